"""Draw a timeline: years as headings, a row an event, who tells it and where beneath."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.days import MONTHS as FULL_MONTHS
from newsfacts.analysis.events import Event
from newsfacts.analysis.timeline import By, period_of
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.eventwords import (
    WORD,
    Placing,
    date_words,
    evidence_words,
    figure_words,
    is_figure,
    known_words,
    relation_word,
    span_words,
    undated_words,
)
from newsfacts.cli.renderers.plots import plot_lines, points_of
from newsfacts.cli.renderers.wrapping import pad, wrap

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 120
DATE = 12  # cells of the first column
LABEL, WHEN = 12, 14  # and of those of undated rows, the label's at most
WEEK = timedelta(days=6)  # from its first day to its last
PARTS = {"part": "some of a larger figure", "added": "comes on top of another figure"}
SAME = "the same sentence"  # as the row above
MANY = 100  # events that call for a choice


class Styled(NamedTuple):
    """A line and its style."""

    text: str
    style: str = ""


def draw_timeline(
    events: Sequence[Event],
    placing: Placing,
    console: "Console",
    *,
    by: str | None,
    total: int,
    asked: Sequence[str],
    hidden_figures: int,
) -> None:
    """Print the timeline and what it leaves out."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    drawn = [Styled(line) for line in plot_lines(points_of(events, placing.values), width)]
    for line in [*drawn, *timeline_lines(events, placing, width, by=by)]:
        console.print(
            Text(line.text, style=line.style),
            no_wrap=True,
            overflow="ignore",
            crop=False,
            soft_wrap=True,
        )
    notes = []
    for kind, words in PARTS.items():
        if any(event.part == kind for event in events):
            notes.append(f"{kind}: {words}; no point of a plot")
    if hidden_figures:
        noun = "figure" if hidden_figures == 1 else "figures"
        notes.append(
            f"{hidden_figures:,} {noun} without a day not shown: newsfacts timeline --metric NAME"
        )
    count = f"{len(events):,}" if len(events) == total else f"{len(events):,} of {total:,}"
    notes.append(" · ".join([f"{count} {'event' if total == 1 else 'events'}", *asked]))
    if len(events) < total:
        notes.append("--limit 0 shows all, --salient the days that matter")
    elif total > MANY and "salient" not in asked:
        notes.append("newsfacts timeline --salient keeps the days that matter")
    for note in notes:
        for text in wrap(note, width):
            console.print(Text(text, style="dim"), soft_wrap=True)


def timeline_lines(
    events: Sequence[Event], placing: Placing, width: int, *, by: str | None = None
) -> Iterator[Styled]:
    """The lines of a timeline at a width."""
    dated = [event for event in events if event.date is not None]
    forecasts = [e for e in events if e.date is None and _lies_ahead(e)]
    undated = [e for e in events if e.date is None and e not in forecasts]
    for number, (period, rows) in enumerate(_by_period(dated, by).items()):
        if number:
            yield Styled("")
        yield Styled(heading_words(period), "bold")
        for event in rows:
            yield from _row(date_words(event), relation_word(event), event, placing, width)
    if forecasts:
        if dated:
            yield Styled("")
        yield Styled("FORECAST, year unknown", "bold")
    for event in forecasts:
        yield from _row(undated_words(event), relation_word(event), event, placing, width)
    yield from _undated_lines(undated, placing, width)
    if events:
        yield Styled("")


def _by_period(events: Sequence[Event], by: str | None) -> dict[str, list[Event]]:
    """The rows under each heading, in order of their first."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(_heading(event, by), []).append(event)
    return found


def _lies_ahead(event: Event) -> bool:
    """Whether an undated event is a forecast for a month or day of an unknown year."""
    return (
        event.kind in ("forecast", "plan") and re.match(r"XXXX-\d", event.value or "") is not None
    )


def _undated_lines(events: Sequence[Event], placing: Placing, width: int) -> Iterator[Styled]:
    """What has no date, by article: the words of the time, the clause, the line."""
    if not events:
        return
    yield Styled("")
    title = "UNDATED  in the order of the articles; nothing is resolved against the clock"
    for text in wrap(title, width):
        yield Styled(text, "bold")
    last = text_before = None
    labels = [display_width(placing.label(event.articles[0])) for event in events]
    room = min(LABEL, max(labels)) + 2
    for event in events:
        label = placing.label(event.articles[0])
        again = label == last and event.text == text_before
        text = SAME if again else event.text
        text = figure_words(event) if is_figure(event) else text
        body = f"{text} · {evidence_words(event, placing, brief=True)}"
        words = undated_words(event)
        word = relation_word(event)
        when = f"{words} {word}".strip() if word in ("since", "until", "part", "added") else words
        if event.kind == "plan":
            body = f"plan: {body}"
        if event.known is not None and event.time:
            body = f"{body} · {known_words(event.known)}"
        indent = room + WHEN + 1
        heads = wrap(when, WHEN - 1)
        lines = wrap(body, width - indent)
        own = wrap(label, room - 1) if label != last else []
        for index in range(max(len(heads), len(lines), len(own))):
            columns = [
                pad(part[index] if index < len(part) else "", cells)
                for part, cells in ((own, room), (heads, WHEN))
            ]
            line = lines[index] if index < len(lines) else ""
            yield Styled(f" {columns[0]}{columns[1]}{line}".rstrip())
        last, text_before = label, event.text


def _heading(event: Event, by: str | None) -> str:
    """What stands above a run of rows: the year, or the period asked for."""
    if by in ("day", "week", "month"):
        period: By = by  # type: ignore[assignment]
        return period_of(event, period) or ""
    return (event.start or event.end or "")[:4]


def heading_words(period: str) -> str:
    """A period for people: "2021", "March 2021", "8 March 2021", "2021-W10  8–14 Mar"."""
    if "-W" in period:
        first = date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
        return f"{period}  {span_words(first.isoformat(), (first + WEEK).isoformat())}"
    if len(period) == len("2021-03"):
        return f"{FULL_MONTHS[int(period[5:]) - 1]} {period[:4]}"
    if len(period) == len("2021-03-08"):
        return f"{int(period[8:])} {FULL_MONTHS[int(period[5:7]) - 1]} {period[:4]}"
    return period


def _row(when: str, word: str, event: Event, placing: Placing, width: int) -> Iterator[Styled]:
    indent = DATE + WORD + 1
    head = wrap(when, DATE - 1)
    of_metric = is_figure(event)
    text = f"{figure_words(event)} · {evidence_words(event, placing)}" if of_metric else event.text
    body = wrap(text, width - indent)
    for index in range(max(len(head), len(body))):
        left = head[index] if index < len(head) else ""
        right = body[index] if index < len(body) else ""
        middle = word if index == 0 else ""
        yield Styled(f" {pad(left, DATE)}{pad(middle, WORD)}{right}".rstrip())
    if of_metric:
        return
    for line in wrap(evidence_words(event, placing), width - indent):
        yield Styled(f"{' ' * indent}{line}", "dim")
