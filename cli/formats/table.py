"""``--format table``: for people. Fitted to a terminal; plain and complete off one."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import printable
from newsfacts.cli.screens import Screen, make_console
from newsfacts.cli.sheets import Column, Sheet, cell_text, last_line

GAP = 2  # blanks between columns
LEAST = 8  # cells that a wrapped column needs when it does not say so itself


@output_format("table")
def write_table(sheet: Sheet, screen: Screen) -> None:
    """Write the rows in columns, or let the sheet draw itself."""
    if sheet.draw is not None:
        sheet.draw(make_console(screen))
        return
    rows = list(sheet.rows)
    cells = [[cell_text(column.value(row)) for column in sheet.columns] for row in rows]
    if cells:
        if screen.is_terminal and screen.width < needed_width(sheet.columns, cells):
            write_stacked(sheet.columns, cells, screen)
        elif screen.is_terminal or screen.color:
            write_fitted(sheet.columns, cells, rows, screen)
        else:
            write_plain(sheet.columns, cells, screen)
        screen.stream.write("\n")
    for line in [last_line(sheet, len(cells)), *sheet.notes]:
        parts = wrap(printable(line), screen.width) if screen.is_terminal else [printable(line)]
        screen.stream.write("\n".join(parts) + "\n")


def write_plain(columns: Sequence[Column], cells: list[list[str]], screen: Screen) -> None:
    """Aligned columns as wide as their widest cell, nothing cut, nothing wrapped."""
    widths = natural_widths(columns, cells)
    for line in [[column.name for column in columns], *cells]:
        padded = []
        for cell, width, column in zip(line, widths, columns, strict=True):
            blanks = " " * (width - display_width(cell))
            padded.append(blanks + cell if column.right else cell + blanks)
        screen.stream.write((" " * GAP).join(padded).rstrip() + "\n")


def write_fitted(
    columns: Sequence[Column], cells: list[list[str]], rows: list[Any], screen: Screen
) -> None:
    """The same columns, wrapped and shortened to the width of the terminal, coloured and linked."""
    from rich.style import Style
    from rich.table import Table
    from rich.text import Text

    widths = natural_widths(columns, cells)
    if not screen.is_terminal:  # colour was forced into a pipe: still nothing is cut
        screen = screen._replace(width=sum(widths) + GAP * len(columns))
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
            style=column.style,
            min_width=min(column.least, width) if column.least else None,
            max_width=int(column.share * screen.width)
            if column.share and screen.is_terminal
            else None,
        )
    for line, row in zip(cells, rows, strict=True):
        texts = []
        for cell, column in zip(line, columns, strict=True):
            cut = column.clip is not None and screen.is_terminal
            url = column.link(row) if column.link and screen.is_terminal else None
            text = shorten(cell, column.clip) if cut and column.clip else cell
            texts.append(Text(text, style=Style(link=url) if url else ""))
        table.add_row(*texts)
    make_console(screen).print(table)


def write_stacked(columns: Sequence[Column], cells: list[list[str]], screen: Screen) -> None:
    """A line a cell, a blank line between rows: for a terminal too narrow for columns."""
    indent = max(len(column.name) for column in columns) + GAP
    for position, line in enumerate(cells):
        if position:
            screen.stream.write("\n")
        for column, cell in zip(columns, line, strict=True):
            if cell:
                text = f"{column.name:<{indent}}{cell}"
                lines = wrap(text, max(screen.width, indent + 10), subsequent_indent=" " * indent)
                screen.stream.write("\n".join(lines) + "\n")


def needed_width(columns: Sequence[Column], cells: list[list[str]]) -> int:
    """How wide a terminal must be for the columns to stand side by side."""
    needed = 0
    for column, width in zip(columns, natural_widths(columns, cells), strict=True):
        needed += min(width, column.least or LEAST) if column.wrap else width
    return needed + GAP * (len(columns) - 1)


def natural_widths(columns: Sequence[Column], cells: list[list[str]]) -> list[int]:
    """The width of each column that cuts nothing."""
    lines = [[column.name for column in columns], *cells]
    return [max(display_width(line[k]) for line in lines) for k in range(len(columns))]


def display_width(text: str) -> int:
    """How many cells of a terminal ``text`` takes; East Asian wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def shorten(text: str, limit: int) -> str:
    """``text`` cut at a word before ``limit`` characters, with an ellipsis where it was longer."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return text[: cut if cut > 0 else limit - 1] + "…"


@lru_cache(maxsize=1024)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:  # drawn over what stands before
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
