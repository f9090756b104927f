"""What the store already has, in some forty bytes an article.

A million articles in a ``dict`` of strings are 300 MB; here only hashes are kept, in arrays. They
are Python's own 64-bit hashes: the chance that two of a million names share one is 1 in 30
million, and nothing of them is ever written.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newsfacts.store.segments import Entry

_FREE = 0
_MASK = (1 << 64) - 1


class Table:
    """A map from strings to numbers, by open addressing in two arrays."""

    def __init__(self, expected: int = 0) -> None:
        self._count = 0
        self._make(max(64, 1 << (2 * expected).bit_length()))

    def __len__(self) -> int:
        return self._count

    def get(self, name: str) -> int | None:
        """The number of a name, or None."""
        slot = self._slot(hash(name) & _MASK or 1)
        return self._numbers[slot] if self._keys[slot] != _FREE else None

    def put(self, name: str, number: int) -> None:
        """Give a name its number, in place of the one it had."""
        if 3 * self._count > 2 * len(self._keys):
            self._grow()
        key = hash(name) & _MASK or 1
        slot = self._slot(key)
        self._count += self._keys[slot] == _FREE
        self._keys[slot], self._numbers[slot] = key, number

    def _make(self, size: int) -> None:
        self._keys = array("Q", [_FREE]) * size
        self._numbers = array("I", [0]) * size

    def _slot(self, key: int) -> int:
        keys, last = self._keys, len(self._keys) - 1
        slot = key & last
        while keys[slot] != _FREE and keys[slot] != key:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._make(2 * len(keys))
        for key, number in zip(keys, numbers, strict=True):
            if key != _FREE:
                slot = self._slot(key)
                self._keys[slot], self._numbers[slot] = key, number


class Known:
    """The articles of a store and of the ingest that is running, by path and by id.

    Each has a ticket: those of the store their position in it, those that come new the numbers
    behind. ``seen`` are the tickets whose source the ingest has come upon.
    """

    def __init__(self, entries: Iterable[Entry], expected: int) -> None:
        self._paths = Table(expected)
        self._ids = Table(expected)
        self._fingerprints = array("Q")
        self._seen = bytearray()
        self._moved: set[int] = set()  # stored articles that have come from another path
        self._renamed: dict[int, str] = {}  # stored articles that changed their id: the new one
        for ticket, entry in enumerate(entries):
            self._fingerprints.append(_short(entry.fingerprint))
            self._seen.append(0)
            if entry.path is not None:
                self._paths.put(entry.path, ticket)
            self._ids.put(entry.id, ticket)
        self.stored = len(self._seen)
        self._by_fingerprint: array[int] | None = None

    def ticket(self, path: str) -> int | None:
        """The ticket of the article at a path, or None."""
        return self._paths.get(path)

    def add(self, path: str, fingerprint: str) -> int:
        """A ticket for an article that is new, seen by having come."""
        ticket = len(self._seen)
        self._paths.put(path, ticket)
        self._fingerprints.append(_short(fingerprint))
        self._seen.append(1)
        return ticket

    def see(self, ticket: int) -> bool:
        """Mark an article as come upon; whether it was before."""
        before = bool(self._seen[ticket])
        self._seen[ticket] = 1
        return before

    def is_unchanged(self, ticket: int, fingerprint: str) -> bool:
        """Whether an article was made from what has this fingerprint."""
        return self._fingerprints[ticket] == _short(fingerprint)

    def claim_id(self, identity: str, ticket: int) -> bool:
        """Give an id to an article; False when another one has it."""
        owner = self._ids.get(identity)
        if owner == ticket:
            return True
        if owner is not None and self._renamed.get(owner, identity) == identity:
            return False
        if ticket < self.stored:
            self._renamed[ticket] = identity
        self._ids.put(identity, ticket)
        return True

    def made_from(self, fingerprint: str) -> Iterator[int]:
        """The stored articles that were made from what has this fingerprint, in their order."""
        short, of = _short(fingerprint), self._fingerprints
        if self._by_fingerprint is None:  # only where something comes that is at no known path
            self._by_fingerprint = array("I", sorted(range(self.stored), key=of.__getitem__))
        order = self._by_fingerprint
        at = bisect_left(order, short, key=of.__getitem__)
        while at < len(order) and of[order[at]] == short:
            yield order[at]
            at += 1

    def holder(self, identity: str) -> int | None:
        """The stored article that has an id, or None."""
        owner = self._ids.get(identity)
        return owner if owner is not None and owner < self.stored else None

    def owner(self, identity: str, fingerprint: str) -> int | None:
        """The stored article of an id, when it was made from what has this fingerprint."""
        owner = self._ids.get(identity)
        if owner is None or owner >= self.stored or not self.is_unchanged(owner, fingerprint):
            return None
        return owner

    def move(self, owner: int, path: str = "") -> bool:
        """Note that a stored article is at another path now; False when it was noted before."""
        before = owner in self._moved or bool(path and self._seen[owner])
        if not before:
            self._moved.add(owner)
            if path:
                self._paths.put(path, owner)
                self._seen[owner] = 1
        return not before

    def has_moved(self, ticket: int) -> bool:
        """Whether a stored article has come from another path."""
        return ticket in self._moved


def _short(fingerprint: str) -> int:
    return int(fingerprint[:16], 16)
