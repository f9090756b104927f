"""What a full stop means behind a word: the tables that the sentence splitter asks."""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class StopGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of words; ``lexicons/abbreviations.toml`` says what each group means."""

    words: frozenset[str]
    followers: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class StopLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/abbreviations.toml``."""

    titles: StopGroup
    saints: StopGroup
    numbered: StopGroup
    calendar: StopGroup
    places: StopGroup
    firms: StopGroup
    latin: StopGroup
    never: StopGroup
    clock: StopGroup
    acronyms: StopGroup
    starters: StopGroup
    clauses: StopGroup
    tags: StopGroup
    shouted: StopGroup
    lowered: StopGroup
    domains: StopGroup


# Groups whose words are abbreviations; where a word is in two, the first has it.
KINDS = (
    "clock",
    "titles",
    "saints",
    "numbered",
    "calendar",
    "places",
    "firms",
    "latin",
    "never",
    "acronyms",
)


class StopWords(NamedTuple):
    """The lexicon, and each abbreviation with the group that it is in."""

    lexicon: StopLexicon
    kinds: dict[str, str]
    starters: frozenset[str]
    nouns: frozenset[str]
    clauses: frozenset[str]
    lowered: tuple[str, ...]


@cache
def stop_words() -> StopWords:
    """The words of ``lexicons/abbreviations.toml``, read once."""
    lexicon = read_lexicon("documents", "abbreviations", StopLexicon)
    kinds: dict[str, str] = {}
    for kind in KINDS:
        for word in sorted(getattr(lexicon, kind).words):
            kinds.setdefault(word, kind)
    return StopWords(
        lexicon,
        kinds,
        lexicon.starters.words,
        lexicon.starters.nouns,
        lexicon.clauses.words,
        tuple(sorted(lexicon.lowered.words)),
    )
