"""Read inputs: files, folders, JSON lines and stdin, as raw articles in input order.

Reading is streaming: at most one article is held at a time, and nothing is kept of those before, so
that two articles of one id are for the store to tell. What cannot be read is one ``Problem``
in its place, and the run goes on. Metadata from options goes before metadata from a sidecar, and
that before what the article says of itself in its record or header.
"""

import codecs
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple

from newsfacts.documents.articles import (
    SIZE_LIMIT,
    Given,
    InputError,
    Problem,
    RawArticle,
    UnreadableArticle,
    raw_article,
)
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.folders import find_files
from newsfacts.documents.jsonl import BadRecord, peek_id, read_object, split_lines
from newsfacts.documents.metadata import field_lexicon
from newsfacts.documents.records import GivenDate
from newsfacts.documents.sidecars import Sidecar, read_sidecar

__all__ = [
    "SIZE_LIMIT",
    "Given",
    "InputError",
    "Problem",
    "RawArticle",
    "UnreadableArticle",
    "raw_article",
    "read_inputs",
]

CHUNK = 1 << 20  # bytes read at a time
RECORD_SUFFIXES = (".jsonl", ".ndjson")
TOO_LARGE = f"larger than {SIZE_LIMIT // 1_000_000} MB for one article"
TOO_LARGE_HINT = "split it, or write one article a line as JSONL, which is read at any size"


class Reading(NamedTuple):
    """How this run reads: what applies to every article."""

    options: Given
    fields: tuple[tuple[str, str], ...]
    title_as_text: bool
    sidecar: Sidecar | None

    def given(self, path: str, identity: str | None = None) -> Given:
        """What options and sidecar say of an article."""
        if self.sidecar is None:
            return self.options
        return self.options.over(self.sidecar.given(path, identity))


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: str | Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
    date: str | None = None,
    outlet: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    title_as_text: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[RawArticle | Problem]:
    """Yield every article of the paths as bytes, and every problem in its place.

    Args:
        paths: Files, folders (with all below them, sorted by path) and ``-`` for stdin.
        glob: What to take from folders, instead of ``*.txt *.md *.jsonl *.ndjson``.
        fields: Other names for the fields of records: ``{"text": "story"}``, nested "meta.date".
        date: The publication date of every article, as written.
        outlet: The outlet of every article.
        metadata: A sidecar table, see ``documents.sidecars``.
        title_as_text: Whether a separate title stands before the text, with a blank line.
        stdin: What ``-`` reads, instead of the process's own.

    Raises:
        InputError: The sidecar or a field name is wrong; at the first step of the iteration.
    """
    reading = Reading(
        options=Given(
            date=GivenDate(date, "option") if date else None,
            outlet=outlet or None,
            outlet_basis="option" if outlet else None,
        ),
        fields=check_fields(fields or {}),
        title_as_text=title_as_text,
        sidecar=read_sidecar(os.fspath(metadata)) if metadata is not None else None,
    )
    globs = (glob,) if isinstance(glob, str) else tuple(glob or ())
    if reading.sidecar:
        yield from reading.sidecar.problems
    for file in find_files(paths, globs):
        if isinstance(file, Problem):
            yield file
        elif file == "-":
            yield from read_stream("-", stdin or sys.stdin.buffer, reading)
        else:
            yield from read_file(file, reading)
    if reading.sidecar and (warning := reading.sidecar.unmatched()):
        yield warning


def check_fields(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The user's names for fields as sorted pairs.

    Raises:
        InputError: There is no field of that name.
    """
    known = field_lexicon().record.__struct_fields__
    for field in fields:
        if field not in known:
            raise InputError(f"no field is called {field!r}", f"the fields are {', '.join(known)}")
    return tuple(sorted(fields.items()))


def read_file(path: str, reading: Reading) -> Iterator[RawArticle | Problem]:
    """The article or articles of one file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the path stays a string, as given
            status = os.fstat(file.fileno())
            if path.lower().endswith(RECORD_SUFFIXES):
                yield from read_records(path, chunks_of(file), reading)
            elif not stat.S_ISREG(status.st_mode) or path.lower().endswith(".json"):
                yield from read_stream(path, file, reading)
            elif status.st_size > SIZE_LIMIT:
                yield Problem(path, TOO_LARGE, TOO_LARGE_HINT)
            else:
                yield from read_text(path, file.read(), reading)
    except OSError as error:
        yield Problem(path, (error.strerror or str(error)).lower())


def read_stream(path: str, stream: BinaryIO, reading: Reading) -> Iterator[RawArticle | Problem]:
    """The articles of a stream of unknown kind: JSON lines when its first line is an object."""
    first = stream.read(CHUNK)
    if looks_like_records(first):
        yield from read_records(path, chain([first], chunks_of(stream)), reading)
        return
    payload, size = [first], len(first)
    for chunk in chunks_of(stream):
        size += len(chunk)
        if size > SIZE_LIMIT:
            yield Problem(path, TOO_LARGE, TOO_LARGE_HINT)
            return
        payload.append(chunk)
    if first.lstrip().startswith(b"[") and path.lower().endswith(".json"):
        yield Problem(path, "a JSON array", f"jq -c '.[]' {path} > articles.jsonl")
        return
    yield from read_text(path, b"".join(payload), reading)


def looks_like_records(start: bytes) -> bool:
    """Whether the first line of a stream is a JSON object, or the beginning of a very long one."""
    line, newline, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not newline and len(start) >= CHUNK:
        return True
    try:
        read_object(line.strip())
    except BadRecord:
        return False
    return True


def read_text(path: str, payload: bytes, reading: Reading) -> Iterator[RawArticle | Problem]:
    """One plain text as an article, with a warning when its encoding is a guess."""
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
        given=reading.given(path),
        encoding=encoding,
        title_as_text=reading.title_as_text,
    )


def read_records(
    path: str, chunks: Iterator[bytes], reading: Reading
) -> Iterator[RawArticle | Problem]:
    """The articles of JSON lines; a bad line is one problem that names it."""
    for line in split_lines(as_utf8(chunks)):
        where = f"line {line.number}"
        if line.payload is None:
            yield Problem(path, f"{where}: {TOO_LARGE}")
            continue
        try:
            identity = peek_id(line.payload, reading.fields)
        except BadRecord as error:
            yield Problem(path, f"{where}: {error}")
            continue
        yield raw_article(
            f"{path}#{identity}",
            line.payload,
            "record",
            given=reading.given(f"{path}#{identity}", identity),
            fields=reading.fields,
            title_as_text=reading.title_as_text,
        )


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


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """What is left of a stream, a megabyte at a time."""
    return iter(partial(stream.read, CHUNK), b"")
