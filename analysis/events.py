"""What happened when: the sentences that tell of a day, one row an event.

An event stands at the day that its sentence names; a plan or forecast at its target. What names a
day that nobody can place ("Thursday", in an undated article) has no date. Sentences of several
articles that tell the same of one day are one event.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from newsfacts.analysis.settings import read_timeline_lexicon
from newsfacts.analysis.telling import (
    clause_at,
    dateline_end,
    is_stamp,
    standing_alone,
    unglued,
)
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact, Time

FEWEST = 20  # characters of a sentence beside its dates that can tell an event
REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
NEAR = ("XXXX-W", "XXXX-XX-XX")  # a weekday, this week, yesterday
PLANNED = frozenset({"projected", "conditional"})


class Known(msgspec.Struct, frozen=True):
    """The interval in which an undated event must lie, as far as it is known."""

    start: str | None
    end: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the timeline. ``date`` is as precise as is known, null where nothing is."""

    date: str | None
    precision: (
        str | None
    )  # day, week, month, quarter, season, half, year, decade, century, interval
    text: str
    kind: str  # event, said, figure, plan, forecast
    claimants: tuple[str, ...]
    facts: tuple[str, ...]
    articles: tuple[str, ...]
    start: str | None
    end: str | None
    relation: str | None  # on, since, until, by, before, after, during
    value: str | None  # TIMEX3
    time: str | None  # the words
    basis: str  # text, said or published: what dates it
    modality: str
    figures: tuple[str, ...]
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    hedge: str | None
    known: Known | None  # of undated ones
    mentions: int
    part: str | None = None  # of a figure: part (of a larger one), added (to another)


class Sentence(NamedTuple):
    """A sentence with everything that was read in it."""

    article: str
    start: int
    end: int
    facts: tuple[Fact, ...]


def sentences_of(facts: Iterable[Fact]) -> list[Sentence]:
    """The sentences that have facts, in the order of the first fact of each."""
    grouped: dict[tuple[str, int, int], list[Fact]] = {}
    for fact in facts:
        key = (fact.article, fact.sentence.start, fact.sentence.end)
        grouped.setdefault(key, []).append(fact)
    return [Sentence(*key, tuple(members)) for key, members in grouped.items()]


def events_of(facts: Iterable[Fact], articles: Mapping[str, Article]) -> list[Event]:
    """An event for each sentence and time that it names, in text order, not yet gathered.

    The signature of a post dates the post, so the sentence before it has the event; what that
    sentence says of its day itself ("on Tuesday") adds nothing to it.
    """
    sentences = sentences_of(facts)
    signed: dict[tuple[str, int], Sentence] = {}
    for before, sentence in pairwise(sentences):
        if is_signature(sentence, articles) and before.article == sentence.article:
            signed[sentence.article, sentence.start] = before
    dated_posts = {(post.article, post.start) for post in signed.values()}
    events = []
    for sentence in sentences:
        post = signed.get((sentence.article, sentence.start))
        seen: set[str] = set()
        opening = sentence.start + _dateline_length(sentence, articles)
        for fact in in_ranges(sentence, articles):
            time = fact.time
            if time is None or fact.start < opening or not tells_a_time(time, fact):
                continue
            unresolved = time.start is None and time.end is None
            if unresolved and (sentence.article, sentence.start) in dated_posts:
                continue
            key = time.value if unresolved else f"{time.start}/{time.end}"
            if key not in seen and not (post is None and _is_bare(sentence, articles)):
                seen.add(key)
                text = unglued(sentence_text(sentence, articles, (fact.start, fact.end), time))
                events.append(_event(fact, post or sentence, text))
    return events


def in_ranges(sentence: Sentence, articles: Mapping[str, Article]) -> list[Fact]:
    """The dates of a sentence, the two ends of a range as one: "between March 4 and March 7"."""
    found: list[Fact] = []
    article = articles.get(sentence.article)
    for fact in sentence.facts:
        if fact.kind != "date":
            continue
        before = found[-1] if found else None
        if before is not None and article is not None:
            between = article.text[before.end : fact.start]
            whole = _as_range(before, fact, between)
            if whole is not None:
                found[-1] = whole
                continue
        found.append(fact)
    return found


def _as_range(first: Fact, last: Fact, between: str) -> Fact | None:
    """Two dates as one interval, where the words between make a range of them."""
    one, other = first.time, last.time
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return None
    words = read_timeline_lexicon().ranges
    opened = one.relation == "since" and between.strip() in words.with_start
    if one.end >= other.start or not (opened or between.strip() in words.alone):
        return None
    time = msgspec.structs.replace(
        one,
        text=f"{one.text}{between}{other.text}",
        value=f"{one.value}/{other.value}",
        end=other.end,
        relation="during",
    )
    return msgspec.structs.replace(first, time=time, end=last.end, text=time.text)


def _dateline_length(sentence: Sentence, articles: Mapping[str, Article]) -> int:
    """The characters of a dateline, whose day is that of the paper."""
    article = articles.get(sentence.article)
    return dateline_end(article.text[sentence.start : sentence.end]) if article else 0


def is_signature(sentence: Sentence, articles: Mapping[str, Article]) -> bool:
    """Whether a sentence signs the post above it: "— Name (@handle) October 29, 2024"."""
    article = articles.get(sentence.article)
    if article is None or sentence.facts[0].zone != "post":
        return False
    return article.text[sentence.start : sentence.start + 1] in ("—", "–")


def _is_bare(sentence: Sentence, articles: Mapping[str, Article]) -> bool:
    """Whether a sentence is a stamp, or next to nothing but the date itself."""
    article = articles.get(sentence.article)
    if article is None:
        return False
    text = article.text[sentence.start : sentence.end]
    published = article.published
    line = published.text if published is not None and published.basis == "line" else None
    if line and line in text and not text.endswith((".", "!", "?")):
        return True  # "By Ana Ruiz | Lomar Post | 3 May 2021"
    dates = sum(f.end - f.start for f in sentence.facts if f.kind == "date")
    return is_stamp(text) or len(text) - dates < FEWEST


def tells_a_time(time: Time, fact: Fact) -> bool:
    """Whether an expression can place an event: no duration, no "now" of a dated article."""
    if time.type not in ("DATE", "TIME"):
        return False
    if time.value not in REFERENCES:
        return True
    dated = fact.published is not None and fact.published.end is not None
    return not dated and time.text.casefold() in read_timeline_lexicon().references.words


def sentence_text(
    sentence: Sentence,
    articles: Mapping[str, Article],
    at: tuple[int, int] | None = None,
    time: Time | None = None,
) -> str:
    """The sentence as it stands alone; with ``at`` its clause around these characters.

    With ``time`` the dates of the sentence that are of another time belong to other clauses.

    Of a post's signature it is the post itself.
    """
    article = articles.get(sentence.article)
    if article is None:
        return sentence.facts[0].text
    start, end = sentence.start, sentence.end
    if is_signature(sentence, articles):
        end = len(article.text[:start].rstrip())
        start = article.text.rfind("\n", 0, end) + 1
        return standing_alone(article.text[start:end])
    start += dateline_end(article.text[start:end])
    text = article.text[start:end]
    if at is not None and start <= at[0] and at[1] <= end:
        others = [
            fact.start - start
            for fact in sentence.facts
            if time is not None and fact.kind == "date" and _is_apart(fact, time)
        ]
        text = clause_at(text, at[0] - start, at[1] - start, [at for at in others if at >= 0])
    return standing_alone(text)


def _event(fact: Fact, sentence: Sentence, text: str) -> Event:
    time = fact.time
    assert time is not None
    speakers = [each for each in sentence.facts if each.claimant is not None]
    said = any(
        each.claimant.said is not None and each.claimant.said.value == time.value
        for each in speakers
        if each.claimant
    )
    figures = [each for each in sentence.facts if each.kind == "quantity" and _is_of(each, time)]
    ahead = [each for each in (*figures, fact) if each.modality in PLANNED and _is_at(each, time)]
    kind = "said" if said else "plan" if ahead or _lies_ahead(fact) else "event"
    return Event(
        date=date_text(time),
        precision=precision_of(time),
        text=text,
        kind=kind,
        claimants=names_of(speakers),
        facts=tuple(each.id for each in (fact, *figures)),
        articles=(fact.article,),
        start=time.start,
        end=time.end,
        relation=time.relation,
        value=time.value,
        time=time.text,
        basis="text",
        modality=ahead[0].modality if ahead else fact.modality,
        figures=tuple(each.text for each in figures),
        places=places_of(sentence.facts),
        outlets=(fact.outlet,) if fact.outlet else (),
        hedge=ahead[0].hedge if ahead else fact.hedge,
        known=known_interval(fact) if time.start is None and time.end is None else None,
        mentions=1,
    )


def _is_apart(fact: Fact, time: Time) -> bool:
    """Whether a date of a sentence is of quite another time."""
    other = fact.time
    if other is None or other.start is None or other.end is None:
        return False
    return (
        time.start is None or time.end is None or other.start > time.end or other.end < time.start
    )


def _is_of(fact: Fact, time: Time) -> bool:
    """Whether a figure belongs to a time of its sentence: its own, or none of its own."""
    return fact.time is None or fact.time.value == time.value


def _is_at(fact: Fact, time: Time) -> bool:
    """Whether a fact is tied to this very time."""
    return fact.time is not None and fact.time.value == time.value


def _lies_ahead(fact: Fact) -> bool:
    """Whether the article came out before the day."""
    time, published = fact.time, fact.published
    if time is None or published is None or published.end is None or time.start is None:
        return False
    return time.start > published.end


def names_of(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Who speaks in these facts, each once."""
    names: dict[str, None] = {}
    for fact in facts:
        claimant = fact.claimant
        if claimant is not None and claimant.name:
            names.update(dict.fromkeys((claimant.name, *claimant.others)))
    return tuple(names)


def places_of(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The places of these facts, each once."""
    return tuple(dict.fromkeys(place.name for fact in facts for place in fact.places))


def known_interval(fact: Fact) -> Known | None:
    """What the article's date says of a time that names no day.

    What is told of now was so when the article came out; a weekday was near that, where both ends
    are known. Of a past or future that is anywhere nothing is known.
    """
    published, time = fact.published, fact.time
    if published is None or time is None or not (published.start or published.end):
        return None
    near = time.value.startswith(NEAR) and published.start and published.end
    if time.value != "PRESENT_REF" and not near:
        return None
    return Known(published.start, published.end)


def date_text(time: Time) -> str | None:
    """The day, month or year of a time, as precise as it is; null where it has none."""
    if time.start is None:
        return time.end
    match precision_of(time):
        case "month":
            return time.start[:7]
        case "year":
            return time.start[:4]
        case _:
            return time.start


def precision_of(time: Time) -> str | None:
    """How precise a time is, from its first and last day."""
    if time.start is None or time.end is None:
        return None if time.start == time.end else "interval"
    if time.start == time.end:
        return "day"
    value = time.value
    if "-W" in value:
        return "week"
    if "-Q" in value:
        return "quarter"
    if "-H" in value:
        return "half"
    if value[-2:] in ("SP", "SU", "FA", "WI"):
        return "season"
    lengths = {7: "month", 4: "year", 3: "decade", 2: "century"}
    return lengths.get(len(value), "interval")
