"""The names of whose people are counted."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and metrics of owners."""

    verbs: frozenset[str]
    takers: frozenset[str]
    paying: frozenset[str]
    metrics: frozenset[str]
    inherited: frozenset[str]
    home: frozenset[str]


class SubjectLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``subjects.toml``."""

    names: dict[str, str]
    sides: dict[str, str]
    owners: Names


@cache
def subject_lexicon() -> SubjectLexicon:
    """The file, read once."""
    return read_lexicon("extractors", "subjects", SubjectLexicon)
