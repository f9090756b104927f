"""A figure through time: a plot in characters, a letter and a line a claimant.

12k ┤              B
    │      A╌╌╌╌╌╌╌╌╌A
 8k ┤  A╌╌╌
    └──┴───────────┴──
      May 2023    Jul
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from string import ascii_uppercase
from typing import NamedTuple

from newsfacts.analysis.events import Event
from newsfacts.cli.renderers.shorttimes import MONTHS
from newsfacts.cli.renderers.strips import Mark, make_axis, short_number
from newsfacts.cli.renderers.wrapping import hanging

HEIGHT = 10
FEWEST = 4  # dated figures that are worth a plot
MOST_CLAIMANTS = 8
WIDEST = 31  # days within which a figure is known to hold, to be drawn
NOBODY = "nobody"
OWN_VOICE = "the article itself"
REST, STEP = "·", "╌"


class Point(NamedTuple):
    """A figure on the plot."""

    day: int
    value: float
    name: str
    where: str = ""  # of what happened there and not elsewhere


def plot_lines(points: Sequence[Point], width: int) -> Iterator[str]:
    """The lines of a plot and its legend; nothing when there are too few figures or one day."""
    if len(points) < FEWEST or len({point.day for point in points}) < 2:
        return
    letters = _letters(points)
    axis = make_axis([Mark(p.value, p.value, False, False) for p in points], HEIGHT)
    if axis is None:
        return
    labels = {axis.cell(tick): short_number(tick) for tick in axis.ticks}
    gutter = max(len(label) for label in labels.values()) + 1
    room = width - gutter - 2
    first, last = min(p.day for p in points), max(p.day for p in points)
    canvas = [[" "] * room for _ in range(HEIGHT)]
    cells = {p: (axis.cell(p.value), _column(p.day, first, last, room)) for p in points}
    stepped = _draw_steps(canvas, points, cells)
    aside = (room - 1) // (last - first) // 3  # cells that are surely of the same day
    for point in sorted(points, key=lambda point: letters[point.name] != REST):
        row, column = cells[point]
        _put(canvas[row], column, letters[point.name], aside)
    for row in reversed(range(HEIGHT)):
        label = labels.get(row, "")
        side = "┤" if label else "│"
        yield f"{label:>{gutter}} {side}{''.join(canvas[row])}".rstrip()
    yield f"{'':>{gutter}} └{'─' * room}"
    yield f"{'':>{gutter}}  {_ends(first, last, room)}"
    legend = [f"{letter} {name}" for name, letter in letters.items() if letter != REST]
    if any(letter == REST for letter in letters.values()):
        legend.append(f"{REST} others")
    if any("*" in row for row in canvas):
        legend.append("* several")
    if stepped:
        legend.append(f"{STEP} until the next of the same")
    yield from hanging("", "  ".join(legend), width, gutter + 2)
    told = {point.where for point in points if point.where}
    if len(told) > 1:
        note = f"of {len(told)} places, and no line joins two: --place NAME follows one"
        yield from hanging("", note, width, gutter + 2)


def _put(row: list[str], column: int, letter: str, aside: int) -> None:
    """Write a letter in its cell, or in a free one close by; a star where there is none."""
    free = (" ", REST, STEP, letter)
    near = [column, *(column + side * step for step in range(1, aside + 1) for side in (1, -1))]
    inside = [at for at in near if 0 <= at < len(row)]
    at = next((at for at in inside if row[at] in free), None)
    if at is None:
        row[column] = "*"
    else:
        row[at] = letter


def _column(day: int, first: int, last: int, room: int) -> int:
    return round((day - first) / (last - first) * (room - 1))


def _draw_steps(
    canvas: list[list[str]], points: Sequence[Point], cells: Mapping[Point, tuple[int, int]]
) -> bool:
    """A line from each figure of a claimant to the next one of the same; whether there is any.

    Figures of two places are of two events: no line leads from one to the other.
    """
    drawn = False
    named: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        if point.name not in (NOBODY, OWN_VOICE):
            named.setdefault((point.name, point.where), []).append(point)
    for own in named.values():
        own.sort(key=lambda point: point.day)
        for one, other in pairwise(own):
            row, column = cells[one]
            for k in range(column + 1, cells[other][1]):
                if canvas[row][k] == " ":
                    canvas[row][k] = STEP
                    drawn = True
    return drawn


def points_of(events: Sequence[Event], values: dict[str, float]) -> list[Point]:
    """The dated figures of a timeline, forecasts at their target left out.

    Args:
        events: Rows of a metric.
        values: The number of each fact, by id; what has none is not drawn.
    """
    points = []
    for event in events:
        value = next((values[fact] for fact in event.facts if fact in values), None)
        if event.kind != "figure" or event.start is None or value is None:
            continue
        if event.relation == "before" or event.modality == "denied" or event.part:
            continue  # nobody knows on which day it held; nobody says that it did; not the whole
        day = date.fromisoformat(event.start).toordinal()
        last = date.fromisoformat(event.end or event.start).toordinal()
        if last - day > WIDEST:
            continue  # "in 2021" is no point of a line
        name = event.claimants[0] if event.claimants else OWN_VOICE
        points.append(Point(day, value, name, event.places[0] if event.places else ""))
    return points


def _letters(points: Sequence[Point]) -> dict[str, str]:
    """A letter for each claimant with most figures, a dot for the rest."""
    counts: dict[str, int] = {}
    for point in points:
        counts[point.name] = counts.get(point.name, 0) + 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return {
        name: ascii_uppercase[rank] if rank < MOST_CLAIMANTS else REST
        for rank, name in enumerate(ranked)
    }


def _ends(first: int, last: int, room: int) -> str:
    start, end = date.fromordinal(first), date.fromordinal(last)
    left = f"{start.day} {MONTHS[start.month - 1]} {start.year}"
    right = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    return left + right.rjust(room - len(left))
