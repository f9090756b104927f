"""Open a store for writing, or what stands for it where nothing is to be written."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from newsfacts.store.errors import StoreError, UnwritableStore
from newsfacts.store.locating import MANIFEST
from newsfacts.store.locking import locked
from newsfacts.store.manifest import read_manifest, write_manifest
from newsfacts.store.reading import Store
from newsfacts.store.segments import ARTICLES_PER_SEGMENT, KINDS, Encoded, Entry, segment_path
from newsfacts.store.writing import Writer, make_manifest


class DryWriter:
    """In the place of a writer where nothing is to be written."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder) if (folder / MANIFEST).exists() else None
        self.article_count = self._store.manifest.counts.articles if self._store else 0

    def entries(self) -> Iterator[Entry]:
        """The index of every article that the store has."""
        if self._store is not None:
            yield from (entry for _, entry in self._store.entries())

    def entry_at(self, position: int) -> Entry:
        """The index of the article at a position."""
        return next(islice(self.entries(), position, None))

    def replace(self, position: int, encoded: Encoded) -> None:
        """Let an article be what it is."""

    def append(self, encoded: Encoded) -> None:
        """Forget an article."""


@contextmanager
def dry_writer(folder: Path) -> Iterator[DryWriter]:
    """What stands for the writer of a dry run."""
    yield DryWriter(folder)


@contextmanager
def opened(folder: Path) -> Iterator[Writer]:
    """The writer of a store, which is made when there is none, and removed when it stays empty."""
    made_folder = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableStore(folder, error) from error
    try:
        with locked(folder), made_if_missing(folder):
            writer = Writer(folder, ARTICLES_PER_SEGMENT)
            try:
                yield writer
                writer.finish()
            except BaseException as error:
                writer.leave(keep=isinstance(error, KeyboardInterrupt))
                raise
    finally:
        if made_folder:
            with suppress(OSError):  # it is not empty
                folder.rmdir()


@contextmanager
def made_if_missing(folder: Path) -> Iterator[None]:
    """A manifest for the time of an ingest; one that was made for no article is removed."""
    made = not (folder / MANIFEST).exists()
    try:
        if made:
            make_store(folder)
        yield
    finally:
        if made and (folder / MANIFEST).exists() and not read_manifest(folder).segments:
            (folder / MANIFEST).unlink()


def make_store(folder: Path) -> None:
    """Write the manifest of a store without articles.

    Raises:
        StoreError: The folder holds segments, whose manifest is lost.
        UnwritableStore: The folder cannot be written.
    """
    if any(segment_path(folder, kind, 0).exists() for kind in KINDS):
        raise StoreError(
            f"{folder}: there are segments but no {MANIFEST}",
            f"restore {MANIFEST} from a backup, or ingest the articles into a new --store",
        )
    try:
        write_manifest(folder, make_manifest(()))
    except OSError as error:
        raise UnwritableStore(folder, error) from error
