"""The words that tell a change."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of change by direction."""

    up: frozenset[str]
    down: frozenset[str]
    transitive: frozenset[str]
    either: frozenset[str]
    sources: frozenset[str]
    measured_up: frozenset[str]
    measured_down: frozenset[str]
    reach: frozenset[str]
    to_up: frozenset[str]


class ChangeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other words of change."""

    up: frozenset[str]
    down: frozenset[str]
    nouns_up: frozenset[str]
    nouns_down: frozenset[str]
    nouns_shares: frozenset[str]
    noun_marks: frozenset[str]
    between: frozenset[str]
    spans: frozenset[str]
    moves: frozenset[str]
    units: frozenset[str]
    totals: frozenset[str]
    phrasal: frozenset[str]
    clause: frozenset[str]
    behind_up: frozenset[str]
    behind_down: frozenset[str]
    after_behind: frozenset[str]
    noun_stops: frozenset[str]
    foreseen: frozenset[str]


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    verbs: Verbs
    words: ChangeWords


@cache
def changes() -> Changes:
    """The lexicon, read once."""
    return read_lexicon("extractors", "change", Changes)
