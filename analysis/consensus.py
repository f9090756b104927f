"""The figure that most of a block supports."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.blocks import Row
from newsfacts.analysis.claims import Claim

FADING = 0.6  # what a figure keeps for each other figure that its article gives before it
SOME = 0.5  # what a figure of some of the people counts


class Support(NamedTuple):
    """A figure and how many stand behind it."""

    low: float | None
    high: float | None
    articles: int
    origins: int


def consensus_of(rows: Sequence[Row], *, independent: bool = False) -> Support | None:
    """The figure with most articles behind it, or most origins; None when no figure has bounds.

    An article's first figure counts most: it leads with the total, parts of it follow. "At least
    12" speaks for 12 as well, and a figure of some of the people ("two officers") less than one of
    people in general. Ties go to the latest, then to the larger figure: tolls rise. Denials,
    conditions and changes speak for nothing, nor does a vague word.
    """
    voices: dict[float, list[tuple[Claim, int]]] = {}
    for row in rows:
        for claim in row.claims:
            point = _point(claim)
            if point is not None and _speaks(claim):
                voices.setdefault(point, []).append((claim, row.origin))
    if not voices:
        return None
    ranks = _ranks(voices)

    def weight(point: float) -> tuple[float, int, float]:
        best: dict[object, float] = {}
        for claim, origin in voices[point]:
            who = origin if independent else claim.fact.article
            rank = ranks[claim.fact.article, claim.keys.counted is None, point]
            share = FADING**rank * (1.0 if claim.keys.counted is None else SOME)
            best[who] = max(best.get(who, 0.0), share)
        latest = max(claim.as_of.start or 0 for claim, _ in voices[point])
        return round(sum(sorted(best.values())), 9), latest, point

    best = max(voices, key=weight)
    closed = [claim for claim, _ in voices[best] if claim.is_closed]
    shown = closed[0] if closed else voices[best][0][0]
    articles = {claim.fact.article for claim, _ in voices[best]}
    return Support(shown.low, shown.high, len(articles), len({o for _, o in voices[best]}))


def _ranks(voices: Mapping[float, list[tuple[Claim, int]]]) -> dict[tuple[str, bool, float], int]:
    """How many other figures an article gives before each of its figures."""
    firsts: dict[tuple[str, bool], dict[float, int]] = {}
    for point, members in voices.items():
        for claim, _ in members:
            known = firsts.setdefault((claim.fact.article, claim.keys.counted is None), {})
            known[point] = min(known.get(point, claim.fact.start), claim.fact.start)
    return {
        (*key, point): rank
        for key, starts in firsts.items()
        for rank, point in enumerate(sorted(starts, key=lambda point: starts[point]))
    }


def _point(claim: Claim) -> float | None:
    return claim.low if claim.low is not None else claim.high


def _speaks(claim: Claim) -> bool:
    return (
        claim.keys.role == "level"
        and claim.keys.modality in ("count", "projected")
        and not claim.is_vague
    )
