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
FIRST = 8  # sentences that a shingle links later ones to
ALIKE = 0.5  # of the words of the shorter sentence, where the articles are copies
LETTERS = 4  # of a word that says something


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of five words of a sentence, case and marks aside."""
    words = [word.casefold() for word in WORD_RE.findall(text)]
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def copied_pairs(sentences: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of sentences, given as (article, text), that are copies across articles.

    Each copy is paired with the first sentence before it that it shares enough with, of the first
    few that have a run of words.
    """
    grams: dict[str, frozenset[tuple[str, ...]]] = {}
    holders: dict[tuple[str, ...], list[int]] = {}
    settled: dict[str, list[int]] = {}  # texts whose runs link to no more sentences than these
    for index, (article, text) in enumerate(sentences):
        copied = settled.get(text)
        if copied is None:
            if text not in grams:
                grams[text] = shingles(text)
            own = grams[text]
            is_settled = all(len(holders.get(gram, ())) >= FIRST for gram in own)
            shared: dict[int, int] = {}
            for gram in own:
                before = holders.setdefault(gram, [])
                for other in before:
                    shared[other] = shared.get(other, 0) + 1
                if len(before) < FIRST:
                    before.append(index)
            copied = [
                other
                for other in sorted(shared)
                if shared[other]
                >= max(FEWEST, SHARE * min(len(own), len(grams[sentences[other][1]])))
            ]
            if is_settled:
                settled[text] = copied
        for other in copied:
            if sentences[other][0] != article:
                yield other, index
                break


def are_alike(one: str, other: str) -> bool:
    """Whether two sentences of an article and its copy can be one sentence, edited.

    Half of the words of the shorter one have to stand in the other, short words aside.
    """
    ours, theirs = _telling(one), _telling(other)
    return len(ours & theirs) >= ALIKE * min(len(ours), len(theirs))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD_RE.findall(text) if len(word) >= LETTERS)
