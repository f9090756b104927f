"""What is worked out of a segment once and kept, until the segment is another.

A kept value is named after its segment and begins with the stamp of what it was made from: the
program, what the manifest says of the files, and how they lie on the disk. One that does not fit,
is cut or was deleted is made again; one made while anything was broken is not kept.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from newsfacts.store.derived import derived_folder
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.program import program_state
from newsfacts.store.segments import open_committed

if TYPE_CHECKING:
    from newsfacts.store.reading import Store

T = TypeVar("T")


class Kind(NamedTuple):
    """A kind of kept value."""

    name: str  # of its files
    files: tuple[str, ...]  # of the segment, from which it is made: "facts"


def kept(store: "Store", number: int, kind: Kind, expected: type[T], make: Callable[[int], T]) -> T:
    """The kept value of a segment, else a new one.

    Args:
        store: What is read.
        number: Of the segment.
        kind: What is kept.
        expected: The type of the value.
        make: Works the value out, from the number of the segment.
    """
    path = _path(store, kind, f"-{number:05d}")
    value = _kept(store, path, _stamp(store, [number], kind), expected, lambda: make(number))
    left_over = len(store.manifest.segments)
    while (path := _path(store, kind, f"-{left_over:05d}")).exists():
        with suppress(OSError):
            path.unlink()
        left_over += 1
    return value


def kept_of_all(store: "Store", kind: Kind, expected: type[T], make: Callable[[], T]) -> T:
    """The kept value of all segments together, else a new one; see ``kept``."""
    stamp = _stamp(store, range(len(store.manifest.segments)), kind)
    return _kept(store, _path(store, kind, ""), stamp, expected, make)


def _kept(
    store: "Store", path: Path, stamp: bytes | None, expected: type[T], make: Callable[[], T]
) -> T:
    if stamp is not None:
        with suppress(OSError, msgspec.MsgspecError, ValueError):
            return msgspec.msgpack.decode(_payload(path.read_bytes(), stamp), type=expected)
    value = make()
    if stamp is not None and not store.is_damaged:
        _keep(path, stamp, msgspec.msgpack.encode(value))
    return value


def _stamp(store: "Store", numbers: Sequence[int], kind: Kind) -> bytes | None:
    """What tells the files of segments from any others; None where one is missing or cut."""
    parts: list[object] = [program_state(), sys.byteorder]
    for number in numbers:
        for name in kind.files:
            content = store.manifest.segments[number].content(name)
            try:
                with open_committed(store.folder, name, number, content) as file:
                    status = os.fstat(file.fileno())
            except BrokenSegment:
                return None
            parts += [content.sha256, status.st_size, status.st_mtime_ns]
    return msgspec.json.encode(parts)


def _payload(content: bytes, stamp: bytes) -> bytes:
    head, payload = content.split(b"\n", 1)
    if head != stamp + b" %d" % crc32(payload):
        raise ValueError("another stamp")
    return payload


def _keep(path: Path, stamp: bytes, payload: bytes) -> None:
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):  # a folder that cannot be written keeps nothing
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(stamp + b" %d\n" % crc32(payload) + payload)
        temporary.replace(path)


def _path(store: "Store", kind: Kind, which: str) -> Path:
    return derived_folder(store.folder) / f"{kind.name}{which}.kept"
