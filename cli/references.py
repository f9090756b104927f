"""How tables point at facts and articles: the shortest id, file name and line that are unique."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from math import ceil, log

ID_DIGITS = 16
SHORTEST_ID = 4


def short_length(ids: Iterable[int]) -> int:
    """How many hex digits of the ids, read as numbers, tell all of them apart; at least four."""
    values = sorted(set(ids))
    shared = 0
    for one, other in pairwise(values):
        shared = max(shared, ID_DIGITS - ((one ^ other).bit_length() + 3) // 4)
    return max(SHORTEST_ID, shared + 1)


def likely_length(count: int) -> int:
    """How many hex digits tell so many ids apart, but for one chance in thirty."""
    return min(ID_DIGITS, max(SHORTEST_ID, ceil(log(max(count, 1) ** 2 * 16, 16))))


def short_names(paths: Collection[str]) -> "ShortNames":
    """For each path the shortest beginning of its file name that no other file name has.

    A record of a file, ``feed.jsonl#17``, is ``#17``.

    A beginning ends where a word of the name does ("002" of "002_89d9.txt"). A whole name may begin
    another ("#p1" of "#p10"): commands take it for itself. Where two files have one name, the path
    stays whole.
    """
    return ShortNames(paths)


class ShortNames(Mapping[str, str]):
    """Short names by path, each worked out when it is asked for: a store has many, a table few."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = paths
        self._names = sorted(map(_file_name, paths))

    def __getitem__(self, path: str) -> str:
        if path not in self._paths:
            raise KeyError(path)
        name = _file_name(path)
        position = bisect_left(self._names, name)
        before, after = (
            self._names[max(0, position - 1) : position],
            self._names[position + 1 : position + 2],
        )
        if name in after:
            return path
        shared = max((_shared(name, other) for other in (*before, *after)), default=0)
        return next((name[:end] for end in _word_ends(name) if end > shared), name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _file_name(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    _, mark, record = name.rpartition("#")
    return f"#{record}" if mark and record else name


def _word_ends(name: str) -> list[int]:
    edges = [i for i in range(1, len(name)) if name[i - 1].isalnum() and not name[i].isalnum()]
    return [*edges, len(name)]


def _shared(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    for position, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return position
    return min(len(one), len(other))


class Lines:
    """The line numbers of one article."""

    def __init__(self, text: str) -> None:
        self.starts = array("L", [0])
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def line(self, offset: int) -> int:
        """The line of a character offset, counted from one."""
        return bisect_right(self.starts, offset)
