"""Articles that copy from each other, asked for pair by pair; and the passage that two share."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from newsfacts.analysis.sketches import RUN, Sketcher, find_copies
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

WORD_RE = re.compile(r"\w+|\n\s*\n")  # a blank line ends a passage
WITHIN = 60  # days between an article and a copy of it
MOST_STARTS = 4  # places of one run of words from which a passage is followed


class Shared(NamedTuple):
    """A run of words that stands in two texts: its characters in each."""

    first: tuple[int, int]
    second: tuple[int, int]


class CopiedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article and the one that it shares most with, of those that came out before it."""

    article: str
    source: str
    share: float  # of the shorter one's text, estimated
    start: int  # of the longest run of words that both have, in the article
    end: int
    source_start: int
    source_end: int
    text: str  # that run, as the article has it
    published: str | None
    source_published: str | None


class ArticleCopies:
    """Which articles copy which; nothing is read before it is asked for."""

    def __init__(self, texts: Mapping[str, str], days: Mapping[str, int] | None = None) -> None:
        self._texts = texts
        self._days = days or {}
        self._partners: dict[str, dict[str, float]] | None = None

    def partners(self, article: str) -> Mapping[str, float]:
        """The articles that share a passage with one, and how much of the shorter text it is.

        Of many copies of one text each is paired with the first few.
        """
        if self._partners is None:
            self._partners = self._paired()
        return self._partners.get(article, {})

    def among(self, articles: Collection[str]) -> "ArticleCopies":
        """Which of some of the articles copy each other."""
        texts = {name: text for name, text in self._texts.items() if name in articles}
        return ArticleCopies(texts, self._days)

    def _paired(self) -> dict[str, dict[str, float]]:
        names = list(self._texts)
        sketcher = Sketcher()
        sketches = [
            sketcher.sketch(text, self._days.get(name)) for name, text in self._texts.items()
        ]
        found: dict[str, dict[str, float]] = {}
        for first, second, share in find_copies(sketches, within=WITHIN):
            found.setdefault(names[first], {})[names[second]] = share
            found.setdefault(names[second], {})[names[first]] = share
        return found


def copies_among(facts: Iterable[Fact], texts: Mapping[str, str]) -> ArticleCopies:
    """Which of the articles of facts copy each other: read when it is asked for."""
    days = {
        fact.article: fact.published.start
        for fact in facts
        if fact.published and fact.published.start
    }
    return ArticleCopies(
        texts, {article: date.fromisoformat(day).toordinal() for article, day in days.items()}
    )


def copied_articles(articles: Iterable[Article]) -> list[CopiedArticle]:
    """Every article that shares a passage with one before it, in the order of their days.

    What is undated stands behind what is dated, as it may have come out at any time.
    """
    known = {article.id: article for article in articles}
    copies = ArticleCopies(
        {ident: article.text for ident, article in known.items()},
        {ident: day for ident, each in known.items() if (day := _day(each)) is not None},
    )
    rank = {
        ident: (_day(each) is None, _day(each) or 0, place)
        for place, (ident, each) in enumerate(known.items())
    }
    found = []
    for ident in sorted(known, key=rank.__getitem__):
        before = {
            other: share
            for other, share in copies.partners(ident).items()
            if rank[other] < rank[ident]
        }
        if before:
            source = min(before, key=lambda other: (-round(before[other], 1), rank[other]))
            record = _copied(known[ident], known[source], before[source])
            found += [record] if record else []
    return found


def _copied(article: Article, source: Article, share: float) -> CopiedArticle | None:
    passage = shared_passage(source.text, article.text)
    if passage is None:
        return None
    start, end = passage.second
    return CopiedArticle(
        article=article.id,
        source=source.id,
        share=round(share, 2),
        start=start,
        end=end,
        source_start=passage.first[0],
        source_end=passage.first[1],
        text=article.text[start:end],
        published=article.published.start if article.published else None,
        source_published=source.published.start if source.published else None,
    )


def _day(article: Article) -> int | None:
    published = article.published
    if published is None or published.start is None:
        return None
    return date.fromisoformat(published.start).toordinal()


def shared_passage(one: str, other: str) -> Shared | None:
    """The longest run of words that stands in both texts, None if there is none.

    Words count, not case or marks; runs of fewer than four words are none.

    >>> shared_passage("He said the bridge had fallen.", "“The bridge had fallen”, she said")
    Shared(first=(8, 29), second=(1, 22))
    """
    ours, theirs = list(WORD_RE.finditer(one)), list(WORD_RE.finditer(other))
    mine, its = _words(ours, "first"), _words(theirs, "second")
    starts: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(mine) - RUN + 1):
        starts.setdefault(tuple(mine[at : at + RUN]), []).append(at)
    best = (0, 0, 0)
    at = 0
    while at <= len(its) - RUN:
        longest = 0
        for start in starts.get(tuple(its[at : at + RUN]), ())[:MOST_STARTS]:
            length = _run_length(mine, its, start, at)
            longest = max(longest, length)
            if length > best[0]:
                best = (length, start, at)
        at += max(1, longest - RUN + 1)
    length, start, at = best
    if not length:
        return None
    return Shared(
        (ours[start].start(), ours[start + length - 1].end()),
        (theirs[at].start(), theirs[at + length - 1].end()),
    )


def _words(matches: Iterable[re.Match[str]], side: str) -> list[str]:
    """What is compared; blank lines are never the same on both sides."""
    return [match.group().strip().casefold() or f"\n{side}" for match in matches]


def _run_length(mine: list[str], its: list[str], start: int, at: int) -> int:
    length = 0
    most = min(len(mine) - start, len(its) - at)
    while length < most and mine[start + length] == its[at + length]:
        length += 1
    return length
