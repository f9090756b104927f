"""One writer at a time: a lock file that the system releases when its owner dies."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsfacts.store.errors import StoreLocked, UnwritableStore

LOCK_NAME = "lock"
# Windows forbids reading locked bytes, so the lock stands far behind the name of its owner
LOCK_OFFSET = 1 << 20


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the store for writing.

    The lock is the system's, on an open file: a process that was killed holds it no longer, so
    there is no stale lock to judge. What the file says is only for the message.

    Raises:
        StoreLocked: Another process holds it.
        UnwritableStore: The folder cannot be written.
    """
    path = folder / LOCK_NAME
    try:
        handle = _open_current(path, folder)
        _write_owner(handle)
    except OSError as error:
        raise UnwritableStore(folder, error) from error
    try:
        yield
    finally:
        # removed while still held, so that whoever opens the path next makes a new file
        _remove(path)
        os.close(handle)


def _open_current(path: Path, folder: Path) -> int:
    """The open and locked file that the path names, also when its last owner just removed it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not try_lock(handle):
                raise StoreLocked(folder, _read_owner(handle))
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _write_owner(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"process {os.getpid()} on {socket.gethostname()}".encode())


def _read_owner(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 200).decode("utf-8", "replace").strip() or "just starting"


if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Lock an open file for as long as it is; False when another process has it."""
        os.lseek(handle, LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _remove(path: Path) -> None:
        """Windows keeps an open file; an unlocked one in the folder does no harm."""
else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Lock an open file for as long as it is; False when another process has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _remove(path: Path) -> None:
        path.unlink(missing_ok=True)
