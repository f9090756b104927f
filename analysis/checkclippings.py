"""What a draft is held against: the statements of the clippings, their words and names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.blocks import Row, build_blocks
from newsfacts.analysis.checktimes import without_dateline
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.gathering import Weights, stems
from newsfacts.analysis.incidents import home_places
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

NAME_RE = re.compile(r"(?<=[a-z,;:] )(?:the )?([A-Z][\w’'-]{2,})")


class Names:
    """The names that each article tells of, and how much each name says of what it is about."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, frozenset[str]] = {}
        self._weights: Weights | None = None

    def share(self, names: frozenset[str], article: str) -> float:
        """How much of some names an article tells of, too: 0 to 1."""
        if self._weights is None:  # most drafts need it of no article
            self._known = {ident: names_in(text) for ident, text in self._texts.items()}
            self._weights = Weights(self._known.values())
        shared = names & self._known.get(article, frozenset())
        total = sum(self._weights.of(name) for name in sorted(names))
        return sum(self._weights.of(name) for name in sorted(shared)) / total if total else 0.0


class Clippings(NamedTuple):
    """What a draft is checked against."""

    rows: Mapping[str, Sequence[Row]]  # statements by metric
    elsewhere: Sequence[Claim]  # named claims with a number of the draft, of other metrics
    texts: Mapping[str, str]
    articles: int
    words: Mapping[str, frozenset[str]]  # of the sentence of each fact, by its id
    weights: Mapping[str, Weights]  # by metric
    names: Names


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
    for metric, group in kept.items():
        told = (
            without_dateline(fact, texts.get(fact.article, ""), dates.get(fact.article))
            for fact in group
        )
        blocks = build_blocks(claims_of(told), texts, homes)
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
    return Clippings(rows, claims_of(strays), texts, count, words, weights, Names(texts))


def names_in(text: str) -> frozenset[str]:
    """Words with a capital that do not begin a sentence or a line."""
    return frozenset(NAME_RE.findall(text))


def words_of(sentence: str) -> frozenset[str]:
    """What a sentence tells of, its numbers aside: that two numbers are one makes no likeness."""
    return frozenset(word for word in stems(sentence) if not word.isdigit())


def sentence_of(claim: Claim, texts: Mapping[str, str]) -> str:
    """The sentence that a claim stands in; empty where its article's text is not there."""
    extent = claim.fact.sentence
    return texts.get(claim.fact.article, "")[extent.start : extent.end]
