"""``--format table``: for people. Fitted to a terminal, plain off one."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import printable
from newsfacts.cli.screens import Screen, follows_links, make_console
from newsfacts.cli.sheets import Column, Sheet, last_line, shown_cell

GAP = 2  # blanks between columns
PARTS = "/#"  # between the parts of a path
BREAKS = f"{PARTS}-_.:"  # a word that is too long for its column is broken behind one of these
LEAST = 8  # cells that a wrapped column needs when it does not say so itself


@output_format("table")
def write_table(sheet: Sheet, screen: Screen) -> None:
    """Write the rows in columns, or let the sheet draw itself."""
    if sheet.draw is not None:
        sheet.draw(make_console(screen))
        return
    columns, rows = sheet.columns, list(sheet.rows)
    on_terminal = screen.is_terminal
    cells = [[shown_cell(each, row, on_terminal=on_terminal) for each in columns] for row in rows]
    if cells:
        widths = natural_widths(columns, cells)
        if on_terminal and screen.width < needed_width(columns, widths):
            write_stacked(columns, cells, screen)
        elif on_terminal or screen.color:
            write_fitted(columns, cells, rows, screen)
        else:
            write_plain(columns, cells, screen)
        screen.stream.write("\n")
    for line in [last_line(sheet, len(cells)), *sheet.notes]:
        parts = wrap(printable(line), screen.width) if on_terminal else [printable(line)]
        screen.stream.write("\n".join(parts) + "\n")


def write_plain(columns: Sequence[Column], cells: list[list[str]], screen: Screen) -> None:
    """Aligned columns as wide as their widest cell, nothing wrapped."""
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
    """The same columns, wrapped to the width of the terminal, coloured and linked."""
    from rich.style import Style
    from rich.table import Table
    from rich.text import Text

    widths = natural_widths(columns, cells)
    if screen.is_terminal:
        widths = fitted_widths(columns, widths, screen.width)
    else:  # colour was forced into a pipe: still nothing is wrapped
        screen = screen._replace(width=sum(widths) + GAP * len(columns))
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="fold",
            style=column.style,
            width=width,
        )
    linked = follows_links(screen)
    for line, row in zip(cells, rows, strict=True):
        texts = []
        for cell, column, width in zip(line, columns, widths, strict=True):
            url = column.link(row) if column.link and linked else None
            texts.append(Text(break_words(cell, width), style=Style(link=url) if url else ""))
        table.add_row(*texts)
    make_console(screen).print(table)


def write_stacked(columns: Sequence[Column], cells: list[list[str]], screen: Screen) -> None:
    """A line a cell, a blank line between rows: for a terminal too narrow for columns.

    Numbers that follow each other share a line.
    """
    indent = max(len(column.name) for column in columns) + GAP
    for position, line in enumerate(cells):
        if position:
            screen.stream.write("\n")
        for head, text, whole in stacked_lines(columns, line):
            lines = wrap(
                f"{head:<{indent}}{text}",
                max(screen.width, indent + 10),
                subsequent_indent=" " * indent,
                break_long_words=not whole,
                break_on_hyphens=not whole,
            )
            screen.stream.write("\n".join(lines) + "\n")


def stacked_lines(
    columns: Sequence[Column], cells: Sequence[str]
) -> Iterator[tuple[str, str, bool]]:
    """Name, text, and whether it must stay whole, of what stands on a line of its own."""
    numbers: list[str] = []
    for column, cell in [*zip(columns, cells, strict=True), (Column("", str), "")]:
        if column.right and cell:
            numbers.append(f"{column.name} {cell}")
            continue
        if numbers:
            name, _, number = numbers[0].partition(" ")
            yield name, " · ".join([number, *numbers[1:]]), True
            numbers = []
        if cell:
            yield column.name, cell, not column.wrap


def needed_width(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """How wide a terminal must be for columns of these natural widths to stand side by side."""
    return sum(map(least_width, columns, widths)) + GAP * (len(columns) - 1)


def least_width(column: Column, width: int) -> int:
    """How narrow a column of this natural width can be made."""
    return min(width, column.least or LEAST) if column.wrap else width


def fitted_widths(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: what is free goes to the columns that are narrowest so far.

    First to those that come early, then up to the share that a column may have, then, if room is
    left, up to what it needs.
    """
    fitted = list(map(least_width, columns, widths))
    free = room - needed_width(columns, widths)
    shares = [
        min(width, int(column.share * room)) if column.share else width
        for column, width in zip(columns, widths, strict=True)
    ]
    early = [width if column.early else 0 for column, width in zip(columns, widths, strict=True)]
    for limits in (early, shares, widths):
        while free > 0:
            wanting = [k for k, limit in enumerate(limits) if fitted[k] < limit]
            if not wanting:
                break
            fitted[min(wanting, key=fitted.__getitem__)] += 1
            free -= 1
    return fitted


def natural_widths(columns: Sequence[Column], cells: list[list[str]]) -> list[int]:
    """The width of each column that cuts nothing."""
    lines = [[column.name for column in columns], *cells]
    return [max(display_width(line[k]) for line in lines) for k in range(len(columns))]


def break_words(cell: str, width: int) -> str:
    """A cell whose words are at most ``width`` wide where they have marks to be broken behind."""
    if display_width(cell) <= width:
        return cell
    return " ".join("\n".join(pieces(word, width)) for word in cell.split(" "))


def pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces that end with a mark, as long as the width allows.

    A file name stays whole where it fits: its path is broken before it.
    """
    while len(word) > width:
        part = max(word.rfind(mark, 1, width) for mark in PARTS) + 1
        fits = part and len(word) - part <= width
        cut = part if fits else max(word.rfind(mark, 1, width) for mark in BREAKS) + 1 or width
        yield word[:cut]
        word = word[cut:]
    yield word


def display_width(text: str) -> int:
    """How many cells of a terminal ``text`` takes; East Asian wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=1024)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:  # drawn over what stands before
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
