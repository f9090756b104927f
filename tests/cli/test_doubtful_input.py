"""Input that may mean another thing than it seems: it is told, not guessed away."""

import json
from pathlib import Path

import pytest

from newsfacts import extract
from newsfacts.analysis.sampling import Passage
from newsfacts.cli.coding import SKIP, Vocabulary, code_passage
from newsfacts.documents import webpages
from newsfacts.documents.records import Article
from tests.cli.samplestore import Run


@pytest.mark.parametrize("date", ["01/02/2024", "1-2-2024"])
def test_a_date_of_two_readings_is_refused_as_an_option(
    run: Run, tmp_path: Path, date: str
) -> None:
    (tmp_path / "a.txt").write_text("Two people died.\n")
    done = run("ingest", "a.txt", "--date", date)
    assert done.exit_code == 2
    assert "write 2024-01-02 or 2024-02-01" in done.stderr


@pytest.mark.parametrize("date", ["13/02/2024", "02/02/2024", "1.2.2024", "2024-02-01"])
def test_a_date_of_one_reading_is_taken(run: Run, tmp_path: Path, date: str) -> None:
    (tmp_path / "a.txt").write_text("Two people died.\n")
    assert run("ingest", "a.txt", "--date", date).exit_code == 0


def test_a_date_of_two_readings_in_a_record_is_noted(run: Run, tmp_path: Path) -> None:
    record = {"id": "1", "date": "03/04/2024", "text": "Two people died."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    for command in ("ingest", "extract"):
        said = run(command, "a.jsonl").stderr
        assert "is read as 2024-03-04, month first" in said
        assert "write it as 2024-04-03" in said


def test_a_misspelt_column_is_noted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two people died.\n")
    (tmp_path / "m.csv").write_text("path,datee,Outlett,desk\na.txt,2024-02-01,Post,city\n")
    said = run("ingest", "a.txt", "--metadata", "m.csv").stderr
    assert "the column 'datee' is none that is read (did you mean 'date'?)" in said
    assert "did you mean 'outlet'?" in said
    assert "desk" not in said


def test_extract_takes_an_id_once(run: Run, tmp_path: Path) -> None:
    lines = [{"id": "1", "text": f"Some {n} people died."} for n in (40, 50)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = run("extract", "a.jsonl", "--metric", "deaths", "--format", "jsonl")
    assert [json.loads(line)["quantity"]["low"] for line in done.stdout.splitlines()] == [40]
    assert "the id '1' is that of another article" in done.stderr


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_problems_that_differ_by_an_id_are_of_one_kind(
    run: Run, tmp_path: Path, command: str
) -> None:
    for name in "ab":
        lines = [{"id": f"x{n}", "text": f"Some {n} people in {name} died."} for n in range(40)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    said = run(command, "a.jsonl", "b.jsonl").stderr.splitlines()
    skipped = [line for line in said if line.startswith("skipped: ")]
    assert len(skipped) == 11
    assert skipped[-1].startswith("skipped: 30 more of this kind: the id … is that of another")


def test_records_none_of_which_has_a_text_are_refused(run: Run, tmp_path: Path) -> None:
    records = [{"id": str(n), "text": f"Some {n} people died."} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    done = run("ingest", "a.jsonl", "--field", "text=nope")
    assert done.exit_code == 2
    assert "3 inputs were skipped and nothing was read" in done.stderr
    assert "--field text=KEY" in done.stderr
    assert run("ingest", "a.jsonl").exit_code == 0


@pytest.mark.parametrize("address", ["nope", "tcp://127.0.0.1:9"])
def test_a_cluster_that_is_not_there_leaves_nothing(run: Run, tmp_path: Path, address: str) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "a.txt").write_text("Two people died.\n")
    done = run("ingest", "a.txt", "--cluster", address)
    assert done.exit_code == 2
    assert f"no cluster at {address}: " in done.stderr
    assert not (tmp_path / ".newsfacts").exists()


@pytest.mark.parametrize(
    "options", [("--min", "9000", "--max", "10"), ("--since", "2024-05", "--until", "2024-04")]
)
def test_a_range_in_which_nothing_lies_is_refused(
    run: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("Two people died.\n")
    run("ingest", "a.txt", "-q")
    done = run("facts", *options)
    assert done.exit_code == 2
    assert f"nothing is between {options[0]} " in done.stderr
    assert run("facts", "--since", "2024-05", "--until", "2024").exit_code == 0


def test_an_own_metric_that_came_after_the_articles_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Aid workers put up 400 tents on Monday.\n")
    run("ingest", "a.txt", "-q")
    (tmp_path / "newsfacts.toml").write_text('[[metric]]\nname = "tents"\nnouns = ["tent"]\n')
    asked = ("facts", "--metric", "tents", "--format", "table")
    assert "store migrate" in run(*asked).stderr
    run("store", "migrate")
    done = run(*asked)
    assert "1 fact · metric=tents" in done.stdout
    assert "hint" not in done.stderr


@pytest.mark.parametrize("missing", ["trafilatura", "lxml_html_clean"])
def test_what_reads_pages_is_named_when_a_part_of_it_is_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(webpages, "find_spec", lambda name: None if name == missing else True)
    webpages.page_reader.cache_clear()
    (tmp_path / "a.html").write_text("<html><body><p>Two people died.</p></body></html>")
    try:
        assert "pip install 'newsfacts[html]'" in run("ingest", "a.html").stderr
    finally:
        webpages.page_reader.cache_clear()


def test_an_empty_line_behind_refused_words_is_asked_again() -> None:
    words = Vocabulary(("deaths",), ("asserted",))
    unknown = dict.fromkeys(Article.__struct_fields__)
    article = Article(**{**unknown, "id": "a", "text": "Some 40 people died."})  # type: ignore[arg-type]
    passage = Passage(article, 0, len(article.text))
    figure = ["40", "40", "deaths", "", "", ""]
    (coded,) = code_passage(passage, words, iter(["forty", "", *figure])) or ()
    assert coded.text == "40"
    assert code_passage(passage, words, iter(["forty", "", ""])) == ()
    assert code_passage(passage, words, iter(["forty", "", SKIP])) is None
    assert code_passage(passage, words, iter([""])) == ()


def test_extract_takes_the_very_same_article_once_without_a_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Some 40 people died."}\n' * 3)
    done = run("extract", "a.jsonl", "--metric", "deaths", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("text", [5, 0.5, True])
def test_a_text_that_is_none_is_called_so(run: Run, tmp_path: Path, text: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text}))
    assert "its text is a number or a truth value" in run("ingest", "a.jsonl").stderr


def test_the_library_takes_a_text() -> None:
    with pytest.raises(TypeError, match="as a str, not int"):
        extract(5)  # type: ignore[arg-type]
