"""CSV and TSV: one article a row, under a header that names the columns. Streamed."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from newsfacts.documents.articles import SIZE_LIMIT
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.jsonl import names_of
from newsfacts.documents.streams import CHUNK, ByteStream, Unreadable

DELIMITERS = ",;\t|"
LONGEST_HEADER = 20_000  # bytes


class Row(NamedTuple):
    """A row as the JSON object it stands for, counted from 1 below the header."""

    number: int
    payload: bytes


class Header(NamedTuple):
    """What the first line of a table says."""

    delimiter: str
    columns: tuple[str, ...]
    fields: frozenset[str]  # what the columns are to us: text, title, date …


def read_header(head: bytes, fields: tuple[tuple[str, str], ...]) -> Header:
    """The header of a table that begins so."""
    line = decode_head(head).lstrip("\ufeff").lstrip("\r\n").partition("\n")[0].rstrip("\r")
    delimiter = max(DELIMITERS, key=line.count)
    try:
        columns = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        columns = []
    names = names_of(fields)
    known = frozenset(names[c.strip().lower()] for c in columns if c.strip().lower() in names)
    return Header(delimiter, tuple(column.strip() for column in columns), known)


def decode_head(head: bytes) -> str:
    """The first bytes as text; "" when they are none."""
    try:
        return decode(head[:LONGEST_HEADER].rpartition(b"\n")[0] or head[:LONGEST_HEADER]).text
    except NotText:
        return ""


def is_table(head: bytes, fields: tuple[tuple[str, str], ...]) -> bool:
    """Whether an unnamed stream is a table: its first line names a text and something more."""
    first, newline, _ = head[:LONGEST_HEADER].partition(b"\n")
    if not newline or not any(delimiter.encode() in first for delimiter in DELIMITERS):
        return False
    header = read_header(head, fields)
    return "text" in header.fields and len(header.fields) > 1


def read_rows(stream: ByteStream, fields: tuple[tuple[str, str], ...]) -> Iterator[Row]:
    """The rows of a table, those that are blank left out.

    Raises:
        Unreadable: It is no table, or no column holds a text.
    """
    head = stream.peek(CHUNK)
    if not head.strip():
        raise Unreadable("empty")
    header = read_header(head, fields)
    if "text" not in header.fields:
        shown = ", ".join(name or '""' for name in header.columns[:8])
        more = ", …" if len(header.columns) > 8 else ""
        raise Unreadable(
            f"no column holds a text; there are {shown}{more}",
            "name it with --field text=COLUMN; a table about articles goes to --metadata",
        )
    csv.field_size_limit(SIZE_LIMIT)
    lines = split_text(stream, encoding_of(head))
    reader = csv.reader(lines, delimiter=header.delimiter)
    number = 0
    try:
        next(reader, None)
        for cells in reader:
            if any(cells):
                number += 1
                yield Row(number, row_payload(header.columns, cells))
    except csv.Error as error:
        raise Unreadable(
            f"row {number + 1}: {error}", "is a quotation mark left open there?"
        ) from error


def row_payload(columns: tuple[str, ...], cells: list[str]) -> bytes:
    """A row as a JSON object of its cells that are not empty."""
    values: Mapping[str, str] = {
        name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip() and name
    }
    return msgspec.json.encode(
        {n: c.encode("utf-8", "replace").decode() for n, c in values.items()}
    )


def encoding_of(head: bytes) -> str:
    """The encoding of a table that begins so.

    Raises:
        Unreadable: It is no text.
    """
    try:
        return decode(head.rpartition(b"\n")[0] or head).encoding
    except NotText as error:
        raise Unreadable(error.message, error.hint) from error


def split_text(stream: ByteStream, encoding: str) -> Iterator[str]:
    """The lines of a stream, with their ends; one without end is given up, not held.

    Raises:
        Unreadable: A line is longer than an article may be.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    pending: list[str] = []
    size = 0
    for chunk in stream.chunks():
        *complete, rest = decoder.decode(chunk).split("\n")
        for piece in complete:
            yield "".join([*pending, piece, "\n"])
            pending, size = [], 0
        pending.append(rest)
        size += len(rest)
        if size > SIZE_LIMIT:
            raise Unreadable(f"a line larger than {SIZE_LIMIT // 1_000_000} MB")
    last = "".join(pending) + decoder.decode(b"", final=True)
    if last:
        yield last
