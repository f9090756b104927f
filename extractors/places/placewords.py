"""The gazetteer's entries, and the words that tell a place from what is named like one."""

from functools import cache
from typing import Literal, TypeAlias

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.mentions import PlaceRelation

PlaceKind: TypeAlias = Literal["country", "region", "city", "area", "sea"]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list of names."""

    names: tuple[str, ...]


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a name that show it is a place, or a part of one."""

    behind: frozenset[str]
    before: frozenset[str]
    parts: frozenset[str]
    border: frozenset[str]
    compared: frozenset[str]
    capital: frozenset[str]
    compass: frozenset[str]


class Located(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a preposition makes a place of a name that no table holds."""

    prepositions: frozenset[str]
    links: frozenset[str]
    elsewhere: frozenset[str]
    ends: frozenset[str]
    abstract: frozenset[str]
    sites: frozenset[str]
    starts: frozenset[str]
    speaks: frozenset[str]


class PlaceLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``places.toml``."""

    ambiguous: frozenset[str]
    relations: dict[PlaceRelation, frozenset[str]]
    for_relations: dict[PlaceRelation, frozenset[str]]
    countries: dict[str, str]
    areas: Names
    seas: Names
    regions: dict[str, tuple[str, ...]]
    cities: dict[str, tuple[str, ...]]
    marks: Marks
    located: Located
    capitals: dict[str, str]
    aliases: dict[str, str]


class DemonymLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``demonyms.toml``."""

    adjectives: dict[str, str]
    people: dict[str, str]
    abbreviations: dict[str, str]


@cache
def place_lexicon() -> PlaceLexicon:
    """The gazetteer's file, read once."""
    return read_lexicon("extractors", "places", PlaceLexicon)
