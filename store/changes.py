"""Changed articles that wait to be written into their segments, on disk rather than in memory."""

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsfacts.documents.articles import Given
from newsfacts.store.manifest import Counts
from newsfacts.store.segments import Encoded

SPILL_NAME = "changes.tmp"


class _Waiting(NamedTuple):
    """An article in the spill file: all of ``Encoded`` but its lines."""

    offset: int
    article_size: int
    facts_size: int
    id: str
    path: str | None
    fingerprint: str
    made_by: str
    counts: Counts
    given: Given | None


class Changes:
    """Articles by segment and by their place in it. The file is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / SPILL_NAME
        self._file: BinaryIO | None = None
        self._waiting: dict[int, dict[int, _Waiting]] = {}
        self._size = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def segments(self) -> list[int]:
        """The segments in which something changed, in order."""
        return sorted(self._waiting)

    def add(self, number: int, slot: int, encoded: Encoded) -> None:
        """Keep what is to stand in a segment at a place."""
        if self._file is None:
            self._file = self._path.open("w+b")
        self._file.seek(self._size)
        self._file.write(encoded.article)
        self._file.write(encoded.facts)
        self._waiting.setdefault(number, {})[slot] = _Waiting(
            self._size,
            len(encoded.article),
            len(encoded.facts),
            encoded.id,
            encoded.path,
            encoded.fingerprint,
            encoded.made_by,
            encoded.counts,
            encoded.given,
        )
        self._size += len(encoded.article) + len(encoded.facts)
        self._count += 1

    def find(self, number: int, slot: int) -> Encoded | None:
        """What is to stand there, or None when it is unchanged."""
        waiting = self._waiting.get(number, {}).get(slot)
        if waiting is None or self._file is None:
            return None
        self._file.seek(waiting.offset)
        return Encoded(
            waiting.id,
            waiting.path,
            waiting.fingerprint,
            waiting.made_by,
            self._file.read(waiting.article_size),
            self._file.read(waiting.facts_size),
            waiting.counts,
            waiting.given,
        )

    def forget(self, number: int) -> None:
        """Drop the changes of a segment that has been written."""
        self._count -= len(self._waiting.pop(number, {}))
        if not self._waiting:
            self._size = 0  # the file is written from its beginning again

    def close(self) -> None:
        """Remove the file."""
        if self._file is not None:
            with suppress(OSError):  # a full disk takes no last bytes, and needs none
                self._file.close()
            self._file = None
            self._path.unlink(missing_ok=True)
