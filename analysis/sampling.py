"""Choose sentences for people to code: at random, by a seed, the same on every machine."""

import hashlib
import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article
from newsfacts.extractors.quantities.numberwords import number_words

DIGIT_RE = re.compile(r"\d")
WORD_RE = re.compile(r"[^\W\d_]+")
MOST_ARTICLES = 5_000  # from which sentences are drawn; of a larger store so many are drawn first


class Passage(NamedTuple):
    """A sentence of an article."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]


def may_hold_number(text: str) -> bool:
    """Whether a sentence has a digit or a word that may begin a number."""
    return DIGIT_RE.search(text) is not None or not number_words().isdisjoint(
        WORD_RE.findall(text.lower())
    )


def draw_number(seed: int, *names: object) -> int:
    """A number that a seed and some names give, evenly spread."""
    key = "\0".join(map(str, (seed, *names))).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big")


def sample_passages(
    articles: Iterable[Article],
    count: int,
    seed: int,
    wanted: Callable[[str], bool],
    chosen: Callable[[Passage], bool] = lambda passage: True,
) -> list[Passage]:
    """``count`` sentences that may hold a figure, in the order that the seed gives them.

    Args:
        articles: Of the store.
        count: How many; all when there are fewer.
        seed: Another seed gives other sentences.
        wanted: Whether the words of a sentence may hold a figure.
        chosen: What else is asked of a sentence.
    """
    drawn = heapq.nsmallest(MOST_ARTICLES, articles, key=lambda each: draw_number(seed, each.id))
    candidates = (
        passage
        for article in drawn
        for passage in passages_of(article)
        if wanted(passage.text) and chosen(passage)
    )
    return heapq.nsmallest(
        count, candidates, key=lambda each: draw_number(seed, each.article.id, each.start)
    )


def passages_of(article: Article) -> Iterator[Passage]:
    """The sentences of an article that are read for facts."""
    for sentence in build_document(article.text, id=article.id).sentences:
        if sentence.zone != "footer":
            yield Passage(article, sentence.start, sentence.end)
