"""Faults while a corpus is read into a store: what is lost, and what is there twice.

    python -m benchmarks.faults [--articles 400] [--times 5] [--seed 0]

Each trial starts ``newsfacts ingest`` in a new folder, does something to it at a random moment,
looks whether the store can be read, lets the same command go on, and holds every fact of the store
against those of an undisturbed ingest. The disk is full on a small file system in memory, where one
may be mounted, else by a limit on the size of files.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import write_corpus
from benchmarks.processes import family, newsfacts
from newsfacts.store.errors import StoreError
from newsfacts.store.reading import Store

SMALL_DISK = 6_000_000  # bytes
COMMIT_EVERY = 50  # articles of a segment, so that a small corpus has many commits
RUN = (
    "import newsfacts.store.ingest as i, newsfacts.store.parts as p; "
    f"i.ARTICLES_PER_SEGMENT = {COMMIT_EVERY}; p.PART_BYTES = 200_000; "
    "from newsfacts.cli.app import main; main()"
)


class Trial(NamedTuple):
    """What a fault did."""

    struck: bool  # whether the command was still running
    status: int | None  # of the disturbed command
    readable: bool  # whether the store could be read right behind it
    lost: int
    doubled: int


class Corpus(NamedTuple):
    """Articles, and the facts that they have."""

    path: Path
    facts: Counter[str]
    seconds: float  # that an undisturbed ingest takes


def ingest_command(corpus: Path, store: Path, *more: str) -> list[str]:
    """The command line of an ingest that commits often."""
    words = newsfacts("ingest", str(corpus), "--store", str(store), "-q", "-j", "2", *more)
    return [words[0], "-c", RUN, *words[3:]]


def facts_of(store: Path) -> Counter[str]:
    """How often each fact is in a store; none where there is no store."""
    try:
        return Counter(fact.id for fact in Store(store).facts())
    except StoreError as error:
        if "no store" in str(error):
            return Counter()
        raise


def try_fault(
    corpus: Corpus, folder: Path, strike: Callable[[subprocess.Popen[str]], bool], *more: str
) -> Trial:
    """Disturb one ingest, let it go on, and count."""
    store = folder / "store"
    command = ingest_command(corpus.path, store, *more)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        struck = strike(process)
        process.communicate()
    try:
        before = facts_of(store)
        readable = not before - corpus.facts
    except StoreError:
        readable = False
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    if again.returncode:
        print(again.stderr, file=sys.stderr)
    found = facts_of(store)
    lost, doubled = corpus.facts - found, found - corpus.facts
    return Trial(struck, process.returncode, readable, lost.total(), doubled.total())


def kill_parent(moment: float, process: subprocess.Popen[str]) -> bool:
    """Kill the command itself."""
    time.sleep(moment)
    struck = process.poll() is None
    process.kill()
    return struck


def kill_worker(moment: float, process: subprocess.Popen[str]) -> bool:
    """Kill one of the processes that it started, as soon as there is one."""
    time.sleep(moment)
    while process.poll() is None:
        workers = [pid for pid in family(process.pid)[1:] if is_worker(pid)]
        if workers:
            os.kill(random.choice(workers), signal.SIGKILL)
            return True
        time.sleep(0.02)
    return False


def is_worker(pid: int) -> bool:
    """Whether a process reads articles: one of ours, or one of Dask's."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"serve()" in words or b"spawn_main" in words


def wait_for_end(process: subprocess.Popen[str]) -> bool:
    """Do nothing: the disk is the fault."""
    process.communicate()
    return process.returncode != 0


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Path, str]]:
    """A folder on a disk that is too small, and how it was made so."""
    where = folder / "disk"
    where.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(where)]
    mounted = subprocess.run(words, capture_output=True, check=False).returncode == 0
    try:
        yield where, "tmpfs" if mounted else "limit"
    finally:
        if mounted:
            subprocess.run(["umount", str(where)], check=True)


def try_full_disk(corpus: Corpus, folder: Path) -> tuple[Trial, str]:
    """Read onto a disk that is too small, then go on where there is room."""
    with small_disk(folder) as (where, how):
        store = where / "store"
        command = ingest_command(corpus.path, store)
        limit = None if how == "tmpfs" else _limit_files
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, preexec_fn=limit
        )
        readable = not facts_of(store) - corpus.facts
        roomy = folder / "roomy"
        if store.exists():
            shutil.copytree(store, roomy)
    subprocess.run(ingest_command(corpus.path, roomy), capture_output=True, check=True)
    found = facts_of(roomy)
    lost, doubled = (corpus.facts - found).total(), (found - corpus.facts).total()
    return Trial(done.returncode != 0, done.returncode, readable, lost, doubled), how


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def make_corpus(folder: Path, count: int) -> Corpus:
    """Articles, read once without a fault."""
    path = folder / "articles.jsonl"
    write_corpus(path, count)
    began = time.perf_counter()
    subprocess.run(ingest_command(path, folder / "whole"), check=True)
    return Corpus(path, facts_of(folder / "whole"), time.perf_counter() - began)


def main(arguments: list[str] | None = None) -> int:
    """Try every fault; 1 when a fact was lost or doubled, or a store could not be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=400, metavar="N")
    parser.add_argument("--times", type=int, default=5, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = make_corpus(folder, options.articles)
        facts = corpus.facts.total()
        print(f"{options.articles} articles, {facts:,} facts, {corpus.seconds:.1f} s")
        print(f"{'fault':34}{'trials':>8}{'struck':>8}{'unreadable':>12}{'lost':>8}{'doubled':>9}")
        bad = False
        for fault, trials in all_trials(corpus, folder, options.times):
            struck, broken = sum(t.struck for t in trials), sum(not t.readable for t in trials)
            lost, doubled = sum(t.lost for t in trials), sum(t.doubled for t in trials)
            cells = f"{len(trials):8}{struck:8}{broken:12}{lost:8}{doubled:9}"
            print(f"{fault:34}{cells}", flush=True)
            bad = bad or bool(broken or lost or doubled)
    return int(bad)


def all_trials(corpus: Corpus, folder: Path, times: int) -> Iterator[tuple[str, list[Trial]]]:
    """Each fault with its trials."""
    number = 0

    def fresh() -> Path:
        nonlocal number
        number += 1
        made = folder / f"trial-{number}"
        made.mkdir()
        return made

    for fault, kill, more in (
        ("kill -9 of the command", kill_parent, ()),
        ("kill -9 of a worker", kill_worker, ()),
        ("kill -9 of a Dask worker", kill_worker, ("--cluster", "local")),
        ("kill -9 of the command, Dask", kill_parent, ("--cluster", "local")),
    ):
        longest = corpus.seconds * (0.6 if not more else 1.2)
        moments = [random.uniform(0.3, longest) for _ in range(times)]
        yield fault, [try_fault(corpus, fresh(), partial(kill, m), *more) for m in moments]
    full = [try_full_disk(corpus, fresh()) for _ in range(2)]
    yield f"disk full ({full[0][1]})", [trial for trial, _ in full]


if __name__ == "__main__":
    sys.exit(main())
