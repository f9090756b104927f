"""How a clipping's figure relates to one of a draft: the thing, the voice, the figure, the time.

Each relation is one word of a small set; the truth table of ``analysis.truthtable`` makes a verdict
of the four. ``d`` is the draft's claim throughout, ``e`` the clipping's.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.checkfigures import (
    Figure,
    figure_relation,
    is_ahead,
    is_denied,
    is_exact,
    is_overtaken,
    other_unit,
)
from newsfacts.analysis.checktimes import Time, time_relation
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import UNKNOWN, AsOf, order
from newsfacts.analysis.drafts import check_lexicon
from newsfacts.analysis.incidents import same_incident
from newsfacts.analysis.parts import names_counted
from newsfacts.analysis.settings import INCIDENT, MEASURE, STOCK, Settings
from newsfacts.extractors.facts import Claimant

Thing: TypeAlias = Literal["same", "less", "more", "part", "other"]
Voice: TypeAlias = Literal["same", "unnamed", "plain", "hearsay", "other"]


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
    other_stand: bool = False  # whether one is a forecast, the other none
    exact: bool = False  # the same claimant's same number, with the same bound
    overtaken: bool = False  # whether it is more than the draft's lower bound: 31, "at least 17"
    origin: int = -1  # of its statement

    @property
    def may_supersede(self) -> bool:
        """Whether it is another figure than the draft's: it differs, or goes beyond a bound."""
        return self.figure == "differs" or self.overtaken

    @property
    def rank(self) -> tuple[object, ...]:
        """Closest first: of two that fit one row of the table the one that is shown."""
        return (
            self.thing == "other",
            not self.exact,
            THINGS.index(self.thing),
            self.other_stand,
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
    is_swapped = other_unit(d, e)
    voice = voice_relation(d, e)
    figure: Figure = "differs" if is_swapped else figure_relation(d, e, settings.about())
    one_number = figure in ("said", "bare")
    if d.keys.metric in check_lexicon().personal and not one_number:
        thing: Thing = "other"  # 15 and 16 are the ages of two people
    elif is_denied(d) != is_denied(e) and figure != "denied":
        thing = "other"  # to deny 20,000 says nothing of 11,000
    else:
        keys = e.keys._replace(unit=d.keys.unit) if is_swapped else e.keys
        is_own = voice == "same" and d.speaker is not None
        thing = thing_relation(d, e._replace(keys=keys), likeness, lambda: is_own or kindred())
    return Match(
        e,
        thing,
        voice,
        figure,
        time_relation(d, e, settings.days(d.kind), is_same=one_number),
        0.0 if thing == "other" else likeness(),
        kin=d.speaker != e.speaker,
        other_stand=is_ahead(d) != is_ahead(e),
        exact=figure == "said" and voice == "same" and is_exact(d, e),
        overtaken=figure == "fits" and is_overtaken(d, e),
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
    one_place = d.keys.place is not None and d.keys.place == e.keys.place
    if one[0] and one_place and None in (one[1], other[1]):
        return "same"  # "Mali's soldiers hold 300 km2 of Gao": whose and where, only the verb lacks
    lexicon, like = check_lexicon(), likeness()
    if like >= lexicon.alike:
        return "same"
    return "less" if like >= lexicon.likeness else "other"


def _incident(d: Claim, e: Claim, like: Callable[[], bool]) -> Thing:
    sameness = first = same_incident(d, e)
    if sameness == "apart" and d.event.days.basis != "time":
        # a draft may tell of what happened some weeks before it appears, or long before
        for days in (_weeks_before(d.event.days), UNKNOWN):
            if sameness == "apart":
                sameness = same_incident(d._replace(event=d.event._replace(days=days)), e)
    if sameness == "apart" and not (d.fact.places or d.event.named) and not d.event.elsewhen:
        # a round-up has its place from its other sentences, which may tell of something else
        nowhere = d.event._replace(places=frozenset(), within=frozenset())
        sameness = same_incident(d._replace(event=nowhere), e)
        if sameness == "apart":
            nowhere = nowhere._replace(days=_weeks_before(nowhere.days))
            sameness = same_incident(d._replace(event=nowhere), e)
    if sameness == "apart" or _differ(d.keys.subject, e.keys.subject):
        return "other"
    if sameness == "same" and d.keys.counted == e.keys.counted:
        return "same"
    # a place has had more than one disaster, so one of a known other day has to be told alike
    is_long_ago = first == "apart" and sameness != "same" and e.event.days.basis == "time"
    one_place = bool(d.event.places & e.event.places) and not is_long_ago
    if not one_place and sameness != "same" and not like():
        return "other"
    if d.keys.counted and d.keys.counted != e.keys.counted:
        return "more" if e.keys.counted is None else "other"
    return "less"


def _weeks_before(days: AsOf) -> AsOf:
    """The days up to a draft's own within which it may tell of an event without saying when."""
    if days.end is None:
        return days
    return days._replace(start=days.end - check_lexicon().back)


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
        anonymous = theirs is not None and theirs.name and theirs.type == "anonymous"
        if d.name is not None:  # "some sources": to name nobody is no wrong name
            return "same" if anonymous else "unnamed"
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


def supersedes(later: Match, earlier: Match) -> bool:
    """Whether one claimant has a newer figure of the same thing, which the draft's does not fit.

    Args:
        later: A statement beside the draft's figure that may be newer.
        earlier: The one that has the draft's figure.
    """
    new, old = later.claim, earlier.claim
    if not later.may_supersede or later.later or new.keys.modality != "count":
        return False
    if order(old.as_of, new.as_of) >= 0:
        return False
    if new.kind == INCIDENT:
        one_voice = new.speaker == old.speaker and (new.speaker is not None or new.name == old.name)
        # what the article states of the draft's claimant, whose newer figure it is
        one_voice |= later.voice == "same" and earlier.voice == "plain"
        return one_voice and later.thing in ("same", "less")
    one_thing = thing_relation(old, new, lambda: 0.0, lambda: False) == "same"
    return one_thing and new.speaker is not None and new.speaker == old.speaker
