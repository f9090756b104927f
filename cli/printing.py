"""The one way out for data: rows to the asked format, on stdout or into a file."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.cli.errors import UserError
from newsfacts.cli.formats import find_writer, format_names
from newsfacts.cli.packing import bare_path, replacing
from newsfacts.cli.sanitize import printable
from newsfacts.cli.screens import Screen, screen_of
from newsfacts.cli.settings import origin_of, setting
from newsfacts.cli.sheets import Column, Sheet

if TYPE_CHECKING:
    from rich.console import Console

ENDINGS = {"ndjson": "jsonl", "markdown": "md"}  # besides the names of the formats
DATABASES = ("db", "sqlite", "sqlite3", "duckdb")
SPREADSHEETS = ("xls", "xlsx", "ods")
PLAIN = ("", "txt", "log", "out")  # endings that say nothing of a format
PAGED = ("table", "md")  # formats for people
TERMINAL_LIMIT = 40  # rows of a table that a person gets without asking for more


class Output(NamedTuple):
    """Where the data of a command goes, and in which format."""

    format: str
    path: Path | None = None  # None is stdout
    force: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person is looking at the rows as they come."""
        return self.path is None and sys.stdout.isatty()


def choose_output(
    format_name: str | None,
    as_json: bool,
    path: Path | None,
    force: bool,
    *,
    otherwise: str = "table",
) -> Output:
    """The output that the options ask for; call it first, so that wrong use fails before work.

    The format is ``--format``, else the ending of ``-o FILE``, else ``NEWSFACTS_FORMAT``, else
    newsfacts.toml, else ``otherwise``.

    Raises:
        UserError: An unknown format, ``--json`` beside another format, a file that exists, or whose
            ending is that of no format.
    """
    if as_json:
        if format_name not in {None, "json"}:
            raise UserError(f"--json and --format {format_name} exclude each other")
        format_name = "json"
    if path is not None and str(path) == "-":
        path = None
    if format_name is None and path is not None:
        format_name = format_of_ending(path)
    name = format_name or setting("format") or otherwise
    try:
        find_writer(name)
    except UserError as error:
        if format_name is not None:
            raise
        raise UserError(f"{origin_of('format').origin}: {error}", error.hint) from error
    if path is not None:
        check_target(path, force)
    return Output(name, path, force)


def format_of_ending(path: Path) -> str | None:
    """The format that the ending of a file's name asks for; None when it asks for none.

    Raises:
        UserError: It asks for one that there is not: a spreadsheet would not open a table.
    """
    path = bare_path(path)
    ending = path.suffix[1:].lower()
    name = ENDINGS.get(ending, ending)
    if name in format_names():
        return name
    if ending in PLAIN:
        return None
    hint = f"--format says which of {', '.join(format_names())} to write there"
    if ending in {"html", "htm"}:
        hint = "newsfacts report writes a page"
    elif ending == "parquet" or ending in DATABASES:
        hint += "; newsfacts export writes databases, extract and export Parquet"
    elif ending in SPREADSHEETS:
        hint += "; a spreadsheet opens .csv"
    raise UserError(f"-o {path}: no format has the ending .{ending}", hint)


def terminal_limit(limit: int | None, output: Output) -> int | None:
    """How many rows ``--limit`` asks for: None is all, which is also what 0 asks for."""
    if limit is None and output.format == "table" and output.is_terminal:
        return TERMINAL_LIMIT
    return limit or None


def check_target(path: Path, force: bool) -> None:
    """Refuse to overwrite a file, or to write where no file can be."""
    if path.is_dir():
        raise UserError(f"{path} is a folder", "-o takes the name of a file")
    if path.is_file() and not force:
        raise UserError(f"{path} exists", "--force overwrites it")
    if not path.parent.is_dir():
        raise UserError(f"no folder {path.parent}", f"mkdir -p {path.parent}")


def print_rows(
    rows: Iterable[Any],
    columns: Sequence[Column],
    output: Output,
    *,
    flat: Sequence[Column] | None = None,
    record: Callable[[Any], Any] | None = None,
    noun: str = "rows",
    total: int | None = None,
    filters: Sequence[str] = (),
    notes: Sequence[str] = (),
    draw: "Callable[[Console], None] | None" = None,
) -> None:
    """Print rows in the format of ``output``: the end of every command.

    Args:
        rows: What ``columns`` and ``record`` read; consumed as it is printed.
        columns: Of the table and of Markdown.
        output: From ``choose_output``.
        flat: Columns of CSV and TSV, one value each; ``columns`` when None.
        record: What JSON encodes of a row; the row itself when None.
        noun: What the rows are, plural: "facts".
        total: How many there were before filters and limits, for the last line.
        filters: What was asked for, as the last line says it: "metric troops".
        notes: Lines under the last line.
        draw: Draws instead of the table, on a console of the right width; the other formats
            still print ``rows``.
    """
    sheet = Sheet(
        rows=rows,
        columns=columns,
        flat=columns if flat is None else flat,
        record=record or (lambda row: row),
        noun=noun,
        total=total,
        filters=filters,
        notes=notes,
        draw=draw,
    )
    write = find_writer(output.format)
    with open_output(output) as screen:
        write(sheet, screen)


@contextmanager
def open_output(output: Output) -> Iterator[Screen]:
    """Stdout, or the file of ``-o``, which appears only when all of it is written."""
    if output.path is None:
        if output.is_terminal and output.format in PAGED:
            from newsfacts.cli.paging import paged  # only where somebody looks on

            with paged(sys.stdout) as screen:
                yield screen
        else:  # a pipe takes rows; what is said of them is for people
            yield screen_of(sys.stdout)._replace(aside=sys.stderr)
        return
    check_target(output.path, output.force)
    if output.path.exists() and not output.path.is_file():  # /dev/null, a named pipe
        with output.path.open("w", encoding="utf-8", newline="") as stream:
            yield screen_of(stream)
        return
    with replacing(output.path) as packed:
        stream = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        yield screen_of(stream)
        stream.flush()
        stream.detach()


def say(text: str = "") -> None:
    """One line on stderr, for people: not data."""
    print(printable(text), file=sys.stderr)
