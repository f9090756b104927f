"""Start-up stays fast: help imports nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "rich",
    "msgspec",
    "dateparser",
    "regex",
    "tomllib",
    "charset_normalizer",
    "multiprocessing",
    "pydantic",
    "duckdb",
    "tempfile",
    "newsfacts.documents",
    "newsfacts.extractors",
    "newsfacts.store",
    "newsfacts.analysis",
)

CODE = """
import sys
from newsfacts.cli.app import app
try:
    app({words!r}, prog_name="newsfacts")
except SystemExit as leaving:
    assert not leaving.code, leaving.code
print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)
"""


EVERY_HELP = """
from typer.main import get_command
root = get_command(app)
for name in root.list_commands(None):
    try:
        app([name, "--help"], prog_name="newsfacts")
    except SystemExit as leaving:
        assert not leaving.code, name
print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)
"""


def test_the_help_of_no_command_imports_anything_heavy(tmp_path: Path) -> None:
    code = "import sys\nfrom newsfacts.cli.app import app\n" + EVERY_HELP.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


@pytest.mark.parametrize("words", [["--help"], ["facts", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(words=words, heavy=HEAVY)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


READING = (
    "rich",
    "dateparser",
    "regex",
    "charset_normalizer",
    "multiprocessing",
    "newsfacts.extractors.engine",
    "newsfacts.extractors.assembly.assembling",
    "newsfacts.store.ingest",
)


@pytest.mark.parametrize(
    "words",
    [
        ["facts"],
        ["facts", "--format", "jsonl"],
        ["quotes"],
        ["sources"],
        ["stats"],
        ["compare", "--json"],
    ],
)
def test_reading_a_store_loads_no_extractor(words: list[str], tmp_path: Path) -> None:
    code = CODE.format(words=words, heavy=READING)
    made = "import newsfacts.store.reading\nfrom tests.cli.samplestore import SampleStore\n"
    made += "newsfacts.store.reading.Store = SampleStore\n"
    done = subprocess.run(
        [sys.executable, "-c", made + code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")
