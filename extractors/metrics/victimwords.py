"""The words of victims that are told one by one."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class VictimLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``victims.toml``."""

    persons: frozenset[str]
    several: dict[str, int]
    law: frozenset[str]
    adjectives: frozenset[str]
    determiners: frozenset[str]
    selves: frozenset[str]
    befallen: frozenset[str]
    before: frozenset[str]


@cache
def victim_lexicon() -> VictimLexicon:
    """The file, read once."""
    return read_lexicon("extractors", "victims", VictimLexicon)
