"""kill -9 at any moment: the next ingest completes the store, nothing lost, nothing doubled."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsfacts.store import ingest as ingesting
from newsfacts.store.reading import Store
from tests.store.corpora import make_article, snapshot, write_corpus

PER_SEGMENT = 8
ARTICLES = 27
MOMENTS = 10
DRIVER = Path(__file__).parent / "killing.py"
ROOT = Path(__file__).parent.parent.parent


def run_killed(
    folder: Path, store: Path, event: int, jobs: int = 1
) -> "subprocess.CompletedProcess[str]":
    arguments = [str(folder), str(store), str(jobs), str(PER_SEGMENT), str(event)]
    return subprocess.run(
        [sys.executable, str(DRIVER), *arguments],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def moments(total: int) -> list[int]:
    """Ten events spread over a run, the first and the last among them."""
    return sorted({1 + round(i * (total - 1) / (MOMENTS - 1)) for i in range(MOMENTS)})


@pytest.fixture(autouse=True)
def _small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "ARTICLES_PER_SEGMENT", PER_SEGMENT)


def test_ingest_killed_at_ten_moments_is_completed_to_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_corpus(folder, ARTICLES)
    whole = tmp_path / "whole" / "store"
    whole.parent.mkdir()
    total = int(run_killed(folder, whole, 0).stdout)
    assert total > ARTICLES
    for event in moments(total):
        store = tmp_path / str(event) / "store"
        store.parent.mkdir()
        assert run_killed(folder, store, event).returncode == -signal.SIGKILL
        report = ingesting.ingest([folder], store=store)
        assert report.articles.new + report.articles.unchanged == ARTICLES
        assert snapshot(store) == snapshot(whole), f"killed before event {event}"


def test_replacing_ingest_killed_at_ten_moments_is_completed_to_the_same_bytes(
    tmp_path: Path,
) -> None:
    folder, changed = tmp_path / "articles", tmp_path / "changed"
    write_corpus(folder, ARTICLES)
    base = tmp_path / "base" / "store"
    ingesting.ingest([folder], store=base)
    for number in [*range(6, 18), 25]:
        text = make_article(1000 + number)
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    write_corpus(folder, 9, first=ARTICLES)
    total = int(run_killed(folder, copy_store(base, changed / "0"), 0).stdout)
    whole = snapshot(changed / "0" / "store")
    fresh = tmp_path / "fresh" / "store"
    ingesting.ingest([folder], store=fresh)
    assert whole == snapshot(fresh), "changed articles keep their places"
    for event in moments(total):
        store = copy_store(base, changed / str(event))
        assert run_killed(folder, store, event).returncode == -signal.SIGKILL
        Store(store).manifest  # noqa: B018 - it can be read before it is mended
        assert sum(1 for _ in Store(store).articles()) >= ARTICLES
        ingesting.ingest([folder], store=store)
        assert snapshot(store) == whole, f"killed before event {event}"


def test_a_killed_parent_takes_its_workers_with_it_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_corpus(folder, 120)
    whole, store = tmp_path / "whole" / "store", tmp_path / "killed" / "store"
    ingesting.ingest([folder], store=whole)
    store.parent.mkdir()
    # capture_output waits until every process that has the pipe is gone, the workers too
    assert run_killed(folder, store, 90, jobs=2).returncode == -signal.SIGKILL
    ingesting.ingest([folder], store=store)
    assert snapshot(store) == snapshot(whole)


def copy_store(base: Path, place: Path) -> Path:
    store = place / "store"
    store.mkdir(parents=True)
    for name, payload in snapshot(base).items():
        (store / name).write_bytes(payload)
    return store
