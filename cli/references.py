"""How tables point at facts and articles: the shortest id, file name and line that are unique."""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable
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


def short_names(paths: Collection[str]) -> dict[str, str]:
    """For each path the shortest beginning of its file name that no other file name has.

    A record of a file, ``feed.jsonl#17``, is ``#17``.
    A beginning ends where a word of the name does ("002" of "002_89d9.txt"); where two files have
    one name, or a whole name begins another, the path stays whole.
    """
    names = {path: _file_name(path) for path in paths}
    counts: dict[str, int] = {}
    for name in names.values():
        for end in _word_ends(name):
            counts[name[:end]] = counts.get(name[:end], 0) + 1
    ordered = sorted(names.values())
    return {path: _shortest(name, counts, ordered) or path for path, name in names.items()}


def _file_name(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    _, mark, record = name.rpartition("#")
    return f"#{record}" if mark and record else name


def _word_ends(name: str) -> list[int]:
    edges = [i for i in range(1, len(name)) if name[i - 1].isalnum() and not name[i].isalnum()]
    return [*edges, len(name)]


def _shortest(name: str, counts: dict[str, int], ordered: list[str]) -> str | None:
    for end in _word_ends(name):
        beginning = name[:end]
        if counts[beginning] == 1:
            # "ab" also begins "abc_1", which has no word end there
            first = bisect_right(ordered, beginning) - (beginning == name)
            following = [each for each in ordered[first : first + 2] if each.startswith(beginning)]
            if following == [name]:
                return beginning
    return None


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
