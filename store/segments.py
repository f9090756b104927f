"""Segments: three JSONL files that share a number, with a fixed count of articles in each.

``articles-00007.jsonl`` has an article a line, ``facts-00007.jsonl`` their facts, and
``index-00007.jsonl`` a line an article that says where both stand and what they were made from.

A file is written under a name that ends in ``.tmp``, brought down to the disk, renamed to ``.new``,
and gets its own name once the manifest lists it. So whatever has a name without ending is
committed, a ``.new`` is committed exactly when the manifest has its hash, and the rest is refuse.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec

from newsfacts.documents.articles import Given
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.manifest import Content, Counts, Manifest, Segment, sync_folder

T = TypeVar("T")

ARTICLES_PER_SEGMENT = 1000
KINDS = ("articles", "facts", "index")
UNCOMMITTED_RE = re.compile(
    r"(?P<kind>articles|facts|index)-(?P<number>\d{5,})\.jsonl\.(?:new|tmp)"
    r"|(?:manifest\.json|changes)\.tmp"
)


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the index: an article, where it stands in its segment, and what made it."""

    id: str
    path: str | None
    fingerprint: str  # of bytes, given metadata, extractor version and lexicons
    made_by: str  # the version that read it
    article: tuple[int, int]  # first byte in articles-*.jsonl and number of bytes
    facts: tuple[int, int]
    counts: Counts
    given: Given | None = None  # what options and a table said of it, kept by later ingests


ENTRIES = msgspec.json.Decoder(Entry)


class Encoded(NamedTuple):
    """An article as it is written: its lines, and what the index says of them."""

    id: str
    path: str | None
    fingerprint: str
    made_by: str
    article: bytes  # one line
    facts: bytes  # a line each
    counts: Counts
    given: Given | None = None


class _Sizes(NamedTuple):
    article_bytes: int
    fact_bytes: int
    index_bytes: int
    counts: Counts


def segment_path(folder: Path, kind: str, number: int) -> Path:
    """The file of one kind in a segment."""
    return folder / f"{kind}-{number:05d}.jsonl"


class SegmentBuilder:
    """A segment being written, article by article.

    ``sizes`` moves on in one step behind each whole article, so that an interrupt between two of
    its lines leaves nothing half: what is behind the sizes is cut off at the end.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.number = number
        self._paths = [
            segment_path(folder, kind, number).with_suffix(".jsonl.tmp") for kind in KINDS
        ]
        self._files: list[BinaryIO] = [path.open("wb") for path in self._paths]
        self._sizes = _Sizes(0, 0, 0, Counts())

    def __len__(self) -> int:
        return self._sizes.counts.articles

    def add(self, encoded: Encoded) -> None:
        """Write an article with its facts behind the others."""
        sizes = self._sizes
        entry = Entry(
            encoded.id,
            encoded.path,
            encoded.fingerprint,
            encoded.made_by,
            (sizes.article_bytes, len(encoded.article)),
            (sizes.fact_bytes, len(encoded.facts)),
            encoded.counts,
            encoded.given,
        )
        line = _encoder.encode(entry) + b"\n"
        articles, facts, index = self._files
        articles.write(encoded.article)
        facts.write(encoded.facts)
        index.write(line)
        self._sizes = _Sizes(
            sizes.article_bytes + len(encoded.article),
            sizes.fact_bytes + len(encoded.facts),
            sizes.index_bytes + len(line),
            sizes.counts + encoded.counts,
        )

    def finish(self) -> Segment:
        """Bring the files down to the disk as ``.new`` and say what they are."""
        contents = []
        for file, path, size in zip(self._files, self._paths, self._sizes[:3], strict=True):
            file.truncate(size)  # flushes first
            os.fsync(file.fileno())
            file.close()
            contents.append(Content(size, file_hash(path)))
            path.replace(path.with_suffix(".new"))
        return Segment(self._sizes.counts, *contents)

    def abandon(self) -> None:
        """Remove what was written."""
        for file, path in zip(self._files, self._paths, strict=True):
            with suppress(OSError):  # a full disk takes no last bytes, and needs none
                file.close()
            path.unlink(missing_ok=True)


def publish(folder: Path, numbers: list[int]) -> None:
    """Give committed files their own names."""
    for number in numbers:
        for kind in KINDS:
            path = segment_path(folder, kind, number)
            path.with_suffix(".jsonl.new").replace(path)
    sync_folder(folder)


def recover(folder: Path, manifest: Manifest) -> None:
    """Finish or undo what a killed ingest left: publish what is committed, remove the rest."""
    left = [path for path in folder.iterdir() if UNCOMMITTED_RE.fullmatch(path.name)]
    for path in sorted(left):
        match = UNCOMMITTED_RE.fullmatch(path.name)
        if match and match["kind"] and is_committed(path, manifest, match["kind"], match["number"]):
            path.replace(path.with_suffix(""))
        else:
            path.unlink()
    if left:
        sync_folder(folder)


def is_committed(path: Path, manifest: Manifest, kind: str, number: str) -> bool:
    """Whether a file without its own name holds what the manifest says that the segment holds."""
    if path.suffix != ".new" or int(number) >= len(manifest.segments):
        return False
    return _holds(path, manifest.segments[int(number)].content(kind))


def open_committed(folder: Path, kind: str, number: int, content: Content) -> BinaryIO:
    """A committed file, also when its ingest was killed, or has not come, to rename it.

    Raises:
        BrokenSegment: There is no file of the size that the manifest says.
    """
    path = segment_path(folder, kind, number)
    renamed = path.with_suffix(".jsonl.new")
    if _holds(renamed, content):
        with suppress(FileNotFoundError):  # a writer renamed it just now
            return renamed.open("rb")
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise BrokenSegment(path, None, "the file is missing") from None
    size = os.fstat(file.fileno()).st_size
    if size != content.size:
        file.close()
        raise BrokenSegment(path, None, f"{size} bytes, but {content.size} were written")
    return file


def read_index(folder: Path, number: int, segment: Segment) -> Iterator[Entry]:
    """The index of a segment, in order.

    Raises:
        BrokenSegment: It is not what was written.
    """
    with open_committed(folder, "index", number, segment.index) as file:
        yield from read_records(file, segment_path(folder, "index", number), ENTRIES)


def read_records(
    lines: Iterable[bytes], path: Path, decoder: msgspec.json.Decoder[T]
) -> Iterator[T]:
    """Each line as a record.

    Raises:
        BrokenSegment: A line is no such record; the error names ``path`` and line.
    """
    for number, line in enumerate(lines, 1):
        yield read_record(line, path, number, decoder)


def read_record(line: bytes, path: Path, number: int | None, decoder: msgspec.json.Decoder[T]) -> T:
    """A line as a record; ``path`` and ``number`` are for the error, a BrokenSegment."""
    try:
        return decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise BrokenSegment(path, number, str(error)) from error


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, as ``sha256sum`` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holds(path: Path, content: Content) -> bool:
    try:
        return path.stat().st_size == content.size and file_hash(path) == content.sha256
    except FileNotFoundError:
        return False


_encoder = msgspec.json.Encoder()
