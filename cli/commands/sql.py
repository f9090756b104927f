"""``newsfacts sql``: any question, as SQL over the store."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.sheets import Column
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    import duckdb

FETCHED = 1000  # rows that are held at a time
QUESTIONS = ("pivot", "from", "select", "summarize", "unpivot", "with")


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            'newsfacts sql "SELECT metric, count(*) AS n FROM figures GROUP BY 1 ORDER BY n DESC"',
            "newsfacts sql \"SELECT claimant, text FROM figures WHERE metric = 'troops'\"",
            'newsfacts sql "SELECT id, published.start FROM articles" --format csv',
            'newsfacts sql "DESCRIBE figures"',
        )
    )(sql)


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY|-", help="A SELECT; - reads stdin.")],
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Ask the store in SQL, with DuckDB.

    Tables: facts and articles as stored, their groups as structs (quantity.low); figures, a figure
    a row, flat; reviews, what people said of facts. The first call makes a copy by columns in the
    store, later ones read that.
    """
    import sys

    from newsfacts.store.columnar import open_tables
    from newsfacts.store.duck import connect

    target = choose_output(format_name, as_json, output, force)
    asked = sys.stdin.read() if query == "-" else query
    opened = open_store(store)
    with connect("sql") as connection:
        open_tables(opened, connection)
        names, rows = run_query(connection, asked)
        columns = [
            Column(name, _reader(place), wrap=True, right=_is_number(kind))
            for place, (name, kind) in enumerate(names)
        ]
        print_rows(
            rows,
            columns,
            target,
            record=lambda row: dict(zip((name for name, _ in names), row, strict=True)),
        )


def run_query(
    connection: "duckdb.DuckDBPyConnection", query: str
) -> "tuple[Sequence[tuple[str, str]], Iterator[Sequence[Any]]]":
    """The columns of an answer with their types, and its rows as they are fetched.

    Raises:
        UserError: It is not one question, or DuckDB does not understand it, in its words.
    """
    import duckdb

    try:
        check_query(connection, query)
        cursor = connection.execute(query)
    except duckdb.Error as error:
        raise as_user_error(error) from error
    names = [(str(entry[0]), str(entry[1])) for entry in cursor.description or ()]

    def rows() -> "Iterator[Sequence[Any]]":
        try:
            while found := cursor.fetchmany(FETCHED):
                yield from found
        except duckdb.Error as error:
            raise as_user_error(error) from error

    return names, rows() if names else iter(())


def check_query(connection: "duckdb.DuckDBPyConnection", query: str) -> None:
    """Refuse what is no question, as it would write files, and more than one at a time.

    Raises:
        UserError: It is so.
    """
    from duckdb import StatementType

    statements = connection.extract_statements(query)
    if not statements:
        raise UserError("the query is empty", 'newsfacts sql "SELECT * FROM figures LIMIT 5"')
    if len(statements) > 1:
        raise UserError(f"{len(statements)} statements; one SELECT at a time is answered")
    kind, words = statements[0].type, query.lower().lstrip("( \t\r\n")
    if not (
        kind == StatementType.SELECT
        or (kind == StatementType.EXPLAIN and "analyze" not in words)  # that would carry it out
        or (kind == StatementType.MULTI and words.startswith(QUESTIONS))  # a pivot is made of many
    ):
        raise UserError(
            f"{kind.name} is not answered: the store is only asked, with a SELECT",
            "newsfacts export writes tables and databases, -o FILE the answer to a file",
        )


def as_user_error(error: Exception) -> UserError:
    """What DuckDB says in one line, with its own hint where it has one."""
    first, *rest = [line.strip() for line in str(error).splitlines() if line.strip()]
    meant = next((line for line in rest if line.startswith(("Did you mean", "Candidate"))), None)
    hint = meant or 'newsfacts sql "DESCRIBE figures" lists the columns of a table'
    return UserError(first, hint)


def _reader(place: int) -> Any:
    return lambda row: _plain(row[place])


def _plain(value: Any) -> Any:
    """A value as cells show it: numbers and text as they are, days and the like as text."""
    if value is None or isinstance(value, bool | int | float | str | list | tuple | dict):
        return value
    return str(value)


def _is_number(kind: str) -> bool:
    return kind.upper().startswith(("BIGINT", "DOUBLE", "HUGEINT", "INTEGER", "NUMBER", "DECIMAL"))
