"""Ingest: articles go in, and only what is new or changed is read."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from newsfacts.documents.articles import NOTHING_GIVEN, Problem, RawArticle
from newsfacts.documents.building import article_id
from newsfacts.documents.inputs import read_inputs
from newsfacts.documents.streams import EXPANSION
from newsfacts.extractors.metrics.catalogue import held_metrics
from newsfacts.store.encoding import Done, Work
from newsfacts.store.known import Known
from newsfacts.store.locating import (
    STDIN,
    is_inside,
    place_store,
    split_member,
    stored_path,
)
from newsfacts.store.opening import DryWriter, dry_writer, opened
from newsfacts.store.reports import Collector, IngestReport
from newsfacts.store.skipped import note_skipped
from newsfacts.store.usermetrics import own_metrics, read_metrics_file
from newsfacts.store.versions import fingerprint, maker
from newsfacts.store.workers import read_all
from newsfacts.store.writing import Writer

COPIES = 50  # of one text in the store that are asked whether they have moved
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
    replaced with their facts; what is not among the paths stays. An article with the very bytes
    of one whose source is gone has moved: it takes the place of that one, and has its id. The
    store has the same bytes for any number of jobs. After an interrupt, or a kill, the same call
    completes it. What options and a sidecar said of an article holds until they say something
    else of it: a call without them wipes nothing.

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
            result = self._taken(result.encoded.id, work)
        if isinstance(result, Problem):
            self.collector.add_problem(work.place, result)
        elif position is not None and position < self._known.stored:
            self._writer.replace(position, result.encoded)
            if self._known.has_moved(position):
                self.collector.articles.moved += 1
            else:
                self.collector.articles.changed += 1
        else:
            self._writer.append(result.encoded)
            self.collector.articles.new += 1
        if isinstance(result, Done):
            self.collector.add(
                work.raw.path, result.tally, place=work.place, given_path=work.given_path
            )
        self._advance()

    def _taken(self, identity: str, work: Work) -> Problem:
        """The problem with an article whose id another one has."""
        hint = f"newsfacts facts --article {identity} shows it; give each its own id"
        holder = self._known.holder(identity)
        path = None if holder is None else self._writer.entry_at(holder).path
        if path is not None and not path.startswith(STDIN) and is_gone(path, self._folder):
            hint = f"that was read from {path}, which is gone: newsfacts store relocate OLD NEW"
        message = f"the id {identity!r} is that of another article of the store"
        return Problem(work.given_path, message, hint)

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
            ticket, article = self._arrived(article, path, made_from)
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

    def _arrived(self, article: RawArticle, path: str, made_from: str) -> tuple[int, RawArticle]:
        """The ticket of what comes from a path that the store does not know.

        The very bytes of an article whose source is gone are that article, with its id, so that
        facts, reviews and whoever cites them hold. A copy beside its original is another article.
        """
        known = self._known.made_from(made_from) if self._known.stored else iter(())
        for ticket in islice(known, COPIES):
            entry = self._writer.entry_at(ticket)
            if entry.path is None or entry.path.startswith(STDIN):
                continue
            if is_gone(entry.path, self._folder) and self._known.move(ticket, path):
                return ticket, article._replace(id=entry.id)
            if entry.id == article_id(path, article.payload):  # it has moved away from here before
                article = article._replace(id=article_id(f"{path}#again", article.payload))
        return self._known.add(path, made_from), article

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
