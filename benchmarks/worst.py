"""Stores of shapes that are hard on questions, of any number of facts.

    python -m benchmarks.worst SHAPE FACTS -o FOLDER [--seed 0]

The shapes: "metric", nearly every fact a toll of one metric; "block", every figure of one thing,
place and state, so that all of them are set against each other; "article", all facts in one
article; "small", ten facts an article. A few sentences are read; all articles are made of them,
each with numbers and a day of its own, the facts moved to where the sentence stands.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.corpora import DAYS, FIRST_DAY, OUTLETS
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, GivenDate, Published
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import Extent, Fact, Interval, Offsets, Parts
from newsfacts.store.manifest import Counts
from newsfacts.store.opening import opened
from newsfacts.store.segments import Encoded
from newsfacts.store.versions import fingerprint, maker

TOLL = "{who} said on Monday that 1,234 people were killed in {town}, {land}."
STOCK = "{who} counts 1,234 soldiers in Kursk, Russia."
MIXED = "{who} said that 1,234 people fled {town}, {land}, after 4,321 houses burned down."
SPEAKERS = ("The Red Cross", "Kyiv", "Moscow", "The Pentagon", "Seoul", "The United Nations")
TOWNS = (("Mao", "Chad"), ("Homs", "Syria"), ("Gao", "Mali"), ("Dallas", "Texas"))
NUMBER_RE = re.compile(r"\d,\d{3}")
FACTS = 10  # of an article, or a few more


class Shape(NamedTuple):
    """What the articles of a store are made of."""

    sentences: tuple[str, ...]
    facts: int  # of an article; 0 is all


SHAPES = {
    "metric": Shape((TOLL,), FACTS),
    "block": Shape((STOCK,), FACTS),
    "article": Shape((TOLL, STOCK, MIXED), 0),
    "small": Shape((TOLL, STOCK, MIXED), FACTS),
}


class Model(NamedTuple):
    """A sentence that was read."""

    text: str
    facts: tuple[Fact, ...]


def make_worst(folder: Path, shape: str, facts: int, *, seed: int = 0) -> int:
    """Write a store of at least so many facts; how many there are."""
    models = list(_models(SHAPES[shape].sentences))
    each = SHAPES[shape].facts or facts
    total = number = 0
    with opened(folder) as writer:
        while total < facts:
            encoded = _article(models, number, each, random.Random(f"{seed}/{number}"))
            writer.append(encoded)
            total, number = total + encoded.counts.facts, number + 1
    return total


def _models(sentences: tuple[str, ...]) -> Iterator[Model]:
    for sentence in sentences:
        for who in SPEAKERS:
            for town, land in TOWNS:
                text = sentence.format(who=who, town=town, land=land)
                document = build_document(
                    text, id="model", given_date=GivenDate("2024-10-30", "record")
                )
                yield Model(text, tuple(read_article(document).facts))


def _article(models: list[Model], number: int, facts: int, dice: random.Random) -> Encoded:
    name, day = f"worst-{number:07d}", (FIRST_DAY + timedelta(dice.randrange(DAYS))).isoformat()
    pieces, found, at = [], list[Fact](), 0
    published = Interval(day, day)
    while len(found) < facts:
        model = dice.choice(models)
        text = NUMBER_RE.sub(lambda _: f"{dice.randrange(1000, 10000):,}", model.text)
        for fact in model.facts:
            found.append(_moved(fact, at, text, (name, published, len(found))))
        pieces.append(text)
        at += len(text) + 1
    text = " ".join(pieces)
    outlet = dice.choice(OUTLETS)
    article = Article(
        id=name,
        path=f"worst.jsonl#{name}",
        sha256=f"{number:064x}",
        title=None,
        outlet=outlet,
        outlet_basis="record",
        authors=None,
        url=None,
        language="en",
        published=Published(day, day, day, "record", None),
        text=text,
    )
    kinds = [fact.kind for fact in found]
    encoder = msgspec.json.Encoder()
    return Encoded(
        name,
        article.path,
        fingerprint(name),
        maker(),
        encoder.encode(article) + b"\n",
        encoder.encode_lines(found),
        Counts(1, kinds.count("quantity"), kinds.count("date"), kinds.count("quote")),
    )


def _moved(fact: Fact, by: int, sentence: str, where: tuple[str, Interval, int]) -> Fact:
    """A fact of a sentence that stands elsewhere, and has other numbers."""
    name, published, place = where
    quantity = fact.quantity
    text = sentence[fact.start : fact.end]
    match = NUMBER_RE.search(text)
    if quantity is not None and match is not None:
        value = float(match[0].replace(",", ""))
        quantity = msgspec.structs.replace(quantity, low=value, high=value)
    parts = {part: _shifted(getattr(fact.spans, part), by) for part in Parts.__struct_fields__}
    quote = fact.quote
    if quote is not None:
        quote = msgspec.structs.replace(
            quote,
            source=_shifted(quote.source, by),
            cue=_shifted(quote.cue, by),
            content=_shifted(quote.content, by),
        )
    start, end = fact.start + by, fact.end + by
    return msgspec.structs.replace(
        fact,
        id=fact_id(name, fact.kind, start, end, str(place)),
        article=name,
        path=f"worst.jsonl#{name}",
        published=published,
        start=start,
        end=end,
        text=text,
        sentence=Extent(fact.sentence.start + by, fact.sentence.end + by),
        quantity=quantity,
        quote=quote,
        spans=Parts(**parts),
    )


def _shifted(spans: tuple[Offsets, ...], by: int) -> tuple[Offsets, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def main(arguments: list[str] | None = None) -> int:
    """Write a store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shape", choices=list(SHAPES))
    parser.add_argument("facts", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    total = make_worst(options.output, options.shape, options.facts, seed=options.seed)
    print(f"{options.output}: {total:,} facts", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
