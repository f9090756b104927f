"""``explain``: every number of a line, and why."""

import csv
import io
import json
from pathlib import Path

from tests.cli.samplestore import Run

TEXT = "Nothing here.\nFlight 370 carried 239 people.\nIn 2014 they won 2-1.\n"


def test_a_line_is_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    rows = json.loads(run("explain", "a.txt:2", "--json").stdout)
    assert [(row["text"], row["line"], row["column"]) for row in rows] == [
        ("370", 2, 8),
        ("239", 2, 20),
    ]
    assert [bool(row["fact"]) for row in rows] == [False, True]
    assert rows[0]["rule"] == "identifier"


def test_without_a_line_all_numbers_are_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    rows = json.loads(run("explain", "a.txt", "--json").stdout)
    assert {row["line"] for row in rows} == {2, 3}


def test_stdin_is_a_text(run: Run) -> None:
    result = run("explain", "-", input="They won 2-1.\n")
    assert "a score or a split of votes" in result.stdout


def test_the_table_counts_what_is_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    lines = run("explain", "a.txt:2").stdout.splitlines()
    assert lines[0].split()[:2] == ["at", "number"]
    assert lines[-2:] == ["2 numbers · line 2", "1 of them no figure"]


def test_csv_has_one_value_a_cell(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    rows = list(csv.DictReader(io.StringIO(run("explain", "a.txt:2", "--format", "csv").stdout)))
    assert [row["text"] for row in rows] == ["370", "239"]


def test_a_line_beyond_the_end_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("explain", "a.txt:99")
    assert result.exit_code == 2
    assert "has 3 lines, not 99" in result.stderr


def test_a_missing_file_is_wrong_use(run: Run, tmp_path: Path) -> None:
    result = run("explain", "missing.txt:3")
    assert result.exit_code == 2
    assert "no file or folder" in result.stderr


def test_a_file_whose_name_ends_in_a_number_is_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes:2").write_text("40 goats and 50 sheep.\n")
    rows = json.loads(run("explain", "notes:2", "--json").stdout)
    assert [row["text"] for row in rows] == ["40", "50"]


def test_an_article_of_the_store_is_explained_by_its_short_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "drones.txt").write_text(TEXT)
    (tmp_path / "clips" / "drones-tass.txt").write_text("They shot down 16 drones.\n")
    assert run("ingest", "clips").exit_code == 0
    rows = json.loads(run("explain", "drones:2", "--json").stdout)
    assert [row["text"] for row in rows] == ["370", "239"]
    assert "1:16" in run("explain", "drones-t").stdout
    ambiguous = run("explain", "dron:2")
    assert ambiguous.exit_code == 2
    assert "'dron' is ambiguous: clips/drones-tass.txt, clips/drones.txt" in ambiguous.stderr


def test_a_name_that_is_nothing_is_wrong_use(run: Run, tmp_path: Path) -> None:
    without = run("explain", "drones:2")
    assert (without.exit_code, without.stderr.splitlines()[0]) == (
        2,
        "error: no file or folder drones",
    )
    (tmp_path / "a.txt").write_text(TEXT)
    run("ingest", "a.txt")
    unknown = run("explain", "drones:2")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("error: no file drones, and no article of the store")


def test_an_article_of_the_store_can_be_dated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("About 40 people died on Monday.\n")
    run("ingest", "a.txt")
    (tmp_path / "a.txt").unlink()
    without, dated = (
        json.loads(run("explain", "a:1", "--json", *words).stdout)
        for words in ([], ["--date", "2024-10-30"])
    )
    assert [row["text"] for row in without] == [row["text"] for row in dated] == ["About 40"]
    assert without[0]["fact"]
    assert run("explain", "a:1", "--date", "someday").exit_code == 2
