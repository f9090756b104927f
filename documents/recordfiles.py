"""Files of many articles: JSON lines, JSON arrays, JSON that wraps a list, and tables.

An entry that is no article is one problem that names it by its number; the others are read.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from newsfacts.documents.arrays import listed_articles, split_array
from newsfacts.documents.articles import SIZE_LIMIT, Problem, RawArticle, raw_article
from newsfacts.documents.jsonl import (
    BadRecord,
    Line,
    given_id,
    peek_id,
    read_object,
    split_lines,
)
from newsfacts.documents.runs import TOO_LARGE, TOO_LARGE_HINT, Reading
from newsfacts.documents.streams import CHUNK, ByteStream, Unreadable
from newsfacts.documents.tables import read_rows

Articles: TypeAlias = Iterator[RawArticle | Problem]
RECORD_SUFFIXES = (".jsonl", ".ndjson", ".jl")
JSON_SUFFIXES = (".json",)
TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
SPACE = b" \t\r\n"
OBJECT_RE = re.compile(rb'\{\s*"[^"\n]*"\s*:')


def without_mark(start: bytes) -> bytes:
    """What a stream begins with, behind a byte order mark and white space."""
    return start.removeprefix(codecs.BOM_UTF8).lstrip(SPACE)


def looks_like_array(start: bytes) -> bool:
    """Whether a stream begins as an array of objects does."""
    start = without_mark(start)
    return start.startswith(b"[") and start[1:].lstrip(SPACE)[:1] in (b"{", b"]", b"")


def looks_like_records(start: bytes) -> bool:
    """Whether the first line of a stream is a JSON object, or the beginning of a very long one."""
    line, newline, _ = without_mark(start).partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not newline and len(start) >= CHUNK:
        return True
    return is_object(line.strip())


def looks_like_broken_records(start: bytes) -> bool:
    """Whether a stream is JSON lines of which the first is cut: another one is an object."""
    line, _, rest = without_mark(start).partition(b"\n")
    if not line.startswith(b"{") and not line.rstrip(SPACE).endswith(b"}"):
        return False
    return any(is_object(line.strip()) for line in rest.split(b"\n") if line.startswith(b"{"))


def begins_as_object(start: bytes) -> bool:
    """Whether a stream begins with a key of JSON, as no prose does."""
    return OBJECT_RE.match(without_mark(start)) is not None


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        read_object(line)
    except BadRecord:
        return False
    return True


def read_lines(path: str, stream: ByteStream, reading: Reading) -> Articles:
    """The articles of JSON lines."""
    return read_entries(path, "line", split_lines(as_utf8(stream.chunks())), reading, "JSONL")


def read_array(path: str, stream: ByteStream, reading: Reading) -> Articles:
    """The articles of a JSON array."""
    return read_entries(path, "entry", split_array(as_utf8(stream.chunks())), reading, "JSON")


def read_table(path: str, stream: ByteStream, reading: Reading) -> Articles:
    """The articles of a table."""
    rows = (Line(row.number, row.payload) for row in read_rows(stream, reading.fields))
    first = next(rows, None)
    if first is None:  # an unclosed quotation mark in the header takes the rows with it, too
        yield Problem(path, "a table without rows")
        return
    yield from read_entries(path, "row", chain([first], rows), reading, "CSV")


def read_entries(
    path: str, noun: str, entries: Iterable[Line], reading: Reading, source: str
) -> Articles:
    """The articles of numbered entries; an entry without payload is one that is too large."""
    for entry in entries:
        where = f"{noun} {entry.number}"
        if entry.payload is None:
            yield Problem(path, f"{where}: {TOO_LARGE}")
            continue
        try:
            identity = peek_id(entry.payload, reading.fields)
        except BadRecord as error:
            yield Problem(path, f"{where}: {error}")
            continue
        yield record(f"{path}#{identity}", identity, entry.payload, reading, source)


def record(
    path: str, identity: str | None, payload: bytes, reading: Reading, source: str
) -> RawArticle:
    """An article that is a JSON object."""
    return raw_article(
        path,
        payload,
        "record",
        given=reading.given(path, identity),
        fields=reading.fields,
        title_as_text=reading.title_as_text,
        source=source,
    )


def read_json(
    path: str,
    stream: ByteStream,
    reading: Reading,
    otherwise: Callable[[bytes], Articles] | None = None,
) -> Articles:
    """The articles of a stream that begins with a JSON object.

    One object a line, one object in all, or one that wraps a list of articles.

    Args:
        path: As given.
        stream: Its bytes.
        reading: The options.
        otherwise: What to do with bytes that are no JSON at all.

    Raises:
        Unreadable: It is no JSON, or one object beyond all size.
    """
    start = stream.peek_line(CHUNK)
    if looks_like_records(start):
        rest = without_mark(start).partition(b"\n")[2].lstrip(SPACE)
        if rest or len(start) >= CHUNK:
            yield from read_wrapped(path, stream, reading)
            return
    payload = stream.read_whole(SIZE_LIMIT)
    if payload is None:
        raise Unreadable(TOO_LARGE, TOO_LARGE_HINT)
    payload = b"".join(as_utf8(iter([payload]))).strip(SPACE)
    try:
        read_object(payload)
    except BadRecord as error:
        if otherwise is not None:
            yield from otherwise(payload)
        elif payload.startswith(b"{") and b"}\n" in payload.replace(b"\r", b""):
            yield from read_lines(path, ByteStream(iter([payload])), reading)
        else:
            raise Unreadable("empty" if not payload else str(error)) from error
        return
    yield from read_single(path, payload, reading)


def read_single(path: str, payload: bytes, reading: Reading) -> Articles:
    """The article that one object is, or the articles that it wraps."""
    wrapped = listed_articles(payload, reading.fields)
    if wrapped is not None:
        lines = (Line(number, entry) for number, entry in enumerate(wrapped, start=1))
        yield from read_entries(path, "entry", lines, reading, "JSON")
        return
    identity = given_id(payload, reading.fields)
    yield record(f"{path}#{identity}" if identity else path, identity, payload, reading, "JSON")


def read_wrapped(path: str, stream: ByteStream, reading: Reading) -> Articles:
    """The articles of JSON lines, the first of which may be all there is and wrap a list."""
    lines = split_lines(as_utf8(stream.chunks()))
    first = next(lines, None)
    if first is None:
        return
    wrapped = None if first.payload is None else listed_articles(first.payload, reading.fields)
    if wrapped is not None:
        yield from read_single(path, first.payload or b"", reading)
        yield from read_entries(path, "line", lines, reading, "JSONL")
    else:
        yield from read_entries(path, "line", chain([first], lines), reading, "JSONL")


def as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """A stream in UTF-8 without a byte order mark, from UTF-8 or marked UTF-16."""
    first = next(chunks, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        for chunk in chain([first], chunks):
            yield decoder.decode(chunk).encode("utf-8", "replace")
    else:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from chunks
