"""What the two sides of a difference are: an article, an outlet, a claimant or a time.

A name is looked for in all four; what could be more than one thing is an error that lists them, and
``outlet:BBC``, ``claimant:``, ``article:`` or ``date:`` before a name says which is meant.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath as Path
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.query import Filter, article_matches, is_named, said_by, select
from newsfacts.extractors.facts import Fact
from newsfacts.store.naming import is_label

SideKind: TypeAlias = Literal["article", "outlet", "claimant", "date", "store", "ingest"]

KINDS: tuple[SideKind, ...] = ("article", "outlet", "claimant", "date")
DATE_RE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


class Side(NamedTuple):
    """One side: what kind of thing it is, its full name, and the facts that are its."""

    kind: SideKind
    name: str
    facts: tuple[Fact, ...]
    holds: str | None = None  # what else a heading says of it: "3 articles"


class SideError(ValueError):
    """A name that is nothing here, or more than one thing; ``candidates`` are what it could be."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


def find_side(name: str, facts: Sequence[Fact], articles: Sequence[tuple[str, str | None]]) -> Side:
    """The side that a name stands for.

    Args:
        name: As the user wrote it.
        facts: All facts.
        articles: Id and path of every article, those without facts too.

    Raises:
        SideError: It is nothing, or could be more than one thing.
    """
    kind, plain = _prefix(name)
    candidates: list[tuple[SideKind, str]] = []
    if kind in (None, "article"):
        candidates += [("article", each) for each in _articles(plain, articles)]
    if kind in (None, "outlet"):
        outlets = (fact.outlet for fact in facts if fact.outlet)
        candidates += [("outlet", each) for each in _names(plain, outlets)]
    if kind in (None, "claimant"):
        candidates += [("claimant", each) for each in _claimants(plain, facts)]
    if kind in (None, "date") and DATE_RE.match(plain) and _is_day(plain):
        candidates.append(("date", plain))
    stems = {ident: Path(path).stem for ident, path in articles if path}
    exact = [each for each in candidates if plain in (each[1], stems.get(each[1]))]
    if len(candidates) > 1 and len(exact) == 1:
        candidates = exact
    if not candidates:
        raise SideError(f"no article, outlet, claimant or date {name!r}")
    if len(candidates) > 1:
        files = {ident: path.rsplit("/", 1)[-1] for ident, path in articles if path}
        raise SideError(
            f"{name!r} could be {len(candidates)} things",
            [f"{kind}:{files.get(each, each)}" for kind, each in candidates],
        )
    found, full = candidates[0]
    return Side(found, full, tuple(_facts_of(found, full, facts)))


def _is_day(plain: str) -> bool:
    """Whether the calendar has a day, month or year: no 2024-09-99."""
    try:
        date.fromisoformat(plain + "-01-01"[len(plain) - len("2024") :])
    except ValueError:
        return False
    return True


def _prefix(name: str) -> tuple[SideKind | None, str]:
    head, colon, rest = name.partition(":")
    for kind in KINDS:
        if colon and head == kind and rest:
            return kind, rest
    return None, name


def _articles(name: str, articles: Iterable[tuple[str, str | None]]) -> list[str]:
    named = [each for each in articles if article_matches(name, *each)]
    # tables print how file names begin, and an id may begin like any of them
    files = [each for each in named if article_matches(name, "", each[1])]
    labelled = [each for each in files if is_label(name, each[1])]
    meant = labelled if len(labelled) == 1 else files or named
    return [ident for ident, _ in meant]


def _names(wanted: str, names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if is_named(name, wanted)))


def _claimants(wanted: str, facts: Sequence[Fact]) -> list[str]:
    """Who answers to a name: first who bears it, and others only where nobody does.

    Others are co-claimants, bodies that somebody speaks for or is quoted through, and surnames: all
    that ``said_by`` takes for a name. Several of these are one side, under the name asked for.
    """
    names = (fact.claimant.name for fact in facts if fact.claimant and fact.claimant.name)
    found = _names(wanted, names)
    if found or not any(said_by(fact, wanted) for fact in facts):
        return found
    return [wanted]


def _facts_of(kind: SideKind, name: str, facts: Sequence[Fact]) -> Iterable[Fact]:
    if kind == "article":
        return (fact for fact in facts if fact.article == name)
    if kind == "outlet":
        return select(facts, Filter(outlet=(name,)))
    if kind == "claimant":
        own = [fact for fact in facts if _says(fact, name)]
        return own or [fact for fact in facts if said_by(fact, name)]
    first = name + "-01-01"[len(name) - 4 :]
    last = name + {4: "-12-31", 7: "-31", 10: ""}[len(name)]
    return (fact for fact in facts if _came_out(fact, first, last))


def _says(fact: Fact, name: str) -> bool:
    """Whether a claimant himself says it; what speaks for him is another claimant."""
    claimant = fact.claimant
    return claimant is not None and name in (claimant.name, *claimant.others)


def _came_out(fact: Fact, first: str, last: str) -> bool:
    """Whether the article of a fact certainly came out in a period."""
    published = fact.published
    if published is None or published.start is None or published.end is None:
        return False
    return first <= published.start and published.end <= last
