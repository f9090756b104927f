"""kill -9 at any moment: the next ingest completes the store, nothing lost, nothing doubled."""

import os
import signal
import sys
from pathlib import Path

import pytest

from newsfacts.store import ingest as ingesting
from newsfacts.store.reading import Store
from tests.store.corpora import make_article, snapshot, write_corpus
from tests.store.killing import count_moments, run_killed

PER_SEGMENT = 8
ARTICLES = 27
MOMENTS = 10

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def moments(total: int) -> list[int]:
    """Ten moments spread over a run, the first and the last among them."""
    return sorted({1 + round(i * (total - 1) / (MOMENTS - 1)) for i in range(MOMENTS)})


@pytest.fixture(autouse=True)
def _small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", PER_SEGMENT)


def test_ingest_killed_at_ten_moments_is_completed_to_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_corpus(folder, ARTICLES)
    whole = tmp_path / "whole" / "store"
    whole.parent.mkdir()
    total = count_moments(folder, whole)
    assert total > 2 * ARTICLES
    for moment in moments(total):
        store = tmp_path / str(moment) / "store"
        store.parent.mkdir()
        assert run_killed(folder, store, moment) == -signal.SIGKILL
        report = ingesting.ingest([folder], store=store)
        assert report.articles.new + report.articles.unchanged == ARTICLES
        assert snapshot(store) == snapshot(whole), f"killed at moment {moment}"


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
    total = count_moments(folder, copy_store(base, changed / "0"))
    whole = snapshot(changed / "0" / "store")
    fresh = tmp_path / "fresh" / "store"
    ingesting.ingest([folder], store=fresh)
    assert whole == snapshot(fresh), "changed articles keep their places"
    for moment in moments(total):
        store = copy_store(base, changed / str(moment))
        assert run_killed(folder, store, moment) == -signal.SIGKILL
        assert sum(1 for _ in Store(store).articles()) >= ARTICLES, "readable before it is mended"
        ingesting.ingest([folder], store=store)
        assert snapshot(store) == whole, f"killed at moment {moment}"


def test_a_killed_parent_takes_its_workers_with_it_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write_corpus(folder, 80)
    whole, store = tmp_path / "whole" / "store", tmp_path / "killed" / "store"
    ingesting.ingest([folder], store=whole)
    store.parent.mkdir()
    reading, writing = os.pipe()
    assert run_killed(folder, store, 60, jobs=2, stderr=writing) == -signal.SIGKILL
    os.close(writing)
    with os.fdopen(reading) as pipe:
        pipe.read()  # ends when the last worker, who has this stderr too, has ended
    ingesting.ingest([folder], store=store)
    assert snapshot(store) == snapshot(whole)


def copy_store(base: Path, place: Path) -> Path:
    store = place / "store"
    store.mkdir(parents=True)
    for name, payload in snapshot(base).items():
        (store / name).write_bytes(payload)
    return store
