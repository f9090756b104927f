"""The stored record: a fact, its groups, its schema and its id.

The order of the fields is the order of the keys in JSON; scripts rely on it and on the names.
Records are immutable trees, so the garbage collector need not look at them (``gc=False``): a list
of facts is read twice as fast.
"""

from typing import Literal, TypeAlias

import msgspec

from newsfacts.documents.records import ZoneName
from newsfacts.extractors.mentions import (
    ClaimantType,
    Family,
    Modality,
    Modifier,
    PlaceRelation,
    QuoteType,
    Role,
    TimeRelation,
    TimexType,
    Trend,
)

SCHEMA_VERSION = 1

Kind: TypeAlias = Literal["quantity", "date", "quote"]
Offsets: TypeAlias = tuple[int, int]


class Extent(msgspec.Struct, frozen=True, gc=False):
    """Character offsets of a sentence."""

    start: int
    end: int


class Interval(msgspec.Struct, frozen=True, gc=False):
    """First and last day, ISO; None where open or unknown."""

    start: str | None
    end: str | None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """What a figure says. An open end is None; a measure has no ``counted``."""

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str | None
    counted: str | None
    metric: str
    role: Role
    trend: Trend | None
    subject: str | None
    action: str | None
    state: str | None


class Time(msgspec.Struct, frozen=True, gc=False):
    """A time in TIMEX3, with its first and last day."""

    text: str
    type: TimexType
    value: str
    mod: str | None
    start: str | None
    end: str | None
    relation: TimeRelation | None


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Who says what by which words: spans of source, cue and content."""

    type: QuoteType
    family: Family
    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


class Claimant(msgspec.Struct, frozen=True, gc=False):
    """Who asserts a fact. ``text`` and ``cue`` are the words, ``name`` is canonical."""

    name: str | None
    type: ClaimantType
    text: str | None
    cue: str | None
    said: Time | None
    others: tuple[str, ...]
    via: tuple[str, ...]
    parent: str | None


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place tied to a figure, and what contains it."""

    name: str
    relation: PlaceRelation
    within: str | None


class Parts(msgspec.Struct, frozen=True, gc=False):
    """Where each part of a fact stands; empty where it has none."""

    number: tuple[Offsets, ...] = ()
    modifier: tuple[Offsets, ...] = ()
    counted: tuple[Offsets, ...] = ()
    claimant: tuple[Offsets, ...] = ()
    cue: tuple[Offsets, ...] = ()
    hedge: tuple[Offsets, ...] = ()
    time: tuple[Offsets, ...] = ()
    place: tuple[Offsets, ...] = ()


class Fact(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One auditable statement of an article (``facts-*.jsonl``), keys in this order."""

    id: str
    kind: Kind
    article: str
    path: str | None
    outlet: str | None
    published: Interval | None
    start: int
    end: int
    text: str
    zone: ZoneName
    sentence: Extent
    quantity: Quantity | None
    time: Time | None
    quote: Quote | None
    claimant: Claimant | None
    modality: Modality
    hedge: str | None
    places: tuple[Place, ...]
    spans: Parts
    inferred: tuple[str, ...]
    rule: str
