"""The interval strip: figures as marks on one axis.

``●`` is stated, ``○`` hedged or forecast, ``●──●`` a range, ``╌╌┤`` everything up to a bound,
``├╌╌`` everything from one, ``░░░`` a vague word, ``×`` denied. Thin lines stand at the ticks of
the axis.
"""

import math
from typing import NamedTuple

TICK = "┊"
MOST_TICKS = 4
LOG_FROM = 200.0  # spread from which the axis is logarithmic
MOST_DECADES = 12  # of a logarithmic axis; smaller values stand at its left end
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


class Axis(NamedTuple):
    """A scale from cell 0 to ``width - 1``."""

    width: int
    start: float
    end: float
    ticks: tuple[float, ...]
    logarithmic: bool

    def cell(self, value: float) -> int:
        """The cell of a value, kept on the axis."""
        start, end, at = self.start, self.end, value
        if self.logarithmic:
            start, end, at = math.log10(start), math.log10(end), math.log10(max(value, self.start))
        share = (at - start) / (end - start) if end > start else 0.0
        return max(0, min(self.width - 1, round(share * (self.width - 1))))


class Mark(NamedTuple):
    """A figure as the strip shows it."""

    low: float | None
    high: float | None
    vague: bool
    hedged: bool
    denied: bool = False


def make_axis(marks: list[Mark], width: int) -> Axis | None:
    """An axis on which all marks have room; None where no figure has a bound."""
    values = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
    if not values or width < 8:
        return None
    least = min((value for value in values if value > 0), default=1.0)
    most = max(values)
    if most <= 0 or min(values) < 0:
        return _linear(min(values), max(most, 0.0), width)
    if most / least > LOG_FROM:
        return _logarithmic(least, most, width)
    return _linear(0.0, most, width)


def _linear(start: float, most: float, width: int) -> Axis:
    step = _nice_step((most - start) / (MOST_TICKS - 1) or 1.0)
    first = math.floor(start / step)
    count = math.ceil(most / step - 1e-9) - first + 1
    ticks = tuple((first + k) * step for k in range(count))
    end = ticks[-1] + step / 2  # room for the last label
    return Axis(width, ticks[0], end, ticks, False)


def _logarithmic(least: float, most: float, width: int) -> Axis:
    last = math.ceil(math.log10(most))
    first = max(math.floor(math.log10(least)), last - MOST_DECADES)
    every = max(1, math.ceil((last - first) / (MOST_TICKS + 1)))
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Axis(width, ticks[0], max(10.0**last, ticks[-1]) * 1.8, ticks, True)


def _nice_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 4, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 2.5, 4.0, 5.0, 10.0):
        if factor * power >= rough * 0.999:
            return factor * power
    return 10.0 * power


def axis_labels(axis: Axis) -> str:
    """The numbers above the ticks: ``0      4k      8k``."""
    cells = [" "] * axis.width
    free = 0
    for tick in axis.ticks:
        label = short_number(tick)
        at = min(axis.cell(tick), axis.width - len(label))
        if at >= free:
            cells[at : at + len(label)] = label
            free = at + len(label) + 1
    return "".join(cells).rstrip()


def short_number(value: float) -> str:
    """A number for an axis.

    >>> short_number(12000), short_number(2500000), short_number(40)
    ('12k', '2.5m', '40')
    """
    for size, suffix in SCALES:
        if abs(value) >= size:
            return f"{value / size:g}{suffix}"
    return f"{value:g}"


def draw_strip(mark: Mark, axis: Axis) -> str:
    """One figure on the axis."""
    cells = [" "] * axis.width
    for tick in axis.ticks:
        cells[axis.cell(tick)] = TICK
    dot = "×" if mark.denied else "○" if mark.hedged else "●"
    if mark.low is None and mark.high is not None:
        _fill(cells, 0, axis.cell(mark.high), "╌", last="┤")
    elif mark.low is not None and mark.high is None:
        _fill(cells, axis.cell(mark.low), axis.width - 1, "╌", first="├")
    elif mark.low is not None and mark.high is not None:
        first, last = axis.cell(mark.low), axis.cell(mark.high)
        if mark.vague and last > first:
            _fill(cells, first, last, "░")
        else:
            _fill(cells, first, last, "─", first=dot, last=dot)
    return "".join(cells)


def _fill(
    cells: list[str], start: int, end: int, inner: str, *, first: str = "", last: str = ""
) -> None:
    for at in range(start, end + 1):
        cells[at] = inner
    if first:
        cells[start] = first
    if last:
        cells[end] = last
