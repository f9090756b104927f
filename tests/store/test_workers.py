"""Workers: the same store for any number of them, and nothing lost with one that dies."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsfacts.documents.articles import raw_article
from newsfacts.store import workers
from newsfacts.store.encoding import Done, Work, read_work
from newsfacts.store.ingest import ingest
from tests.store.corpora import child_environment, make_article, snapshot, write_corpus

POISON = "POISONOUS"
# A worker whose process dies of an article, as a fault in C code would make it.
MORTAL_BOOT = f"""
import json, os, signal, sys
sys.path[:] = json.loads(sys.argv[1])
from newsfacts.store import encoding, workers
read_work = encoding.read_work
def read_or_die(work):
    if b"{POISON}" in work.raw.payload:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_work(work)
encoding.read_work = read_or_die
workers.serve()
"""
# A worker with a library that prints.
NOISY_BOOT = """
import json, os, sys
sys.path[:] = json.loads(sys.argv[1])
sys.stderr = open(os.devnull, "w")
os.dup2(sys.stderr.fileno(), 2)
from newsfacts.store import encoding, workers
read_work = encoding.read_work
def read_and_print(work):
    print("noise", flush=True)
    os.write(1, b"more noise")
    return read_work(work)
encoding.read_work = read_and_print
workers.serve()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "articles"
    write_corpus(folder, 100)
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path) -> dict[str, bytes]:
    ingest([folder], store=folder.parent / "whole")
    return snapshot(folder.parent / "whole")


def works(count: int, poisonous: int | None = None) -> list[Work]:
    texts = [make_article(n) + (POISON if n == poisonous else "") for n in range(count)]
    return [
        Work(raw_article(f"{n}.txt", text.encode()), f"{n}.txt", "0" * 32, "test", n, n)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_store_is_the_same_for_any_number_of_workers(
    folder: Path, whole: dict[str, bytes], jobs: int
) -> None:
    store = folder.parent / f"jobs{jobs}"
    report = ingest([folder], store=store, jobs=jobs)
    assert report.articles.new == 100
    assert snapshot(store) == whole


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_store_is_the_same_for_any_hash_seed(
    folder: Path, whole: dict[str, bytes], seed: str
) -> None:
    store = folder.parent / f"seed{seed}"
    script = "import sys, newsfacts; newsfacts.ingest([sys.argv[1]], store=sys.argv[2], jobs=2)"
    subprocess.run(
        [sys.executable, "-c", script, str(folder), str(store)],
        env=child_environment(PYTHONHASHSEED=seed, LC_ALL="C", TZ="Asia/Tokyo"),
        check=True,
    )
    assert snapshot(store) == whole


def test_the_report_is_the_same_for_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    alone = ingest([folder], store=tmp_path / "store1", jobs=1)
    together = ingest([folder], store=tmp_path / "store2", jobs=2)
    together.store = alone.store
    assert together == alone


def test_a_killed_worker_loses_nothing(
    folder: Path, whole: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    make = workers.Worker.__init__

    def remember(worker: workers.Worker[Done], job: workers.Job[Done]) -> None:
        make(worker, job)
        started.append(worker.pid)
        if len(started) in {1, 3}:  # before it can answer: the first, and one that took a place
            os.kill(worker.pid, signal.SIGKILL)

    monkeypatch.setattr(workers.Worker, "__init__", remember)
    store = folder.parent / "killed"
    report = ingest([folder], store=store, jobs=2)
    assert len(started) > 2
    assert report.problems == []
    assert snapshot(store) == whole


def test_a_poisonous_article_is_isolated_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "BOOT", MORTAL_BOOT)
    monkeypatch.setattr(workers, "CHUNK_ARTICLES", 4)
    results = list(workers.read_all(works(60, poisonous=29), jobs=2))
    assert [work.place for work, _ in results] == list(range(60))
    failed = [(work, result) for work, result in results if not isinstance(result, Done)]
    assert [work.given_path for work, _ in failed] == ["29.txt"]
    assert "kills the process" in failed[0][1].message


def test_an_interrupt_stops_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[int] = []
    stop = workers.Worker.stop

    def remember(worker: workers.Worker[Done]) -> None:
        stop(worker)
        stopped.append(worker.pid)

    monkeypatch.setattr(workers.Worker, "stop", remember)
    with closing(workers.read_all(works(200), jobs=2)) as results:
        next(results)
    assert stopped
    for pid in stopped:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Worker", None)
    assert len(list(workers.read_all(works(20), jobs=2))) == 20


def test_chunks_are_smaller_when_articles_are_large() -> None:
    small, large = works(40), works(3)
    large = [
        work._replace(raw=work.raw._replace(payload=b"x" * workers.CHUNK_BYTES)) for work in large
    ]
    assert [len(chunk) for chunk in workers.chunked(small)] == [16, 16, 8]
    assert [len(chunk) for chunk in workers.chunked(large)] == [1, 1, 1]


def test_the_window_is_bounded_in_articles_and_in_bytes() -> None:
    many = workers.Workers(2, read_work)
    assert not many._is_full(15, 100)
    assert many._is_full(16, 100)
    assert many._is_full(3, 2 * workers.BYTES_AHEAD)
    assert not many._is_full(2, 100 * workers.BYTES_AHEAD), "each worker has its chunk"
    many.__exit__()


def test_what_a_library_prints_does_not_come_between_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "BOOT", NOISY_BOOT)
    results = list(workers.read_all(works(60), jobs=2))
    assert all(isinstance(result, Done) for _, result in results)


def test_modules_among_the_articles_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    results = list(workers.read_all(works(60), jobs=2))
    assert all(isinstance(result, Done) for _, result in results)
