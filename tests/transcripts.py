"""Transcripts in the documentation: run again, compared, and written anew on request.

A fenced ``console`` block holds commands after ``$ `` and what they print, on both streams, in a
folder that holds ``seeds/`` and ``draft.txt``. ``python -m tests.transcripts README.md …`` writes
the blocks anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What the checked draft of the README says.
DRAFT = "Ukraine says 12,000 North Korean soldiers are in Russia's Kursk region.\n"

BLOCK_RE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS_RE = re.compile(r"\d+\.\d s$", re.MULTILINE)


def blocks(text: str) -> list[str]:
    """The console blocks of a page."""
    return BLOCK_RE.findall(text)


def commands(block: str) -> list[str]:
    """The command lines of a block, without their prompt."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def without_seconds(text: str) -> str:
    """The text with the one thing that differs from run to run made equal."""
    return SECONDS_RE.sub("0.0 s", text)


def run_block(block: str, folder: Path) -> str:
    """The block as it would be printed now."""
    out = []
    for line in commands(block):
        words = shlex.split(line)
        assert words[0] == "newsfacts", line
        done = subprocess.run(
            [sys.executable, "-m", "newsfacts", *words[1:]],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        printed = "\n".join(row.rstrip() for row in done.stdout.splitlines())
        out.append(f"$ {line}\n{printed}\n")
    return without_seconds("\n".join(out))


def run_page(text: str) -> str:
    """A page with every console block run anew, in order, in one folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
        return BLOCK_RE.sub(lambda match: f"```console\n{run_block(match[1], folder)}```", text)


def main(paths: list[str]) -> None:
    """Write the transcripts of these pages anew."""
    for path in map(Path, paths):
        path.write_text(run_page(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
