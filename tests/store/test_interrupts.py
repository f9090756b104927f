"""Ctrl-C while something must not be left half done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from newsfacts.store.interrupts import uninterrupted
from tests.store.corpora import child_environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def test_what_comes_within_acts_at_the_end() -> None:
    steps = []
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - two steps tell that it waits
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
            steps.append("done")
        steps.append("never")
    assert steps == ["done"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_is_started_within_does_not_hear_ctrl_c() -> None:
    script = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('alive')"
    command = [sys.executable, "-c", script]
    with uninterrupted():
        quiet = subprocess.run(command, capture_output=True, text=True, check=False)
    loud = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (quiet.stdout, loud.stdout) == ("alive\n", "")


def test_ctrl_c_while_a_cluster_starts_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    psutil: Any = pytest.importorskip("psutil")
    (tmp_path / "a.txt").write_text("Up to 12,000 soldiers were sent, Kyiv said.")
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "ingest", "a.txt", "--cluster", "local", "-j", "1"],
        cwd=tmp_path,
        env=child_environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    end = time.monotonic() + 60
    watched = psutil.Process(process.pid)
    while len(watched.children()) < 2 and time.monotonic() < end:
        time.sleep(0.05)  # the resource tracker comes first, then the worker
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said.startswith("interrupted: ")
    assert (process.returncode, said.count("\n")) == (130, 1)
