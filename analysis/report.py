"""Everything that a report shows, as plain records: comparisons, the ledger, the sources.

Nothing here knows of pages; ``cli.renderers.report`` makes one.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.claims import Claim, claim_of
from newsfacts.analysis.compare import compare
from newsfacts.analysis.days import AsOf
from newsfacts.analysis.passages import Passage, passage_of
from newsfacts.analysis.records import Comparison
from newsfacts.analysis.settings import MEASURE, metric_kind
from newsfacts.documents.records import Article, Published
from newsfacts.extractors.facts import Fact

MOST_METRICS = 6  # that are compared when none is asked for


class LedgerRow(NamedTuple):
    """One figure, with the passage that it stands in."""

    fact: Fact
    as_of: AsOf
    place: str | None
    line: int
    passage: Passage


class Source(NamedTuple):
    """An article behind a report."""

    id: str
    path: str | None
    outlet: str | None
    title: str | None
    sha256: str | None
    published: Published | None
    figures: int


class Report(NamedTuple):
    """What a report shows."""

    comparisons: tuple[Comparison, ...]
    ledger: tuple[LedgerRow, ...]  # in the order of the articles and of their text
    left_out: int  # figures that the ledger has no room for
    sources: tuple[Source, ...]  # those with figures
    texts: Mapping[str, str]  # of the articles in the ledger
    articles: int  # all that were looked through
    corpus: str  # a hash over all of them


def make_report(
    facts: Iterable[Fact],
    articles: Sequence[Article],
    *,
    metrics: Sequence[str] = (),
    within: int | None = None,
    tolerance: float | None = None,
    limit: int | None = None,
    labels: Mapping[str, str] | None = None,
) -> Report:
    """What a report on some facts shows.

    Args:
        facts: The chosen ones; dates and quotes help to place events.
        articles: All articles of the corpus.
        metrics: What is compared; those with most figures, measures aside, when empty.
        within: Days within which two times are one.
        tolerance: The width of "about".
        limit: Figures in the ledger; None is all.
        labels: What articles are called in reasons.
    """
    known = [fact for fact in facts if fact.quantity is not None or fact.places]
    figures = [fact for fact in known if fact.quantity is not None]
    chosen = list(metrics) or leading_metrics(figures)
    comparisons = compare(
        known,
        metric=chosen,
        articles=articles,
        within=within,
        tolerance=tolerance,
        labels=labels,
    )
    shown = figures if limit is None else figures[:limit]
    by_id = {article.id: article for article in articles}
    counts = Counter(fact.article for fact in figures)
    return Report(
        comparisons=tuple(comparisons) if chosen else (),
        ledger=tuple(_ledger(shown, figures, by_id)),
        left_out=len(figures) - len(shown),
        sources=tuple(
            _source(article, counts[article.id]) for article in articles if counts[article.id]
        ),
        texts={fact.article: by_id[fact.article].text for fact in shown},
        articles=len(articles),
        corpus=corpus_hash(articles),
    )


def leading_metrics(figures: Iterable[Fact]) -> list[str]:
    """The metrics with most figures whose figures can be opposed at all."""
    counts = Counter(fact.quantity.metric for fact in figures if fact.quantity is not None)
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return [name for name in ranked if metric_kind(name) != MEASURE][:MOST_METRICS]


def corpus_hash(articles: Iterable[Article]) -> str:
    """A hash over the bytes of all articles, whatever their order and their paths."""
    hashes = sorted(
        article.sha256 or hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        for article in articles
    )
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def _ledger(
    figures: Sequence[Fact], known: Iterable[Fact], articles: Mapping[str, Article]
) -> Iterator[LedgerRow]:
    neighbours: dict[str, list[Fact]] = {}
    for fact in known:
        neighbours.setdefault(fact.article, []).append(fact)
    for fact in figures:
        article = articles[fact.article]
        claim: Claim = claim_of(fact)
        yield LedgerRow(
            fact,
            claim.as_of,
            claim.keys.place,
            article.text.count("\n", 0, fact.start) + 1,
            passage_of(fact, article, neighbours[fact.article]),
        )


def _source(article: Article, figures: int) -> Source:
    return Source(
        article.id,
        article.path,
        article.outlet,
        article.title,
        article.sha256,
        article.published,
        figures,
    )
