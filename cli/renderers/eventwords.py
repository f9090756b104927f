"""What a timeline says of an event in words: its date, how it stands to it, who tells it where."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.days import AsOf, day_words
from newsfacts.analysis.events import Event, Known
from newsfacts.cli.evidence import References
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import MONTHS, short_timex

if TYPE_CHECKING:
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

WORD = 7  # cells of the word behind a date, a blank included
MOST_REFERENCES = 3
BOUNDS = ("since", "until", "by", "before", "after")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Placing(NamedTuple):
    """Where facts stand: short file name, line, short id."""

    places: Mapping[str, tuple[str, int]]  # article and start, by id of the fact
    articles: "Mapping[str, Article]"
    labels: Mapping[str, str]
    digits: int | None
    values: dict[str, float]  # the numbers of figures, by id
    spots: Mapping[str, tuple[str, int]] | None = None  # or article and line of each by id

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
        if self.spots is not None:
            article, line = self.spots[fact]
            return f"{self.label(article)}:{line}"
        article, start = self.places[fact]
        text = self.articles[article].text
        return f"{self.label(article)}:{Lines(text).line(start)}"


def is_figure(event: Event) -> bool:
    """Whether a row follows a metric: the figure tells it, not the sentence."""
    return event.kind in ("figure", "forecast") and bool(event.figures)


def figure_words(event: Event) -> str:
    """The figure of a row that follows a metric, and where it is: "11,000, Kursk"."""
    return ", ".join([" / ".join(event.figures), *event.places[:1]])


def evidence_words(event: Event, placing: Placing, *, brief: bool = False) -> str:
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


def relation_word(event: Event) -> str:
    """One word that says how the event stands to its date, or how sure it is."""
    if event.kind == "said":
        return "said"
    if event.kind == "forecast" or event.modality in ("possible", "projected", "conditional"):
        hedge = (event.hedge or "").casefold()
        usual = {"possible": "may", "conditional": "would"}.get(event.modality, "will")
        return hedge if hedge and len(hedge) < WORD and " " not in hedge else usual
    if event.part:
        return event.part
    if event.kind == "plan":
        return "plan"
    if event.relation in BOUNDS:
        return event.relation
    return ""


def date_words(event: Event) -> str:
    """A date for people: "29 Oct Tue", "Oct", "week 3 Mar", "1–14 Jan", "by Dec"."""
    words = _date_words(event)
    bound = event.relation in BOUNDS and event.relation != relation_word(event)
    if bound and words and event.start and event.end:  # "plan", "will" leave it unsaid
        return f"{event.relation} {words.removesuffix(f' {_weekday(event.start)}')}"
    return words


def _weekday(day: str) -> str:
    return WEEKDAYS[date.fromisoformat(day).weekday()]


def _date_words(event: Event) -> str:
    if event.start is None or event.end is None:
        return (
            f"{event.relation or 'from' if event.start else 'to'} {_day(event.start or event.end)}"
        )
    match event.precision:
        case "day":
            return f"{_day(event.start)} {_weekday(event.start)}"
        case "month":
            return MONTHS[int(event.start[5:7]) - 1]
        case "year":
            return ""  # the heading says it
        case "week":
            return f"week {_day(event.start)}"
        case "decade":
            return f"{event.start[:3]}0s"
        case _:
            return span_words(event.start, event.end)


def span_words(start: str, end: str) -> str:
    """An interval for people: "1–14 Jan", "28 Feb – 3 Mar", "Jan–Mar", "2019–2021"."""
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return "" if start[:4] == end[:4] else f"{start[:4]}–{end[:4]}"
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{int(end[8:])} {MONTHS[int(start[5:7]) - 1]}"
    following = date.fromisoformat(end) + timedelta(days=1)
    if start[8:] != "01" or following.day != 1:
        return f"{_day(start)} – {_day(end)}"
    if start[:4] == end[:4]:
        return f"{MONTHS[int(start[5:7]) - 1]}–{MONTHS[int(end[5:7]) - 1]}"
    return f"{start[:4]}–{end[:4]}"


def _day(day: str | None) -> str:
    assert day is not None
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1]}"


def known_words(known: Known) -> str:
    """The interval in which an undated event lies: "30 Oct 2024 or later", "2021"."""
    if known.start is None or known.end is None:
        edge = known.start or known.end or ""
        return f"{_day(edge)} {edge[:4]} or {'later' if known.start else 'earlier'}"
    start, end = (date.fromisoformat(day).toordinal() for day in (known.start, known.end))
    return day_words(AsOf(start, end))


def undated_words(event: Event) -> str:
    """The words of a time that nobody can place, or what it says of month and day."""
    if event.time and not re.match(r"XXXX-\d", event.value or ""):
        return f"“{event.time}”"
    if event.value:
        words = short_timex(event.value)
        if event.relation in ("by", "before", "after") and words:
            return f"{event.relation} {words.removesuffix(' ?')}"
        return words
    if event.known and event.known.start:
        return f"from {_day(event.known.start)} {event.known.start[:4]}"
    return "undated"
