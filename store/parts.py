"""The input of a cluster in parts: files, several small files, or a piece of a large file of lines.

A part is small enough to be done again when its worker is lost, and makes one segment.
"""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from newsfacts.documents.articles import Problem, RawArticle
from newsfacts.documents.folders import find_files, is_wanted
from newsfacts.documents.runs import Reading
from newsfacts.documents.sources import read_file, read_stream
from newsfacts.store.segments import ARTICLES_PER_SEGMENT

PART_BYTES = 4_000_000  # about a thousand articles
LINES = (".jsonl", ".ndjson", ".jl")  # what can be read from the middle


class Piece(NamedTuple):
    """A file, or the lines of one that begin between two bytes."""

    path: str
    start: int = 0
    stop: int | None = None  # None: the whole file


class Part(NamedTuple):
    """What one task reads, in order."""

    number: int
    pieces: tuple[Piece, ...]
    size: int


def is_remote(path: str | os.PathLike[str]) -> bool:
    """Whether a path is an address that fsspec opens, such as s3://bucket/folder."""
    return "://" in os.fspath(path)


def filesystem(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]

    found, path = url_to_fs(url)
    return found, path


def plan_parts(
    paths: Iterable[str], globs: tuple[str, ...] = (), size: int = PART_BYTES
) -> Iterator[Part | Problem]:
    """Yield the parts of the inputs, in their order, and a problem for what is missing."""
    number = 0
    pieces, filled = list[Piece](), 0
    for found in find_pieces(paths, globs, size):
        if isinstance(found, Problem):
            yield found
            continue
        piece, weight = found
        if pieces and (filled + weight > size or len(pieces) == ARTICLES_PER_SEGMENT):
            yield Part(number, tuple(pieces), filled)
            number, pieces, filled = number + 1, [], 0
        pieces.append(piece)
        filled += weight
    if pieces:
        yield Part(number, tuple(pieces), filled)


def find_pieces(
    paths: Iterable[str], globs: tuple[str, ...], size: int
) -> Iterator[tuple[Piece, int] | Problem]:
    """Each file with its bytes; a large one of lines in pieces."""
    for path in paths:
        if is_remote(path):
            files: Iterable[tuple[str, int] | Problem] = remote_files(path, globs)
        else:
            files = local_files(path, globs)
        for found in files:
            if isinstance(found, Problem):
                yield found
                continue
            file, length = found
            if not file.lower().endswith(LINES) or length <= size:
                yield Piece(file), length
                continue
            for start in range(0, length, size):
                stop = min(start + size, length)
                yield Piece(file, start, stop), stop - start


def local_files(path: str, globs: tuple[str, ...]) -> Iterator[tuple[str, int] | Problem]:
    """The files that a path means, with their bytes."""
    for file in find_files([path], globs):
        yield file if isinstance(file, Problem) else (file, Path(file).stat().st_size)


def remote_files(url: str, globs: tuple[str, ...]) -> Iterator[tuple[str, int] | Problem]:
    """The files that an address means, with their bytes; below a folder, what is read at all."""
    system, root = filesystem(url)
    try:
        found = system.find(root, detail=True)
    except FileNotFoundError:
        found = {}
    if not found:
        yield Problem(url, "nothing is there", "check the address")
    scheme = url.partition("://")[0]
    for path, entry in sorted(found.items()):
        inside = path[len(root) :]
        if path == root or is_wanted(path, inside, globs):
            yield f"{scheme}://{path.lstrip('/') if scheme != 'file' else path}", entry["size"]


def read_part(part: Part, reading: Reading) -> Iterator[RawArticle | Problem]:
    """The articles of a part."""
    for piece in part.pieces:
        if piece.stop is None and not is_remote(piece.path):
            yield from read_file(piece.path, reading)
        else:
            with open_piece(piece) as stream:
                yield from read_stream(piece.path, stream, reading, piece.path)


def open_piece(piece: Piece) -> BinaryIO:
    """The bytes of a piece: of a piece of lines, all lines that begin in it, whole."""
    if is_remote(piece.path):
        system, path = filesystem(piece.path)
        stream: BinaryIO = system.open(path, "rb")
    else:
        stream = Path(piece.path).open("rb")  # noqa: SIM115 closed by who asks, or below
    if piece.stop is None:
        return stream
    with stream:
        return io.BytesIO(lines_between(stream, piece.start, piece.stop))


def lines_between(stream: BinaryIO, start: int, stop: int) -> bytes:
    """The lines of a stream that begin at or behind ``start`` and before ``stop``."""
    if start:
        stream.seek(start - 1)
        start += len(stream.readline()) - 1
    if start >= stop:
        return b""
    stream.seek(start)
    found = stream.read(stop - start)
    return found if found.endswith(b"\n") else found + stream.readline()
