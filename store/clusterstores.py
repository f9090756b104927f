"""The store that a cluster writes to: a folder, or an address that fsspec opens.

The one who asks is the only one to touch the manifest. Files of a part get the numbers of a segment
first, then the manifest lists them: what a kill leaves behind is in no manifest, and is written
over by the next run.
"""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import msgspec

from newsfacts.extractors.facts import SCHEMA_VERSION
from newsfacts.store.clusterparts import part_file
from newsfacts.store.errors import BrokenSegment, WrongSchema
from newsfacts.store.locating import MANIFEST
from newsfacts.store.locking import locked
from newsfacts.store.manifest import (
    Manifest,
    Segment,
    manifest_bytes,
    read_manifest,
    write_manifest,
)
from newsfacts.store.opening import make_store
from newsfacts.store.parts import filesystem
from newsfacts.store.segments import (
    ENTRIES,
    KINDS,
    Entry,
    read_index,
    read_records,
    recover,
    segment_path,
)
from newsfacts.store.writing import make_manifest


def name_of(payload: bytes) -> str:
    """A name for what is only kept during a run; other bytes have another name."""
    return f"part-{hashlib.blake2b(payload, digest_size=8).hexdigest()}.json"


class FolderStore:
    """A store in a folder that all workers see."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def locked(self) -> AbstractContextManager[None]:
        """Hold it for writing."""
        return locked(self._folder)

    def open(self) -> list[Segment]:
        """Its segments; it is made when there is none."""
        if not (self._folder / MANIFEST).exists():
            make_store(self._folder)
        manifest = read_manifest(self._folder)
        recover(self._folder, manifest)
        return list(manifest.segments)

    def entries(self, segments: list[Segment]) -> Iterator[Entry]:
        """The index of every segment."""
        for number, segment in enumerate(segments):
            yield from read_index(self._folder, number, segment)

    def take_over(self, name: str, number: int) -> None:
        """Make the files of a part those of a segment."""
        for kind in KINDS:
            part = self._folder / part_file(name, kind)
            part.replace(segment_path(self._folder, kind, number))

    def commit(self, segments: list[Segment]) -> None:
        """Let these be the segments of the store."""
        write_manifest(self._folder, make_manifest(tuple(segments)))

    def keep(self, payload: bytes) -> str:
        """Put a file there that workers read, and say its name."""
        (self._folder / name_of(payload)).write_bytes(payload)
        return name_of(payload)

    def tidy(self) -> None:
        """Remove what lost workers left."""
        for path in self._folder.glob("part-*"):
            path.unlink(missing_ok=True)


class RemoteStore:
    """A store at an address. Object stores put a file whole or not at all."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._system, self._root = filesystem(url)

    def locked(self) -> AbstractContextManager[None]:
        """There is no lock at an address: one run at a time is the user's to see to."""
        return nullcontext()

    def open(self) -> list[Segment]:
        """Its segments; none when nothing is there."""
        path = f"{self._root}/{MANIFEST}"
        self._system.makedirs(self._root, exist_ok=True)
        if not self._system.exists(path):
            return []
        try:
            manifest = msgspec.json.decode(self._system.cat_file(path), type=Manifest)
        except msgspec.MsgspecError as error:
            raise BrokenSegment(Path(path), None, str(error)) from error
        if manifest.schema != SCHEMA_VERSION:
            raise WrongSchema(Path(self._url), manifest.schema, SCHEMA_VERSION)
        return list(manifest.segments)

    def entries(self, segments: list[Segment]) -> Iterator[Entry]:
        """The index of every segment."""
        for number in range(len(segments)):
            path = f"{self._root}/{segment_path(Path(), 'index', number).name}"
            with self._system.open(path, "rb") as file:
                yield from read_records(file, Path(path), ENTRIES)

    def take_over(self, name: str, number: int) -> None:
        """Make the files of a part those of a segment."""
        for kind in KINDS:
            target = segment_path(Path(), kind, number).name
            self._system.mv(f"{self._root}/{part_file(name, kind)}", f"{self._root}/{target}")

    def commit(self, segments: list[Segment]) -> None:
        """Let these be the segments of the store."""
        payload = manifest_bytes(make_manifest(tuple(segments)))
        self._system.pipe_file(f"{self._root}/{MANIFEST}", payload)

    def keep(self, payload: bytes) -> str:
        """Put a file there that workers read, and say its name."""
        self._system.pipe_file(f"{self._root}/{name_of(payload)}", payload)
        return name_of(payload)

    def tidy(self) -> None:
        """Remove what lost workers left."""
        left = self._system.glob(f"{self._root}/part-*")
        if left:
            self._system.rm(left)
