"""Facts beside the words they were read from: the sentence, the line, the short references."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.cli.references import Lines, likely_length, short_length, short_names

if TYPE_CHECKING:
    from pathlib import Path

    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact, Offsets
    from newsfacts.store.reading import Store
    from newsfacts.store.reviewing import Reviews
    from newsfacts.store.reviews import Review

EXACT_IDS = 20_000  # facts of a store that are gone through to find the shortest unique ids


class Evidence(NamedTuple):
    """A fact, with what a reader needs to check it."""

    fact: "Fact"
    text: str  # of the article
    place: str  # "002:17": short file name and line
    id: str  # the shortest beginning that no other fact has
    folder: "Path | None" = None  # that the article's path is relative to
    reviews: "tuple[Review, ...]" = ()  # of the fact, in their order

    @property
    def sentence(self) -> str:
        """The sentence that holds the fact, as it stands in the article."""
        return self.text[self.fact.sentence.start : self.fact.sentence.end]

    @property
    def url(self) -> str | None:
        """Where the article lies, for terminals that follow links; None when nobody knows."""
        return url_of(self.fact.path, self.folder)

    def words(self, spans: "tuple[Offsets, ...]") -> str:
        """What stands at the spans of one of the fact's parts, with … between them."""
        return " … ".join(self.text[start:end] for start, end in spans)


def url_of(path: str | None, folder: "Path | None") -> str | None:
    """The address of an article's file, or of the file that holds it; None when nobody knows."""
    if folder is None or not path or path.startswith("-"):
        return None
    file = folder / path.partition("#")[0]
    return file.as_uri() if file.is_absolute() else None


class TextsInOrder:
    """The texts of articles for facts that come in the order of the articles.

    Memory holds one article at a time; a fact that comes out of order costs another pass.
    """

    def __init__(self, articles: "Callable[[], Iterable[Article]]") -> None:
        self._articles = articles
        self._stream: Iterator[Article] = iter(())
        self._id: str | None = None
        self._text = ""
        self._lost: set[str] = set()

    def __call__(self, article: str) -> str:
        """The text of the article with this id; "" where a broken store has lost it."""
        if article != self._id and article not in self._lost and not self._advance(article):
            self._stream = iter(self._articles())
            if not self._advance(article):
                self._lost.add(article)
                self._stream = iter(self._articles())
        return "" if article in self._lost else self._text

    def _advance(self, article: str) -> bool:
        for candidate in self._stream:
            if candidate.id == article:
                self._id, self._text = article, candidate.text
                return True
        return False


class References(NamedTuple):
    """How facts and articles of one store are pointed at."""

    names: Mapping[str, str]  # short file names, by path
    digits: int | None  # of the ids; None is all
    folder: "Path | None" = None  # that holds the store
    paths: Mapping[str, str] = {}  # of the articles of the store, by id

    @classmethod
    def of_store(cls, store: "Store") -> "References":
        """The shortest references that are unique in the store.

        Of a large store the length of ids is estimated, so that a collision is unlikely.
        """
        paths = {entry.id: entry.path or entry.id for _, entry in store.entries()}
        names = short_names(set(paths.values()))
        count = store.manifest.counts.facts
        if count > EXACT_IDS:
            digits = likely_length(count)
        else:
            digits = short_length(int(fact.id, 16) for fact in store.facts())
        return cls(names, digits, store.folder.absolute().parent, paths)


def texts_of(articles: "Iterable[Article]", wanted: set[str]) -> Callable[[str], str]:
    """The texts of the wanted articles, in one pass, for facts in any order."""
    texts = {article.id: article.text for article in articles if article.id in wanted}
    return lambda article: texts.get(article, "")  # a broken store may have lost it


def with_evidence(
    facts: "Iterable[Fact]",
    text_of: Callable[[str], str],
    references: References | None = None,
    reviews: "Reviews | None" = None,
) -> "Iterator[Evidence]":
    """Each fact with its article's text and references; lazily, in the order given.

    Args:
        facts: The facts to show.
        text_of: An article's text by its id.
        references: Short ones; without them ids and paths are whole.
        reviews: What people said of the facts.
    """
    names, digits, folder, _ = references or References({}, None)
    known, lines = "", Lines("")
    for fact in facts:
        text = text_of(fact.article)
        if known != fact.article:
            known, lines = fact.article, Lines(text)
        path = fact.path or fact.article
        place = f"{names.get(path, path)}:{lines.line(fact.start)}"
        said = reviews.of(fact.id) if reviews else ()
        yield Evidence(fact, text, place, fact.id[:digits], folder, said)


def fact_record(evidence: Evidence) -> dict[str, Any]:
    """A fact as commands print it: the stored record, its sentence with ``text``.

    A reviewed fact has ``review``, too: the last one, which counts.
    """
    import msgspec

    record: dict[str, Any] = msgspec.structs.asdict(evidence.fact)
    sentence = evidence.fact.sentence
    record["sentence"] = {
        "start": sentence.start,
        "end": sentence.end,
        "text": evidence.sentence,
    }
    if evidence.reviews:
        record["review"] = review_record(evidence.reviews[-1])
    return record


def review_record(review: "Review") -> dict[str, Any]:
    """A review as commands print it beside its fact."""
    return {
        "verdict": review.verdict,
        "by": review.by,
        "at": review.at,
        "note": review.note,
        "fields": review.fields,
    }
