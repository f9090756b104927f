"""The timeline: what happened when, according to whom.

Rows come in order; plans and forecasts stand at their target; what has no date comes last. Nothing
is resolved against the clock.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from newsfacts.analysis.asked import first_day, last_day
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.events import Event, events_of
from newsfacts.analysis.figures import figure_events
from newsfacts.analysis.gathering import has_words, stems
from newsfacts.analysis.query import is_named, said_by
from newsfacts.analysis.salience import salient_events
from newsfacts.analysis.stories import groups_of
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.metrics.names import check_metrics

By: TypeAlias = Literal["day", "week", "month", "year"]

AHEAD = frozenset(("plan", "forecast"))
COARSENESS = {"day": 0, "week": 1, "month": 2, "year": 3}  # of what --by asks for


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

    Raises:
        WrongArgument: There is no such metric or day.
    """
    chosen = list(facts)
    needed = {fact.article for fact in chosen}
    known = {article.id: article for article in articles if article.id in needed}
    wanted = Wanted(
        first_day(since, "since"),
        last_day(until, "until"),
        places_named(place, chosen),
        speakers_named(claimant, chosen),
        query or "",
    )
    if metric:
        names = tuple(name.casefold() for name in _names(metric))
        present = {f.quantity.metric for f in chosen if f.quantity is not None}
        check_metrics(names, present)
        of_metric = [f for f in chosen if f.quantity is not None and f.quantity.metric in names]
        events = figure_events(claims_of(of_metric), known)
    elif salient is not False:
        count = None if salient is True else int(salient)
        return wanted.among(salient_events(chosen, known, count))
    else:
        events = gathered(events_of(chosen, known))
    return in_order(wanted.among(events))


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by their first day, precise ones first, undated ones last in the order given."""
    return sorted(events, key=place_in_order)


def place_in_order(event: Event) -> tuple[bool, str, str]:
    """What sorts events; equals stay in their order."""
    if event.date is None:
        return True, "", ""
    return False, event.start or event.end or "", event.end or event.start or ""


def gathered(events: Sequence[Event]) -> list[Event]:
    """Events with those merged that several sentences tell of one time."""
    return [merged([events[index] for index in group]) for group in groups_of(events)]


def merged(events: Sequence[Event]) -> Event:
    """One event of several that tell the same; the first one's text stands for them.

    Where it happened, the text is not that of the plan.
    """
    if len(events) == 1:
        return events[0]

    def union(read: Callable[[Event], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for event in events for value in read(event)))

    lead = next((event for event in events if event.kind not in AHEAD), events[0])
    if lead.precision != events[0].precision:
        lead = events[0]  # a plan for the day tells more of it than the week that it was in
    return replace(
        lead,
        claimants=union(lambda event: event.claimants),
        facts=union(lambda event: event.facts),
        articles=union(lambda event: event.articles),
        figures=union(lambda event: event.figures),
        places=union(lambda event: event.places),
        outlets=union(lambda event: event.outlets),
        mentions=sum(event.mentions for event in events),
    )


def period_of(event: Event, by: By) -> str | None:
    """The day, week, month or year in which an event begins; its own time where that is coarser."""
    from datetime import date

    day = event.start or event.end
    if day is None:
        return None
    own = COARSENESS.get(event.precision or "", 0)
    if own > COARSENESS[by]:
        by = ("day", "week", "month", "year")[own]
    if by == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[by]]


class Wanted(NamedTuple):
    """What the rows are asked for; names are those that a name given stands for, None for any."""

    since: str | None
    until: str | None
    places: frozenset[str] | None
    claimants: frozenset[str] | None
    query: str

    def among(self, events: Sequence[Event]) -> list[Event]:
        """The events that are asked for."""
        chosen = self.chosen(events)
        return [event for event, is_chosen in zip(events, chosen, strict=True) if is_chosen]

    def chosen(self, events: Iterable[Event]) -> Iterator[bool]:
        """Of each event whether it is asked for."""
        words = stems(self.query)
        return (
            (self.places is None or not self.places.isdisjoint(event.places))
            and (self.claimants is None or not self.claimants.isdisjoint(event.claimants))
            and has_words(event.text, words)
            and _within(event, self.since, self.until)
            for event in events
        )


def _names(given: str | Sequence[str] | None) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def places_named(given: str | Sequence[str] | None, facts: Iterable[Fact]) -> frozenset[str] | None:
    """The places of a name, and those within it; None where none is asked for."""
    if not given:
        return None
    return frozenset(
        place.name
        for fact in facts
        for place in fact.places
        for name in _names(given)
        if is_named(place.name, name) or is_named(place.within, name)
    )


def speakers_named(
    given: str | Sequence[str] | None, facts: Iterable[Fact]
) -> frozenset[str] | None:
    """Who answers to a name: a claimant, those who speak for it; None where none is asked for."""
    if not given:
        return None
    found: set[str] = set()
    for fact in facts:
        claimant = fact.claimant
        if claimant is None:
            continue
        for name in _names(given):
            found.update(other for other in claimant.others if is_named(other, name))
            alone = replace(fact, claimant=replace(claimant, others=()))
            if claimant.name and said_by(alone, name):
                found.add(claimant.name)
    return frozenset(found)


def _within(event: Event, since: str | None, until: str | None) -> bool:
    if not since and not until:
        return True
    if event.date is None:
        return False
    start, end = event.start or event.end or "", event.end or event.start or ""
    return (not since or end >= since) and (not until or start <= until)
