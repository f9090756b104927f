"""Read periods of the calendar: this week, late last year, the end of the month, a century."""

from functools import cache

from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.dates import date_at
from newsfacts.extractors.times.daycounts import read_running_day, read_unit_beside
from newsfacts.extractors.times.durations import CURRENCIES, read_amount, read_hyphenated, read_long
from newsfacts.extractors.times.durationvalues import CLOCK_UNITS, duration_value
from newsfacts.extractors.times.quarters import read_quarter
from newsfacts.extractors.times.readings import (
    DASHES,
    QUARTER_WORDS,
    Reading,
    after_periods,
    edge_before,
    is_title,
    is_year_word,
    modifier_before,
    read,
    word,
)
from newsfacts.extractors.times.repetitions import read_every
from newsfacts.extractors.times.timewords import time_words

# "In the last week" is a window; "in the last quarter" is the quarter before.
OPENING_MARKS = frozenset('“"‘(')
WINDOW_UNITS = frozenset(("D", "W", "M", "Y", "DE", "CE"))


@cache
def unit_table() -> dict[str, tuple[str, bool]]:
    """Every unit word with its code and whether it is a plural."""
    lexicon = time_words()
    table = {name: (code, False) for name, code in lexicon.units.items()}
    return table | {name: (code, True) for name, code in lexicon.plural_units.items()}


@cache
def _before_repetitions() -> frozenset[str]:
    """Words before a unit that may tell how often: "every day", "twice a month"."""
    return time_words().words.every | {"other", "a", "per"}


def read_unit(scan: Scan, i: int) -> Reading | None:
    """A time expression whose head is the unit at ``i``."""
    text = scan.words[i]
    unit, plural = unit_table()[text]
    previous = scan.words[i - 1] if i else ""
    if previous == "this" and is_title(scan, i - 1, i):
        return None  # appeared on “This Week”
    if unit in ("Q", "H") and not plural:
        return read_quarter(scan, i, unit)
    hyphen = previous in DASHES and scan.touches(i)
    if unit == "CE":
        found = _century(scan, i)
        if found is not None:
            return found
    if hyphen:
        if word(scan, i - 2) in ("end", "mid"):
            return _edge_of_unit(scan, i, unit)
        return read_hyphenated(scan, i, unit)
    if text == "second":
        return None
    if unit == "D" and not plural:
        found = read_running_day(scan, i)
        if found is not None:
            return found
    if previous in _before_repetitions():
        found = read_every(scan, i, unit)
        if found is not None:
            return found
    if not plural:
        found = _relative_unit(scan, i, unit) or read_long(scan, i, unit)
        if found is not None:
            return found
        if text == "night" and previous not in ("one", "single"):
            return None
    return read_amount(scan, i, unit, plural)


def _century(scan: Scan, i: int) -> Reading | None:
    """Read "the 20th century", "a nineteenth-century church"."""
    words = scan.words
    k = i - 1
    if word(scan, k) in DASHES:
        k -= 1
    if word(scan, k) in time_words().words.ordinal_suffixes and word(scan, k - 1).isdecimal():
        number, first = int(words[k - 1]), k - 1
    else:
        found = _ordinal_before(scan, k)
        if found is None:
            return None
        number, first = found
    if not 1 <= number <= 22 or word(scan, i + 1) in time_words().words.eras:
        return None  # no TIMEX3 day comes before the year 1
    start, mod = edge_before(scan, first)
    if word(scan, start - 1) == "the":
        start -= 1
        if mod is None:  # "the middle of the 19th century"
            start, mod = edge_before(scan, start)
    return read(scan, start, i, "DATE", "century", (f"{number - 1:02}",), mod)


def _ordinal_before(scan: Scan, k: int) -> tuple[int, int] | None:
    """The number and first word of a spelled ordinal that ends at ``k``: "twenty-first"."""
    lexicon = time_words()
    number = lexicon.ordinals.get(word(scan, k))
    if number is None or number < 1:
        return None
    if word(scan, k - 1) in DASHES and lexicon.cardinals.get(word(scan, k - 2), 0) >= 20:
        return number + lexicon.cardinals[scan.words[k - 2]], k - 2
    return number, k


def _relative_unit(scan: Scan, i: int, unit: str) -> Reading | None:
    """this/last/next/that/the + unit, with its edge: "late last week", "the end of the month"."""
    lexicon = time_words()
    k, fiscal = _skip_adjectives(scan, i)
    previous, following = word(scan, k), word(scan, i + 1)
    if following in DASHES and scan.touches(i + 1):
        return _year_ago(scan, i, unit)
    if unit == "W" and following == "of":
        found = _week_of_month(scan, i, k)
        if found is not None:
            return found
    mode = lexicon.deictics.get(previous)
    if mode is None:
        if fiscal and is_year_word(previous):
            return read(scan, k, i, "DATE", "year", (previous,))
        if fiscal and is_year_word(following):
            return None
        return _the_unit(scan, i, k, unit) if previous == "the" else _bare_year_end(scan, i, unit)
    if unit in CLOCK_UNITS or (unit == "Y" and _quarter_follows(scan, i)):
        return None
    return _deictic_unit(scan, i, k, unit, mode)


def _skip_adjectives(scan: Scan, i: int) -> tuple[int, bool]:
    """The word before the unit's adjectives ("the full fiscal year"), and whether it is fiscal."""
    classes = time_words().words
    k, fiscal = i - 1, False
    while k > 0 and scan.words[k] in classes.between and i - k < 3:
        fiscal = fiscal or scan.words[k] in classes.fiscal
        k -= 1
    return k, fiscal


def _deictic_unit(scan: Scan, i: int, k: int, unit: str, mode: str) -> Reading | None:
    """A unit behind "this", "last", "the same" at ``k``: a period, or the window that ends now."""
    previous, before = word(scan, k), word(scan, k - 1)
    first = k
    if previous != "this" and (
        before in ("the", "this", "these") or (before == "that" and mode == "same")
    ):
        first -= 1
    if unit == "D" and mode in ("last", "latest") and previous != "past":
        inside = word(scan, first - 1) in ("in", "over", "within", "during")
        if before != "the" or not inside:
            return None  # "my last day", "the last day of school"
    if unit == "D" and previous == "next" and before == "the":
        mode = "following"  # "The next day the board met"
    if previous == "next" and before == "the" and unit in ("DE", "CE"):
        return read(scan, first, i, "DURATION", "window", (unit, 1, "ahead"))
    if unit == "FN" and mode in ("next", "following"):
        return read(scan, first, i, "DURATION", "window", (unit, 1, "ahead"))
    if previous == "next" and before == "the" and word(scan, k - 2) == "within":
        return read(scan, first, i, "DURATION", "window", (unit, 1, "ahead"))
    past = previous == "past" and before != "this"
    inside = word(scan, first - 1) in ("in", "over", "within", "during")
    if past or (previous == "last" and before == "the" and inside and unit in WINDOW_UNITS):
        first, mod = modifier_before(scan, first)
        return read(scan, first, i, "DURATION", "window", (unit, 1, "behind"), mod)
    first, mod = edge_before(scan, first)
    if mod is None and word(scan, first - 1) == "sometime":
        first -= 1
    last = i
    if word(scan, i + 1) == "or" and word(scan, i + 2) == "so":
        last, mod = i + 2, "APPROX"
    return read(scan, first, last, "DATE", "unit", (unit, mode), mod)


def _quarter_follows(scan: Scan, i: int) -> bool:
    """Whether "this year" belongs to "this year's third quarter"."""
    lexicon = time_words()
    if word(scan, i + 1) not in ("'s", "’s"):
        return False
    return word(scan, i + 2) in QUARTER_WORDS or (
        word(scan, i + 2) in lexicon.ordinals and word(scan, i + 3) in QUARTER_WORDS
    )


def _year_ago(scan: Scan, i: int, unit: str) -> Reading | None:
    """Read "year-earlier", "the year-ago quarter", "year-end"."""
    words = scan.words
    which = word(scan, i + 2)
    if which == "long":
        return read_long(scan, i, unit)
    if which == "end" and unit in ("Y", "M", "Q", "W"):
        return _unit_end(scan, i, i + 2, unit)
    if which not in ("ago", "earlier"):
        return None
    first, last = i, i + 2
    j = last + 1
    amount = read_amount(scan, j + 1, *unit_table()[words[j + 1]]) if _is_counted(scan, j) else None
    if amount is not None:  # "the year-earlier nine months"
        first -= word(scan, first - 1) == "the"
        return read(scan, first, amount.last, "DURATION", "duration", (amount.data[2],))
    if word(scan, j) in time_words().ordinals and word(scan, j + 1) in QUARTER_WORDS:
        quarter = time_words().ordinals[words[j]]
        if word(scan, first - 1) == "the":
            first -= 1
        return read(scan, first, j + 1, "DATE", "quarter", ("Q", quarter, None, -1))
    if word(scan, j) in QUARTER_WORDS:
        last = j
        if word(scan, first - 1) == "comparable":
            first -= 1
        if word(scan, first - 1) == "the":
            first -= 1
    return read(scan, first, last, "DATE", "offset", (unit, 1, "earlier"))


def _is_counted(scan: Scan, j: int) -> bool:
    """Whether a spelled number of units stands at ``j``: "nine months"."""
    return word(scan, j) in time_words().cardinals and word(scan, j + 1) in (
        time_words().plural_units
    )


def _week_of_month(scan: Scan, i: int, k: int) -> Reading | None:
    """Read "the last week of March", "the second week of October 2009"."""
    n = time_words().ordinals.get(word(scan, k))
    if n is None or word(scan, i + 1) != "of":
        return None
    date = date_at(scan, i + 2)
    if date is None or date.day is not None:
        return None
    data = (date.year, date.month, None, date.shift)
    month = read(scan, i + 2, date.last, "DATE", "month", data)
    first = k - 1 if word(scan, k - 1) == "the" else k
    return read(scan, first, date.last, "DATE", "week of month", (n, month))


def _the_unit(scan: Scan, i: int, k: int, unit: str) -> Reading | None:
    """Read "the weekend", "the year", "the day", "the week of March 6", "the end of the month"."""
    following = word(scan, i + 1)
    if unit in ("DE", "CE") and following != "of":
        first, mod = edge_before(scan, k)
        return read(scan, first, i, "DATE", "unit", (unit, "the"), mod) if mod else None
    if unit in CLOCK_UNITS or unit in ("DE", "CE", "FN"):
        return None
    if following == "of" and unit in ("W", "WE"):
        date = date_at(scan, i + 2)
        if date is not None and date.day is not None:
            data = (unit, (date.year, date.month, date.day))
            return read(scan, k, date.last, "DATE", "week of", data)
    if following in ("before", "after"):
        beside = read_unit_beside(scan, i, k, unit)
        if beside is not None:
            return beside
    classes = time_words().words
    if following == "to" and unit in ("Y", "Q", "M", "W") and date_at(scan, i + 2) is not None:
        return read(scan, k, i, "DURATION", "duration", (duration_value(unit, 1),))
    if following in classes.endings and unit in ("Y", "Q"):
        return read(scan, k, i, "DURATION", "duration", ("P1Y" if unit == "Y" else "P3M",))
    if unit == "Y" and following == "two" and word(scan, i + 2) == "thousand":
        return read(scan, k, i + 2, "DATE", "year", ("2000",))
    first, mod = edge_before(scan, k)
    if unit == "WE":
        return read(scan, first, i, "DATE", "unit", (unit, "the"), mod)
    priced = following == "of" and word(scan, i + 2) in CURRENCIES  # "a high for the year of $42"
    if not priced and (following in classes.after_no_period if mod is None else following == "of"):
        return None
    goes_on = following[:1].isalpha() and following not in after_periods()
    if goes_on and not following.endswith("ed") and mod is None:
        return None
    if mod is None and k == i - 1 and word(scan, first - 1) not in classes.before_the_period:
        return None
    if unit == "Y" and is_year_word(following):
        return None
    of_day = unit == "D" and mod is None and word(scan, first - 1) == "of"
    whole = following not in ("'s", "’s") and word(scan, first - 2) not in classes.parts_of_days
    if of_day and whole:
        return None  # "the prime minister of the day"
    if scan.words[i] == "night":  # "worked through the night"
        return read(scan, first, i, "TIME", "last day", (0,), mod, "TNI")
    return read(scan, first, i, "DATE", "unit", (unit, "the"), mod)


def _bare_year_end(scan: Scan, i: int, unit: str) -> Reading | None:
    """Read "year end", "by year's end"."""
    if unit == "Y" and word(scan, i + 1) == "end":
        return _unit_end(scan, i, i + 1, unit)
    if unit in ("Y", "M") and word(scan, i + 1) in ("'s", "’s") and word(scan, i + 2) == "end":
        return _unit_end(scan, i, i + 2, unit)
    return None


def _unit_end(scan: Scan, i: int, last: int, unit: str) -> Reading:
    """The end of the running year, week …; behind "since" the one before."""
    mode = "last" if word(scan, i - 1) == "since" else "this"
    return read(scan, i, last, "DATE", "unit", (unit, mode), "END")


def _edge_of_unit(scan: Scan, i: int, unit: str) -> Reading | None:
    """Read "mid-week", "mid-year"."""
    first, mod = edge_before(scan, i)
    if mod is None or unit not in ("W", "M", "Y", "DE"):
        return None
    return read(scan, first, i, "DATE", "unit", (unit, "this"), mod)
