"""The events of a large store, gathered once: a question to the timeline only chooses among them.

The events of each segment are kept, so that an ingest costs those of what is new, and all of them
gathered, packed one by one, so that only rows that are shown are unpacked whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast, overload

import msgspec

from newsfacts.analysis.events import Event, events_of
from newsfacts.analysis.gathering import has_words, stems
from newsfacts.analysis.query import Filter, select
from newsfacts.analysis.stories import groups_of
from newsfacts.analysis.timeline import (
    Wanted,
    merged,
    place_in_order,
    places_named,
    speakers_named,
)
from newsfacts.cli.keeping import heard, stood
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.eventwords import MOST_REFERENCES, Placing
from newsfacts.extractors.facts import Claimant, Fact, Place
from newsfacts.store.kept import Kind, kept, kept_of_all
from newsfacts.store.reading import ARTICLES, FACTS

if TYPE_CHECKING:
    from newsfacts.store.reading import Store

OF_SEGMENT = Kind("events", ("articles", "facts"))
UNDATED = Kind("undated", ("articles", "facts"))
OF_STORE = Kind("timeline", ("articles", "facts"))


class Voice(msgspec.Struct, frozen=True):
    """As much of facts as tells who says them and where they are."""

    claimant: Claimant | None
    places: tuple[Place, ...]


class Told(msgspec.Struct):
    """What is told in a store, or a segment of it."""

    events: list[bytes]  # packed, see Row
    voices: list[tuple[Voice, int]]  # each with how many of its figures no row of a day shows


class Spoken(msgspec.Struct):
    """The sentences of figures of one voice that no row of a day shows."""

    voice: Voice
    sentences: list[str]


class Row(msgspec.Struct):
    """An event, and article and line of the first facts of it."""

    event: Event
    spots: tuple[tuple[str, int], ...]


class Sketch(msgspec.Struct):
    """As much of an event as tells whether it is asked for."""

    date: str | None
    start: str | None
    end: str | None
    text: str
    places: tuple[str, ...]
    claimants: tuple[str, ...]


class SketchedRow(msgspec.Struct):
    """A row of which no more is unpacked than that."""

    event: Sketch


PACK = msgspec.msgpack.Encoder().encode
UNPACK = msgspec.msgpack.Decoder(Row).decode
SKETCH = msgspec.msgpack.Decoder(SketchedRow).decode


class Packed(Sequence[Event]):
    """Events that are unpacked as they are looked at."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self.rows = rows

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> "Packed": ...
    def __getitem__(self, index: int | slice) -> "Event | Packed":
        """One event, or some."""
        if isinstance(index, slice):
            return Packed(self.rows[index])
        return UNPACK(self.rows[index]).event

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)

    def among(self, wanted: Wanted) -> "Packed":
        """Those that are asked for."""
        if wanted == Wanted(None, None, None, None, ""):
            return self
        sketches = (SKETCH(row).event for row in self.rows)
        chosen = wanted.chosen(cast("Iterator[Event]", sketches))
        return Packed([row for row, is_chosen in zip(self.rows, chosen, strict=True) if is_chosen])

    def placing(self, store: "Store") -> Placing:
        """Where their facts stand."""
        placing = Placing.of(store, [], [])
        return placing._replace(spots=_spots(map(UNPACK, self.rows)))


class Timeline(NamedTuple):
    """The events of a store, and who is heard in it."""

    events: Packed
    voices: Sequence[tuple[Voice, int]]

    def wanted(
        self,
        since: str | None,
        until: str | None,
        place: Sequence[str] | None,
        claimant: Sequence[str] | None,
        query: str | None,
    ) -> Wanted:
        """What is asked for, with the names that the names given stand for."""
        facts = cast("list[Fact]", [voice for voice, _ in self.voices])
        return Wanted(
            since, until, places_named(place, facts), speakers_named(claimant, facts), query or ""
        )

    def undated(self, narrowed: Filter, told: Mapping[Voice, int] | None = None) -> int:
        """How many figures of some claimants and places no row of a day shows.

        Args:
            narrowed: The claimants and places.
            told: How many each voice tells in the sentences asked for; all when None.
        """
        counts = dict(self.voices) if told is None else told
        voices = cast("list[Fact]", [voice for voice, count in counts.items() if count])
        return sum(counts[cast("Voice", voice)] for voice in select(voices, narrowed))


def timeline_of(store: "Store") -> Timeline:
    """The timeline of all facts of a large store."""
    told = kept_of_all(store, OF_STORE, Told, lambda: _gather(store))
    return Timeline(Packed(told.events), told.voices)


def sentences_of(store: "Store", query: str | None) -> dict[Voice, int] | None:
    """The figures that no row of a day shows and whose sentence has some words, by voice.

    None where no words are asked for.
    """
    if not query:
        return None
    words = stems(query)
    found: dict[Voice, int] = {}
    for number in range(len(store.manifest.segments)):
        told = kept(store, number, UNDATED, list[Spoken], lambda number: _undated(store, number))
        for each in told:
            count = sum(has_words(text, words) for text in each.sentences)
            found[each.voice] = found.get(each.voice, 0) + count
    return found


def _gather(store: "Store") -> Told:
    events: list[bytes] = []
    voices: dict[Voice, int] = {}
    for number in range(len(store.manifest.segments)):
        told = kept(store, number, OF_SEGMENT, Told, lambda number: _read_segment(store, number))
        events += told.events
        for voice, count in told.voices:
            voices[voice] = voices.get(voice, 0) + count
    rows = []
    for group in groups_of(Packed(events)):
        members = [UNPACK(events[index]) for index in group]
        event = merged([row.event for row in members])
        rows.append((place_in_order(event), _packed(event, _spots(members))))
    rows.sort(key=lambda row: row[0])
    return Told([row for _, row in rows], list(voices.items()))


def _read_segment(store: "Store", number: int) -> Told:
    facts = list(store.records("facts", number, FACTS))
    told = {fact.article for fact in facts}
    records = store.records("articles", number, ARTICLES)
    articles = {article.id: article for article in records if article.id in told}
    lines = {name: Lines(article.text) for name, article in articles.items()}
    spots = {
        fact.id: (fact.article, lines[fact.article].line(fact.start))
        for fact in facts
        if fact.article in lines
    }
    voices = dict.fromkeys(map(_voice, facts), 0)
    for fact in _without_day(facts):
        voices[_voice(fact)] += 1
    events = [_packed(event, spots) for event in events_of(facts, articles)]
    return Told(events, list(voices.items()))


def _undated(store: "Store", number: int) -> list[Spoken]:
    facts = list(store.records("facts", number, FACTS))
    texts = {each.id: each.text for each in store.records("articles", number, ARTICLES)}
    found: dict[Voice, list[str]] = {}
    for fact in _without_day(facts):
        text = texts.get(fact.article, "")
        sentence = text[fact.sentence.start : fact.sentence.end]
        found.setdefault(_voice(fact), []).append(sentence)
    return [Spoken(voice, sentences) for voice, sentences in found.items()]


def _without_day(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The figures whose sentences name no day."""
    dated = {(fact.article, fact.sentence.start) for fact in facts if fact.kind == "date"}
    for fact in facts:
        if fact.kind == "quantity" and (fact.article, fact.sentence.start) not in dated:
            yield fact


def _voice(fact: Fact) -> Voice:
    claimant = heard(fact.claimant) if fact.claimant is not None else None
    return Voice(claimant, tuple(map(stood, fact.places)))


def _packed(event: Event, spots: Mapping[str, tuple[str, int]]) -> bytes:
    first = event.facts[:MOST_REFERENCES]
    lost = event.articles[0], 1  # of a store that is broken
    return PACK(Row(event, tuple(spots.get(fact, lost) for fact in first)))


def _spots(rows: "Iterator[Row] | Sequence[Row]") -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        found.update(zip(row.event.facts, row.spots, strict=False))
    return found
