"""Ingest on many machines: parts of the input go to the workers of a Dask cluster.

A worker writes the segment of its part itself; what comes back is what the report and the manifest
need. Dask runs a part again when its worker is lost. Parts are taken over in the order of the
input, so the articles and facts are those of an ingest on one machine, in that order; ``store
compact`` makes the bytes the same, too.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from newsfacts.documents.articles import Given as GivenFields
from newsfacts.documents.articles import Problem
from newsfacts.documents.inputs import check_fields
from newsfacts.documents.records import GivenDate
from newsfacts.documents.runs import Reading
from newsfacts.documents.streams import EXPANSION
from newsfacts.extractors.metrics.catalogue import held_metrics
from newsfacts.store.clusterclients import connected
from newsfacts.store.clusterparts import SHORT, Given, Orders, PartDone, do_part
from newsfacts.store.clusterstores import FolderStore, RemoteStore
from newsfacts.store.known import Table
from newsfacts.store.locating import place_store
from newsfacts.store.manifest import Segment
from newsfacts.store.parts import PART_BYTES, Part, is_remote, plan_parts
from newsfacts.store.reports import Collector, IngestReport

AHEAD = 4  # parts on their way for each worker
TRIES = 2  # of a part, after those that Dask makes when workers are lost
COMMIT_SHARE = 64  # see store.writing

Progress = Callable[[int, int], None]


def ingest_on_cluster(
    paths: Iterable[str],
    cluster: Any,
    *,
    store: str | os.PathLike[str] | None = None,
    jobs: int = 0,
    glob: tuple[str, ...] = (),
    date: str | None = None,
    outlet: str | None = None,
    fields: Mapping[str, str] | None = None,
    title_as_text: bool = False,
    language: str | None = None,
    expansion: int = EXPANSION,
    part_bytes: int = PART_BYTES,
    progress: Progress | None = None,
) -> IngestReport:
    """Read articles into a store on the workers of a cluster, and return what came in.

    Articles that the store has are skipped; one that has changed is named and left as it is.

    Args:
        paths: Files, folders and addresses (s3://…); every worker must see them.
        cluster: The address of a scheduler, "local" for worker processes here, or a Client.
        store: A folder that every worker sees, or an address.
        jobs: Workers of a local cluster; one a core when 0.
        glob: What to take from folders.
        date: The publication date of every article.
        outlet: The outlet of every article.
        fields: Other names for the fields of records.
        title_as_text: Whether a separate title stands before the text.
        language: The language of every article.
        expansion: How many times its own size a packed file may unpack to.
        part_bytes: Input of one task.
        progress: Called with the articles, and the bytes of input, that are done.

    Raises:
        StoreError: Dask is missing, the store is locked or broken.
        InputError: A field name is wrong.
    """
    where = os.fspath(store) if store is not None else os.fspath(place_store())
    if not is_remote(where):
        where = os.path.abspath(where)  # noqa: PTH100 - workers may be elsewhere, and follow no link
    reading = Reading(
        GivenFields(
            date=GivenDate(date, "option") if date else None,
            outlet=outlet or None,
            outlet_basis="option" if outlet else None,
            language=language or None,
        ),
        check_fields(fields or {}),
        title_as_text,
        None,
        glob,
        expansion,
    )
    orders = Orders(where, reading, held_metrics())
    with connected(cluster, jobs) as client, opened(where) as target:
        run = ClusterRun(client, target, orders, progress)
        given = [path if is_remote(path) else os.path.abspath(path) for path in paths]  # noqa: PTH100
        run.work_through(plan_parts(given, glob, part_bytes))
    return run.collector.report(where)


@contextmanager
def opened(where: str) -> Iterator[FolderStore | RemoteStore]:
    """The store of an ingest, locked; a folder is made only now, when somebody works on it."""
    target = RemoteStore(where) if is_remote(where) else FolderStore(Path(where))
    with target.locked():
        yield target


class ClusterRun:
    """One run: hands parts out, takes what comes back in the order of the input."""

    def __init__(
        self,
        client: Any,
        target: FolderStore | RemoteStore,
        orders: Orders,
        progress: Progress | None,
    ) -> None:
        self.collector = Collector()
        self._client = client
        self._target = target
        self._orders = orders
        self._progress = progress
        self._segments: list[Segment] = target.open()
        self._committed = len(self._segments)
        self._ids = Table()
        self._made: dict[str, str] = {}
        for entry in target.entries(self._segments):
            self._ids.put(entry.id, 0)
            if entry.path is not None:
                self._made[entry.path] = entry.fingerprint[:SHORT]
        self._known: str | None = None  # the file that tells workers what to leave out
        self._place = self._articles = self._bytes = 0

    def work_through(self, parts: Iterator[Part | Problem]) -> None:
        """Have every part read, some at a time; commit what is whole even when it is given up."""
        if self._made:
            self._known = self._target.keep(msgspec.json.encode(self._made))
        window: list[tuple[Part, Any]] = []
        try:
            while True:
                most = AHEAD * max(1, len(self._client.scheduler_info()["workers"]))
                for part in islice(self._noted(parts), max(0, most - len(window))):
                    window.append((part, self._submit(part)))
                if not window:
                    break
                part, future = window.pop(0)
                self._take(part, self._result(part, future))
        finally:
            self._client.cancel([future for _, future in window])
            self._commit()
            self._target.tidy()

    def _noted(self, parts: Iterator[Part | Problem]) -> Iterator[Part]:
        for part in parts:
            if isinstance(part, Problem):
                self.collector.add_problem(self._place, part)
            else:
                yield part

    def _submit(
        self, part: Part, without: frozenset[int] = frozenset(), careful: bool = False
    ) -> Any:
        return self._client.submit(
            do_part, part, self._orders, self._known, without, careful, pure=False, retries=TRIES
        )

    def _result(self, part: Part, future: Any) -> PartDone:
        """What came of a part; one that kills its workers is read more carefully."""
        from distributed.scheduler import KilledWorker

        try:
            done: PartDone = future.result()
        except KilledWorker:
            done = self._submit(part, careful=True).result()
        return done

    def _take(self, part: Part, done: PartDone) -> None:
        twice = self._doubled(done.articles)
        problems = done.problems
        if twice:
            done = self._submit(part, frozenset(twice)).result()
            problems = done.problems
        for place, given in twice.items():
            if place not in self._same:
                self.collector.add_problem(self._place + place, taken(given))
        for problem in problems:
            self.collector.add_problem(self._place, problem)
        for place, given in enumerate(done.articles):
            self._ids.put(given.id, 0)
            self.collector.articles.new += 1
            self.collector.add(
                given.path, given.tally, place=self._place + place, given_path=given.given_path
            )
        self.collector.articles.unchanged += done.unchanged
        if done.segment is not None:
            self._target.take_over(done.name, len(self._segments))
            self._segments.append(done.segment)
            if len(self._segments) - self._committed > len(self._segments) // COMMIT_SHARE:
                self._commit()
        seen = len(done.articles) + done.unchanged + len(problems) + len(twice)
        self._place += seen
        self._articles, self._bytes = self._articles + seen, self._bytes + part.size
        if self._progress is not None:
            self._progress(self._articles, self._bytes)

    def _doubled(self, articles: Iterable[Given]) -> dict[int, Given]:
        """The articles, by their place in a part, whose id is that of one before them."""
        found: dict[int, Given] = {}
        here: dict[str, Given] = {}
        self._same: set[int] = set()
        for place, given in enumerate(articles):
            first = here.get(given.id)
            if first is not None or self._ids.get(given.id) is not None:
                found[place] = given
                again = (given.path, given.made_from)
                if first is not None and (first.path, first.made_from) == again:
                    self._same.add(place)  # the same article once more: nothing to tell
            else:
                here[given.id] = given
        return found

    def _commit(self) -> None:
        if len(self._segments) > self._committed:
            self._target.commit(self._segments)
            self._committed = len(self._segments)


def taken(given: Given) -> Problem:
    """The problem with an article whose id another one has."""
    return Problem(
        given.given_path,
        f"the id {given.id!r} is that of another article of the store",
        f"newsfacts facts --article {given.id} shows it; give each its own id",
    )
