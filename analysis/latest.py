"""Each claimant's latest figure as of a day."""

from collections.abc import Sequence
from datetime import date

from newsfacts.analysis.claims import Claim


def latest_claims(claims: Sequence[Claim], at: str) -> list[Claim]:
    """Of each claimant, for each thing counted, the claims of the last known day up to ``at``.

    What is undated cannot be placed before the day, and what nobody in particular says has no
    successor: its last figure is that of its article.
    """
    last_day = date.fromisoformat(at).toordinal()
    latest: dict[tuple[object, ...], int] = {}
    for claim in claims:
        end = claim.as_of.end
        if end is not None and end <= last_day:
            latest[_line(claim)] = max(latest.get(_line(claim), 0), end)
    return [claim for claim in claims if latest.get(_line(claim), -1) == claim.as_of.end]


def _line(claim: Claim) -> tuple[object, ...]:
    who = claim.speaker or (claim.fact.article, claim.name)
    return (*claim.keys, claim.event.places, who)
