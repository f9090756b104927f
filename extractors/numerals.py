"""Read a number as written: digits with any thousands mark, number words, fractions, vague words.

``read_numeral`` starts at the first word of the number and looks forwards only; "a" of "a hundred" and
the sign of "-3" stand before it and are taken by looking back one word.
"""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.scanning import Scan

Form: TypeAlias = Literal["digits", "words", "vague", "fraction", "multiple"]

GROUPED_RE = re.compile(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d{1,2}(?:,\d{2})++,\d{3}(?:\.\d++)?+")
DOTTED_RE = re.compile(r"\d{1,3}(?:\.\d{3}){2,}+")
DECIMAL_COMMA_RE = re.compile(r"\d{1,3},\d{1,2}")
FRACTION_MARKS = ("/", "⁄")
HYPHENS = ("-", "\N{NON-BREAKING HYPHEN}", "\N{HYPHEN}")
GROUP_DIGITS = 3
MAX_WORDS = 12  # of one number: "nine hundred and ninety-nine million …"
HUNDRED = 100


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that numbers are made of."""

    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    letters: dict[str, float]
    money_letters: dict[str, float]
    vague: dict[str, tuple[float, float]]
    some: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    signs: dict[str, float]
    multiples: dict[str, float]
    numbers: "Sizes"


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Adjectives before "number of" that make a figure without ends."""

    sizes: frozenset[str]


class Numeral(NamedTuple):
    """A number: its words, its ends (None where open), how it is written and its scale word."""

    first: int
    last: int
    low: float | None
    high: float | None
    form: Form
    scale: float = 1.0


@cache
def numerals() -> Numerals:
    """The lexicon, read once."""
    return read_lexicon("extractors", "numerals", Numerals)


@cache
def simple_words() -> dict[str, float]:
    """Words below a hundred."""
    return {**numerals().small, **numerals().tens}


@cache
def number_words() -> frozenset[str]:
    """Every word that may start a number."""
    entry = numerals()
    words = {*entry.small, *entry.tens, *entry.scales, *entry.vague, *entry.some, *entry.signs}
    return frozenset({*words, *entry.multiples, *entry.fractions, "number", "numbers"} - {"score"})


@lru_cache(maxsize=65_536)
def digit_value(word: str) -> float | None:
    """The value of a word that begins with a digit, or None where it is no single number.

    Example:
        >>> digit_value("12,000"), digit_value("3.5"), digit_value("2,4"), digit_value("10.30.2")
        (12000.0, 3.5, 2.4, None)
    """
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
    entry = numerals()
    if word in entry.small or word in entry.tens:
        return _words(scan, index)
    if word in entry.some:
        return _some(scan, index, entry.some[word])
    if word in entry.vague:
        return _vague(scan, index)
    if word in entry.scales:
        return _article_scale(scan, index)
    if word in entry.fractions:
        return _fraction_word(scan, index)
    if word in entry.multiples:
        value = entry.multiples[word]
        return Numeral(index, index, value, value, "multiple")
    if word in entry.signs:
        return Numeral(index, index, entry.signs[word], entry.signs[word], "fraction")
    return _size_of_number(scan, index)


def read_scale(scan: Scan, index: int) -> tuple[int, float] | None:
    """The scale word at ``index`` (or behind a hyphen there) with its last word, or None."""
    words = scan.words
    if index >= len(words):
        return None
    word = words[index]
    scales = numerals().scales
    if word in scales and word != "score":
        return index, scales[word]
    if word in HYPHENS and scan.touches(index) and index + 1 < len(words):
        following = words[index + 1]
        if following in scales and following != "score" and scan.touches(index + 1):
            return index + 1, scales[following]
    return None


def _digits(scan: Scan, index: int) -> Numeral | None:
    words = scan.words
    value = digit_value(words[index])
    if value is None:
        return None
    first, last = index, index
    if words[index - 1] == "." and index > 0 and scan.touches(index) and words[index].isdecimal():
        if not scan.touches(index - 1) or words[index - 2] in "$£€(-+~":  # ".500", not "3 .5"
            value, first = float("0." + words[index]), index - 1
    grouped = _spaced_groups(scan, index)
    if grouped is not None:
        value, last = grouped
    fraction = _fraction_digits(scan, last, value)
    if fraction is not None:
        last, value = fraction
        return Numeral(first, last, value, value, "fraction")
    return _scaled(scan, first, last, value, "digits")


def _spaced_groups(scan: Scan, index: int) -> tuple[float, int] | None:
    """ "816 000": groups of three behind one space each."""
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
    if last == index or (last == index + 1 and not words[last].endswith("00")):
        return None
    return float("".join(words[index : last + 1])), last


def _fraction_digits(scan: Scan, last: int, value: float) -> tuple[int, float] | None:
    """ "1/2", "1 1/2", "1½": the last word and the value."""
    words = scan.words
    if last + 1 >= len(words):
        return None
    following = words[last + 1]
    if following in numerals().signs:
        return last + 1, value + numerals().signs[following]
    if following in FRACTION_MARKS and scan.touches(last + 1):
        return _ratio(scan, last, value)
    if (
        last + 3 < len(words)
        and words[last + 2] in FRACTION_MARKS
        and following.isdecimal()
        and scan.touches(last + 2)
    ):
        ratio = _ratio(scan, last + 1, float(following))
        return None if ratio is None or ratio[1] >= 1 else (ratio[0], value + ratio[1])
    return None


def _ratio(scan: Scan, index: int, top: float) -> tuple[int, float] | None:
    if index + 2 >= len(scan.words) or not scan.touches(index + 2):
        return None
    bottom = scan.words[index + 2]
    if not bottom.isdecimal() or float(bottom) <= top or float(bottom) > HUNDRED * 10:
        return None
    if index + 3 < len(scan.words) and scan.touches(index + 3) and scan.words[index + 3] == "/":
        return None  # a date
    return index + 2, top / float(bottom)


def _scaled(scan: Scan, first: int, last: int, value: float, form: Form) -> Numeral:
    """Multiply by the scale words and letters behind the number."""
    words = scan.words
    total = 1.0
    letters = numerals().letters
    if last + 1 < len(words) and words[last + 1] in letters:
        letter = words[last + 1]
        # "40k", "2.5bn", "2.5 bn"; "40 k" with a space is nothing
        if (scan.touches(last + 1) or len(letter) > 1) and not _glued(scan, last + 2):
            return Numeral(
                first,
                last + 1,
                value * letters[letter],
                value * letters[letter],
                form,
                letters[letter],
            )
    while (scale := read_scale(scan, last + 1)) is not None:
        last, factor = scale
        total *= factor
    if total > 1:
        value *= total
        half = _and_a_half(scan, last + 1)
        if half is not None:
            last, extra = half
            value += extra * total
    else:
        half = _and_a_half(scan, last + 1)
        if half is not None:
            last, extra = half
            value += extra
            while (scale := read_scale(scan, last + 1)) is not None:
                last, factor = scale
                total *= factor
            value *= total
    return Numeral(first, last, value, value, form, total)


def _glued(scan: Scan, index: int) -> bool:
    return index < len(scan.words) and scan.touches(index) and scan.words[index].isalnum()


def _and_a_half(scan: Scan, index: int) -> tuple[int, float] | None:
    """ "and a half", "-and-a-half", "and three quarters": the last word and the part."""
    words = scan.words[index : index + 8]
    plain = [(index + k, w) for k, w in enumerate(words) if w not in HYPHENS][:3]
    if len(plain) < GROUP_DIGITS or plain[0][1] != "and":
        return None
    fractions = numerals().fractions
    part = fractions.get(plain[2][1])
    top = 1.0 if plain[1][1] in ("a", "one") else numerals().small.get(plain[1][1])
    if part is None or top is None or plain[2][1] == "second":
        return None
    if plain[2][0] + 1 < len(scan.words) and scan.words[plain[2][0] + 1] == "of":
        return None  # "three and a third of voters"
    return plain[2][0], top * part


def _words(scan: Scan, index: int) -> Numeral | None:
    """ "twenty-eight thousand six hundred and forty-two" is one value."""
    words, entry = scan.words, numerals()
    simple = simple_words()
    total = current = 0.0
    last = index - 1
    position = index
    previous = ""  # small, tens, hundred or scale: what may follow depends on it
    limit = 1e18
    stop = min(len(words), index + 2 * MAX_WORDS)
    while position < stop:
        word = words[position]
        if word in entry.small:
            if previous in ("small",) or (previous == "tens" and not 0 < entry.small[word] < 10):  # noqa: PLR2004
                break
            current += entry.small[word]
            previous = "small"
        elif word in entry.tens:
            if previous in ("small", "tens"):
                break
            current += entry.tens[word]
            previous = "tens"
        elif word == "hundred" and previous in ("small", "tens"):
            current *= HUNDRED
            previous = "hundred"
        elif word in entry.scales and word not in ("score", "hundred") and previous:
            scale = entry.scales[word]
            if scale >= limit and previous != "scale":
                break
            total, current, limit = total + max(current, 1.0) * scale, 0.0, scale
            previous = "scale"
        elif word in HYPHENS and scan.touches(position) and position + 1 < stop:
            following = words[position + 1]
            if not (
                scan.touches(position + 1)
                and (following in entry.scales or (previous == "tens" and following in entry.small))
            ):
                break
            position += 1
            continue
        elif word == "and" and previous in ("hundred", "scale") and position + 1 < stop:
            following = words[position + 1]
            if following not in simple or _starts_own_scale(scan, position + 1):
                break
            position += 1
            continue
        else:
            break
        last = position
        position += 1
    value = total + current
    fraction = _spelled_fraction(scan, index, last, value)
    if fraction is not None:
        return fraction
    scale = limit if total and not current else 1.0
    half = _and_a_half(scan, last + 1)
    if half is not None:
        last, part = half
        value += part * scale
        while (bigger := read_scale(scan, last + 1)) is not None:
            last, factor = bigger
            value *= factor
            scale *= factor
    return Numeral(index, last, value, value, "words", scale)


def _starts_own_scale(scan: Scan, index: int) -> bool:
    """Whether the number at ``index`` goes on to hundreds or more: then "and" parts two numbers."""
    words, simple = scan.words, simple_words()
    while index < len(words) and (words[index] in simple or words[index] in HYPHENS):
        index += 1
    return index < len(words) and words[index] in numerals().scales


def _spelled_fraction(scan: Scan, first: int, last: int, value: float) -> Numeral | None:
    """ "two-thirds", "three quarters", "one-fifth": shares of a whole."""
    words, fractions = scan.words, numerals().fractions
    position = last + 1
    if position < len(words) and words[position] in HYPHENS and scan.touches(position):
        position += 1
    if position >= len(words) or words[position] not in fractions or value > 10 or value < 1:  # noqa: PLR2004
        return None
    word = words[position]
    if (word.endswith("s") and word != "halves") == (value == 1):
        return None  # "one thirds", "two third"
    if word in ("half", "second") or position == last + 1 and value == 1 and word == "quarter":
        if not (position + 1 < len(words) and words[position + 1] == "of") and word != "half":
            return None
    return _part_of_scale(scan, first, position, value * fractions[word])


def _part_of_scale(scan: Scan, first: int, last: int, value: float) -> Numeral:
    """ "a quarter of a million" is 250,000; "half a dozen" 6; "half an hour" stays 0.5."""
    words = scan.words
    position = last + 1
    if position < len(words) and words[position] == "of":
        position += 1
    if position < len(words) and (words[position] in ("a", "an") or words[position] in HYPHENS):
        position += 1
    if position > last + 1 or value == 0.5:  # noqa: PLR2004
        scale = read_scale(scan, position)
        if scale is not None:
            return Numeral(first, scale[0], value * scale[1], value * scale[1], "words", scale[1])
    return Numeral(first, last, value, value, "fraction")


def _some(scan: Scan, index: int, ends: tuple[float, float]) -> Numeral | None:
    """ "several hundred", "a couple of thousand", "a few": an interval, times the scale word."""
    words = scan.words
    word = words[index]
    first = index - 1 if words[index - 1] == "a" and index > 0 else index
    last = index
    following = last + 1
    if following < len(words) and words[following] == "of":
        following += 1
    scale = read_scale(scan, following) if word == "couple" or following == last + 1 else None
    total = 1.0
    while scale is not None:
        last, factor = scale
        total *= factor
        scale = read_scale(scan, last + 1)
    if last == index and word != "several" and first == index:
        return None  # "few", "the couple" count nothing by themselves
    if last == index and word == "couple" and following == last + 1 and not _counts(scan, last + 1):
        return None  # "a couple who married"
    return Numeral(first, last, ends[0] * total, ends[1] * total, "vague", total)


def _counts(scan: Scan, index: int) -> bool:
    """Whether "couple" is followed by a plural, or "more"."""
    if index >= len(scan.words):
        return False
    word = scan.words[index]
    return word == "more" or (
        word.endswith("s") and not word.endswith(("'s", "’s", "ss", "is", "as"))
    )


def _vague(scan: Scan, index: int) -> Numeral | None:
    """ "thousands", "tens of thousands", "hundreds of millions": one step of the scale."""
    words, vague = scan.words, numerals().vague
    if words[index] in ("tens", "scores") and not (
        index + 1 < len(words) and words[index + 1] in ("of", "more")
    ):
        return None
    if words[index - 1] == "the" and words[index] == "scores" and index > 0:
        return None
    low, high = vague[words[index]]
    last = index
    total = low
    while last + 2 < len(words) and words[last + 1] == "of" and words[last + 2] in vague:
        factor = vague[words[last + 2]][0]
        low, high, total, last = low * factor, high * factor, total * factor, last + 2
    if words[index] == "tens" and last == index:
        return None if words[index + 1] != "of" else Numeral(index, last, low, high, "vague", 1.0)
    return Numeral(index, last, low, high, "vague", total)


def _article_scale(scan: Scan, index: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a million and a half"; a scale word without "a" is no number."""
    words = scan.words
    value = numerals().scales[words[index]]
    if index == 0 or words[index - 1] not in ("a", "an", "per", "half"):
        bare = words[index] in ("hundred", "dozen", "thousand") and _counts(scan, index + 1)
        if not bare or (index > 0 and words[index - 1] in ("the", "-")):
            return None
        return Numeral(index, index, value, value, "words", value)
    if words[index - 1] == "per":
        return None
    first, last = index - 1, index
    while (scale := read_scale(scan, last + 1)) is not None:
        last, value = scale[0], value * scale[1]
    half = _and_a_half(scan, last + 1)
    if half is not None:
        last, value = half[0], value * (1 + half[1])
    return Numeral(first, last, value, value, "words", value)


def _fraction_word(scan: Scan, index: int) -> Numeral | None:
    """ "half", "a third of", "a quarter": shares; ordinals ("the third man") are none."""
    words, value = scan.words, numerals().fractions[scan.words[index]]
    previous = words[index - 1] if index > 0 else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    word = words[index]
    if word == "half":
        first = index - 1 if previous == "a" else index
        return _part_of_scale(scan, first, index, value)
    if (
        previous in ("a", "an")
        and (following == "of" or word == "quarter")
        and not word.endswith("s")
    ):
        return _part_of_scale(scan, index - 1, index, value)
    return None


def _size_of_number(scan: Scan, index: int) -> Numeral | None:
    """ "a small number of", "large numbers of": a figure without ends."""
    words = scan.words
    if index == 0 or words[index - 1] not in numerals().numbers.sizes:
        return None
    if words[index] == "numbers" and not (index + 1 < len(words) and words[index + 1] == "of"):
        return None
    first = index - 1
    if first > 0 and words[first - 1] in ("a", "very", "relatively"):
        first -= 1
        if words[first] != "a":
            first = first - 1 if first > 0 and words[first - 1] == "a" else index - 1
    return Numeral(first, index, None, None, "vague")
