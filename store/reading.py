"""Read a store: articles and facts as they stream by, or by name."""

import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import msgspec

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.metrics.names import check_metrics
from newsfacts.store.asked import check_asked
from newsfacts.store.errors import AmbiguousName, BrokenSegment, StoreChanged, UnknownName
from newsfacts.store.lastingest import LastIngest, read_last_ingest
from newsfacts.store.locating import MANIFEST, clean_name, find_store, stored_path
from newsfacts.store.manifest import Content, Counts, Manifest, read_manifest
from newsfacts.store.naming import answers_to, meant_by
from newsfacts.store.segments import ENTRIES, Entry, open_committed, segment_path

if TYPE_CHECKING:
    from newsfacts.store.reviewing import Reviews

T = TypeVar("T")

BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)  # what a bad line raises
ARTICLES = msgspec.json.Decoder(Article)
FACTS = msgspec.json.Decoder(Fact)
NOWHERE = (-1, 0)  # in the place of an index that is lost


class Store:
    """A store that is read. What is in it is settled when it is opened.

    Args:
        path: The folder of the store; without it the nearest ``.newsfacts`` upward from here.

    Raises:
        StoreError: There is none, it is of another schema version, or its manifest is broken.

    ``on_broken`` is called with each BrokenSegment that reading comes upon, and the rest is read;
    while it is None, which it is at first, reading ends with the error.

    Example:
        >>> store = Store("my-project/.newsfacts")  # doctest: +SKIP
        >>> [fact.text for fact in store.facts(metric="troops")]  # doctest: +SKIP
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.folder: Path = find_store(path)
        self._stamp = self._look()
        self.manifest: Manifest = read_manifest(self.folder)
        self.on_broken: Callable[[BrokenSegment], None] | None = None
        self._told: set[str] = set()
        self._lost: set[str] = set()  # files in which something is broken

    def articles(self, among: Collection[str] | None = None) -> Iterator[Article]:
        """Yield every article, in the order of their first ingest.

        Args:
            among: Ids; no others are read.
        """
        decoder, begin = ARTICLES, len(b'{"id":"')
        wanted = None if among is None else {msgspec.json.encode(name)[1:-1] for name in among}
        for number in range(len(self.manifest.segments)):
            path = self.segment_file("articles", number)
            with self.open_segment("articles", number) as file:
                if wanted is None:
                    yield from self._records(file, path, 1, decoder)
                    continue
                for place, line in enumerate(file, 1):
                    if line[begin : line.find(b'"', begin)] in wanted:
                        yield from self._records([line], path, place, decoder)

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Yield the index of every article, without its text, and the number of its segment."""
        for number in range(len(self.manifest.segments)):
            for entry in self._index(number):
                yield number, entry

    def article(self, name: str) -> Article:
        """The article of this id, path, unique beginning of an id, or of a file's name.

        A whole file name, with or without its ending, goes before longer ones that begin with it,
        and what file names begin with, which is how tables name them, before beginnings of ids.

        Raises:
            UnknownName: There is none.
            AmbiguousName: There are several; the error has them.
        """
        return self._read_article(*self.find(name))

    def text(self, article: str) -> str:
        """The text of an article, into which the offsets of its facts point."""
        return self.article(article).text

    def find(self, name: str) -> tuple[int, Entry]:
        """Where the article of a name stands: see ``article``."""
        if not name:
            raise UnknownName("article", name)
        names = (name, stored_path(name, self.folder))
        # in a line that names the article one of them stands as it is
        parts = [msgspec.json.encode(clean_name(each)).strip(b'"') for each in names]
        begins = []
        for number in range(len(self.manifest.segments)):
            for entry in self._index(number, parts):
                if entry.id == name or entry.path in names:
                    return number, entry
                if answers_to(entry, name):
                    begins.append((number, entry))
        meant = meant_by(name, begins, lambda each: each[1])
        if not meant:
            raise UnknownName("article", name)
        if len(meant) > 1:
            candidates = [entry.path or entry.id for _, entry in meant]
            raise AmbiguousName("article", name, candidates)
        return meant[0]

    def facts(
        self,
        *,
        kind: str | None = None,
        metric: str | None = None,
        article: str | None = None,
        outlet: str | None = None,
        zone: str | None = None,
        modality: str | None = None,
        rejected: bool = False,
    ) -> Iterator[Fact]:
        """Yield facts in the order of the articles and of their text, as reviews correct them.

        Args:
            kind: "quantity", "date" or "quote".
            metric: Of quantities: "troops".
            article: A name as ``article`` takes it.
            outlet: As stored.
            zone: "headline", "body" …
            modality: "asserted", "projected" …
            rejected: Also those that a review has rejected.

        Raises:
            BrokenSegment: A line of the store is no fact; the error names file and line.
            WrongArgument: There is no such kind, metric, zone or modality.
        """
        check_asked(kind, zone, modality)
        keys = {"kind": kind, "outlet": outlet, "zone": zone, "modality": modality}
        wanted = {key: value for key, value in keys.items() if value is not None}
        needles = [needle(key, value) for key, value in wanted.items()]
        if metric is not None:
            needles.append(needle("metric", metric))
        reviews = self.reviews
        if reviews.has_corrections:
            needles = []  # what a line says need not be what the fact says now
        seen = False  # a metric that no fact has may be misspelled
        for fact in self._facts_with(needles, article):
            if reviews:
                if reviews.is_rejected(fact.id) and not rejected:
                    continue
                fact = reviews.apply(fact)
            if metric is not None and (fact.quantity is None or fact.quantity.metric != metric):
                continue
            seen = True
            if all(getattr(fact, key) == value for key, value in wanted.items()):
                yield fact
        if metric is not None and not seen:
            check_metrics([metric])

    @cached_property
    def reviews(self) -> "Reviews":
        """What people said of the facts; see ``store.reviewing``."""
        from newsfacts.store.reviewing import load_reviews  # few stores have any

        return load_reviews(self)

    def facts_at(self, number: int, entry: Entry) -> list[Fact]:
        """The facts of an article that ``entries`` gave, without looking for it again."""
        with self.open_segment("facts", number) as file:
            if not self._is_as_written(file, "facts", number, entry.facts):
                return list(self.facts(article=entry.id))
            file.seek(entry.facts[0])
            lines = file.read(entry.facts[1]).splitlines()
        found = self._records(lines, self.segment_file("facts", number), 1, FACTS)
        if not self.reviews:
            return list(found)
        rejected = self.reviews.is_rejected
        return [self.reviews.apply(fact) for fact in found if not rejected(fact.id)]

    def facts_as_stored(self, article: str | None = None) -> Iterator[Fact]:
        """Yield facts as they were read from the articles, whatever reviews say."""
        return self._facts_with([], article)

    def fact_ids(self) -> Iterator[str]:
        """Yield the id of every fact, without reading more of it: for the shortest unique ids."""
        start = len(b'{"id":"')
        for _, _, lines in self._fact_lines(None):
            for line in lines:
                yield line[start : line.find(b'"', start)].decode()

    def fact(self, name: str) -> Fact:
        """The fact of this id, or of a unique beginning of one.

        Raises:
            UnknownName: There is none.
            AmbiguousName: There are several; the error has them.
        """
        start = b'{"id":' + msgspec.json.encode(name)[:-1]
        found = [fact for fact in self._facts_with([start], None) if fact.id.startswith(name)]
        if not found:
            raise UnknownName("fact", name)
        if len(found) > 1:
            exact = [fact for fact in found if fact.id == name]
            if not exact:
                candidates = [f"{fact.id[: len(name) + 4]} {fact.text!r}" for fact in found]
                raise AmbiguousName("fact", name, candidates)
            found = exact
        return self.reviews.apply(found[0]) if self.reviews else found[0]

    def last_ingest(self) -> LastIngest | None:
        """What the last ingest brought that changed anything; None when that is not known."""
        return read_last_ingest(self.folder)

    def records(
        self,
        kind: str,
        number: int,
        decoder: msgspec.json.Decoder[T],
        needles: Sequence[bytes] = (),
    ) -> Iterator[T]:
        """Yield the lines of a segment that have all needles, as records of any type.

        Args:
            kind: "facts" or "articles".
            number: Of the segment.
            decoder: What to make of a line.
            needles: Others are not decoded.
        """
        with self.open_segment(kind, number) as file:
            yield from self._records(file, self.segment_file(kind, number), 1, decoder, needles)

    def _facts_with(self, needles: list[bytes], article: str | None) -> Iterator[Fact]:
        """Facts whose lines have all needles: only these are worth decoding."""
        for path, first, lines in self._fact_lines(article):
            yield from self._records(lines, path, first, FACTS, needles)

    def _records(
        self,
        lines: Iterable[bytes],
        path: Path,
        first: int,
        decoder: msgspec.json.Decoder[T],
        needles: Sequence[bytes] = (),
    ) -> Iterator[T]:
        """The lines that have all needles as records; a broken one is told, or raised."""
        decode = decoder.decode
        for number, line in enumerate(lines, first):
            for part in needles:
                if part not in line:
                    break
            else:
                try:
                    record = decode(line)
                except BROKEN as error:
                    self.tell(BrokenSegment(path, number, str(error)))
                    continue
                yield record

    @property
    def is_damaged(self) -> bool:
        """Whether reading has come upon anything broken."""
        return bool(self._lost)

    def tell(self, error: BrokenSegment) -> None:
        """Raise what is broken, or tell it once and go on."""
        if self.on_broken is None:
            raise error
        self._lost.add(str(error.path))
        if str(error) not in self._told:
            self._told.add(str(error))
            self.on_broken(error)

    def _fact_lines(self, article: str | None) -> Iterator[tuple[Path, int, Iterable[bytes]]]:
        """The lines of facts, file by file, with the number of the first line."""
        if article is None:
            for number in range(len(self.manifest.segments)):
                with self.open_segment("facts", number) as file:
                    yield self.segment_file("facts", number), 1, file
            return
        number, wanted = self.find(article)
        with self.open_segment("facts", number) as file:
            if not self._is_as_written(file, "facts", number, wanted.facts):
                part = needle("article", wanted.id)
                for place, line in enumerate(file, 1):
                    if part in line:
                        yield self.segment_file("facts", number), place, [line]
                return
            first = 1
            for entry in self._index(number):
                if entry.id == wanted.id:
                    break
                first += entry.counts.facts
            file.seek(wanted.facts[0])
            lines = file.read(wanted.facts[1]).splitlines()
        yield self.segment_file("facts", number), first, lines

    def _read_article(self, number: int, entry: Entry) -> Article:
        path = self.segment_file("articles", number)
        with self.open_segment("articles", number) as file:
            if not self._is_as_written(file, "articles", number, entry.article):
                part = b'{"id":' + msgspec.json.encode(entry.id)
                lines = ((place, line) for place, line in enumerate(file, 1) if part in line)
                place, line = next(lines, (None, b""))
                if place is None:
                    raise BrokenSegment(path, None, f"the article {entry.id!r} is missing")
            else:
                file.seek(entry.article[0])
                line = file.read(entry.article[1])
                file.seek(0)
                place = file.read(entry.article[0]).count(b"\n") + 1
            try:
                return ARTICLES.decode(line)
            except BROKEN as error:
                raise BrokenSegment(path, place, str(error)) from error

    def _is_as_written(
        self, file: BinaryIO, kind: str, number: int, place: tuple[int, int]
    ) -> bool:
        """Whether the places that the index gives are those of the file."""
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        return size == self.manifest.segments[number].content(kind).size and place != NOWHERE

    def _index(self, number: int, parts: Sequence[bytes] = (b"",)) -> Iterator[Entry]:
        """The index of a segment, of the lines that have one of some parts."""
        path = self.segment_file("index", number)
        with self.open_segment("index", number) as file:
            payload = file.read()
        lines = payload.splitlines()
        if parts == (b"",):
            yield from self._records(lines, path, 1, ENTRIES)
        elif any(part in payload for part in parts):  # most segments have none: a glance is enough
            wanted = (line if any(part in line for part in parts) else None for line in lines)
            for place, line in enumerate(wanted, 1):
                if line is not None:
                    yield from self._records([line], path, place, ENTRIES)
        if len(lines) != self.manifest.segments[number].counts.articles or str(path) in self._lost:
            yield from self._unlisted(number, lines)

    def _unlisted(self, number: int, index: list[bytes]) -> Iterator[Entry]:
        """Of a broken store: the articles of a segment that its index does not list."""
        listed = set()
        for line in index:
            with suppress(*BROKEN):
                listed.add(ENTRIES.decode(line).id)
        with self.open_segment("articles", number) as file:
            for article in self._records(file, self.segment_file("articles", number), 1, ARTICLES):
                if article.id not in listed:
                    yield Entry(article.id, article.path, "", "", NOWHERE, NOWHERE, Counts(1))

    def segment_file(self, kind: str, number: int) -> Path:
        """Where a file of a segment is, once it has its own name."""
        return segment_path(self.folder, kind, number)

    def open_segment(self, kind: str, number: int) -> BinaryIO:
        """A file of a segment, as it was when the store was opened.

        Raises:
            StoreChanged: An ingest has rewritten it since.
        """
        content = self.manifest.segments[number].content(kind)
        try:
            file = open_committed(self.folder, kind, number, content)
        except BrokenSegment as error:
            self._check_unchanged(kind, number, content)
            self.tell(error)
            with suppress(FileNotFoundError):
                return self.segment_file(kind, number).open("rb")
            return io.BytesIO()
        try:
            self._check_unchanged(kind, number, content)
        except StoreChanged:
            file.close()
            raise
        return file

    def _check_unchanged(self, kind: str, number: int, content: Content) -> None:
        if self._look() == self._stamp:
            return
        segments = read_manifest(self.folder).segments
        if number >= len(segments) or segments[number].content(kind) != content:
            raise StoreChanged(self.folder)

    def _look(self) -> tuple[int, int, int] | None:
        """What tells one manifest from the next without reading it."""
        try:
            status = (self.folder / MANIFEST).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size


def needle(key: str, value: str) -> bytes:
    """What the line of a fact holds when a key has a value, wherever the key stands.

    In JSON the quotes of a text are escaped, so no text can look like it.
    """
    return b'"' + key.encode() + b'":' + msgspec.json.encode(value)
