"""The words of time expressions: ``lexicons/times.toml``, checked and indexed once."""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.mentions import TimeRelation, TimexType


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a time that is no calendar day: "recently" is PAST_REF, "daily" P1D."""

    words: tuple[str, ...]
    value: str
    adjective: bool = False  # only before a noun: "the current truce"
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    alone: bool = False  # never before a noun: "in the past", not "the past week"
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class NamedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day after which an event is called: "the Sept. 11 attacks", "9/11"."""

    month: int
    day: int
    value: str
    nouns: frozenset[str]
    surfaces: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class WordClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes, each a set of lower-case words."""

    between: frozenset[str]
    vague_counts: frozenset[str]
    approximate_counts: frozenset[str]
    meridian: frozenset[str]
    meridian_afternoon: frozenset[str]
    hour_marks: frozenset[str]
    every: frozenset[str]
    repeated: frozenset[str]
    running: frozenset[str]
    parts_of_days: frozenset[str]
    overnight_things: frozenset[str]
    made_overnight: frozenset[str]
    degrees: frozenset[str]
    before_then: frozenset[str]
    before_day_numbers: frozenset[str]
    of_the_present: frozenset[str]
    ordinal_suffixes: frozenset[str]
    before_months: frozenset[str]
    doubtful_months: frozenset[str]
    doubtful_weekdays: frozenset[str]
    after_weekdays: frozenset[str]
    counted: frozenset[str]
    ages: frozenset[str]
    windows: frozenset[str]
    windows_ahead: frozenset[str]
    windows_behind: frozenset[str]
    vague_windows: frozenset[str]
    kinds_of_hours: frozenset[str]
    phrase_determiners: frozenset[str]
    before_vague: frozenset[str]
    after_vague: frozenset[str]
    numbers_of: frozenset[str]
    within_rates: frozenset[str]
    kinds_of_years: frozenset[str]
    eras: frozenset[str]
    changes: frozenset[str]
    before_duration: frozenset[str]
    before_sure_duration: frozenset[str]
    after_duration: frozenset[str]
    before_seasons: frozenset[str]
    before_bare_seasons: frozenset[str]
    after_no_season: frozenset[str]
    season_verbs: frozenset[str]
    season_events: frozenset[str]
    weak_before_months: frozenset[str]
    ranges_from: frozenset[str]
    month_determiners: frozenset[str]
    before_clocks: frozenset[str]
    edges_of_day: frozenset[str]
    exchanges: frozenset[str]
    after_clocks: frozenset[str]
    holiday_things: frozenset[str]
    holiday_sales: frozenset[str]
    before_holidays: frozenset[str]
    reports: frozenset[str]
    before_weekday_names: frozenset[str]
    before_the_period: frozenset[str]
    after_no_period: frozenset[str]
    streets: frozenset[str]
    before_one_day: frozenset[str]
    before_counts: frozenset[str]
    before_years: frozenset[str]
    after_years: frozenset[str]
    newspapers_before_today: frozenset[str]
    fiscal: frozenset[str]
    endings: frozenset[str]
    share_of: frozenset[str]
    comparing: frozenset[str]


class TenseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell which way a bare weekday or month points."""

    modals: frozenset[str]
    arranged: frozenset[str]
    intents: frozenset[str]
    future: frozenset[str]
    present: frozenset[str]
    timetable: frozenset[str]
    past: frozenset[str]
    past_in_eed: frozenset[str]
    day_bounds: frozenset[str]
    denied_past: frozenset[str]
    staying: frozenset[str]
    appearances: frozenset[str]
    reporting: frozenset[str]
    clause_openers: frozenset[str]
    deadlines: frozenset[str]
    foresights: frozenset[str]
    foreseeing: frozenset[str]
    grants: frozenset[str]
    moves: frozenset[str]
    nobody: frozenset[str]
    inquiries: frozenset[str]
    perceiving: frozenset[str]
    events: frozenset[str]
    infinitive_stops: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole lexicon."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    weekday_plurals: dict[str, int]
    units: dict[str, str]
    plural_units: dict[str, str]
    seasons: dict[str, str]
    plural_seasons: dict[str, str]
    day_parts: dict[str, str]
    plural_day_parts: dict[str, str]
    cardinals: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    decade_names: dict[str, int]
    day_words: dict[str, int]
    day_word_parts: dict[str, str]
    edges: dict[str, str]
    modifiers: dict[str, str]
    deictics: dict[str, str]
    zones: dict[str, str]
    relations: dict[str, TimeRelation]
    words: WordClasses
    tense: TenseWords
    reference: tuple[Reference, ...]
    set: tuple[Reference, ...]
    named_day: tuple[NamedDay, ...]


class Phrase(NamedTuple):
    """Words in a row, and what they stand for."""

    words: tuple[str, ...]
    value: str
    type: TimexType
    adjective: bool
    alone: bool
    not_before: frozenset[str]
    not_after: frozenset[str]


@cache
def time_words() -> TimeWords:
    """The lexicon, read once."""
    return read_lexicon("extractors", "times", TimeWords)


@cache
def reference_phrases() -> dict[str, tuple[Phrase, ...]]:
    """Fixed phrases by their last word, the longest first."""
    lexicon = time_words()
    found: dict[str, list[Phrase]] = {}
    kinds: tuple[tuple[tuple[Reference, ...], TimexType], ...] = (
        (lexicon.reference, "DATE"),
        (lexicon.set, "SET"),
    )
    for entries, kind in kinds:
        for entry in entries:
            for text in entry.words:
                words = tuple(text.split())
                phrase = Phrase(
                    words,
                    entry.value,
                    kind,
                    entry.adjective,
                    entry.alone,
                    entry.not_before,
                    entry.not_after,
                )
                found.setdefault(words[-1], []).append(phrase)
    return {
        last: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for last, phrases in found.items()
    }
