"""The words that numbers are made of, and what a number is once it is read."""

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.scanning import Scan

Form: TypeAlias = Literal["digits", "words", "vague", "fraction", "multiple"]

HYPHENS = frozenset(("-", "\N{NON-BREAKING HYPHEN}", "\N{HYPHEN}"))
MAX_SCALES = 3  # "three hundred thousand million"
DIGITS = 3  # that a scaled number keeps behind its point
NO_SCALE = "score"  # "three score" is rarer than "score of 3"
HALF_STARTS = HYPHENS | {"and"}
HALF_WORDS = 8  # "-and-a-half" with its hyphens


class Numeral(NamedTuple):
    """A number: its words, its ends (None where open), how it is written and its scale word."""

    first: int
    last: int
    low: float | None
    high: float | None
    form: Form
    scale: float = 1.0


@cache
def simple_words() -> dict[str, float]:
    """Words below a hundred."""
    return {**numerals().small, **numerals().tens}


@cache
def continuing_words() -> frozenset[str]:
    """Words and marks that may go on with a number in digits."""
    entry = numerals()
    marks = {*entry.scales, *entry.letters, *entry.signs, "/", "⁄", "and", *HYPHENS}
    return frozenset(marks)


@cache
def going_on() -> frozenset[str]:
    """Words and marks that may go on with a number in letters."""
    entry = numerals()
    return frozenset({*entry.small, *entry.tens, *entry.scales, *entry.fractions, "and", *HYPHENS})


@cache
def number_words() -> frozenset[str]:
    """Every word that may start a number."""
    entry = numerals()
    words = {*entry.small, *entry.tens, *entry.scales, *entry.vague, *entry.some, *entry.signs}
    return frozenset({*words, *entry.multiples, *entry.fractions, "number"} - {NO_SCALE})


def read_scale(scan: Scan, index: int) -> tuple[int, float] | None:
    """The scale word at ``index``, or behind a hyphen there, as its last word and factor."""
    words = scan.words
    if index >= len(words):
        return None
    word = words[index]
    scales = numerals().scales
    if word in scales:
        return (index, scales[word]) if word != NO_SCALE else None
    if word in HYPHENS and scan.touches(index) and index + 1 < len(words):
        following = words[index + 1]
        if following in scales and following != NO_SCALE and scan.touches(index + 1):
            return index + 1, scales[following]
    return None


def read_half(scan: Scan, index: int) -> tuple[int, float] | None:
    """The last word and value of "and a half", "-and-a-half", "and three quarters"."""
    if index >= len(scan.words) or scan.words[index] not in HALF_STARTS:
        return None
    window = scan.words[index : index + HALF_WORDS]
    plain = [(index + k, word) for k, word in enumerate(window) if word not in HYPHENS][:4]
    if len(plain) < 3 or plain[0][1] != "and":
        return None
    part = numerals().fractions.get(plain[2][1])
    count = plain[1][1]
    top = 1.0 if count in ("a", "one") else numerals().small.get(count)
    if part is None or top is None or (plain[3:] and plain[3][1] == "of"):
        return None  # "three and a third of voters"
    return plain[2][0], top * part


def part_of_scale(scan: Scan, first: int, last: int, value: float) -> Numeral:
    """As in "a quarter of a million" is 250,000, "half a dozen" 6; "half an hour" stays 0.5."""
    words = scan.words
    position = last + 1
    if position < len(words) and words[position] == "of":
        position += 1
    if words[position : position + 2] == ["-", "a"]:  # "half-a-dozen"
        position += 1
    if position < len(words) and (words[position] in ("a", "an") or words[position] in HYPHENS):
        position += 1
    scale = read_scale(scan, position)
    if scale is not None:
        value *= scale[1]
        return Numeral(first, scale[0], value, value, "words", scale[1])
    return Numeral(first, last, value, value, "fraction")
