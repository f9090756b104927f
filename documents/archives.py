"""Archives: the members of a zip or tar, each as a stream of its own. Nothing is written anywhere.

A member's name is a label and nothing else, so ``../../etc/passwd`` is as good as any.
"""

import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple, TypeAlias

from newsfacts.documents.streams import (
    CHUNK,
    DIRECTORY_END,
    Allowance,
    ByteStream,
    Kept,
    Unreadable,
)

MOST_MEMBERS = 200_000  # of a zip, whose list is held as a whole; a tar is read as it comes
LONGEST_NAME = 4096  # bytes of what a tar says beside a member
OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk")
HIDDEN = ("__MACOSX",)
UNZIPPING = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
ENDS = ("EOFHeaderError", "EmptyHeaderError")  # with the zeros of an end, or without
EXTRAS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


class Member(NamedTuple):
    """A member with its bytes; ``stream`` must be read before the next member is asked for."""

    name: str
    stream: ByteStream


class BadMember(NamedTuple):
    """A member that cannot be read."""

    name: str
    error: Unreadable


Found: TypeAlias = Member | BadMember


def members(
    kind: str, name: str, stream: ByteStream, file: IO[bytes] | None, allowance: Allowance
) -> Iterator[Found]:
    """The files of an archive in its order, without folders, links and hidden names.

    Args:
        kind: "zip" or "tar".
        name: Of the archive.
        stream: Its bytes.
        file: The same as a file that can be read anywhere; a zip without one is copied.
        allowance: How much may come out of it.

    Raises:
        Unreadable: It is broken, or unpacks to far too much.
    """
    if kind == "zip":
        return unzipped(name, stream, file, allowance)
    return untarred(stream)


def unzipped(
    name: str, stream: ByteStream, file: IO[bytes] | None, allowance: Allowance
) -> Iterator[Found]:
    """The members of a zip."""
    if name.lower().endswith(OFFICE):
        raise Unreadable("not plain text but an office document", "save it as plain text")
    with tempfile.TemporaryFile() as copy:
        if file is None:
            for chunk in stream.chunks():
                copy.write(chunk)
            file = copy
        allowance.take(file.seek(0, 2))
        count = count_members(file)
        if count > MOST_MEMBERS:
            raise Unreadable(
                f"a zip of {count:,} members, more than {MOST_MEMBERS:,}",
                "pack them as .tar.gz, or as one .jsonl, which are read at any length",
            )
        try:
            archive = zipfile.ZipFile(file)
        except UNZIPPING as error:
            raise Unreadable(
                f"broken: not a whole zip ({error})", "copy or fetch it again"
            ) from error
        with archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names or names[:1] == ["mimetype"]:
                raise Unreadable("not plain text but an office document", "save it as plain text")
            yield from zip_members(archive, allowance)


def zip_members(archive: zipfile.ZipFile, allowance: Allowance) -> Iterator[Found]:
    """The members of an opened zip."""
    for entry in archive.infolist():
        if entry.is_dir() or is_hidden(entry.filename):
            continue
        name = label(entry.filename)
        if entry.flag_bits & 1:
            yield BadMember(name, Unreadable("encrypted", "unpack it with its password"))
            continue
        try:
            with archive.open(entry) as opened:
                yield Member(name, ByteStream(zip_chunks(opened, allowance)))
        except UNZIPPING as error:
            yield BadMember(name, Unreadable(f"broken: {error}", "copy or fetch the archive again"))


def zip_chunks(opened: IO[bytes], allowance: Allowance) -> Iterator[bytes]:
    """The bytes of a member."""
    while True:
        try:
            chunk = opened.read(CHUNK)
        except UNZIPPING as error:
            raise Unreadable(f"broken: {error}", "copy or fetch the archive again") from error
        if not chunk:
            return
        allowance.give(len(chunk))
        yield chunk


def count_members(file: IO[bytes]) -> int:
    """How many members a zip says it has, before its list is read; 0 when it does not say."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 100))
    tail = file.read()
    at, at64 = tail.rfind(DIRECTORY_END), tail.rfind(b"PK\x06\x06")
    said = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    if said == 0xFFFF and at64 >= 0:
        said = int.from_bytes(tail[at64 + 32 : at64 + 40], "little")
    # the length of the list does not depend on what it says: 46 bytes a member at least
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    return max(said, min(listed, size) // 50 if listed != 0xFFFFFFFF else 0)


class Header(tarfile.TarInfo):
    """A header of a tar: one that is broken is an error, not the end, as it is to tarfile."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Header":
        """The header in a block.

        Raises:
            ReadError: It is none, or announces a name of absurd length.
        """
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if type(error).__name__ in ENDS:
                raise
            raise tarfile.ReadError(str(error)) from error
        if header.type in EXTRAS and header.size > LONGEST_NAME:
            raise tarfile.ReadError("a name of absurd length")
        if header.type == tarfile.GNUTYPE_SPARSE:
            raise tarfile.ReadError("sparse files are not read")
        return header


def untarred(stream: ByteStream) -> Iterator[Found]:
    """The members of a tar, as they come."""
    kept = Kept(stream)
    hint = "copy or fetch it again"
    try:
        with tarfile.open(fileobj=kept, mode="r|", tarinfo=Header) as archive:  # type: ignore[call-overload]  # it only reads
            while (entry := archive.next()) is not None:
                archive.members = []  # or it keeps them all
                if entry.isdir() or is_hidden(entry.name):
                    continue
                if not entry.isreg():
                    yield BadMember(label(entry.name), Unreadable("a link, or no file at all"))
                    continue
                opened = archive.extractfile(entry)
                if opened is not None:
                    yield Member(label(entry.name), ByteStream(tar_chunks(opened, kept)))
                kept.check()
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        kept.check()
        raise Unreadable(f"broken: not a whole tar ({error})", hint) from error
    kept.check()


def tar_chunks(opened: IO[bytes], kept: "Kept") -> Iterator[bytes]:
    """The bytes of a member."""
    while True:
        try:
            chunk = opened.read(CHUNK)
        except (tarfile.TarError, EOFError, OSError) as error:
            kept.check()
            raise Unreadable("cut off: the archive ends in it", "copy or fetch it again") from error
        if not chunk:
            return
        yield chunk


def is_hidden(name: str) -> bool:
    """Whether a member is one that nobody put there: ``.DS_Store``, ``__MACOSX/``."""
    parts = name.replace("\\", "/").split("/")
    return parts[-1].startswith(".") or parts[0] in HIDDEN


def label(name: str) -> str:
    """A member's name in characters that can be written as UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")
