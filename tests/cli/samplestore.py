"""A store of two made articles, without files: what commands print of it is known to the letter."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from typer.testing import Result

from newsfacts.documents.records import Article, Published
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import (
    Claimant,
    Extent,
    Fact,
    Interval,
    Parts,
    Place,
    Quantity,
    Quote,
    Time,
)
from newsfacts.store.manifest import Counts
from newsfacts.store.reviewing import Reviews

Run = Callable[..., Result]

FIRST = (
    "Ukraine said on Tuesday that up to 12,000 North Korean soldiers were in Kursk.\n"
    "The ministry warned: “Thousands more may come by December.”\n"
)
SECOND = "About 300 people were killed, officials of the Red Cross said. Nobody knows more.\n"


class Counted(NamedTuple):
    """What commands read of a manifest."""

    counts: Counts


class Named(NamedTuple):
    """What commands read of the index."""

    id: str
    path: str


class SampleStore:
    """What commands need of a store."""

    reviews = Reviews()

    def __init__(self, path: object = None) -> None:
        self.folder = Path("/clippings/.newsfacts")
        facts = list(self.facts())
        self.manifest = Counted(
            Counts(
                articles=2,
                quantities=sum(fact.kind == "quantity" for fact in facts),
                dates=sum(fact.kind == "date" for fact in facts),
                quotes=sum(fact.kind == "quote" for fact in facts),
            )
        )

    def articles(self) -> Iterator[Article]:
        """Both."""
        yield make_article("a", "clips/first.txt", FIRST, None, None)
        yield make_article("b", "clips/second.txt", SECOND, "2024-10-30", "The Daily")

    def entries(self) -> Iterator[tuple[int, Named]]:
        """The index of both."""
        for article in self.articles():
            yield 0, Named(article.id, article.path or "")

    def facts_at(self, number: int, entry: Named) -> list[Fact]:
        """The facts of one."""
        return list(self.facts(article=entry.id))

    def facts(self, **exact: Any) -> Iterator[Fact]:
        """Three figures, a date and two quotations."""
        for fact in made_facts():
            known = {"metric": fact.quantity and fact.quantity.metric}
            if all(
                known.get(key, getattr(fact, key, None)) == value for key, value in exact.items()
            ):
                yield fact


def make_article(name: str, path: str, text: str, day: str | None, outlet: str | None) -> Article:
    """One article."""
    return Article(
        id=name,
        path=path,
        sha256="0" * 64,
        title=None,
        outlet=outlet,
        outlet_basis="footer" if outlet else None,
        authors=None,
        url=None,
        language="en",
        published=Published(day, day, day, "dateline", "Oct. 30") if day else None,
        text=text,
    )


UKRAINE = Claimant("Ukraine", "official", "Ukraine", "said", None, (), (), None)
MINISTRY = Claimant("Ukraine", "official", "The ministry", "warned", None, ("NATO",), (), None)
RED_CROSS = Claimant(
    "Red Cross", "organisation", "officials of the Red Cross", "said", None, (), (), None
)


def made_facts() -> list[Fact]:
    """The facts of both articles, in order."""
    tuesday = Time("Tuesday", "DATE", "XXXX-WXX-2", None, None, None, "on")
    december = Time("December", "DATE", "2024-12", None, "2024-12-01", "2024-12-31", "by")
    said = SECOND.index("About"), SECOND.index(",")
    return [
        make(
            FIRST,
            "quote",
            "up to 12,000 North Korean soldiers were in Kursk",
            claimant=UKRAINE,
            quote=("indirect", "say"),
        ),
        make(FIRST, "date", "Tuesday", time=tuesday),
        make(
            FIRST,
            "quantity",
            "up to 12,000",
            quantity=Quantity(
                None,
                12000.0,
                "at_most",
                "soldier",
                "North Korean soldiers",
                "troops",
                "level",
                None,
                "North Korea",
                "be",
                "present",
            ),
            claimant=UKRAINE,
            places=(Place("Kursk", "in", "Russia"),),
        ),
        make(
            FIRST,
            "quote",
            "Thousands more may come by December.",
            claimant=MINISTRY,
            quote=("direct", "say"),
        ),
        make(
            FIRST,
            "quantity",
            "Thousands",
            quantity=Quantity(
                1000.0,
                10000.0,
                "vague",
                None,
                None,
                "troops",
                "level",
                "up",
                "North Korea",
                "come",
                "sent",
            ),
            claimant=MINISTRY,
            modality="possible",
            time=december,
        ),
        make(
            SECOND,
            "quantity",
            "About 300",
            quantity=Quantity(
                300.0,
                300.0,
                "approx",
                "person",
                "people",
                "deaths",
                "level",
                None,
                None,
                "kill",
                None,
            ),
            claimant=RED_CROSS,
        ),
        make(
            SECOND,
            "quote",
            SECOND[said[0] : said[1]],
            claimant=RED_CROSS,
            quote=("indirect", "belief"),
        ),
    ]


def make(article: str, kind: str, text: str, **parts: Any) -> Fact:
    """A fact that stands where its words do."""
    start = article.index(text)
    end = start + len(text)
    name = "a" if article is FIRST else "b"
    first = article.rfind("\n", 0, start) + 1
    last = min(at for at in (article.find("\n", end), len(article)) if at >= 0)
    quote = parts.pop("quote", None)
    values: dict[str, Any] = {
        "quantity": None,
        "time": None,
        "claimant": None,
        "modality": "asserted",
        "places": (),
        **parts,
    }
    return Fact(
        id=fact_id(name, kind, start, end, text),  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        article=name,
        path="clips/first.txt" if name == "a" else "clips/second.txt",
        outlet=None if name == "a" else "The Daily",
        published=None if name == "a" else Interval("2024-10-30", "2024-10-30"),
        start=start,
        end=end,
        text=text,
        zone="body",
        sentence=Extent(first, last),
        quote=Quote(quote[0], quote[1], (), (), ((start, end),)) if quote else None,
        hedge=None,
        spans=Parts(),
        inferred=(),
        rule="made",
        **values,
    )


def as_stored(fact: Fact) -> dict[str, Any]:
    """The record as the store keeps it."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(fact))
    return decoded
