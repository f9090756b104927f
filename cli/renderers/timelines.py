"""Draw a timeline: years as headings, a row an event, who tells it and where beneath."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.events import Event
from newsfacts.analysis.timeline import By, period_of
from newsfacts.cli.evidence import References
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.plots import plot_lines, points_of
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import MONTHS, short_timex
from newsfacts.cli.renderers.wrapping import pad, wrap

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

WIDEST = 120
DATE, WORD = 12, 7  # cells of the first two columns
LABEL, WHEN = 12, 14  # and of those of undated rows, the label's at most
MOST_REFERENCES = 3
MANY = 100  # events that call for a choice
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Styled(NamedTuple):
    """A line and its style."""

    text: str
    style: str = ""


class Placing(NamedTuple):
    """Where facts stand: short file name, line, short id."""

    places: Mapping[str, tuple[str, int]]  # article and start, by id of the fact
    articles: "Mapping[str, Article]"
    labels: Mapping[str, str]
    digits: int | None
    values: dict[str, float]  # the numbers of figures, by id

    @classmethod
    def of(
        cls, store: "Store", facts: "Sequence[Fact]", articles: "Sequence[Article]"
    ) -> "Placing":
        """The places of the facts of a store."""
        pointers = Pointers.of(store, References.of_store(store))
        places = {fact.id: (fact.article, fact.start) for fact in facts}
        known = {each.id: each for each in articles}
        values = {}
        for fact in facts:
            quantity = fact.quantity
            if quantity is not None and quantity.modifier != "vague":
                value = quantity.low if quantity.low is not None else quantity.high
                if value is not None:
                    values[fact.id] = value
        return cls(places, known, pointers.labels, pointers.digits, values)

    def label(self, article: str) -> str:
        """What an article is called."""
        known = self.articles.get(article)
        return self.labels.get(article) or (known.path if known and known.path else article)

    def line(self, fact: str) -> str:
        """The file and line of a fact: "002:9"."""
        article, start = self.places[fact]
        text = self.articles[article].text
        return f"{self.label(article)}:{Lines(text).line(start)}"


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
    heading = ""
    for event in dated:
        period = _heading(event, by)
        if period != heading:
            if heading:
                yield Styled("")
            heading = period
            yield Styled(period, "bold")
        yield from _row(_date_words(event), _word(event), event, placing, width)
    if forecasts:
        if dated:
            yield Styled("")
        yield Styled("FORECAST, year unknown", "bold")
    for event in forecasts:
        yield from _row(_undated_words(event), _word(event), event, placing, width)
    yield from _undated_lines(undated, placing, width)
    if events:
        yield Styled("")


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
    last = None
    labels = [display_width(placing.label(event.articles[0])) for event in events]
    room = min(LABEL, max(labels)) + 2
    for event in events:
        label = placing.label(event.articles[0])
        text = _figure(event) if _is_figure(event) else event.text
        body = f"{text} · {_evidence(event, placing, brief=True)}"
        words = _undated_words(event)
        word = _word(event)
        when = f"{words} {word}".strip() if word in ("since", "until") else words
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
        last = label


def _heading(event: Event, by: str | None) -> str:
    """What stands above a run of rows: the year, or the period asked for."""
    if by in ("day", "week", "month"):
        period: By = by  # type: ignore[assignment]
        return period_of(event, period) or ""
    return (event.start or event.end or "")[:4]


def _row(when: str, word: str, event: Event, placing: Placing, width: int) -> Iterator[Styled]:
    indent = DATE + WORD + 1
    head = wrap(when, DATE - 1)
    of_metric = _is_figure(event)
    text = f"{_figure(event)} · {_evidence(event, placing)}" if of_metric else event.text
    body = wrap(text, width - indent)
    for index in range(max(len(head), len(body))):
        left = head[index] if index < len(head) else ""
        right = body[index] if index < len(body) else ""
        middle = word if index == 0 else ""
        yield Styled(f" {pad(left, DATE)}{pad(middle, WORD)}{right}".rstrip())
    if of_metric:
        return
    for line in wrap(_evidence(event, placing), width - indent):
        yield Styled(f"{' ' * indent}{line}", "dim")


def _is_figure(event: Event) -> bool:
    """Whether a row follows a metric: the figure tells it, not the sentence."""
    return event.kind in ("figure", "forecast") and bool(event.figures)


def _figure(event: Event) -> str:
    """The figure of a row that follows a metric, and where it is: "11,000, Kursk"."""
    return ", ".join([" / ".join(event.figures), *event.places[:1]])


def _evidence(event: Event, placing: Placing, *, brief: bool = False) -> str:
    """Who tells it, how many, where, and the ids; briefly only what says something."""
    who = ", ".join(event.claimants) or "the article itself"
    if brief and not event.claimants:
        return f"{placing.line(event.facts[0])} {event.facts[0][: placing.digits]}"
    parts = [who]
    if event.modality not in ("asserted", "projected") and event.kind in ("figure", "forecast"):
        parts[0] += f" ({event.modality})"
    if len(event.articles) > 1:
        told = f"{len(event.articles)} articles"
        if len(event.outlets) > 1:
            told += f", {len(event.outlets)} outlets"
        parts.append(told)
    shown = event.facts[:MOST_REFERENCES]
    places = list(dict.fromkeys(placing.line(fact) for fact in shown))
    parts.append(" ".join(places) if places else placing.label(event.articles[0]))
    if shown:
        ids = " ".join(fact[: placing.digits] for fact in shown)
        rest = len(event.facts) - len(shown)
        parts.append(f"{ids} +{rest}" if rest else ids)
    return " · ".join(parts)


def _word(event: Event) -> str:
    """One word that says how the event stands to its date, or how sure it is."""
    if event.kind == "said":
        return "said"
    if event.kind == "forecast" or event.modality in ("possible", "projected", "conditional"):
        hedge = (event.hedge or "").casefold()
        usual = {"possible": "may", "conditional": "would"}.get(event.modality, "will")
        return hedge if hedge and len(hedge) < WORD and " " not in hedge else usual
    if event.kind == "plan":
        return "plan"
    if event.relation in ("since", "until", "by", "before", "after"):
        return event.relation
    return ""


def _date_words(event: Event) -> str:
    """A date for people: "29 Oct Tue", "Oct", "W44", "Q3", "1–14 Jan"."""
    if event.start is None or event.end is None:
        return (
            f"{event.relation or 'from' if event.start else 'to'} {_day(event.start or event.end)}"
        )
    match event.precision:
        case "day":
            weekday = WEEKDAYS[date.fromisoformat(event.start).weekday()]
            return f"{_day(event.start)} {weekday}"
        case "month":
            return MONTHS[int(event.start[5:7]) - 1]
        case "year":
            return event.start[:4]
        case "week":
            return f"week {_day(event.start)}"
        case "decade":
            return f"{event.start[:3]}0s"
        case _:
            return _span(event.start, event.end)


def _span(start: str, end: str) -> str:
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{int(end[8:])} {MONTHS[int(start[5:7]) - 1]}"
    if start[:4] == end[:4]:
        return f"{MONTHS[int(start[5:7]) - 1]}–{MONTHS[int(end[5:7]) - 1]}"
    return f"{start[:4]}–{end[:4]}"


def _day(day: str | None) -> str:
    assert day is not None
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1]}"


def _undated_words(event: Event) -> str:
    """The words of a time that nobody can place, or what it says of month and day."""
    if event.time and not re.match(r"XXXX-\d", event.value or ""):
        return f"“{event.time}”"
    if event.value:
        words = short_timex(event.value)
        if event.relation in ("by", "before", "after") and words:
            return f"{event.relation} {words.removesuffix(' ?')}"
        return words
    if event.known and event.known.start:
        return f"from {event.known.start}"
    return "undated"
