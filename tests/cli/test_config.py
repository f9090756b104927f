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
    assert found["tolerance"] == ("0.1", str(file))
    assert found["store"] == (str(tmp_path / "s"), str(file))
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
