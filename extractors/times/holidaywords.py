"""Holidays and feasts, as their file lists them."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named day and the rule that finds it in a year."""

    names: tuple[str, ...]
    rule: str
    dates: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon."""

    holiday: tuple[Holiday, ...]


@cache
def holidays() -> Holidays:
    """The lexicon, read once."""
    return read_lexicon("extractors", "times_holidays", Holidays)
