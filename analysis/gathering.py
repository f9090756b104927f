"""Sentences that tell the same: compared by their words, rare ones counting more.

Used to make one row of an event that several articles tell, and to choose the sentence that stands
for a day.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from newsfacts.analysis.unions import Unions

WORD_RE = re.compile(r"[^\W_]{2,}|\d")
STEM = 6  # letters of a word that count: quake, quakes
LONG = 4  # letters of a word that is more than "the"
FEWEST_SHARED = 4  # long words that a short sentence must share with a longer one


def stems(text: str) -> frozenset[str]:
    """The words of a sentence, each cut to its first letters."""
    return frozenset(word.casefold()[:STEM] for word in WORD_RE.findall(text))


class Weights:
    """How much each word tells: much when few sentences have it."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for words in sentences:
            counts.update(words)
            total += 1
        self._weights = {word: math.log(1 + total / n) for word, n in counts.items()}
        self._rarest = math.log(1 + total)

    def of(self, word: str) -> float:
        """The weight of one word."""
        return self._weights.get(word, self._rarest)

    def norm(self, words: frozenset[str]) -> float:
        """The length of a sentence as a vector."""
        return math.sqrt(sum(self.of(word) ** 2 for word in sorted(words)))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two sentences: 0 nothing shared, 1 the same words."""
        shared = sum(self.of(word) ** 2 for word in sorted(one & other))
        length = self.norm(one) * self.norm(other)
        return shared / length if length else 0.0

    def contained(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the shorter sentence the other says, too; 0 where few words are shared."""
        shared = one & other
        if sum(len(word) >= LONG for word in shared) < FEWEST_SHARED:
            return 0.0
        least = min(self.norm(one), self.norm(other)) ** 2
        return sum(self.of(word) ** 2 for word in sorted(shared)) / least if least else 0.0


def alike(groups: Sequence[Hashable], same: Callable[[int, int], bool]) -> list[list[int]]:
    """Indexes of what tells the same, as ``same`` says, among those of one group (one day)."""
    together = Unions(range(len(groups)))
    by_group: dict[Hashable, list[int]] = {}
    for index, group in enumerate(groups):
        by_group.setdefault(group, []).append(index)
    for members in by_group.values():
        leaders: list[int] = []
        for index in members:
            for leader in leaders:
                if same(leader, index):
                    together.join(leader, index)
                    break
            else:
                leaders.append(index)
    return together.groups()
