"""Ingest: incremental, idempotent, in input order, and honest about what it could not read."""

import io
import json
from pathlib import Path

import pytest

from newsfacts.documents.articles import Problem
from newsfacts.documents.records import Document
from newsfacts.extractors.engine import Reading, read_article
from newsfacts.store import versions, writing
from newsfacts.store.errors import StoreError, UnwritableStore
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.reports import PROBLEMS_KEPT, Collector, IngestReport
from tests.store.corpora import make_article, snapshot, write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "articles", 7)
    return tmp_path / "articles"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / ".newsfacts"


def counts(report: IngestReport) -> tuple[int, int, int, int]:
    articles = report.articles
    return articles.new, articles.changed, articles.unchanged, articles.skipped


def write_records(path: Path, *records: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_second_ingest_changes_nothing(folder: Path, store: Path) -> None:
    assert counts(ingest([folder], store=store)) == (7, 0, 0, 0)
    before = snapshot(store)
    stamps = [path.stat().st_mtime_ns for path in sorted(store.iterdir())]
    report = ingest([folder], store=store)
    assert counts(report) == (0, 0, 7, 0)
    assert report.words == 0
    assert snapshot(store) == before
    assert [path.stat().st_mtime_ns for path in sorted(store.iterdir())] == stamps


def test_the_store_holds_nothing_but_its_files(folder: Path, store: Path) -> None:
    ingest([folder], store=store)
    assert sorted(snapshot(store)) == [
        "articles-00000.jsonl",
        "facts-00000.jsonl",
        "index-00000.jsonl",
        "manifest.json",
    ]


def test_every_line_is_an_object_that_any_reader_of_json_lines_reads(
    folder: Path, store: Path
) -> None:
    ingest([folder], store=store)
    lines = (store / "articles-00000.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    assert [article["path"] for article in articles] == [f"articles/{n:05d}.txt" for n in range(7)]
    facts = (store / "facts-00000.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {article["id"]: article["text"] for article in articles}
    assert facts
    for line in facts:
        fact = json.loads(line)
        assert texts[fact["article"]][fact["start"] : fact["end"]] == fact["text"]


def test_a_changed_article_replaces_the_old_one_in_its_place(folder: Path, store: Path) -> None:
    ingest([folder], store=store)
    old = Store(store).article("00003")
    (folder / "00003.txt").write_text(make_article(99), encoding="utf-8")
    assert counts(ingest([folder], store=store)) == (0, 1, 6, 0)
    articles = list(Store(store).articles())
    assert [article.path for article in articles] == [f"articles/{n:05d}.txt" for n in range(7)]
    assert articles[3].text == make_article(99)
    assert old.id not in {fact.article for fact in Store(store).facts()}


def test_after_changes_and_additions_the_store_is_that_of_a_fresh_ingest(
    folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 3)
    ingest([folder], store=store)
    for number in (0, 2, 6):
        (folder / f"{number:05d}.txt").write_text(make_article(50 + number), encoding="utf-8")
    write_corpus(folder, 6, first=7)
    assert counts(ingest([folder], store=store)) == (6, 3, 4, 0)
    ingest([folder], store=tmp_path / "fresh")
    assert snapshot(store) == snapshot(tmp_path / "fresh")


def test_new_metadata_means_another_reading(folder: Path, store: Path) -> None:
    ingest([folder], store=store)
    report = ingest([folder], store=store, outlet="The Courier")
    assert counts(report) == (0, 7, 0, 0)
    assert {article.outlet for article in Store(store).articles()} == {"The Courier"}


@pytest.mark.parametrize("what", ["extractor_version", "lexicon_digest"])
def test_another_version_means_another_reading(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    ingest([folder], store=store)
    monkeypatch.setattr(versions, what, lambda: "another")
    assert counts(ingest([folder], store=store)) == (0, 7, 0, 0)


def test_what_is_not_among_the_paths_stays(folder: Path, store: Path, tmp_path: Path) -> None:
    ingest([folder], store=store)
    (folder / "00001.txt").unlink()
    write_corpus(tmp_path / "more", 2, first=20)
    assert counts(ingest([tmp_path / "more"], store=store)) == (2, 0, 0, 0)
    assert counts(ingest([folder], store=store)) == (0, 0, 6, 0)
    assert Store(store).manifest.counts.articles == 9


def test_an_article_given_twice_is_taken_once(folder: Path, store: Path) -> None:
    report = ingest([folder, folder / "00002.txt"], store=store)
    assert counts(report) == (7, 0, 0, 0)
    assert report.problems == []


def test_the_same_id_from_another_path_is_a_problem(tmp_path: Path, store: Path) -> None:
    first = write_records(tmp_path / "a.jsonl", {"id": "x1", "text": make_article(1)})
    second = write_records(tmp_path / "b.jsonl", {"id": "x1", "text": make_article(2)})
    ingest([first], store=store)
    report = ingest([second], store=store)
    assert counts(report) == (0, 0, 0, 1)
    assert "x1" in report.problems[0].message
    assert report.problems[0].hint
    assert Store(store).article("x1").text == make_article(1)


def test_an_id_is_free_when_its_article_has_another_one_now(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("id: x1\ndate: 2024-10-30\n\n" + make_article(1), encoding="utf-8")
    ingest([path], store=store)
    path.write_text("id: x2\ndate: 2024-10-30\n\n" + make_article(1), encoding="utf-8")
    other = write_records(tmp_path / "b.jsonl", {"id": "x1", "text": make_article(2)})
    assert counts(ingest([path, other], store=store)) == (1, 1, 0, 0)


def test_a_record_that_changed_is_replaced(tmp_path: Path, store: Path) -> None:
    records = [{"id": f"r{n}", "text": make_article(n)} for n in range(5)]
    path = write_records(tmp_path / "wire.jsonl", *records)
    ingest([path], store=store)
    records[2]["text"] = make_article(70)
    write_records(path, *records)
    assert counts(ingest([path], store=store)) == (0, 1, 4, 0)
    assert Store(store).article("r2").text == make_article(70)
    assert Store(store).article("r2").path == "wire.jsonl#r2"


def test_a_problem_of_the_input_is_reported_in_its_place(folder: Path, store: Path) -> None:
    (folder / "00001.txt").write_bytes(b"")
    (folder / "00005.txt").write_bytes(bytes(range(256)) * 20)
    report = ingest([folder], store=store)
    assert counts(report) == (5, 0, 0, 2)
    assert [Path(problem.path).name for problem in report.problems] == ["00001.txt", "00005.txt"]


def test_an_article_that_cannot_be_read_is_named_and_the_rest_goes_in(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_one(document: Document) -> Reading:
        if "number 4 from" in document.text:
            raise ZeroDivisionError("no such luck")
        return read_article(document)

    monkeypatch.setattr("newsfacts.store.encoding.read_article", fail_on_one)
    report = ingest([folder], store=store)
    assert counts(report) == (6, 0, 0, 1)
    problem = report.problems[0]
    assert problem.path == str(folder / "00004.txt")
    assert "ZeroDivisionError: no such luck" in problem.message
    assert problem.hint is not None
    assert "--debug" in problem.hint


def test_a_store_among_the_paths_is_not_read_as_articles(folder: Path) -> None:
    ingest([folder], store=folder / "mine")
    assert counts(ingest([folder], store=folder / "mine", glob="*")) == (0, 0, 7, 0)


def test_paths_are_kept_relative_to_the_folder_of_the_store(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ingest([folder], store=store)
    before = snapshot(store)
    monkeypatch.chdir(folder)
    assert counts(ingest(["."])) == (0, 0, 7, 0)
    assert counts(ingest(["../articles"], store="../.newsfacts")) == (0, 0, 7, 0)
    assert snapshot(store) == before
    elsewhere = tmp_path / "elsewhere" / ".newsfacts"
    ingest(["00000.txt"], store=elsewhere)
    assert next(Store(elsewhere).articles()).path == str(folder / "00000.txt")


def test_the_store_is_found_upward_and_else_made_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert ingest(["articles"]).store == ".newsfacts"
    monkeypatch.chdir(folder)
    assert ingest(["00000.txt"]).store == str(folder.parent / ".newsfacts")


def test_a_store_with_spaces_and_other_scripts_in_its_path(tmp_path: Path) -> None:
    place = tmp_path / "мой проект" / "記事 2024"
    write_corpus(place / "clippings, old", 2)
    ingest([place / "clippings, old"], store=place / "my store")
    assert [article.path for article in Store(place / "my store").articles()] == [
        "clippings, old/00000.txt",
        "clippings, old/00001.txt",
    ]


def test_a_file_name_that_is_not_text_is_kept_readable(tmp_path: Path, store: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text(make_article(1), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    ingest([tmp_path / name], store=store)
    assert next(Store(store).articles()).path == "caf\\xe9.txt"
    assert counts(ingest([tmp_path / name], store=store)) == (0, 0, 1, 0)


def test_stdin_twice_is_unchanged_and_other_text_another_article(store: Path) -> None:
    first, second = make_article(1).encode(), make_article(2).encode()
    assert counts(ingest(["-"], store=store, stdin=io.BytesIO(first))) == (1, 0, 0, 0)
    assert counts(ingest(["-"], store=store, stdin=io.BytesIO(first))) == (0, 0, 1, 0)
    assert counts(ingest(["-"], store=store, stdin=io.BytesIO(second))) == (1, 0, 0, 0)
    assert all((a.path or "").startswith("-#") for a in Store(store).articles())


def test_an_ingest_of_nothing_leaves_no_store(tmp_path: Path, store: Path) -> None:
    report = ingest([tmp_path / "nowhere"], store=store)
    assert counts(report) == (0, 0, 0, 1)
    assert not store.exists()


def test_an_ingest_of_nothing_leaves_a_folder_as_it_was(tmp_path: Path, store: Path) -> None:
    store.mkdir()
    (store / "notes.txt").write_text("mine", encoding="utf-8")
    ingest([tmp_path / "nowhere"], store=store)
    assert list(snapshot(store)) == ["notes.txt"]


def test_ctrl_c_keeps_what_is_complete(folder: Path, store: Path, tmp_path: Path) -> None:
    def interrupt(done: int, size: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], store=store, progress=interrupt)
    assert Store(store).manifest.counts.articles == 4
    assert counts(ingest([folder], store=store)) == (3, 0, 4, 0)
    ingest([folder], store=tmp_path / "fresh")
    assert snapshot(store) == snapshot(tmp_path / "fresh")


def test_ctrl_c_in_the_middle_of_a_commit_leaves_a_good_store(
    folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "publish", interrupt)
        with pytest.raises(KeyboardInterrupt):
            ingest([folder], store=store)
    assert sum(1 for _ in Store(store).articles()) == 7
    ingest([folder], store=tmp_path / "fresh")
    assert snapshot(store) == snapshot(tmp_path / "fresh")


def test_an_error_of_the_input_leaves_what_was_committed(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 3)

    def fail(done: int, size: int) -> None:
        if done == 5:
            raise RuntimeError("the caller's fault")

    with pytest.raises(RuntimeError):
        ingest([folder], store=store, progress=fail)
    assert Store(store).manifest.counts.articles == 3
    assert not list(store.glob("*.tmp")) + list(store.glob("*.new"))
    assert counts(ingest([folder], store=store)) == (4, 0, 3, 0)


def test_segments_without_a_manifest_are_not_written_over(folder: Path, store: Path) -> None:
    ingest([folder], store=store)
    (store / "manifest.json").unlink()
    with pytest.raises(StoreError, match="no manifest") as caught:
        ingest([folder], store=store)
    assert caught.value.hint
    assert (store / "articles-00000.jsonl").exists()


def test_a_place_that_cannot_be_written_is_a_clean_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnwritableStore) as caught:
        ingest([folder], store=folder / "00000.txt" / "store")
    assert "00000.txt" in str(caught.value)
    with pytest.raises(UnwritableStore):
        ingest([folder], store=folder / "00000.txt")


def test_the_report_counts_the_same_for_any_order_of_arrival(folder: Path, store: Path) -> None:
    report = ingest([folder], store=store)
    articles = list(Store(store).articles())
    assert report.words == sum(len(article.text.split()) for article in articles)
    quantities = list(Store(store).facts(kind="quantity"))
    assert report.figure_count == len(quantities)
    said_by = report.said_by
    assert (
        said_by.named.figures
        + said_by.anonymous.figures
        + said_by.nobody.figures
        + said_by.own_voice
        == len(quantities)
    )
    published = report.published
    assert published.dated + published.bounded + published.undated == 7


def test_problems_beyond_the_list_are_counted() -> None:
    collector = Collector()
    for place in range(PROBLEMS_KEPT + 5):
        collector.add_problem(place, Problem("a.txt", "empty"))
    report = collector.report("s")
    assert len(report.problems) == PROBLEMS_KEPT
    assert report.problem_count == report.articles.skipped == PROBLEMS_KEPT + 5
