"""What ``export`` writes: facts with the words around them, as text and as database files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsfacts.analysis.query import Filter, select
from newsfacts.cli.evidence import Evidence, TextsInOrder, fact_record, with_evidence
from newsfacts.cli.factfinding import read_facts
from newsfacts.cli.factsheets import (
    SLIM,
    fact_columns_of,
    field_columns,
    field_record,
    flat_columns,
    review_columns,
)
from newsfacts.cli.printing import Output, print_rows
from newsfacts.cli.sheets import Column
from newsfacts.store.reading import Store
from newsfacts.store.reviewtables import REVIEW, review_rows

BYTES = ("byte_start", "byte_end")


class Choice(NamedTuple):
    """The facts to write, and how much of each."""

    store: Store
    wanted: Filter
    fields: tuple[str, ...]
    in_bytes: bool

    def rows(self, *, rejected: bool = False) -> Iterator[Evidence]:
        """Each fact with its text and its reviews, one article in memory at a time.

        Args:
            rejected: Also those that a review has rejected: only where the row says so.
        """
        reviews = self.store.reviews
        more = {"rejected": True} if rejected and reviews else {}
        facts = select(read_facts(self.store, self.wanted, **more), self.wanted)
        return with_evidence(facts, TextsInOrder(self.store.articles), None, reviews)

    def record(self, row: Evidence) -> dict[str, Any]:
        """A fact as JSON has it."""
        if self.fields:
            record = field_record(row, field_columns(self.fields))
            if self.fields == SLIM:
                record = {key: value for key, value in record.items() if value is not None}
        else:
            record = fact_record(row)
        if self.in_bytes:
            record.update(zip(BYTES, byte_offsets(row), strict=True))
        return record

    def columns(self) -> tuple[Column, ...]:
        """The flat columns."""
        columns = field_columns(self.fields) if self.fields else flat_columns()
        if self.store.reviews and not self.fields:
            columns = (*columns, *review_columns())
        if not self.in_bytes:
            return columns
        offsets = [
            Column(name, lambda row, place=place: byte_offsets(row)[place])  # type: ignore[misc]
            for place, name in enumerate(BYTES)
        ]
        return (*columns, *offsets)


def byte_offsets(row: Evidence) -> tuple[int, int]:
    """Where a fact stands in its article's text, in bytes of UTF-8."""
    start = len(row.text[: row.fact.start].encode())
    return start, start + len(row.fact.text.encode())


def write_text(choice: Choice, target: Output) -> None:
    """Write facts in a format of lines, to stdout or a file."""
    columns = choice.columns()
    rows = choice.rows(rejected=not choice.fields)
    print_rows(rows, columns, target, flat=columns, record=choice.record, noun="facts")


def write_file(choice: Choice, name: str, path: Path) -> None:
    """Write a file that is no text, whole or not at all."""
    from newsfacts.cli.scratch import scratch_folder

    with scratch_folder(path) as folder:
        made = folder / "made"
        WRITERS[name](choice, made)
        made.replace(path)


def write_sqlite_file(choice: Choice, path: Path) -> None:
    """All articles, the chosen facts, and their places."""
    from newsfacts.store.sqlitefile import Told, write_sqlite

    told = (
        Told(
            row.fact,
            row.sentence,
            byte_offsets(row) if choice.in_bytes else None,
            row.reviews[-1] if row.reviews else None,
        )
        for row in choice.rows()
    )
    write_sqlite(path, choice.store.articles(), told, review_rows(choice.store.reviews))


def write_parquet_file(choice: Choice, path: Path) -> None:
    """The chosen facts, as whole records or some keys of them."""
    from newsfacts.store.duck import connect, lines_to_parquet

    connect("Parquet").close()  # refuse before the work, not behind it
    columns = fact_columns_of(choice.fields)
    if not choice.fields:
        columns["review"] = REVIEW
    if choice.in_bytes:
        columns.update(dict.fromkeys(BYTES, "BIGINT"))
    lines = path.with_suffix(".jsonl")
    write_lines(choice, lines)
    lines_to_parquet(lines, path, columns)


def write_duckdb_file(choice: Choice, path: Path) -> None:
    """Tables of the articles and of the chosen facts, and the figures as a view."""
    from newsfacts.store.columnar import FIGURES, open_tables
    from newsfacts.store.columns import column_list
    from newsfacts.store.duck import connect, quoted

    lines = path.with_suffix(".jsonl")
    with connect("duckdb") as connection:
        write_lines(choice, lines)
        columns = {**fact_columns_of(()), "review": REVIEW}
        if choice.in_bytes:
            columns.update(dict.fromkeys(BYTES, "BIGINT"))
        open_tables(choice.store, connection)
        connection.execute(f"ATTACH {quoted(path)} AS made")
        connection.execute("CREATE TABLE made.articles AS SELECT * FROM articles")
        connection.execute("CREATE TABLE made.reviews AS SELECT * FROM reviews")
        connection.execute(
            f"CREATE TABLE made.facts AS SELECT * FROM read_json({quoted(lines)}, "
            f"format = 'newline_delimited', columns = {column_list(columns)})"
        )
        connection.execute("USE made")
        connection.execute(f"CREATE VIEW made.figures AS {FIGURES}")
        connection.execute("USE memory")
        connection.execute("DETACH made")


def write_lines(choice: Choice, path: Path) -> None:
    """The facts as JSON lines, on their way into columns."""
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file:
        for row in choice.rows():
            file.write(encode(choice.record(row)) + b"\n")


WRITERS = {
    "sqlite": write_sqlite_file,
    "parquet": write_parquet_file,
    "duckdb": write_duckdb_file,
}
