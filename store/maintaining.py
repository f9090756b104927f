"""``store compact`` and ``store migrate``: write a store anew from what is in it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import SCHEMA_VERSION
from newsfacts.store.boilerplate import lines_of, read_repeated
from newsfacts.store.derived import remove_derived
from newsfacts.store.errors import BrokenSegment, UnwritableStore, WrongSchema
from newsfacts.store.locking import locked
from newsfacts.store.manifest import (
    Segment,
    read_manifest,
    read_schema,
    write_manifest,
)
from newsfacts.store.reading import BROKEN, Store
from newsfacts.store.rereading import reread
from newsfacts.store.salvaging import UNKNOWN_SOURCE
from newsfacts.store.segments import (
    ARTICLES_PER_SEGMENT,
    KINDS,
    Encoded,
    SegmentBuilder,
    publish,
    recover,
    segment_path,
)
from newsfacts.store.versions import maker
from newsfacts.store.writing import Writer, make_manifest

Progress = Callable[[int], None]


class CompactReport(msgspec.Struct, kw_only=True):
    """What a store takes, before and after."""

    store: str
    articles: int
    segments_before: int
    segments: int
    bytes_before: int
    bytes: int


class MigrateReport(msgspec.Struct, kw_only=True):
    """What was read again."""

    store: str
    schema_before: int
    schema: int
    articles: int
    reread: int  # articles
    facts: int


def compact(folder: Path) -> CompactReport:
    """Put the articles of a store into full segments, and remove what can be derived again.

    The order stays, and so the bytes are those of one ingest of the same articles.

    Raises:
        StoreError: It is locked, broken, of another schema, or cannot be written.
    """
    before = size_of(folder)
    with locked(folder), _writing(folder):
        manifest = read_manifest(folder)
        recover(folder, manifest)
        remove_derived(folder)
        counts = [segment.counts.articles for segment in manifest.segments]
        is_full = all(count == ARTICLES_PER_SEGMENT for count in counts[:-1])
        segments = manifest.segments
        if not is_full or 0 in counts:
            segments = rewrite(folder, _stored(folder))
        _remove_behind(folder, len(segments))
    return CompactReport(
        store=str(folder),
        articles=manifest.counts.articles,
        segments_before=len(counts),
        segments=len(segments),
        bytes_before=before,
        bytes=size_of(folder),
    )


def migrate(folder: Path, progress: Progress | None = None) -> MigrateReport:
    """Bring a store to this version: what others have read is read again, from the stored texts.

    Raises:
        StoreError: It is of a later schema, locked, broken, or cannot be written.
    """
    schema = read_schema(folder)
    if not isinstance(schema, int) or schema > SCHEMA_VERSION:
        raise WrongSchema(folder, schema, SCHEMA_VERSION)
    with locked(folder), _writing(folder):
        if schema < SCHEMA_VERSION:
            segments = rewrite(folder, _older(folder))
            _remove_behind(folder, len(segments))
            again = sum(segment.counts.articles for segment in segments)
        else:
            again = _reread_outdated(folder, progress)
        manifest = read_manifest(folder)
    return MigrateReport(
        store=str(folder),
        schema_before=schema,
        schema=manifest.schema,
        articles=manifest.counts.articles,
        reread=again,
        facts=manifest.counts.facts,
    )


def rewrite(folder: Path, articles: Iterable[Encoded]) -> tuple[Segment, ...]:
    """Replace all segments by those of ``articles``, in one commit."""
    segments: list[Segment] = []
    builder: SegmentBuilder | None = None
    try:
        for encoded in articles:
            builder = builder or SegmentBuilder(folder, len(segments))
            builder.add(encoded)
            if len(builder) == ARTICLES_PER_SEGMENT:
                segments.append(builder.finish())
                builder = None
        if builder is not None:
            segments.append(builder.finish())
    except BaseException:
        if builder is not None:
            builder.abandon()
        for number in range(len(segments)):
            for kind in KINDS:
                segment_path(folder, kind, number).with_suffix(".jsonl.new").unlink(missing_ok=True)
        raise
    write_manifest(folder, make_manifest(tuple(segments)))
    publish(folder, list(range(len(segments))))
    return tuple(segments)


def size_of(folder: Path) -> int:
    """The bytes of everything in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _stored(folder: Path) -> Iterator[Encoded]:
    """Every article with its facts, as it was written."""
    writer = Writer(folder, ARTICLES_PER_SEGMENT)
    for number in range(len(writer.segments)):
        yield from writer.read(number)


def _reread_outdated(folder: Path, progress: Progress | None) -> int:
    """Read the articles again that another version has read; how many there were."""
    store, now = Store(folder), maker()
    writer = Writer(folder, ARTICLES_PER_SEGMENT)
    entries = enumerate(writer.entries())
    repeated = read_repeated(folder)
    again = 0
    try:
        for (position, entry), article in zip(entries, store.articles(), strict=True):
            if entry.made_by != now:
                lines = lines_of(article, repeated)
                encoded = reread(article, entry.fingerprint, lines)
                writer.replace(position, encoded._replace(given=entry.given))
                again += 1
                if progress is not None:
                    progress(again)
        writer.finish()
    except BaseException as error:
        writer.leave(keep=isinstance(error, KeyboardInterrupt))
        raise
    return again


def _older(folder: Path) -> Iterator[Encoded]:
    """The articles of an older schema, read again; keys that it lacked are unknown."""
    number = 0
    repeated = read_repeated(folder)
    while (path := segment_path(folder, "articles", number)).is_file():
        with path.open("rb") as file:
            for place, line in enumerate(file, 1):
                try:
                    given = msgspec.json.decode(line)
                    known = {key: given.get(key) for key in Article.__struct_fields__}
                    article = msgspec.convert(known, Article)
                except (*BROKEN, AttributeError) as error:
                    raise BrokenSegment(path, place, str(error)) from error
                yield reread(article, UNKNOWN_SOURCE, lines_of(article, repeated))
        number += 1


def _remove_behind(folder: Path, count: int) -> None:
    """Remove the files of segments that there are no more."""
    number = count
    while any(segment_path(folder, kind, number).exists() for kind in KINDS):
        for kind in KINDS:
            segment_path(folder, kind, number).unlink(missing_ok=True)
        number += 1


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableStore(folder, error) from error
