"""Which extractors there are: each module registers itself with ``extractor``.

It can stand above the class as a decorator; those of the project call it below the class, because
mypyc makes a plain Python class of one with a decorator, which is slower.

An extractor is a class with ``anchors`` (the lower-case words that may start a mention),
``numbers`` (whether every number does, too), ``nests``,
``parse(scan, index)`` that reads one mention from an
anchor, and ``settle(scan, mentions)`` for what needs the whole article (anaphora, floating quotes).
"""

from collections.abc import Callable, Collection
from typing import Any, Protocol, TypeVar

from newsfacts.extractors.scanning import Scan

# The order of DESIGN: a later extractor may look at what the earlier ones found.
ORDER = ("times", "quantities", "attribution", "places")


class Extractor(Protocol):
    """One kind of mention: its anchors and its parser."""

    anchors: Collection[str]
    numbers: bool
    nests: bool  # whether one mention may stand inside another, as quotes do

    def parse(self, scan: Scan, index: int) -> Any:
        """The mention that starts at or around the word ``index``, or None."""

    def settle(self, scan: Scan, mentions: list[Any]) -> list[Any]:
        """The mentions of the article, completed; in text order."""


REGISTRY: dict[str, Callable[[], Extractor]] = {}
C = TypeVar("C", bound=Callable[[], Extractor])


def extractor(name: str) -> Callable[[C], C]:
    """Register a class as the extractor ``name``; it is built once, when first used."""

    def register(build: C) -> C:
        REGISTRY[name] = build
        return build

    return register
