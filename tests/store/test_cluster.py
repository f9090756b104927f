"""Ingest on a cluster: the facts of a local ingest, whoever is killed."""

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from newsfacts.documents.articles import NOTHING_GIVEN
from newsfacts.documents.runs import Reading
from newsfacts.store import workers
from newsfacts.store.cluster import ClusterRun, ingest_on_cluster
from newsfacts.store.clusterparts import Orders, do_part
from newsfacts.store.clusterstores import FolderStore
from newsfacts.store.ingest import ingest
from newsfacts.store.maintaining import compact
from newsfacts.store.parts import Part, Piece, lines_between, plan_parts
from newsfacts.store.reading import Store
from tests.store.corpora import child_environment, make_article, snapshot
from tests.store.test_workers import MORTAL_BOOT, POISON

distributed: Any = pytest.importorskip("distributed")

COUNT = 60
PART = 4_000  # bytes: some seven articles


def write_lines(path: Path, numbers: range, *, suffix: str = "") -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            record = {"id": f"r{number}", "text": make_article(number) + suffix}
            file.write(json.dumps(record) + "\n")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as made, distributed.Client(made) as client:
        yield client


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_lines(tmp_path / "in.jsonl", range(COUNT))
    return tmp_path / "in.jsonl"


@pytest.fixture
def local(corpus: Path, tmp_path: Path) -> dict[str, bytes]:
    ingest([corpus], store=tmp_path / "local")
    return snapshot(tmp_path / "local")


def compacted(store: Path) -> dict[str, bytes]:
    compact(store)
    return snapshot(store)


def test_the_facts_are_those_of_a_local_ingest(
    client: Any, corpus: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    done: list[tuple[int, int]] = []
    report = ingest_on_cluster(
        [str(corpus)],
        client,
        store=tmp_path / "made",
        part_bytes=PART,
        progress=lambda articles, size: done.append((articles, size)),
    )
    assert len(Store(tmp_path / "made").manifest.segments) > 5
    assert done[-1] == (COUNT, corpus.stat().st_size)
    again = ingest([corpus], store=tmp_path / "reported")
    again.store = report.store
    assert report == again
    assert compacted(tmp_path / "made") == local


def test_small_files_share_a_part(client: Any, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number:02}.txt").write_text(make_article(number), encoding="utf-8")
    report = ingest_on_cluster(
        [str(tmp_path / "in"), str(tmp_path / "nowhere")],
        client,
        store=tmp_path / "made",
        part_bytes=PART,
    )
    assert [problem.message for problem in report.problems] == ["no such file"]
    ingest([tmp_path / "in"], store=tmp_path / "local")
    assert compacted(tmp_path / "made") == snapshot(tmp_path / "local")


def test_what_is_known_is_left_out_and_what_changed_is_named(
    client: Any, corpus: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    store = tmp_path / "made"
    ingest_on_cluster([str(corpus)], client, store=store, part_bytes=PART)
    assert ingest_on_cluster([str(corpus)], client, store=store).articles.unchanged == COUNT
    write_lines(tmp_path / "more.jsonl", range(COUNT, COUNT + 3))
    lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[5] = lines[5].replace("Report number", "Rapport number")
    corpus.write_text("".join(lines), encoding="utf-8")
    paths = [str(corpus), str(tmp_path / "more.jsonl")]
    report = ingest_on_cluster(paths, client, store=store, part_bytes=PART)
    assert (report.articles.new, report.articles.unchanged) == (3, COUNT - 1)
    (problem,) = report.problems
    assert problem.path.endswith("in.jsonl#r5")
    assert "has changed" in problem.message


def test_an_id_is_given_once_in_all_parts(client: Any, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", range(20))
    write_lines(tmp_path / "b.jsonl", range(15, 25), suffix="Once more.\n")
    paths = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    report = ingest_on_cluster(paths, client, store=tmp_path / "made", part_bytes=PART)
    alone = ingest(paths, store=tmp_path / "local")
    assert [problem.path for problem in report.problems] == [
        str(tmp_path / f"b.jsonl#r{number}") for number in range(15, 20)
    ]
    assert [problem.message for problem in report.problems] == [
        problem.message for problem in alone.problems
    ]
    assert compacted(tmp_path / "made") == snapshot(tmp_path / "local")


def test_a_killed_worker_costs_its_part_another_run(
    client: Any, corpus: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill(articles: int, size: int) -> None:
        if len(killed) < 2 and articles > 15 * len(killed):
            for pid in list(client.run(os.getpid, on_error="ignore").values())[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

    store = tmp_path / "made"
    report = ingest_on_cluster([str(corpus)], client, store=store, part_bytes=PART, progress=kill)
    assert killed
    assert report.articles.new == COUNT
    assert compacted(store) == local


KILLED_PARENT = """
import os, signal, sys
from newsfacts.store.cluster import ingest_on_cluster
if __name__ == "__main__":
    def die(articles, size):
        if articles > int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
    options = {"store": sys.argv[2], "jobs": 1, "part_bytes": 4000}
    ingest_on_cluster([sys.argv[1]], "local", **options, progress=die)
"""


@pytest.mark.parametrize("moment", [0, 30])
def test_a_killed_parent_leaves_a_store_that_the_next_run_completes(
    client: Any, corpus: Path, local: dict[str, bytes], tmp_path: Path, moment: int
) -> None:
    script, store = tmp_path / "script.py", tmp_path / "made"
    script.write_text(KILLED_PARENT, encoding="utf-8")
    words = [sys.executable, str(script), str(corpus), str(store), str(moment)]
    done = subprocess.run(words, env=child_environment(), capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert 0 < Store(store).manifest.counts.articles < COUNT
    assert len(list(Store(store).facts())) == Store(store).manifest.counts.facts
    report = ingest_on_cluster([str(corpus)], client, store=store, part_bytes=PART)
    assert report.articles.new + report.articles.unchanged == COUNT
    assert not list(store.glob("part-*"))
    assert compacted(store) == local


def test_an_article_that_kills_its_worker_is_isolated(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "BOOT", MORTAL_BOOT)
    with corpus.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "bad", "text": POISON}) + "\n")
    (tmp_path / "made").mkdir()
    orders = Orders(str(tmp_path / "made"), Reading(NOTHING_GIVEN, (), False, None), ())
    part = Part(0, (Piece(str(corpus)),), 1)

    class Future:
        def __init__(self, careful: bool) -> None:
            self.careful = careful

        def result(self) -> object:
            if not self.careful:
                raise distributed.scheduler.KilledWorker("part", None, 3)
            return do_part(part, orders, careful=True)

    class Client:
        def submit(self, job: object, *words: Any, **more: object) -> Future:
            return Future(words[-1])

        def scheduler_info(self) -> dict[str, Any]:
            return {"workers": {}}

        def cancel(self, futures: object) -> None: ...

    run = ClusterRun(Client(), FolderStore(tmp_path / "made"), orders, None)
    run.work_through(iter([part]))
    report = run.collector.report("made")
    assert report.articles.new == COUNT
    (problem,) = report.problems
    assert problem.path.endswith("in.jsonl#bad")
    assert "kills the process" in problem.message


def test_inputs_and_store_may_be_at_addresses(
    client: Any, corpus: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    server = pytest.importorskip("moto.server")
    s3fs = pytest.importorskip("s3fs")
    made = server.ThreadedMotoServer(port=0)
    made.start()
    host, port = made.get_host_and_port()
    access = {"endpoint_url": f"http://{host}:{port}", "key": "key", "secret": "secret"}

    def reach(options: dict[str, str]) -> None:
        config: Any = importlib.import_module("fsspec.config")
        config.conf["s3"] = options

    try:
        reach(access)
        client.run(reach, access)
        system = s3fs.S3FileSystem()
        system.mkdir("news")
        system.put_file(str(corpus), "news/in/a.jsonl")
        for _ in range(2):
            report = ingest_on_cluster(
                ["s3://news/in"], client, store="s3://news/store", part_bytes=PART
            )
        assert report.articles.unchanged == COUNT
        system.get("news/store/", str(tmp_path / "fetched") + "/", recursive=True)
    finally:
        made.stop()
    fetched, here = Store(tmp_path / "fetched"), Store(tmp_path / "local")
    assert {article.path for article in fetched.articles()} == {
        f"s3://news/in/a.jsonl#r{number}" for number in range(COUNT)
    }
    assert [fact.id for fact in fetched.facts()] == [fact.id for fact in here.facts()]


@given(
    some.lists(some.binary(max_size=6).map(lambda line: line.replace(b"\n", b"x")), max_size=12),
    some.integers(1, 9),
    some.booleans(),
)
@settings(max_examples=200)
def test_pieces_of_lines_are_all_lines_once(lines: list[bytes], size: int, ended: bool) -> None:
    payload = b"\n".join(lines) + (b"\n" if ended else b"")
    pieces = [
        lines_between(BytesIO(payload), start, min(start + size, len(payload)))
        for start in range(0, len(payload), size)
    ]
    assert b"".join(pieces) == payload
    whole = [piece for piece in pieces if piece]
    assert all(piece.endswith(b"\n") for piece in whole[:-1])


def test_parts_keep_the_order_of_the_input(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", range(30))
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / "c.txt").write_text("y", encoding="utf-8")
    parts = [part for part in plan_parts([str(tmp_path)], size=PART) if isinstance(part, Part)]
    assert [part.number for part in parts] == list(range(len(parts)))
    pieces = [piece for part in parts for piece in part.pieces]
    assert [Path(piece.path).name for piece in pieces] == sorted(
        Path(piece.path).name for piece in pieces
    )
    assert [piece.start for piece in pieces if piece.path.endswith("a.jsonl")] == list(
        range(0, (tmp_path / "a.jsonl").stat().st_size, PART)
    )
