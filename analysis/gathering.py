"""Sentences that tell the same: compared by their words, rare ones counting more.

Used to make one row of an event that several articles tell, and to choose the sentence that stands
for a day.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable

WORD_RE = re.compile(r"[^\W_]{2,}|\d")
STEM = 6  # letters of a word that count: quake, quakes
LONG = 4  # letters of a word that is more than "the"
FEWEST_SHARED = 4  # long words that a short sentence must share with a longer one


def stems(text: str) -> frozenset[str]:
    """The words of a sentence, each cut to its first letters."""
    return frozenset(word.casefold()[:STEM] for word in WORD_RE.findall(text))


def has_words(text: str, words: frozenset[str]) -> bool:
    """Whether a text has all of some words, each cut to its first letters."""
    if not words:
        return True
    folded = text.casefold()  # most texts lack a word: that is soon seen
    return all(word in folded for word in words) and words <= stems(text)


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
        return math.sqrt(self.weight(words))

    def weight(self, words: frozenset[str]) -> float:
        """How much some words tell together."""
        known, rarest = self._weights, self._rarest
        return sum(known.get(word, rarest) ** 2 for word in sorted(words))

    def say_enough(self, shared: frozenset[str]) -> bool:
        """Whether so many words that two sentences share are more than the run of the language."""
        return sum(len(word) >= LONG for word in shared) >= FEWEST_SHARED

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two sentences: 0 nothing shared, 1 the same words."""
        length = self.norm(one) * self.norm(other)
        return self.weight(one & other) / length if length else 0.0
