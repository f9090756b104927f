"""The reasons of verdicts, in words that are true without the verdict."""

from newsfacts.analysis.bounds import Overlap, bounds
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.contrast import SideBySide, may_be_later
from newsfacts.analysis.days import AsOf, day_words, order, two_days
from newsfacts.analysis.incidents import places_meet
from newsfacts.analysis.settings import Context, say
from newsfacts.analysis.wording import article_words, figure_words, listed, speaker_words


def difference(name: str, a: Claim, b: Claim) -> str:
    """Which values of a key differ."""
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


def difference_of_names(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """Whose people or things two figures count, by the names in the counted words."""
    named = [" ".join(sorted(names)).title() for names in (ours, theirs)]
    return f"counted: {', '.join(named)}"


def agreement_words(a: Claim, b: Claim, met: Overlap, context: Context) -> str:
    """Why two figures agree, and whether that is worth anything."""
    one, other = figure_words(a), figure_words(b)
    if one == other:
        reason = f"both say {one}"
    elif met.stretched:
        share = f"{context.settings.about():.0%}"
        reason = f"{one} and {other} meet, “about” read as ±{share}"
    else:
        reason = _overlap_words(a, b)
    return reason + _corroboration(a, b)


def _overlap_words(a: Claim, b: Claim) -> str:
    for inner, outer in ((a, b), (b, a)):
        (low, high), (least, most) = bounds(inner), bounds(outer)
        if least <= low and high <= most:
            return f"{figure_words(inner)} lies in {figure_words(outer)}"
    return f"{figure_words(a)} and {figure_words(b)} overlap"


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


def fit_words(a: Claim, b: Claim, met: Overlap) -> str:
    """How two figures fit, one of them open or vague."""
    one, other = figure_words(a), figure_words(b)
    if one.casefold() == other.casefold():
        return f"both say {one}"
    if met.soft:
        word = one if a.is_vague else other
        return f"the ends of {word} are soft: {other if a.is_vague else one} fits"
    if a.is_closed == b.is_closed:
        return f"{one} and {other} can both be true"
    return f"{one} fits {other}" if a.is_closed else f"{other} fits {one}"


def two_incidents(a: Claim, b: Claim) -> str:
    """What sets two events apart."""
    one, other = a.event, b.event
    if one.places and other.places and not places_meet(one, other):
        return f"two incidents: {two_places(a, b)}"
    if one.elsewhen != other.elsewhen:
        earlier = figure_words(a if one.elsewhen else b)
        return f"two incidents: {earlier} is told as of another time"
    return f"two incidents: {day_words(one.days)}, {day_words(other.days)}"


def two_places(a: Claim, b: Claim) -> str:
    """The places of two events."""
    return f"{_place_words(a)}, {_place_words(b)}"


def apart_words(a: Claim, b: Claim) -> str:
    """Where two tolls are told of, whichever comes first: "one is told of Gao, one of Mao"."""
    one, other = sorted(
        (a, b), key=lambda claim: (len(claim.event.within) == 0, _place_words(claim))
    )
    return f"one is told of {_place_words(one)}, one of {_place_words(other)}"


def _place_words(claim: Claim) -> str:
    return claim.keys.place or listed(sorted(claim.event.places))


def speaks_for(a: Claim, b: Claim) -> str:
    """Which of two speakers is the body behind the other."""
    if a.parent == b.speaker:
        return f"{a.name} speaks for {b.name}"
    return f"{b.name} speaks for {a.name}"


def revision_words(a: Claim, b: Claim) -> str:
    """What a claimant said first, and what later."""
    first, last = (a, b) if order(a.as_of, b.as_of) < 0 else (b, a)
    one, other = two_days(first.as_of, last.as_of)
    reason = f"{figure_words(first)} {_as_of(first.as_of, one)}, "
    reason += f"{figure_words(last)} {_as_of(last.as_of, other)}"
    return reason if a.speaker == b.speaker else f"{reason}; {speaks_for(a, b)}"


def _as_of(when: AsOf, words: str) -> str:
    return f"on {words}" if when.start == when.end else f"as of {words}"


def times_words(a: Claim, b: Claim, *, joint: str = " and ") -> str:
    """As of when two claims hold."""
    if a.as_of[:2] == b.as_of[:2]:
        return day_words(a.as_of)
    if joint == " and " and _is_within(a.as_of, b.as_of):
        return day_words(a.as_of)
    if joint == " and " and _is_within(b.as_of, a.as_of):
        return day_words(b.as_of)
    if joint == " and ":
        one, other = two_days(*sorted((a.as_of, b.as_of), key=lambda when: when.start or 0))
        shared_month = one.split(" ")[1:] == other.split(" ")[1:2]
        return f"{one.split(' ')[0] if shared_month else one}{joint}{other}"
    return f"{day_words(a.as_of)}{joint}{day_words(b.as_of)}"


def _is_within(inner: AsOf, outer: AsOf) -> bool:
    if None in (*inner[:2], *outer[:2]):
        return False
    return (outer.start or 0) <= (inner.start or 0) and (inner.end or 0) <= (outer.end or 0)


def window_words(a: Claim, b: Claim, window: int) -> str:
    """The days within which two times count as one, where they are not the same day."""
    one_day = _is_within(a.as_of, b.as_of) or _is_within(b.as_of, a.as_of)
    return "" if one_day or not window else f", within {days_words(window)}"


def days_words(count: int) -> str:
    """A number of days."""
    return f"{count} day" if count == 1 else f"{count} days"


def passage_words(together: SideBySide, context: Context) -> str:
    """How a passage sets two figures side by side."""
    where = "one sentence" if together.one_sentence else "one passage"
    words = f" (“{together.words}”)" if together.words else ""
    label = article_words(together.article, context.labels)
    return f"{where} of {label} sets them side by side{words}, so one time"


def account_words(a: Claim, b: Claim, context: Context) -> str:
    """Why two figures of one article are not taken for rivals."""
    if may_be_later(a, b):
        return f"{rising_words(a, b)} is told as a change and may be later"
    if (a.name, a.speaker) == (b.name, b.speaker):
        who = f"both from {speaker_words(a)} in one article"
    else:
        label = article_words(a.fact.article, context.labels)
        who = f"{label} gives both without setting them against each other"
    return f"{who}: a part of the other, a correction or another count"


def rising_words(a: Claim, b: Claim) -> str:
    """The figure that is told as a change."""
    rising = [claim for claim in (a, b) if claim.fact.quantity and claim.fact.quantity.trend]
    return figure_words(rising[-1])


def unplaced_words(claims: list[Claim]) -> str:
    """Which figures name no place, and what their articles are about instead."""
    figures = listed([figure_words(claim) for claim in claims])
    places = list(dict.fromkeys(claim.keys.place for claim in claims if claim.keys.place))
    about = f"; the articles are about {listed(places)}" if places else ""
    return f"which place? {figures} name{'s' if len(claims) == 1 else ''} none{about}"


def undated_words(claims: list[Claim], context: Context) -> str:
    """Which articles have no date, or one that is only bounded."""
    bounded = {c.fact.article: c.as_of for c in claims if c.as_of.basis is not None}
    plain = sorted({c.fact.article for c in claims} - set(bounded))
    words = []
    if plain:
        labels = sorted(article_words(article, context.labels) for article in plain)
        words.append(f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} undated")
    for article in sorted(bounded):
        label = article_words(article, context.labels)
        words.append(f"{label} is of {day_words(bounded[article])}")
    return ", ".join(words)
