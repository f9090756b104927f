"""What to look at before trusting a store: dates nobody knows, voices nobody names, odd figures."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, TypeAlias, get_args

import msgspec

from newsfacts.documents.languages import is_english
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact, Time

FindingName: TypeAlias = Literal[
    "skipped input",
    "undated article",
    "bounded article",
    "no outlet",
    "not English",
    "no facts",
    "same text twice",
    "broken characters",
    "doubtful claimant",
    "unresolved date",
    "lone anonymous source",
    "inverted range",
    "no metric",
]
FINDINGS: tuple[FindingName, ...] = get_args(FindingName)
# What a reader can do about each.
ADVICE: dict[FindingName, str] = {
    "skipped input": "nothing of it is in the store: mend it and ingest it again",
    "undated article": "its figures cannot be ordered in time: ingest --metadata dates.csv",
    "bounded article": "only the first or last possible day is known: ingest --metadata dates.csv",
    "no outlet": "who published it is unknown: ingest --outlet, or --metadata",
    "not English": "kept, and not read: newsfacts reads English",
    "no facts": "nothing was found in it: is it an article? newsfacts explain FILE:LINE tells why",
    "same text twice": "copies count as one origin; leave one out if it came in by mistake",
    "broken characters": "read in another encoding than it was written in: convert it to UTF-8",
    "doubtful claimant": "a place, a headline or no name: newsfacts review correct ID mends it",
    "unresolved date": "a day is named and nobody knows which: date the article",
    "lone anonymous source": "no named source gives this figure in these articles",
    "inverted range": "the first number is the larger one: a change, or a slip of the article",
    "no metric": "counted as 'count': newsfacts metrics test, or a [[metric]] of your own",
}
COUNT = "count"
# Characters that were replaced, controls of no use in text, UTF-8 read as Windows-1252, the mark of
# UTF-16 in the middle.
BROKEN_RE = re.compile(
    "[\\ufffd\\x80-\\x84\\x86-\\x9f]|\u00e2\u20ac|\u00c3[\u0080-\u00bf]|\u00ff\u00fe"
)
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
    places = set[str]()
    for fact in facts():
        places.update(place.name.casefold() for place in fact.places)
        with_facts.add(fact.article)
        if fact.claimant is not None and fact.claimant.type not in ("anonymous", "unattributed"):
            named.add(_figure_key(fact))
    yield from examine_articles(articles(), with_facts)
    for fact in facts():
        yield from examine_fact(fact, named)
        reason = claimant_doubt(fact, places) if fact.kind != "date" else None
        if reason is not None and fact.claimant is not None:
            yield Finding(
                finding="doubtful claimant",
                article=fact.article,
                path=fact.path,
                fact=fact.id,
                start=fact.start,
                text=fact.claimant.name,
                detail=reason,
            )


def claimant_doubt(fact: Fact, places: Collection[str]) -> str | None:
    """Why the name of a claimant may be none; None where nothing speaks against it.

    A place that speaks for its government is an official, and no doubt.

    Args:
        fact: Of any kind.
        places: The places of the store, case-folded.
    """
    claimant = fact.claimant
    if claimant is None or not claimant.name or claimant.type not in ("person", "organisation"):
        return None
    if claimant.name.casefold() in places:
        return "a place"
    if fact.zone == "headline" and claimant.name.isupper() and " " in claimant.name:
        return "a headline"
    counted = fact.quantity.counted if fact.quantity else None
    if counted and claimant.name.casefold().endswith(f" of {counted.casefold()}"):
        return "what is counted"
    return None


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
        if broken := BROKEN_RE.search(article.text):
            yield found("broken characters", broken.group())
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
