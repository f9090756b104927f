"""The units of measure and the currencies, as their files list them."""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit of measure as the lexicon has it."""

    code: str
    metric: str
    names: tuple[str, ...] = ()  # singular
    symbols: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()  # only where they touch the number
    after: tuple[str, ...] = ()  # names without a plural
    base: str | None = None
    factor: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A currency: its code is the unit of its amounts."""

    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    after: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class _Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: tuple[Unit, ...]


class _Currencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    currency: tuple[Currency, ...]
    lower_case: frozenset[str]
    two_letters: frozenset[str]


@cache
def units() -> tuple[Unit, ...]:
    """The units of measure, read once."""
    return read_lexicon("extractors", "units", _Units).unit


@cache
def currency_lexicon() -> _Currencies:
    """The currencies, read once."""
    return read_lexicon("extractors", "currencies", _Currencies)
