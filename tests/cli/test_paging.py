"""Long output on a terminal goes through a pager; nothing else does."""

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsfacts.cli import paging
from newsfacts.cli.screens import NO_PAGER
from tests.cli.samplestore import Run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSFACTS_PAGER", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("name", "value", "command"),
    [
        ("PAGER", "sort -r", ["sort", "-r"]),
        ("PAGER", "cat", None),
        ("PAGER", "", None),
        ("PAGER", "no-such-pager", None),
        ("NEWSFACTS_PAGER", "off", None),
        ("TERM", "dumb", None),
    ],
)
def test_which_pager(
    name: str, value: str, command: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "sort")
    monkeypatch.setenv(name, value)
    assert paging.pager_command() == command


def test_ours_goes_before_the_one_of_all_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PAGER", "sort")
    (tmp_path / "newsfacts.toml").write_text('pager = "tail -1"\n')
    assert paging.pager_command() == ["tail", "-1"]
    monkeypatch.setenv("NEWSFACTS_PAGER", "head -1")
    assert paging.pager_command() == ["head", "-1"]


def test_none_is_wanted() -> None:
    token = NO_PAGER.set(True)
    assert paging.pager_command() is None
    NO_PAGER.reset(token)


def test_what_fits_is_printed_as_it_is() -> None:
    stream = io.StringIO()
    paging.show("one\ntwo\n", ["no-such-pager"], stream)
    assert stream.getvalue() == "one\ntwo\n"


def test_a_pager_that_cannot_be_run_loses_nothing() -> None:
    stream = io.StringIO()
    paging.show("line\n" * 200, ["no-such-pager"], stream)
    assert stream.getvalue().count("line") == 200


def on_terminal(words: list[str], folder: Path, **environment: str) -> str:
    """What a command writes to a terminal of 24 lines."""
    leader, follower = pty.openpty()
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "LINES": "24",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", *words],
        cwd=folder,
        env=env,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        close_fds=True,
    )
    os.close(follower)
    output, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([leader], [], [], 0.1)[0]:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # the other side is closed
                break
            if not chunk:
                break
            output += chunk
        elif process.poll() is not None:
            break
    process.wait(timeout=30)
    os.close(leader)
    return output.decode()


@pytest.fixture
def clips(run: Run, tmp_path: Path) -> Path:
    lines = (f"Some {number + 10} people died in Lima.\n\n" for number in range(60))
    (tmp_path / "a.txt").write_text("".join(lines))
    assert run("ingest", "a.txt").exit_code == 0
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize("words", [["facts", "--limit", "2"], ["search", "Lima", "--limit", "2"]])
def test_places_are_links_on_terminals_that_follow_them(words: list[str], clips: Path) -> None:
    shown = on_terminal(words, clips, NO_COLOR="", PAGER="cat")
    assert f"file://{clips}/a.txt" in shown
    assert "file://" not in on_terminal(words, clips, NO_COLOR="", PAGER="cat", TERM="linux")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_on_a_terminal_long_tables_are_paged_and_short_ones_are_not(clips: Path) -> None:
    pager = "sed s/^/PAGED:/"
    assert "PAGED:" in on_terminal(["facts", "--limit", "0"], clips, PAGER=pager)
    assert "PAGED:" not in on_terminal(["facts", "--limit", "5"], clips, PAGER=pager)
    plain = on_terminal(["facts", "--limit", "0", "--no-pager"], clips, PAGER=pager)
    assert "PAGED:" not in plain
    assert plain.count("Some ") == 60
    assert "PAGED:" not in on_terminal(["facts", "--format", "csv"], clips, PAGER=pager)


def test_in_a_pipe_nothing_is_paged(run: Run, clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "sed s/^/PAGED:/")
    assert "PAGED:" not in run("facts").stdout
