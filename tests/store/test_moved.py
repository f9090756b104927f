"""A source that was moved, renamed or packed keeps its articles; another text is another one."""

import gzip
import io
import shutil
from pathlib import Path

import pytest

from newsfacts.store.errors import StoreError, UnknownName
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.relocating import relocate

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
    assert (report.problem_count, report.articles.moved, report.articles.new) == (0, 2, 0)
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


TOLL = "Some 12 people were killed in Lomar, the mayor said.\n"


def make_clips(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        (folder / f"2024-05-0{number + 1}.txt").write_text(f"{number + 1}. {TOLL}")
    return folder


def ids(store: Path) -> list[str]:
    return [fact.id for fact in Store(store).facts()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_moved_are_known_by_their_bytes_and_keep_their_ids(
    tmp_path: Path, jobs: int
) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store)
    before = ids(store)
    clips.rename(tmp_path / "archive")
    report = ingest([tmp_path / "archive"], store=store, jobs=jobs)
    assert (report.articles.moved, report.articles.new, report.problem_count) == (3, 0, 0)
    assert ids(store) == before
    assert paths(store) == [f"archive/2024-05-0{number}.txt" for number in (1, 2, 3)]
    again = ingest([tmp_path / "archive"], store=store)
    assert (again.articles.unchanged, again.articles.moved) == (3, 0)


def test_a_copy_beside_its_original_is_another_article(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store)
    shutil.copytree(clips, tmp_path / "copy")
    assert ingest([tmp_path / "copy"], store=store).articles.new == 3
    assert len(set(ids(store))) == len(ids(store))


def test_what_comes_back_to_where_it_was_before_is_another_article(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store)
    clips.rename(tmp_path / "archive")
    ingest([tmp_path / "archive"], store=store)
    shutil.copytree(tmp_path / "archive", clips)
    report = ingest([clips], store=store)
    assert (report.articles.new, report.problem_count) == (3, 0)
    assert len(set(ids(store))) == len(ids(store))
    assert ingest([clips, tmp_path / "archive"], store=store).articles.unchanged == 6


def test_of_two_copies_that_are_gone_each_is_taken_once(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    shutil.copytree(clips, tmp_path / "copy")
    ingest([clips, tmp_path / "copy"], store=store)
    clips.rename(tmp_path / "here")
    (tmp_path / "copy").rename(tmp_path / "there")
    report = ingest([tmp_path / "here", tmp_path / "there"], store=store)
    assert (report.articles.moved, report.articles.new) == (6, 0)


def test_an_id_whose_source_is_gone_leads_to_relocate(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS)
    ingest([tmp_path / "a.jsonl"], store=tmp_path / "store")
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    report = ingest([tmp_path / "b.jsonl"], store=tmp_path / "store", outlet="Echo")
    hints = [problem.hint or "" for problem in report.problems]
    assert len(hints) == 2
    assert all("a.jsonl#r" in hint and "newsfacts store relocate" in hint for hint in hints)
    assert relocate(tmp_path / "store", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"))
    report = ingest([tmp_path / "b.jsonl"], store=tmp_path / "store", outlet="Echo")
    assert (report.articles.changed, report.problem_count) == (2, 0)


def test_relocated_articles_keep_ids_and_metadata_and_are_unchanged(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store, outlet="Echo")
    before = ids(store)
    clips.rename(tmp_path / "archive")
    new = str(tmp_path / "archive")
    assert relocate(store, str(clips), new, dry_run=True).articles == 3
    assert paths(store)[0] == "clips/2024-05-01.txt"
    assert relocate(store, "clips", new).articles == 3
    assert ids(store) == before
    assert {article.outlet for article in Store(store).articles()} == {"Echo"}
    assert {fact.path for fact in Store(store).facts()} == set(paths(store))
    report = ingest([tmp_path / "archive"], store=store)
    assert report.articles.unchanged == 3


def test_relocate_reads_anew_what_a_path_says(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store)
    (clips / "2024-05-01.txt").rename(clips / "2023-04-09.txt")
    relocate(store, str(clips / "2024-05-01.txt"), str(clips / "2023-04-09.txt"))
    first = next(iter(Store(store).articles()))
    assert first.published
    assert first.published.start == "2023-04-09"


def test_relocate_refuses_what_cannot_be(tmp_path: Path) -> None:
    store, clips = tmp_path / "store", make_clips(tmp_path / "clips")
    ingest([clips], store=store)
    with pytest.raises(StoreError, match="no file or folder"):
        relocate(store, str(clips), str(tmp_path / "nowhere"))
    with pytest.raises(UnknownName, match="no source"):
        relocate(store, str(tmp_path / "clip"), str(tmp_path))
    one, other = clips / "2024-05-01.txt", clips / "2024-05-02.txt"
    with pytest.raises(StoreError, match=r"is at clips/2024-05-02\.txt already"):
        relocate(store, str(one), str(other))
