"""Two numbers that are one: "10,000 to 12,000", "between 3 and 5 million", "40-50 hours", "$10 to $15 billion"."""

from typing import NamedTuple

from newsfacts.extractors.change import changes, direction_before
from newsfacts.extractors.datenumbers import is_year_shaped
from newsfacts.extractors.moneysigns import read_prefix
from newsfacts.extractors.numberwords import HYPHENS, Numeral
from newsfacts.extractors.numerals import read_numeral
from newsfacts.extractors.rejecting import DASHES
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import Measure, read_unit

THOUSAND = 1000
SHORT_CUES = (
    "about",
    "around",
    "roughly",
    "some",
    "nearly",
    "almost",
    "perhaps",
    "even",
    "as",
    "$",
    "~",
)
FROM_WINDOW = 6


class Range(NamedTuple):
    """The upper end of a range, and the words that open it ("between", "from")."""

    upper: Numeral
    low: float
    opening: int | None  # index of "between" or "from"
    last: int
    prefix: Measure | None


def read_range(
    scan: Scan, lower: Numeral, outer: int, unit: Measure | None, prefix: Measure | None
) -> Range | None:
    """The second end behind the number ``lower`` with its own ``unit``, or None.

    Args:
        scan: The article.
        lower: The first number.
        outer: First word of the figure so far, currency sign and cues included.
        unit: The unit behind the first number, if it has one.
        prefix: The currency sign before it, if it has one.
    """
    if lower.low is None or lower.low != lower.high:
        return None
    words = scan.words
    if is_year_shaped(words[lower.first]) and words[lower.first - 1] in (
        "in",
        "since",
        "of",
        "for",
    ):
        return None  # "in 2018 to 3.9 million"
    joint = (unit.last if unit else lower.last) + 1
    if joint + 1 >= len(words):
        return None
    opening = _opening(scan, outer)
    opened = words[opening] if opening is not None else ""
    start = _joint(scan, joint, opened, lower)
    if start is None:
        return None
    second_prefix = None
    number = start
    while (
        number < min(start + 4, len(words)) and (second_prefix := read_prefix(scan, number)) is None
    ):
        if words[number][:1].isdigit():
            break
        if (
            words[number] in SHORT_CUES
            or not words[number][:1].isalnum()
            or len(words[number]) <= 3
        ):
            if read_numeral(scan, number) is not None:
                break
            number += 1
            continue
        break
    if number >= len(words) or (number > start + 2 and second_prefix is None):
        return None
    upper = read_numeral(scan, number)
    if upper is None or upper.low is None or upper.low != upper.high or upper.form == "multiple":
        return None
    if (
        upper.first != start and second_prefix is None and words[start] not in SHORT_CUES
    ) and upper.first != number - 1:
        return None
    if not _fits(scan, lower, upper, unit, prefix, second_prefix, opened, words[joint]):
        return None
    low = _carry_scale(words, lower, upper)
    if low >= upper.low and opened != "between" and not (unit or prefix):
        return None
    if low > upper.low:
        return None
    return Range(upper, low, opening, upper.last, second_prefix)


def opens_change(scan: Scan, index: int) -> bool:
    """Whether "from" at ``index`` opens a change rather than a range."""
    words = scan.words
    for word in words[max(0, index - 3) : index]:
        if word in changes().words.spans:
            return False
    return direction_before(scan, index, FROM_WINDOW) is not None


def _opening(scan: Scan, outer: int) -> int | None:
    index = outer - 1
    return index if index >= 0 and scan.words[index] in ("between", "from") else None


def _joint(scan: Scan, joint: int, opened: str, lower: Numeral) -> int | None:
    """Where the second number starts behind "to", "and" or a dash, or None."""
    words = scan.words
    word = words[joint]
    if word == "to" or (word == "and" and opened == "between"):
        following = joint + 1
        if words[following] in HYPHENS and scan.touches(following):
            following += 1  # "200,000 to-260,000"
        return following
    if word in HYPHENS and words[joint + 1] == "to" and scan.touches(joint):
        return (
            joint + 3 if words[joint + 2] in HYPHENS else joint + 2
        )  # "five-to-ten", "five- to ten"
    if word in DASHES:
        if scan.touches(joint) == scan.touches(joint + 1) or not scan.touches(joint + 1):
            return joint + 1
    return None


def _fits(
    scan: Scan, lower: Numeral, upper: Numeral, unit: Measure | None, prefix: Measure | None,
    second_prefix: Measure | None, opened: str, joint: str,
) -> bool:  # fmt: skip
    """Whether two numbers side by side are two ends and not a change to a level."""
    own = read_unit(scan, upper.last + 1)
    if unit is not None and (own is None or own.code != unit.code):
        return False  # "rose 3% to 800"
    if (unit is not None or prefix is not None) and joint == "to" and not opened:
        if _governed(scan, (prefix or lower).first):
            return False  # "rose 1.5p to 128.4p"
    if prefix is not None and (second_prefix is None or second_prefix.code != prefix.code):
        if (
            second_prefix is not None
            or joint in ("to",)
            and own is not None
            and own.metric != "money"
        ):
            return False
        if joint == "to" and opened == "" and upper.scale == 1 and own is None and lower.scale > 1:
            return False
    if prefix is None and second_prefix is not None and not (lower.scale == 1 and joint in DASHES):
        return False
    if joint == "to" and opened != "between" and unit is None:
        if opened == "from" and opens_change(scan, lower.first - 1 - (prefix is not None)):
            return False
        if own is None and prefix is None and _governed(scan, lower.first):
            return False  # "rose 3 to 800"
    return not (
        opened == "from" and opens_change(scan, (prefix.first if prefix else lower.first) - 1)
    )


def _governed(scan: Scan, first: int) -> bool:
    direction = direction_before(scan, first, 2)
    return direction is not None and direction.trend is not None


def _carry_scale(words: list[str], lower: Numeral, upper: Numeral) -> float:
    """The first end with the scale of the second, where it has none: "3 to 5 million"."""
    assert lower.low is not None and upper.low is not None
    low = lower.low
    if lower.scale > 1 or low >= THOUSAND:
        return low
    if upper.scale > 1:
        return low * upper.scale if low <= upper.low / upper.scale else low
    # "20-30,000"
    if "," in words[upper.last] and low == int(low) and low * THOUSAND < upper.low and low >= 1:
        if upper.low / (low * THOUSAND) < 10 and upper.low % THOUSAND == 0:
            return low * THOUSAND
    return low
