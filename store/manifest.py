"""The manifest: what is in the store. Putting a new one in place is what commits an ingest."""

import os
from pathlib import Path

import msgspec

from newsfacts.extractors.facts import SCHEMA_VERSION
from newsfacts.store.errors import BrokenSegment, NoStore, WrongSchema
from newsfacts.store.locating import MANIFEST


class Counts(msgspec.Struct, frozen=True):
    """How much there is of each record."""

    articles: int = 0
    quantities: int = 0
    dates: int = 0
    quotes: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.articles + other.articles,
            self.quantities + other.quantities,
            self.dates + other.dates,
            self.quotes + other.quotes,
        )

    @property
    def facts(self) -> int:
        """Facts of every kind."""
        return self.quantities + self.dates + self.quotes


class Content(msgspec.Struct, frozen=True):
    """One file of a segment, down to the byte."""

    size: int
    sha256: str


class Segment(msgspec.Struct, frozen=True):
    """A run of articles with their facts: three files that share a number."""

    counts: Counts
    articles: Content
    facts: Content
    index: Content

    def content(self, kind: str) -> Content:
        """Of the file of one kind: "articles", "facts" or "index"."""
        found: Content = getattr(self, kind)
        return found


class Manifest(msgspec.Struct, frozen=True):
    """``manifest.json``. There is no time of day in it: the same articles give the same bytes."""

    schema: int
    extractor: str  # of the last ingest that wrote; the index has it for each article
    lexicons: str
    counts: Counts
    segments: tuple[Segment, ...]  # number 0 first


class _Schema(msgspec.Struct):
    schema: int | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a store.

    Raises:
        NoStore: The folder has none.
        WrongSchema: It is of another schema version.
        BrokenSegment: It is no manifest.
    """
    payload = _read_payload(folder)
    schema = read_schema(folder, payload)
    if schema != SCHEMA_VERSION:
        raise WrongSchema(folder, schema, SCHEMA_VERSION)
    try:
        return msgspec.json.decode(payload, type=Manifest)
    except msgspec.MsgspecError as error:
        raise BrokenSegment(folder / MANIFEST, None, str(error)) from error


def read_schema(folder: Path, payload: bytes | None = None) -> int | None:
    """The schema version of a store, whatever else its manifest says.

    Raises:
        NoStore: The folder has none.
        BrokenSegment: Its manifest is none.
    """
    payload = _read_payload(folder) if payload is None else payload
    try:
        return msgspec.json.decode(payload, type=_Schema).schema
    except msgspec.MsgspecError as error:
        raise BrokenSegment(folder / MANIFEST, None, str(error)) from error


def _read_payload(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoStore(folder, searched_upward=False) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the one before, whole or not at all, and down to the disk."""
    path = folder / MANIFEST
    payload = manifest_bytes(manifest)
    temporary = path.with_name(path.name + ".tmp")
    try:
        with temporary.open("wb") as file:
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    temporary.replace(path)
    sync_folder(folder)


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as it is written."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last; where folders cannot be opened the system does it itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
