"""Build a ``Document``: the text with its zones, sentences and given metadata."""

import hashlib
from collections.abc import Callable

from newsfacts.documents.articles import (
    NO_TEXT,
    TEXT_LIMIT,
    Format,
    Given,
    Problem,
    RawArticle,
    UnreadableArticle,
)
from newsfacts.documents.encodings import NotText, decode, decode_as, normalise_newlines
from newsfacts.documents.jsonl import BadRecord, read_record
from newsfacts.documents.languages import settle_language
from newsfacts.documents.metadata import field_lexicon
from newsfacts.documents.outlets import find_outlet
from newsfacts.documents.paragraphs import find_paragraphs
from newsfacts.documents.plaintext import split_header
from newsfacts.documents.records import Document, GivenDate
from newsfacts.documents.sentences import find_sentences
from newsfacts.documents.webpages import read_page
from newsfacts.documents.zones import lay_zones, name_paragraphs


def build_document(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    path: str | None = None,
    sha256: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    outlet_basis: str | None = None,
    authors: tuple[str, ...] | None = None,
    url: str | None = None,
    language: str | None = None,
    given_date: GivenDate | None = None,
    repeated: frozenset[str] = frozenset(),
) -> Document:
    """The document of a text, with zones and sentences; without an id it gets a hash as one.

    ``repeated`` are paragraphs that its outlet prints under many articles: a footer.
    """
    paragraphs = find_paragraphs(text)
    names = name_paragraphs(text, paragraphs, repeated)
    if outlet is None:
        outlet = find_outlet(text, paragraphs, names)
        outlet_basis = "footer" if outlet is not None else None
    return Document(
        id=id if id is not None else article_id(path, text.encode("utf-8", "surrogatepass")),
        text=text,
        path=path,
        sha256=sha256,
        title=title,
        outlet=outlet,
        outlet_basis=outlet_basis,
        authors=authors,
        url=url,
        language=language,
        given_date=given_date,
        zones=lay_zones(text, paragraphs, names),
        sentences=find_sentences(text, paragraphs, names),
    )


def build_article(raw: RawArticle) -> Document:
    """The document of an article that was read, with its metadata by precedence.

    An id that nobody gave is a hash of ``raw.path`` and the bytes: whoever wants it not to depend
    on the current directory replaces the path first.

    Raises:
        UnreadableArticle: It has no text, or its bytes are none; nothing else is raised.
    """
    given, text = READERS[raw.format](raw)
    given = raw.given.over(given)
    text = normalise_newlines(text)
    if not text or text.isspace():
        raise UnreadableArticle(Problem(raw.path, "empty"))
    if len(text) > TEXT_LIMIT:
        message = f"longer than {TEXT_LIMIT // 1_000_000} million characters for one article"
        raise UnreadableArticle(Problem(raw.path, message, "split it into articles"))
    if raw.title_as_text and given.title and not text.lstrip().startswith(given.title):
        text = f"{given.title}\n\n{text}"
    return build_document(
        text,
        id=given.id or raw.id or article_id(raw.path, raw.payload),
        path=raw.path,
        sha256=hashlib.sha256(raw.payload).hexdigest(),
        title=given.title,
        outlet=given.outlet,
        outlet_basis=given.outlet_basis,
        authors=given.authors,
        url=given.url,
        language=settle_language(text, given.language, raw.given.language),
        given_date=given.date,
    )


def read_record_article(raw: RawArticle) -> tuple[Given, str]:
    """The metadata and text of a JSON record."""
    try:
        given, text = read_record(raw.payload, raw.fields)
    except BadRecord as error:
        raise UnreadableArticle(Problem(raw.path, str(error))) from error
    if text == "":
        raise UnreadableArticle(Problem(raw.path, "empty"))
    if text is None:
        user = dict(raw.fields).get("text")
        names = user or ", ".join(field_lexicon().record.text)
        raise UnreadableArticle(
            Problem(raw.path, f"{NO_TEXT} {names}", "name its key with --field text=KEY")
        )
    return given, text


def read_text_article(raw: RawArticle) -> tuple[Given, str]:
    """The metadata and text of a plain text file; the header is not part of the text."""
    try:
        text = decode_as(raw.payload, raw.encoding) if raw.encoding else decode(raw.payload).text
    except (NotText, LookupError) as error:
        raise UnreadableArticle(Problem(raw.path, str(error))) from error
    given, rest = split_header(normalise_newlines(text))
    if not rest.strip():
        raise UnreadableArticle(Problem(raw.path, "empty below its header"))
    return given, rest


def read_page_article(raw: RawArticle) -> tuple[Given, str]:
    """The metadata and text of a web page."""
    return read_page(raw.path, raw.payload, raw.encoding)


READERS: dict[Format, Callable[[RawArticle], tuple[Given, str]]] = {
    "text": read_text_article,
    "record": read_record_article,
    "html": read_page_article,
}


def article_id(path: str | None, payload: bytes) -> str:
    """16 hex digits of a hash of path and bytes: copies of a text in two places differ."""
    digest = hashlib.blake2b((path or "").encode("utf-8", "surrogatepass"), digest_size=8)
    digest.update(b"\0" + payload)
    return digest.hexdigest()
