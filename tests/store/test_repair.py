"""A store that was cut short or edited: the bad line is named, the rest is read, repair mends."""

import json
from pathlib import Path

import pytest

from newsfacts.store.errors import BrokenSegment, NoStore, WrongSchema
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.repairing import repair
from tests.store.corpora import snapshot, write_corpus

ARTICLES = 5


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 3)
    write_corpus(tmp_path / "articles", ARTICLES)
    ingest([tmp_path / "articles"], store=tmp_path / "store")
    return tmp_path / "store"


def again(store: Path) -> None:
    ingest([store.parent / "articles"], store=store)


def edit_line(path: Path, line: int, old: bytes, new: bytes) -> None:
    lines = path.read_bytes().split(b"\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_bytes(b"\n".join(lines))


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:-size])


def read_leniently(store: Path) -> tuple[list[str], int, int]:
    """What is told to be broken, and how many articles and facts are read nevertheless."""
    told: list[str] = []
    opened = Store(store)
    opened.on_broken = lambda error: told.append(str(error))
    articles, facts = list(opened.articles()), list(opened.facts())
    assert [entry.id for _, entry in opened.entries()]
    return told, len(articles), len(facts)


def test_a_whole_store_needs_no_repair(store: Path) -> None:
    before = snapshot(store)
    report = repair(store)
    assert report.damages == []
    assert not report.repaired
    assert report.articles == ARTICLES
    assert snapshot(store) == before


def test_facts_cut_short_are_named_read_as_far_as_they_go_and_mended(store: Path) -> None:
    before = snapshot(store)
    count = Store(store).manifest.counts.facts
    cut(store / "facts-00000.jsonl", 30)
    told, articles, facts = read_leniently(store)
    assert articles == ARTICLES
    assert facts == count - 1
    assert any("facts-00000.jsonl: " in line and "were written" in line for line in told)
    last = before["facts-00000.jsonl"].count(b"\n")
    assert any(f"facts-00000.jsonl:{last}: " in line for line in told)
    report = repair(store)
    assert report.repaired
    assert ("facts-00000.jsonl", last) in [(each.file, each.line) for each in report.damages]
    assert snapshot(store) == before


def test_a_figure_that_was_edited_is_read_again_from_its_text(store: Path) -> None:
    before = snapshot(store)
    path = store / "facts-00001.jsonl"
    lines = before[path.name].split(b"\n")
    number = next(n for n, line in enumerate(lines, 1) if b'"modality":"asserted"' in line)
    edit_line(path, number, b'"modality":"asserted"', b'"modality":"estimate"')
    told, _, facts = read_leniently(store)
    assert told == [line for line in told if f"facts-00001.jsonl:{number}: " in line]
    assert (
        facts
        == sum(payload.count(b"\n") for name, payload in before.items() if "facts" in name) - 1
    )
    assert any("facts of" in each.problem for each in repair(store).damages)
    assert snapshot(store) == before


def test_a_valid_edit_of_a_fact_is_undone(store: Path) -> None:
    before = snapshot(store)
    edit_line(store / "facts-00000.jsonl", 1, b'"zone":"', b'"hedge":"x","zone":"')
    repair(store)
    assert snapshot(store) == before


def test_a_broken_article_is_left_out_and_comes_back_with_the_next_ingest(store: Path) -> None:
    edit_line(store / "articles-00000.jsonl", 2, b'{"id":', b'{"id"!')
    told, articles, _ = read_leniently(store)
    assert articles == ARTICLES - 1
    assert any("articles-00000.jsonl:2: " in line for line in told)
    report = repair(store)
    assert report.articles == ARTICLES - 1
    assert any("00001.txt is lost" in each.problem for each in report.damages)
    assert repair(store).damages == []
    again(store)
    assert len(list(Store(store).articles())) == ARTICLES


def test_an_article_whose_text_was_edited_is_left_out(store: Path) -> None:
    edit_line(store / "articles-00000.jsonl", 1, b'"text":"', b'"text":"Surprise. ')
    report = repair(store)
    assert report.articles == ARTICLES - 1
    again(store)
    texts = [article.text for article in Store(store).articles()]
    assert len(texts) == ARTICLES
    assert not any("Surprise" in text for text in texts)


@pytest.mark.parametrize("damage", ["cut", "gone", "edited"])
def test_a_lost_index_is_made_again(store: Path, damage: str) -> None:
    count = Store(store).manifest.counts.facts
    path = store / "index-00000.jsonl"
    if damage == "cut":
        cut(path, 100)
    elif damage == "gone":
        path.unlink()
    else:
        edit_line(path, 2, b'{"id"', b'{"ix"')
    opened = Store(store)
    opened.on_broken = lambda error: None
    assert len(list(opened.entries())) == ARTICLES
    article = list(opened.articles())[2]
    assert opened.article(article.id) == article
    assert [f.article for f in opened.facts(article=article.id)]
    report = repair(store)
    assert (report.articles, report.facts) == (ARTICLES, count)
    before = snapshot(store)
    again(store)
    assert Store(store).manifest.counts.facts == count
    after = snapshot(store)
    assert after["facts-00000.jsonl"] == before["facts-00000.jsonl"]


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_a_lost_manifest_is_made_again(store: Path, damage: str) -> None:
    before = snapshot(store)
    if damage == "gone":
        (store / "manifest.json").unlink()
        with pytest.raises(NoStore):
            Store(store)
    else:
        cut(store / "manifest.json", 50)
        with pytest.raises(BrokenSegment):
            Store(store)
    report = repair(store)
    assert [each.file for each in report.damages] == ["manifest.json"]
    assert snapshot(store) == before


def test_a_lost_segment_is_named_and_comes_back_with_the_next_ingest(store: Path) -> None:
    for kind in ("articles", "facts"):
        (store / f"{kind}-00000.jsonl").unlink()
    report = repair(store)
    assert report.articles == ARTICLES - 3
    assert sum("is lost" in each.problem for each in report.damages) == 3
    again(store)
    assert len(list(Store(store).articles())) == ARTICLES


def test_a_dry_run_changes_nothing(store: Path) -> None:
    cut(store / "facts-00000.jsonl", 30)
    before = snapshot(store)
    report = repair(store, dry_run=True)
    assert report.damages
    assert not report.repaired
    assert snapshot(store) == before


def test_a_later_schema_is_not_repaired(store: Path) -> None:
    path = store / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"schema": 99}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    before = snapshot(store)
    with pytest.raises(WrongSchema):
        repair(store)
    assert snapshot(store) == before


def test_no_store_is_not_repaired(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        repair(tmp_path / "nothing")


def test_segments_that_are_all_gone_are_named(store: Path) -> None:
    for path in store.glob("*-0*.jsonl"):
        path.unlink()
    report = repair(store)
    assert {each.problem for each in report.damages} == {"the file is missing"}
    assert report.articles == 0
    again(store)
    assert Store(store).manifest.counts.articles == ARTICLES


@pytest.mark.parametrize("which", [0, 1])
def test_counts_that_were_edited_are_counted_again(store: Path, which: int) -> None:
    before = snapshot(store)
    manifest = json.loads(before["manifest.json"])
    counts = manifest["counts"] if which == 0 else manifest["segments"][1]["counts"]
    counts["articles"] += 1
    (store / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    report = repair(store)
    assert [each.file for each in report.damages] == ["manifest.json"]
    assert report.articles == ARTICLES
    assert snapshot(store) == before
