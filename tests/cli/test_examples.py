"""Every command has help, and each example at its end runs on a store made from the seeds."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from newsfacts.cli.app import app

ROOT = Path(__file__).parents[2]


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with its name: "metrics show"."""
    root: Any = typer.main.get_command(app)
    for name in root.list_commands(None):
        command = root.get_command(None, name)
        if hasattr(command, "commands"):
            for inner, leaf in sorted(command.commands.items()):
                yield f"{name} {inner}", leaf
        else:
            yield name, command


def examples_of(epilog: str | None) -> list[str]:
    return re.findall(r"^  (\S.*)$", epilog or "", re.MULTILINE)


NAMES = [name for name, _ in commands()]
EXAMPLES = [
    (name, example) for name, command in commands() for example in examples_of(command.epilog)
]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_that_ends_with_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [*name.split(), "--help"], prog_name="newsfacts")
    assert result.exit_code == 0
    usage, _, rest = result.stdout.partition("\n\n")
    assert usage.startswith(f"Usage: newsfacts {name} [OPTIONS]")
    assert rest.strip()
    last = result.stdout.rstrip().splitlines()[-1]
    assert f"newsfacts {name}" in last or "newsfacts" in last
    assert "Examples:" in result.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_help(name: str) -> None:
    command = dict(commands())[name]
    options = [each for each in command.params if each.param_type_name == "option"]
    shown = [each for each in options if not getattr(each, "hidden", False)]
    lacking = [each.name for each in shown if not getattr(each, "help", "")]
    assert lacking == []


def test_the_list_of_commands_has_each_with_its_whole_first_line() -> None:
    text = " ".join(CliRunner().invoke(app, ["--help"]).stdout.split())
    for name, command in commands():
        first = command.help.strip().splitlines()[0]
        assert first.endswith(".")
        if " " not in name:
            assert f"{name} {' '.join(first.split())}" in text


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, a store of them, and what else the examples name."""
    made = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "seeds", made / "seeds")
    clips = made / "clips"
    clips.mkdir()
    (clips / "note.md").write_text("Kyiv said on Monday that 300 soldiers came.\n")
    (made / "clips.csv").write_text("path,date,outlet\nnote.md,2024-11-01,Reuters\n")
    record = '{"id": "r1", "story": "Kyiv said 300 soldiers came.", "text": "Some 40 left."}\n'
    (made / "feed.jsonl").write_text(record)
    (made / "articles.jsonl").write_text(record)
    (made / "draft.txt").write_text("Ukraine says 12,000 North Korean soldiers are in Kursk.\n")
    (made / "answers.txt").write_text("\n" * 40)
    (made / "gold.jsonl").write_text('{"article": "003", "text": "11,000", "metric": "troops"}\n')
    done = shell("newsfacts ingest seeds/", made)
    assert done.returncode == 0, done.stderr
    done = shell(resolve("newsfacts review accept ID --by Ana", made), made)
    assert done.returncode == 0, done.stderr
    return made


def shell(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A command line as a reader would type it."""
    return subprocess.run(
        ["bash", "-c", f'newsfacts() {{ "{sys.executable}" -m newsfacts "$@"; }}; {line}'],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_the_example_runs(
    name: str, example: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert re.search(rf"\bnewsfacts {name}\b", example)
    for target in re.findall(r"(?:-o|>) (\S+)", example):
        (folder / target).unlink(missing_ok=True)
    line = resolve(example, folder)
    checks = name in {"diff", "check", "verify"} or "--fail-on" in example
    status, stderr = run_line(line, folder, monkeypatch)
    assert status in ((0, 1) if checks else (0,)), stderr
    assert "error:" not in stderr


def run_line(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Run an example here, or in a shell when it needs one, which takes longer."""
    if re.search(r"[|<>*]", line):
        done = shell(line, folder)
        return done.returncode, done.stderr
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, shlex.split(line)[1:], prog_name="newsfacts")
    return result.exit_code, result.stderr


def resolve(example: str, folder: Path) -> str:
    """The example with /tmp inside the test's own folder, and a real id for ``ID``."""
    example = example.replace("/tmp/", f"{folder}/")
    if re.match(r"newsfacts (?:show|origins|review \w+) (?:ID|[0-9a-f]{4})\b", example):
        listed = shell("newsfacts facts --kind quantity --fields id --format csv", folder)
        example = re.sub(r"\b(?:ID|[0-9a-f]{4})\b", listed.stdout.split()[1], example, count=1)
    return example
