"""``demo`` runs the three commands and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest

from tests.cli.samplestore import Run


def test_the_demo_shows_the_three_commands(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path / "here")
    result = run("demo")
    assert result.exit_code == 0, result.stderr
    assert "$ newsfacts ingest seeds/" in result.stderr
    assert "5 articles, 2,130 words" in result.stderr
    assert "Pentagon" in result.stdout
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "here").iterdir()) == []
