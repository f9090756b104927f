"""The figures of a metric as events: each statement at the time as of which it holds."""

from collections.abc import Mapping, Sequence
from typing import Final

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import AsOf, iso_day, span_of
from newsfacts.analysis.events import Event, Known, Sentence, date_text, precision_of, sentence_text
from newsfacts.analysis.origins import same_statements
from newsfacts.analysis.settings import INCIDENT
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Time

RECALLED: Final = 60  # days from an event to its telling, after which it is history


def figure_events(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Event]:
    """A row for each statement; mentions of one statement at one time are one row."""
    texts = {name: article.text for name, article in articles.items()}
    places: dict[object, list[int]] = {}
    for index, claim in enumerate(claims):
        as_of = _when(claim)
        when = (as_of.start, as_of.end, as_of.unresolved)
        places.setdefault((claim.keys, when), []).append(index)
    events = []
    for indexes in places.values():
        for group in same_statements([claims[index] for index in indexes], texts):
            events.append(_event([claims[indexes[each]] for each in group], articles))
    return events


def _event(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Event:
    lead = next((claim for claim in claims if claim.name), claims[0])
    fact, when = lead.fact, _when(lead)
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


def _when(claim: Claim) -> AsOf:
    """When a figure holds; a toll of long ago stands at its event, not where it is recalled."""
    time = claim.fact.time
    if claim.kind == INCIDENT and time is not None and time.type in ("DATE", "TIME"):
        event = span_of(time, "time")
        told = claim.as_of.start
        if event.end is not None and told is not None and told - event.end > RECALLED:
            return event
    return claim.as_of


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
