"""What the commands print of the seeds, to the letter.

After a change that is meant to change them, write them anew and read the difference:

    NEWSFACTS_SCREENS=write python -m pytest tests/screens
    git diff tests/screens
"""

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"

COMMANDS = {
    "compare": ("compare", "--metric", "troops"),
    "compare-csv": ("compare", "--metric", "troops", "--format", "csv"),
    "compare-by-article": ("compare", "--metric", "troops", "--by", "article"),
    "compare-by-place": ("compare", "--metric", "troops", "--by", "place"),
    "compare-kursk": ("compare", "--metric", "troops", "--place", "Kursk"),
    "timeline": ("timeline",),
    "timeline-troops": ("timeline", "--metric", "troops"),
    "diff-002-003": ("diff", "002", "003"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds and a store of them; paths in it are relative."""
    made = tmp_path_factory.mktemp("screens")
    shutil.copytree(SEEDS, made / "seeds")
    here = Path.cwd()
    os.chdir(made)
    try:
        result = CliRunner().invoke(app, ["ingest", "seeds"], prog_name="newsfacts")
    finally:
        os.chdir(here)
    assert result.exit_code == 0, result.output
    return made


@pytest.mark.parametrize("name", COMMANDS)
def test_the_screen_is_the_stored_one(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "NEWSFACTS_STORE", "NEWSFACTS_FORMAT"):
        monkeypatch.delenv(variable, raising=False)
    result = CliRunner().invoke(app, list(COMMANDS[name]), prog_name="newsfacts")
    assert result.exit_code in (0, 1), result.output
    stored = HERE / f"{name}.txt"
    if os.environ.get("NEWSFACTS_SCREENS") == "write":
        stored.write_text(result.stdout, encoding="utf-8", newline="\n")
    assert result.stdout == stored.read_text(encoding="utf-8")


def test_no_screen_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(COMMANDS)
