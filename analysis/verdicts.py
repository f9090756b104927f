"""The verdict on two claims: what they are to each other, and why, in words.

First match wins: a key differs, no bounds, agree, compatible, revision, another time, conflict,
undecidable. Every step is symmetric; only the order of the two in a reason follows the order given.
"""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.bounds import Overlap, overlap
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.contrast import SideBySide, side_by_side
from newsfacts.analysis.days import AsOf, day_words, nearness, order, two_days
from newsfacts.analysis.incidents import places_meet, same_incident
from newsfacts.analysis.settings import INCIDENT, Settings, say
from newsfacts.analysis.wording import article_words, figure_words, listed, speaker_words

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


class Context(NamedTuple):
    """What a verdict depends on beside the two claims."""

    settings: Settings = Settings()
    texts: Mapping[str, str] = {}  # articles by id: without them no passage is read
    labels: Mapping[str, str] = {}  # what articles are called in reasons


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
        return Judgement("not comparable", _difference(name, a, b), name)
    if a.kind == "measure" and not (a.keys.subject and a.keys.measured):
        return Judgement(
            "not comparable", "what is measured is not known to be the same", "measured"
        )
    return None


def _difference(name: str, a: Claim, b: Claim) -> str:
    one, other = getattr(a.keys, name), getattr(b.keys, name)
    if name == "place":
        if a.within and a.within == other:
            return f"{one} lies in {other}: a part is not the whole"
        if b.within and b.within == one:
            return f"{other} lies in {one}: a part is not the whole"
    if name == "counted":
        return f"counted: {one or 'people in general'}, {other or 'people in general'}"
    heads = {"modality": "", "role": "", "measured": "the verbs differ: "}
    return f"{heads.get(name, f'{name}: ')}{say(one)}, {say(other)}"


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
        return Judgement("agree", _agreement(a, b, met, context))
    return Judgement("compatible", _compatibility(a, b, met))


def _agreement(a: Claim, b: Claim, met: Overlap, context: Context) -> str:
    one, other = figure_words(a), figure_words(b)
    if one == other:
        reason = f"both say {one}"
    elif met.stretched:
        share = f"{context.settings.about():.0%}"
        reason = f"{one} and {other} meet, “about” read as ±{share}"
    else:
        inner, outer = (a, b) if b.low != b.high else (b, a)
        reason = f"{figure_words(inner)} lies in {figure_words(outer)}"
    return reason + _corroboration(a, b)


def _corroboration(a: Claim, b: Claim) -> str:
    """Why an agreement is worth nothing, where it is."""
    nameless = [claim for claim in (a, b) if claim.speaker is None]
    if not nameless:
        return ""
    named = [f"“{claim.name}” is nobody in particular" for claim in nameless if claim.name]
    who = named[0] if named else "nobody is named"
    if any(claim.own_voice for claim in nameless) and not named:
        who = "nobody is named" if len(nameless) == 2 else "the article names nobody"
    return f"; {who}, so nothing is corroborated"


def _compatibility(a: Claim, b: Claim, met: Overlap) -> str:
    one, other = figure_words(a), figure_words(b)
    if met.soft:
        word = one if a.is_vague else other
        return f"the ends of {word} are soft: {other if a.is_vague else one} fits"
    if a.is_closed == b.is_closed:
        return f"{one} and {other} can both be true"
    return f"{one} fits {other}" if a.is_closed else f"{other} fits {one}"


def _by_time(a: Claim, b: Claim, context: Context) -> Judgement:
    """Steps five to eight, for bounds that do not meet."""
    together = side_by_side(a, b, context.texts)
    if a.kind == INCIDENT and together is None:
        judgement = _which_incident(a, b, context)
        if judgement is not None:
            return judgement
    window = context.settings.days(a.kind)
    near = nearness(a.as_of, b.as_of, window)
    if together is None:
        if order(a.as_of, b.as_of) and _same_speaker(a, b):
            return Judgement("revision", _revision(a, b))
        if near == "apart":
            reason = f"{_times(a, b, joint=', ')}: more than {_days(window)} apart"
            return Judgement("not comparable", reason, "time")
    if a.is_vague or b.is_vague:
        word = figure_words(a if a.is_vague else b)
        return Judgement("undecidable", f"{word} is vague: it contradicts nothing")
    if together is not None and (a.speaker != b.speaker or together.words):
        return Judgement("conflict", _passage(together, context))
    if _one_account(a, b):
        who = speaker_words(a)
        return Judgement(
            "undecidable",
            f"{who} gives both in one article: a part of the other, a correction or another count",
        )
    if _may_be_later(a, b):
        return _undecidable(a, b, near, context)
    if near == "same":
        return Judgement("conflict", f"both as of {_times(a, b)}{_window(a, b, window)}")
    return _undecidable(a, b, near, context)


def _which_incident(a: Claim, b: Claim, context: Context) -> Judgement | None:
    match same_incident(a, b):
        case "same":
            return None
        case "apart":
            return Judgement("not comparable", _two_incidents(a, b), "incident")
        case missing:
            articles = [article_words(c.fact.article, context.labels) for c in (a, b)]
            return Judgement(
                "undecidable",
                f"which incident? {missing} of {listed(articles)} is not known",
                settle=_articles(a, b) if missing == "the day" else (),
            )


def _two_incidents(a: Claim, b: Claim) -> str:
    one, other = a.event, b.event
    if one.places and other.places and not places_meet(one, other):
        return f"two incidents: {a.keys.place}, {b.keys.place}"
    return f"two incidents: {day_words(one.days)}, {day_words(other.days)}"


def _same_speaker(a: Claim, b: Claim) -> bool:
    """Whether one claimant, or a body and the one behind it, makes both claims."""
    if a.speaker is None or b.speaker is None:
        return False
    return a.speaker == b.speaker or a.parent == b.speaker or b.parent == a.speaker


def _speaks_for(a: Claim, b: Claim) -> str:
    if a.parent == b.speaker:
        return f"{a.name} speaks for {b.name}"
    return f"{b.name} speaks for {a.name}"


def _revision(a: Claim, b: Claim) -> str:
    first, last = (a, b) if order(a.as_of, b.as_of) < 0 else (b, a)
    one, other = two_days(first.as_of, last.as_of)
    reason = f"{figure_words(first)} {_as_of(first.as_of, one)}, "
    reason += f"{figure_words(last)} {_as_of(last.as_of, other)}"
    return reason if a.speaker == b.speaker else f"{reason}; {_speaks_for(a, b)}"


def _as_of(when: AsOf, words: str) -> str:
    return f"on {words}" if when.start == when.end else f"as of {words}"


def _times(a: Claim, b: Claim, *, joint: str = " and ") -> str:
    if a.as_of[:2] == b.as_of[:2]:
        return day_words(a.as_of)
    if joint == " and ":
        one, other = two_days(*sorted((a.as_of, b.as_of), key=lambda when: when.start or 0))
        shared_month = one.split(" ")[1:] == other.split(" ")[1:2]
        return f"{one.split(' ')[0] if shared_month else one}{joint}{other}"
    return f"{day_words(a.as_of)}{joint}{day_words(b.as_of)}"


def _window(a: Claim, b: Claim, window: int) -> str:
    return "" if a.as_of[:2] == b.as_of[:2] else f", within {_days(window)}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _passage(together: SideBySide, context: Context) -> str:
    where = "one sentence" if together.one_sentence else "one passage"
    words = f" (“{together.words}”)" if together.words else ""
    label = article_words(together.article, context.labels)
    return f"{where} of {label} sets them side by side{words}, so one time"


def _one_account(a: Claim, b: Claim) -> bool:
    """Whether one claimant, or nobody in particular, gives both figures in one article."""
    return a.fact.article == b.fact.article and (a.name, a.speaker) == (b.name, b.speaker)


def _may_be_later(a: Claim, b: Claim) -> bool:
    """Whether one article tells one of the figures as a change, without a day of its own."""
    if a.fact.article != b.fact.article or "time" in (a.as_of.basis, b.as_of.basis):
        return False
    return any(claim.fact.quantity and claim.fact.quantity.trend for claim in (a, b))


def _undecidable(a: Claim, b: Claim, near: str, context: Context) -> Judgement:
    if near == "coarse":
        reason = f"{_times(a, b, joint=', ')}: not precise enough to say whether one time"
        return Judgement("undecidable", reason, settle=_articles(a, b))
    reasons = []
    unresolved = [c.as_of.unresolved for c in (a, b) if c.as_of.unresolved]
    if unresolved:
        reasons.append(f"{listed(unresolved)}: of which year is not known")
    undated = [c for c in (a, b) if not c.as_of.is_known and not c.as_of.unresolved]
    if undated:
        reasons.append(_undated(undated, context))
    if _may_be_later(a, b):
        rising = [c for c in (a, b) if c.fact.quantity and c.fact.quantity.trend]
        words = f"{figure_words(rising[-1])} is told as a change and may be later"
        return Judgement("undecidable", words)
    if a.speaker and b.speaker and a.speaker != b.speaker and _same_speaker(a, b):
        reasons.append(f"{_speaks_for(a, b)}: a revision if the dates differ")
    elif _same_speaker(a, b):
        reasons.append("one claimant: a revision if the dates differ")
    return Judgement("undecidable", "; ".join(reasons), settle=_articles(*undated))


def _undated(claims: list[Claim], context: Context) -> str:
    """Which articles have no date, or one that is only bounded."""
    bounded = {c.fact.article: c.as_of for c in claims if c.as_of.basis is not None}
    plain = sorted({c.fact.article for c in claims} - set(bounded))
    words = []
    if plain:
        labels = [article_words(article, context.labels) for article in plain]
        words.append(f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} undated")
    for article in sorted(bounded):
        label = article_words(article, context.labels)
        words.append(f"{label} is of {day_words(bounded[article])}")
    return ", ".join(words)


def _articles(*claims: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.fact.article for claim in claims))
