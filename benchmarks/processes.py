"""Run a command line as a process of its own and measure it: wall, processor time, memory.

Memory is that of the command and of every process it started, added up. Where the system tells the
share of each process in pages that several hold (Linux), pages are counted once; else resident
pages are added, which counts shared ones twice.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.2  # seconds between two looks at the memory
PROC = Path("/proc")


class Measured(NamedTuple):
    """What a command took."""

    wall: float  # seconds
    cpu: float  # seconds of all its processes, user and system
    peak: int  # bytes, summed over its processes
    halfway: int  # the peak of the first half of the run
    status: int
    stderr: str


def run_measured(
    command: Sequence[str], *, cwd: Path | None = None, env: dict[str, str] | None = None
) -> Measured:
    """Run a command to its end; its stdout is dropped."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    looks: list[int] = []
    with subprocess.Popen(
        list(command),
        cwd=cwd,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        while process.poll() is None:
            looks.append(memory_of(process.pid))
            time.sleep(PAUSE)
        stderr = process.stderr.read() if process.stderr else ""
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    first = looks[: max(1, len(looks) // 2)]
    return Measured(wall, cpu, max(looks, default=0), max(first), process.returncode, stderr)


def newsfacts(*words: str) -> list[str]:
    """The command line of newsfacts, with this interpreter."""
    return [sys.executable, "-m", "newsfacts", *words]


def memory_of(root: int) -> int:
    """Bytes that a process and all below it hold; 0 where the system does not tell."""
    total = 0
    for pid in family(root):
        try:
            rollup = (PROC / str(pid) / "smaps_rollup").read_text()
        except OSError:
            continue  # it ended just now
        shares = [line.split() for line in rollup.splitlines() if line.startswith("Pss:")]
        total += sum(int(words[1]) for words in shares) * 1024
    return total


def family(root: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    if not PROC.is_dir():
        return []
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(entry.name))
    found, waiting = list[int](), [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting.extend(parents.get(pid, ()))
    return found
