"""``verify`` reads every source again and says what is not as it was; it writes nothing."""

import io
import json
from pathlib import Path

import pytest

from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.reanchoring import find_place
from newsfacts.store.verifying import VerifyReport, verify
from tests.documents.packing import make_zip
from tests.store.corpora import snapshot

FIRST = "A fire killed 3 people in Lima on Monday, officials said."
SECOND = "Some 40 boats left the harbour of Callao."
TEXT = f"{FIRST} {SECOND}\n"
RECORDS = (
    '{"id": "r1", "title": "Fire", "text": "Some 12 houses burned."}\n'
    '{"text": "About 90 people were hurt."}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles of several formats."""
    made = tmp_path / "clips #1"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, "utf-8")
    (made / "b.jsonl").write_text(RECORDS, "utf-8")
    (made / "c.csv").write_text("id,text\n7,Up to 500 people came.\n", "utf-8")
    (made / "d.zip").write_bytes(make_zip({"x/e.txt": b"At least 8 ships sank.\n"}))
    ingest([made], store=tmp_path / "store")
    return made


def check(folder: Path, *, reanchor: bool = False) -> VerifyReport:
    return verify(folder.parent / "store", reanchor=reanchor)


def problems(report: VerifyReport) -> list[tuple[str, str]]:
    return [(drift.path or "", drift.problem) for drift in report.drifts]


def test_what_nobody_touched_is_unchanged(folder: Path) -> None:
    before = snapshot(folder.parent / "store")
    report = check(folder)
    counts = Store(folder.parent / "store").manifest.counts
    assert report.drifts == []
    assert (report.articles, report.facts) == (counts.articles, counts.facts) == (5, counts.facts)
    assert report.spans > 2 * report.facts  # each has its own and that of its sentence at least
    assert (report.unchanged, report.changed, report.missing, report.unknown) == (5, 0, 0, 0)
    assert snapshot(folder.parent / "store") == before


def test_how_it_was_ingested_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(RECORDS.replace('"text"', '"wording"'), "utf-8")
    fields = {"text": "wording"}
    ingest([tmp_path / "b.jsonl"], store=tmp_path / "store", fields=fields, title_as_text=True)
    assert verify(tmp_path / "store", fields=fields).unchanged == 2
    told = {drift.problem for drift in verify(tmp_path / "store").drifts}
    assert any("--field text=KEY" in problem for problem in told)


def test_facts_that_moved_are_found_and_those_that_are_gone_are_told(folder: Path) -> None:
    old = check(folder)
    (folder / "a.txt").write_text("Corrected.\n\n" + TEXT.replace("\n", "").replace("3 p", "5 p"))
    found = check(folder)
    assert {drift.problem for drift in found.drifts} == {
        "other bytes than were read",
        "not where it was",
    }
    report = check(folder, reanchor=True)
    assert report.changed == 1
    by_text = {drift.text: drift for drift in report.drifts}
    assert by_text["3"].problem == "gone"
    moved = by_text["Some 40"]
    assert moved.problem == "moved"
    assert moved.now is not None
    new = (folder / "a.txt").read_text()
    assert new[moved.now.start : moved.now.end] == "Some 40"
    assert (moved.line, moved.now.line, moved.now.match) == (1, 3, "sentence")
    assert old.facts == report.facts


def test_a_change_behind_the_facts_moves_none(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT + "\nMore to come.\n")
    assert problems(check(folder)) == [("clips #1/a.txt", "other bytes than were read")]


def test_sources_that_are_gone_are_told(folder: Path) -> None:
    (folder / "a.txt").unlink()
    (folder / "b.jsonl").write_text(RECORDS.splitlines(keepends=True)[0])
    (folder / "d.zip").write_bytes(make_zip({"x/f.txt": b"At least 8 ships sank.\n"}))
    report = check(folder)
    told = problems(report)
    assert ("clips #1/a.txt", "no such file") in told
    assert ("clips #1/d.zip#x/e.txt", "no longer in its source") in told
    assert [path.partition("#1/")[2][:8] for path, problem in told if "longer" in problem] == [
        "b.jsonl#",
        "d.zip#x/",
    ]
    assert (report.unchanged, report.missing) == (2, 3)


def test_what_came_through_a_pipe_is_not_read_again(tmp_path: Path) -> None:
    ingest(["-"], store=tmp_path / "store", stdin=io.BytesIO(TEXT.encode()))
    report = verify(tmp_path / "store")
    assert (report.unknown, report.drifts) == (1, [])


def test_an_edited_store_is_told(folder: Path) -> None:
    path = folder.parent / "store" / "facts-00000.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    fact = json.loads(lines[0])
    fact["start"] += 1
    lines[0] = json.dumps(fact, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
    lines[1] = b"{}\n"
    path.write_bytes(b"".join(lines))
    told = problems(check(folder))
    assert told[0][0] == "facts-00000.jsonl"
    assert any(where == "facts-00000.jsonl:2" for where, _ in told)
    assert ("clips #1/a.txt", "not what stands in the stored text") in told


def test_an_edited_stored_text_is_told_by_its_source(folder: Path) -> None:
    path = folder.parent / "store" / "articles-00000.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Some 40 boats", b"Some 44 boats"))
    told = problems(check(folder))
    assert ("articles-00000.jsonl", "other bytes than were written") in told
    assert ("clips #1/a.txt", "read as another text") in told
    assert ("clips #1/a.txt", "not what stands in the stored text") in told


@pytest.mark.parametrize(
    ("new", "match"),
    [
        (f"X. {SECOND}", "sentence"),
        (SECOND.replace(" ", "\n"), "sentence, other white space"),
        ("Some 40 boats left the harbour of Paita.", "words around it"),
        ("On Sunday some 40 boats left.", None),
        ("Some 41 boats left the harbour of Callao.", None),
        (f"{SECOND}\n{SECOND} {'x' * 60}", "sentence"),
    ],
)
def test_a_passage_is_found_by_its_sentence_or_the_words_around(
    new: str, match: str | None, folder: Path
) -> None:
    store = Store(folder.parent / "store")
    (fact,) = [fact for fact in store.facts(kind="quantity") if fact.text == "Some 40"]
    place = find_place(TEXT, fact, new)
    assert (place and place.match) == match
    if place is not None:
        assert " ".join(new[place.start : place.end].split()) == "Some 40"
