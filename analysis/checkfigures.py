"""What becomes of a clipping's figure in a draft: its number, its bounds, its unit, how sure it is.

``d`` is the draft's claim throughout, ``e`` the clipping's.
"""

from typing import Literal, TypeAlias

from newsfacts.analysis.bounds import bounds, overlap
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import MEASURE

Figure: TypeAlias = Literal["said", "bare", "denied", "fits", "differs"]

STRENGTH = {"asserted": 3, "estimated": 3, "projected": 2, "possible": 1, "conditional": 1}
LOWER = frozenset({"at_least", "more_than"})
OPEN = frozenset({"at_least", "more_than", "at_most", "less_than"})
PLAIN = frozenset({"exact", "approx"})


def other_unit(d: Claim, e: Claim) -> bool:
    """Whether a measure has the clipping's number in another unit: km2 for miles, points for %."""
    units = d.keys.unit, e.keys.unit
    is_measure = d.kind == e.kind == MEASURE and d.keys.metric == e.keys.metric
    one_number = d.has_bounds and (d.low, d.high) == (e.low, e.high)
    return is_measure and one_number and None not in units and units[0] != units[1]


def figure_relation(d: Claim, e: Claim, about: float) -> Figure:
    """What becomes of the clipping's figure in the draft.

    ``said``: the clipping says it, or more. ``bare``: the number without its bound, its "may" or
    its forecast. ``denied``: one of the two denies it. ``fits``: both can be true.
    """
    if not d.has_bounds or not e.has_bounds:  # "a small number"
        return "said" if d.has_bounds == e.has_bounds else "fits"
    same_number = _same_number(d, e)
    if is_denied(d) != is_denied(e):
        return "denied" if same_number else "differs"
    bound = _bound_relation(d, e, about, same_number=same_number)
    if bound == "differs" and is_ahead(d) != is_ahead(e):
        return "fits"  # a forecast and a count do not contradict each other
    if bound in ("said", "bare") and _strength(d) > _strength(e):
        return "bare"
    if bound == "said" and _strength(d) == STRENGTH["projected"] < _strength(e):
        return "fits"  # the draft expects what a clipping has as done
    return bound


def _bound_relation(d: Claim, e: Claim, about: float, *, same_number: bool) -> Figure:
    mine, theirs = d.quantity_modifier, e.quantity_modifier
    if (d.low, d.high) == (e.low, e.high) and (mine == theirs or {mine, theirs} <= PLAIN):
        return "said"
    one, other = bounds(d, about), bounds(e, about if theirs == "approx" else 0.0)
    implied = one[0] <= other[0] and other[1] <= one[1]
    if implied and mine == "vague":
        return "said"
    if implied and mine in LOWER and not _overstates(d, e):
        # 31 is at least 17, but who says 31 does not say "at least 17"
        return "said" if same_number or _rounds(d, e) else "fits"
    if implied and mine == "approx" and e.is_closed:
        return "said"
    if same_number and "vague" not in (mine, theirs) and not {mine, theirs} <= PLAIN:
        return "said" if _is_softer(d, e) else "bare"
    if mine == theirs and mine in OPEN:
        return "differs"  # "up to 9,000" is not what was said, though 12,000 is no less true
    met = overlap(d, e, about)
    if met is None or (met.soft and mine == theirs):  # "thousands" is no other word for "hundreds"
        return "differs"
    return "fits"


def is_denied(claim: Claim) -> bool:
    """Whether a figure is denied."""
    return claim.keys.modality == "denied"


def is_ahead(claim: Claim) -> bool:
    """Whether a figure is of a time to come, or of a condition."""
    return claim.keys.modality in ("projected", "conditional")


def is_exact(d: Claim, e: Claim) -> bool:
    """Whether the clipping gives the draft's number with the draft's bound."""
    return (d.low, d.high) == (e.low, e.high) and d.quantity_modifier == e.quantity_modifier


def is_overtaken(d: Claim, e: Claim) -> bool:
    """Whether a clipping has more than the lower bound of a draft: "at least 17", then 31."""
    mine, theirs = d.low, e.low
    is_bound = d.quantity_modifier in LOWER
    return is_bound and mine is not None and theirs is not None and theirs > mine


def _overstates(d: Claim, e: Claim) -> bool:
    """Whether "more than 9,000" is made of a figure that is 9,000."""
    return d.quantity_modifier == "more_than" and d.low == e.low and e.quantity_modifier in PLAIN


def _rounds(d: Claim, e: Claim) -> bool:
    """Whether "more than 100" is a round word for the clipping's 112; "at least" is for none."""
    if d.quantity_modifier != "more_than" or e.quantity_modifier not in PLAIN:
        return False
    if not d.low or e.low is None:
        return False
    step = 1.0
    while d.low % (step * 10) == 0:
        step *= 10
    return e.low <= d.low + step


def _is_softer(d: Claim, e: Claim) -> bool:
    """Whether the draft bounds what the clipping gives as a plain figure: "up to" for "12,000"."""
    return e.quantity_modifier in PLAIN and d.quantity_modifier in ("at_most", "at_least")


def _same_number(d: Claim, e: Claim) -> bool:
    if (d.low, d.high) == (e.low, e.high):
        return True
    mine = {number for number in (d.low, d.high) if number is not None}
    return any(number in mine for number in (e.low, e.high) if number is not None)


def _strength(claim: Claim) -> int:
    return STRENGTH.get(claim.fact.modality, STRENGTH["asserted"])
