"""A source that was moved, renamed or packed keeps its articles; another text is another one."""

import gzip
import io
from pathlib import Path

import pytest

from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store

RECORDS = (
    '{"id": "r1", "text": "Some 12 houses burned."}\n'
    '{"id": "r2", "text": "About 90 people were hurt."}\n'
)


def paths(store: Path) -> list[str | None]:
    return [article.path for article in Store(store).articles()]


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_packed_source_takes_the_place_of_the_plain_one(tmp_path: Path, dry_run: bool) -> None:
    store, plain = tmp_path / "store", tmp_path / "a.jsonl"
    plain.write_text(RECORDS)
    ingest([plain], store=store)
    plain.unlink()
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(RECORDS.encode()))
    report = ingest([packed], store=store, dry_run=dry_run)
    assert (report.problem_count, report.articles.changed, report.articles.new) == (0, 2, 0)
    name = "a.jsonl" if dry_run else "a.jsonl.gz"
    assert paths(store) == [f"{name}#r1", f"{name}#r2"]
    if not dry_run:
        assert {fact.path for fact in Store(store).facts()} == {f"{name}#r1", f"{name}#r2"}
        assert ingest([packed], store=store).articles.unchanged == 2


def test_what_came_through_a_pipe_may_come_from_a_file(tmp_path: Path) -> None:
    ingest(["-"], store=tmp_path / "store", stdin=io.BytesIO(RECORDS.encode()))
    (tmp_path / "a.jsonl").write_text(RECORDS)
    ingest([tmp_path / "a.jsonl"], store=tmp_path / "store", jobs=2)
    assert paths(tmp_path / "store") == ["a.jsonl#r1", "a.jsonl#r2"]


@pytest.mark.parametrize("old_stays", [True, False])
def test_another_article_cannot_take_an_id(tmp_path: Path, old_stays: bool) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS)
    ingest([tmp_path / "a.jsonl"], store=tmp_path / "store")
    if not old_stays:
        (tmp_path / "a.jsonl").unlink()
    other = '{"id": "r1", "text": "Some 13 houses burned."}\n'
    (tmp_path / "b.jsonl").write_text(RECORDS if old_stays else other)
    report = ingest([tmp_path / "b.jsonl"], store=tmp_path / "store")
    assert report.articles.changed == report.articles.new == 0
    assert {problem.message for problem in report.problems} >= {
        "the id 'r1' is that of another article of the store"
    }
    assert paths(tmp_path / "store") == ["a.jsonl#r1", "a.jsonl#r2"]
