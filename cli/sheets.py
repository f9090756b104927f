"""What a command hands to a renderer: rows, and how each kind of format shows a row."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.cli.sanitize import guard_formula, printable

if TYPE_CHECKING:
    from rich.console import Console


class Column(NamedTuple):
    """One column: its name (a CSV header too) and how to read its cell from a row.

    On a terminal columns with ``wrap`` wrap where they must, those with ``early`` last; no column
    is cut to fit, so that a reference stays one. ``clip`` caps the characters of a cell there,
    ``share`` the width of the column while others need room; ``plain_clip`` caps cells off it.
    """

    name: str
    value: Callable[[Any], object]
    right: bool = False
    wrap: bool = False
    style: str = ""
    clip: int | None = None
    share: float | None = None  # of the terminal's width, at most
    link: Callable[[Any], str | None] | None = None  # where a click on the cell leads
    least: int | None = None  # cells that a column keeps on a terminal, so that words stay whole
    early: bool = False  # has what it needs before others have more than their least
    plain_clip: int | None = None  # for running text, which would make every row a screen wide


class Sheet(NamedTuple):
    """Rows with everything a format needs to print them."""

    rows: Iterable[Any]
    columns: Sequence[Column]  # table and md
    flat: Sequence[Column]  # csv and tsv
    record: Callable[[Any], Any]  # json and jsonl: the row as what is encoded
    noun: str = "rows"  # plural, for the last line
    total: int | None = None  # how many there were before filters and limits
    filters: Sequence[str] = ()  # as the user would type them
    notes: Sequence[str] = ()  # further lines under a table
    draw: "Callable[[Console], None] | None" = None  # instead of a table


def keys(*names: str) -> tuple[Column, ...]:
    """Columns that read the keys of a dict row: for CSV, mostly."""
    return tuple(Column(name, partial(_read_key, name)) for name in names)


def count_text(count: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def shown_cell(column: Column, row: Any, *, on_terminal: bool) -> str:
    """A cell of a table for people, as short as the column says."""
    text = cell_text(column.value(row))
    limit = column.clip if on_terminal else column.plain_clip
    return text if limit is None else shorten(text, limit)


def shorten(text: str, limit: int) -> str:
    """``text`` cut at a word before ``limit`` characters, with an ellipsis where it was longer."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return text[: cut if cut > 0 else limit - 1] + "…"


def cell_text(value: object) -> str:
    """A cell for people: thousands separators, no ``None``, no control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{int(value):,}" if value.is_integer() else f"{value:,.10g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell_text(part) for part in value)
    return printable(str(value))


def cell_value(value: object) -> str:
    """A cell for programs: plain numbers, lists joined by "; ", no control characters.

    Text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return guard_formula(printable(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        return guard_formula("; ".join(_plain(part) for part in value))
    return guard_formula(printable(_as_json(value)))


def _plain(value: object) -> str:
    return printable(value) if isinstance(value, str) else cell_value(value)


def last_line(sheet: Sheet, shown: int) -> str:
    """What a table ends with: how many of how many, and what was asked for."""
    total = shown if sheet.total is None else sheet.total
    noun = sheet.noun.removesuffix("s") if total == 1 else sheet.noun
    count = f"{shown:,} {noun}" if total == shown else f"{shown:,} of {total:,} {noun}"
    return " · ".join([count, *(printable(text) for text in sheet.filters)])


def _as_json(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


def _read_key(name: str, row: Any) -> object:
    return row.get(name)
