"""Input that may mean another thing than it seems: it is told, not guessed away."""

import json
from pathlib import Path

import pytest

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
        lines = [{"id": f"x{n}", "text": f"Some {n} people died."} for n in range(40)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    said = run(command, "a.jsonl", "b.jsonl").stderr.splitlines()
    skipped = [line for line in said if line.startswith("skipped: ")]
    assert len(skipped) == 11
    assert skipped[-1].startswith("skipped: 30 more of this kind: the id … is that of another")
