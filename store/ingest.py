"""Ingest: articles go in, and only what is new or changed is read."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from newsfacts.documents.articles import NOTHING_GIVEN, Problem, RawArticle
from newsfacts.documents.inputs import read_inputs
from newsfacts.documents.streams import EXPANSION
from newsfacts.extractors.metrics.catalogue import held_metrics
from newsfacts.store.encoding import Done, Work
from newsfacts.store.errors import StoreError, UnwritableStore
from newsfacts.store.known import Known
from newsfacts.store.locating import (
    MANIFEST,
    STDIN,
    is_inside,
    place_store,
    split_member,
    stored_path,
)
from newsfacts.store.locking import locked
from newsfacts.store.manifest import read_manifest, write_manifest
from newsfacts.store.reading import Store
from newsfacts.store.reports import Collector, IngestReport
from newsfacts.store.segments import ARTICLES_PER_SEGMENT, KINDS, Encoded, Entry, segment_path
from newsfacts.store.skipped import note_skipped
from newsfacts.store.usermetrics import own_metrics, read_metrics_file
from newsfacts.store.versions import fingerprint, maker
from newsfacts.store.workers import read_all
from newsfacts.store.writing import Writer, make_manifest

Progress = Callable[[int, int], None]


def ingest(
    paths: Iterable[str | os.PathLike[str]],
    *,
    store: str | os.PathLike[str] | None = None,
    jobs: int = 1,
    glob: str | Sequence[str] | None = None,
    metadata: str | os.PathLike[str] | None = None,
    date: str | None = None,
    outlet: str | None = None,
    fields: Mapping[str, str] | None = None,
    title_as_text: bool = False,
    language: str | None = None,
    expansion: int = EXPANSION,
    dry_run: bool = False,
    metrics: str | os.PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read articles into a store, and return what came in.

    Articles that the store has from the same source, unchanged, are skipped; changed ones are
    replaced with their facts; what is not among the paths stays. An article with the id and the
    very bytes of one whose source is gone has moved: it takes the place of that one. The store has
    the same bytes for any number of jobs. After an interrupt, or a kill, the same call completes
    it. What options and a sidecar said of an article holds until they say something else of it: a
    call without them wipes nothing.

    Args:
        paths: Files, folders and ``-``; see ``documents.inputs.read_inputs`` on what they may be.
        store: The folder of the store; without it the one found upward from here, else a new
            ``.newsfacts`` here.
        jobs: Processes that read articles; 1 reads in this one.
        glob: What to take from folders.
        metadata: A sidecar table with dates, outlets and more.
        date: The publication date of every article.
        outlet: The outlet of every article.
        fields: Other names for the fields of records: ``{"text": "story"}``.
        title_as_text: Whether a separate title stands before the text.
        language: The language of every article, whatever it looks like: "en" reads all of it.
        expansion: How many times its own size a packed file may unpack to.
        dry_run: Read everything, write nothing, and report what an ingest would bring.
        metrics: A TOML file with ``[[metric]]`` entries, metrics of your own, for this call.
        stdin: What ``-`` reads, instead of the process's own.
        progress: Called with the articles, and the bytes of input, that are done, now and then.

    Raises:
        StoreError: The store is locked, of another schema, broken, or cannot be written.
        InputError: The sidecar or a field name is wrong.
        LexiconError: An entry of ``metrics`` is wrong.
    """
    folder = place_store(store)
    articles = read_inputs(
        (paths,) if isinstance(paths, str | os.PathLike) else paths,
        glob=glob,
        fields=fields,
        date=date,
        outlet=outlet,
        metadata=metadata,
        title_as_text=title_as_text,
        language=language,
        expansion=expansion,
        stdin=stdin,
    )
    own = held_metrics() if metrics is None else read_metrics_file(metrics)
    with own_metrics(own), dry_writer(folder) if dry_run else opened(folder) as writer:
        run = Ingest(folder, writer, progress)
        for work, result in read_all(run.plan(articles), jobs):
            run.take(work, result)
    report = run.collector.report(os.fspath(folder))
    if not dry_run:
        note_skipped(folder, report.problems)
    return report


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


class Ingest:
    """One run: decides what has to be read, and takes what was read into the store."""

    def __init__(
        self, folder: Path, writer: "Writer | DryWriter", progress: Progress | None
    ) -> None:
        self.collector = Collector()
        self._folder = folder
        self._writer = writer
        self._known = Known(writer.entries(), writer.article_count)
        self._made_by = maker()
        self._progress = progress
        self._done = 0
        self._bytes = 0

    def plan(self, articles: Iterable[RawArticle | Problem]) -> Iterator[Work]:
        """Yield what has to be read; problems and what is unchanged are counted here."""
        for place, article in enumerate(articles):
            if isinstance(article, Problem):
                self.collector.add_problem(place, article)
                self._advance(article.skipped)
            elif not is_inside(article.path, self._folder):
                self._bytes += len(article.payload)
                yield from self._plan_article(place, article)

    def take(self, work: Work, result: Done | Problem) -> None:
        """Write an article that was read, or note why there is none."""
        position: int | None = work.ticket
        if isinstance(result, Done) and not self._known.claim_id(result.encoded.id, work.ticket):
            position = self._moved_from(result.encoded.id, work)
        if isinstance(result, Done) and position is None:
            result = Problem(
                work.given_path,
                f"the id {result.encoded.id!r} is that of another article of the store",
                f"newsfacts facts --article {result.encoded.id} shows it; give each its own id",
            )
        if isinstance(result, Problem):
            self.collector.add_problem(work.place, result)
        elif position is not None and position < self._known.stored:
            self._writer.replace(position, result.encoded)
            self.collector.articles.changed += 1
        else:
            self._writer.append(result.encoded)
            self.collector.articles.new += 1
        if isinstance(result, Done):
            self.collector.add(
                work.raw.path, result.tally, place=work.place, given_path=work.given_path
            )
        self._advance()

    def _moved_from(self, identity: str, work: Work) -> int | None:
        """The position of the stored article that is the same, when its own source is gone."""
        owner = self._known.owner(identity, work.fingerprint)
        if owner is None:
            return None
        path = self._writer.entry_at(owner).path
        if path is None or not is_gone(path, self._folder) or not self._known.move(owner):
            return None
        return owner

    def _plan_article(self, place: int, article: RawArticle) -> Iterator[Work]:
        path = stored_path(source_path(article), self._folder)
        article = self._with_given_before(article, path)
        made_from = fingerprint(article.fingerprint)
        ticket = self._known.ticket(path)
        if ticket is None:
            ticket = self._known.add(path, made_from)
        elif self._known.see(ticket):
            if not self._known.is_unchanged(ticket, made_from):
                hint = "the first is taken; give it once"
                again = Problem(article.path, "comes twice, with other text or metadata", hint)
                self.collector.add_problem(place, again)
            return
        elif self._known.is_unchanged(ticket, made_from):
            self.collector.articles.unchanged += 1
            self._advance()
            return
        raw = article._replace(path=path)
        yield Work(raw, article.path, made_from, self._made_by, place, ticket)

    def _with_given_before(self, article: RawArticle, path: str) -> RawArticle:
        """The article with what an earlier ingest was given of it and this one is not."""
        ticket = self._known.ticket(path)
        if ticket is None or ticket >= self._known.stored:
            return article
        if self._known.is_unchanged(ticket, fingerprint(article.fingerprint)):
            return article
        before = self._writer.entry_at(ticket).given
        given = article.given.over(before or NOTHING_GIVEN)
        if given == article.given:
            return article
        self.collector.kept_metadata += 1
        return article.with_given(given)

    def _advance(self, count: int = 1) -> None:
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._bytes)


def source_path(article: RawArticle) -> str:
    """Where an article came from; what stdin brought has no place, so its bytes stand for it."""
    if article.path != STDIN:
        return article.path
    return f"{STDIN}#{hashlib.blake2b(article.payload, digest_size=8).hexdigest()}"


def is_gone(path: str, folder: Path) -> bool:
    """Whether the file of a stored path is there no more; what a pipe brought is never there."""
    if path.startswith(f"{STDIN}#"):
        return True
    file = split_member(os.path.join(folder.absolute().parent, path))[0]  # noqa: PTH118 - split next
    return not os.path.lexists(file)


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
