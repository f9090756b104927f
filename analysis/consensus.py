"""The figure that most of a block supports."""

from collections.abc import Sequence
from typing import NamedTuple

from newsfacts.analysis.blocks import Row
from newsfacts.analysis.claims import Claim


class Support(NamedTuple):
    """A figure and how many stand behind it."""

    low: float | None
    high: float | None
    articles: int
    origins: int


def consensus_of(rows: Sequence[Row], *, independent: bool = False) -> Support | None:
    """The figure with most articles behind it, or most origins; None when no figure has bounds.

    "At least 12" speaks for 12 as well. Ties go to the latest, then to the larger figure: tolls
    rise. Denials, conditions and changes speak for nothing, nor does a vague word beside a number.
    """
    voices: dict[float, list[tuple[Claim, int]]] = {}
    for row in rows:
        for claim in row.claims:
            point = _point(claim)
            if point is not None and _speaks(claim):
                voices.setdefault(point, []).append((claim, row.origin))
    if not voices:
        return None

    def weight(point: float) -> tuple[int, int, int, float]:
        articles, origins = _counts(voices[point])
        latest = max(claim.as_of.start or 0 for claim, _ in voices[point])
        first, second = (origins, articles) if independent else (articles, origins)
        return first, second, latest, point

    best = max(voices, key=weight)
    articles, origins = _counts(voices[best])
    closed = [claim for claim, _ in voices[best] if claim.is_closed]
    shown = closed[0] if closed else voices[best][0][0]
    return Support(shown.low, shown.high, articles, origins)


def _counts(voices: list[tuple[Claim, int]]) -> tuple[int, int]:
    articles = {claim.fact.article for claim, _ in voices}
    return len(articles), len({origin for _, origin in voices})


def _point(claim: Claim) -> float | None:
    return claim.low if claim.low is not None else claim.high


def _speaks(claim: Claim) -> bool:
    return (
        claim.keys.role == "level"
        and claim.keys.modality in ("count", "projected")
        and not claim.is_vague
    )
