"""DuckDB, when it is there: the extra ``sql``. Nothing else needs it."""

from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.store.errors import StoreError

if TYPE_CHECKING:
    import duckdb


class NoDuckDB(StoreError):  # noqa: N818 - names what is missing
    """The package is not installed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} needs DuckDB, which is not installed", "pip install 'newsfacts[sql]'"
        )


def connect(what: str) -> "duckdb.DuckDBPyConnection":
    """A database in memory, which touches nothing outside before it is told to.

    Args:
        what: Needs it, for the error.

    Raises:
        NoDuckDB: The package is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise NoDuckDB(what) from error
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def is_installed() -> bool:
    """Whether DuckDB is there; asked without loading it, which takes a while."""
    from importlib.util import find_spec

    return find_spec("duckdb") is not None


def quoted(text: str | Path) -> str:
    """A text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def lines_to_parquet(lines: Path, target: Path, columns: dict[str, str]) -> None:
    """Write a file of JSON lines as a Parquet file.

    Raises:
        NoDuckDB: The package is not installed.
    """
    from newsfacts.store.columns import column_list

    with connect("Parquet") as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json({quoted(lines)}, format = 'newline_delimited', "
            f"columns = {column_list(columns)}, maximum_object_size = 1073741824)) "
            f"TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd)"
        )
