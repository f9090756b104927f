"""The words that call a report false."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Falsehoods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``falsehoods.toml``."""

    false: frozenset[str]
    true: frozenset[str]
    adverbs: frozenset[str]
    reports: frozenset[str]
    saying: frozenset[str]
    figures: frozenset[str]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def falsehoods() -> Falsehoods:
    """The words, read once."""
    return read_lexicon("extractors", "falsehoods", Falsehoods)
