"""How a clipping's figure relates to one of a draft: the thing, the voice, the figure, the time.

Each relation is one word of a small set; the truth table of ``analysis.truthtable`` makes a verdict
of the four. ``d`` is the draft's claim throughout, ``e`` the clipping's.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.bounds import bounds, overlap
from newsfacts.analysis.checktimes import Time, time_relation
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import UNKNOWN, order
from newsfacts.analysis.drafts import check_lexicon
from newsfacts.analysis.incidents import same_incident
from newsfacts.analysis.parts import names_counted
from newsfacts.analysis.settings import INCIDENT, MEASURE, STOCK, Settings
from newsfacts.extractors.facts import Claimant

Thing: TypeAlias = Literal["same", "less", "more", "part", "other"]
Voice: TypeAlias = Literal["same", "unnamed", "plain", "hearsay", "other"]
Figure: TypeAlias = Literal["said", "bare", "denied", "fits", "differs"]

STRENGTH = {"asserted": 3, "estimated": 3, "projected": 2, "possible": 1, "conditional": 1}
LOWER = frozenset({"at_least", "more_than"})
OPEN = frozenset({"at_least", "more_than", "at_most", "less_than"})
PLAIN = frozenset({"exact", "approx"})


class Match(NamedTuple):
    """A clipping's claim beside a draft's, and the four relations."""

    claim: Claim
    thing: Thing
    voice: Voice
    figure: Figure
    time: Time
    likeness: float = 0.0  # of the two sentences
    kin: bool = False  # whether the voice is the same only as one speaks for the other
    superseded: Claim | None = None  # the newer figure of the same claimant
    later: bool = False  # whether the clipping came after the draft

    @property
    def rank(self) -> tuple[object, ...]:
        """Closest first: of two that fit one row of the table the one that is shown."""
        return (
            THINGS.index(self.thing),
            VOICES.index(self.voice),
            FIGURES.index(self.figure),
            self.later,
            TIMES.index(self.time),
            self.kin,
            -self.likeness,
            len(self.claim.borrowed),
        )


THINGS = ("same", "less", "more", "part", "other")
VOICES = ("same", "unnamed", "plain", "hearsay", "other")
FIGURES = ("said", "bare", "denied", "fits", "differs")
TIMES = ("same", "open", "another")


def relate(
    d: Claim,
    e: Claim,
    *,
    likeness: Callable[[], float],
    kindred: Callable[[], bool],
    settings: Settings,
) -> Match:
    """All four relations of a clipping's claim to a draft's.

    Args:
        d: The draft's claim.
        e: The clipping's.
        likeness: Of their sentences, 0 to 1: it says whether they tell of one thing where the keys
            leave that open, and is not asked elsewhere.
        kindred: Whether the two articles tell of the same names; asked of incidents only.
        settings: The width of "about", and the days within which two times are one.
    """
    figure = figure_relation(d, e, settings.about())
    one_number = figure in ("said", "bare")
    if d.keys.metric in check_lexicon().personal and not one_number:
        thing: Thing = "other"  # 15 and 16 are the ages of two people
    elif _is_denied(d) != _is_denied(e) and figure != "denied":
        thing = "other"  # to deny 20,000 says nothing of 11,000
    else:
        thing = thing_relation(d, e, likeness, kindred)
    return Match(
        e,
        thing,
        voice_relation(d, e),
        figure,
        time_relation(d, e, settings.days(d.kind), is_same=one_number),
        0.0 if thing == "other" else likeness(),
        kin=d.speaker != e.speaker,
    )


def thing_relation(
    d: Claim, e: Claim, likeness: Callable[[], float], kindred: Callable[[], bool]
) -> Thing:
    """Whether two figures count one thing: ``less`` and ``more`` are what the draft says of it."""
    lexicon = check_lexicon()
    if d.keys.metric != e.keys.metric or d.keys.unit != e.keys.unit:
        return "other"
    if not _roles_meet(d, e) or d.has_bounds != e.has_bounds:
        return "other"
    ours, theirs = names_counted(d), names_counted(e)
    if d.keys.subject is None and ours and theirs and not ours & theirs:
        return "other"  # Russian drones, Turkish drones
    if d.kind == MEASURE:
        return _measured(d, e, likeness)
    if d.kind == INCIDENT:
        return _incident(d, e, lambda: likeness() >= lexicon.likeness or kindred())
    return _stock(d, e, lambda: likeness() >= lexicon.likeness)


def _roles_meet(d: Claim, e: Claim) -> bool:
    """Whether both are levels, or both changes. What a level was before still is a level."""
    return d.keys.role == e.keys.role or "change" not in (d.keys.role, e.keys.role)


def _measured(d: Claim, e: Claim, likeness: Callable[[], float]) -> Thing:
    """Measures belong to a thing that is rarely named alike: the sentences have to be, then."""
    one, other = (d.keys.subject, d.keys.measured), (e.keys.subject, e.keys.measured)
    if one[0] and other[0] and one[0] != other[0]:
        return "other"
    if one == other and all(one):
        return "same"
    lexicon, like = check_lexicon(), likeness()
    if like >= lexicon.alike:
        return "same"
    return "less" if like >= lexicon.likeness else "other"


def _incident(d: Claim, e: Claim, like: Callable[[], bool]) -> Thing:
    sameness = same_incident(d, e)
    if sameness == "apart" and d.event.days.basis != "time":
        # a draft may tell of what happened long before it appears
        sameness = same_incident(d._replace(event=d.event._replace(days=UNKNOWN)), e)
    if sameness == "apart" or _differ(d.keys.subject, e.keys.subject):
        return "other"
    if sameness == "same" and d.keys.counted == e.keys.counted:
        return "same"
    one_place = bool(d.event.places & e.event.places)
    if not one_place and sameness != "same" and not like():
        return "other"
    if d.keys.counted and d.keys.counted != e.keys.counted:
        return "more" if e.keys.counted is None else "other"
    return "less"


def _stock(d: Claim, e: Claim, like: Callable[[], bool]) -> Thing:
    pairs = [(getattr(d.keys, name), getattr(e.keys, name)) for name in ("subject", "state")]
    pairs.append((d.keys.counted, e.keys.counted))
    if any(_differ(one, other) for one, other in pairs):
        return "other"
    place = _place(d, e)
    if place == "other":
        return "other"
    anchored = (d.keys.subject and d.keys.subject == e.keys.subject) or place == "same"
    if not anchored and not like():
        return "other"
    if place == "part":
        return "part"
    if place == "same" or (d.keys.place is None and e.keys.place is None):
        pairs = [pair for pair in pairs if pair[0] != pair[1]]
    else:
        pairs.append((d.keys.place, e.keys.place))
        pairs = [pair for pair in pairs if pair[0] != pair[1]]
    if not pairs:
        return "same"
    return "less" if all(one is None for one, _ in pairs) else "more"


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _place(d: Claim, e: Claim) -> Thing:
    one, other = d.keys.place, e.keys.place
    if one == other:
        return "same" if one else "less"
    if one is None or other is None:
        return "less" if one is None else "more"
    return "part" if d.within == other or e.within == one else "other"


def voice_relation(d: Claim, e: Claim) -> Voice:
    """Whether the draft gives the figure to the one who gives it in the clipping."""
    mine, theirs = d.fact.claimant, e.fact.claimant
    if d.speaker is None:
        if d.name is not None:
            return "same"  # "some sources": to name nobody is no wrong name
        anonymous = theirs is not None and theirs.name and theirs.type == "anonymous"
        return "hearsay" if anonymous else "unnamed"
    assert mine is not None
    if e.own_voice and e.kind != STOCK:
        return "plain"
    if e.speaker is None:
        return "other"
    if d.speaker == e.speaker or d.parent == e.speaker or e.parent == d.speaker:
        return "same"
    assert theirs is not None
    if d.speaker in {name.casefold() for name in (*theirs.others, *theirs.via)}:
        return "same"
    alike = (
        _is_role_of(mine.text, theirs.name)
        or _is_role_of(theirs.text, mine.name)
        or _is_short_for(mine, theirs)
        or _is_short_for(theirs, mine)
    )
    return "same" if alike else "other"


def _is_role_of(text: str | None, name: str | None) -> bool:
    """Whether a name is only the office in the other's words: "officials", "U.S. officials"."""
    return bool(text and name and name.islower() and text.casefold().endswith(name))


def _is_short_for(one: Claimant, other: Claimant) -> bool:
    """Whether a name ends the other: "Red Crescent", "Libyan Red Crescent"; of people the last."""
    short, whole = (one.name or "").casefold(), (other.name or "").casefold()
    return (" " in short or other.type == "person") and whole.endswith(f" {short}")


def figure_relation(d: Claim, e: Claim, about: float) -> Figure:
    """What becomes of the clipping's figure in the draft.

    ``said``: the clipping says it, or more. ``bare``: the number without its bound, its "may" or
    its forecast. ``denied``: one of the two denies it. ``fits``: both can be true.
    """
    if not d.has_bounds or not e.has_bounds:  # "a small number"
        return "said" if d.has_bounds == e.has_bounds else "fits"
    same_number = _same_number(d, e)
    if _is_denied(d) != _is_denied(e):
        return "denied" if same_number else "differs"
    bound = _bound_relation(d, e, about, same_number=same_number)
    if bound == "differs" and _is_ahead(d) != _is_ahead(e):
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
    if implied and (mine in LOWER or mine == "vague") and not _overstates(d, e):
        return "said"
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


def _is_denied(claim: Claim) -> bool:
    return claim.keys.modality == "denied"


def _is_ahead(claim: Claim) -> bool:
    return claim.keys.modality in ("projected", "conditional")


def _overstates(d: Claim, e: Claim) -> bool:
    """Whether "more than 9,000" is made of a figure that is 9,000."""
    return d.quantity_modifier == "more_than" and d.low == e.low and e.quantity_modifier in PLAIN


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


def supersedes(later: Match, earlier: Match) -> bool:
    """Whether one claimant has a newer figure of the same thing, which the draft's does not fit.

    Args:
        later: A statement beside the draft's figure that may be newer.
        earlier: The one that has the draft's figure.
    """
    new, old = later.claim, earlier.claim
    if later.figure != "differs" or later.later or new.keys.modality != "count":
        return False
    if order(old.as_of, new.as_of) >= 0:
        return False
    if new.kind == INCIDENT:
        one_voice = new.speaker == old.speaker and (new.speaker is not None or new.name == old.name)
        return one_voice and later.thing in ("same", "less")
    one_thing = thing_relation(old, new, lambda: 0.0, lambda: False) == "same"
    return one_thing and new.speaker is not None and new.speaker == old.speaker
