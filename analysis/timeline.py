"""The timeline: what happened when, according to whom.

Rows come in order; plans and forecasts stand at their target; what has no date comes last. Nothing
is resolved against the clock.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.events import Event, events_of
from newsfacts.analysis.figures import figure_events
from newsfacts.analysis.gathering import Weights, alike, stems
from newsfacts.analysis.query import is_named
from newsfacts.analysis.salience import salient_events
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

By: TypeAlias = Literal["day", "week", "month", "year"]

SAME_EVENT = 0.55  # likeness from which two sentences tell one event of a day


def timeline(
    facts: Iterable[Fact],
    *,
    articles: Iterable[Article] = (),
    metric: str | Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    place: str | Sequence[str] | None = None,
    claimant: str | Sequence[str] | None = None,
    query: str | None = None,
    salient: bool | int = False,
) -> list[Event]:
    """The events of the facts, in order, those without a date last.

    Args:
        facts: Facts of every kind.
        articles: Their texts; without them a row has the words of the time instead of a sentence.
        metric: Follow these figures instead: a row a statement, at the time that it holds.
        since: An ISO day; undated rows are left out when it or ``until`` is given.
        until: An ISO day.
        place: Only events told with one of these places.
        claimant: Only events that one of these tells.
        query: Words that the sentence must have, all of them.
        salient: Keep the days that matter; a number says how many, True lets the corpus decide.
    """
    chosen = list(facts)
    needed = {fact.article for fact in chosen}
    known = {article.id: article for article in articles if article.id in needed}
    if metric:
        names = (metric,) if isinstance(metric, str) else tuple(metric)
        of_metric = [f for f in chosen if f.quantity is not None and f.quantity.metric in names]
        events = figure_events(claims_of(of_metric), known)
    elif salient is not False:
        wanted = None if salient is True else int(salient)
        return _filtered(
            salient_events(chosen, known, wanted), since, until, place, claimant, query
        )
    else:
        events = gathered(events_of(chosen, known))
    return in_order(_filtered(events, since, until, place, claimant, query))


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by their first day, precise ones first, undated ones last in the order given."""
    listed = list(events)
    dated = [event for event in listed if event.date is not None]
    dated.sort(key=lambda event: (event.start or event.end or "", event.end or event.start or ""))
    return dated + [event for event in listed if event.date is None]


def gathered(events: Sequence[Event]) -> list[Event]:
    """Events with those merged that several sentences tell of one time."""
    words = [stems(event.text) for event in events]
    weights = Weights(words)
    groups = alike(
        [event.text for event in events],
        [(event.start, event.end, event.date is None and event.articles) for event in events],
        SAME_EVENT,
        weights,
    )
    return [merged([events[index] for index in group]) for group in groups]


def merged(events: Sequence[Event]) -> Event:
    """One event of several that tell the same; the first one's text stands for them."""
    if len(events) == 1:
        return events[0]

    def union(read: Callable[[Event], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for event in events for value in read(event)))

    return msgspec.structs.replace(
        events[0],
        claimants=union(lambda event: event.claimants),
        facts=union(lambda event: event.facts),
        articles=union(lambda event: event.articles),
        figures=union(lambda event: event.figures),
        places=union(lambda event: event.places),
        outlets=union(lambda event: event.outlets),
        mentions=sum(event.mentions for event in events),
    )


def period_of(event: Event, by: By) -> str | None:
    """The day, week, month or year in which an event begins."""
    from datetime import date

    day = event.start or event.end
    if day is None:
        return None
    if by == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[by]]


def _filtered(
    events: Iterable[Event],
    since: str | None,
    until: str | None,
    place: str | Sequence[str] | None,
    claimant: str | Sequence[str] | None,
    query: str | None,
) -> list[Event]:
    places = (place,) if isinstance(place, str) else tuple(place or ())
    claimants = (claimant,) if isinstance(claimant, str) else tuple(claimant or ())
    wanted = stems(query or "")

    def asked(event: Event) -> bool:
        if places and not _any_named(event.places, places):
            return False
        if claimants and not _any_named(event.claimants, claimants):
            return False
        if not wanted <= stems(event.text):
            return False
        return _within(event, since, until)

    return [event for event in events if asked(event)]


def _any_named(names: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(is_named(name, each) for name in names for each in wanted)


def _within(event: Event, since: str | None, until: str | None) -> bool:
    if not since and not until:
        return True
    if event.date is None:
        return False
    start, end = event.start or event.end or "", event.end or event.start or ""
    return (not since or end >= since) and (not until or start <= until)
