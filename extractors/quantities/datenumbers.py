"""Numbers that name a time: years, days of a month, clock times.

The times extractor reads these in full; this guard keeps what it leaves from being counted.
"""

from functools import cache

from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.nounwords import plural_like
from newsfacts.extractors.quantities.numberwords import Numeral
from newsfacts.extractors.quantities.rejecting import DASHES
from newsfacts.extractors.scanning import Scan

FIRST_YEAR, MODERN_YEAR, LAST_YEAR = 1000, 1900, 2100
YEAR_DIGITS, SHORT_YEAR_DIGITS = 4, 2
DAYS, MONTHS = 31, 12
YEAR_ENDS = (".", ",", ";", ":", ")", "”", "?", "!")


@cache
def clock_words() -> frozenset[str]:
    """Every word that may follow digits which are a time of day."""
    return nonquantities().clock | nonquantities().zones | {"o", ":"}


def clock_time(scan: Scan, index: int) -> bool:
    """Whether digits are a time of day: "7.05am", "0401 GMT", "9:01 p.m.", "5 o'clock"."""
    words = scan.words
    following = words[index + 1] if index + 1 < len(words) else ""
    table = nonquantities()
    if following in table.clock:
        return True
    if following in table.zones:  # words that also mean something else: "et", "local"
        return len(words[index]) == YEAR_DIGITS or words[index - 1] in (".", ":")
    if is_oclock(scan, index):
        return True
    if following == ":" and scan.touches(index + 1) and index + 2 < len(words):
        return words[index + 2][:1].isdigit() and scan.touches(index + 2)
    return False


def is_oclock(scan: Scan, last: int) -> bool:
    """Whether "o'clock" follows."""
    words = scan.words
    return last + 2 < len(words) and words[last + 1] == "o" and words[last + 2] in ("'", "’")


def calendar_date(scan: Scan, index: int) -> bool:
    """Whether a small number stands beside a month: "March 29", "29 March", "Oct. 30,"."""
    words = scan.words
    word = words[index]
    if len(word) > SHORT_YEAR_DIGITS or not word.isdecimal() or not 0 < int(word) <= DAYS:
        return False
    months = nonquantities().months
    before = index - 1
    if before > 0 and words[before] == ".":
        before -= 1
    if words[before] in months and before >= 0 and scan.is_capitalised(before):
        return True
    after = index + 1
    return after < len(words) and words[after] in months and scan.is_capitalised(after)


def plain_year(scan: Scan, index: int) -> bool:
    """Whether digits are a year beyond doubt: a cue before, nothing they could count behind."""
    words = scan.words
    word = words[index]
    if (
        len(word) != YEAR_DIGITS
        or not word.isdecimal()
        or not MODERN_YEAR <= int(word) <= LAST_YEAR
    ):
        return False
    following = words[index + 1] if index + 1 < len(words) else "."
    if following not in YEAR_ENDS and following not in nonquantities().year_ends:
        return False
    previous = words[index - 1] if index else ""
    if previous == "," and index > 1:  # "Oct. 29, 2024"
        return words[index - 2].isdecimal()
    return previous in nonquantities().year_cues or previous in nonquantities().months


def is_year_shaped(word: str) -> bool:
    """Whether a word could be a year."""
    return len(word) == YEAR_DIGITS and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def year(scan: Scan, index: int, *, modified: bool, counted: tuple[int, int] | None) -> bool:
    """Whether a plain number that is shaped like a year is one.

    Args:
        scan: The article.
        index: The number.
        modified: Whether a cue such as "about" stands before it.
        counted: The noun phrase that stands right behind it, if there is one.
    """
    words = scan.words
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    previous = words[index - 1] if index else ""
    table = nonquantities()
    if following in table.eras or previous in table.eras:
        return True
    if previous in table.months or words[max(0, index - 2)] in table.months:
        return True
    if counts_pair(scan, index):
        return False
    if modified:  # "about 2000 goats", but "held over 2019 attack"
        return counted is None and int(word) > MODERN_YEAR and previous in table.place_cues
    near = counted is not None and counted[0] == counted[1]
    if int(word) < MODERN_YEAR:
        return previous in table.year_cues and not near
    # "2018 sales" is a year; "2000 people" is not
    number = near and counted is not None and words[counted[1]] in table.year_nouns
    return not number or previous in table.year_cues


def counts_pair(scan: Scan, index: int) -> bool:
    """Whether two numbers shaped like years have a noun behind them: "from 1500 to 2000 hires".

    Where both are years of our time, the noun must be one that years do not have.
    """
    words = scan.words
    first = index if words[index + 1 : index + 2] == ["to"] else index - 2
    if first < 1 or words[first - 1] != "from" or words[first + 1 : first + 2] != ["to"]:
        return False
    pair = words[first : first + 4 : 2]
    if len(words) < first + 4 or not all(is_year_shaped(word) for word in pair):
        return False
    noun = words[first + 3]
    if int(pair[0]) < MODERN_YEAR:
        return plural_like(noun)
    return noun in nonquantities().year_nouns


def spaced_date(scan: Scan, index: int) -> int | None:
    """The last word of a date, the year first, whose marks were lost ("2009 04 25"), or None."""
    words = scan.words
    if index + 2 >= len(words):
        return None
    month, day = words[index + 1], words[index + 2]
    if len(month) == len(day) == SHORT_YEAR_DIGITS and month.isdecimal() and day.isdecimal():
        return index + 2 if 0 < int(month) <= MONTHS and 0 < int(day) <= DAYS else None
    return None


def year_pair(scan: Scan, index: int, numeral: Numeral) -> int | None:
    """The last word of two years: "2014-15", "2019/20", "between 1600 and 1900"; or None."""
    words = scan.words
    word = words[index]
    if numeral.last != index or index + 2 >= len(words):
        return None
    joint, second = words[index + 1], words[index + 2]
    if (joint not in DASHES and joint not in ("/", "and", "to")) or not second.isdecimal():
        return None
    touching = scan.touches(index + 1) and scan.touches(index + 2)
    if touching and len(second) == SHORT_YEAR_DIGITS:
        return index + 2 if int(word) >= MODERN_YEAR else None
    if counts_pair(scan, index):
        return None
    if len(second) != YEAR_DIGITS or not int(word) < int(second) <= LAST_YEAR:
        return None
    if int(word) >= MODERN_YEAR:
        return index + 2
    opened = words[index - 1] in ("between", "from") or words[index - 1] in nonquantities().eras
    counts = index + 3 < len(words) and words[index + 3].endswith("s")
    return index + 2 if opened and not counts else None
