"""Vague amounts: "thousands", "tens of thousands", "several hundred", "a small number of"."""

from newsfacts.extractors.quantities.numberwords import MAX_SCALES, Numeral, read_scale
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.scanning import Scan

ONLY_PARTITIVE = ("tens", "scores")  # "in the tens", "the scores" count nothing
NO_PLURAL = ("'s", "’s", "ss", "is", "as", "us")


def read_some(scan: Scan, index: int) -> Numeral | None:
    """As in "several hundred", "a couple of thousand", "a few": times the scale word."""
    words = scan.words
    word = words[index]
    low, high = numerals().some[word]
    first = index - 1 if index and words[index - 1] == "a" else index
    last = index
    behind = last + 1
    if word == "couple" and words[behind : behind + 1] == ["of"]:
        behind += 1
    total = 1.0
    for _ in range(MAX_SCALES):
        scale = read_scale(scan, behind)
        if scale is None:
            break
        last, total = scale[0], total * scale[1]
        behind = last + 1
    if last == index:
        if word != "several" and first == index:
            return None  # "few", "the couple" count nothing by themselves
        if word == "couple" and behind == index + 1 and not _counts(scan, behind):
            return None  # "a couple who married"
    return Numeral(first, last, low * total, high * total, "vague", total)


def read_vague(scan: Scan, index: int) -> Numeral | None:
    """As in "thousands", "tens of thousands", "hundreds of millions": one step of the scale."""
    words, vague = scan.words, numerals().vague
    low, high = vague[words[index]]
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] in ONLY_PARTITIVE and following not in ("of", "more"):
        return None
    last = index
    total = low
    for _ in range(MAX_SCALES):
        behind = words[last + 1 : last + 3]
        if len(behind) < 2 or behind[0] != "of" or behind[1] not in vague:
            break
        factor = vague[words[last + 2]][0]
        low, high, total, last = low * factor, high * factor, total * factor, last + 2
    return Numeral(index, last, low, high, "vague", total)


def read_size(scan: Scan, index: int) -> Numeral | None:
    """As in "a small number of", the word ``index`` being "number": a figure without ends."""
    words = scan.words
    if index == 0 or words[index - 1] not in numerals().numbers.sizes:
        return None
    first = index - 1
    if first and words[first - 1] in ("very", "relatively"):
        first -= 1
    if first and words[first - 1] == "a":
        first -= 1
    return Numeral(first, index, None, None, "vague")


def _counts(scan: Scan, index: int) -> bool:
    """Whether "couple" is followed by a plural, or "more"."""
    word = scan.words[index] if index < len(scan.words) else ""
    return word == "more" or (word.endswith("s") and not word.endswith(NO_PLURAL))
