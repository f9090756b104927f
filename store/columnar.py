"""The store by columns, for DuckDB: Parquet files that are derived from the segments.

Each segment has one file a table, named after the hash of what it was made from. So after an ingest
only the segments that changed are made anew, and a file that belongs to none is stale. All of them
can be deleted any time.
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.store.columns import column_list, columns_of
from newsfacts.store.derived import derived_folder
from newsfacts.store.duck import quoted
from newsfacts.store.errors import StoreError
from newsfacts.store.reviewtables import open_reviews, with_reviews
from newsfacts.store.segments import open_committed

if TYPE_CHECKING:
    import duckdb

    from newsfacts.store.reading import Store

TABLES: dict[str, type[msgspec.Struct]] = {"articles": Article, "facts": Fact}
LAYOUT = 1  # changes when other columns are kept
KEPT_RE = re.compile(r"(?:articles|facts)-\d{5,}-[0-9a-f]+-\d+\.parquet")
LONGEST_LINE = 1 << 30

# A figure a row, flat: what most questions are about.
FIGURES = """
SELECT id, article, path, outlet, published.start AS published, "text",
  quantity.low AS low, quantity.high AS high, quantity.modifier AS modifier,
  quantity.unit AS unit, quantity.counted AS counted, quantity.metric AS metric,
  quantity.role AS role, quantity.trend AS trend, quantity.subject AS subject,
  quantity.action AS action, quantity.state AS state,
  claimant.name AS claimant, claimant."type" AS claimant_type, modality, hedge,
  "time"."value" AS "time", "time".start AS time_start, "time"."end" AS time_end,
  list_transform(places, lambda place: place.name) AS places, zone,
  review.verdict AS review, review."by" AS review_by, review.note AS review_note
FROM facts WHERE kind = 'quantity'
"""


def open_tables(store: "Store", connection: "duckdb.DuckDBPyConnection") -> None:
    """Make the tables ``articles``, ``facts``, ``figures`` and ``reviews`` of a store.

    The columnar files are brought up to date first; in a folder that cannot be written, the lines
    themselves are read.

    Raises:
        StoreError: A line of the store is no record.
    """
    open_reviews(store, connection)
    for kind, record in TABLES.items():
        columns = columns_of(record)
        source = _source(store, connection, kind, columns)
        if kind == "facts":
            source = with_reviews(source, store)
        connection.execute(f"CREATE VIEW {kind} AS {source}")
    connection.execute(f"CREATE VIEW figures AS {FIGURES}")


def parquet_files(
    store: "Store", connection: "duckdb.DuckDBPyConnection", kind: str
) -> list[Path] | None:
    """The columnar files of a table, up to date; None where they cannot be kept."""
    folder = derived_folder(store.folder)
    wanted = [
        folder / f"{kind}-{number:05d}-{segment.content(kind).sha256[:16]}-{LAYOUT}.parquet"
        for number, segment in enumerate(store.manifest.segments)
    ]
    missing = [(number, path) for number, path in enumerate(wanted) if not path.exists()]
    try:
        if missing:
            folder.mkdir(exist_ok=True)
        for number, path in missing:
            _make(store, connection, kind, number, path)
        if missing:
            _remove_stale(folder, kind, set(wanted))
    except OSError:
        return None
    return wanted


def _source(
    store: "Store", connection: "duckdb.DuckDBPyConnection", kind: str, columns: dict[str, str]
) -> str:
    files = parquet_files(store, connection, kind)
    if files:
        return f"SELECT * FROM read_parquet([{', '.join(map(quoted, files))}])"
    if store.manifest.segments:
        numbers = range(len(store.manifest.segments))
        lines = [_lines_of(store, kind, number) for number in numbers]
        return _reading(lines, columns)
    nothing = ", ".join(f'CAST(NULL AS {sql}) AS "{name}"' for name, sql in columns.items())
    return f"SELECT {nothing} WHERE false"


def _make(
    store: "Store", connection: "duckdb.DuckDBPyConnection", kind: str, number: int, path: Path
) -> None:
    import duckdb

    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    lines = _lines_of(store, kind, number)
    try:
        connection.execute(
            f"COPY ({_reading([lines], columns_of(TABLES[kind]))}) "
            f"TO {quoted(temporary)} (FORMAT parquet, COMPRESSION zstd)"
        )
        temporary.replace(path)
    except duckdb.IOException as error:
        temporary.unlink(missing_ok=True)
        raise OSError(str(error)) from error
    except duckdb.Error as error:
        temporary.unlink(missing_ok=True)
        message = f"{lines}: {str(error).splitlines()[0]}"
        raise StoreError(message, "newsfacts store repair mends what can be mended") from error


def _reading(lines: list[Path], columns: dict[str, str]) -> str:
    return (
        f"SELECT * FROM read_json([{', '.join(map(quoted, lines))}], "
        f"format = 'newline_delimited', columns = {column_list(columns)}, "
        f"maximum_object_size = {LONGEST_LINE})"
    )


def _lines_of(store: "Store", kind: str, number: int) -> Path:
    """The file of a segment, under the name that it has now.

    Raises:
        BrokenSegment: It is not what the manifest says.
    """
    content = store.manifest.segments[number].content(kind)
    with open_committed(store.folder, kind, number, content) as file:
        return Path(file.name)


def _remove_stale(folder: Path, kind: str, wanted: set[Path]) -> None:
    for path in folder.glob(f"{kind}-*.parquet"):
        if KEPT_RE.fullmatch(path.name) and path not in wanted:
            path.unlink(missing_ok=True)
