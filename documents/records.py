"""The records of this room: a document, its spans, zones, sentences and given metadata.

Offsets are Unicode code points into ``Document.text``, half open: ``[start, end)``.
"""

from typing import Literal, NamedTuple, TypeAlias

import msgspec

ZoneName: TypeAlias = Literal["headline", "body", "bullet", "post", "caption", "footer"]
Basis: TypeAlias = Literal[
    "option",
    "sidecar",
    "record",
    "header",
    "filename",
    "stamp",
    "line",
    "dateline",
    "copyright",
    "body",
    "post",
    "corpus",
]


class Span(NamedTuple):
    """Half-open character offsets into ``Document.text``."""

    start: int
    end: int


class Zone(NamedTuple):
    """A run of whole lines with one role in the article."""

    start: int
    end: int
    name: ZoneName


class Sentence(NamedTuple):
    """One sentence, without the white space around it; never crosses a paragraph."""

    start: int
    end: int
    zone: ZoneName
    paragraph: int  # counted from 0; blank lines and zone changes part paragraphs


class GivenDate(NamedTuple):
    """A publication date that came with the article, as written, not yet parsed."""

    text: str
    basis: Basis


class Published(msgspec.Struct, frozen=True):
    """When an article was published: an interval of days, one end of which may be open."""

    start: str | None  # ISO day, first possible
    end: str | None  # ISO day, last possible
    value: str | None  # TIMEX3, as precise as the basis allows
    basis: Basis
    text: str | None  # the words that prove it


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article as the extractors see it. ``Document`` is built by ``documents.building``."""

    id: str
    text: str
    path: str | None = None
    sha256: str | None = None  # of the bytes
    title: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    authors: tuple[str, ...] | None = None
    url: str | None = None
    language: str | None = None
    given_date: GivenDate | None = None
    published: Published | None = None
    zones: tuple[Zone, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article as the store keeps it (``articles-*.jsonl``), keys in this order."""

    id: str
    path: str | None
    sha256: str | None
    title: str | None
    outlet: str | None
    outlet_basis: str | None
    authors: tuple[str, ...] | None
    url: str | None
    language: str | None
    published: Published | None
    text: str
