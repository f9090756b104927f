"""The closed word classes of English: determiners, prepositions, auxiliaries, and so on."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Each class as a set of lower-case words."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]


@cache
def grammar() -> Grammar:
    """The word classes, read once."""
    return read_lexicon("extractors", "grammar", Grammar)
