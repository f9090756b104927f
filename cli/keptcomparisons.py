"""Comparisons of many figures are kept: another format, or more of the rows, costs no other."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from newsfacts.analysis.records import Comparison
from newsfacts.cli import answers
from newsfacts.cli.keeping import is_kept

if TYPE_CHECKING:
    from newsfacts.store.reading import Store

MANY = 5_000  # figures whose comparison is worth keeping
KEPT = 20  # comparisons


def comparison_of(
    store: "Store", asked: Any, make: Callable[[], tuple[list[Comparison], int]]
) -> list[Comparison]:
    """A kept comparison, else a new one.

    Args:
        store: Whose figures are compared.
        asked: All that the comparison hangs on beside the store, the settings and the program.
        make: Compares them, and says how many they are.
    """
    if not is_kept(store):
        return make()[0]
    path = answers.path_for(store, "comparison", asked)
    kept = answers.read_kept(path)
    if kept is not None:
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(kept, type=list[Comparison])
    found, figures = make()
    if figures >= MANY and not store.is_damaged:
        answers.keep(path, msgspec.msgpack.encode(found), KEPT)
    return found
