"""What the last ingest brought."""

from pathlib import Path

import pytest

from newsfacts.store.derived import LAST_INGEST, derived_folder
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from tests.store.corpora import make_article, write_corpus


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 3)
    write_corpus(tmp_path / "articles", 4)
    ingest([tmp_path / "articles"], store=tmp_path / "store")
    return tmp_path


def test_the_first_ingest_brings_everything(folder: Path) -> None:
    last = Store(folder / "store").last_ingest()
    assert last is not None
    assert last.everything
    assert (last.added, last.changed, last.before) == ((), (), ())


def test_added_and_changed_articles_are_named_with_what_they_said_before(folder: Path) -> None:
    old = Store(folder / "store")
    ids = [article.id for article in old.articles()]
    said = {name: list(old.facts(article=name)) for name in ids}
    for number in (1, 3):
        path = folder / "articles" / f"{number:05d}.txt"
        path.write_text(make_article(50 + number), encoding="utf-8")
    write_corpus(folder / "articles", 2, first=4)
    ingest([folder / "articles"], store=folder / "store")
    store = Store(folder / "store")
    now = [article.id for article in store.articles()]
    last = store.last_ingest()
    assert last is not None
    assert not last.everything
    assert last.added == tuple(now[4:])
    assert last.changed == (now[1], now[3])
    assert list(last.before) == [*said[ids[1]], *said[ids[3]]]


def test_an_ingest_that_changes_nothing_leaves_it(folder: Path) -> None:
    write_corpus(folder / "articles", 1, first=4)
    ingest([folder / "articles"], store=folder / "store")
    before = Store(folder / "store").last_ingest()
    ingest([folder / "articles"], store=folder / "store")
    assert Store(folder / "store").last_ingest() == before is not None


def test_without_its_manifest_or_its_file_it_is_not_known(folder: Path) -> None:
    manifest = (folder / "store" / "manifest.json").read_bytes()
    write_corpus(folder / "articles", 1, first=4)
    ingest([folder / "articles"], store=folder / "store")
    store = Store(folder / "store")
    (folder / "store" / "manifest.json").write_bytes(manifest)
    assert store.last_ingest() is None
    (derived_folder(folder / "store") / LAST_INGEST).unlink()
    assert store.last_ingest() is None


def test_very_many_old_facts_are_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsfacts.store.lastingest.BEFORE_KEPT", 10)
    (folder / "articles" / "00000.txt").write_text(make_article(77), encoding="utf-8")
    ingest([folder / "articles"], store=folder / "store")
    last = Store(folder / "store").last_ingest()
    assert last is not None
    assert len(last.changed) == 1
    assert (last.before, last.complete) == ((), False)
