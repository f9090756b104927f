"""Read inputs: files, folders, archives and stdin, as raw articles in input order.

Reading is streaming: at most one article is held at a time, and nothing is kept of those before, so
that two articles of one id are for the store to tell. What cannot be read is one ``Problem``
in its place, and the run goes on. Metadata from options goes before metadata from a sidecar, and
that before what the article says of itself in its record, header or page.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from newsfacts.documents.articles import (
    SIZE_LIMIT,
    Given,
    InputError,
    Problem,
    RawArticle,
    UnreadableArticle,
    raw_article,
)
from newsfacts.documents.folders import absolute_path, find_files
from newsfacts.documents.metadata import field_lexicon
from newsfacts.documents.records import GivenDate
from newsfacts.documents.runs import Reading
from newsfacts.documents.sidecars import read_sidecar
from newsfacts.documents.sources import read_file, read_stream
from newsfacts.documents.streams import EXPANSION

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


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: str | Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
    date: str | None = None,
    outlet: str | None = None,
    metadata: str | os.PathLike[str] | None = None,
    title_as_text: bool = False,
    language: str | None = None,
    expansion: int = EXPANSION,
    stdin: BinaryIO | None = None,
) -> Iterator[RawArticle | Problem]:
    """Yield every article of the paths as bytes, and every problem in its place.

    Args:
        paths: Files, folders (with all below them, sorted by path) and ``-`` for stdin.
        glob: What to take from folders and archives, instead of what is read by its ending.
        fields: Other names for the fields of records: ``{"text": "story"}``, nested "meta.date".
        date: The publication date of every article, as written.
        outlet: The outlet of every article.
        metadata: A sidecar table, see ``documents.sidecars``.
        title_as_text: Whether a separate title stands before the text, with a blank line.
        language: The language of every article, whatever it says or looks like: "en".
        expansion: How many times its own size a packed file may unpack to.
        stdin: What ``-`` reads, instead of the process's own.

    Raises:
        InputError: The sidecar or a field name is wrong; at the first step of the iteration.
    """
    reading = Reading(
        options=Given(
            date=GivenDate(date, "option") if date else None,
            outlet=outlet or None,
            outlet_basis="option" if outlet else None,
            language=language or None,
        ),
        fields=check_fields(fields or {}),
        title_as_text=title_as_text,
        sidecar=read_sidecar(os.fspath(metadata)) if metadata is not None else None,
        globs=(glob,) if isinstance(glob, str) else tuple(glob or ()),
        expansion=expansion,
    )
    if reading.sidecar:
        yield from reading.sidecar.problems
    table = absolute_path(reading.sidecar.path) if reading.sidecar else None
    for file in find_files(paths, reading.globs):
        if isinstance(file, Problem):
            yield file
        elif table is not None and absolute_path(file) == table:
            continue  # it lies among the articles that it is about
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
