"""Sentences that tell the same: compared by their words, rare ones counting more.

Used to make one row of an event that several articles tell, and to choose the sentence that stands
for a day.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from newsfacts.analysis.unions import Unions

WORD_RE = re.compile(r"[^\W_]{2,}|\d")
STEM = 6  # letters of a word that count: quake, quakes


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


def alike(
    texts: Sequence[str], groups: Sequence[Hashable], least: float, weights: Weights
) -> list[list[int]]:
    """Indexes of texts that tell the same, among those of one group (one day)."""
    together = Unions(range(len(texts)))
    words = [stems(text) for text in texts]
    by_group: dict[Hashable, list[int]] = {}
    for index, group in enumerate(groups):
        by_group.setdefault(group, []).append(index)
    for members in by_group.values():
        leaders: list[int] = []
        for index in members:
            for leader in leaders:
                if weights.likeness(words[leader], words[index]) >= least:
                    together.join(leader, index)
                    break
            else:
                leaders.append(index)
    return together.groups()
