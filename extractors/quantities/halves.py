"""A half behind its unit, and numbers that only look like one: "a year and a half", "50 grand"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.quantities.nounwords import stop_words
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral, read_half
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.quantities.units import MONEY, Measure, read_unit
from newsfacts.extractors.scanning import Scan

ARTICLES = ("a", "an")
GRAND = "grand"
SECOND = "s"
THOUSAND = 1000.0
SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}  # what "grand" is, by the signs of the article
AFTER = (
    "later",
    "ago",
    "earlier",
    "long",
    "old",
    "away",
    "off",
    "apart",
    "less",
    "more",
    "late",
)  # behind "and a half"


def with_half(scan: Scan, numeral: Numeral, unit: Measure) -> tuple[Numeral, Measure]:
    """The number with the half behind its unit: "two years and a half"."""
    half = read_half(scan, unit.last + 1)
    exact = numeral.low is not None and numeral.low == numeral.high and numeral.scale == 1
    if half is None or not exact or not _ends(scan, half[0] + 1):
        return numeral, unit
    value = (numeral.low or 0.0) + half[1]
    return numeral._replace(low=value, high=value), unit._replace(last=half[0])


def with_whole(
    scan: Scan, numeral: Numeral, unit: Measure | None
) -> tuple[Numeral, Measure | None]:
    """The half with the unit before it that it adds to: "a year and a half", "an hour and a half".

    The unit is what is behind the number where there is none before it.
    """
    words, named = scan.words, numeral.first - 2
    if named < 1 or words[named - 1] not in ARTICLES or not _ends(scan, numeral.last + 1):
        return numeral, unit
    before = read_unit(scan, named)
    if before is None or before.last != named or numeral.low is None:
        return numeral, unit
    value = 1 + numeral.low
    whole = Numeral(named - 1, numeral.last, value, value, "words")
    return whole, Measure(named, numeral.last, before.code, before.metric)


def read_grand(scan: Scan, numeral: Numeral) -> tuple[Numeral, Measure | None]:
    """Thousands of money, but no "two grand pianos"; the code is empty where no sign tells it."""
    last = numeral.last + 1
    if scan.is_capitalised(last) or not _ends(scan, last + 1) or numeral.low is None:
        return numeral, None
    low, high = numeral.low * THOUSAND, (numeral.high or 0.0) * THOUSAND
    code = next((code for sign, code in SIGNS.items() if sign in scan.text), "")
    scaled = numeral._replace(last=last, low=low, high=high, scale=THOUSAND)
    return scaled, Measure(last, last, code, MONEY)


def is_ordinal(scan: Scan, numeral: Numeral, unit: Measure) -> bool:
    """Whether "second" ranks what follows: "the 2019 second quarter", not "a 5-second delay"."""
    singular = scan.words[unit.last] == "second" and scan.words[unit.first] not in HYPHENS
    low = numeral.low or 0.0
    return singular and low > 1 and low == int(low)


def _ends(scan: Scan, index: int) -> bool:
    """Whether no noun goes on at ``index``: "a day and a half marathon"."""
    words = scan.words
    if index >= len(words) or words[index] in AFTER:
        return True
    if words[index] in HYPHENS and scan.touches(index):
        return False
    return (
        not words[index][:1].isalnum()
        or words[index] in stop_words()
        or words[index] in grammar().adverbs
        or words[index] in numerals().scales
    )
