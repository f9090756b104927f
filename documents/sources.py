"""What a file is, by its first bytes and its name, and the articles in it.

A packed file is unpacked as it is read, an archive is opened one level deep, and then each stream
is read as what it is: text, a web page, JSON, a table, a crawl. The content decides before the
name does. What cannot be read is one ``Problem`` in its place.
"""

import os
import posixpath
import stat
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TypeAlias

from newsfacts.documents.articles import (
    NOTHING_GIVEN,
    SIZE_LIMIT,
    Given,
    Problem,
    RawArticle,
    raw_article,
)
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.folders import describe_names, is_wanted
from newsfacts.documents.recordfiles import (
    JSON_SUFFIXES,
    RECORD_SUFFIXES,
    TABLE_SUFFIXES,
    begins_as_object,
    looks_like_array,
    looks_like_broken_records,
    looks_like_records,
    read_array,
    read_json,
    read_lines,
    read_table,
    without_mark,
)
from newsfacts.documents.runs import TOO_LARGE, TOO_LARGE_HINT, Reading
from newsfacts.documents.streams import (
    CHUNK,
    Allowance,
    ByteStream,
    MissingExtra,
    Unreadable,
    archive_of,
    bare_name,
    chunks_of,
    is_archive_name,
    packing_of,
    unpack,
)
from newsfacts.documents.tables import is_table
from newsfacts.documents.webpages import (
    LARGEST_PAGE,
    SUFFIXES,
    has_tags,
    looks_like_page,
    page_reader,
)

Articles: TypeAlias = Iterator[RawArticle | Problem]
HEAD = 512  # bytes that tell an archive or a packed stream
PAGE_HEAD = 8192  # bytes in which a web page has a tag
TEXT_SUFFIXES = (".txt", ".md", ".text", ".markdown")
CRAWL = b"WARC/"


class Source(NamedTuple):
    """A stream with its label, and the name by whose ending its kind is guessed."""

    path: str
    name: str
    stream: ByteStream
    file: BinaryIO | None = None  # the same, where it can be read anywhere
    inside: bool = False  # of an archive

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case."""
        return posixpath.splitext(self.name)[1].lower()


def read_file(path: str, reading: Reading) -> Articles:
    """The article or articles of one file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the path stays a string, as given
            status = os.fstat(file.fileno())
            regular = stat.S_ISREG(status.st_mode)
            source = Source(path, path, ByteStream(chunks_of(file)), file if regular else None)
            yield from read_source(source, reading)
    except Unreadable as error:
        yield error.at(path)
    except OSError as error:
        yield Problem(path, (error.strerror or str(error)).lower())


def read_stream(path: str, stream: BinaryIO, reading: Reading, name: str = "") -> Articles:
    """The articles of a stream, which may have no name by whose ending its kind is guessed."""
    try:
        yield from read_source(Source(path, name, ByteStream(chunks_of(stream))), reading)
    except Unreadable as error:
        yield error.at(path)
    except OSError as error:
        yield Problem(path, (error.strerror or str(error)).lower())


def read_source(source: Source, reading: Reading, allowance: Allowance | None = None) -> Articles:
    """The articles of a stream, unpacked.

    Raises:
        Unreadable: It, or the rest of it, cannot be read.
    """
    allowance = allowance or Allowance(reading.expansion)
    packing = packing_of(source.stream.peek(HEAD))
    source = source._replace(name=bare_name(source.name))
    if packing is not None:
        unpacked = ByteStream(unpack(source.stream, packing, allowance))
        source = source._replace(stream=unpacked, file=None)
        if packing_of(unpacked.peek(HEAD)) is not None:
            raise Unreadable("packed twice; one level is read", "unpack it once")
    kind = archive_of(source.name, source.stream.peek(HEAD))
    if kind is None:
        yield from read_plain(source, reading, allowance)
    elif source.inside:
        raise Unreadable("an archive in an archive; one level is read", "unpack the outer one")
    else:
        yield from read_archive(kind, source, reading, allowance)


def read_archive(kind: str, source: Source, reading: Reading, allowance: Allowance) -> Articles:
    """The articles of an archive's members, each labelled ``archive.zip#member``.

    Raises:
        Unreadable: The archive as a whole is broken, or unpacks to far too much.
    """
    from newsfacts.documents.archives import BadMember, members  # heavy, and not often needed

    count = wanted = 0
    found = members(kind, source.name, source.stream, source.file, allowance)
    for member in found:
        count += 1
        if not is_wanted(member.name, member.name, reading.globs):
            continue
        wanted += 1
        path = f"{source.path}#{member.name}"
        if isinstance(member, BadMember):
            yield member.error.at(path)
            continue
        try:
            inner = Source(path, member.name, member.stream, inside=True)
            yield from read_source(inner, reading, allowance)
        except Unreadable as error:
            if error.ends:
                raise
            yield error.at(path)
    if not count:
        raise Unreadable("an archive without a member")
    if not wanted:
        raise Unreadable(*describe_names(reading.globs))


def read_plain(source: Source, reading: Reading, allowance: Allowance) -> Articles:
    """The articles of a stream that is not packed."""
    head = source.stream.peek(HEAD)
    suffix = source.suffix
    if head.startswith(CRAWL):
        return read_crawl(source, reading, allowance)
    if looks_like_page(head) or (suffix in SUFFIXES and has_tags(source.stream.peek(PAGE_HEAD))):
        return read_page(source, reading)
    if suffix == ".warc" or is_archive_name(source.name):
        raise Unreadable(f"not a {suffix[1:]}, though it is called so")
    start = source.stream.peek_line(CHUNK)
    if suffix in TABLE_SUFFIXES:
        return read_table(source.path, source.stream, reading)
    if suffix in (*RECORD_SUFFIXES, *JSON_SUFFIXES):
        if looks_like_array(start):
            return read_array(source.path, source.stream, reading)
        return (read_lines if suffix in RECORD_SUFFIXES else read_json)(
            source.path, source.stream, reading
        )
    return read_unnamed(source, start, reading)


def read_unnamed(source: Source, start: bytes, reading: Reading) -> Articles:
    """The articles of a stream whose name says nothing, or may say the wrong thing."""
    named = source.suffix in TEXT_SUFFIXES
    if looks_like_records(start):
        return read_json(source.path, source.stream, reading)
    if looks_like_broken_records(start):
        return read_lines(source.path, source.stream, reading)
    if begins_as_object(start):
        return read_json(source.path, source.stream, reading)
    if not named and looks_like_array(start):
        return read_array(source.path, source.stream, reading)
    if not named and is_table(start, reading.fields):
        return read_table(source.path, source.stream, reading)
    if not named and without_mark(start).startswith(b"{"):
        return read_json(
            source.path,
            source.stream,
            reading,
            lambda payload: read_payload(source.path, payload, reading),
        )
    return read_text(source, reading)


def read_text(source: Source, reading: Reading) -> Articles:
    """One plain text as an article.

    Raises:
        Unreadable: It is too large.
    """
    too_large = source.file is not None and os.fstat(source.file.fileno()).st_size > SIZE_LIMIT
    payload = None if too_large else source.stream.read_whole(SIZE_LIMIT)
    if payload is None:
        raise Unreadable(TOO_LARGE, TOO_LARGE_HINT)
    yield from read_payload(source.path, payload, reading)


def read_payload(
    path: str, payload: bytes, reading: Reading, own: Given = NOTHING_GIVEN, source: str = "text"
) -> Articles:
    """The bytes of a text as an article, with a warning when its encoding is a guess."""
    try:
        text, encoding, note = decode(payload)
    except NotText as error:
        yield Problem(path, error.message, error.hint)
        return
    if not text or text.isspace():
        yield Problem(path, "empty")
        return
    if note:
        yield Problem(path, note, skipped=False)
    yield raw_article(
        path,
        payload,
        given=reading.given(path, own=own),
        encoding=encoding,
        title_as_text=reading.title_as_text,
        source=source,
    )


def read_page(source: Source, reading: Reading) -> Articles:
    """One web page as an article.

    Raises:
        Unreadable: It is too large.
        MissingExtra: trafilatura is not installed.
    """
    payload = source.stream.read_whole(LARGEST_PAGE)
    if payload is None:
        raise Unreadable(f"larger than {LARGEST_PAGE // 1_000_000} MB for one web page")
    yield page_article(source.path, payload, "", reading)


def page_article(
    path: str,
    payload: bytes,
    charset: str,
    reading: Reading,
    own: Given = NOTHING_GIVEN,
    source: str = "HTML",
) -> RawArticle:
    """A web page, its text not yet taken out: that is for workers.

    Raises:
        MissingExtra: trafilatura is not installed.
    """
    release = page_reader()
    if release is None:
        raise MissingExtra("HTML", "html")
    return raw_article(
        path,
        payload,
        "html",
        given=reading.given(path, own=own),
        encoding=charset,
        title_as_text=reading.title_as_text,
        source=source,
        reader=release,
    )


def read_crawl(source: Source, reading: Reading, allowance: Allowance) -> Articles:
    """The pages and texts of a WARC."""
    from newsfacts.documents.warcs import read_captures

    count = 0
    for capture in read_captures(source.stream, allowance):
        count += 1
        path = f"{source.path}#{capture.identity}"
        own = Given(url=capture.url)
        if capture.error is not None:
            yield capture.error.at(path)
        elif capture.format == "text":
            yield from read_payload(path, capture.payload, reading, own, "WARC")
        elif len(capture.payload) > LARGEST_PAGE:
            yield Problem(path, f"larger than {LARGEST_PAGE // 1_000_000} MB for one web page")
        else:
            yield page_article(path, capture.payload, capture.charset or "", reading, own, "WARC")
    if not count:
        yield Problem(source.path, "no page or text was captured in it")
