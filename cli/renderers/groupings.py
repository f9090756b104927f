"""Draw blocks by who or where: a row an outlet, article, month …, with the span of its figures."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.records import Comparison, GroupRecord, GroupsRecord
from newsfacts.analysis.wording import listed, number_words
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.blocks import Styled, counted
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.strips import Axis, Mark, axis_labels, draw_strip, make_axis
from newsfacts.cli.renderers.wrapping import ends, hanging, pad, wrap

if TYPE_CHECKING:
    from rich.console import Console

MOST_BLOCKS = 12
MOST_ROWS = 12  # of a block, without --all
MOST_RIVALS = 4  # that a row names
NAME, FIGURE, STRIP = 24, 26, 48  # cells at most
COUNTS = ("mentions", "origins")
NARROWEST = 8  # cells of a strip
BOUND = "╌┤├"
WIDEST = 120


class Layout(NamedTuple):
    """Widths of a drawing."""

    width: int
    name: int
    figure: int
    strip: int
    axis: Axis | None


def draw_groups(
    comparisons: Sequence[Comparison],
    pointers: Pointers,
    console: "Console",
    *,
    show_all: bool = False,
    asked: Sequence[str] = (),
) -> None:
    """Print every metric, block by block, a row for each value."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for index, comparison in enumerate(comparisons):
        if index:
            console.print("")
        for line in group_lines(comparison, pointers, width, show_all=show_all):
            drawn = Text(line.text, style=line.style)
            console.print(drawn, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    notes = [f"filters: {', '.join(asked)}"] if asked else []
    for note in notes if comparisons else ["0 statements", *notes]:
        for text in wrap(note, console.width):
            console.print(text, style="dim", soft_wrap=True)


def group_lines(
    comparison: Comparison, pointers: Pointers, width: int, *, show_all: bool = False
) -> Iterator[Styled]:
    """The lines of one metric at a width."""
    blocks = comparison.groups if show_all else comparison.groups[:MOST_BLOCKS]
    shown = {block.key: _shown(block, show_all) for block in blocks}
    layout = _layout([row for rows in shown.values() for row in rows], pointers, blocks, width)
    by = blocks[0].by if blocks else ""
    counts = f"{counted(comparison.mentions, 'mention')}, {counted(comparison.origins, 'origin')}"
    for text in ends(f"{comparison.metric} by {by}", counts, width):
        yield Styled(text, "bold")
    yield Styled("")
    head = " " * (1 + layout.name + layout.figure)
    head += pad(axis_labels(layout.axis) if layout.axis else "", layout.strip)
    yield Styled(f"{head} {' '.join(COUNTS)}", "dim")
    one_subject = by == "subject" or len({block.subject for block in blocks}) == 1
    for block in blocks:
        title = block.heading
        if block.subject and not one_subject:
            title = f"{block.subject} · {title}"
        right = f"{counted(block.mentions, 'mention')}, {counted(block.origins, 'origin')}"
        for text in ends(title.upper(), right, width):
            yield Styled(text, "bold")
        for row in shown[block.key]:
            yield from _row(row, by, pointers, layout)
        rest = len(block.rows) - len(shown[block.key])
        if rest:
            yield Styled(f" + {counted(rest, 'row')} (--all)", "dim")
        yield Styled("")
    if len(blocks) < len(comparison.groups):
        rest = len(comparison.groups) - len(blocks)
        yield Styled(f"+ {counted(rest, 'block')} (--all)")
        yield Styled("")
    legend = "● the only figure  ●──● from the least to the greatest  ╌┤ upper bound"
    legend += "  ├╌ lower bound  ≠ conflicts with"
    if any(row.denied for rows in shown.values() for row in rows):
        legend += "  × denied"
    for text in hanging("", legend, width, 1):
        yield Styled(text, "dim")


def _shown(block: GroupsRecord, show_all: bool) -> Sequence[GroupRecord]:
    if show_all or len(block.rows) <= MOST_ROWS + 2:
        return block.rows
    return block.rows[:MOST_ROWS]


def _layout(
    rows: Sequence[GroupRecord], pointers: Pointers, blocks: Sequence[GroupsRecord], width: int
) -> Layout:
    by = blocks[0].by if blocks else ""
    narrow = max(0, 80 - width) // 4
    names = [display_width(value_name(row.value, by, pointers)) for row in rows]
    figures = [display_width(span_words(row)) for row in rows]
    name = min(max([6, *names]) + 1, max(10, NAME - narrow))
    figure = min(max([6, *figures]) + 1, max(12, FIGURE - narrow))
    room = width - 1 - name - figure - 1 - len(" ".join(COUNTS))
    if room < 0:
        name = max(8, name + room)
        figure = max(8, figure + min(0, width - 2 - name - figure - len(" ".join(COUNTS))))
    strip = min(room, STRIP) if room >= NARROWEST else 0
    axis = make_axis([_mark(row) for row in rows], strip)
    return Layout(width, name, figure, strip, axis)


def _mark(row: GroupRecord) -> Mark:
    if row.low is not None:
        return Mark(row.low, row.high, False, False, row.denied)
    vague = row.floor is not None and row.ceiling is not None
    return Mark(row.floor, row.ceiling, vague, False)


def _strip(row: GroupRecord, axis: Axis) -> str:
    """The span, with the bounds beyond it."""
    strip = draw_strip(_mark(row), axis)
    if row.low is None:
        return strip
    if row.denied:
        return strip
    span = draw_strip(Mark(row.low, row.high, False, False), axis)
    for bound in (Mark(None, row.ceiling, False, False), Mark(row.floor, None, False, False)):
        if bound.low is not None or bound.high is not None:
            drawn = draw_strip(bound, axis)
            first, last = _extent(span)
            beyond = range(last + 1, axis.width) if bound.high is not None else range(first)
            cells = list(strip)
            for at in beyond:
                if drawn[at] in BOUND:
                    cells[at] = drawn[at]
            strip = "".join(cells)
    return strip


def _extent(strip: str) -> tuple[int, int]:
    """The first and last cell of a span's marks."""
    return strip.index("●"), strip.rindex("●")


def _row(row: GroupRecord, by: str, pointers: Pointers, layout: Layout) -> Iterator[Styled]:
    names = wrap(value_name(row.value, by, pointers), layout.name - 1)
    figures = wrap(span_words(row), layout.figure - 1)
    strip = _strip(row, layout.axis) if layout.axis else ""
    counts = f"{row.mentions:>{len(COUNTS[0])},} {row.origins:>{len(COUNTS[1])},}"
    for index in range(max(len(names), len(figures))):
        name = names[index] if index < len(names) else ""
        figure = figures[index] if index < len(figures) else ""
        line = f" {pad(name, layout.name)}{pad(figure, layout.figure)}"
        if index == 0:
            line += f"{pad(strip, layout.strip)} {counts}"
        yield Styled(line.rstrip())
    if row.conflicts:
        rivals = [value_name(value, by, pointers) for value in row.conflicts]
        if len(rivals) > MOST_RIVALS:
            rivals = [*rivals[:MOST_RIVALS], f"{len(rivals) - MOST_RIVALS} more"]
        for text in hanging("   ≠", listed(rivals), layout.width, 5):
            yield Styled(text, "bold red")


def value_name(value: str | None, by: str, pointers: Pointers) -> str:
    """What a row is called."""
    if value is None:
        return {"claimant": "nobody", "month": "no month"}.get(by, f"no {by}")
    return pointers.article(value) if by == "article" else value


def span_words(row: GroupRecord) -> str:
    """The figures of a row in a few words: "8,000 to 11,000, up to 12,000"."""
    parts = []
    if row.low is not None and row.high is not None:
        low, high = number_words(row.low), number_words(row.high)
        parts.append(low if low == high else f"{low} to {high}")
    if row.low is None and row.floor is not None and row.ceiling is not None:
        return row.texts[0]
    if row.floor is not None and (row.low is None or row.floor > row.low):
        parts.append(f"at least {number_words(row.floor)}")
    if row.ceiling is not None and (row.high is None or row.ceiling > row.high):
        parts.append(f"up to {number_words(row.ceiling)}")
    return ", ".join(parts) or row.texts[0]
