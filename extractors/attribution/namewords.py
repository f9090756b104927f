"""The words that names are known by: first names, titles, bodies, media."""

from functools import cache
from typing import Literal

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.mentions import ClaimantType

Gender = Literal["he", "she"]


class FirstNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names.toml``."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body with a name of its own."""

    name: str
    aliases: tuple[str, ...]
    type: ClaimantType
    parent: str | None = None
    capitals: bool = False  # an alias that is also a word counts in capitals only


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words at the head of a source."""

    state: frozenset[str]
    official: frozenset[str]
    titles: frozenset[str]
    courtesy: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    persons: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    anonymous: frozenset[str]
    none: frozenset[str]
    either: frozenset[str]
    studies: frozenset[str]
    indefinite: frozenset[str]
    organisations: frozenset[str]
    plural: frozenset[str]
    definite: frozenset[str]
    apposed: frozenset[str]
    offices: frozenset[str]
    reporters: frozenset[str]
    links: frozenset[str]
    focus: frozenset[str]
    common: frozenset[str]
    speaks_for: frozenset[str]
    hearsay: frozenset[str]
    leaked: frozenset[str]
    events: frozenset[str]
    event_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    generic: frozenset[str]
    firms: frozenset[str]
    no_firms: frozenset[str]
    close: frozenset[str]
    regions: frozenset[str]
    person_endings: tuple[str, ...]
    counts: frozenset[str]
    moved: frozenset[str]

    @property
    def speakers(self) -> frozenset[str]:
        """Every word that may head a source."""
        return _speakers()


class MediaNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Outlets and agencies."""

    names: frozenset[str]


class Claimants(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``claimants.toml``."""

    body: tuple[Body, ...]
    metonyms: dict[str, str]
    roles: Roles
    media: MediaNames


@cache
def first_names() -> FirstNames:
    """``names.toml``, read once."""
    return read_lexicon("extractors", "names", FirstNames)


@cache
def claimant_lexicon() -> Claimants:
    """``claimants.toml``, read once."""
    return read_lexicon("extractors", "claimants", Claimants)


@cache
def _speakers() -> frozenset[str]:
    roles = claimant_lexicon().roles
    return (
        roles.state
        | roles.official
        | roles.titles
        | roles.persons
        | roles.media
        | roles.documents
        | roles.anonymous
        | roles.organisations
        | roles.plural
        | roles.apposed
        | roles.generic
        | roles.offices
        | roles.reporters
    )
