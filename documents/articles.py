"""What the readers of input hand on: an article not yet read, or the problem with it.

A ``RawArticle`` is bytes with everything that decides what they become, so that workers can build
the ``Document`` on their own and the store can tell whether anything changed.
"""

import hashlib
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.documents.records import GivenDate

Format: TypeAlias = Literal["text", "record", "html"]
SIZE_LIMIT = 100_000_000  # bytes of one input; a JSONL file of any size is streamed
# Characters of one article, the length of five books: what is read of it takes 200 bytes each.
TEXT_LIMIT = 5_000_000
NO_TEXT = "no text under"  # what a record lacks, before the names that were looked for


class Given(NamedTuple):
    """What came with an article; None is unknown, never empty."""

    id: str | None = None
    title: str | None = None
    date: GivenDate | None = None
    outlet: str | None = None
    outlet_basis: str | None = None  # option, sidecar, record, header
    authors: tuple[str, ...] | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: "Given") -> "Given":
        """This, and from ``other`` what is unknown here."""
        if self == NOTHING_GIVEN:
            return other
        merged = [a if a is not None else b for a, b in zip(self, other, strict=True)]
        if self.outlet is not None:
            merged[4] = self.outlet_basis
        return Given(*merged)  # type: ignore[arg-type]  # field by field the same types


NOTHING_GIVEN = Given()


class Problem(NamedTuple):
    """One line about an input: what is wrong, and what to do about it."""

    path: str
    message: str
    hint: str | None = None
    skipped: bool = True  # False: a warning, the article is read nevertheless


class UnreadableArticle(Exception):  # noqa: N818 - it is the article that is at fault, not the program
    """An article that cannot be built; ``problem`` says why in one line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem.path}: {self.problem.message}"


class InputError(Exception):
    """The options do not fit together or name a sidecar that cannot be read: wrong use."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class RawArticle(NamedTuple):
    """An article as bytes, with all that decides what it becomes. Pickles."""

    path: str  # as given; "file.jsonl#id" for a record
    payload: bytes  # of the file, or of the record's line
    format: Format
    given: Given  # from options and sidecar, which go before the article's own
    encoding: str
    fields: tuple[tuple[str, str], ...]  # the user's names for fields: (("text", "story"),)
    title_as_text: bool
    fingerprint: str  # over everything above except the path
    source: str = "text"  # what the input was: text, HTML, JSONL, JSON, CSV, WARC
    reader: str = ""  # the release of another program that decides the text
    id: str = ""  # that it has had at another path; one that the input gives goes before it

    def with_given(self, given: Given) -> "RawArticle":
        """The same article with other metadata given, and the fingerprint of that."""
        return raw_article(
            self.path,
            self.payload,
            self.format,
            given=given,
            encoding=self.encoding,
            fields=self.fields,
            title_as_text=self.title_as_text,
            source=self.source,
            reader=self.reader,
        )


def raw_article(
    path: str,
    payload: bytes,
    format: Format = "text",  # noqa: A002 - the name of the field
    *,
    given: Given = NOTHING_GIVEN,
    encoding: str = "utf-8",
    fields: tuple[tuple[str, str], ...] = (),
    title_as_text: bool = False,
    source: str = "text",
    reader: str = "",
) -> RawArticle:
    """A ``RawArticle`` with its fingerprint.

    Args:
        path: As given.
        payload: The bytes.
        format: What they are.
        given: What options and sidecar say.
        encoding: Of the bytes.
        fields: The user's names for fields.
        title_as_text: Whether a separate title stands before the text.
        source: What the input was, for reports.
        reader: The release of another program that decides the text.
    """
    digest = hashlib.blake2b(payload, digest_size=16)
    digest.update(repr((format, given, encoding, fields, title_as_text)).encode("utf-8", "replace"))
    digest.update(reader.encode())
    return RawArticle(
        path,
        payload,
        format,
        given,
        encoding,
        fields,
        title_as_text,
        digest.hexdigest(),
        source,
        reader,
    )
