"""Draw a passage with its parts marked, in the manner of a compiler; wide characters are two cells.

3 │ South Korean officials and other allies suggest that the number has
  │ ───────────┬─────────────────────────── ───┬───
  │            ╰ claimant                      ╰ cue, hedge
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsfacts.analysis.passages import Mark, Passage
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.wrapping import wrap
from newsfacts.cli.sanitize import printable

ELLIPSIS = "[…]"


class Row(NamedTuple):
    """One line of text on the screen, with its marks as cells."""

    text: str
    under: str
    labels: tuple[str, ...]


class Cells(NamedTuple):
    """A stretch of article text that goes on one line."""

    start: int
    end: int


def passage_lines(passage: Passage, text: str, width: int) -> Iterator[tuple[str, str]]:
    """The lines of a passage, each with its style: "" for text, "mark" for what is under it."""
    lines = Lines(text)
    gutter = max(3, len(str(lines.line(passage.pieces[-1].start))) + 2)
    room = width - gutter - 3
    for index, piece in enumerate(passage.pieces):
        if index:
            yield f"{'':>{gutter}} │ {ELLIPSIS}", ""
        number = str(lines.line(piece.start))
        for cells in fold(text, piece.start, piece.end, room):
            yield f"{number:>{gutter}} │ {shown(text, cells.start, cells.end)}".rstrip(), ""
            number = ""
            for under in underlines(text, cells, piece.marks, room):
                yield f"{'':>{gutter}} │ {under}".rstrip(), "mark"


def fold(text: str, start: int, end: int, room: int) -> Iterator[Cells]:
    """Cut a stretch of text into lines at blanks and newlines, by cells."""
    at = start
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        if at >= end:
            return
        stop, last_blank, cells = at, -1, 0
        while stop < end and text[stop] != "\n":
            cells += display_width(printable(text[stop]))
            if cells > room:
                break
            if text[stop] == " ":
                last_blank = stop
            stop += 1
        if stop < end and text[stop] != "\n" and text[stop] != " " and last_blank > at:
            stop = last_blank
        stop = max(stop, at + 1)
        yield Cells(at, stop)
        at = stop


def shown(text: str, start: int, end: int) -> str:
    """The characters of a line as they are printed."""
    return printable(text[start:end]).rstrip()


def underlines(text: str, cells: Cells, marks: Sequence[Mark], room: int) -> list[str]:
    """The line under a line of text that underlines its marks, and those with their labels."""
    here = [mark for mark in marks if mark.start < cells.end and mark.end > cells.start]
    if not here:
        return []
    under: list[str] = []
    stems: list[tuple[int, str]] = []
    for mark in here:
        first = column(text, cells.start, max(mark.start, cells.start))
        last = column(text, cells.start, min(mark.end, cells.end))
        under += " " * (first - len(under))
        line = ("━" if mark.is_focus else "─") * max(1, last - first)
        begins = mark.start >= cells.start
        if begins and mark.label:
            middle = min(len(line) - 1, len(line) // 2)
            stems.append((first + middle, mark.label))
            line = f"{line[:middle]}┬{line[middle + 1 :]}"
        under += line
    return ["".join(under).rstrip(), *label_lines(stems, room)]


def label_lines(stems: Sequence[tuple[int, str]], room: int) -> list[str]:
    """Labels under their stems: from the right, each on the first line where it fits."""
    lines: list[list[tuple[int, str]]] = []
    for at, label in reversed(stems):
        text = f"╰ {label}"
        level = 0
        while level < len(lines):
            nearest = min(start for start, _ in lines[level])
            if at + display_width(text) + 1 <= nearest:
                break
            level += 1
        if at + display_width(text) > room:  # no room to the right: the label goes to the left
            text = f"{label} ╯"
            at = max(0, at - display_width(label) - 1)
        if level == len(lines):
            lines.append([])
        lines[level].append((at, text))
    drawn = []
    for level, entries in enumerate(lines):
        canvas = ""
        deeper = [at for later in lines[level + 1 :] for at, _ in later]
        stems_here = [(at, "│") for at in deeper]
        for at, text in sorted([*entries, *stems_here]):
            if display_width(canvas) <= at:
                canvas += " " * (at - display_width(canvas)) + text
        drawn.append(canvas)
    return drawn


def column(text: str, start: int, end: int) -> int:
    """How many cells stand before a character of a line."""
    return display_width(printable(text[start:end]))


def detail_lines(details: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """The list of parts beneath a passage: a label and a text that wraps under itself."""
    indent = 12
    for label, text in details:
        for index, line in enumerate(wrap(text, width - indent)):
            head = f" {label}" if index == 0 else ""
            yield f"{head:<{indent}}{line}".rstrip()
