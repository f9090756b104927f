"""The tolls that lead events, by where and when: a toll is held against those near it alone."""

from collections.abc import Iterator, Sequence

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import compare_lexicon

MOST_DAYS = 31  # of an event that is listed under each of its days


class EventLeaders:
    """Leaders of events, found by place and day.

    Args:
        claims: All tolls; leaders are named by their indexes.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._of_place: dict[str, list[int]] = {}
        self._of_day: dict[tuple[str, int], list[int]] = {}
        self._of_long: dict[str, list[int]] = {}  # by place, those of many days
        self._of_article: dict[tuple[str, str], list[int]] = {}

    def add(self, index: int) -> None:
        """One more leader; one that is nowhere leads nobody."""
        claim = self._claims[index]
        days = _days_of(claim)
        for name in _names_of(claim):
            self._of_place.setdefault(name, []).append(index)
            self._of_article.setdefault((claim.fact.article, name), []).append(index)
            if days is None:
                continue
            if len(days) > MOST_DAYS or not days:
                self._of_long.setdefault(name, []).append(index)
            else:
                for day in days:
                    self._of_day.setdefault((name, day), []).append(index)

    def near(self, claim: Claim) -> Iterator[int]:
        """The leaders that can be of one event with a toll, some of them more than once."""
        days = _days_of(claim)
        for name in _names_of(claim):
            if days is None:  # then only its own article can tell
                yield from self._of_article.get((claim.fact.article, name), ())
            elif len(days) > MOST_DAYS or not days:
                yield from self._of_place.get(name, ())
            else:
                yield from self._of_article.get((claim.fact.article, name), ())
                yield from self._of_long.get(name, ())
                night = compare_lexicon().reach.night
                for day in range(days.start - night, days.stop + night):
                    yield from self._of_day.get((name, day), ())


def _names_of(claim: Claim) -> frozenset[str]:
    return claim.event.places | claim.event.within


def _days_of(claim: Claim) -> range | None:
    """The days of the event of a toll; None where an end is not known."""
    days = claim.event.days
    if days.start is None or days.end is None:
        return None
    return range(days.start, days.end + 1)
