"""Articles with control characters, formulas and markup come out harmless from every command."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app
from newsfacts.cli.sanitize import CONTROL_RE
from tests.cli.samplestore import Run

TEXT = (
    "=cmd|' /C calc'!A0 said \x1b]0;owned\x07\x1b[31m300\x1b[0m soldiers came "
    "to \u202eKursk\u202c.\n"
    "“+1\x9b2J | <script>alert(1)</script> 40 people were killed,” said Evil\x1b[2J Doer "
    "on Monday.\n"
    "According to [red]Kyiv[/red] up to 12,000 North Korean troops were *sent* to Russia.\n"
)
COMMANDS = [
    ["facts"],
    ["facts", "--fields", "id,text,sentence.text"],
    ["quotes", "--all"],
    ["sources"],
    ["sources", "--dates"],
    ["stats"],
    ["extract", "\x1b[31mevil.txt"],
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the hostile article, which lies beside it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "\x1b[31mevil.txt").write_text(TEXT, "utf-8")
    words = ["ingest", str(folder), "--store", str(folder / ".newsfacts")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0
    assert "\x1b" not in result.stderr
    return folder / ".newsfacts"


@pytest.fixture
def hostile(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(store.parent)
    return run


@pytest.mark.parametrize("name", ["table", "md", "csv", "tsv", "json", "jsonl"])
@pytest.mark.parametrize("words", COMMANDS)
def test_no_control_character_reaches_the_terminal(
    hostile: Run, words: list[str], name: str
) -> None:
    result = hostile(*words, "--format", name)
    assert result.exit_code == 0, result.stderr
    for line in result.stdout.split("\n"):
        assert not CONTROL_RE.search(line.replace("\t", "")), line


def test_json_keeps_the_text_to_the_letter(hostile: Run) -> None:
    printed = hostile("facts", "--format", "jsonl").stdout.splitlines()
    for fact in map(json.loads, printed):
        assert fact["sentence"]["text"] in TEXT


def test_an_error_message_is_printable_too(hostile: Run) -> None:
    result = hostile("ingest", "\x1b[31mmissing")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
