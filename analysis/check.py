"""Check a draft: what the clippings say of each of its figures.

Every figure gets one verdict of the truth table (``analysis.truthtable``, docs/check.md) with its
evidence. The verdict tells what the clippings say, never what is true.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newsfacts.analysis.checkclippings import Clippings, gather
from newsfacts.analysis.checkevidence import (
    differing,
    exhibits,
    headline_notes,
    match_rows,
    origins_behind,
    when_of,
)
from newsfacts.analysis.checkrecords import CheckedFigure
from newsfacts.analysis.checktimes import without_dateline
from newsfacts.analysis.checkwords import notes_on, reason_words, silence_words
from newsfacts.analysis.claims import Claim, claim_of
from newsfacts.analysis.completing import complete_keys
from newsfacts.analysis.drafts import Draft, check_lexicon
from newsfacts.analysis.incidents import complete_events, home_places
from newsfacts.analysis.namedplaces import Known, places_of
from newsfacts.analysis.settings import INCIDENT, Context, Settings
from newsfacts.analysis.truthtable import decide
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact


def check(
    drafts: Draft | Sequence[Draft],
    facts: Iterable[Fact],
    articles: Iterable[Article],
    *,
    tolerance: float | None = None,
    within: int | None = None,
    labels: Mapping[str, str] | None = None,
) -> list[CheckedFigure]:
    """The verdict on every figure of one or more drafts, in text order.

    Args:
        drafts: From ``analysis.drafts.read_draft``.
        facts: Of the clippings, of any kind.
        articles: The clippings; they may be more than have facts.
        tolerance: The share that "about" covers on each side; 0.05 when None.
        within: Days within which two times are one; 7 for stocks, 0 for incidents when None.
        labels: What articles are called in reasons, by id.
    """
    read = [drafts] if isinstance(drafts, Draft) else list(drafts)
    claims = [draft_claims(draft) for draft in read]
    clippings = gather([claim for group in claims for claim in group], facts, articles)
    known = places_of(
        claim for rows in clippings.rows.values() for row in rows for claim in row.claims
    )
    if known:
        claims = [draft_claims(draft, known) for draft in read]
    settings = Settings(tolerance=tolerance, within=within)
    found = []
    for draft, group in zip(read, claims, strict=True):
        named = {**(labels or {}), draft.document.id: "the draft"}
        context = Context(settings, clippings.texts, named)
        found += [_checked(claim, group, draft, clippings, context) for claim in group]
    return found


def draft_claims(draft: Draft, known: Known | None = None) -> list[Claim]:
    """The figures of a draft, read for comparison; tolls with the event that the draft tells.

    Args:
        draft: From ``read_draft``.
        known: Places of the clippings' tolls, which the draft may name.
    """
    text, published = draft.document.text, draft.document.published
    claims = [claim_of(without_dateline(fact, text, published)) for fact in draft.figures]
    claims = _completed(claims)
    homes, texts = _one_home(draft), {draft.document.id: text}
    by_metric: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        if claim.kind == INCIDENT:
            by_metric.setdefault(claim.keys.metric, []).append(index)
    for indexes in by_metric.values():
        completed = complete_events([claims[index] for index in indexes], homes, texts, known)
        for index, claim in zip(indexes, completed, strict=True):
            claims[index] = claim
    return claims


def _one_home(draft: Draft) -> dict[str, tuple[str, str | None]]:
    """Where a draft is, if all of it is about one place: a round-up is not about its first one."""
    places = {place.name for fact in draft.facts for place in fact.places[:1]}
    within = {place.within for fact in draft.facts for place in fact.places if place.within}
    homes = home_places(draft.facts)
    return homes if len(places - within) == 1 else {}


def _completed(claims: list[Claim]) -> list[Claim]:
    """The claims with the keys that others of the draft give.

    A place is taken from the same claimant only: two who give one figure need not mean one place.
    """
    completed = complete_keys(claims)
    by_name: dict[str | None, list[int]] = {}
    for index, claim in enumerate(claims):
        by_name.setdefault(claim.name, []).append(index)
    for indexes in by_name.values():
        alone = complete_keys([claims[index] for index in indexes])
        for index, claim in zip(indexes, alone, strict=True):
            if "place" in completed[index].borrowed:
                completed[index] = claim
    return completed


def _last_day(draft: Draft) -> int | None:
    published = draft.document.published
    if published is None or published.end is None:
        return None
    return date.fromisoformat(published.end).toordinal()


def _checked(
    d: Claim, group: Sequence[Claim], draft: Draft, clippings: Clippings, context: Context
) -> CheckedFigure:
    """One figure of a draft; ``group`` are all of it."""
    sentence = draft.document.text[d.fact.sentence.start : d.fact.sentence.end]
    found = match_rows(d, draft.document.text, clippings, context.settings, _last_day(draft))
    verdict, rule, match = decide(found)
    reason, notes = "", []
    if match is None:
        reason = silence_words(d, found, clippings.articles)
    else:
        reason = reason_words(verdict, d, match, context)
        notes = list(notes_on(d, match, context)) if verdict == "supported" else []
    notes += headline_notes(d, group, draft.document.text, context.settings)
    fact, quantity = d.fact, d.fact.quantity
    assert quantity is not None
    text = draft.document.text
    line_start = text.rfind("\n", 0, fact.start) + 1
    return CheckedFigure(
        path=draft.path or draft.document.path or "-",
        line=text.count("\n", 0, fact.start) + 1,
        column=fact.start - line_start + 1,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        verdict=verdict,
        act=verdict in check_lexicon().act,
        rule=rule + 1,
        reason=reason,
        notes=tuple(notes),
        metric=quantity.metric,
        subject=quantity.subject,
        counted=quantity.counted,
        state=d.keys.state,
        place=d.keys.place,
        claimant=d.name,
        low=d.low,
        high=d.high,
        modifier=quantity.modifier,
        modality=fact.modality,
        time=when_of(d.as_of),
        evidence=tuple(exhibits(d, match, found, clippings)),
        origins=origins_behind(found),
        others=tuple(differing(d, match, found, clippings, context)),
        sentence=" ".join(sentence.split()),
    )
