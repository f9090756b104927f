"""The charts of a report as inline SVG, which a browser scales and a printer draws.

Positions along an axis are percentages, so that a chart is as wide as its page; every mark is a
link to its row of the ledger and has its words as a title.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from newsfacts.analysis.days import MONTHS
from newsfacts.analysis.records import BlockRecord, RowRecord
from newsfacts.cli.renderers.reporthtml import esc, when_words
from newsfacts.cli.renderers.strips import Axis, Mark, make_axis, short_number
from newsfacts.cli.renderers.verdictlines import row_name

STEPS = 1001  # positions on an axis
RANGE_HEIGHT = 24
TIME_HEIGHT, PLOT_TOP, PLOT_BOTTOM = 260, 12, 226
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
SERIES = 6  # claimants with a shape and a colour of their own
SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-5-5h10v10h-10z",
    "M0-6L6 5H-6z",
    "M0-7L6 0L0 7L-6 0z",
    "M-6-5H6L0 6z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
)


class Point(NamedTuple):
    """A row of a block on the chart over time."""

    row: RowRecord
    start: int
    end: int
    series: int


def range_axis(rows: Sequence[RowRecord]) -> Axis | None:
    """The axis of a block's figures; None where none has a bound.

    What is only denied does not stretch it, unless nothing else is there.
    """
    told = [row for row in rows if row.modality != "denied"]
    marks = [range_mark(row) for row in told or rows]
    return make_axis(marks, STEPS) or make_axis([range_mark(row) for row in rows], STEPS)


def range_mark(row: RowRecord) -> Mark:
    """A row as a mark."""
    return Mark(row.low, row.high, row.modifier == "vague", row.modality != "asserted")


def at(axis: Axis, value: float) -> str:
    """Where a value stands, in percent."""
    return f"{axis.cell(value) / (STEPS - 1) * 100:g}%"


def axis_svg(axis: Axis) -> str:
    """The numbers above the ticks."""
    labels = "".join(
        f'<text x="{at(axis, tick)}" y="13">{esc(short_number(tick))}</text>' for tick in axis.ticks
    )
    return f'<svg class="axis" width="100%" height="18" aria-hidden="true">{labels}</svg>'


def range_svg(row: RowRecord, axis: Axis) -> str:
    """One figure on the axis of its block."""
    ticks = "".join(
        f'<line class="tick" x1="{at(axis, t)}" x2="{at(axis, t)}" y1="0" y2="{RANGE_HEIGHT}"/>'
        for t in axis.ticks
    )
    denied = row.modality == "denied"
    words = f"{row_name(row)}: {row.text}{', denied' if denied else ''}"
    drawing = _cross(row, axis) if denied else _range(range_mark(row), axis)
    return (
        f'<svg class="range" width="100%" height="{RANGE_HEIGHT}" role="img"'
        f' aria-label="{esc(words)}">{ticks}{drawing}</svg>'
    )


def _cross(row: RowRecord, axis: Axis) -> str:
    """A denied figure; what lies beyond the axis stands at its end."""
    value = row.low if row.low is not None else row.high
    assert value is not None
    return (
        f'<svg x="{at(axis, value)}" y="{RANGE_HEIGHT // 2}" overflow="visible">'
        '<path class="denied" d="M-5-5L5 5M-5 5L5-5"/></svg>'
    )


def _range(mark: Mark, axis: Axis) -> str:
    middle = RANGE_HEIGHT // 2
    shade = " hedged" if mark.hedged else ""
    low = at(axis, mark.low) if mark.low is not None else None
    high = at(axis, mark.high) if mark.high is not None else None
    if low is None and high is None:
        return ""
    if low is None or high is None:
        ends = f'x1="{low or "0%"}" x2="{high or "100%"}"'
        stop = high or low
        return (
            f'<line class="open" {ends} y1="{middle}" y2="{middle}"/>'
            f'<line class="stop" x1="{stop}" x2="{stop}" y1="5" y2="{RANGE_HEIGHT - 5}"/>'
        )
    if mark.vague:
        return f'<line class="vague" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/>'
    dots = [low] if low == high else [low, high]
    line = f'<line class="whole" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/>'
    circles = "".join(f'<circle class="dot{shade}" cx="{x}" cy="{middle}" r="5.5"/>' for x in dots)
    return (line if len(dots) > 1 else "") + circles


def dated_points(block: BlockRecord) -> tuple[list[Point], list[str]]:
    """The rows of a block whose time is known, and the names of the series, most rows first."""
    rows = [
        row
        for row in block.rows
        if row.modality != "denied"
        and row.time
        and row.time.start
        and row.time.end
        and (row.low, row.high) != (None, None)
    ]
    counts: dict[str, int] = {}
    for row in rows:
        counts[row_name(row)] = counts.get(row_name(row), 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))[:SERIES]
    points = []
    for row in rows:
        assert row.time is not None
        series = names.index(row_name(row)) if row_name(row) in names else SERIES
        first, last = _ordinal(row.time.start), _ordinal(row.time.end)
        points.append(Point(row, first, last, series))
    if len(counts) > SERIES:
        names.append("others")
    return sorted(points, key=lambda point: (point.start, point.end)), names


def time_svg(points: Sequence[Point], title: str, href: Mapping[str, str]) -> str:
    """Figures over time; ``href`` has where the row of a fact is on the page."""
    first = min(point.start for point in points)
    last = max(point.end for point in points)
    axis = make_axis([range_mark(point.row) for point in points], STEPS)
    assert axis is not None
    span = max(last - first, 1)

    def across(day: float) -> str:
        return f"{6 + (day - first) / span * 90:.2f}%"

    def down(value: float) -> float:
        share = axis.cell(value) / (STEPS - 1)
        return round(PLOT_BOTTOM - share * (PLOT_BOTTOM - PLOT_TOP), 1)

    pieces = [
        f'<svg class="times" width="100%" height="{TIME_HEIGHT}" role="img"'
        f' aria-label="{esc(title)}">'
    ]
    for tick in axis.ticks:
        y = down(tick)
        pieces.append(f'<line class="tick" x1="6%" x2="98%" y1="{y}" y2="{y}"/>')
        pieces.append(f'<text class="y" x="5.4%" y="{y + 4}">{esc(short_number(tick))}</text>')
    for day, label in day_ticks(first, last):
        x = across(day)
        pieces.append(f'<line class="tick" x1="{x}" x2="{x}" y1="{PLOT_TOP}" y2="{PLOT_BOTTOM}"/>')
        pieces.append(f'<text x="{x}" y="{PLOT_BOTTOM + 20}">{esc(label)}</text>')
    taken: dict[tuple[str, float], int] = {}
    for point in points:
        pieces.append(_point(point, across, down, href.get(point.row.facts[0]), taken))
    return "".join([*pieces, "</svg>"])


def _point(
    point: Point,
    across: Callable[[float], str],
    down: Callable[[float], float],
    href: str | None,
    taken: dict[tuple[str, float], int],
) -> str:
    """A mark over its days, with a line between its bounds and an arrow where one is open."""
    row = point.row
    ends = [value for value in (row.low, row.high) if value is not None]
    top, bottom = down(max(ends)), down(min(ends))
    x = across((point.start + point.end) / 2)
    parts = []
    if point.end > point.start:
        x1, x2 = across(point.start), across(point.end)
        parts.append(f'<line class="span" x1="{x1}" x2="{x2}" y1="{top}" y2="{top}"/>')
    if row.low is None:
        parts.append(f'<line class="open" x1="{x}" x2="{x}" y1="{top}" y2="{PLOT_BOTTOM}"/>')
    if row.high is None:
        parts.append(f'<line class="open" x1="{x}" x2="{x}" y1="{PLOT_TOP}" y2="{bottom}"/>')
    if top != bottom:
        parts.append(f'<line class="whole" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>')
    aside = taken.get((x, top), 0)  # what stands on one spot is drawn side by side
    taken[x, top] = aside + 1
    sign = shape_svg(point.series, hedged=row.modality != "asserted", aside=aside)
    parts.append(f'<svg x="{x}" y="{top}" overflow="visible">{sign}</svg>')
    body = f"<title>{esc(point_words(row))}</title>{''.join(parts)}"
    return f'<a href="#{esc(href)}">{body}</a>' if href else f"<g>{body}</g>"


def day_ticks(first: int, last: int) -> Iterator[tuple[int, str]]:
    """Days to write under an axis, at most seven: days, months or years."""
    span = last - first
    if span <= 6:
        yield from ((day, _day(day)) for day in range(first, last + 1))
        return
    if span <= 62:
        step = -(-span // 6)
        yield from ((day, _day(day)) for day in range(first, last + 1, step))
        return
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month
    every = next(each for each in MONTH_STEPS if months / each <= 6)
    start = begin.year * 12 + begin.month - 1
    for month in range(start - start % every, end.year * 12 + end.month, every):
        day = date(month // 12, month % 12 + 1, 1).toordinal()
        if first <= day <= last:
            name = MONTHS[month % 12][:3]
            yield day, str(month // 12) if every >= 12 else f"{name} {month // 12}"


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _ordinal(day: str | None) -> int:
    assert day is not None
    return date.fromisoformat(day).toordinal()


def point_words(row: RowRecord) -> str:
    """A mark in words: "Mali: about 500, 3 May 2023"."""
    return f"{row_name(row)}: {row.text}, {when_words(row.time)}"


def shape_svg(series: int, *, hedged: bool = False, aside: int = 0) -> str:
    """The sign of a series, drawn around 0, 0, or some signs to the right."""
    shade = " hedged" if hedged else ""
    moved = f' transform="translate({aside * 14})"' if aside else ""
    return f'<path class="s{series}{shade}"{moved} d="{SHAPES[min(series, SERIES)]}"/>'
