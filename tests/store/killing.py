"""Run an ingest in a process that kills itself at a chosen moment.

It counts what it does to the files of the store (opening one to write, renaming, removing) and the
articles that are done, and sends itself SIGKILL just before the ``fatal``-th of these.
"""

import multiprocessing
import os
import signal
import sys
from pathlib import Path
from typing import Any

from newsfacts.store import ingest as ingesting

DEEDS = {"os.rename", "os.remove", "os.truncate"}


def run_killed(
    folder: Path, store: Path, fatal: int, *, jobs: int = 1, stderr: int = 2
) -> int | None:
    """The exit code of an ingest that is killed; -9 when it was."""
    process = multiprocessing.get_context("fork").Process(
        target=ingest_until, args=(folder, store, fatal, jobs, stderr)
    )
    process.start()
    process.join()
    return process.exitcode


def count_moments(folder: Path, store: Path) -> int:
    """How many moments an ingest has at which it could be killed; it is not."""
    assert run_killed(folder, store, 0) == 0
    counted = store.parent / "moments"
    return int(counted.read_text(encoding="utf-8"))


def ingest_until(folder: Path, store: Path, fatal: int, jobs: int, stderr: int) -> None:
    """Ingest, and die of it when ``fatal`` is not 0."""
    os.dup2(stderr, 2)
    deeds = 0

    def count() -> None:
        nonlocal deeds
        deeds += 1
        if deeds == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and "w" in str(arguments[1])
        if (writes or event in DEEDS) and str(arguments[0]).startswith(str(store)):
            count()

    sys.addaudithook(watch)
    ingesting.ingest([folder], store=store, jobs=jobs, progress=lambda articles, size: count())
    (store.parent / "moments").write_text(str(deeds), encoding="utf-8")
