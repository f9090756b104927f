"""The words of a check: why a figure got its verdict, and what else a writer should know."""

from collections.abc import Iterator, Sequence

from newsfacts.analysis.bounds import overlap
from newsfacts.analysis.checkfigures import PLAIN, other_unit
from newsfacts.analysis.checktimes import TELLING, month_of
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import MONTHS, AsOf, day_words
from newsfacts.analysis.drafts import check_lexicon
from newsfacts.analysis.matching import Match
from newsfacts.analysis.settings import Context
from newsfacts.analysis.verdicts import judge
from newsfacts.analysis.wording import article_words, figure_words, listed, speaker_words

WEAKER = {
    "projected": "a forecast",
    "possible": "only possible",
    "conditional": "a condition",
    "estimated": "an estimate",
}
GENERAL = frozenset({"count", "people", "documents", "organisations", "percent", "money"})


def reason_words(verdict: str, d: Claim, match: Match, context: Context) -> str:
    """Why a figure got its verdict: one clause, or two."""
    e = match.claim
    match verdict:
        case "supported":
            return ""
        case "outdated":
            assert match.superseded is not None
            return _newer(d, e, match)
        case "hedge dropped":
            return _dropped(d, e)
        case "source differs":
            return _other_source(d, e)
        case "contradicted":
            return _contradiction(d, match, context)
        case _:
            return _undecided(d, match, context)


def notes_on(d: Claim, match: Match, context: Context) -> Iterator[str]:
    """What a writer should know of evidence that supports a figure."""
    e = match.claim
    label = article_words(e.fact.article, context.labels)
    if match.voice == "unnamed" and e.name is not None:
        yield f"the draft names nobody: {_says(e)} so"
    if match.later:
        yield f"only in a clipping later than the draft ({day_words(e.as_of)})"
    if match.voice == "plain":
        yield f"{label} states it as fact, without naming {speaker_words(d)}"
    if d.quantity_modifier == "exact" and e.quantity_modifier == "approx":
        yield f"{label} says “{e.fact.text}”"
    if match.figure == "said" and d.has_bounds and overlap(d, e, 0.0) is None:
        yield f"{label} has {figure_words(e)}, within ±{context.settings.about():.0%} of it"
    weaker = WEAKER.get(e.fact.modality)
    if weaker and d.fact.modality == "asserted" and e.fact.modality == "estimated":
        yield f"there it is {weaker}" + (f" (“{e.fact.hedge}”)" if e.fact.hedge else "")
    if match.thing == "more":
        yield f"{label} does not say {listed(_missing(d, e))}"
    if match.thing == "less" and e.keys.place and not d.keys.place:
        yield f"there it is {e.keys.place}"
    if d.as_of.basis in TELLING and match.time == "open" and e.as_of.basis not in TELLING:
        yield f"{label} is {day_words(e.as_of)}: the draft's day is not there"
    if "place" in e.borrowed or "places" in e.fact.inferred:
        yield f"the place is inferred in {label}"


def silence_words(d: Claim, matches: Sequence[Match], articles: int) -> str:
    """Why nothing was found: what the clippings have instead, or that they have nothing.

    Args:
        d: The draft's claim.
        matches: All claims of its metric beside it.
        articles: How many clippings there are.
    """
    metric = d.keys.metric
    if not matches:
        who = f"The {articles} articles give" if articles != 1 else "The one article gives"
        return f"{who} no {metric}." if metric not in GENERAL else f"{who} nothing like it."
    near = [match for match in matches if match.thing != "other"]
    if not near:
        of_this = f"{metric} of just this" if metric not in GENERAL else "just this"
        return f"No clipping has {of_this}."
    if d.speaker is None:
        return f"No clipping has {figure_words(d)}, or another figure of just this."
    voices = list(dict.fromkeys(speaker_words(match.claim) for match in near))[:3]
    has = "has" if len(voices) == 1 and not _is_plural(voices[0]) else "have"
    return f"No clipping has a figure of {speaker_words(d)} for this; {listed(voices)} {has} one."


def _is_plural(name: str) -> bool:
    """Whether a name is a word for several: "officials", "some sources"."""
    last = name.rpartition(" ")[2]
    several = last.islower() and last.endswith("s") and last[-2:] != "ss"
    return several or last.casefold() in check_lexicon().plural or " and " in name


def _says(claim: Claim, verb: str = "say") -> str:
    """Who, with the verb: "Chad says", "officials have"."""
    name = speaker_words(claim)
    if _is_plural(name):
        return f"{name} {verb}"
    return f"{name} {'has' if verb == 'have' else f'{verb}s'}"


def _newer(d: Claim, e: Claim, match: Match) -> str:
    later = match.superseded
    assert later is not None
    had = "" if match.figure == "said" else f"; it was “{e.fact.text}”, not {figure_words(d)}"
    if e.keys.role == "before":
        return f"{_says(later, 'have')} {figure_words(later)} in place of it{had}"
    days = f"as of {day_words(later.as_of)}, not {day_words(e.as_of)}"
    return f"{_says(later, 'have')} {figure_words(later)} {days}{had}"


def _dropped(d: Claim, e: Claim) -> str:
    who, says = speaker_words(e), _says(e)
    weaker = WEAKER.get(e.fact.modality) if e.fact.modality != d.fact.modality else None
    parts = []
    if e.quantity_modifier != d.quantity_modifier and e.quantity_modifier not in PLAIN:
        parts.append(f"{says} “{e.fact.text}”")
    elif d.quantity_modifier not in PLAIN and e.quantity_modifier in PLAIN:
        parts.append(f"{says} {figure_words(e)}, not “{d.fact.text}”")
    if weaker and e.fact.modality != "estimated":
        hedge = f" (“{e.fact.hedge}”)" if e.fact.hedge else ""
        parts.append(f"{'' if parts else f'of {who} '}it is {weaker}{hedge}")
    return "; ".join(parts) or f"{says} “{e.fact.text}”"


def _other_source(d: Claim, e: Claim) -> str:
    if d.speaker is None:
        return f"stated as fact: only “{e.name}” say so"
    whom = speaker_words(d)
    if e.own_voice:
        return f"the article itself says so, without naming {whom}"
    if e.name is None:
        return f"nobody is named for it there, not {whom}"
    return f"there it is from “{e.name}”, not from {whom}"


def _contradiction(d: Claim, match: Match, context: Context) -> str:
    e = match.claim
    if match.figure == "denied":
        denier = "the clipping" if e.keys.modality == "denied" else "the draft"
        return f"{denier} has it denied"
    if other_unit(d, e):
        return _swapped(d, e)
    days = [day_words(claim.as_of) for claim in (d, e)]
    when = days[0] if days[0] == days[1] else f"{days[0]}, there {days[1]}"
    return f"{_says(e)} {figure_words(e)}, not {figure_words(d)} ({when})"


def _undecided(d: Claim, match: Match, context: Context) -> str:
    e = match.claim
    label = article_words(e.fact.article, context.labels)
    who, has = speaker_words(e), _says(e, "have")
    if other_unit(d, e):
        return _swapped(d, e)
    if match.thing == "part":
        return f"{label} counts {e.keys.place}, the draft {d.keys.place}: a part is not the whole"
    if match.figure in ("said", "bare") and e.keys.role == "before" != d.keys.role:
        return f"{has} it as an earlier figure"
    if match.figure in ("said", "bare") and match.time == "another":
        return f"{has} it as of {_time_words(e.as_of)}, not {_time_words(d.as_of)}"
    if match.figure == "fits" and e.keys.modality in ("projected", "conditional"):
        return f"{has} {figure_words(e)} as {WEAKER[e.fact.modality]}"
    if match.figure == "fits":
        return f"{_says(e)} {figure_words(e)}: it can be true, but is not what is said"
    no_such = f"No clipping has {who} saying {figure_words(d)}" if e.speaker else ""
    if match.thing != "same":
        missing = _missing(d, e) or _missing(e, d)
        if not missing:
            return f"{has} {figure_words(e)}, of what seems to be the same"
        return f"{no_such or f'{has} {figure_words(e)}'}; {listed(missing)} is not given"
    judged = judge(d, e, context)
    why = judged.reason if judged.verdict == "undecidable" else ""
    why = why or (f"{day_words(e.as_of)} there" if e.as_of.basis else "")
    return "; ".join(part for part in (no_such, why) if part)


def _swapped(d: Claim, e: Claim) -> str:
    return f"{_says(e)} “{e.fact.text}”, not “{d.fact.text}”: the number is in another unit"


def _time_words(when: AsOf) -> str:
    """A time, the month of an unknown year by its name."""
    month = month_of(when) if when.unresolved else None
    return MONTHS[month - 1] if month else day_words(when)


def _missing(d: Claim, e: Claim) -> list[str]:
    """What the draft says of the counted and the clipping does not."""
    names = {"subject": "whose", "state": "how", "place": "where", "counted": "which people"}
    found = [words for name, words in names.items() if _only_first(d, e, name)]
    return found or (["which incident"] if d.kind == "incident" else [])


def _only_first(d: Claim, e: Claim, name: str) -> bool:
    return getattr(d.keys, name) is not None and getattr(e.keys, name) is None
