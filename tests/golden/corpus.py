"""Read the golden corpus, and what the program finds in it."""

import csv
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import newsfacts
from newsfacts.extractors.facts import Fact
from tests.golden.scoring import (
    Record,
    as_attribution,
    as_claim,
    as_time,
    score_attributions,
    score_claims,
    score_times,
)

FOLDER = Path(__file__).parent
SEEDS = FOLDER.parent.parent / "seeds"
GROUPS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "seeds")
GOLD_FILES = ("claims.jsonl", "times.jsonl", "attributions.jsonl", "seeds-claims.jsonl")


class Article(NamedTuple):
    """An article of the corpus; the seeds have neither date nor outlet."""

    name: str
    text: str
    date: str | None = None
    outlet: str | None = None
    group: str = "seeds"  # or first, second, third …: README.md


def read_articles() -> list[Article]:
    """The invented articles with the dates and outlets of ``articles.csv``, in its order."""
    with (FOLDER / "articles.csv").open(encoding="utf-8", newline="") as file:
        return [
            Article(name, _read(FOLDER / "articles" / name), date, outlet, group)
            for name, date, outlet, group in list(csv.reader(file))[1:]
        ]


def read_seeds() -> list[Article]:
    """The five articles that come with the program."""
    return [Article(path.name, _read(path)) for path in sorted(SEEDS.glob("*.txt"))]


def read_gold(name: str) -> list[Record]:
    """The annotations of one file."""
    return [json.loads(line) for line in _read(FOLDER / name).splitlines()]


def find_facts(articles: Iterable[Article]) -> list[Fact]:
    """Every fact that the library finds in the articles."""
    return [
        fact
        for article in articles
        for fact in newsfacts.extract(
            article.text, published=article.date, outlet=article.outlet, id=article.name
        )
    ]


@cache
def measure(group: str) -> dict[str, float]:
    """Every measure over a group of articles; the seeds are annotated for quantities only."""
    if group == "seeds":
        seeds = find_facts(read_seeds())
        return score_claims(read_gold("seeds-claims.jsonl"), found_claims(seeds))
    articles = [article for article in read_articles() if article.group == group]
    facts = find_facts(articles)
    texts = {article.name: article.text for article in articles}
    claims, times, attributions = (
        [item for item in read_gold(name) if item["article"] in texts]
        for name in ("claims.jsonl", "times.jsonl", "attributions.jsonl")
    )
    return {
        **score_claims(claims, found_claims(facts)),
        **score_times(times, found_times(facts, times)),
        **score_attributions(attributions, found_attributions(facts, attributions), texts),
    }


def found_claims(facts: Iterable[Fact]) -> list[Record]:
    """The quantities among the facts."""
    return [as_claim(fact) for fact in facts if fact.kind == "quantity"]


def found_times(facts: Iterable[Fact], gold: Iterable[Record]) -> list[Record]:
    """The time expressions among the facts, of articles where they are annotated."""
    annotated = {item["article"] for item in gold}
    return [as_time(fact) for fact in facts if fact.kind == "date" and fact.article in annotated]


def found_attributions(facts: Iterable[Fact], gold: Iterable[Record]) -> list[Record]:
    """The attributions among the facts, of articles where they are annotated."""
    annotated = {item["article"] for item in gold}
    return [
        as_attribution(fact) for fact in facts if fact.kind == "quote" and fact.article in annotated
    ]


def corpus_digest() -> str:
    """A hash of every text and annotation: floors hold for exactly one corpus."""
    digest = hashlib.blake2b(digest_size=8)
    parts: list[Any] = [*read_articles(), *read_seeds(), *map(read_gold, GOLD_FILES)]
    for part in parts:
        digest.update(json.dumps(part, ensure_ascii=False).encode())
    return digest.hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
