"""Facts beside the words they were read from: the sentence, the line, the short references."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.cli.references import Lines, short_length, short_names

if TYPE_CHECKING:
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact, Offsets


class Evidence(NamedTuple):
    """A fact, with what a reader needs to check it."""

    fact: "Fact"
    text: str  # of the article
    place: str  # "002:17": short file name and line
    id: str  # the shortest beginning that no other fact has

    @property
    def sentence(self) -> str:
        """The sentence that holds the fact, as it stands in the article."""
        return self.text[self.fact.sentence.start : self.fact.sentence.end]

    def words(self, spans: "tuple[Offsets, ...]") -> str:
        """What stands at the spans of one of the fact's parts, with … between them."""
        return " … ".join(self.text[start:end] for start, end in spans)


class TextsInOrder:
    """The texts of articles for facts that come in the order of the articles.

    Memory holds one article at a time; a fact that comes out of order costs another pass.
    """

    def __init__(self, articles: "Callable[[], Iterable[Article]]") -> None:
        self._articles = articles
        self._stream: Iterator[Article] = iter(())
        self._id: str | None = None
        self._text = ""

    def __call__(self, article: str) -> str:
        """The text of the article with this id.

        Raises:
            KeyError: There is no such article.
        """
        if article != self._id and not self._advance(article):
            self._stream = iter(self._articles())
            if not self._advance(article):
                raise KeyError(article)
        return self._text

    def _advance(self, article: str) -> bool:
        for candidate in self._stream:
            if candidate.id == article:
                self._id, self._text = article, candidate.text
                return True
        return False


class Survey:
    """Goes along a stream of facts and remembers what makes references short."""

    def __init__(self) -> None:
        self.total = 0
        self.paths: set[str] = set()
        self._ids = array("Q")

    def watch(self, facts: "Iterable[Fact]") -> "Iterator[Fact]":
        """The same facts, counted."""
        for fact in facts:
            self.total += 1
            self._ids.append(int(fact.id, 16))
            self.paths.add(fact.path or fact.article)
            yield fact

    @property
    def digits(self) -> int:
        """How many digits of an id are needed to tell the facts seen so far apart."""
        return short_length(self._ids)


def texts_of(articles: "Iterable[Article]", wanted: set[str]) -> Callable[[str], str]:
    """The texts of the wanted articles, in one pass, for facts in any order."""
    texts = {article.id: article.text for article in articles if article.id in wanted}
    return texts.__getitem__


def with_evidence(
    facts: "Iterable[Fact]", text_of: Callable[[str], str], survey: Survey | None = None
) -> "Iterator[Evidence]":
    """Each fact with its article's text and references; lazily, in the order given.

    Args:
        facts: The facts to show.
        text_of: An article's text by its id.
        survey: Has seen every fact that the references must tell apart; without one they are whole.
    """
    names = short_names(survey.paths) if survey is not None else {}
    digits = survey.digits if survey is not None else None
    known, lines = "", Lines("")
    for fact in facts:
        text = text_of(fact.article)
        if known != fact.article:
            known, lines = fact.article, Lines(text)
        path = fact.path or fact.article
        yield Evidence(
            fact, text, f"{names.get(path, path)}:{lines.line(fact.start)}", fact.id[:digits]
        )


def fact_record(evidence: Evidence) -> dict[str, Any]:
    """A fact as commands print it: the stored record, its sentence with ``text``."""
    import msgspec

    record: dict[str, Any] = msgspec.structs.asdict(evidence.fact)
    sentence = evidence.fact.sentence
    record["sentence"] = {
        "start": sentence.start,
        "end": sentence.end,
        "text": evidence.sentence,
    }
    return record
