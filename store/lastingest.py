"""What the last ingest brought: for ``diff --since-last``.

It is derived, not part of the store: a file that belongs to exactly one manifest. After a kill, or
when it was deleted, nobody knows.
"""

import hashlib
from pathlib import Path

import msgspec

from newsfacts.extractors.facts import Fact
from newsfacts.store.derived import LAST_INGEST, derived_folder
from newsfacts.store.locating import MANIFEST

BEFORE_KEPT = 1 << 26  # bytes of old facts; a new version of the extractors changes everything


class LastIngest(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of the articles that an ingest added and changed, with what these said before."""

    everything: bool  # whether the store was empty before; then ``added`` is empty, too
    added: tuple[str, ...]
    changed: tuple[str, ...]
    before: tuple[Fact, ...]  # of the changed articles
    complete: bool  # False when there were too many facts to keep in ``before``


class _Head(msgspec.Struct):
    manifest: str  # the SHA-256 of the manifest that this belongs to
    everything: bool
    added: list[str]
    changed: list[str]
    complete: bool


class Record:
    """Notes what an ingest does, while it does it."""

    def __init__(self, folder: Path, *, was_empty: bool) -> None:
        self._folder = folder
        self._head = _Head("", was_empty, [], [], True)
        self._before = bytearray()
        self._any = False

    def add(self, identity: str) -> None:
        """Note an article that is new."""
        self._any = True
        if not self._head.everything:
            self._head.added.append(identity)

    def change(self, identity: str, facts: bytes) -> None:
        """Note an article that is replaced, with the lines of its facts as they were."""
        self._any = True
        self._head.changed.append(identity)
        if len(self._before) + len(facts) > BEFORE_KEPT:
            self._head.complete = False
        if self._head.complete:
            self._before += facts

    def write(self) -> None:
        """Keep the notes beside the manifest that is now in place."""
        if not self._any:
            return
        self._head.manifest = _manifest_hash(self._folder)
        folder = derived_folder(self._folder)
        folder.mkdir(exist_ok=True)
        temporary = folder / f"{LAST_INGEST}.tmp"
        before = self._before if self._head.complete else b""
        temporary.write_bytes(msgspec.json.encode(self._head) + b"\n" + before)
        temporary.replace(folder / LAST_INGEST)


def read_last_ingest(folder: Path) -> LastIngest | None:
    """What the last ingest brought that changed anything; None when that is not known."""
    try:
        lines = (derived_folder(folder) / LAST_INGEST).read_bytes().splitlines()
        head = msgspec.json.decode(lines[0], type=_Head)
        before = tuple(msgspec.json.decode(line, type=Fact) for line in lines[1:])
    except (FileNotFoundError, IndexError, msgspec.MsgspecError):
        return None  # a derived file is never worth an error
    if head.manifest != _manifest_hash(folder):
        return None
    return LastIngest(
        everything=head.everything,
        added=tuple(head.added),
        changed=tuple(head.changed),
        before=before,
        complete=head.complete,
    )


def _manifest_hash(folder: Path) -> str:
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
