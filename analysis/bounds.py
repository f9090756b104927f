"""Whether the bounds of two figures meet."""

from typing import NamedTuple

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import compare_lexicon

INFINITY = float("inf")


class Overlap(NamedTuple):
    """How two figures meet."""

    stretched: bool = False  # only because "about" has a width
    soft: bool = False  # only because a vague word has soft ends


def overlap(a: Claim, b: Claim, about: float) -> Overlap | None:
    """How the bounds of two claims meet, None where they do not.

    An open end reaches as far as it likes. "More than 9,000" meets 9,000: one of them rounds.
    """
    if _meet(bounds(a), bounds(b)):
        return Overlap()
    if _meet(bounds(a, about), bounds(b, about)):
        return Overlap(stretched=True)
    slack = compare_lexicon().slack
    if _meet(bounds(a, about, slack), bounds(b, about, slack)):
        return Overlap(soft=True)
    return None


def bounds(claim: Claim, about: float = 0.0, slack: float = 1.0) -> tuple[float, float]:
    """Low and high of a claim, widened for "about" by a share, for vague words by a factor."""
    low = -INFINITY if claim.low is None else claim.low
    high = INFINITY if claim.high is None else claim.high
    if claim.quantity_modifier == "approx":
        return low - abs(low) * about, high + abs(high) * about
    if claim.is_vague:
        return low / slack, high * slack
    return low, high


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
