"""Shares of a whole: "a third of voters", "half the flats", "six in 10", "nine out of ten"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.change import direction_of
from newsfacts.extractors.quantities.counted import head_lemma, read_counted
from newsfacts.extractors.quantities.datenumbers import is_year_shaped
from newsfacts.extractors.quantities.moneysigns import read_prefix
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral
from newsfacts.extractors.quantities.numerals import read_numeral
from newsfacts.extractors.quantities.units import read_unit, unit_table
from newsfacts.extractors.scanning import Scan

PERCENT = 100.0
WHOLES = (
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    20,
    100,
)  # what "six in" may go on with; "one in" with any number


OPENERS = frozenset(
    ("", ".", ",", ";", ":", "and", "but", "that", "while", "maybe", "perhaps", "only")
)


def read_in(scan: Scan, numeral: Numeral) -> Numeral | None:
    """The number behind "six in" or "nine out of", where the two are a share; else None."""
    words = scan.words
    top = numeral.low
    if top is None or top != numeral.high or top != int(top) or numeral.scale > 1:
        return None
    joint = numeral.last + 1
    if words[joint : joint + 2] == ["out", "of"]:
        start = joint + 2
    elif words[joint : joint + 2] == ["of", "every"] or words[joint : joint + 1] == ["in"]:
        start = joint + 1
    else:
        return None
    every = start < len(words) and words[start] == "every"
    start += every
    if start >= len(words) or (words[start] in ("every", "the") or is_year_shaped(words[start])):
        return None
    whole = read_numeral(scan, start)
    if whole is None or whole.low is None or whole.low != whole.high or not top < whole.low:
        return None
    if whole.first != start and words[start] not in ("a",):
        return None
    if top > 1 and whole.low not in WHOLES:
        return None
    if read_unit(scan, whole.last + 1) is not None or read_prefix(scan, whole.first) is not None:
        return None
    before = words[numeral.first - 1] if numeral.first else ""
    if before.isalpha() and verb_lemma(before) in nouns().governors:
        return None  # "killed two in three attacks"
    return whole


def apply_share(scan: Scan, amount: Amount) -> str:
    """Shares: "a third of voters" is 33.3 percent; "half a mile" and "1/2 pound" stay amounts."""
    words = scan.words
    index = amount.last + 1
    following = words[index] if index < len(words) else ""
    if words[amount.first - 1] == "and" and words[amount.first - 2] in unit_table():
        return "idiom"  # "the year and a half of war"
    if following in HYPHENS and scan.touches(index):
        if words[index + 1 : index + 2] == ["point"]:
            return _points(amount, index + 1)
        unit = read_unit(scan, index)
        if unit is None:
            return "idiom"  # "half-brothers"
        amount.unit, amount.metric, amount.last = unit.code, unit.metric, unit.last
        amount.bare = False
        return ""
    point = index + 2 * (words[index : index + 2] in (["of", "a"], ["a", "percentage"]))
    point += words[point : point + 1] in (["a"], ["percentage"])
    if words[point : point + 1] == ["point"]:
        return _points(amount, point)
    if following in ("a", "an") or words[index : index + 2] in (["of", "a"], ["of", "an"]):
        unit = read_unit(scan, index + 1 + (following == "of"))
        if unit is not None:
            amount.unit, amount.metric, amount.last = unit.code, unit.metric, unit.last
            amount.bare = False
            return ""
    digits = "0" <= words[amount.number[0]] < ":"
    if digits and following != "of":
        phrase = read_counted(scan, index)
        if phrase is None:  # "eased 1/8"
            mixed = (amount.low or 0) > 1  # "to 31 7/8"
            return "" if mixed or direction_of(words[amount.first - 1]) else "fraction"
        amount.counted, amount.bare = (phrase,), False
        amount.unit = head_lemma(scan, phrase)
        return ""
    if words[amount.number[0]] == "half" and not _is_share(scan, amount, following):
        return "idiom"
    amount.low = None if amount.low is None else amount.low * PERCENT
    amount.high = None if amount.high is None else amount.high * PERCENT
    amount.unit, amount.metric, amount.bare = "percent", "percent", False
    return ""


def _points(amount: Amount, last: int) -> str:
    """As in "a quarter point", "a half-point", "three-quarters of a point"."""
    amount.unit, amount.metric, amount.last = "percentage point", "percent", last
    amount.bare = False
    return ""


def _is_share(scan: Scan, amount: Amount, following: str) -> bool:
    """Whether "half" is a share here, and not part of a name for something."""
    if following == "of" or following in grammar().determiners:
        return True
    before = scan.words[amount.number[0] - 1] if amount.number[0] else ""
    if before in ("which", "whom"):
        return True  # "of which half goes to charity"
    words = grammar()
    if following in words.be | words.have | words.modals and (
        amount.modifiers or before in OPENERS
    ):
        return True  # "fewer than half have water", "half could be called new"
    if following[:1].isalpha():
        return bool(amount.modifiers) and following in grammar().prepositions and before != "in"
    return bool(amount.modifiers) or before in ("by", "to", "at", "only", "just")
