"""Compact, migrate and describe a store."""

import json
from pathlib import Path

import pytest

from newsfacts.store.derived import derived_folder
from newsfacts.store.describing import describe_store
from newsfacts.store.errors import WrongSchema
from newsfacts.store.ingest import ingest
from newsfacts.store.maintaining import compact, migrate
from newsfacts.store.reading import Store
from newsfacts.store.rereading import reread
from newsfacts.store.writing import Writer
from tests.store.corpora import SEEDS, snapshot, write_corpus


def edit_manifest(store: Path, **changes: object) -> None:
    path = store / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    ingest([SEEDS], store=tmp_path / "store", date="2024-11-01", outlet="The Daily")
    return tmp_path / "store"


def test_an_article_read_again_gives_the_same_bytes(store: Path) -> None:
    writer = Writer(store, 1000)
    for encoded, article in zip(writer.read(0), Store(store).articles(), strict=True):
        again = reread(article, encoded.fingerprint)
        assert again._replace(given=encoded.given) == encoded


def test_compacting_small_segments_gives_the_bytes_of_one_ingest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "articles", 7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 2)
        ingest([tmp_path / "articles"], store=tmp_path / "small")
    monkeypatch.setattr("newsfacts.store.maintaining.ARTICLES_PER_SEGMENT", 5)
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 5)
    ingest([tmp_path / "articles"], store=tmp_path / "whole")
    report = compact(tmp_path / "small")
    assert (report.segments_before, report.segments) == (4, 2)
    assert snapshot(tmp_path / "small") == snapshot(tmp_path / "whole")


def test_compacting_drops_what_is_derived_and_nothing_else(store: Path) -> None:
    before = snapshot(store)
    small = describe_store(Store(store)).derived_bytes
    (derived_folder(store) / "facts.duckdb").write_bytes(b"x" * 100)
    assert describe_store(Store(store)).derived_bytes == small + 100
    report = compact(store)
    assert report.bytes == report.bytes_before - 100
    assert snapshot(store) == before
    assert Store(store).last_ingest() is not None


def test_nothing_is_migrated_when_everything_is_of_this_version(store: Path) -> None:
    before = snapshot(store)
    assert migrate(store).reread == 0
    assert snapshot(store) == before


def test_articles_of_another_version_are_read_again_from_their_texts(store: Path) -> None:
    before = snapshot(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.rereading.maker", lambda: "newsfacts 0.0.9, lexicons 00")
        patch.setattr("newsfacts.store.maintaining.maker", lambda: "newsfacts 0.0.9, lexicons 00")
        assert migrate(store).reread == 5
    assert [made.current for made in describe_store(Store(store)).made_by] == [False]
    assert migrate(store).reread == 5
    assert snapshot(store) == before


def test_a_store_of_an_older_schema_is_read_again(store: Path) -> None:
    facts = (store / "facts-00000.jsonl").read_bytes()
    articles = [json.loads(line) for line in (store / "articles-00000.jsonl").open()]
    for article in articles:
        del article["outlet_basis"], article["language"]
        article["gone"] = 1
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    (store / "articles-00000.jsonl").write_text(lines, encoding="utf-8")
    (store / "facts-00000.jsonl").write_text('{"other": "records"}\n', encoding="utf-8")
    (store / "index-00000.jsonl").unlink()
    edit_manifest(store, schema=0, segments=[{"old": True}])
    with pytest.raises(WrongSchema, match="schema version 0") as caught:
        Store(store)
    assert "store migrate" in caught.value.hint
    report = migrate(store)
    assert (report.schema_before, report.schema, report.reread) == (0, 1, 5)
    assert (store / "facts-00000.jsonl").read_bytes() == facts
    assert ingest([SEEDS], store=store, outlet="The Daily", date="2024-11-01").articles.changed == 5


def test_a_store_of_a_later_schema_is_left_alone(store: Path) -> None:
    edit_manifest(store, schema=2)
    before = snapshot(store)
    with pytest.raises(WrongSchema, match="schema version 2"):
        migrate(store)
    assert snapshot(store) == before


def test_the_description_names_versions_and_how_to_cite(store: Path) -> None:
    info = describe_store(Store(store))
    assert info.counts.articles == info.dated == 5
    assert (info.first_day, info.last_day, info.outlets) == ("2024-11-01", "2024-11-01", 1)
    assert [made.counts for made in info.made_by] == [info.counts]
    assert all(made.current for made in info.made_by)
    assert f"{info.counts.facts:,} facts" in info.citation
    assert "published 2024-11-01 to 2024-11-01" in info.citation
    assert info.corpus[:12] in info.citation


def test_the_hash_of_a_corpus_does_not_depend_on_its_order(tmp_path: Path) -> None:
    paths = write_corpus(tmp_path / "articles", 3)
    ingest(paths, store=tmp_path / "a")
    ingest(paths[::-1], store=tmp_path / "b")
    a, b = (describe_store(Store(tmp_path / name)) for name in "ab")
    assert a.corpus == b.corpus
