"""The figures of a metric as events: each statement at the time as of which it holds."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import AsOf, iso_day, span_of
from newsfacts.analysis.events import Event, Known, Sentence, date_text, precision_of, sentence_text
from newsfacts.analysis.origins import same_statements
from newsfacts.analysis.parts import part_kind
from newsfacts.analysis.settings import INCIDENT
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Time

RECALLED: Final = 60  # days from an event to its telling, after which it is history


def figure_events(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Event]:
    """A row for each statement; mentions of one statement at one time are one row."""
    texts = {name: article.text for name, article in articles.items()}
    days = _days_of(claims)
    former = _former(claims)
    places: dict[object, list[int]] = {}
    for index, claim in enumerate(claims):
        as_of = days[claim.fact.id]
        when = (as_of.start, as_of.end, as_of.unresolved, claim.fact.id in former)
        places.setdefault((claim.keys, when), []).append(index)
    events = []
    for indexes in places.values():
        for group in same_statements([claims[index] for index in indexes], texts):
            told = [claims[indexes[each]] for each in group]
            lead = next((claim for claim in told if claim.name), told[0])
            event = _event(lead, told, days[lead.fact.id], articles)
            relation = "before" if lead.fact.id in former else event.relation
            events.append(replace(event, relation=relation, part=part_kind(lead, texts)))
    return events


def _event(
    lead: Claim, claims: Sequence[Claim], when: AsOf, articles: Mapping[str, Article]
) -> Event:
    fact = lead.fact
    sentence = Sentence(fact.article, fact.sentence.start, fact.sentence.end, (fact,))
    start, end = iso_day(when.start), iso_day(when.end)
    bounded = when.basis == "published" and (start is None or end is None)
    time = Time(
        text=fact.time.text if fact.time and when.basis == "time" else "",
        type="DATE",
        value=_value(lead, when.basis, start, end),
        mod=None,
        start=None if bounded else start,
        end=None if bounded else end,
        relation=fact.time.relation if fact.time and when.basis == "time" else None,
    )
    names = [name for claim in claims if claim.fact.claimant for name in _names(claim)]
    return Event(
        date=date_text(time),
        precision=precision_of(time),
        text=sentence_text(sentence, articles, (fact.start, fact.end)),
        kind="forecast" if lead.keys.modality == "projected" else "figure",
        claimants=tuple(dict.fromkeys(names)),
        facts=tuple(claim.fact.id for claim in claims),
        articles=tuple(dict.fromkeys(claim.fact.article for claim in claims)),
        start=time.start,
        end=time.end,
        relation=time.relation,
        value=time.value or when.unresolved,
        time=time.text or None,
        basis={"time": "text", "said": "said"}.get(when.basis or "", "published"),
        modality=fact.modality,
        figures=tuple(dict.fromkeys(claim.fact.text for claim in claims)),
        places=tuple(dict.fromkeys(place.name for c in claims for place in c.fact.places)),
        outlets=tuple(dict.fromkeys(c.fact.outlet for c in claims if c.fact.outlet)),
        hedge=fact.hedge,
        known=Known(start, end) if bounded else None,
        mentions=len(claims),
    )


def _days_of(claims: Sequence[Claim]) -> dict[str, AsOf]:
    """When each figure holds, by the id of its fact: at its own time, where it has one.

    A toll whose telling is dated ("said on Friday"), or that is told again on other days, runs: it
    stands where it was told, or the tolls of one event would all stand at the event. One of long
    ago stands at its event, however often it is recalled.
    """
    events = {claim.fact.id: _own_day(claim) for claim in claims}
    tellings: dict[object, set[int | None]] = {}
    for claim in claims:
        own = events[claim.fact.id]
        if own is not None:
            tellings.setdefault((claim.keys, own.start, own.end), set()).add(claim.as_of.start)
    days = {}
    for claim in claims:
        own, told = events[claim.fact.id], claim.as_of
        if own is None or own.end is None:
            days[claim.fact.id] = told
            continue
        since = claim.fact.time is not None and claim.fact.time.relation == "since"
        recalled = told.start is not None and told.start - own.end > RECALLED
        again = len(tellings[claim.keys, own.start, own.end]) > 1
        runs = since or again or told.basis == "said"
        days[claim.fact.id] = own if recalled or not runs else told
    return days


def holds_when(claim: Claim) -> AsOf:
    """When a figure holds; a toll of long ago stands at its event, not where it is recalled."""
    own, told = _own_day(claim), claim.as_of.start
    if own is None or own.end is None or told is None or told - own.end <= RECALLED:
        return claim.as_of
    return own


def _own_day(claim: Claim) -> AsOf | None:
    """The days that the words beside a toll name; None where they name none."""
    time = claim.fact.time
    if claim.kind != INCIDENT or time is None or time.type not in ("DATE", "TIME"):
        return None
    own = span_of(time, "time")
    return own if own.end is not None else None


def _former(claims: Sequence[Claim]) -> frozenset[str]:
    """Facts that give what a figure was before the day that their sentence names.

    "Revised on Friday to 79 from 83": 83 is no figure of Friday. "Rose to 58 on Wednesday, up from
    17 a day earlier" gives the 17 a day of its own.
    """
    of_day = {
        (*_sentence_of(claim), claim.fact.time.value)
        for claim in claims
        if claim.fact.time is not None and _role(claim) != "before"
    }
    return frozenset(
        claim.fact.id
        for claim in claims
        if _role(claim) == "before"
        and (claim.fact.time is None or (*_sentence_of(claim), claim.fact.time.value) in of_day)
    )


def _role(claim: Claim) -> str | None:
    return claim.fact.quantity.role if claim.fact.quantity else None


def _sentence_of(claim: Claim) -> tuple[str, int]:
    return claim.fact.article, claim.fact.sentence.start


def _value(claim: Claim, basis: str | None, start: str | None, end: str | None) -> str:
    if basis == "time" and claim.fact.time:
        return claim.fact.time.value
    if start and start == end:
        return start
    return claim.as_of.unresolved or ""


def _names(claim: Claim) -> tuple[str, ...]:
    claimant = claim.fact.claimant
    assert claimant is not None
    return (claimant.name, *claimant.others) if claimant.name else claimant.others
