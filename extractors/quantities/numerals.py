"""Read a number as written: digits with any thousands mark, number words, fractions, vague words.

``read_numeral`` starts at the first word of the number and looks forwards; only "a" of "a hundred"
and the point of ".500" stand before it and are taken by looking back one word.
"""

import re
from functools import lru_cache

from newsfacts.extractors.quantities.numberwords import (
    DIGITS,
    MAX_SCALES,
    Form,
    Numeral,
    continuing_words,
    going_on,
    read_half,
    read_scale,
    simple_words,
)
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.quantities.spelled import (
    read_article_scale,
    read_fraction_word,
    read_spelled,
)
from newsfacts.extractors.quantities.vaguewords import read_size, read_some, read_vague
from newsfacts.extractors.scanning import Scan

# 12,000 and 1,00,000 (lakh); 12.000.000; 2,4
GROUPED_RE = re.compile(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d++)?+")
DOTTED_RE = re.compile(r"\d{1,3}(?:\.\d{3}){2,}+")
DECIMAL_COMMA_RE = re.compile(r"\d{1,3},\d{1,2}")
FRACTION_MARKS = ("/", "⁄")
BEFORE_POINT = "$£€(-+~"
GROUP_DIGITS = 3
MAX_GROUPS = 6  # behind the first: no amount in the news has more digits
MAX_DIGITS = 24  # with marks; no amount in the news is longer
DENOMINATORS = frozenset((*range(2, 11), 12, 16, 20, 32, 64, 100, 128, 1000))


@lru_cache(maxsize=65_536)
def digit_value(word: str) -> float | None:
    """The value of a word that begins with a digit, or None where it is no single number.

    Example:
        >>> digit_value("12,000"), digit_value("3.5"), digit_value("2,4"), digit_value("10.30.2")
        (12000.0, 3.5, 2.4, None)
    """
    if len(word) > MAX_DIGITS:
        return None
    if word.isdecimal():
        return float(word)
    if "," not in word:
        if word.count(".") == 1:
            return float(word)
        return float(word.replace(".", "")) if DOTTED_RE.fullmatch(word) else None
    if GROUPED_RE.fullmatch(word):
        return float(word.replace(",", ""))
    return float(word.replace(",", ".")) if DECIMAL_COMMA_RE.fullmatch(word) else None


def read_numeral(scan: Scan, index: int) -> Numeral | None:
    """The number that starts at the word ``index``, or None."""
    word = scan.words[index]
    if "0" <= word < ":":
        return _digits(scan, index)
    value = simple_words().get(word)
    if value is not None:
        words = scan.words
        if index + 1 < len(words) and words[index + 1] in going_on():
            return read_spelled(scan, index)
        return Numeral(index, index, value, value, "words")
    entry = numerals()
    if word in entry.some:
        return read_some(scan, index)
    if word in entry.vague:
        return read_vague(scan, index)
    if word in entry.scales:
        return read_article_scale(scan, index)
    if word in entry.fractions:
        return read_fraction_word(scan, index)
    if word in entry.multiples:
        value = entry.multiples[word]
        return Numeral(index, index, value, value, "multiple")
    if word in entry.signs:
        return Numeral(index, index, entry.signs[word], entry.signs[word], "fraction")
    return read_size(scan, index) if word == "number" else None


def _digits(scan: Scan, index: int) -> Numeral | None:
    words = scan.words
    value = digit_value(words[index])
    if value is None:
        return None
    first = last = index
    if words[index - 1] == "." and _is_pointed(scan, index):
        value, first = float("0." + words[index]), index - 1
    following = words[index + 1] if index + 1 < len(words) else ""
    if following not in continuing_words() and not "0" <= following < ":":
        return Numeral(first, last, value, value, "digits")
    grouped = _spaced_groups(scan, index)
    if grouped is not None:
        last, value = grouped
    fraction = _fraction(scan, last, value)
    if fraction is not None:
        return Numeral(first, fraction[0], fraction[1], fraction[1], "fraction")
    return _scaled(scan, first, last, value, "digits")


def _is_pointed(scan: Scan, index: int) -> bool:
    """Whether the point before the digits is a decimal one without its zero: ".500"."""
    words = scan.words
    if not scan.touches(index):
        return False
    return words[index].isdecimal() and (
        not scan.touches(index - 1) or words[index - 2] in BEFORE_POINT
    )


def _spaced_groups(scan: Scan, index: int) -> tuple[int, float] | None:
    """The last word and value of groups of three with a space between: "816 000"."""
    words = scan.words
    if len(words[index]) > GROUP_DIGITS or not words[index].isdecimal() or words[index] == "0":
        return None
    last = index
    while last + 1 < len(words):
        group = words[last + 1]
        if len(group) != GROUP_DIGITS or not group.isdecimal():
            break
        if scan.starts[last + 1] - scan.ends[last] != 1:
            break
        last += 1
        if last - index > MAX_GROUPS:
            return None  # numbers in a row, not one
    if last == index or (last == index + 1 and not words[last].endswith("00")):
        return None
    return last, float("".join(words[index : last + 1]))


def _fraction(scan: Scan, last: int, value: float) -> tuple[int, float] | None:
    """The last word and value of "1/2", "1 1/2", "1½"."""
    words = scan.words
    if last + 1 >= len(words):
        return None
    following = words[last + 1]
    if following in numerals().signs:
        return last + 1, value + numerals().signs[following]
    if following in FRACTION_MARKS:
        return _ratio(scan, last, value)
    if not following.isdecimal() or words[last + 2 : last + 3] == []:
        return None
    if words[last + 2] not in FRACTION_MARKS:
        return None
    ratio = _ratio(scan, last + 1, float(following))
    return None if ratio is None else (ratio[0], value + ratio[1])


def _ratio(scan: Scan, index: int, top: float) -> tuple[int, float] | None:
    """A proper fraction whose top is the word ``index``; a date ("1/2/2010") is none."""
    words = scan.words
    if index + 2 >= len(words) or not (scan.touches(index + 1) and scan.touches(index + 2)):
        return None
    bottom = words[index + 2]
    if not bottom.isdecimal() or int(bottom) not in DENOMINATORS or not top < int(bottom):
        return None
    if index + 3 < len(words) and words[index + 3] == "/" and scan.touches(index + 3):
        return None
    return index + 2, top / float(bottom)


def _scaled(scan: Scan, first: int, last: int, value: float, form: Form) -> Numeral:
    """The number times the scale behind it: "40k", "3.5 million", "2 and a half"."""
    words = scan.words
    letters = numerals().letters
    letter = words[last + 1] if last + 1 < len(words) else ""
    if letter in letters and (scan.touches(last + 1) or len(letter) > 1):
        glued = last + 2 < len(words) and scan.touches(last + 2) and words[last + 2].isalnum()
        if not glued:
            value = round(value * letters[letter], DIGITS)
            return Numeral(first, last + 1, value, value, form, letters[letter])
    last, total = _scales(scan, last)
    half = read_half(scan, last + 1)
    if half is not None:
        last, value = half[0], value + half[1]
        if total == 1:
            last, total = _scales(scan, last)
    if total != 1:
        value = round(value * total, DIGITS)  # 4.1 billion is no 4099999999.9999995
    return Numeral(first, last, value, value, form, total)


def _scales(scan: Scan, last: int) -> tuple[int, float]:
    total = 1.0
    for _ in range(MAX_SCALES):
        scale = read_scale(scan, last + 1)
        if scale is None:
            break
        last, total = scale[0], total * scale[1]
    return last, total
