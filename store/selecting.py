"""Facts of a large store by a condition over their columns: only what fits is read and decoded."""

import mmap
import os
from array import array
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.extractors.facts import Fact
from newsfacts.store.columnar import parquet_files
from newsfacts.store.derived import derived_folder
from newsfacts.store.duck import connect, quoted
from newsfacts.store.reading import FACTS, Store
from newsfacts.store.segments import open_committed

if TYPE_CHECKING:
    import duckdb

FETCHED = 10_000  # numbers of lines that are held at a time


def facts_where(
    store: Store, condition: str, first_by: tuple[str, int] | None = None
) -> Iterator[Fact] | None:
    """The facts that meet a condition, in their order; None where no columns can be kept.

    Args:
        store: Its columnar files are brought up to date.
        condition: Over the columns of facts, in SQL.
        first_by: Only the first so many in this order, in SQL; equals in the order of the store.

    Raises:
        StoreError: A line of the store is no record.
    """
    connection = connect("columns")
    try:
        files = parquet_files(store, connection, "facts")
        starts = [line_starts(store, number, path) for number, path in enumerate(files or ())]
    except OSError:
        files = None
    except BaseException:
        connection.close()
        raise
    if not files:
        connection.close()
        return None
    return _read(store, connection, files, starts, _query(files, condition, first_by))


def line_starts(store: Store, number: int, parquet: Path) -> Path:
    """The file that tells where each line of a segment starts; made when it is missing."""
    path = parquet.with_suffix(".lines")
    if path.exists():
        return path
    content = store.manifest.segments[number].content("facts")
    with open_committed(store.folder, "facts", number, content) as file:
        starts = array("Q", accumulate(map(len, file), initial=0))
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(starts.tobytes())
    temporary.replace(path)
    for other in derived_folder(store.folder).glob(f"facts-{number:05d}-*.lines"):
        if other != path:
            other.unlink(missing_ok=True)
    return path


def _query(files: list[Path], condition: str, first_by: tuple[str, int] | None) -> str:
    found = (
        "SELECT parse_filename(filename) AS file, file_row_number AS line "
        f"FROM read_parquet([{', '.join(map(quoted, files))}], "
        f"filename = true, file_row_number = true) WHERE {condition}"
    )
    if first_by is not None:
        order, count = first_by
        found = f"SELECT * FROM ({found} ORDER BY {order}, file, line LIMIT {count})"
    return f"{found} ORDER BY file, line"


def _read(
    store: Store,
    connection: "duckdb.DuckDBPyConnection",
    files: list[Path],
    starts: list[Path],
    query: str,
) -> Iterator[Fact]:
    numbers = {path.name: number for number, path in enumerate(files)}
    with connection:
        cursor = connection.execute(query)
        opened = -1
        payload: mmap.mmap | None = None
        places = array("Q")
        try:
            while found := cursor.fetchmany(FETCHED):
                for name, line in found:
                    if numbers[name] != opened or payload is None:
                        opened = numbers[name]
                        if payload is not None:
                            payload.close()
                        payload, places = _open(store, opened, starts[opened])
                    yield FACTS.decode(payload[places[line] : places[line + 1]])
        finally:
            if payload is not None:
                payload.close()


def _open(store: Store, number: int, starts: Path) -> tuple[mmap.mmap, "array[int]"]:
    content = store.manifest.segments[number].content("facts")
    with open_committed(store.folder, "facts", number, content) as file:
        payload = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    places = array("Q")
    places.frombytes(starts.read_bytes())
    return payload, places
