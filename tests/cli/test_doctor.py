"""``doctor`` counts findings for people and lists them for programs."""

import json
from pathlib import Path

from tests.cli.samplestore import Run


def test_the_table_counts_and_advises(sample: Run) -> None:
    lines = sample("doctor").stdout.splitlines()
    assert lines[0].split() == [
        *("finding", "count", "articles"),
        *("what", "it", "means,", "what", "to", "do"),
    ]
    assert any(line.startswith("undated article") and " 1 " in line for line in lines)
    assert lines[-1] == "newsfacts doctor --finding 'undated article' lists them"


def test_each_is_listed_with_its_place(sample: Run) -> None:
    rows = json.loads(sample("doctor", "--json").stdout)
    (date,) = [row for row in rows if row["finding"] == "unresolved date"]
    assert (date["path"], date["line"], date["text"]) == ("clips/first.txt", 1, "Tuesday")
    table = sample("doctor", "--finding", "unresolved date").stdout
    assert "first:1" in table
    assert "no outlet" not in table


def test_strict_is_for_scripts(sample: Run) -> None:
    assert sample("doctor").exit_code == 0
    assert sample("doctor", "--strict").exit_code == 1
    assert sample("doctor", "--finding", "inverted range", "--strict").exit_code == 0


def test_an_unknown_finding_is_wrong_use(sample: Run) -> None:
    result = sample("doctor", "--finding", "undated articel")
    assert result.exit_code == 2
    assert "did you mean undated article" in result.stderr


def test_inputs_that_were_skipped_are_named_until_they_come_in(run: Run, tmp_path: Path) -> None:
    clips = tmp_path / "clips"
    clips.mkdir()
    (clips / "a.txt").write_text("Some 40 people died, police said.\n")
    (clips / "b.txt").write_text("")
    run("ingest", "clips")
    words = ("doctor", "--finding", "skipped input", "--format", "tsv")
    assert "clips/b.txt" in run(*words).stdout
    assert "empty" in run(*words).stdout
    run("ingest", "clips/a.txt")
    assert "clips/b.txt" in run(*words).stdout
    (clips / "b.txt").write_text("Some 50 people died, police said.\n")
    run("ingest", "clips")
    assert "clips/b.txt" not in run(*words).stdout
