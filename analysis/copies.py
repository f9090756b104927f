"""Sentences that two articles share: a passage copied from one to the other, or from a third.

Two sentences are one passage when most of the shorter one's runs of five words stand in the other,
in whatever order and with words changed here and there.
"""

import re
from collections.abc import Iterator, Sequence

WORD_RE = re.compile(r"[^\W_]+")
RUN = 5  # words of a shingle
SHARE = 0.5  # of the shorter sentence's shingles that must stand in the other
FEWEST = 4  # shared shingles: a formula of a few words is no copy


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of five words of a sentence, case and marks aside."""
    words = [word.casefold() for word in WORD_RE.findall(text)]
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def copied_pairs(sentences: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of sentences, given as (article, text), that are copies across articles.

    Each copy is paired with the first sentence before it that it shares enough with.
    """
    grams = [shingles(text) for _, text in sentences]
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, (article, _) in enumerate(sentences):
        shared: dict[int, int] = {}
        for gram in grams[index]:
            for other in holders.get(gram, ()):
                shared[other] = shared.get(other, 0) + 1
            holders.setdefault(gram, []).append(index)
        for other in sorted(shared):
            shorter = min(len(grams[index]), len(grams[other]))
            enough = shared[other] >= max(FEWEST, SHARE * shorter)
            if enough and sentences[other][0] != article:
                yield other, index
                break
