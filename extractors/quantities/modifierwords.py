"""The words of modifiers, and what each makes of a figure."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.mentions import Modifier


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A class of modifiers with its phrases, as the lexicon has it."""

    class_: Modifier = msgspec.field(name="class")
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Hedges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make the figure itself estimated, possible or reported."""

    estimated: tuple[str, ...]
    possible: tuple[str, ...]
    asserted: tuple[str, ...]


class Modifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    climbing: frozenset[str]
    modifier: tuple[Cue, ...]
    phrasal: dict[str, frozenset[str]]
    hedges: Hedges


@cache
def modifiers() -> Modifiers:
    """The lexicon, read once."""
    return read_lexicon("extractors", "modifiers", Modifiers)
