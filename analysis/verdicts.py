"""The verdict on two claims: what they are to each other, and why, in words.

First match wins: a key differs, no bounds, agree, compatible, revision, another time, conflict,
undecidable. Every step is symmetric; only the order of the two in a reason follows the order given.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.bounds import overlap
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.contrast import SideBySide, may_be_later, side_by_side
from newsfacts.analysis.days import nearness, order
from newsfacts.analysis.incidents import same_incident
from newsfacts.analysis.parts import (
    counts_perpetrator,
    counts_several,
    known,
    names_counted,
    part_words,
)
from newsfacts.analysis.reasons import (
    account_words,
    agreement_words,
    apart_words,
    days_words,
    difference,
    difference_of_names,
    fit_words,
    passage_words,
    revision_words,
    rising_words,
    speaks_for,
    times_words,
    two_incidents,
    undated_words,
    unplaced_words,
    window_words,
)
from newsfacts.analysis.settings import INCIDENT, STOCK
from newsfacts.analysis.settings import Context as Context
from newsfacts.analysis.wording import article_words, figure_words, listed

Verdict: TypeAlias = Literal[
    "agree",
    "compatible",
    "revision",
    "conflict",
    "undecidable",
    "not comparable",
]


class Judgement(NamedTuple):
    """What two claims are to each other."""

    verdict: Verdict
    reason: str
    key: str | None = None  # what differs, of "not comparable"
    settle: tuple[str, ...] = ()  # ids of articles whose dates would settle it


Step: TypeAlias = Callable[[Claim, Claim, Context], Judgement | None]


def judge(a: Claim, b: Claim, context: Context) -> Judgement:
    """The verdict on two claims, with its reason."""
    for step in (_keys_differ, _no_bounds, _fit):
        judgement = step(a, b, context)
        if judgement is not None:
            return judgement
    return _by_time(a, b, context)


def _keys_differ(a: Claim, b: Claim, context: Context) -> Judgement | None:
    for name, one, other in zip(a.keys._fields, a.keys, b.keys, strict=True):
        if one == other or (name == "place" and a.kind == INCIDENT):
            continue
        return Judgement("not comparable", difference(name, a, b), name)
    if a.kind == "measure" and not (a.keys.subject and a.keys.measured):
        return Judgement(
            "not comparable", "what is measured is not known to be the same", "measured"
        )
    ours, theirs = names_counted(a), names_counted(b)
    if ours and theirs and not ours & theirs and a.keys.subject is None:
        return Judgement("not comparable", difference_of_names(ours, theirs), "counted")
    parts = [words for claim in (a, b) if (words := known(part_words, claim, context))]
    if len(parts) == 1:
        return Judgement("not comparable", parts[0], "part")
    return None


def _no_bounds(a: Claim, b: Claim, context: Context) -> Judgement | None:
    for claim in (a, b):
        if not claim.has_bounds:
            return Judgement("not comparable", f"{figure_words(claim)} has no bounds", "bounds")
    return None


def _fit(a: Claim, b: Claim, context: Context) -> Judgement | None:
    """Agree or compatible, when the bounds meet."""
    if a.kind == INCIDENT and same_incident(a, b) != "same":
        return None
    met = overlap(a, b, context.settings.about())
    if met is None:
        return None
    if a.is_closed and b.is_closed:
        return Judgement("agree", agreement_words(a, b, met, context))
    return Judgement("compatible", fit_words(a, b, met))


def _by_time(a: Claim, b: Claim, context: Context) -> Judgement:
    """Steps five to eight, for bounds that do not meet."""
    together = None if _are_told_apart(a, b) else side_by_side(a, b, context.texts)
    if a.kind == INCIDENT and together is None and not _is_revised_toll(a, b):
        judgement = _which_incident(a, b, context)
        if judgement is not None:
            return judgement
    window = context.settings.days(a.kind)
    near = nearness(a.as_of, b.as_of, window)
    if together is None:
        if order(a.as_of, b.as_of) and _same_speaker(a, b):
            return Judgement("revision", revision_words(a, b))
        if near == "apart":
            apart = f"more than {days_words(window)} apart" if window else "on different days"
            reason = f"{times_words(a, b, joint=', ')}: {apart}"
            return Judgement("not comparable", reason, "time")
    if a.is_vague or b.is_vague:
        word = figure_words(a if a.is_vague else b)
        return Judgement("undecidable", f"{word} is vague: it contradicts nothing")
    if a.kind == INCIDENT and (doubt := _counted_otherwise(a, b, context)):
        return Judgement("undecidable", doubt)
    bare = [claim for claim in (a, b) if _is_nowhere(claim)]
    if together is None and bare and a.fact.article != b.fact.article:
        return Judgement("undecidable", unplaced_words(bare))
    if together is not None and _are_rivals(a, b, together):
        return Judgement("conflict", passage_words(together, context))
    if _one_account(a, b):
        return Judgement("undecidable", account_words(a, b, context))
    if may_be_later(a, b):
        return _undecidable(a, b, near, context)
    if near == "same":
        return Judgement("conflict", f"both as of {times_words(a, b)}{window_words(a, b, window)}")
    return _undecidable(a, b, near, context)


def _is_nowhere(claim: Claim) -> bool:
    """Whether a stock is of no known people or things, and nothing beside it says where."""
    is_of_nobody = claim.kind == STOCK and not claim.keys.subject
    return is_of_nobody and (claim.keys.place is None or "home" in claim.borrowed)


def _are_told_apart(a: Claim, b: Claim) -> bool:
    """Whether the words give both a time, and these differ: "46 in May, while June had 26"."""
    pairs = [(a.as_of, b.as_of)]
    if a.kind == INCIDENT:
        pairs.append((a.event.days, b.event.days))
    return any(
        one.basis == other.basis == "time" and nearness(one, other, 0) == "apart"
        for one, other in pairs
    )


def _is_revised_toll(a: Claim, b: Claim) -> bool:
    """Whether one claimant gives two tolls of what its articles tell as one event."""
    return same_incident(a, b) == "same" and bool(order(a.as_of, b.as_of)) and _same_speaker(a, b)


def _which_incident(a: Claim, b: Claim, context: Context) -> Judgement | None:
    unplaced = [claim for claim in (a, b) if not (claim.fact.places or claim.event.named)]
    match same_incident(a, b):
        case "same" if unplaced and a.fact.article != b.fact.article:
            reason = f"which incident? {figure_words(unplaced[0])} is told without a place"
            return Judgement("undecidable", reason)
        case "same":
            return None
        case "apart":
            return Judgement("not comparable", two_incidents(a, b), "incident")
        case "the places":
            reason = f"which incident? {apart_words(a, b)} by articles that tell of the same names"
            return Judgement("undecidable", reason)
        case "the place" if not any(_lacks(claim, "the place") for claim in (a, b)):
            reason = f"which incident? {apart_words(a, b)}, which is too large to be sure"
            return Judgement("undecidable", reason)
        case missing:
            lacking = [claim for claim in (a, b) if _lacks(claim, missing)] or [a, b]
            articles = sorted({article_words(c.fact.article, context.labels) for c in lacking})
            return Judgement(
                "undecidable",
                f"which incident? {missing} of {listed(articles)} is not known",
                settle=_articles(*lacking) if missing == "the day" else (),
            )


def _lacks(claim: Claim, what: str) -> bool:
    return not (claim.event.days.is_known if what == "the day" else claim.event.places)


def _counted_otherwise(a: Claim, b: Claim, context: Context) -> str | None:
    """Why two tolls of one event may differ and both be right, None where nothing says so."""
    one, other = (known(counts_perpetrator, claim, context) for claim in (a, b))
    if one != other:
        more, less = (a, b) if one else (b, a)
        reason = f"{figure_words(more)} counts who did it as well"
        return f"{reason}, {figure_words(less)} does not say"
    several = [known(counts_several, claim, context) for claim in (a, b)]
    if bool(several[0]) != bool(several[1]) and a.fact.article != b.fact.article:
        wide = a if several[0] else b
        return f"{figure_words(wide)} is told of “{several[0] or several[1]}”, which may be several"
    return None


def _same_speaker(a: Claim, b: Claim) -> bool:
    """Whether one claimant, or a body and the one behind it, makes both claims."""
    if a.speaker is None or b.speaker is None:
        return False
    return a.speaker == b.speaker or a.parent == b.speaker or b.parent == a.speaker


def _are_rivals(a: Claim, b: Claim, together: SideBySide) -> bool:
    """Whether a passage opposes two voices; with words of contrast one of them may be nobody.

    One voice that sets two figures against each other speaks of two things: "34 are to be freed,
    but 98 remain".
    """
    if a.name is None or b.name is None:
        return together.words is not None and a.name != b.name
    return (a.speaker or a.name.casefold()) != (b.speaker or b.name.casefold())


def _one_account(a: Claim, b: Claim) -> bool:
    """Whether one article gives both figures and only its own date dates them.

    Had it meant them as rivals, it would have set them against each other.
    """
    told = {a.as_of.basis, b.as_of.basis} & {"time", "said"}
    same_voice = a.speaker == b.speaker and (a.speaker is not None or a.name == b.name)
    return a.fact.article == b.fact.article and (same_voice or not told)


def _undecidable(a: Claim, b: Claim, near: str, context: Context) -> Judgement:
    if near == "coarse":
        reason = f"{times_words(a, b, joint=', ')}: not precise enough to say whether one time"
        return Judgement("undecidable", reason, settle=_articles(a, b))
    reasons = []
    unresolved = [c.as_of.unresolved for c in (a, b) if c.as_of.unresolved]
    if unresolved:
        reasons.append(f"{listed(unresolved)}: of which year is not known")
    undated = [c for c in (a, b) if not c.as_of.is_known and not c.as_of.unresolved]
    if undated:
        reasons.append(undated_words(undated, context))
    if may_be_later(a, b):
        words = f"{rising_words(a, b)} is told as a change and may be later"
        return Judgement("undecidable", words)
    if a.speaker and b.speaker and a.speaker != b.speaker and _same_speaker(a, b):
        reasons.append(f"{speaks_for(a, b)}: a revision if the dates differ")
    elif _same_speaker(a, b):
        reasons.append("one claimant: a revision if the dates differ")
    return Judgement("undecidable", "; ".join(reasons), settle=_articles(*undated))


def _articles(*claims: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.fact.article for claim in claims))
