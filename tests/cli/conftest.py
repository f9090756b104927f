"""Run commands on a made store, and on one ingested from the seeds."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.cli.app import app
from tests.cli.samplestore import Run, SampleStore


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty folder, without settings of the machine."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "NEWSFACTS_STORE", "NEWSFACTS_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words, **more: CliRunner().invoke(
        app, [str(word) for word in words], prog_name="newsfacts", **more
    )


@pytest.fixture
def sample(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line on the made store."""
    monkeypatch.setattr("newsfacts.store.reading.Store", SampleStore)
    return run
