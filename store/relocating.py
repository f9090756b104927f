"""``store relocate``: articles whose sources stand elsewhere now, whatever else changed of them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import replace

from newsfacts.store.boilerplate import lines_of, read_repeated
from newsfacts.store.errors import StoreError, UnknownName, UnwritableStore
from newsfacts.store.locating import stored_path
from newsfacts.store.locking import locked
from newsfacts.store.reading import Store
from newsfacts.store.rereading import reread
from newsfacts.store.segments import ARTICLES_PER_SEGMENT
from newsfacts.store.writing import Writer

MOST_TOLD = 20  # pairs of paths that a report has


class RelocateReport(msgspec.Struct, kw_only=True):
    """What stands elsewhere now."""

    store: str
    articles: int
    paths: list[tuple[str, str]]  # some of them, old and new


def relocate(folder: Path, old: str, new: str, *, dry_run: bool = False) -> RelocateReport:
    """Give the articles under a path the path where their sources are now.

    Their ids stay, and with them facts, reviews and whatever cites them. What the path says of an
    article, a day in a file's name, is read anew.

    Args:
        folder: Of the store.
        old: A file or folder, as it was given to ingest or as the store writes it.
        new: Where that is now.
        dry_run: Only say which.

    Raises:
        UnknownName: Nothing of the store was read from there.
        StoreError: Nothing is at ``new``, another article has such a path, or the store is locked,
            broken, or cannot be written.
    """
    if not os.path.lexists(new):
        raise StoreError(f"no file or folder {new}", "it is where the sources are now")
    with locked(folder):
        store = Store(folder)
        moves = _moves(store, old, stored_path(new, folder))
        if not dry_run:
            with _writing(folder) as writer:
                _rewrite(store, writer, moves)
    told = list(moves.values())[:MOST_TOLD]
    return RelocateReport(store=str(folder), articles=len(moves), paths=told)


def _moves(store: Store, old: str, new: str) -> dict[int, tuple[str, str]]:
    """The old and new path of each article to be moved, by its position."""
    paths = [entry.path for _, entry in store.entries()]
    for name in dict.fromkeys((stored_path(old, store.folder), os.path.normpath(old))):
        found = {
            position: (path, new + path[len(name) :])
            for position, path in enumerate(paths)
            if path is not None
            and path.startswith(name)
            and path[len(name) :][:1] in ("", "/", "#")
        }
        if found:
            break
    else:
        raise UnknownName("source", old)
    stay = {path for position, path in enumerate(paths) if position not in found}
    taken = next((to for _, to in found.values() if to in stay), None)
    if taken is not None:
        hint = "it was read there a second time: a new store has each article once"
        raise StoreError(f"an article of the store is at {taken} already", hint)
    return found


def _rewrite(store: Store, writer: Writer, moves: dict[int, tuple[str, str]]) -> None:
    repeated = read_repeated(store.folder)
    entries = enumerate(writer.entries())
    for (position, entry), article in zip(entries, store.articles(), strict=True):
        if position in moves:
            moved = replace(article, path=moves[position][1])
            encoded = reread(moved, entry.fingerprint, lines_of(moved, repeated))
            writer.replace(position, encoded._replace(given=entry.given))


@contextmanager
def _writing(folder: Path) -> Iterator[Writer]:
    try:
        writer = Writer(folder, ARTICLES_PER_SEGMENT, is_ingest=False)
        try:
            yield writer
            writer.finish()
        except BaseException:
            writer.leave(keep=False)
            raise
    except OSError as error:
        raise UnwritableStore(folder, error) from error
