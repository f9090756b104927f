"""What stands out beside the verdicts: dropped hedges and sources, a part above its whole."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from newsfacts.analysis.blocks import Block, Row, key_text
from newsfacts.analysis.bounds import bounds, overlap
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import nearness
from newsfacts.analysis.parts import part_words
from newsfacts.analysis.settings import Context
from newsfacts.analysis.wording import (
    article_words,
    figure_words,
    listed,
    number_words,
    speaker_words,
)

FOREMOST = 40  # rows of a block that are held against those of its whole
BOUNDED = frozenset({"at_most", "at_least", "more_than", "less_than"})


class Finding(NamedTuple):
    """Something a reader should know: ``a`` is the claim at fault, ``b`` the one it is held to."""

    finding: str
    a: Claim
    b: Claim
    key: str
    reason: str


def find(blocks: Sequence[Block], context: Context) -> list[Finding]:
    """Every finding over the blocks of one metric, block by block, then across them."""
    found: list[Finding] = []
    for block in blocks:
        found.extend(_sources_dropped(block, context))
        found.extend(_hedges_dropped(block, context))
        found.extend(_headlines_that_differ(block, context))
    found.extend(_parts_above_wholes(blocks, context))
    return found


def _sources_dropped(block: Block, context: Context) -> Iterator[Finding]:
    """An article's own voice states what a later sentence of it gives to "some sources"."""
    for row in block.rows:
        own = [claim for claim in row.claims if claim.own_voice]
        anonymous: dict[str, list[Claim]] = {}
        for claim in row.claims:
            if claim.fact.claimant is not None and claim.fact.claimant.type == "anonymous":
                anonymous.setdefault(claim.fact.article, []).append(claim)
        for claim in own:
            later = [
                other
                for other in anonymous.get(claim.fact.article, ())
                if other.fact.sentence.start > claim.fact.sentence.start
            ]
            if later:
                label = article_words(claim.fact.article, context.labels)
                reason = (
                    f"{label} states {figure_words(claim)} as plain fact; further down only"
                    f" “{later[0].name}” say so"
                )
                yield Finding("source dropped", claim, later[0], key_text(block.key), reason)
                break


def _hedges_dropped(block: Block, context: Context) -> Iterator[Finding]:
    """One claimant's bound, or what he held possible, told elsewhere as the plain figure."""
    plain = _plain_figures(block)
    for hedged in (claim for row in block.rows for claim in row.claims):
        number = hedged.high if hedged.high is not None else hedged.low
        is_bounded = hedged.quantity_modifier in BOUNDED
        if number is None or not (is_bounded or hedged.fact.modality == "possible"):
            continue
        for claim in _dropping(plain.get(number, {}), hedged, is_bounded):
            reason = _hedge(claim, hedged, context)
            yield Finding("hedge dropped", claim, hedged, key_text(block.key), reason)


Plain: TypeAlias = dict[str | None, dict[str, tuple[int, Claim]]]


def _plain_figures(block: Block) -> dict[float, Plain]:
    """Who plainly asserts each number, None for an article itself: its first mention, numbered."""
    found: dict[float, Plain] = {}
    claims = (claim for row in block.rows for claim in row.claims)
    for place, claim in enumerate(claims):
        is_plain = claim.quantity_modifier == "exact" and claim.fact.modality == "asserted"
        if claim.low is None or claim.low != claim.high or not is_plain:
            continue
        if claim.own_voice or claim.speaker is not None:
            told = found.setdefault(claim.low, {}).setdefault(claim.speaker, {})
            told.setdefault(claim.fact.article, (place, claim))
    return found


def _dropping(plain: Plain, hedged: Claim, is_bounded: bool) -> list[Claim]:
    """A plain figure for each article that drops a hedge; an article is told of once a number.

    It drops what its claimant says elsewhere, or states as its own what another gives to somebody.
    """
    found: dict[str, tuple[int, Claim]] = {}
    asked: list[tuple[str | None, bool]] = []  # by whom, and whether only elsewhere
    if hedged.speaker is not None:
        asked.append((hedged.speaker, not is_bounded))
    if hedged.name is not None:
        asked.append((None, True))
    for who, needs_other in asked:
        for article, told in plain.get(who, {}).items():
            if not (needs_other and article == hedged.fact.article):
                found[article] = min(found.get(article, told), told, key=itemgetter(0))
    for articles in plain.values() if found else ():
        for article in found:
            articles.pop(article, None)
    return [claim for _, claim in sorted(found.values(), key=itemgetter(0))]


def _hedge(claim: Claim, hedged: Claim, context: Context) -> str:
    label = article_words(claim.fact.article, context.labels)
    said = figure_words(hedged)
    if hedged.quantity_modifier not in BOUNDED:
        said = f"{said} with “{hedged.fact.hedge or hedged.fact.modality}”"
    number = number_words(claim.low or 0.0)
    return f"{label} has a plain {number} where {speaker_words(hedged)} says {said}"


def _headlines_that_differ(block: Block, context: Context) -> Iterator[Finding]:
    """A headline whose figure its own article does not have, though it has another one."""
    by_article: dict[str, list[Claim]] = {}
    for row in block.rows:
        for claim in row.claims:
            if claim.is_closed and claim.keys.role == "level" and claim.keys.modality == "count":
                by_article.setdefault(claim.fact.article, []).append(claim)
    for article in sorted(by_article):
        claims = by_article[article]
        body = [each for each in claims if each.fact.zone != "headline"]
        for claim in claims:
            if claim.fact.zone != "headline":
                continue
            rivals = [each for each in body if each.keys == claim.keys and _is_total(each, context)]
            if not rivals or not _is_total(claim, context):
                continue
            about = context.settings.about()
            if all(overlap(claim, each, about) is None for each in rivals):
                label = article_words(article, context.labels)
                told = listed(list(dict.fromkeys(figure_words(each) for each in rivals)))
                reason = f"{label} has {figure_words(claim)} in its headline, {told} in its text"
                yield Finding("headline differs", claim, rivals[0], key_text(block.key), reason)


def _is_total(claim: Claim, context: Context) -> bool:
    return part_words(claim, context.texts) is None


def _parts_above_wholes(blocks: Sequence[Block], context: Context) -> Iterator[Finding]:
    """A figure for a place that exceeds one for what contains it."""
    wholes: dict[tuple[object, ...], Block] = {
        (block.key._replace(place=None), block.key.place): block
        for block in blocks
        if block.key.place and not block.key.forecast and block.key.incident is None
    }
    for block in blocks:
        containers = {row.lead.within for row in block.rows if row.lead.within}
        for container in sorted(containers):
            whole = wholes.get((block.key._replace(place=None), container))
            if whole is not None and whole is not block:
                yield from _exceeding(block, whole, context)


def _exceeding(part: Block, whole: Block, context: Context) -> Iterator[Finding]:
    about = context.settings.about()
    for row in _foremost(part):
        below: dict[str, list[Claim]] = {}
        for other in _foremost(whole):
            a, b = row.lead, other.lead
            if not (a.is_closed and b.is_closed) or a.keys.role != b.keys.role:
                continue
            if bounds(a, about)[0] > bounds(b, about)[1] and _may_be_one_time(a, b, context):
                below.setdefault(figure_words(b), []).append(b)
        for wholes in below.values():
            reason = _excess(row.lead, wholes, context)
            yield Finding("part exceeds whole", row.lead, wholes[0], key_text(part.key), reason)


def _foremost(block: Block) -> list[Row]:
    """The rows with most mentions, so that large blocks do not take for ever."""
    return sorted(block.rows, key=lambda row: -len(row.claims))[:FOREMOST]


def _may_be_one_time(a: Claim, b: Claim, context: Context) -> bool:
    return nearness(a.as_of, b.as_of, context.settings.days(a.kind)) != "apart"


def _excess(a: Claim, wholes: list[Claim], context: Context) -> str:
    b = wholes[0]
    labels = [article_words(each.fact.article, context.labels) for each in wholes]
    reason = (
        f"{speaker_words(a)}: {figure_words(a)} in {a.keys.place}, more than {figure_words(b)} in"
        f" all {b.keys.place} ({', '.join(dict.fromkeys(labels))})"
    )
    doubts = []
    window = context.settings.days(a.kind)
    if all(nearness(a.as_of, each.as_of, window) != "same" for each in wholes):
        doubts.append("not certain, as the times are not known")
    if "places" in a.fact.inferred or a.borrowed:
        doubts.append(f"the place of {figure_words(a)} is inferred")
    return f"{reason}; {'; '.join(doubts)}" if doubts else reason
