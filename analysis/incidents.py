"""Which event a toll belongs to.

Deaths in Dallas on Monday and deaths in Austin on Friday do not contradict each other. An article
tells its own event, mostly, so its tolls belong together unless it gives them another day or place;
tolls of two articles belong together when place and day do.
"""

from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import AsOf, event_days, nearness
from newsfacts.analysis.settings import compare_lexicon

Sameness: TypeAlias = Literal["same", "apart", "the place", "the day"]


class Event(NamedTuple):
    """What is known of the event of a toll."""

    days: AsOf
    places: frozenset[str]  # names, what contains them included


def event_of(claim: Claim) -> Event:
    """When and where the event of a claim took place, as far as its own words tell."""
    days = event_days(claim.fact, compare_lexicon().reach.days)
    places = {place.name for place in claim.fact.places}
    places |= {place.within for place in claim.fact.places if place.within}
    return Event(days, frozenset(places))


def same_incident(a: Claim, b: Claim) -> Sameness:
    """Whether two tolls are of one event, or what would have to be known to say so."""
    one, other = event_of(a), event_of(b)
    days = _days_meet(one.days, other.days)
    if days is False:
        return "apart"
    if one.places and other.places and not one.places & other.places:
        return "apart"
    if a.fact.article == b.fact.article:
        return "same"
    if not one.places or not other.places:
        return "the place"
    return "same" if days else "the day"


def _days_meet(a: AsOf, b: AsOf) -> bool | None:
    """Whether two events can be of one day; None where a day is not known."""
    if nearness(a, b, 0) == "apart":
        return False
    return True if a.is_known and b.is_known else None
