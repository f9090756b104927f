"""The progress bar: articles, their rate and the time left, on a terminal only."""

import io
import sys
from pathlib import Path

import pytest

from newsfacts.cli.progress import bytes_of, progress_shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_off_a_terminal_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(False) as advance:
        assert advance is None
    assert capsys.readouterr() == ("", "")


def test_quiet_is_quiet_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_shown(True) as advance:
        assert advance is None


@pytest.mark.parametrize(("total", "shown"), [(1000, True), (None, False)])
def test_articles_and_time_left_are_shown_where_the_size_is_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, total: int | None, shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    paths = ["-"]
    if total is not None:
        (tmp_path / "a.txt").write_text("x" * total)
        paths = [str(tmp_path)]
    with progress_shown(False, paths) as advance:
        assert advance is not None
        advance(1234, 500)
        advance(2345, 5000)  # more than there seemed to be
    written = terminal.getvalue()
    assert "2,345 articles" in written
    assert ("left" in written) == shown


def test_the_size_of_packed_files_and_of_stdin_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.jsonl").write_text("123")
    (tmp_path / ".hidden").write_text("1")
    assert bytes_of([str(tmp_path)]) == 8
    assert bytes_of([str(tmp_path / "a.txt"), "-"]) is None
    (tmp_path / "d.jsonl.gz").write_bytes(b"1")
    assert bytes_of([str(tmp_path)]) is None
