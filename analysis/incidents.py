"""Which event a toll belongs to.

Deaths in Dallas on Monday and deaths in Austin on Friday do not contradict each other. An article
mostly tells its own event, so its tolls belong together unless it gives them another day or place;
tolls of two articles belong together when place and day do.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol, TypeAlias

from newsfacts.analysis.claims import Claim, Event
from newsfacts.analysis.days import AsOf, days_between, is_dated_toll
from newsfacts.analysis.eventleaders import EventLeaders
from newsfacts.analysis.namedplaces import Known, NamedPlaces
from newsfacts.analysis.parts import is_told_elsewhen
from newsfacts.analysis.settings import compare_lexicon
from newsfacts.analysis.unions import Unions
from newsfacts.extractors.facts import Place

BESIDE = 300  # characters behind a toll within which the next one is of its event

Home: TypeAlias = tuple[str, str | None]  # a place, and what contains it
Sameness: TypeAlias = Literal["same", "apart", "the place", "the places", "the day"]


def same_incident(a: Claim, b: Claim) -> Sameness:
    """Whether two tolls are of one event, or what would have to be known to say so."""
    one, other = a.event, b.event
    days = _days_meet(one.days, other.days)
    two_places = bool(one.places and other.places) and not places_meet(one, other)
    if days is False or (two_places and (not one.story or one.story != other.story)):
        return "apart"
    if two_places:
        return "the places"
    if a.fact.article == b.fact.article:
        return "apart" if one.elsewhen != other.elsewhen else "same"
    if not one.places or not other.places or not is_placed(one, other):
        return "the place"
    return "same" if days else "the day"


def places_meet(one: Event, other: Event) -> bool:
    """Whether two events share a place, or one lies in a place of the other."""
    return bool(one.places & other.places or one.places & other.within or other.places & one.within)


def is_placed(one: Event, other: Event) -> bool:
    """Whether two places that meet are near enough to speak of one event.

    "In Texas" can be Dallas; "in the United States" is too far for that: a place that lies in
    nothing larger has to be named by both.
    """
    if one.places & other.places:
        return True
    one_is_larger = bool(one.places & other.within and one.within)
    return one_is_larger or bool(other.places & one.within and other.within)


class Placed(Protocol):
    """What is told of places: a fact, or as much of one."""

    @property
    def article(self) -> str:
        """The article that tells it."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is."""


def home_places(facts: Iterable[Placed]) -> dict[str, Home]:
    """For each article the place that most of its facts have, with what contains it."""
    counts: dict[str, Counter[Home]] = {}
    for fact in facts:
        for place in fact.places:
            counts.setdefault(fact.article, Counter())[place.name, place.within] += 1
    return {article: found.most_common(1)[0][0] for article, found in counts.items()}


def complete_events(
    claims: Sequence[Claim],
    homes: Mapping[str, tuple[str, str | None]],
    texts: Mapping[str, str] | None = None,
    known: Known | None = None,
) -> list[Claim]:
    """Claims with the event of their article: what one toll says of place and day holds for all.

    Only tolls that their own words do not set apart from the article's first one share its event.
    Where no toll has a place, the event is at the one place that their sentences name and that
    another article has tolls at ("the Mao floods"), else where most of the article's facts are,
    else at the one that its first line names.

    Args:
        claims: Tolls of one metric.
        homes: The place that most of an article is about.
        texts: Of articles by id; without them no place is named.
        known: More places that others have tolls at.
    """
    claims = _without_revision_days(_at_its_time(claim, texts or {}) for claim in claims)
    by_article: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        by_article.setdefault(claim.fact.article, []).append(index)
    completed = list(claims)
    naming = NamedPlaces(claims, texts or {}, known)
    for article, indexes in by_article.items():
        for index in indexes:
            claims[index] = _named_beside(claims[index], naming)
        for group in _events_of(claims, indexes):
            told = [claims[index] for index in group]
            event = _joined(claim.event for claim in told)
            if not event.places:
                places, within = _home(homes.get(article))
                if not places:
                    places, within = naming.in_headline(told)
                event = event._replace(places=places, within=within)
            for index in group:
                named = naming.has(event.places, claims[index])
                completed[index] = claims[index]._replace(event=event._replace(named=named))
    return completed


def _named_beside(claim: Claim, naming: NamedPlaces) -> Claim:
    """A toll without a place at the one that its sentence names: "the Mao floods"."""
    if claim.event.places:
        return claim
    places, within = naming.in_sentences([claim])
    return claim._replace(event=claim.event._replace(places=places, within=within))


def _events_of(claims: Sequence[Claim], indexes: Sequence[int]) -> list[list[int]]:
    """The tolls of one article by event: those with a place lead, the others follow the nearest.

    A toll without a place is of the event told right before it, else of the article's first.
    """
    together = Unions(indexes)
    ordered = sorted(indexes, key=lambda index: claims[index].fact.start)
    placed = [index for index in ordered if claims[index].event.places] or ordered[:1]
    leaders: list[int] = []
    for index in placed:
        for leader in leaders:
            if same_incident(claims[leader], claims[index]) == "same":
                together.join(leader, index)
                break
        else:
            leaders.append(index)
    loose: list[int] = []
    for index in (each for each in ordered if each not in placed):
        start = claims[index].fact.start
        before = [each for each in placed if start - BESIDE <= claims[each].fact.start < start]
        for leader in (*before[-1:], *leaders, *loose):
            if same_incident(claims[leader], claims[index]) == "same":
                together.join(leader, index)
                break
        else:
            loose.append(index)
    return together.groups()


def incidents_of(claims: Sequence[Claim], kin: Iterable[tuple[str, str]] = ()) -> list[list[int]]:
    """The indexes of claims, grouped by event. Tolls of no known event are the last group.

    Each event is led by the first toll that names its day; tolls are compared with leaders only,
    so that a chain of days or of ever larger places does not make one event of a whole summer.

    Args:
        claims: Tolls of one metric, with the events of their articles.
        kin: Pairs of articles that tell of the same names: their own events are one unless their
            days differ.
    """
    order = sorted(range(len(claims)), key=lambda index: (*_certainty(claims[index]), index))
    groups: dict[int, list[int]] = {}
    told: dict[tuple[str, Event], int] = {}
    leaders = EventLeaders(claims)
    for index in order:
        claim = claims[index]
        own = claim.fact.article, claim.event._replace(named=False)
        leader = told.get(own)
        if leader is None:
            leader = _leader(claim, claims, leaders)
        if leader is None:
            leader = index
            leaders.add(index)
        told[own] = leader
        groups.setdefault(leader, []).append(index)
    known, unknown = [], []
    for members in _joined_stories(groups, claims, kin):
        if any(_is_known(claims[index].event) for index in members):
            known.append(sorted(members))
        else:
            unknown.extend(members)
    known.sort()
    return [*known, sorted(unknown)] if unknown else known


def with_stories(claims: Sequence[Claim], events: Sequence[Sequence[int]]) -> list[Claim]:
    """The claims, those of an event in several places marked as of one story."""
    marked = list(claims)
    for group in events:
        leader = claims[group[0]]
        story = leader.fact.article
        if not any(_is_known(claims[index].event) for index in group):
            continue  # tolls of no known event
        if all(same_incident(leader, claims[index]) == "same" for index in group):
            continue
        for index in group:
            marked[index] = claims[index]._replace(event=claims[index].event._replace(story=story))
    return marked


def _is_known(event: Event) -> bool:
    return bool(event.places) and event.days.is_known


def _joined_stories(
    groups: Mapping[int, list[int]], claims: Sequence[Claim], kin: Iterable[tuple[str, str]]
) -> list[list[int]]:
    """The groups, those that are the own event of two kin articles made one."""
    together = Unions(groups)
    own = _own_events(groups, claims)
    told: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(claim.fact.article, set()).update(claim.event.places)
    for one, other in kin:
        if one not in own or other not in own:
            continue
        mine, theirs = claims[own[one]].event, claims[own[other]].event
        crossed = mine.places & told[other] or theirs.places & told[one]
        if crossed and not places_meet(mine, theirs):
            continue  # both tell of two events, each another one first
        first, second = together.leader(own[one]), together.leader(own[other])
        if _days_meet(claims[first].event.days, claims[second].event.days) is not False:
            if not claims[first].event.days.is_known:
                first, second = second, first
            together.join(first, second)
    return [[index for leader in each for index in groups[leader]] for each in together.groups()]


def _own_events(groups: Mapping[int, list[int]], claims: Sequence[Claim]) -> dict[str, int]:
    """For each article the group that most of its tolls are in, of two the one it tells first."""
    counts: dict[str, Counter[int]] = {}
    starts: dict[tuple[str, int], int] = {}
    for leader, members in groups.items():
        for index in members:
            fact = claims[index].fact
            counts.setdefault(fact.article, Counter())[leader] += 1
            known = starts.get((fact.article, leader), fact.start)
            starts[fact.article, leader] = min(known, fact.start)
    return {
        article: min(found, key=lambda leader: (-found[leader], starts[article, leader]))
        for article, found in counts.items()
    }


def _certainty(claim: Claim) -> tuple[bool, int, int]:
    """Tolls with a day of their own first, then those told first."""
    days = claim.event.days
    return days.basis != "time", (days.end or 0) - (days.start or 0), days.end or 0


def _leader(claim: Claim, claims: Sequence[Claim], leaders: EventLeaders) -> int | None:
    """The leader of the event of a toll: of several, the one of the latest day."""
    near = leaders.near(claim)
    found = {index for index in near if same_incident(claims[index], claim) == "same"}
    return max(found, key=lambda index: (claims[index].event.days.end or 0, -index), default=None)


def _without_revision_days(claims: Iterable[Claim]) -> list[Claim]:
    """Tolls, those beside a revision without its day: "rose to 41 on Friday after 7 were found"."""
    told = list(claims)
    revised = {_saying(claim): claim.event.days for claim in told if is_dated_toll(claim.fact)}
    for index, claim in enumerate(told):
        days = revised.get(_saying(claim))
        if days is not None and claim.event.days.basis == "time":
            told[index] = claim._replace(event=claim.event._replace(days=days))
    return told


def _saying(claim: Claim) -> tuple[object, ...] | None:
    """The sentence and the time of a figure, which the figures of one revision share."""
    fact = claim.fact
    return (fact.article, fact.sentence.start, fact.time.value) if fact.time else None


def _at_its_time(claim: Claim, texts: Mapping[str, str]) -> Claim:
    """A toll told "two years earlier" without a day: not of the days around its article."""
    if claim.event.days.basis == "time" or not is_told_elsewhen(claim, texts):
        return claim
    return claim._replace(event=claim.event._replace(days=AsOf(), elsewhen=True))


def _joined(events: Iterable[Event]) -> Event:
    days, places, within, elsewhen = AsOf(), frozenset[str](), frozenset[str](), False
    for event in events:
        elsewhen |= event.elsewhen
        if days.basis is None or (event.days.basis == "time" and days.basis != "time"):
            days = event.days
        places |= event.places
        within |= event.within
    return Event(days, places, within, elsewhen=elsewhen)


def _home(home: tuple[str, str | None] | None) -> tuple[frozenset[str], frozenset[str]]:
    """The place that most of an article is about, and what contains it."""
    name, within = home or (None, None)
    return frozenset([name] if name else []), frozenset([within] if within else [])


def _days_meet(a: AsOf, b: AsOf) -> bool | None:
    """Whether two events can be of one day, or one night; None where a day is not known."""
    if days_between(a, b) > compare_lexicon().reach.night:
        return False
    return True if a.is_known and b.is_known else None
