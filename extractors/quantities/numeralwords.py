"""The words of numbers, as their file lists them."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives before "number of" that make a figure without ends."""

    sizes: frozenset[str]


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon of number words."""

    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    letters: dict[str, float]
    money_letters: dict[str, float]
    vague: dict[str, tuple[float, float]]
    some: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    signs: dict[str, float]
    multiples: dict[str, float]
    numbers: Sizes


@cache
def numerals() -> Numerals:
    """The lexicon, read once."""
    return read_lexicon("extractors", "numerals", Numerals)
