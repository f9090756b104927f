"""Read every figure of an article: its number, modifiers, unit or counted noun, role and trend.

``parse`` reads one figure from its number with what stands around it. ``settle`` completes figures
from their neighbours: shared heads, alternatives, the two ends of a change, nouns left out.
"""

from collections.abc import Collection
from typing import Any

from newsfacts.documents.records import Span
from newsfacts.extractors.mentions import QuantityMention, Rejection
from newsfacts.extractors.quantities.ages import read_decade_word
from newsfacts.extractors.quantities.agewords import ages
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.composing import compose
from newsfacts.extractors.quantities.datenumbers import (
    SHORT_YEAR_DIGITS,
    YEAR_DIGITS,
    calendar_date,
    clock_time,
    clock_words,
    is_oclock,
    is_year_shaped,
    plain_year,
    spaced_date,
    year_pair,
)
from newsfacts.extractors.quantities.elision import complete
from newsfacts.extractors.quantities.moneysigns import read_prefix
from newsfacts.extractors.quantities.namenumbers import (
    is_ratio,
    is_stone,
    phone,
    read_odds,
    wickets,
)
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.numberwords import Numeral, number_words
from newsfacts.extractors.quantities.numerals import read_numeral
from newsfacts.extractors.quantities.rejecting import (
    DASHES,
    back_reference,
    glued,
    idiom,
    is_citation,
)
from newsfacts.extractors.quantities.zeros import read_zero, zero_words
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan

CHAINS = DASHES | {"to", "and", "/", ".", ")", "for"}  # what may join a number to the next
AGE_DIGITS = 2  # "30s" may be an age, "1990s" is none


class Quantities:
    """The extractor of figures."""

    numbers = True
    nests = False

    def __init__(self) -> None:
        self._zeros = zero_words()
        self._decades = frozenset(ages().decades)
        self.anchors: Collection[str] = number_words() | self._zeros | self._decades

    def parse(self, scan: Scan, index: int) -> Amount | None:
        """The figure whose number starts at the word ``index``.

        A number that is nothing comes back as a refused amount where it covers further words, so
        that they are not read again; else as None, with the reason noted.
        """
        word = scan.words[index]
        if "0" <= word < ":":
            numeral, reason, last = _read_digits(scan, index)
        elif word in self._zeros:
            return read_zero(scan, index)
        elif word in self._decades:
            return read_decade_word(scan, index)
        else:
            numeral, reason, last = _read_letters(scan, index)
        if numeral is None:
            if last > index:
                return _refusal(scan, index, last, reason)
            if reason:
                scan.rejected.append(Rejection(scan.span(index, index), reason))
            return None
        return compose(scan, numeral)

    def settle(self, scan: Scan, mentions: list[Any]) -> list[QuantityMention]:
        """The figures as mentions, completed from their neighbours, without the parts of dates."""
        kept: list[Amount] = []
        for amount in _outside_dates(scan, mentions):
            if amount.refused:
                scan.rejected.append(Rejection(scan.span(*amount.number), amount.refused))
            else:
                kept.append(amount)
        return [amount.mention() for amount in complete(scan, kept)]


extractor("quantities")(Quantities)


def _read_letters(scan: Scan, index: int) -> tuple[Numeral | None, str, int]:
    """The number at ``index``, or why it is no amount and the last word of what it is."""
    if idiom(scan, index):
        return None, "idiom", index
    numeral = read_numeral(scan, index)
    if numeral is None:
        return None, "", index
    if is_oclock(scan, numeral.last):
        return None, "clock time", index
    if back_reference(scan, numeral):
        return None, "back reference", index
    return numeral, "", 0


def _read_digits(scan: Scan, index: int) -> tuple[Numeral | None, str, int]:
    """The same for a number in digits."""
    words = scan.words
    size = len(words[index])
    if size <= SHORT_YEAR_DIGITS and calendar_date(scan, index):
        return None, "date", index
    if size == YEAR_DIGITS and plain_year(scan, index):
        return None, "year", index
    reason = _no_number(scan, index)
    if not reason and idiom(scan, index):
        reason = "idiom"
    if reason:
        return None, reason, index
    numeral = read_numeral(scan, index)
    if numeral is None:
        return None, "identifier", index
    following = words[index + 1] if index + 1 < len(words) else ""
    if following in CHAINS or following.isdecimal() or numeral.last > index:
        reason, last = _chained(scan, index, numeral)
        if reason:
            return None, reason, last
    return numeral, "", 0


def _chained(scan: Scan, index: int, numeral: Numeral) -> tuple[str, int]:
    """What several numbers are together that are no amounts, and the last word; or ""."""
    last = read_odds(scan, numeral.last)
    if last is not None:
        return "ratio", last
    last = wickets(scan, numeral)
    if last is not None:
        return "score", last
    if numeral.form == "digits" and is_ratio(scan, numeral.last):
        return "ratio", numeral.last + 2
    last = phone(scan, index, numeral)
    if last is not None:
        return "phone", last
    if is_year_shaped(scan.words[index]):
        last = spaced_date(scan, index)
        if last is not None:
            return "date", last
        last = year_pair(scan, index, numeral)
        if last is not None:
            return "year", last
    return "", index


def _no_number(scan: Scan, index: int) -> str:
    """Why a word of digits is part of something else, or "" where it is not."""
    words, starts, ends = scan.words, scan.starts, scan.ends
    if index and ends[index - 1] == starts[index]:
        reason = glued(scan, index)
        if reason and read_prefix(scan, index) is None:
            return reason
        if _later_part(scan, index):
            return "identifier"
    following = words[index + 1] if index + 1 < len(words) else ""
    if following == "]" and is_citation(scan, index):
        return "reference"
    if ends[index] == starts[index + 1]:
        if following in nonquantities().ordinals and not is_stone(words[index], following):
            if following != "s":
                return "ordinal"
            age = words[index].isdecimal() and len(words[index]) == AGE_DIGITS
            return "" if age or "." in words[index] else "decade"  # "9.58s" are seconds
        if following == "p" and words[index] in nonquantities().screens:
            return "identifier"
    return "clock time" if following in clock_words() and clock_time(scan, index) else ""


def _later_part(scan: Scan, index: int) -> bool:
    """The second number of a score, clock time or year pair: "2-1", "2014-15"."""
    words = scan.words
    return (
        index > 1
        and words[index - 1] in DASHES
        and scan.touches(index - 1)
        and "0" <= words[index - 2] < ":"
    )


def _refusal(scan: Scan, first: int, last: int, reason: str) -> Amount:
    amount = Amount(scan, (first, last), None, None, "digits")
    amount.refused = reason
    return amount


def _outside_dates(scan: Scan, amounts: list[Amount]) -> list[Amount]:
    """Drop the numbers of dates and clock times that the times extractor read.

    A number with a thousands mark, a scale word or a unit of its own is no year, day or hour.
    """
    times = [
        (mention.span.start, mention.span.end)
        for mention in scan.mentions.get("times", ())
        if mention.type in ("DATE", "TIME")
    ]
    if not times:
        return amounts
    kept = []
    position = 0
    for amount in amounts:
        start, end = scan.starts[amount.number[0]], scan.ends[amount.number[1]]
        while position < len(times) and times[position][1] <= start:
            position += 1
        inside = position < len(times) and times[position][0] < end
        if not inside or _no_date(scan, amount):
            kept.append(amount)
        elif not amount.refused:
            scan.rejected.append(Rejection(Span(start, end), "date"))
        else:
            kept.append(amount)
    return kept


def _no_date(scan: Scan, amount: Amount) -> bool:
    return amount.is_measure or amount.scale > 1 or "," in scan.words[amount.number[0]]
