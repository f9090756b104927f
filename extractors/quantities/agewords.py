"""The words around ages."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Ages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around ages."""

    cues: frozenset[str]
    verbs: frozenset[str]
    persons: frozenset[str]
    between: frozenset[str]
    after: frozenset[str]
    kin: frozenset[str]
    aged: frozenset[str]
    agents: tuple[str, ...]
    not_agents: frozenset[str]
    groups: frozenset[str]
    owners: frozenset[str]
    parts: frozenset[str]
    limits_up: frozenset[str]
    limits_down: frozenset[str]
    decades: dict[str, float]


@cache
def ages() -> Ages:
    """The lexicon, read once."""
    return read_lexicon("extractors", "ages", Ages)
