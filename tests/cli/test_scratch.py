"""What a command works on beside its file: gone when it ends, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsfacts.cli.scratch import scratch_file, scratch_folder, sweep
from tests.cli.samplestore import Run

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def start(folder: Path, output: str) -> "subprocess.Popen[str]":
    """An extraction that waits for more input, its scratch file being there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "extract", "-", "-j", "1", "-o", output],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 30
    while not left(folder) and time.monotonic() < end:
        time.sleep(0.02)
    assert left(folder)
    return process


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["terminated", "hung up", "Ctrl-C"],
)
@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_a_process_that_is_asked_to_end_leaves_nothing(
    tmp_path: Path, number: signal.Signals, status: int, output: str
) -> None:
    process = start(tmp_path, output)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (status, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_what_a_killed_process_left_goes_with_the_next_run(
    run: Run, tmp_path: Path, output: str
) -> None:
    process = start(tmp_path, output)
    process.kill()
    process.communicate(timeout=30)
    (name,) = left(tmp_path)
    (tmp_path / "a.txt").write_text("Up to 12,000 soldiers were sent, Kyiv said.")
    done = run("extract", "a.txt", "-o", output)
    assert f"removed {name}, which a run that was killed had left" in done.stderr
    assert left(tmp_path) == []
    assert (tmp_path / output).exists()


def test_what_another_run_works_on_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with scratch_file(path) as (_, at_work), scratch_folder(path) as folder:
        sweep(path)
        assert at_work.exists()
        assert folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_stay(run: Run, tmp_path: Path) -> None:
    others = [".out.jsonl.original", ".out.jsonl.bak.newsfacts", ".out.jsonl.12345678"]
    for name in others:
        (tmp_path / name).write_text("mine")
    (tmp_path / "a.txt").write_text("Up to 12,000 soldiers were sent, Kyiv said.")
    assert run("extract", "a.txt", "-o", "out.jsonl").exit_code == 0
    assert sorted(left(tmp_path)) == sorted(others)


def test_the_signals_of_whoever_calls_are_given_back(run: Run) -> None:
    handlers = signal.getsignal(signal.SIGTERM)
    assert run("metrics", "list").exit_code == 0
    assert signal.getsignal(signal.SIGTERM) == handlers
