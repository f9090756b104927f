"""Thresholds and words of the comparison, from ``lexicons/compare.toml``."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.metrics.catalogue import metric as find_metric

STOCK = "stock"
INCIDENT = "incident"
MEASURE = "measure"


class Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a block is called, by what is known of it."""

    present: str
    under_way: str
    other: str
    no_place: str
    present_no_place: str
    stateless: str
    nothing: str
    thing: str
    forecast: str


class Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that set two figures against each other."""

    words: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class Within(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days within which two times are one, by what the metric counts."""

    stock: int
    incident: int


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days between an event and the article whose own event it is; days that one night has."""

    days: int
    night: int
    revised: int  # days between an event and an article that tells its toll as a change


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that do not say which people are counted."""

    nouns: frozenset[str]


class Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Metrics all of whose nouns count the same: troops, soldiers, forces."""

    metrics: frozenset[str]


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a figure, at its end, and behind it, that make it part of a larger one."""

    ones: tuple[str, ...]
    joints: tuple[str, ...]
    after: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Perpetrators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who did it, and the words that count him among the dead."""

    joints: tuple[str, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Elsewhen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a toll at another time than its article's own event."""

    units: tuple[str, ...]
    turns: tuple[str, ...]
    back: tuple[str, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Earlier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a figure as one that was given before another."""

    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]
    verbs: tuple[str, ...]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Shares(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What figures of an event count that may not be its toll: see ``compare.toml``."""

    fading: float
    repeated: float
    some: float
    part: float
    several: float
    wide: float
    things: float


class Several(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Events in the plural."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Wide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs, and nouns of events, that take in more people than their metric counts."""

    metrics: frozenset[str]
    actions: frozenset[str]
    nouns: frozenset[str]


class Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with a capital, in small letters, that tell of no event in particular."""

    words: frozenset[str]


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Metrics, beside measures, whose figures belong to a thing that has to be the same."""

    metrics: frozenset[str]


class CompareLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``compare.toml``."""

    tolerance: float
    slack: float
    within: Within
    reach: Reach
    meets: dict[str, str]
    general: General
    alike: Alike
    measured: Measured
    common: Common
    parts: Parts
    perpetrators: Perpetrators
    elsewhen: Elsewhen
    earlier: Earlier
    shares: Shares
    several: Several
    wide: Wide
    things: General
    contrast: tuple[Contrast, ...]
    said: dict[str, str]
    heading: Heading


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader of a comparison may set; None is the value of the lexicon."""

    tolerance: float | None = None
    within: int | None = None  # days, for stocks and incidents alike

    def about(self) -> float:
        """The share of a figure that "about" covers on each side."""
        return compare_lexicon().tolerance if self.tolerance is None else self.tolerance

    def days(self, kind: str) -> int:
        """Days within which two times of a metric of this kind are one."""
        if self.within is not None:
            return self.within
        windows = compare_lexicon().within
        return windows.incident if kind == INCIDENT else windows.stock


class Context(NamedTuple):
    """What a verdict depends on beside the two claims."""

    settings: Settings = Settings()
    texts: Mapping[str, str] = {}  # articles by id: without them no passage is read
    labels: Mapping[str, str] = {}  # what articles are called in reasons
    known: dict[tuple[object, ...], object] | None = None  # see ``parts.known``


@cache
def compare_lexicon() -> CompareLexicon:
    """The words and thresholds of comparisons."""
    return read_lexicon("analysis", "compare", CompareLexicon)


def metric_kind(metric: str) -> str:
    """Whether a metric is a stock, belongs to an incident, or measures a thing.

    Not cached: a library's process may take metrics of its own at any time.
    """
    if metric in compare_lexicon().measured.metrics:
        return MEASURE
    entry = find_metric(metric)
    return entry.kind if entry is not None else STOCK


@cache
def contrast_pattern() -> re.Pattern[str]:
    """Finds the words of contrast, the longest of those that begin at one place."""
    words = sorted((entry.words for entry in compare_lexicon().contrast), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)


def say(key: str | None) -> str:
    """How the value of a key reads in a reason."""
    if not key:
        return "not given"
    return compare_lexicon().said.get(key, key.replace("_", " "))


class Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tie a sentence to the one before it."""

    with_comma: tuple[str, ...]
    plain: tuple[str, ...]


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that begin a clause."""

    words: tuple[str, ...]
    relative: tuple[str, ...]


class Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands between the two ends of a range."""

    with_start: frozenset[str]
    alone: frozenset[str]


class References(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for about now that place what a sentence tells."""

    words: frozenset[str]


class Stamps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of sentences that stamp a comment or a page."""

    words: tuple[str, ...]


class Datelines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Agencies that datelines name."""

    agencies: tuple[str, ...]


class Salience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a day matter: see ``timeline.toml``."""

    later: float
    memory: int
    published: float
    figures: float
    outlets: float
    said: float
    least: int
    rank: float
    share: float
    most: float
    floor: int


class SentenceChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which sentences stand for a day: see ``timeline.toml``."""

    naming: float
    ahead: float
    lead: float
    fading: float
    leads: int
    most: int
    shortest: int
    longest: int
    repeats: float
    length: float


class TimelineLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``timeline.toml``."""

    openings: Openings
    clauses: Clauses
    ranges: Ranges
    references: References
    stamps: Stamps
    datelines: Datelines
    salience: Salience
    sentences: SentenceChoice


@cache
def read_timeline_lexicon() -> TimelineLexicon:
    """What the timeline knows of sentences and days."""
    return read_lexicon("analysis", "timeline", TimelineLexicon)
