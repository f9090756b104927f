"""What to look at before trusting a store: dates nobody knows, voices nobody names, odd figures."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias, get_args

import msgspec

from newsfacts.documents.languages import is_english
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact, Time

FindingName: TypeAlias = Literal[
    "undated article",
    "bounded article",
    "no outlet",
    "not English",
    "no facts",
    "same text twice",
    "unresolved date",
    "lone anonymous source",
    "inverted range",
    "no metric",
]
FINDINGS: tuple[FindingName, ...] = get_args(FindingName)
# What a reader can do about each.
ADVICE: dict[FindingName, str] = {
    "undated article": "its figures cannot be ordered in time: ingest --metadata dates.csv",
    "bounded article": "only the first or last possible day is known: ingest --metadata dates.csv",
    "no outlet": "who published it is unknown: ingest --outlet, or --metadata",
    "not English": "kept, and not read: newsfacts reads English",
    "no facts": "nothing was found in it: is it an article? newsfacts explain FILE:LINE tells why",
    "same text twice": "copies count as one origin; leave one out if it came in by mistake",
    "unresolved date": "a day is named and nobody knows which: date the article",
    "lone anonymous source": "no named source gives this figure in these articles",
    "inverted range": "the first number is the larger one: a change, or a slip of the article",
    "no metric": "counted as 'count': newsfacts metrics test, or a [[metric]] of your own",
}
COUNT = "count"
NUMBER_RE = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at."""

    finding: FindingName
    article: str
    path: str | None
    fact: str | None = None
    start: int | None = None  # in the article's text
    text: str | None = None
    detail: str | None = None


def examine(
    articles: Callable[[], Iterable[Article]], facts: Callable[[], Iterable[Fact]]
) -> Iterator[Finding]:
    """Yield everything that is worth a look, articles first.

    Args:
        articles: Of the store, each time anew.
        facts: Likewise.
    """
    with_facts = set[str]()
    named = set[tuple[object, ...]]()
    for fact in facts():
        with_facts.add(fact.article)
        if fact.claimant is not None and fact.claimant.type not in ("anonymous", "unattributed"):
            named.add(_figure_key(fact))
    yield from examine_articles(articles(), with_facts)
    for fact in facts():
        yield from examine_fact(fact, named)


def examine_articles(articles: Iterable[Article], with_facts: set[str]) -> Iterator[Finding]:
    """What is to be said of articles as a whole."""
    texts: dict[int, str] = {}
    for article in articles:

        def found(
            name: FindingName, detail: str | None = None, article: Article = article
        ) -> Finding:
            return Finding(finding=name, article=article.id, path=article.path, detail=detail)

        published = article.published
        if published is None:
            yield found("undated article")
        elif published.start is None or published.end is None:
            side = "not before" if published.start else "not after"
            yield found("bounded article", f"{side} {published.start or published.end}")
        if article.outlet is None:
            yield found("no outlet")
        if not is_english(article.language):
            yield found("not English", article.language)
        elif article.id not in with_facts:
            yield found("no facts")
        first = texts.setdefault(hash(article.text), article.path or article.id)
        if first != (article.path or article.id):
            yield found("same text twice", first)


def examine_fact(fact: Fact, named: set[tuple[object, ...]]) -> Iterator[Finding]:
    """What is to be said of one fact."""

    def found(name: FindingName, detail: str | None = None) -> Finding:
        return Finding(
            finding=name,
            article=fact.article,
            path=fact.path,
            fact=fact.id,
            start=fact.start,
            text=fact.text,
            detail=detail,
        )

    time, quantity, claimant = fact.time, fact.quantity, fact.claimant
    if fact.kind == "date" and time is not None and is_unresolved(time):
        yield found("unresolved date", time.value)
    if quantity is None:
        return
    alone = claimant is not None and claimant.type == "anonymous" and not claimant.others
    if claimant is not None and alone and _figure_key(fact) not in named:
        yield found("lone anonymous source", claimant.name or claimant.text)
    if quantity.modifier == "range" and is_inverted(fact.text):
        yield found("inverted range")
    if quantity.metric == COUNT:
        yield found("no metric", quantity.counted)


def is_unresolved(time: Time) -> bool:
    """Whether words name a day and nobody knows which; "now" and "recently" name none."""
    is_day = time.type in ("DATE", "TIME") and not time.value.endswith("_REF")
    return is_day and time.start is None and time.end is None


def is_inverted(text: str) -> bool:
    """Whether the first of two numbers is the larger one: "500 to 300", not "50 to 3 million"."""
    numbers = [float(each.replace(",", "")) for each in NUMBER_RE.findall(text)]
    rest = NUMBER_RE.sub("", text)
    scaled = re.search(r"[^\W\d_]{4,}", rest.replace("between", "").replace("from", ""))
    return len(numbers) == 2 and numbers[0] > numbers[1] and scaled is None


def _figure_key(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    if quantity is None:
        return ()
    return quantity.metric, quantity.low, quantity.high
