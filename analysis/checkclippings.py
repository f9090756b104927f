"""What a draft is held against: the statements of the clippings, their words and names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.aliases import short_forms, with_long_names
from newsfacts.analysis.blocks import Row, build_blocks
from newsfacts.analysis.checktimes import without_dateline
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.copying import copies_among
from newsfacts.analysis.gathering import Weights, stems
from newsfacts.analysis.incidents import home_places
from newsfacts.analysis.kinship import Names
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact


class Clippings(NamedTuple):
    """What a draft is checked against."""

    rows: Mapping[str, Sequence[Row]]  # statements by metric
    elsewhere: Sequence[Claim]  # named claims with a number of the draft, of other metrics
    texts: Mapping[str, str]
    articles: int
    words: Mapping[str, frozenset[str]]  # of the sentence of each fact, by its id
    weights: Mapping[str, Weights]  # by metric
    names: Names
    short_forms: Mapping[str, str]  # of names that an article has with their letters in brackets
    parents: Mapping[str, str]  # of speakers of these metrics, the bodies that they speak for


def gather(
    claims: Sequence[Claim], facts: Iterable[Fact], articles: Iterable[Article]
) -> Clippings:
    """The statements that may bear on a draft, in one pass over the clippings."""
    metrics = {claim.keys.metric for claim in claims}
    numbers = {number for claim in claims for number in (claim.low, claim.high)} - {None}
    kept: dict[str, list[Fact]] = {}
    strays: list[Fact] = []

    def seen() -> Iterator[Fact]:
        for fact in facts:
            quantity = fact.quantity
            if quantity is not None and quantity.metric in metrics:
                kept.setdefault(quantity.metric, []).append(fact)
            elif quantity is not None and fact.claimant and quantity.low in numbers:
                strays.append(fact)
            yield fact

    homes = home_places(seen())
    needed = {fact.article for group in (*kept.values(), strays) for fact in group}
    texts, dates, count = {}, {}, 0
    for article in articles:
        count += 1
        if article.id in needed:
            texts[article.id] = article.text
            dates[article.id] = article.published
    rows = {}
    forms = short_forms(texts.values())
    copies = copies_among((fact for group in kept.values() for fact in group), texts)
    for metric, group in kept.items():
        told = (
            without_dateline(fact, texts.get(fact.article, ""), dates.get(fact.article))
            for fact in group
        )
        blocks = build_blocks(claims_of(told), texts, homes, copies, forms=forms)
        rows[metric] = [row for block in blocks for row in block.rows]
    words: dict[str, frozenset[str]] = {}
    weights = {}
    for metric, statements in rows.items():
        own = {
            claim.fact.id: words_of(sentence_of(claim, texts))
            for row in statements
            for claim in row.claims
        }
        weights[metric] = Weights(own.values())
        words |= own
    spoken = with_long_names(claims_of(strays), forms)
    parents = _parents(
        [*(c for told in rows.values() for row in told for c in row.claims), *spoken]
    )
    return Clippings(rows, spoken, texts, count, words, weights, Names(texts), forms, parents)


def _parents(claims: Iterable[Claim]) -> dict[str, str]:
    """For each speaker the body behind him; of two bodies neither is known."""
    found: dict[str, str | None] = {}
    for claim in claims:
        claimant = claim.fact.claimant
        if claim.speaker and claimant is not None and claimant.parent:
            known = found.setdefault(claim.speaker, claimant.parent)
            if known != claimant.parent:
                found[claim.speaker] = None
    return {speaker: parent for speaker, parent in found.items() if parent is not None}


def words_of(sentence: str) -> frozenset[str]:
    """What a sentence tells of, its numbers aside: that two numbers are one makes no likeness."""
    return frozenset(word for word in stems(sentence) if not word.isdigit())


def sentence_of(claim: Claim, texts: Mapping[str, str]) -> str:
    """The sentence that a claim stands in; empty where its article's text is not there."""
    extent = claim.fact.sentence
    return texts.get(claim.fact.article, "")[extent.start : extent.end]
