"""Zeros that are said in words: "no casualties were reported", "nobody was hurt"."""

from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.scanning import Scan

NOBODY = ("nobody", "none")
MAX_BETWEEN = 3  # words of "reports of serious"


def zero_words() -> frozenset[str]:
    """The words that may say zero."""
    return frozenset(("no", *NOBODY))


def read_zero(scan: Scan, index: int) -> Amount | None:
    """A count of zero, denied, where the words say so about people who may have come to harm."""
    words = scan.words
    if words[index] == "no":
        return _no(scan, index)
    for position in range(index + 1, min(index + 6, len(words))):
        if words[position] in (",", ".", ";"):
            return None
        if words[position] in nouns().zero_subjects:
            amount = _zero(scan, index)
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
    amount = _zero(scan, index)
    amount.counted = ((last, last),)
    amount.unit = noun_lemma(words[last])
    return amount


def _zero(scan: Scan, index: int) -> Amount:
    amount = Amount(scan, (index, index), 0.0, 0.0, "words")
    amount.modality = "denied"
    amount.bare = False
    amount.rule = "zero"
    return amount
