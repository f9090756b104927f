"""``config show`` says of each setting what holds, and why."""

import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run
from tests.cli.test_own_metrics import GOATS


def shown(run: Run) -> dict[str, tuple[str | None, str]]:
    rows = json.loads(run("config", "show", "--json").stdout)
    return {row["key"]: (row["value"], row["from"]) for row in rows}


def test_each_value_has_its_origin(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newsfacts.toml"
    file.write_text('within = 3\ntolerance = 0.1\nstore = "s"\n' + GOATS)
    monkeypatch.setenv("NEWSFACTS_WITHIN", "5")
    monkeypatch.setenv("NO_COLOR", "1")
    found = shown(run)
    assert found["within"] == ("5", "NEWSFACTS_WITHIN")
    assert found["tolerance"] == ("0.1", f"{file}:2")
    assert found["store"] == (str(tmp_path / "s"), f"{file}:3")
    assert found["format"] == ("table", "default")
    assert found["metadata"] == (None, "not set")
    assert found["NO_COLOR"] == ("1", "environment")
    assert found["[[metric]]"] == ("goats", str(file))


def test_a_table_for_people(run: Run) -> None:
    lines = run("config", "show").stdout.splitlines()
    assert lines[0].split() == ["key", "value", "from"]
    assert any(line.split() == ["within", "7", "default"] for line in lines)


def test_a_mistake_in_the_file_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text("witin = 3\n")
    result = run("config", "show")
    assert result.exit_code == 2
    assert "did you mean within" in result.stderr


def test_what_commands_refuse_is_shown_as_invalid_with_the_reason_and_the_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newsfacts.toml"
    file.write_text(
        '# mine\nformat = "xls"\nwithin = -3\ntolerance = 7\nmetadata = "no.csv"\njobs = 2\n'
        'pager = "no-such-pager -x"\n'
    )
    monkeypatch.setenv("NEWSFACTS_WITHIN", "soon")
    monkeypatch.setenv("COLUMNS", "wide")
    rows = {row["key"]: row for row in json.loads(run("config", "show", "--json").stdout)}
    assert {key: row["invalid"] for key, row in rows.items() if row["invalid"]} == {
        "format": "no format 'xls': one of table, csv, json, jsonl, md, tsv",
        "within": "'soon' is not a whole number",
        "tolerance": "7.0 is not between 0 and 1",
        "metadata": "no such file",
        "pager": "there is no no-such-pager; output is not paged",
        "COLUMNS": "not a whole number; it is not heeded",
    }
    assert rows["tolerance"]["from"] == f"{file}:4"
    shown = run("config", "show")  # as a table, whatever the format is set to
    assert shown.exit_code == 0
    assert shown.stdout.endswith("6 are invalid: commands that need the setting refuse it\n")


@pytest.mark.parametrize(
    ("setting", "words", "message"),
    [
        ("within = -3", ("compare",), "newsfacts.toml:2: within: -3 is less than 0"),
        ('format = "xls"', ("facts",), "newsfacts.toml:2: no format 'xls'"),
        ("jobs = true", ("facts",), "newsfacts.toml:2: jobs is not a whole number"),
        ("witin = 3", ("facts",), "newsfacts.toml:2: no setting 'witin'"),
    ],
)
def test_a_refused_setting_is_named_with_its_line(
    run: Run, tmp_path: Path, setting: str, words: tuple[str, ...], message: str
) -> None:
    (tmp_path / "newsfacts.toml").write_text(f"\n{setting}\n")
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "error: " + str(tmp_path) in result.stderr
