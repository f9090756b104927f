"""Mentions become facts: each figure is joined to its claimant, time, places and modality."""

from newsfacts.extractors.facts import Fact
from newsfacts.extractors.scanning import Scan


def assemble(scan: Scan) -> list[Fact]:
    """The facts of an article, in text order."""
    return []
