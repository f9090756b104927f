"""The words of zones, as their file lists them."""

import msgspec


class Boilerplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of line that belongs to the page; ``lexicons/zones.toml`` explains the keys."""

    name: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    opens: bool = True
    inside: bool = False
    heads: bool = False
    closes: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Biography(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a note on the author or the outlet."""

    media: frozenset[str]
    address: frozenset[str]
    roles: tuple[str, ...]
    covers: tuple[str, ...]


class Captions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings and ends of captions."""

    starts: tuple[str, ...]
    credits: tuple[str, ...]
    small: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Bylines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings of bylines, and the words of a date line."""

    starts: tuple[str, ...]
    stamps: frozenset[str]


class ZoneLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/zones.toml``."""

    unfinished: frozenset[str]
    boilerplate: tuple[Boilerplate, ...]
    biography: Biography
    captions: Captions
    bylines: Bylines
