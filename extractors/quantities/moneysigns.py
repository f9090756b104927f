"""Currency signs before a number: "$5", "HK$3.7 billion", "RM79", "Y=590 billion"."""

from functools import cache
from typing import NamedTuple

from newsfacts.extractors.quantities.numberwords import HYPHENS, read_scale
from newsfacts.extractors.quantities.units import MONEY, Measure, cut
from newsfacts.extractors.quantities.unitwords import currency_lexicon
from newsfacts.extractors.scanning import Scan

CODE_LETTERS = 3  # "USD 200" may have a space; "RM79" and "Rs 20" are listed
SPOILED_POUND = "#"  # of feeds that had no other sign: "#13 billion"
SPACED_SIGN = 3  # "HK $3.7 billion", but not "a $800 oven"


MINUS = ("-", "−")


class Signs(NamedTuple):
    """What a last word of a sign may mean: with a word before it ("US" of "US$"), and alone."""

    behind: dict[str, str]
    alone: str | None


@cache
def prefix_table() -> dict[str, Signs]:
    """Signs by their last word."""
    behind: dict[str, dict[str, str]] = {}
    alone: dict[str, str] = {}
    for currency in currency_lexicon().currency:
        for symbol in currency.symbols:
            *before, last = cut(symbol)
            table = behind.setdefault(last, {})
            if before:
                table[before[-1]] = currency.code
            else:
                alone[last] = currency.code
    return {last: Signs(table, alone.get(last)) for last, table in behind.items()}


def read_prefix(scan: Scan, index: int) -> Measure | None:
    """The currency sign that ends right before the word ``index``, or None."""
    if index == 0:
        return None
    words = scan.words
    last = index - 1
    if words[last] in MINUS and scan.touches(index) and scan.touches(last) and last:
        signs = prefix_table().get(words[last - 1])  # "$-3.1bn"
        sign = not words[last - 1].isalpha() and not _ends(scan, last - 1)
        if signs is not None and signs.alone is not None and sign:
            return Measure(last - 1, last, signs.alone, MONEY)
    signs = prefix_table().get(words[last])
    if signs is None:
        if words[last] == SPOILED_POUND and scan.touches(index) and read_scale(scan, index + 1):
            return Measure(last, last, "GBP", MONEY)
        return None
    code = signs.behind.get(words[last - 1]) if last else None
    if code is not None and _is_sign(scan, last - 1, last, index):
        return Measure(last - 1, last, code, MONEY)
    if signs.alone is not None and _is_sign(scan, last, last, index):
        return Measure(last, last, signs.alone, MONEY)
    return None


def _ends(scan: Scan, index: int) -> bool:
    """Whether a sign belongs to the number before it: "12£-15"."""
    return index > 0 and scan.touches(index) and scan.words[index - 1][:1].isdigit()


def _is_sign(scan: Scan, first: int, last: int, index: int) -> bool:
    """Letters before a number are a currency only as feeds write it: "RM79", "USD 200"."""
    text = scan.text[scan.starts[first] : scan.ends[last]]
    if _ends(scan, first):
        return False
    if last > first and not scan.touches(last) and len(text) <= SPACED_SIGN:
        return False
    if first > 0 and scan.touches(first) and text[0].isalpha():
        before = scan.words[first - 1]
        if before.isalnum() or before in HYPHENS:
            return False
    if not text.isalpha():
        if text[0].isalpha() and not text[0].isupper():
            return False
        return scan.starts[index] - scan.ends[last] <= 1
    if scan.touches(index):
        return text[0].isupper() and (len(text) > 1 or text == "R")
    return (text.isupper() and len(text) >= CODE_LETTERS) or text in currency_lexicon().two_letters
