"""Files that appear whole or not at all, packed as their name's ending says."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from newsfacts.cli.errors import UserError

if TYPE_CHECKING:
    import io

PACKED = (".gz", ".bz2", ".xz", ".zst")
GZIP_LEVEL = 6


def bare_path(path: Path) -> Path:
    """A path without the ending of its packing: facts.jsonl.gz is facts.jsonl."""
    return path.with_suffix("") if path.suffix.lower() in PACKED else path


@contextmanager
def replacing(path: Path) -> "Iterator[IO[bytes]]":
    """A new file beside ``path`` that takes its place at the end, or vanishes on an error.

    What is written is packed by gzip, bzip2, xz or zstd when the name ends so. The same bytes give
    the same file.

    Raises:
        UserError: There can be no such file, or nothing that packs it.
    """
    from newsfacts.cli.scratch import scratch_file  # 5 ms

    packing = path.suffix.lower() if path.suffix.lower() in PACKED else None
    if packing == ".zst":
        require_zstd(path)
    with scratch_file(path) as (handle, made):
        with open(handle, "wb") as file:  # noqa: PTH123 a descriptor
            with packed(file, packing) as stream:
                yield stream
            file.flush()
            os.fsync(file.fileno())
            umask = os.umask(0)
            os.umask(umask)
            made.chmod(0o666 & ~umask)
            if os.name != "nt":  # where an open file can be renamed nobody can sweep it before
                made.replace(path)
        if os.name == "nt":
            made.replace(path)


@contextmanager
def packed(file: "io.BufferedWriter", packing: str | None) -> "Iterator[IO[bytes]]":
    """What packs bytes on their way into a file; the file itself when nothing does."""
    if packing is None:
        yield file
    elif packing == ".gz":
        import gzip

        with gzip.GzipFile("", "wb", GZIP_LEVEL, file, mtime=0) as stream:
            yield cast("IO[bytes]", stream)
    elif packing == ".zst":
        import zstandard

        with zstandard.ZstdCompressor().stream_writer(file, closefd=False) as stream:
            yield stream
    else:
        import bz2
        import lzma

        with (bz2.open if packing == ".bz2" else lzma.open)(file, "wb") as stream:
            yield stream


def require_zstd(path: Path) -> None:
    """Refuse a name that ends in .zst where nothing packs it, before any work is done.

    Raises:
        UserError: The package is missing.
    """
    try:
        import zstandard  # noqa: F401
    except ImportError as error:
        hint = "pip install 'newsfacts[zst]', or name it .gz"
        raise UserError(f"{path}: zstd needs a package that is not installed", hint) from error
