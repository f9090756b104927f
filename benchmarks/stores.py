"""Stores of any number of facts, made without reading every article.

    python -m benchmarks.stores FACTS -o FOLDER [--seed 0]

Some hundred generated articles are read; all others are such an article with other figures in the
same places, and the facts that follow from it. So a store of a million facts takes a minute, its
offsets and values are right, and no two articles are the same.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.corpora import NUMBER_RE, YEAR_RE, make_article
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, GivenDate
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import Fact
from newsfacts.store.encoding import as_article
from newsfacts.store.manifest import Counts
from newsfacts.store.opening import opened
from newsfacts.store.segments import Encoded
from newsfacts.store.versions import fingerprint, maker

MODELS = 400  # articles that are read


class Number(NamedTuple):
    """A number of an article that may be another one, and the fact that it alone makes."""

    start: int
    end: int
    value: int
    fact: int | None
    factor: float


class Model(NamedTuple):
    """An article that was read, with the numbers in it that may change."""

    article: Article
    facts: tuple[Fact, ...]
    numbers: tuple[Number, ...]


def make_model(number: int, seed: int) -> Model:
    """Read an article, and find what may change in it."""
    made = make_article(number, seed=seed)
    reading = read_article(
        build_document(
            made.text,
            id=made.id,
            title=made.title,
            outlet=made.outlet,
            outlet_basis="record",
            given_date=GivenDate(made.date, "record"),
        )
    )
    facts = tuple(reading.facts)
    numbers = []
    for match in NUMBER_RE.finditer(made.text):
        if YEAR_RE.match(match[0]):
            continue
        value = int(match[0].replace(",", ""))
        holding = [
            k for k, f in enumerate(facts) if f.start < match.end() and f.end > match.start()
        ]
        figures = [k for k in holding if facts[k].kind == "quantity"]
        others = [k for k in holding if facts[k].kind == "date"]
        if others or len(figures) > 1:
            continue  # what it means hangs on more than this number
        factor = _factor(facts[figures[0]], value) if figures else 1.0
        if factor is not None:
            fact = figures[0] if figures else None
            numbers.append(Number(match.start(), match.end(), value, fact, factor))
    return Model(as_article(reading.document), facts, tuple(numbers))


def _factor(fact: Fact, value: int) -> float | None:
    """What a number is multiplied by to give the figure; None when it is not that simple."""
    quantity = fact.quantity
    if quantity is None or value == 0:
        return None
    ends = {end for end in (quantity.low, quantity.high) if end is not None}
    return ends.pop() / value if len(ends) == 1 else None


def another(model: Model, number: int, dice: random.Random) -> tuple[Article, list[Fact]]:
    """An article like a model, with other figures and an id of its own."""
    text, facts = model.article.text, list(model.facts)
    pieces, at = [], 0
    for place in model.numbers:
        written = text[place.start : place.end]
        digits = len(written.replace(",", ""))
        value = dice.randrange(10 ** (digits - 1), 10**digits)
        pieces += [text[at : place.start], f"{value:,}" if "," in written else str(value)]
        at = place.end
        if place.fact is not None:
            facts[place.fact] = _with_value(facts[place.fact], value * place.factor)
    text = "".join([*pieces, text[at:]])
    name = f"like-{number:07d}"
    article = msgspec.structs.replace(
        model.article, id=name, path=f"made.jsonl#{name}", sha256=f"{number:064x}", text=text
    )
    return article, [_moved(fact, article, place) for place, fact in enumerate(facts)]


def _with_value(fact: Fact, value: float) -> Fact:
    quantity = fact.quantity
    assert quantity is not None
    low = None if quantity.low is None else value
    high = None if quantity.high is None else value
    return msgspec.structs.replace(
        fact, quantity=msgspec.structs.replace(quantity, low=low, high=high)
    )


def _moved(fact: Fact, article: Article, place: int) -> Fact:
    return msgspec.structs.replace(
        fact,
        id=fact_id(article.id, fact.kind, fact.start, fact.end, str(place)),
        article=article.id,
        path=article.path,
        text=article.text[fact.start : fact.end],
    )


def make_store(folder: Path, facts: int, *, seed: int = 0, models: int = MODELS) -> int:
    """Write a store of at least so many facts; how many there are."""
    made = [make_model(number, seed) for number in range(min(models, max(1, facts // 20)))]
    with opened(folder) as writer:
        total = 0
        for encoded in _encoded(made, facts, seed):
            writer.append(encoded)
            total += encoded.counts.facts
    return total


def _encoded(models: list[Model], facts: int, seed: int) -> Iterator[Encoded]:
    encoder, made_by = msgspec.json.Encoder(), maker()
    total = number = 0
    while total < facts:
        dice = random.Random(f"{seed}/{number}")
        article, found = another(models[number % len(models)], number, dice)
        kinds = [fact.kind for fact in found]
        yield Encoded(
            article.id,
            article.path,
            fingerprint(article.id),
            made_by,
            encoder.encode(article) + b"\n",
            encoder.encode_lines(found),
            Counts(1, kinds.count("quantity"), kinds.count("date"), kinds.count("quote")),
        )
        total, number = total + len(found), number + 1


def main(arguments: list[str] | None = None) -> int:
    """Write a store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("facts", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    total = make_store(options.output, options.facts, seed=options.seed)
    print(f"{options.output}: {total:,} facts", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
