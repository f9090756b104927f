"""Where claims come from: the mentions of each origin, the earliest known appearance first.

Origins are those of ``analysis.origins``, as ``compare`` counts them. An appearance is known by the
day on which its article came out; what is undated may have been earlier, and is said to be undated.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

from newsfacts.analysis.aliases import short_forms
from newsfacts.analysis.blocks import build_blocks
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.copies import are_alike, copied_pairs
from newsfacts.analysis.copying import ArticleCopies, copies_among, shared_passage
from newsfacts.analysis.incidents import home_places
from newsfacts.analysis.origins import figure_key
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

Relation: TypeAlias = Literal[
    "first", "again", "own voice", "beside", "copied", "via", "same figure"
]


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of what goes back to an origin."""

    fact: str
    article: str
    start: int  # character of the article
    text: str
    claimant: str | None
    via: tuple[str, ...]  # who handed it on, nearest first
    published: str | None  # the first possible day; None where nobody knows
    until: str | None  # the last possible day
    relation: Relation
    source: str | None  # the fact that it copies, restates or stands beside
    passage: str | None  # the longest run of words that a copy has from its source


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What counts once: everything one speaker is known to have said at one time."""

    metric: str
    claimant: str | None  # None is nobody in particular
    figures: tuple[str, ...]  # as written, each once
    articles: int
    appearances: tuple[Appearance, ...]  # the earliest known first, undated ones last
    earliest: str | None  # the fact with which it appeared first; None where no article is dated


def trace_origins(
    facts: Iterable[Fact], articles: Iterable[Article] = (), *, fact: str | None = None
) -> list[Origin]:
    """The origins of figures, metric by metric, most mentions first.

    Args:
        facts: Facts of any kind; only figures have origins.
        articles: Their texts; without them no copied passage is seen.
        fact: The id of a figure: only the origin that it goes back to.
    """
    facts = list(facts)
    homes = home_places(facts)
    texts = {article.id: article.text for article in articles}
    copied = copies_among(facts, texts)
    by_metric: dict[str, list[Fact]] = {}
    for each in facts:
        if each.quantity is not None:
            by_metric.setdefault(each.quantity.metric, []).append(each)
    found = []
    forms = short_forms(texts.values())
    for metric, figures in by_metric.items():
        if fact is not None and all(each.id != fact for each in figures):
            continue
        groups: dict[int, list[Claim]] = {}
        for block in build_blocks(claims_of(figures), texts, homes, copied, forms=forms):
            for row in block.rows:
                groups.setdefault(row.origin, []).extend(row.claims)
        origins = [_origin(metric, claims, texts, copied) for claims in groups.values()]
        found += sorted(origins, key=lambda origin: -len(origin.appearances))
    if fact is not None:
        return [each for each in found if any(one.fact == fact for one in each.appearances)]
    return found


def _origin(
    metric: str, claims: list[Claim], texts: Mapping[str, str], copied: ArticleCopies
) -> Origin:
    ordered = sorted(claims, key=_order)
    copies = _copies(ordered, texts, copied)
    before = _Before()
    appearances = tuple(
        _appearance(ordered, index, copies, texts, before) for index in range(len(ordered))
    )
    named = next((claim.name for claim in ordered if claim.speaker), None)
    first = appearances[0]
    return Origin(
        metric=metric,
        claimant=named or next((claim.name for claim in ordered if claim.name), None),
        figures=tuple(dict.fromkeys(claim.fact.text for claim in ordered)),
        articles=len({claim.fact.article for claim in ordered}),
        appearances=appearances,
        earliest=first.fact if first.published else None,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    """Dated before undated, days in order, a day before what may be later; then as in the text."""
    published = claim.fact.published
    day = published.start if published else None
    open_end = published is None or published.end != day
    return (day is None, day or "", open_end, claim.fact.article, claim.fact.start)


def _copies(claims: list[Claim], texts: Mapping[str, str], copied: ArticleCopies) -> dict[int, int]:
    """Which of the claims, in order, stand in a passage copied from which earlier one."""
    told = [index for index, claim in enumerate(claims) if claim.fact.article in texts]
    sentences = [(claims[index].fact.article, _sentence(claims[index], texts)) for index in told]
    found = {told[copy]: told[first] for first, copy in copied_pairs(sentences)}
    for place, index in enumerate(told):
        if index in found:
            continue
        partners = copied.partners(claims[index].fact.article)
        for first in told[:place]:
            if (
                claims[first].fact.article in partners
                and figure_key(claims[first]) == figure_key(claims[index])
                and are_alike(_sentence(claims[first], texts), _sentence(claims[index], texts))
            ):
                found[index] = first
                break
    return found


def _sentence(claim: Claim, texts: Mapping[str, str]) -> str:
    fact = claim.fact
    return texts[fact.article][fact.sentence.start : fact.sentence.end]


def _passage(claim: Claim, source: Claim, texts: Mapping[str, str]) -> str | None:
    """What the sentence of a copy has word for word from that of its source."""
    told = _sentence(claim, texts)
    shared = shared_passage(_sentence(source, texts), told)
    return told[slice(*shared.second)] if shared else None


class _Before:
    """The first mentions of an origin so far: of a figure, of an article, of both."""

    def __init__(self) -> None:
        self.any: Claim | None = None
        self.same: dict[tuple[object, ...], Claim] = {}
        self.inside: dict[str, Claim] = {}
        self.same_inside: dict[tuple[object, ...], Claim] = {}

    def add(self, claim: Claim) -> None:
        """Note a mention."""
        key, article = figure_key(claim), claim.fact.article
        self.any = self.any or claim
        self.same.setdefault(key, claim)
        self.inside.setdefault(article, claim)
        self.same_inside.setdefault((article, *key), claim)


def _appearance(
    claims: list[Claim],
    index: int,
    copies: Mapping[int, int],
    texts: Mapping[str, str],
    before: _Before,
) -> Appearance:
    claim = claims[index]
    fact, published = claim.fact, claim.fact.published
    via = fact.claimant.via if fact.claimant else ()
    key = figure_key(claim)
    same, inside = before.same.get(key), before.same_inside.get((fact.article, *key))
    relation: Relation = "same figure"
    source = same or before.any
    if before.any is None:
        relation = "first"
    elif inside is not None:
        relation, source = "own voice" if claim.own_voice else "again", inside
    elif index in copies:
        relation, source = "copied", claims[copies[index]]
    elif same is None:
        relation, source = "beside", before.inside.get(fact.article, before.any)
    elif via:
        relation = "via"
    before.add(claim)
    return Appearance(
        fact=fact.id,
        article=fact.article,
        start=fact.start,
        text=fact.text,
        claimant=claim.name,
        via=via,
        published=published.start if published else None,
        until=published.end if published else None,
        relation=relation,
        source=source.fact.id if source else None,
        passage=_passage(claim, source, texts) if source and relation == "copied" else None,
    )
