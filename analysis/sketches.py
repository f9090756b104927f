"""Articles that copy a passage from each other, found without setting all against all.

A sketch holds some of an article's runs of four words: those that begin with chosen words. Which
words are chosen is a property of the word alone, so that a copy that was cut, shuffled or edited
here and there keeps the same runs; of a long article fewer words are chosen, and what is chosen
then is chosen at every length. Runs are looked up in a dictionary, part of the runs at a time, so
that memory stays small however many articles there are; each run links an article to the first
ones that have it and came out within some weeks.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

RUN = 4  # words of a run
SHORTEST = 4  # letters of a word that opens one: "said in a statement" is rare, "in the" is not
ENOUGH = 64  # runs from which half of the chosen words will do
LEVELS = 12  # how often the choice can be halved
PARTITIONS = 16  # parts of the runs that are looked up one after the other
LARGE = 4_000  # sketches up to which one part is enough
FIRST = 4  # articles that a run links later ones to
FEWEST = 3  # shared runs …
SHARE = 0.25  # … which are so much of the smaller sketch; of fewer runs it must be
MOST = 0.6


class Sketch(NamedTuple):
    """The chosen runs of an article."""

    runs: "array[int]"  # hashes
    counts: tuple[int, ...]  # how many runs have at least each level, from 1 on
    level: int  # the least level that is kept
    day: int | None  # on which the article came out


class Copy(NamedTuple):
    """Two articles with a passage in common, as indexes into what was given, the earlier first."""

    first: int
    second: int
    share: float  # of the smaller sketch


class Sketcher:
    """Makes sketches, and remembers the level of each word."""

    def __init__(self) -> None:
        self._levels = _Levels()

    def sketch(self, text: str, day: int | None = None) -> Sketch:
        """The sketch of a text."""
        words = text.lower().split()
        heights = list(map(self._levels.__getitem__, words[: 1 - RUN]))
        level = max(1, (len(words) // (8 * ENOUGH)).bit_length())
        chosen = [at for at, height in enumerate(heights) if height >= level]
        while len(chosen) > 2 * ENOUGH and level < LEVELS:
            level += 1
            chosen = [at for at in chosen if heights[at] >= level]
        runs = [crc32(" ".join(words[at : at + RUN]).encode()) for at in chosen]
        seen = dict(zip(runs, [heights[at] for at in chosen], strict=True))
        counts = [0] * (LEVELS + 1)
        for height in seen.values():
            counts[height] += 1
        for at in range(LEVELS - 1, 0, -1):
            counts[at] += counts[at + 1]
        return Sketch(array("I", seen), tuple(counts), level, day)


class _Levels(dict[str, int]):
    """For each word how often its choice survives halving; 0 where it opens no run."""

    def __missing__(self, word: str) -> int:
        level = 0
        if len(word) >= SHORTEST:
            bits = crc32(word.encode("utf-8", "surrogatepass"))
            while level < LEVELS and not bits >> level & 1:
                level += 1
        self[word] = level
        return level


def find_copies(sketches: Sequence[Sketch], *, within: int | None = None) -> Iterator[Copy]:
    """Pairs of articles that share a passage, each with the first few before it that have it.

    Args:
        sketches: Of all articles.
        within: Days between two articles beyond which none is a copy; None is any number.
    """
    total = len(sketches)
    order = sorted(range(total), key=lambda index: (sketches[index].day or 0, index))
    partitions = PARTITIONS if total > LARGE else 1
    shared: dict[int, int] = {}
    for part in range(partitions):
        _count_shared(sketches, order, within, (part, partitions), shared)
    for key in sorted(shared):
        count = shared[key]
        first, second = divmod(key, total)
        if count > 1:
            share = count / max(1, _smaller(sketches[first], sketches[second]))
            if share >= (SHARE if count >= FEWEST else MOST):
                yield Copy(first, second, min(1.0, share))


def _count_shared(
    sketches: Sequence[Sketch],
    order: Sequence[int],
    within: int | None,
    partition: tuple[int, int],
    shared: dict[int, int],
) -> None:
    """Count, for each pair of articles, the runs of one part that both have."""
    part, partitions = partition
    total = len(sketches)
    holders: dict[int, int | list[int]] = {}
    for index in order:
        sketch = sketches[index]
        for run in sketch.runs:
            if partitions > 1 and run % partitions != part:
                continue
            before = holders.get(run)
            if before is None:
                holders[run] = index
                continue
            if isinstance(before, int):
                before = [before]
            if within is not None:  # in the order of days, so what is too old now stays so
                before = [other for other in before if _are_near(sketches[other], sketch, within)]
            for other in before:
                key = other * total + index if other < index else index * total + other
                shared[key] = shared.get(key, 0) + 1
            holders[run] = [*before, index] if len(before) < FIRST else before


def _are_near(one: Sketch, other: Sketch, within: int) -> bool:
    return one.day is None or other.day is None or abs(one.day - other.day) <= within


def _smaller(one: Sketch, other: Sketch) -> int:
    """How many runs the smaller sketch has, at the level that both have."""
    level = max(one.level, other.level)
    return min(one.counts[level], other.counts[level])
