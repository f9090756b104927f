"""Zeros that are said in words: "no casualties were reported", "nobody was hurt"."""

from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.counted import nouns
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.scanning import Scan

NOBODY = ("nobody", "none")


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
    words = scan.words
    start = index + 1
    if start < len(words) and words[start] in (
        "immediate",
        "reported",
        "known",
        "confirmed",
        "further",
        "civilian",
        "serious",
        "other",
        "major",
        "more",
        "new",
    ):
        start += 1
    last = start
    while last < min(start + 3, len(words)) and words[last] not in nouns().zero:
        if words[last] not in ("reports", "of", "word", "or", "deaths", "serious"):
            return None
        last += 1
    if last >= len(words) or words[last] not in nouns().zero:
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
