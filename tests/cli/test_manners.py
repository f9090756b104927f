"""stdout is data, stderr is the rest; files are safe; pipes close quietly; errors are two lines."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from newsfacts.cli import screens
from newsfacts.cli.app import app
from newsfacts.cli.errors import DEBUG, unknown
from newsfacts.documents.unknowns import did_you_mean
from newsfacts.extractors.facts import Fact
from tests.cli.samplestore import Run, SampleStore

ROOT = Path(__file__).parents[2]


def shell(line: str, folder: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """A command line in a real shell, with ``newsfacts`` in front of its words."""
    python = sys.executable
    return subprocess.run(
        ["bash", "-c", f'newsfacts() {{ "{python}" -m newsfacts "$@"; }}; set -o pipefail; {line}'],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_no_store_is_an_error_with_a_hint(run: Run) -> None:
    result = run("facts")
    assert (result.exit_code, result.stdout) == (2, "")
    error, hint = result.stderr.splitlines()
    assert error.startswith("error: no store in ")
    assert hint.startswith("hint: newsfacts ingest ")


def test_an_unknown_command_names_the_nearest(run: Run) -> None:
    result = run("fcats")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no command 'fcats'\nhint: did you mean facts?\n",
    )


def test_no_command_is_a_call_for_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == run("--help").stdout


def test_the_version(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert run("--version").stdout == "newsfacts 0.1.0\n"


def test_the_version_tells_a_compiled_build(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: f"spec of {name}")
    assert run("--version").stdout == "newsfacts 0.1.0 (compiled)\n"


def test_a_file_is_written_whole_and_stdout_stays_empty(sample: Run, tmp_path: Path) -> None:
    result = sample("facts", "-o", "facts.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len((tmp_path / "facts.jsonl").read_text("utf-8").splitlines()) == 7
    assert [path.name for path in tmp_path.iterdir()] == ["facts.jsonl"]


def test_the_ending_of_the_file_decides_unless_a_format_is_asked(
    sample: Run, tmp_path: Path
) -> None:
    sample("facts", "-o", "facts.csv")
    assert (tmp_path / "facts.csv").read_text().startswith("id,kind,")
    sample("facts", "-o", "rows.csv", "--format", "tsv")
    assert (tmp_path / "rows.csv").read_text().startswith("id\tkind\t")


@pytest.mark.parametrize(
    ("name", "start"),
    [("rows.ndjson", "{"), ("rows.markdown", "| id"), ("rows.txt", "id "), ("rows", "id ")],
)
def test_other_endings_of_a_format_and_endings_of_none(
    sample: Run, tmp_path: Path, name: str, start: str
) -> None:
    assert sample("facts", "-o", name).exit_code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize("name", ["facts.xlsx", "facts.parquet", "facts.CVS"])
def test_an_ending_of_no_format_is_wrong_use(sample: Run, tmp_path: Path, name: str) -> None:
    result = sample("facts", "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    ending = name.partition(".")[2].lower()
    assert result.stderr.startswith(
        f"error: -o {name}: no format has the ending .{ending}\nhint: --format"
    )
    others = {"xlsx": "a spreadsheet opens .csv", "parquet": "newsfacts export writes"}
    assert others.get(ending, "") in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert sample("facts", "-o", name, "--format", "csv").exit_code == 0


def test_a_page_is_what_report_writes(sample: Run) -> None:
    result = sample("facts", "-o", "facts.html")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1] == "hint: newsfacts report writes a page"


def test_a_file_is_not_overwritten_without_force(sample: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    result = sample("facts", "-o", "out.csv")
    assert result.exit_code == 2
    assert result.stderr == "error: out.csv exists\nhint: --force overwrites it\n"
    assert target.read_text() == "mine"
    assert sample("facts", "-o", "out.csv", "--force").exit_code == 0
    assert target.read_text().startswith("id,kind,")


class BrokenStore(SampleStore):
    """A store whose disk fails behind the second fact."""

    def facts(self, **exact: Any) -> Iterator[Fact]:
        facts = list(super().facts(**exact))
        if not hasattr(self, "manifest"):
            yield from facts
            return
        yield from facts[:2]
        raise OSError(5, "Input/output error", "facts-00000.jsonl")


def test_a_failure_leaves_no_half_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsfacts.store.reading.Store", BrokenStore)
    result = run("facts", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "error: facts-00000.jsonl: Input/output error\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", [".", "no/such/folder.csv"])
def test_a_file_that_cannot_be_is_refused(sample: Run, target: str) -> None:
    result = sample("facts", "-o", target)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2


def test_a_dash_is_stdout(sample: Run) -> None:
    assert sample("facts", "-o", "-", "--format", "jsonl").stdout.count("\n") == 7


def test_flag_then_environment_then_file(sample: Run, tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text('format = "csv"')
    assert sample("facts").stdout.startswith("id,kind,")
    env = {"NEWSFACTS_FORMAT": "tsv"}
    assert sample("facts", env=env).stdout.startswith("id\tkind\t")
    assert sample("facts", "--json", env=env).stdout.startswith("[\n")


def test_the_store_of_the_settings_file_is_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text('store = "deep/store"')
    inner = tmp_path / "inner"
    inner.mkdir()
    os.chdir(inner)
    assert "deep/store" in run("facts").stderr
    assert "/elsewhere" in run("facts", env={"NEWSFACTS_STORE": "/elsewhere"}).stderr
    assert "/flagged" in run("facts", "--store", "/flagged").stderr


def test_a_broken_settings_file_is_one_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text('stroe = "x"')
    result = run("facts")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1] == "hint: did you mean store?"


def test_a_traceback_only_with_debug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(path: object) -> None:
        raise RuntimeError("unforeseen\x1b[31m")

    monkeypatch.setattr("newsfacts.store.reading.Store", fault)
    plain = run("facts")
    assert plain.exit_code == 2
    assert plain.stderr.splitlines() == [
        r"error: RuntimeError: unforeseen\x1b[31m",
        "hint: this is a fault of newsfacts: --debug shows where",
    ]
    assert "Traceback" in run("facts", "--debug").stderr
    assert "Traceback" not in run("facts").stderr
    assert not DEBUG.get()


def test_ctrl_c_is_130_and_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsfacts.store.reading.Store", interrupted)
    result = run("facts")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (130, "", "")


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    record = '{"text": "Kyiv said 300 soldiers came. Seoul said %d left."}\n'
    records = "".join(record % number for number in range(400, 600))
    (tmp_path / "long.jsonl").write_text(records)  # far more than a pipe holds
    done = shell("newsfacts extract long.jsonl --format jsonl | head -1 | wc -l", tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")


def test_help_into_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    done = shell("newsfacts facts --help | true", tmp_path)
    assert done.stderr == ""


def test_a_closed_stdout_is_nobody_listening(tmp_path: Path) -> None:
    done = shell("newsfacts metrics list >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    done = shell("newsfacts metrics list > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, "error: No space left on device\n")


def test_output_in_a_locale_without_unicode(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Київ” said 300 soldiers came.", "utf-8")
    env = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = shell("newsfacts extract a.txt --format jsonl", tmp_path, **env)
    assert (done.returncode, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        json.loads(line)


class Stream:
    """What a screen asks of a stream."""

    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "env", "color", "width"),
    [
        (True, {"COLUMNS": "100"}, True, 100),
        (True, {"COLUMNS": "100", "NO_COLOR": "1"}, False, 100),
        (True, {"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False, 100),
        (True, {"COLUMNS": "100", "TERM": "dumb"}, False, 100),
        (False, {}, False, 80),
        (False, {"FORCE_COLOR": "1"}, True, 80),
        (False, {"FORCE_COLOR": "0"}, False, 80),
        (False, {"COLUMNS": "120"}, False, 120),
        (False, {"COLUMNS": "wide"}, False, 80),
    ],
)
def test_screens(terminal: bool, env: dict[str, str], color: bool, width: int) -> None:
    screen = screens.screen_of(Stream(terminal), env)  # type: ignore[arg-type]
    assert (screen.color, screen.width) == (color, width)


def test_no_color_ends_with_its_command(sample: Run) -> None:
    env = {"FORCE_COLOR": "1"}
    assert "\x1b[" not in sample("facts", "--no-color", env=env).stdout
    assert "\x1b[" in sample("facts", env=env).stdout


def test_every_command_takes_debug_and_no_color() -> None:
    for words in (["facts"], ["ingest"], ["metrics", "list"], ["schema"]):
        text = CliRunner().invoke(app, [*words, "--help"]).stdout
        assert "--debug" in text
        assert "--no-color" in text


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("trops", "troops"), ("TROOPS", "troops"), ("xyz", None), ("death", "deaths"), ("", None)],
)
def test_the_nearest_word(word: str, nearest: str | None) -> None:
    assert did_you_mean(word, ["troops", "deaths", "injuries"]) == nearest


def test_an_unknown_word_without_a_near_one_lists_all() -> None:
    assert unknown("side", "x", ["outlet", "claimant"]).hint == "one of claimant, outlet"


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (["facts", "-x"], "no option '-x'", "newsfacts facts --help"),
        (["--foo"], "no option '--foo'", "newsfacts --help"),
        (["facts", "more"], "unexpected argument: more", "newsfacts facts --help"),
        (["facts", "--kind"], "option '--kind' requires an argument", "newsfacts"),
        (["schema", "--forse"], "no option '--forse'", "did you mean --force?"),
        (["facts", "--metric", "zzz"], "no metric 'zzz'", "newsfacts metrics list shows all"),
        (["metrics", "lits"], "no command 'lits'", "did you mean list?"),
        (["metrics", "zzz"], "no command 'zzz'", "newsfacts metrics --help lists them"),
    ],
)
def test_wrong_words(run: Run, words: list[str], error: str, hint: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == f"error: {error}"
    assert result.stderr.splitlines()[1].startswith(f"hint: {hint}")
