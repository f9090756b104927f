"""The words and signs around numbers that are no quantities."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class NonQuantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words around numbers that count nothing."""

    designators: frozenset[str]
    capital_designators: frozenset[str]
    labels: frozenset[str]
    points: frozenset[str]
    screens: frozenset[str]
    idioms: tuple[str, ...]
    back_references: frozenset[str]
    pointers: frozenset[str]
    after_two: frozenset[str]
    streets: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    clock: frozenset[str]
    zones: frozenset[str]
    year_cues: frozenset[str]
    year_nouns: frozenset[str]
    year_ends: frozenset[str]
    eras: frozenset[str]
    score_words: frozenset[str]
    ordinals: frozenset[str]
    galleries: frozenset[str]
    weapons: frozenset[str]
    roads: frozenset[str]
    spaced: frozenset[str]
    models: frozenset[str]
    model_nouns: frozenset[str]
    texting: frozenset[str]
    codes: frozenset[str]
    cricket: frozenset[str]
    free_prefixes: frozenset[str]
    emergency: frozenset[str]
    calls: frozenset[str]
    range_cues: frozenset[str]
    metre_words: frozenset[str]
    place_cues: frozenset[str]
    licences: frozenset[str]


@cache
def nonquantities() -> NonQuantities:
    """The lexicon, read once."""
    return read_lexicon("extractors", "nonquantities", NonQuantities)
