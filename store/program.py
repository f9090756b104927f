"""Which program this is: what is kept of its work holds for no other."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOMS = ("documents", "extractors", "store", "analysis", "cli")


@cache
def program_state() -> str:
    """What tells the files of this program from those of any other, without reading them."""
    stamps = stamps_of(path for room in ROOMS for path in _files_of(room))
    return hashlib.blake2b(repr(stamps).encode(), digest_size=16).hexdigest()


def stamps_of(paths: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Name, size and time of change of some files."""
    found = [(str(path), path.stat()) for path in sorted(paths)]
    return [(name, status.st_size, status.st_mtime_ns) for name, status in found]


def _files_of(room: str) -> Iterator[Path]:
    folder = Path(__file__).parents[1] / room
    return (path for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".so", ".pyd"))
