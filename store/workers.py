"""Read articles on several processes, in order, without losing any to a process that dies.

Each worker is a Python process of its own that gets chunks through its stdin and answers through
its stdout; in the parent a thread stands for each. So a death is noticed by exactly the thread
whose chunk it took, which starts another worker and tries again, while the other workers go on: a
pool of the standard library dies with one worker and does not say whose fault it was. Nor is the
user's main module imported again, or a process forked that has threads.
"""

import gc
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import IO, Any, Generic, TypeAlias, TypeVar

from newsfacts.documents.articles import Problem
from newsfacts.extractors.metrics.catalogue import held_metrics
from newsfacts.extractors.metrics.ownmetrics import use_own_metrics
from newsfacts.store.encoding import Done, Work, read_work, where_hint

R = TypeVar("R")

Job: TypeAlias = Callable[
    [Work], R | Problem
]  # pickled by name: a function, or a tuple with a call

CHUNK_ARTICLES = 16
CHUNK_BYTES = 1 << 20
# On their way for each worker: enough to keep it busy while a segment is brought to the disk …
CHUNKS_AHEAD = 8
BYTES_AHEAD = 1 << 21  # … but no more than this of them when articles are large
ALONE_ARTICLES = 48  # fewer are read here sooner than a process starts
ALONE_BYTES = 1 << 18
TRIES = 2
HEADER_BYTES = 8
# Facts make few cycles; the usual 700 costs 5 to 15% of the time of reading (measured).
ALLOCATIONS_A_COLLECTION = 50_000
BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from newsfacts.store.workers import serve; serve()"
)


class WorkerDied(Exception):  # noqa: N818 - says what happened
    """A worker ended in the middle of a chunk."""


def read_all(
    works: Iterable[Work], jobs: int
) -> Generator[tuple[Work, Done | Problem], None, None]:
    """Read articles on ``jobs`` processes; yield them in their order with what came of them."""
    return work_through(works, jobs, read_work)


def work_through(
    works: Iterable[Work], jobs: int, job: Job[R]
) -> Generator[tuple[Work, R | Problem], None, None]:
    """Do a job with each article on ``jobs`` processes; yield them in order with what came of it.

    One process, or few articles, are done with in this process. The job depends on nothing but the
    article and itself, and raises nothing.
    """
    remaining = iter(works)
    if jobs > 1 and sys.executable:
        first = list(take_few(remaining))
        remaining = chain(first, remaining)
        if is_much(first):
            with Workers(jobs, job) as workers:
                yield from workers.read(remaining)
            return
    for work in remaining:
        yield work, job(work)


def core_count() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def take_few(works: Iterator[Work]) -> Iterator[Work]:
    """The first articles, as many as are worth no worker."""
    size = 0
    for work in islice(works, ALONE_ARTICLES):
        yield work
        size += len(work.raw.payload)
        if size >= ALONE_BYTES:
            return


def is_much(works: list[Work]) -> bool:
    """Whether what ``take_few`` took is worth workers."""
    return len(works) == ALONE_ARTICLES or (len(works) > 1 and size_of(works) >= ALONE_BYTES)


def size_of(works: list[Work]) -> int:
    """The bytes of some articles."""
    return sum(len(work.raw.payload) for work in works)


def chunked(works: Iterable[Work]) -> Iterator[list[Work]]:
    """Articles in chunks of some number, smaller when the articles are large."""
    chunk, size = list[Work](), 0
    for work in works:
        chunk.append(work)
        size += len(work.raw.payload)
        if len(chunk) == CHUNK_ARTICLES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class Worker(Generic[R]):
    """A process that reads articles."""

    def __init__(self, job: Job[R]) -> None:
        self._job = job
        path = json.dumps([os.path.abspath(entry) for entry in sys.path])  # noqa: PTH100
        self._process = subprocess.Popen(
            # -P: a json.py among somebody's articles is not to be run
            [sys.executable, "-P", "-c", BOOT, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the parent, which decides what it means
        )
        self.pid = self._process.pid
        self._has_job = False

    def read(self, chunk: list[Work]) -> list[R | Problem]:
        """What comes of each article of a chunk.

        Raises:
            WorkerDied: The process ended before it had answered.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise WorkerDied
        try:
            if not self._has_job:
                send(stdin, (held_metrics(), self._job))
                self._has_job = True
            send(stdin, chunk)
            answer: list[R | Problem] = receive(stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            raise WorkerDied from error
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                close_quietly(pipe)


class Workers(Generic[R]):
    """Some workers, each with its thread, behind a window of chunks that are on their way."""

    def __init__(self, jobs: int, job: Job[R]) -> None:
        self._jobs = jobs
        self._job = job
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="newsfacts")
        self._own = threading.local()
        self._workers: set[Worker[R]] = set()
        self._guard = threading.Lock()
        self._stopped = False

    def __enter__(self) -> "Workers[R]":
        return self

    def __exit__(self, *error: object) -> None:
        with self._guard:
            self._stopped = True
            workers = list(self._workers)
        for worker in workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)

    def read(self, works: Iterable[Work]) -> Iterator[tuple[Work, R | Problem]]:
        """Yield the articles in their order with what came of them."""
        window: deque[tuple[list[Work], Future[list[R | Problem]]]] = deque()
        ahead = 0
        for chunk in chunked(works):
            window.append((chunk, self._threads.submit(self._read_chunk, chunk)))
            ahead += size_of(chunk)
            while self._is_full(len(window), ahead):
                ahead -= size_of(window[0][0])
                yield from _results(*window.popleft())
        while window:
            yield from _results(*window.popleft())

    def _is_full(self, chunks: int, size: int) -> bool:
        if chunks >= CHUNKS_AHEAD * self._jobs:
            return True
        return chunks > self._jobs and size >= BYTES_AHEAD * self._jobs

    def _read_chunk(self, chunk: list[Work]) -> list[R | Problem]:
        """Read a chunk; one that kills its workers is taken apart, down to the guilty article."""
        for _ in range(TRIES):
            try:
                return self._worker().read(chunk)
            except WorkerDied:
                self._lose_worker()
        if len(chunk) == 1:
            path = chunk[0].given_path
            message = f"reading it kills the process ({TRIES} tries)"
            return [Problem(path, message, where_hint(path))]
        return [result for work in chunk for result in self._read_chunk([work])]

    def _worker(self) -> Worker[R]:
        """The worker of this thread."""
        worker: Worker[R] | None = getattr(self._own, "worker", None)
        if worker is None:
            with self._guard:
                if self._stopped:
                    raise RuntimeError("the ingest was given up")
                worker = self._own.worker = Worker(self._job)
                self._workers.add(worker)
        return worker

    def _lose_worker(self) -> None:
        worker: Worker[R] = self._own.worker
        self._own.worker = None
        worker.stop()
        with self._guard:
            self._workers.discard(worker)


def serve() -> None:
    """The life of a worker: its job, then chunks until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where there are no sessions
    gc.set_threshold(ALLOCATIONS_A_COLLECTION)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    requests = sys.stdin.buffer
    try:
        metrics, job = receive(requests)
        use_own_metrics(metrics)
        while True:
            send(answers, [job(work) for work in receive(requests)])
    except (EOFError, BrokenPipeError):
        return


def send(pipe: IO[bytes], message: object) -> None:
    """Write a message with its length before it."""
    payload = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(payload).to_bytes(HEADER_BYTES, "little"))
    pipe.write(payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read a message.

    Raises:
        EOFError: The other side is gone.
    """
    header = pipe.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        raise EOFError
    size = int.from_bytes(header, "little")
    payload = pipe.read(size)
    if len(payload) < size:
        raise EOFError
    return pickle.loads(payload)


def close_quietly(pipe: IO[bytes]) -> None:
    """Close a pipe whose other end may be gone, with bytes still in the buffer."""
    try:
        pipe.close()
    except OSError:
        return


def _results(
    chunk: list[Work], future: "Future[list[R | Problem]]"
) -> Iterator[tuple[Work, R | Problem]]:
    return zip(chunk, future.result(), strict=True)
