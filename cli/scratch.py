"""Where a command works on a file until it is whole: beside it, so that one renaming ends the work.

A process that is killed leaves its own behind. The system's lock on it is free then, by which the
next run that writes the same file tells it from one that is still at work, and removes it.
"""

import glob
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsfacts.cli.errors import UserError
from newsfacts.store.locking import try_lock

ENDING = ".newsfacts"
RANDOM_RE = re.compile(r"[a-z0-9_]{8}")
LOCK = "lock"  # in a folder, which not every system can open


@contextmanager
def scratch_file(path: Path) -> Iterator[tuple[int, Path]]:
    """A new file beside ``path``, open and locked, that vanishes unless it was renamed.

    Raises:
        UserError: There can be none.
    """
    with _reported(path):
        sweep(path)
        while True:
            handle, name = tempfile.mkstemp(ENDING, f".{path.name}.", path.parent)
            if try_lock(handle) and Path(name).exists():
                break  # nobody swept it away before it was locked
            os.close(handle)
    try:
        yield handle, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def scratch_folder(path: Path) -> Iterator[Path]:
    """A new folder beside ``path`` that vanishes with what is in it.

    Raises:
        UserError: There can be none.
    """
    with _reported(path):
        sweep(path)
        folder = Path(tempfile.mkdtemp(ENDING, f".{path.name}.", path.parent))
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try_lock(lock)
    try:
        yield folder
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


def sweep(path: Path) -> None:
    """Remove what killed runs left of their work on ``path``, and say so."""
    prefix = f".{path.name}."
    for left in sorted(path.parent.glob(f"{glob.escape(prefix)}*{ENDING}")):
        middle = left.name.removeprefix(prefix).removesuffix(ENDING)
        if RANDOM_RE.fullmatch(middle) and _is_left(left):
            from newsfacts.cli.printing import say

            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
            say(f"removed {left}, which a run that was killed had left")


def _is_left(path: Path) -> bool:
    """Whether nobody is at work there: the lock of a killed process is free."""
    try:
        handle = os.open(path / LOCK if path.is_dir() else path, os.O_RDWR)
    except OSError:  # not ours to remove, or just being made
        return False
    try:
        return try_lock(handle)
    finally:
        os.close(handle)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from error
