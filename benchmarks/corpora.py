"""Corpora of any size, made from the sentences of the seeds with other numbers in them.

    python -m benchmarks.corpora COUNT -o FILE.jsonl [--size 3500] [--seed 0]

The same arguments give the same bytes, whatever the machine. Every article has numbers, an id, a
date and a headline of its own, so that no part of it was read before: nothing that an extractor
keeps from one article helps with the next.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

SEEDS = Path(__file__).parent.parent / "seeds"
SIZE = 3500  # characters of an article: what news has on average
SHORTEST = 60  # characters of a line of the seeds that is running text
SENTENCE_END_RE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
YEAR_RE = re.compile(r"(?:19|20)\d\d\Z")
NUMBER_RE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{2,5}\b")
PARAGRAPH = 3  # sentences
FIRST_DAY = date(2023, 1, 1)
DAYS = 730
OUTLETS = ("Morning Courier", "Harbour Post", "Evening Ledger", "Valley Wire", "Northern Desk")


class MadeArticle(NamedTuple):
    """An article as collectors write it to JSON lines."""

    id: str
    title: str
    outlet: str
    date: str
    text: str


def make_articles(count: int, *, size: int = SIZE, seed: int = 0) -> Iterator[MadeArticle]:
    """Yield articles of about ``size`` characters; the n-th is the same for any ``count``."""
    for number in range(count):
        yield make_article(number, size=size, seed=seed)


def make_article(number: int, *, size: int = SIZE, seed: int = 0) -> MadeArticle:
    """The article of a number."""
    dice = random.Random(f"{seed}/{number}")
    sentences: list[str] = []
    length = 0
    while length < size:
        sentence = other_numbers(dice.choice(seed_sentences()), dice)
        sentences.append(sentence)
        length += len(sentence) + 1
    paragraphs = [
        " ".join(sentences[start : start + PARAGRAPH])
        for start in range(0, len(sentences), PARAGRAPH)
    ]
    return MadeArticle(
        id=f"made-{seed}-{number:06d}",
        title=f"Report {number} of the front, {dice.randrange(10_000):,} words later",
        outlet=dice.choice(OUTLETS),
        date=(FIRST_DAY + timedelta(dice.randrange(DAYS))).isoformat(),
        text="\n\n".join(paragraphs),
    )


def other_numbers(sentence: str, dice: random.Random) -> str:
    """A sentence with other figures of the same length; a year becomes another year."""

    def other(match: re.Match[str]) -> str:
        written = match[0]
        if YEAR_RE.match(written):
            return str(dice.randrange(1990, 2025))
        digits = len(written.replace(",", ""))
        number = dice.randrange(10 ** (digits - 1), 10**digits)
        return f"{number:,}" if "," in written else str(number)

    return NUMBER_RE.sub(other, sentence)


@cache
def seed_sentences() -> tuple[str, ...]:
    """The sentences of the seeds that are running text."""
    lines = [
        line.strip()
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = [line for line in lines if len(line) > SHORTEST]
    return tuple(part for text in texts for part in SENTENCE_END_RE.split(text))


def write_corpus(path: Path, count: int, *, size: int = SIZE, seed: int = 0) -> int:
    """Write articles as JSON lines; the bytes that this made."""
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file:
        for article in make_articles(count, size=size, seed=seed):
            file.write(encode(article._asdict()) + b"\n")
        return file.tell()


def main(arguments: list[str] | None = None) -> int:
    """Write a corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--size", type=int, default=SIZE, metavar="CHARACTERS")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    written = write_corpus(options.output, options.count, size=options.size, seed=options.seed)
    print(f"{options.output}: {options.count:,} articles, {written / 1e6:,.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
