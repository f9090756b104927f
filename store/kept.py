"""What is worked out of a segment once and kept, until the segment is another.

A kept value is named after its segment and begins with the stamp of what it was made from: what
the manifest says of the files, and how they lie on the disk. One that does not fit, is cut or was
deleted is made again; one made while anything was broken is not kept.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from newsfacts.store.derived import derived_folder
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.segments import open_committed

if TYPE_CHECKING:
    from newsfacts.store.reading import Store

T = TypeVar("T")


class Kind(NamedTuple):
    """A kind of kept value."""

    name: str  # of its files
    layout: int  # changes when the same segment gives another value
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
    stamp = _stamp(store, number, kind)
    path = _path(store, kind, number)
    if stamp is not None:
        with suppress(OSError, msgspec.MsgspecError, ValueError):
            return msgspec.msgpack.decode(_payload(path.read_bytes(), stamp), type=expected)
    value = make(number)
    if stamp is not None and not store.is_damaged:
        _keep(path, stamp, msgspec.msgpack.encode(value))
        _remove_left_over(store, kind)
    return value


def _stamp(store: "Store", number: int, kind: Kind) -> bytes | None:
    """What tells the files of a segment from any others; None where one is missing or cut."""
    parts: list[object] = [kind.layout, sys.byteorder]
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


def _path(store: "Store", kind: Kind, number: int) -> Path:
    return derived_folder(store.folder) / f"{kind.name}-{number:05d}.kept"


def _remove_left_over(store: "Store", kind: Kind) -> None:
    """Drop what was kept of segments that are no more."""
    number = len(store.manifest.segments)
    while (path := _path(store, kind, number)).exists():
        with suppress(OSError):
            path.unlink()
        number += 1
