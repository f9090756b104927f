"""Disjoint sets, for what belongs together: claims of one origin, tolls of one event."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Members in groups; the first member joined leads, so that results do not depend on hashes."""

    def __init__(self, members: Iterable[T]) -> None:
        self._leader: dict[T, T] = {member: member for member in members}

    def leader(self, member: T) -> T:
        """The member that stands for the group of ``member``."""
        leader = self._leader
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    def join(self, one: T, other: T) -> None:
        """Make one group of two."""
        first, second = self.leader(one), self.leader(other)
        if first != second:
            self._leader[second] = first

    def groups(self) -> list[list[T]]:
        """Every group, members and groups in the order in which they were given."""
        found: dict[T, list[T]] = {}
        for member in self._leader:
            found.setdefault(self.leader(member), []).append(member)
        return list(found.values())
