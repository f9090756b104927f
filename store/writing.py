"""Write a store: append articles, replace articles, commit.

An article keeps its place for good: new ones are appended, a changed one is rewritten where it
stood, segments break every so many articles. So the bytes of a store are those of its articles in
the order of their first ingest, whatever the number of workers, and however often it was killed.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from newsfacts.extractors.facts import SCHEMA_VERSION
from newsfacts.store.changes import Changes
from newsfacts.store.errors import UnwritableStore
from newsfacts.store.lastingest import Record
from newsfacts.store.manifest import Counts, Manifest, Segment, read_manifest, write_manifest
from newsfacts.store.segments import (
    Encoded,
    Entry,
    SegmentBuilder,
    open_committed,
    publish,
    read_index,
    recover,
)
from newsfacts.store.versions import extractor_version, knowledge_digest

# The manifest grows with the store; committing it for each segment of a large one would cost more
# than the segments. A kill loses at most this share of the work, and never less than one segment.
COMMIT_SHARE = 64


class Writer:
    """The one writer of a store, which holds its lock.

    Nothing is visible to readers before a commit, and a commit is one rename: of the manifest.
    What is no ingest is not remembered as the last one.
    """

    def __init__(self, folder: Path, per_segment: int, *, is_ingest: bool = True) -> None:
        self.folder = folder
        self.per_segment = per_segment
        manifest = read_manifest(folder)
        recover(folder, manifest)
        self.segments = list(manifest.segments)
        self._staged: set[int] = set()  # finished segments whose files still end in .new
        self._tail: SegmentBuilder | None = None
        self._firsts = list(accumulate((s.counts.articles for s in self.segments), initial=0))
        self._changes = Changes(folder)
        self._is_ingest = is_ingest
        self._record = Record(folder, was_empty=not self.segments)
        self._places: tuple[int, list[Entry]] = (-1, [])  # the index of one segment
        self._looked_up: tuple[int, list[Entry]] = (-1, [])  # of another, that planning is at
        self._moving = False  # between two states, neither of which is on the disk yet

    @property
    def article_count(self) -> int:
        """How many articles there were when this was opened."""
        return self._firsts[-1]

    def entries(self) -> Iterator[Entry]:
        """The index of the store, in order."""
        for number, segment in enumerate(self.segments):
            yield from read_index(self.folder, number, segment)

    def entry_at(self, position: int) -> Entry:
        """The index of the article that was ``position``-th when this was opened."""
        number = bisect_right(self._firsts, position) - 1
        if self._looked_up[0] != number:
            index = list(read_index(self.folder, number, self.segments[number]))
            self._looked_up = number, index
        return self._looked_up[1][position - self._firsts[number]]

    def append(self, encoded: Encoded) -> None:
        """Add an article behind all others."""
        self._record.add(encoded.id)
        with self._writing():
            if self._tail is None:
                self._tail = self._open_tail()
            self._tail.add(encoded)
            if len(self._tail) >= self.per_segment:
                with self._moving_on():
                    self._close_tail()
                    if len(self._staged) > len(self.segments) // COMMIT_SHARE:
                        self._commit()

    def replace(self, position: int, encoded: Encoded) -> None:
        """Put an article in the place of the one that was ``position``-th when this was opened."""
        number = bisect_right(self._firsts, position) - 1
        with self._writing():
            self._record.change(encoded.id, self._facts_at(number, position))
            self._changes.add(number, position - self._firsts[number], encoded)
            # Each segment is rewritten whole: worth it when half of what is written has changed.
            if 2 * len(self._changes) >= self.per_segment * len(self._changes.segments()):
                with self._moving_on():
                    self._apply_changes(but=None if self._tail is None else self._tail.number)
                    self._commit()

    def finish(self) -> None:
        """Commit everything, the last segment too."""
        with self._writing(), self._moving_on():
            self._close_tail()
            self._apply_changes(but=None)
            self._commit()
            self._changes.close()
            if self._is_ingest:
                self._record.write()

    def leave(self, *, keep: bool) -> None:
        """Give up in the middle: the store is good, and has every article that was whole.

        Args:
            keep: Commit what is complete, unless the interrupt came in the middle of a commit;
                then that commit counts if its manifest is in place.
        """
        if keep and not self._moving:
            self.finish()
        elif self._tail is not None:
            self._tail.abandon()
        self._changes.close()
        recover(self.folder, read_manifest(self.folder))

    @contextmanager
    def _moving_on(self) -> Iterator[None]:
        self._moving = True
        yield
        self._moving = False  # not after an error: then only what is on the disk counts

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableStore(self.folder, error) from error

    def _commit(self) -> None:
        if self._staged:
            write_manifest(self.folder, make_manifest(tuple(self.segments)))
            publish(self.folder, sorted(self._staged))
            self._staged.clear()
            self._places = (-1, [])

    def _open_tail(self) -> SegmentBuilder:
        last = len(self.segments) - 1
        if last < 0 or self.segments[last].counts.articles >= self.per_segment:
            return SegmentBuilder(self.folder, last + 1)
        builder = SegmentBuilder(self.folder, last)
        for encoded in self.read(last):
            builder.add(encoded)
        return builder

    def _close_tail(self) -> None:
        if self._tail is not None:
            self._stage(self._tail)
            self._tail = None

    def _apply_changes(self, but: int | None) -> None:
        """Rewrite the segments in which articles changed, ``but`` the one being appended to."""
        for number in self._changes.segments():
            if number != but:
                builder = SegmentBuilder(self.folder, number)
                for slot, encoded in enumerate(self.read(number)):
                    builder.add(self._changes.find(number, slot) or encoded)
                self._stage(builder)
                self._changes.forget(number)

    def _stage(self, builder: SegmentBuilder) -> None:
        self.segments[builder.number : builder.number + 1] = [builder.finish()]
        self._staged.add(builder.number)

    def read(self, number: int) -> Iterator[Encoded]:
        """The articles of a finished segment as they were written."""
        segment = self.segments[number]
        with self._open("articles", number) as articles, self._open("facts", number) as facts:
            for entry in read_index(self.folder, number, segment):
                articles.seek(entry.article[0])
                facts.seek(entry.facts[0])
                yield Encoded(
                    entry.id,
                    entry.path,
                    entry.fingerprint,
                    entry.made_by,
                    articles.read(entry.article[1]),
                    facts.read(entry.facts[1]),
                    entry.counts,
                    entry.given,
                )

    def _facts_at(self, number: int, position: int) -> bytes:
        """The facts of an article as they were when this was opened, or as they are by now."""
        if self._places[0] != number:
            self._places = number, list(read_index(self.folder, number, self.segments[number]))
        start, size = self._places[1][position - self._firsts[number]].facts
        with self._open("facts", number) as facts:
            facts.seek(start)
            return facts.read(size)

    def _open(self, kind: str, number: int) -> BinaryIO:
        return open_committed(self.folder, kind, number, self.segments[number].content(kind))


def make_manifest(segments: tuple[Segment, ...]) -> Manifest:
    """The manifest of these segments, made by this version."""
    counts = Counts()
    for segment in segments:
        counts += segment.counts
    return Manifest(SCHEMA_VERSION, extractor_version(), knowledge_digest(), counts, segments)
