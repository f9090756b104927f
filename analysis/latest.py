"""Which claims of each block are asked for: places, subjects, each claimant's latest as of a day.

Blocks are made of all claims, so that what is asked for never changes what belongs together.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.parts import part_words
from newsfacts.analysis.query import is_named
from newsfacts.analysis.settings import INCIDENT


class Choice(NamedTuple):
    """What of a comparison is asked for."""

    places: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    at: str | None = None  # an ISO day

    def takes(self, claim: Claim) -> bool:
        """Whether a claim is of one of the places and about one of the subjects."""
        where = (claim.keys.place, claim.within, *sorted(claim.event.places | claim.event.within))
        return (
            not self.places or any(is_named(name, each) for name in where for each in self.places)
        ) and (
            not self.subjects or any(is_named(claim.keys.subject, each) for each in self.subjects)
        )

    def of(
        self, claims: Sequence[Claim], indexes: Sequence[int], texts: Mapping[str, str]
    ) -> list[int]:
        """Of the indexes of a block those that are asked for."""
        known: dict[object, bool] = {}
        taken = []
        for index in indexes if self.places or self.subjects else ():
            claim = claims[index]
            asked = claim.keys.place, claim.keys.subject, claim.within, *claim.event[1:3]
            if asked not in known:
                known[asked] = self.takes(claim)
            if known[asked]:
                taken.append(index)
        if not (self.places or self.subjects):
            taken = list(indexes)
        return latest_claims(claims, taken, self.at, texts) if self.at is not None else taken


def latest_claims(
    claims: Sequence[Claim], indexes: Sequence[int], at: str, texts: Mapping[str, str]
) -> list[int]:
    """Of each claimant of a block, for each thing counted, the claims of the last day up to ``at``.

    What is undated cannot be placed before the day, and what nobody in particular says has no
    successor: its last figure is that of its article.
    """
    last_day = date.fromisoformat(at).toordinal()
    latest: dict[tuple[object, ...], int] = {}
    lines = {index: _line(claims[index], texts) for index in indexes}
    for index, line in lines.items():
        end = claims[index].as_of.end
        if end is not None and end <= last_day:
            latest[line] = max(latest.get(line, 0), end)
    return [index for index in indexes if latest.get(lines[index], -1) == claims[index].as_of.end]


def _line(claim: Claim, texts: Mapping[str, str]) -> tuple[object, ...]:
    """What one figure of a claimant is followed by; the places of one disaster are one."""
    who = claim.speaker or (claim.fact.article, claim.name)
    keys = claim.keys
    is_part = part_words(claim, texts) is not None  # the dead are not followed by the children
    return (*(keys._replace(place=None) if claim.kind == INCIDENT else keys), is_part, who)
