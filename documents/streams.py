"""Streams of bytes that can be looked into ahead, and what unpacks them.

Everything is read a piece at a time, whatever its size. A packed file may unpack to so many times
its own size and no more: a few kilobytes can stand for terabytes, which would never end.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, Protocol

from newsfacts.documents.articles import Problem

CHUNK = 1 << 20  # bytes read at a time
PIECE = 1 << 16  # bytes of a packed stream that are taken at a time …
ZSTD_PIECE = 1 << 10  # … and of one whose unpacking cannot be told to stop
EXPANSION = 200  # times its own size that a packed file may unpack to; text makes 3 to 15
FREE = 1 << 26  # bytes that anything may unpack to
PACKED = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
MAGIC = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
ARCHIVES = (".zip", ".tar")
DIRECTORY_END = b"PK\x05\x06"  # all that an empty zip has
BROKEN = (zlib.error, OSError, ValueError, EOFError, lzma.LZMAError)


class Unreadable(Exception):  # noqa: N818 - it is the input that is at fault
    """A file, or the rest of it, that cannot be read: a message and what to do about it."""

    def __init__(self, message: str, hint: str | None = None, *, ends: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.ends = ends  # all that holds it: what is wrong with a member may end its archive

    def at(self, path: str) -> Problem:
        """The problem of a path."""
        return Problem(path, self.message, self.hint)


class MissingExtra(Unreadable):
    """A format whose package is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs a package that is not installed", f"pip install 'newsfacts[{extra}]'"
        )


class ByteStream:
    """Chunks of bytes as a file to read from, with ``peek``. Little more than asked for is held."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._ahead = b""
        self._at = 0  # what stands before it in ``_ahead`` was read

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay; fewer than ``size`` only at the end."""
        while len(self._ahead) - self._at < size and self._more():
            pass
        return self._ahead[self._at : self._at + size]

    def peek_line(self, size: int) -> bytes:
        """What was looked at so far, and on to the end of a line, but no more than ``size``."""
        at = len(self._ahead)
        if b"\n" not in self._ahead[self._at :]:
            while len(self._ahead) - self._at < size and self._more():
                if b"\n" in self._ahead[max(self._at, at) :]:
                    break
                at = len(self._ahead)
        return self._ahead[self._at :]

    def read(self, size: int = -1) -> bytes:
        """The next bytes; fewer than ``size`` only at the end, all that is left without it."""
        if size < 0:
            return b"".join(self.chunks())
        found = self.peek(size)
        self._at += len(found)
        return found

    def read_whole(self, limit: int) -> bytes | None:
        """All that is left, or None when it is more than ``limit``."""
        pieces, size = list[bytes](), 0
        for chunk in self.chunks():
            size += len(chunk)
            if size > limit:
                return None
            pieces.append(chunk)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def chunks(self) -> Iterator[bytes]:
        """What is left, piece by piece."""
        ahead, self._ahead, at, self._at = self._ahead, b"", self._at, 0
        if at < len(ahead):
            yield ahead[at:]
        yield from self._chunks

    def _more(self) -> bool:
        chunk = next(self._chunks, b"")
        if self._at:
            self._ahead, self._at = self._ahead[self._at :], 0
        self._ahead += chunk
        return bool(chunk)


class Kept:
    """A stream for readers that take every error for the end: it is kept for whoever asks."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._at = 0
        self._error: Unreadable | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none after an error."""
        if self._error is not None:
            return b""
        try:
            found = self._stream.read(size)
        except Unreadable as error:
            error.ends = True
            self._error = error
            return b""
        self._at += len(found)
        return found

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def check(self) -> None:
        """Raise the error that ended the stream, if one did."""
        if self._error is not None:
            raise self._error


class Allowance:
    """How much a file may still unpack to; shared by the members of an archive."""

    def __init__(self, expansion: int = EXPANSION) -> None:
        self._expansion = expansion
        self._packed = self._unpacked = 0

    def take(self, packed: int) -> None:
        """Count bytes that were read."""
        self._packed += packed

    def give(self, unpacked: int) -> None:
        """Count bytes that came out of them.

        Raises:
            Unreadable: They are far too many.
        """
        self._unpacked += unpacked
        if self._unpacked > max(FREE, self._expansion * self._packed):
            raise Unreadable(
                f"unpacks to more than {self._expansion} times its size",
                "a bomb? if not, raise --max-expansion",
                ends=True,
            )


class Decompressor(Protocol):
    """What ``bz2``, ``lzma`` and the adapters below have in common."""

    @property
    def eof(self) -> bool:
        """Whether the packed data has ended as it should."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing comes without more data."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """What comes out, at most so much."""


class Gunzip:
    """``zlib`` in the manner of ``bz2``."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        """Whether the packed data has ended as it should."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        """Whether nothing comes without more data."""
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """What comes out, at most so much."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, max(0, max_length))


class Unzstd:
    """``zstandard`` in the manner of ``bz2``, but for ``max_length``, so it is fed in crumbs."""

    needs_input = True  # all that is there comes out at once

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        """Whether the packed data has ended as it should."""
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What stands behind it."""
        return bytes(self._inner.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """What comes out."""
        return bytes(self._inner.decompress(data))


def packing_of(head: bytes) -> str | None:
    """How a stream that begins so is packed, or None."""
    return next((name for magic, name in MAGIC if head.startswith(magic)), None)


def bare_name(name: str) -> str:
    """A name without the ending of its packing: "a.jsonl.gz" is "a.jsonl"; "a.tgz" is "a.tar"."""
    lowered = name.lower()
    for short in (".tgz", ".tbz2", ".txz", ".tzst"):
        if lowered.endswith(short):
            return name[: -len(short)] + ".tar"
    ending = next((ending for ending in PACKED if lowered.endswith(ending)), "")
    return name[: len(name) - len(ending)]


def archive_of(name: str, head: bytes) -> str | None:
    """Whether a stream is a "zip" or "tar", by its first bytes; an old tar by its name."""
    if head.startswith((b"PK\x03\x04", DIRECTORY_END)):
        return "zip"
    if head[257:262] == b"ustar" or (name.lower().endswith(".tar") and len(head) >= 512):
        return "tar"
    return None


def is_archive_name(name: str) -> bool:
    """Whether a name is one of an archive, packed or not."""
    return bare_name(name).lower().endswith(ARCHIVES)


def make_decompressor(packing: str) -> Callable[[], Decompressor]:
    """What makes a decompressor for each stream of a packing.

    Raises:
        MissingExtra: There is none.
    """
    if packing == "gzip":
        return Gunzip
    if packing == "bzip2":
        return bz2.BZ2Decompressor
    if packing == "xz":
        return partial(lzma.LZMADecompressor, format=lzma.FORMAT_XZ, memlimit=1 << 28)
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra("zstd", "zst") from error
    inner = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    return lambda: Unzstd(inner.decompressobj())


def unpack(stream: ByteStream, packing: str, allowance: Allowance) -> Iterator[bytes]:
    """What a packed stream holds; streams one behind the other, as some tools write, are one.

    Raises:
        Unreadable: It is cut off or broken, or unpacks to far too much; what came before counts.
        MissingExtra: Its package is not installed.
    """
    make = make_decompressor(packing)
    piece = ZSTD_PIECE if packing == "zstd" else PIECE
    data, inner = stream.read(piece), make()
    errors: tuple[type[BaseException], ...] = (*BROKEN, *zstd_errors(packing))
    allowance.take(len(data))
    while data or not inner.needs_input:
        try:
            found = inner.decompress(data, CHUNK)
        except errors as error:
            raise Unreadable(f"broken: {packing} data cannot be unpacked ({error})") from error
        allowance.give(len(found))
        if found:
            yield found
        data = b""
        if inner.eof:
            data = inner.unused_data.lstrip(b"\0")
            if not data:
                data = stream.read(piece)
                allowance.take(len(data))
            if not data or packing_of(data) != packing:
                return
            inner = make()
        elif inner.needs_input:
            data = stream.read(piece)
            allowance.take(len(data))
    raise Unreadable(f"cut off: its {packing} data ends too early", "copy or fetch it again")


def zstd_errors(packing: str) -> tuple[type[BaseException], ...]:
    """The errors of the package that unpacks zstd, whose base is ``Exception``."""
    if packing != "zstd":
        return ()
    import zstandard

    return (zstandard.ZstdError, MemoryError)


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """What is left of a file, a megabyte at a time."""
    return iter(partial(stream.read, CHUNK), b"")
