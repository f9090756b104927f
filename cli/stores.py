"""Open the store that the options mean, or say what to do about it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsfacts.store.errors import BrokenSegment
    from newsfacts.store.reading import Store


def open_store(path: Path | None) -> "Store":
    """The store at ``path``, else the one found upward from here.

    Raises:
        UserError: There is none, or it is of another schema version.
    """
    from newsfacts.store.reading import Store

    store = Store(path)
    store.on_broken = Warnings()
    return store


DAMAGES_TOLD = 3


class Warnings:
    """Tells what is broken in a store, the first few of it: repair lists all."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, error: "BrokenSegment") -> None:
        """One line on stderr; the rest of the store is read."""
        self._told += 1
        if self._told <= DAMAGES_TOLD:
            warn_broken(error)
        elif self._told == DAMAGES_TOLD + 1:
            say_more_broken()


def say_more_broken() -> None:
    """That there is more damage than was told."""
    from newsfacts.cli.printing import say

    say("warning: more of the store is broken; newsfacts store repair --dry-run names all of it")


def warn_broken(error: "BrokenSegment") -> None:
    """What is wrong with the store, on stderr; the rest of it is read."""
    from newsfacts.cli.printing import say

    say(f"warning: {error}; the rest is read ({error.hint})")


def say_reviews(store: "Store") -> None:
    """What people's reviews change in an analysis of the facts, on stderr."""
    from collections import Counter

    from newsfacts.cli.printing import say

    if not store.reviews:
        return
    last: Counter[str] = Counter(
        reviews[-1].verdict for reviews in store.reviews.reviewed().values()
    )
    parts = [
        f"{last[verdict]:,} {words}"
        for verdict, words in (
            ("accept", "accepted"),
            ("correct", "corrected, and read so"),
            ("reject", "rejected, and left out"),
        )
        if last[verdict]
    ]
    say(f"reviews of the store's facts: {'; '.join(parts)}")
