"""Copied passages: how many edited copies of articles are found, how many false ones, how fast.

    python -m benchmarks.copies DOCS.jsonl [--articles 200] [--seed 1] [--many N] [--json]

Articles of the file (at least 100 words, no copies of each other) are edited in seven ways; each
kind of copies is put beside the originals. *Recall* is the share of the copies that are paired with
their own original. A pair of two different articles is *false* when fewer than a tenth of the
five-word runs of the shorter one stand in the other: newspapers do copy from each other. Speed is
that of sketching and pairing originals and copies together, in CPU time of one core. With
``--many`` so many articles are made of words of the file, each tenth a *mixed* copy of one of the
thousand before it, a day for each hundred of them, and paired at once.
"""

import argparse
import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newsfacts.analysis.copies import shingles
from newsfacts.analysis.copying import WITHIN
from newsfacts.analysis.sketches import Sketch, Sketcher, find_copies

FEWEST_WORDS = 100
COPIED = 0.1  # of the five-word runs of the shorter of two articles: they do share a passage
WORD_RE = re.compile(r"\S+")
FILLERS = [
    "amber",
    "basin",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "harbor",
    "island",
    "kettle",
]


def changed_headline(text: str, chance: random.Random) -> str:
    """Another first line."""
    _, _, rest = text.partition("\n")
    return " ".join(chance.choices(FILLERS, k=8)) + "\n" + (rest or text)


def cut(share: float) -> Callable[[str, random.Random], str]:
    """Only a share of the text is kept, from its beginning, as editors cut."""

    def edit(text: str, chance: random.Random) -> str:
        words = list(WORD_RE.finditer(text))
        return text[: words[int(len(words) * share) - 1].end()]

    return edit


def reworded(share: float) -> Callable[[str, random.Random], str]:
    """So many of the words are others."""

    def edit(text: str, chance: random.Random) -> str:
        return WORD_RE.sub(
            lambda word: chance.choice(FILLERS) if chance.random() < share else word.group(), text
        )

    return edit


def shuffled(text: str, chance: random.Random) -> str:
    """The paragraphs in another order; sentences where there is one paragraph only."""
    parts = [part for part in re.split(r"\n+", text) if part.strip()]
    if len(parts) < 3:
        parts = re.split(r"(?<=[.!?])\s+", text)
    chance.shuffle(parts)
    return "\n\n".join(parts)


def mixed(text: str, chance: random.Random) -> str:
    """Another headline, a third cut, a twentieth of the words changed, paragraphs shuffled."""
    for edit in (changed_headline, cut(2 / 3), reworded(0.05), shuffled):
        text = edit(text, chance)
    return text


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "headline changed": changed_headline,
    "a third cut": cut(2 / 3),
    "two thirds cut": cut(1 / 3),
    "5% of words changed": reworded(0.05),
    "15% of words changed": reworded(0.15),
    "paragraphs shuffled": shuffled,
    "mixed": mixed,
}


def measure(texts: Sequence[str], count: int, seed: int) -> dict[str, Any]:
    """The figures of the benchmark."""
    chance = random.Random(seed)
    originals = chance.sample(list(texts), min(count, len(texts)))
    copies = {name: [edit(text, chance) for text in originals] for name, edit in EDITS.items()}
    recall, false, possible = {}, 0, 0
    for name, edited in copies.items():
        corpus = [*originals, *edited]
        own, wrong = _pairs(corpus, len(originals))
        recall[name] = own / len(originals)
        false += wrong
        possible += len(corpus) * (len(corpus) - 1) // 2 - len(originals)
    everything = [*originals, *(text for edited in copies.values() for text in edited)]
    seconds = min(_seconds(everything) for _ in range(3))
    return {
        "articles": len(originals),
        "recall": recall,
        "false pairs": false,
        "false in 10,000": 10_000 * false / possible,
        "articles/s": len(everything) / seconds,
        "KB": sum(map(len, everything)) / len(everything) / 1000,
    }


def _pairs(corpus: Sequence[str], originals: int) -> tuple[int, int]:
    """How many copies are paired with their own original, and how many pairs are false."""
    own = wrong = 0
    for pair in find_copies(_sketches(corpus)):
        if pair.second - pair.first == originals:
            own += 1
        elif _share(corpus[pair.first], corpus[pair.second]) < COPIED:
            wrong += 1
    return own, wrong


def _seconds(corpus: Sequence[str]) -> float:
    started = time.process_time()
    list(find_copies(_sketches(corpus)))
    return time.process_time() - started


def _share(one: str, other: str) -> float:
    ours, theirs = shingles(one), shingles(other)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def measure_many(texts: Sequence[str], count: int, seed: int) -> dict[str, Any]:
    """How long many articles take, and how many of the copies among them are found."""
    chance = random.Random(seed)
    words = [word.group() for text in texts for word in WORD_RE.finditer(text)]
    length = len(words) // len(texts)
    corpus: list[str] = []
    sources: dict[int, int] = {}
    for index in range(count):
        if index % 10 == 9:
            sources[index] = chance.randrange(max(0, index - 1000), index)
            corpus.append(mixed(corpus[sources[index]], chance))
        else:
            told = chance.choices(words, k=length)
            corpus.append(". ".join(" ".join(told[at : at + 20]) for at in range(0, length, 20)))
    before = _peak()
    started = time.process_time()
    sketcher = Sketcher()
    sketches = [sketcher.sketch(text, index // 100) for index, text in enumerate(corpus)]
    pairs = {(pair.first, pair.second) for pair in find_copies(sketches, within=WITHIN)}
    seconds = time.process_time() - started
    found = sum((source, copy) in pairs for copy, source in sources.items())
    return {
        "many": count,
        "seconds": seconds,
        "recall of many": found / max(1, len(sources)),
        "MB of many": (_peak() - before) / 1024,
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def read_texts(path: Path) -> list[str]:
    """The texts of a JSONL file that are long enough and no copies of each other."""
    texts: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        if len(text.split()) >= FEWEST_WORDS:
            texts.append(text)
    copied = {pair.second for pair in find_copies(_sketches(texts))}
    return [text for index, text in enumerate(texts) if index not in copied]


def _sketches(texts: Sequence[str]) -> list[Sketch]:
    sketcher = Sketcher()
    return [sketcher.sketch(text) for text in texts]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path, help="a JSONL file of articles with a key text")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--many", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    texts = read_texts(options.docs)
    figures = measure(texts, options.articles, options.seed)
    if options.many:
        figures |= measure_many(texts, options.many, options.seed)
    if options.json:
        print(json.dumps(figures))
        return 0
    for name, share in figures["recall"].items():
        print(f"recall, {name:22} {share:.3f}   goal 1.000")
    print(f"false pairs in 10,000          {figures['false in 10,000']:.3f}   goal 1.000")
    print(
        f"articles/s/core                {figures['articles/s']:,.0f}   goal 3,000"
        f"   ({figures['KB']:.1f} KB each, {figures['articles']} originals)"
    )
    if options.many:
        print(
            f"{options.many:,} articles at once     {figures['seconds']:.1f} s, recall of mixed"
            f" {figures['recall of many']:.4f}, {figures['MB of many']:.0f} MB more"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
