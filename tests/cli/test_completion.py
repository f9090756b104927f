"""The shell completes commands, options and names."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samplestore import Run


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsfacts fac", {"facts"}),
        ("newsfacts metrics sh", {"show"}),
        ("newsfacts facts --metr", {"--metric"}),
        ("newsfacts facts --format js", {"json", "jsonl"}),
        ("newsfacts facts --kind qu", {"quantity", "quote"}),
        ("newsfacts facts --metric troo", {"troops"}),
        ("newsfacts facts --modality pro", {"projected"}),
        ("newsfacts facts --zone p", {"post"}),
        ("newsfacts quotes --output-", set()),
    ],
)
def test_the_shell_completes(run: Run, line: str, offered: set[str]) -> None:
    words = line.split()
    env = {
        "_NEWSFACTS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    result = run(env=env)
    assert result.exit_code == 0
    assert set(result.stdout.split()) == offered


def test_the_completion_script_can_be_shown(run: Run) -> None:
    result = run("--show-completion", env={"SHELL": "/bin/bash"})
    assert "Traceback" not in result.stderr


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    clips = tmp_path / "clips"
    clips.mkdir()
    (clips / "fire.txt").write_text("Some 40 people died in Lima, the Red Cross said.\n")
    (clips / "feed.jsonl").write_text(
        '{"id": "r\\"7", "outlet": "Zoë’s Daily", "text": "Up to 500 North Korean soldiers are in '
        'Kursk, Kyiv said."}\n'
    )
    assert run("ingest", "clips").exit_code == 0
    return tmp_path


def complete(run: Run, line: str) -> list[str]:
    words = line.split(" ")
    env = {
        "_NEWSFACTS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    return [offer for offer in run(env=env).stdout.split("\n") if offer]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsfacts facts --claimant R", ["Red Cross"]),
        ("newsfacts facts --place Ku", ["Kursk"]),
        ("newsfacts facts --subject N", ["North Korea"]),
        ("newsfacts facts --outlet Z", ["Zoë’s Daily"]),
        ("newsfacts facts --article fi", ["fire.txt"]),
        ("newsfacts facts --article r", ['r"7']),
        ("newsfacts compare --claimant Nobody", []),
        ("newsfacts doctor --finding lone", ["lone anonymous source"]),
    ],
)
def test_names_of_the_store_are_completed(
    run: Run, store: Path, line: str, offered: list[str]
) -> None:
    assert complete(run, line) == offered


def test_ids_are_completed(run: Run, store: Path) -> None:
    facts = run("facts", "--format", "jsonl").stdout.splitlines()
    ids = {json.loads(line)["id"] for line in facts}
    assert set(complete(run, "newsfacts show ")) == ids
    first = min(ids)
    assert complete(run, f"newsfacts review accept {first[:6]}") == [first]


def test_the_store_of_the_line_counts(run: Run, store: Path, monkeypatch: Any) -> None:
    (store / "elsewhere").mkdir()
    monkeypatch.chdir(store.parent)
    assert complete(run, "newsfacts facts --claimant R") == []
    line = f"newsfacts facts --store {store}/.newsfacts --claimant R"
    assert complete(run, line) == ["Red Cross"]
    monkeypatch.setenv("NEWSFACTS_STORE", f"{store}/.newsfacts")
    assert complete(run, "newsfacts facts --claimant R") == ["Red Cross"]


def test_own_metrics_are_completed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text('[[metric]]\nname = "tents"\n')
    assert "tents" in complete(run, "newsfacts facts --metric ten")


def test_a_large_store_is_looked_at_no_further_than_a_key_press_allows(
    run: Run, store: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("newsfacts.cli.completion.LOOKED_AT", 10)  # not one whole line
    assert complete(run, "newsfacts facts --claimant R") == []


def test_a_completion_loads_little(store: Path) -> None:
    code = (
        "import sys\nfrom newsfacts.cli.app import app\n"
        "try:\n    app(prog_name='newsfacts')\nexcept SystemExit:\n    pass\n"
        "print(sorted({'rich', 'msgspec', 'regex', 'newsfacts.extractors'} & set(sys.modules)))"
    )
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "_NEWSFACTS_COMPLETE": "complete_bash",
        "COMP_WORDS": "newsfacts facts --claimant R",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=store, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["Red Cross", "[]"]
