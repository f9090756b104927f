"""Currency signs before a number: "$5", "HK$3.7 billion", "RM79", "Y=590 billion"."""

from functools import cache

from newsfacts.extractors.numberwords import HYPHENS
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import MONEY, Measure, currency_lexicon, cut

CODE_LETTERS = 3  # "USD 200" may have a space; "RM79" and "Rs 20" are listed
SPACED_SIGN = 3  # "HK $3.7 billion", but not "a $800 oven"


@cache
def prefix_table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Signs by their last word: the words before that and the code, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for currency in currency_lexicon().currency:
        for symbol in currency.symbols:
            words = cut(symbol)
            table.setdefault(words[-1], []).append((words[:-1], currency.code))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in table.items()
    }


def read_prefix(scan: Scan, index: int) -> Measure | None:
    """The currency sign that ends right before the word ``index``, or None."""
    if index == 0:
        return None
    words = scan.words
    last = index - 1
    for before, code in prefix_table().get(words[last], ()):
        first = last - len(before)
        if first >= 0 and tuple(words[first:last]) == before and _is_sign(scan, first, last, index):
            return Measure(first, last, code, MONEY)
    return None


def _is_sign(scan: Scan, first: int, last: int, index: int) -> bool:
    """Letters before a number are a currency only as feeds write it: "RM79", "USD 200"."""
    text = scan.text[scan.starts[first] : scan.ends[last]]
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
