"""Choose facts: by kind, metric, who says it, where it stands, where and when it holds.

Names match without regard to case; ``*`` and ``?`` match as in file names. A claimant is also found
under the body behind it (Pentagon under United States), a person by the last name, and a place
under what contains it.
"""

from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from newsfacts.analysis.where import parse_where
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

NAMES = (
    "kind",
    "metric",
    "claimant",
    "outlet",
    "article",
    "place",
    "subject",
    "modality",
    "zone",
)

MARKS = frozenset("*?[")  # of a pattern


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. Each group of names holds alternatives; groups are all required.

    ``since`` and ``until`` are ISO days and compare with the time of the fact, else with the
    article's date; what has neither is not known to be in the period, and left out. ``min`` and
    ``max`` bound the whole figure: "up to 500" is within ``max=500``.
    """

    kind: tuple[str, ...] = ()
    metric: tuple[str, ...] = ()
    claimant: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    since: str | None = None
    until: str | None = None
    zone: tuple[str, ...] = ()
    where: str | None = None

    def __post_init__(self) -> None:
        """Accept one name, None or a list where a tuple of names is kept."""
        for name in NAMES:
            given: Any = getattr(self, name)
            names = (given,) if isinstance(given, str) else tuple(given or ())
            msgspec.structs.force_setattr(self, name, names)

    def describe(self) -> list[str]:
        """The filters in force, as a table's last line shows them: ``metric=troops``."""
        shown: list[str] = []
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, tuple):
                shown.extend(f"{name}={entry}" for entry in value)
            elif value is not None:
                shown.append(f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}")
        return shown


def select(facts: Iterable[Fact], wanted: Filter) -> Iterator[Fact]:
    """The facts that meet every condition of ``wanted``, in the order given.

    Raises:
        WhereError: ``wanted.where`` cannot be read.
    """
    tests = list(_tests(wanted))
    return (fact for fact in facts if all(test(fact) for test in tests))


def matches_article(article: Article, wanted: Filter) -> bool:
    """Whether an article is one of those that ``--article`` and ``--outlet`` leave."""
    return (
        not wanted.article
        or any(article_matches(name, article.id, article.path) for name in wanted.article)
    ) and (not wanted.outlet or any(is_named(article.outlet, name) for name in wanted.outlet))


def article_matches(pattern: str, article: str, path: str | None) -> bool:
    """Whether ``pattern`` names an article: its path, or how its id or file name begins."""
    name = (path or "").rsplit("/", 1)[-1]
    if any(mark in pattern for mark in "*?["):
        return any(fnmatchcase(text, pattern) for text in (article, path or "", name))
    begins = article.startswith(pattern) or name.startswith(pattern)
    return bool(pattern) and (begins or pattern == path)


def is_named(name: str | None, wanted: str) -> bool:
    """Whether a name is the one asked for; ``*`` and ``?`` stand for anything."""
    if name is None:
        return False
    if MARKS.isdisjoint(wanted):
        return name.casefold() == wanted.casefold()
    return fnmatchcase(name.casefold(), wanted.casefold())


def time_span(fact: Fact) -> tuple[str | None, str | None]:
    """First and last day that a fact speaks of: its time where it gives one, else its article's."""
    if fact.time and (fact.time.start or fact.time.end):
        return fact.time.start, fact.time.end
    if fact.time and fact.time.value.startswith("XXXX"):
        return None, None  # a day is named, nobody knows of which year
    published = fact.published
    return (published.start, published.end) if published else (None, None)


def _tests(wanted: Filter) -> Iterator[Callable[[Fact], bool]]:
    named: tuple[tuple[tuple[str, ...], Callable[[Fact, str], bool]], ...] = (
        (wanted.kind, lambda fact, name: is_named(fact.kind, name)),
        (wanted.metric, lambda fact, name: _of_metric(fact, name)),
        (wanted.claimant, said_by),
        (wanted.outlet, lambda fact, name: is_named(fact.outlet, name)),
        (wanted.article, lambda fact, name: article_matches(name, fact.article, fact.path)),
        (wanted.place, stands_in),
        (wanted.subject, _of_subject),
        (wanted.modality, lambda fact, name: is_named(fact.modality, name)),
        (wanted.zone, lambda fact, name: is_named(fact.zone, name)),
    )
    for names, test in named:
        if names:
            yield _any_of(names, test)
    if wanted.min is not None or wanted.max is not None:
        yield _bounded(wanted.min, wanted.max)
    if wanted.since or wanted.until:
        yield _dated(wanted.since, wanted.until)
    if wanted.where:
        yield parse_where(wanted.where)


def _any_of(names: tuple[str, ...], test: Callable[[Fact, str], bool]) -> Callable[[Fact], bool]:
    if len(names) == 1:
        name = names[0]
        return lambda fact: test(fact, name)
    return lambda fact: any(test(fact, name) for name in names)


def _of_metric(fact: Fact, name: str) -> bool:
    return fact.quantity is not None and is_named(fact.quantity.metric, name)


def _of_subject(fact: Fact, name: str) -> bool:
    return fact.quantity is not None and is_named(fact.quantity.subject, name)


def said_by(fact: Fact, name: str) -> bool:
    """Whether somebody of a name tells a fact: a claimant, the body it speaks for, a surname."""
    claimant = fact.claimant
    if claimant is None:
        return False
    known = (claimant.name, claimant.parent, *claimant.others, *claimant.via)
    a_person = claimant.type == "person" or claimant.parent is not None
    surname = claimant.name.rsplit(" ", 1)[-1] if claimant.name and a_person else None
    return any(is_named(each, name) for each in (*known, surname))


def stands_in(fact: Fact, name: str) -> bool:
    """Whether a fact has a place, or one within it."""
    return any(is_named(place.name, name) or is_named(place.within, name) for place in fact.places)


def _bounded(low: float | None, high: float | None) -> Callable[[Fact], bool]:
    def within(fact: Fact) -> bool:
        quantity = fact.quantity
        if quantity is None:
            return False
        first = quantity.low if quantity.low is not None else quantity.high
        last = quantity.high if quantity.high is not None else quantity.low
        if first is None or last is None:
            return False
        return (low is None or first >= low) and (high is None or last <= high)

    return within


def _dated(since: str | None, until: str | None) -> Callable[[Fact], bool]:
    def within(fact: Fact) -> bool:
        start, end = time_span(fact)
        if start is None and end is None:
            return False
        return (not since or end is None or end >= since) and (
            not until or start is None or start <= until
        )

    return within
