"""Zeros that are said in words: "no casualties were reported", "nobody was hurt"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.scanning import Scan

ENDS = (",", ".", ";")
NOBODY = ("nobody", "none")
REACH, PART_REACH = 6, 10  # words to what did not happen
MAX_BETWEEN = 3  # words of "reports of serious"


def zero_words() -> frozenset[str]:
    """The words that may say zero."""
    return frozenset(("no", *NOBODY))


def read_zero(scan: Scan, index: int) -> Amount | None:
    """A count of zero, denied, where the words say so about people who may have come to harm."""
    words = scan.words
    last = index
    if words[index] == "no":
        last = _no_one(scan, index)
        if last == index:
            return _no(scan, index)
    part = words[last + 1 : last + 2] == ["of"]  # "none of the 14 passengers was injured"
    reach = last + (PART_REACH if part else REACH)
    for position in range(last + 1, min(reach, len(words))):
        if words[position] in ENDS or words[position] in grammar().subordinators:
            return None  # "nobody knows who was killed"
        if words[position] in nouns().zero_subjects:
            amount = _zero(scan, index, last)
            amount.unit, amount.inferred = "person", ("counted",)
            return amount
    return None


def _no(scan: Scan, index: int) -> Amount | None:
    """As in "no casualties", "no immediate reports of injuries"."""
    words, table = scan.words, nouns()
    last = index + 1
    if last < len(words) and words[last] in table.zero_adjectives:
        last += 1
    stop = min(last + MAX_BETWEEN, len(words))
    while last < stop and words[last] not in table.zero:
        if words[last] not in table.zero_between:
            return None
        last += 1
    if last >= len(words) or words[last] not in table.zero:
        return None
    amount = _zero(scan, index, index)
    amount.counted = ((last, last),)
    amount.unit = noun_lemma(words[last])
    return amount


def _no_one(scan: Scan, index: int) -> int:
    """The last word of "no one" or "no-one" at ``index``; else ``index``."""
    words = scan.words
    last = index + 1 + (words[index + 1 : index + 2] == ["-"])
    return last if words[last : last + 1] == ["one"] else index


def _zero(scan: Scan, first: int, last: int) -> Amount:
    amount = Amount(scan, (first, last), 0.0, 0.0, "words")
    amount.modality = "denied"
    amount.bare = False
    amount.rule = "zero"
    return amount
