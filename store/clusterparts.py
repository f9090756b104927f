"""What a worker of a cluster does with a part: read it, and write the segment of it where it goes.

Whatever is in the way of one article is a problem in the answer; the answer has no texts, so that
the one who asks needs little memory.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from newsfacts.documents.articles import Problem, RawArticle
from newsfacts.documents.runs import Reading
from newsfacts.extractors.metrics.catalogue import Metric
from newsfacts.store.encoding import Done, Work, read_work
from newsfacts.store.ingest import source_path
from newsfacts.store.locating import clean_name, stored_path
from newsfacts.store.manifest import Segment
from newsfacts.store.parts import Part, filesystem, is_remote, read_part
from newsfacts.store.segments import KINDS, SegmentBuilder, segment_path
from newsfacts.store.tallies import Tally
from newsfacts.store.usermetrics import own_metrics
from newsfacts.store.versions import fingerprint, maker
from newsfacts.store.workers import ALLOCATIONS_A_COLLECTION, Workers

Known = Mapping[str, str]  # what the store has: the beginning of a fingerprint, by path
SHORT = 16  # hex digits of a fingerprint that are compared


class Orders(NamedTuple):
    """What every part is read with."""

    store: str
    reading: Reading
    metrics: tuple[Metric, ...]


class Given(NamedTuple):
    """An article of a part: who it is, and what it adds to the report."""

    id: str
    made_from: str
    path: str
    given_path: str
    tally: Tally


class PartDone(NamedTuple):
    """What came of a part; ``name`` is what its files are called until they are taken over."""

    name: str
    segment: Segment | None  # None when nothing in it is new
    articles: tuple[Given, ...]
    problems: tuple[Problem, ...]
    unchanged: int


def do_part(
    part: Part,
    orders: Orders,
    known: str | None = None,
    without: frozenset[int] = frozenset(),
    careful: bool = False,
) -> PartDone:
    """Read a part and write its segment.

    Args:
        part: What to read.
        orders: How.
        known: The file of the store that tells what it has already; that is left out.
        without: Places, among those that can be read, of articles whose id another one has.
        careful: Read in a process of its own, so that an article that kills it is found.
    """
    if gc.get_threshold()[0] < ALLOCATIONS_A_COLLECTION:
        gc.set_threshold(ALLOCATIONS_A_COLLECTION)
    problems: list[Problem] = []
    unchanged = [0]
    articles: list[Given] = []
    name = f"part-{part.number:06d}" + ("-again" if without else "")
    with own_metrics(orders.metrics), tempfile.TemporaryDirectory() as scratch:
        builder: SegmentBuilder | None = None
        before = read_known(orders.store, known) if known else {}
        works = _works(part, orders, before, problems, unchanged)
        readable = 0
        for work, result in _read(works, careful):
            if isinstance(result, Problem):
                problems.append(result)
                continue
            readable += 1
            if readable - 1 not in without:
                builder = builder or SegmentBuilder(Path(scratch), 0)
                builder.add(result.encoded)
                path, made = result.encoded.path or "", result.encoded.fingerprint[:SHORT]
                given = Given(result.encoded.id, made, path, work.given_path, result.tally)
                articles.append(given)
        segment = builder.finish() if builder is not None else None
        if segment is not None:
            _put(Path(scratch), orders.store, name)
    return PartDone(name, segment, tuple(articles), tuple(problems), unchanged[0])


@lru_cache(maxsize=1)  # the parts of a run have one
def read_known(store: str, name: str) -> Known:
    """What a store has: the beginning of a fingerprint, by path."""
    if is_remote(store):
        system, root = filesystem(store)
        payload = system.cat_file(f"{root}/{name}")
    else:
        payload = (Path(store) / name).read_bytes()
    return msgspec.json.decode(payload, type=dict[str, str])


def _works(
    part: Part, orders: Orders, known: Known, problems: list[Problem], unchanged: list[int]
) -> Iterator[Work]:
    made_by = maker()
    for place, raw in enumerate(read_part(part, orders.reading)):
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        path, made_from = path_of(raw, orders.store), fingerprint(raw.fingerprint)
        before = known.get(path)
        if before == made_from[:SHORT]:
            unchanged[0] += 1
        elif before is not None:
            message = "has changed since it was read into the store"
            hint = "newsfacts ingest without --cluster replaces it"
            problems.append(Problem(raw.path, message, hint))
        else:
            yield Work(raw._replace(path=path), raw.path, made_from, made_by, place, 0)


def _read(works: Iterator[Work], careful: bool) -> Iterator[tuple[Work, Done | Problem]]:
    if careful:
        with Workers(1, read_work) as workers:
            yield from workers.read(works)
        return
    for work in works:
        yield work, read_work(work)


def path_of(raw: RawArticle, store: str) -> str:
    """The path of an article as the store keeps it; an address stays as it is."""
    if is_remote(raw.path):
        return clean_name(raw.path)
    if is_remote(store):  # nothing is relative to a store elsewhere
        return stored_path(source_path(raw), Path("/nowhere/store"))
    return stored_path(source_path(raw), Path(store))


def part_file(name: str, kind: str) -> str:
    """What a file of a part is called until it is taken over."""
    return f"{name}-{kind}.jsonl"


def _put(scratch: Path, store: str, name: str) -> None:
    """Bring the files of a segment to the store, each whole or not at all."""
    for kind in KINDS:
        made = segment_path(scratch, kind, 0).with_suffix(".jsonl.new")
        target = part_file(name, kind)
        if is_remote(store):
            system, root = filesystem(store)
            system.put_file(str(made), f"{root}/{target}")
        else:
            beside = Path(store) / f"{target}.{os.getpid()}"
            with beside.open("wb") as file, made.open("rb") as source:
                shutil.copyfileobj(source, file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(Path(store) / target)
