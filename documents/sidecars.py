"""Sidecar tables: a CSV or JSONL file that says when and where the articles appeared.

A row names its article in a column ``path``, ``file``, ``filename`` or ``id``. An article is looked
up by its id, then by its path and every shorter end of it ("2024/a.txt", "a.txt"), then without
the extension; last, a row with a longer path than the article's matches by the same rule.
"""

import csv
import io
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from newsfacts.documents.articles import NOTHING_GIVEN, Given, InputError, Problem
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.jsonl import BadRecord, read_object, split_lines
from newsfacts.documents.metadata import field_lexicon, given_of, pick, read_name, record_names

DELIMITERS = ",;\t|"
NEAR = 0.8  # how alike a name is that may be meant
SHORT = 2  # letters of names that are like many others
SHOWN = 3  # unmatched rows that a warning names


class Row(NamedTuple):
    """A row of the table: where it stands, whom it names, what it says."""

    number: int
    key: str
    given: Given


class Sidecar:
    """The rows of a sidecar table, and which of them were asked for."""

    def __init__(self, path: str, rows: list[Row], problems: list[Problem]) -> None:
        self.path = path
        self.rows = rows
        self.problems = problems
        self._matched: set[int] = set()
        self._exact: dict[str, int] = {}
        self._ends: dict[str, int | None] = {}  # None where two rows share an end
        for position, row in enumerate(rows):
            first = self._exact.setdefault(row.key, position)
            if first != position:
                problems.append(
                    Problem(
                        path,
                        f"row {row.number} repeats {row.key!r} of row {rows[first].number}",
                        "the first counts",
                        skipped=False,
                    )
                )
                continue
            for end in path_ends(row.key):
                known = self._ends.setdefault(end, position)
                if known != position:
                    self._ends[end] = None

    def given(self, path: str, id: str | None = None) -> Given:  # noqa: A002 - the field's name
        """What the table says of an article, by its id or path."""
        position = self._find(path, id)
        if position is None:
            return NOTHING_GIVEN
        self._matched.add(position)
        return self.rows[position].given

    def _find(self, path: str, identity: str | None) -> int | None:
        if identity is not None and identity in self._exact:
            return self._exact[identity]
        container, _, _ = path.partition("#")
        for name in dict.fromkeys((path, container)):
            for end in path_ends(name):
                if end in self._exact:
                    return self._exact[end]
        for name in (normal_path(path), stem(normal_path(path))):
            position = self._ends.get(name)
            if position is not None:
                return position
        return None

    def unmatched(self) -> Problem | None:
        """One warning for all rows that named no article."""
        left = [
            row.key
            for position, row in enumerate(self.rows)
            if position not in self._matched and self._exact[row.key] == position
        ]
        if not left:
            return None
        names = ", ".join(left[:SHOWN]) + (", …" if len(left) > SHOWN else "")
        return Problem(
            self.path,
            f"{len(left)} of {len(self.rows)} rows match no article: {names}",
            "rows are matched by path, file name, stem or id",
            skipped=False,
        )


def read_sidecar(path: str) -> Sidecar:
    """The sidecar table in a CSV, TSV, JSONL or JSON file.

    Raises:
        InputError: The file cannot be read, or no column names an article.
    """
    try:
        payload = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}", "check --metadata") from error
    rows, problems = list[Row](), list[Problem]()
    keys = field_lexicon().sidecar.key
    for number, values in read_rows(path, payload, problems):
        lowered = {str(name).strip().lower(): value for name, value in values.items()}
        key = next((name for k in keys if (name := read_name(lowered.get(k)))), None)
        if not rows and not any(k in lowered for k in keys):
            raise InputError(
                f"{path}: no column names the articles", f"name one of them {' or '.join(keys)}"
            )
        if not rows and not problems:
            problems.extend(misspelt(path, lowered))
        if key is None:
            problems.append(Problem(path, f"row {number} names no article", skipped=False))
            continue
        given = given_of(pick(lowered, record_names()), "sidecar")._replace(id=None)
        rows.append(Row(number, normal_path(key), given))
    return Sidecar(path, rows, problems)


def misspelt(path: str, columns: Iterable[str]) -> Iterator[Problem]:
    """A note on each column whose name is nearly one that would be read; others may be there."""
    names = [*record_names(), *field_lexicon().sidecar.key]
    for column in columns:
        nearest = get_close_matches(column, names, n=1, cutoff=NEAR)
        if nearest and nearest[0] != column and len(column) > SHORT:
            message = f"the column {column!r} is none that is read"
            yield Problem(path, message, f"did you mean {nearest[0]!r}?", skipped=False)


def read_rows(
    path: str, payload: bytes, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a table with their numbers, counted from 1."""
    suffix = posixpath.splitext(path)[1].lower()
    if suffix in (".jsonl", ".ndjson"):
        for line in split_lines(iter([payload])):
            try:
                yield line.number, read_object(line.payload or b"")
            except BadRecord as error:
                problems.append(Problem(path, f"line {line.number}: {error}", skipped=False))
        return
    try:
        text = decode(payload).text
    except NotText as error:
        raise InputError(f"{path}: {error.message}", error.hint) from error
    if suffix == ".json":
        yield from read_json_rows(path, text)
        return
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    try:
        yield from enumerate(csv.DictReader(io.StringIO(text), delimiter=delimiter), start=1)
    except csv.Error as error:
        raise InputError(f"{path}: not a CSV table: {error}", "check --metadata") from error


def read_json_rows(path: str, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of a JSON array."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error}", "check --metadata") from error
    if not isinstance(values, list):
        raise InputError(f"{path}: not a JSON array", "write one object a row")
    for number, value in enumerate(values, start=1):
        if isinstance(value, dict):
            yield number, value


def normal_path(path: str) -> str:
    """A path with ``/`` between its parts and without ``./`` and ``..`` inside."""
    return posixpath.normpath(path.replace("\\", "/"))


def path_ends(path: str) -> Iterator[str]:
    """A path and its shorter ends, longest first, then the same without the extension."""
    parts = normal_path(path).split("/")
    ends = ["/".join(parts[start:]) for start in range(len(parts))]
    yield from ends
    for end in ends:
        bare = stem(end)
        if bare != end:
            yield bare


def stem(path: str) -> str:
    """A path without its extension; a record of a file has none."""
    return path if "#" in path else posixpath.splitext(path)[0]
