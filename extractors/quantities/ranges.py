"""Two numbers that are one: "10,000 to 12,000", "between 3 and 5 million", "$10 to $15 billion"."""

from typing import NamedTuple

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.quantities.change import POSSESSIVE, before_owner, direction_before
from newsfacts.extractors.quantities.changewords import changes
from newsfacts.extractors.quantities.datenumbers import is_year_shaped
from newsfacts.extractors.quantities.letters import with_letter
from newsfacts.extractors.quantities.moneysigns import read_prefix
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral
from newsfacts.extractors.quantities.numerals import read_numeral
from newsfacts.extractors.quantities.rejecting import DASHES
from newsfacts.extractors.quantities.units import MONEY, Measure, read_unit
from newsfacts.extractors.scanning import Scan

BY_WINDOW = 6  # words from the number back to its verb
THOUSAND = 1000
JOINTS = frozenset(("to", "and", *DASHES))
TIMES = 10  # how much larger the second end of "20-30,000" may be
FROM_WINDOW = 6
SPANS_WINDOW = 3
SIGN_WORDS = 3  # of a currency sign before the second number: "HK $ 4"


class End(NamedTuple):
    """One end of a possible range."""

    numeral: Numeral
    unit: Measure | None  # behind it
    prefix: Measure | None  # the currency sign before it


class Range(NamedTuple):
    """The upper end of a range, its lower value, and the word that opens it."""

    upper: Numeral
    low: float
    opening: int | None  # index of "between" or "from"


def read_range(
    scan: Scan, lower: Numeral, outer: int, unit: Measure | None, prefix: Measure | None
) -> Range | None:
    """The range that the number ``lower`` begins, or None.

    Args:
        scan: The article.
        lower: The first number.
        outer: First word of the figure so far, currency sign and cues included.
        unit: The unit behind the first number, if it has one.
        prefix: The currency sign before it, if it has one.
    """
    words = scan.words
    joint = (unit.last if unit else lower.last) + 1
    if joint + 1 >= len(words) or words[joint] not in JOINTS:
        return None
    if lower.low is None or lower.low != lower.high or lower.form == "multiple":
        return None
    if _is_year(words, lower.first) or breaks_before(scan, joint) or breaks_before(scan, joint + 1):
        return None
    opening = _opening(scan, outer - 1)
    opened = words[opening] if opening is not None else ""
    if words[max(0, outer - 2) : outer] == ["ages", "of"]:
        opened = "between"  # "between the ages of 12 and 16"
    start = _second(scan, joint, opened)
    if start is None:
        return None
    upper = _read_end(scan, start, money=prefix is not None)
    if upper is None or upper.numeral.low is None:
        return None
    if lower.form == "fraction" and upper.numeral.form != "fraction":
        return None  # "by a fifth to 230"
    if not _fits(scan, End(lower, unit, prefix), upper, opened, words[joint]):
        return None
    low = _carry_scale(words, lower.low, lower.scale, upper.numeral)
    equal = low == upper.numeral.low and opened != "between" and not (unit or prefix)
    if equal or low > upper.numeral.low:
        return None
    if opened == "from" and words[joint] in DASHES:
        opening = None  # "rose from 14-18 to 24": "from" is of the change
    return Range(upper.numeral, low, opening)


def _opening(scan: Scan, index: int) -> int | None:
    """Where "between" or "from" stands at ``index`` or before an owner ("from last year's 3%")."""
    if index >= 0 and scan.words[index] in POSSESSIVE:
        index = before_owner(scan, index)
    return index if index >= 0 and scan.words[index] in ("between", "from") else None


def _is_year(words: list[str], index: int) -> bool:
    """As in "in 2018 to 3.9 million"."""
    return (
        is_year_shaped(words[index])
        and words[index - 1] in nonquantities().year_cues
        and words[index - 1] not in ("between", "from")
    )


def _second(scan: Scan, joint: int, opened: str) -> int | None:
    """Where the second number starts behind "to", "and" or a dash, or None."""
    words = scan.words
    word = words[joint]
    if word == "to" or (word == "and" and opened == "between"):
        glued = words[joint + 1] in HYPHENS and scan.touches(joint + 1)
        return joint + 1 + glued  # "200,000 to-260,000"
    if word in HYPHENS and words[joint + 1] == "to" and scan.touches(joint):
        return joint + 2 + (words[joint + 2 : joint + 3] == ["-"])  # "five-to-ten", "five- to ten"
    if word in DASHES and (scan.touches(joint) or not scan.touches(joint + 1)):
        return joint + 1
    return None


def _read_end(scan: Scan, start: int, *, money: bool) -> End | None:
    """The second number with its currency sign and unit: "$4 million", "a hundred", "about 5"."""
    for number in range(start, min(start + SIGN_WORDS + 1, len(scan.words))):
        numeral = read_numeral(scan, number)
        if numeral is None:
            continue
        if numeral.low is None or numeral.low != numeral.high or numeral.form == "multiple":
            return None
        prefix = read_prefix(scan, numeral.first)
        numeral = with_letter(scan, numeral, money=money or prefix is not None)
        first = prefix.first if prefix else numeral.first
        if first > start + (scan.words[start] in nonquantities().range_cues):
            return None
        return End(numeral, read_unit(scan, numeral.last + 1), prefix)
    return None


def _fits(scan: Scan, lower: End, upper: End, opened: str, joint: str) -> bool:
    """Whether two numbers side by side are two ends and not a change to a level."""
    first = (lower.prefix or lower.numeral).first
    if opened == "from" and joint not in DASHES and _opens_change(scan, first - 1):
        return False
    if lower.unit is not None and (upper.unit is None or upper.unit.code != lower.unit.code):
        return False  # "rose 3% to 800"
    if lower.prefix is None and upper.prefix is not None:
        return lower.numeral.scale == 1 and lower.unit is None and joint in DASHES
    if lower.prefix is not None:
        if upper.prefix is not None and upper.prefix.code != lower.prefix.code:
            return False
        if upper.prefix is None and upper.unit is not None and upper.unit.metric != MONEY:
            return False  # "from $5 to 3 percent"
    if joint == "to" and not opened and _is_governed(scan, first):
        # "rose 1.5p to 128.4p", "rose 3 to 800", but "rose 5 to 10 percent"
        return lower.unit is None and lower.prefix is None and upper.unit is not None
    return True


def _opens_change(scan: Scan, index: int) -> bool:
    """Whether "from" at ``index`` opens a change rather than a range."""
    spans = changes().words.spans
    if any(word in spans for word in scan.words[max(0, index - SPANS_WINDOW) : index]):
        return False
    return direction_before(scan, index, FROM_WINDOW) is not None


def _is_governed(scan: Scan, first: int) -> bool:
    direction = direction_before(scan, first, 2)
    if direction is None and "by" in scan.words[max(0, first - BY_WINDOW) : first - 1]:
        direction = direction_before(scan, first, BY_WINDOW)  # "will fall by an average of £122 to"
    return direction is not None and direction.trend is not None


def _carry_scale(words: list[str], low: float, scale: float, upper: Numeral) -> float:
    """The first end with the scale of the second, where it has none: "3 to 5 million".

    "$200 to $4 million" keeps its 200: it is larger than the 4 before the scale word.
    """
    high = upper.low or 0.0
    if scale > 1 or low >= THOUSAND:
        return low
    if upper.scale > 1:
        return low * upper.scale if low <= high / upper.scale else low
    thousands = low * THOUSAND
    if "," in words[upper.last] and low >= 1 and thousands < high < thousands * TIMES:
        return thousands  # "20-30,000"
    return low
