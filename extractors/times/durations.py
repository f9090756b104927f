"""Read amounts of time: "nearly forty years", "two days ago", "the past three months"."""

from functools import cache

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.clocktimes import day_reading
from newsfacts.extractors.times.durationvalues import CLOCK_UNITS, duration_value
from newsfacts.extractors.times.quarters import year_behind
from newsfacts.extractors.times.readings import (
    DASHES,
    Count,
    Reading,
    count_before,
    modifier_before,
    phrase_ends,
    read,
    word,
)
from newsfacts.extractors.times.repetitions import read_rate, read_units_a_unit
from newsfacts.extractors.times.timewords import time_words

# How far before an amount "aged" may stand.
AGE_REACH = 5
CLOSING_MARKS = frozenset(".,;)”")
CURRENCIES = frozenset("$£€")
SHIFTS = frozenset(("ago", "earlier", "later", "from", "hence"))


def read_hyphenated(scan: Scan, i: int, unit: str) -> Reading | None:
    """A duration in an adjective: "two-year", "day-long", "the year-ago period"; not ages."""
    words = scan.words
    count = count_before(scan, i - 1)
    if count is None or count.article or unit == "Q":
        return None
    last = i
    if word(scan, i + 1) in DASHES and scan.touches(i + 1):
        if word(scan, i + 2) == "old":
            return None
        if word(scan, i + 2) == "long":
            last = i + 2
        elif word(scan, i + 2)[:1].isalpha():
            return None
    elif word(scan, i + 1) == "old":
        return None
    first, mod = modifier_before(scan, count.first)
    if words[i - 2] == "single" and count.number == 1:
        first = count.first
    return read(
        scan, first, last, "DURATION", "duration", (duration_value(unit, count.number),), mod
    )


def read_long(scan: Scan, i: int, unit: str) -> Reading | None:
    """Read "decades-long", "day-long": the unit without a count."""
    if word(scan, i + 1) in DASHES and word(scan, i + 2) == "long" and scan.touches(i + 1):
        plural = scan.words[i] in time_words().plural_units
        value = duration_value("Y" if unit in ("DE", "CE") else unit, None if plural else 1)
        return read(scan, i, i + 2, "DURATION", "duration", (value,))
    return None


def read_amount(scan: Scan, i: int, unit: str, plural: bool) -> Reading | None:
    """A counted unit, with what stands around it: "ago", "the past", "nearly", "and a half"."""
    between = time_words().words.between
    k = i
    while k and scan.words[k - 1] in between and i - k < 2:
        k -= 1
    count = count_before(scan, k)
    if count is None or (count.article and plural):  # "a years-long feud"
        return read_vague(scan, i, unit) if plural and k == i else None
    rate = read_units_a_unit(scan, i, count)
    if rate is not None:
        return rate
    if word(scan, count.first - 1) == "every":
        value = duration_value(unit, count.number)
        return read(scan, count.first - 1, i, "SET", "repetition", (value,))
    if not _counts_time(scan, i, unit, plural, count):
        return None
    count = _with_lower_end(scan, count)
    number, last, mod = _tail(scan, i, count)
    found = _shifted(scan, count, last, unit, number, mod) or read_window(
        scan, count, last, unit, number, mod
    )
    if found is not None:
        return found
    if count.article and unit == "WE" and _qualifies(scan, i + 1):
        return read(scan, i, i, "DATE", "unit", (unit, "the"))  # "a weekend shooting"
    if count.article and (
        not _is_duration(scan, count, last) or word(scan, count.first - 1) == ")"
    ):
        return read_rate(scan, count, last, unit)
    first, before = modifier_before(scan, count.first)
    if word(scan, first - 1) == "the" and plural:
        first -= 1  # "the four days"; but "the two day rally"
    data = (unit, number, duration_value(unit, number))
    return read(scan, first, last, "DURATION", "amount", data, before or mod)


def _counts_time(scan: Scan, i: int, unit: str, plural: bool, count: Count) -> bool:
    """Whether a counted unit is a time: no age, title, price or share of something else."""
    classes = time_words().words
    previous, following = word(scan, count.first - 1), word(scan, i + 1)
    if unit == "Q" and following == "of" and previous not in classes.windows:
        return False  # three quarters of the vote
    if scan.is_capitalised(i) and not scan.is_capitalised(count.first):
        return False  # a title: "60 Minutes"
    if scan.words[count.first] == "many" and previous == "as":
        return False  # "the third in as many weeks"
    if count.article and unit == "Y" and word(scan, i - 1) in classes.kinds_of_years:
        return False  # "changed to a calendar year"
    hyphen = following in DASHES and scan.touches(i + 1)
    if previous in CURRENCIES or following == "old" or (hyphen and word(scan, i + 2) == "old"):
        return False
    if unit == "TH" and scan.words[count.first][:1] == "0":
        return False  # 0900 hours
    if not classes.ages.isdisjoint(scan.words[max(0, count.first - AGE_REACH) : count.first]):
        return False
    if not plural and count.number is None:
        return False  # "several weekend rallies"
    single = not plural and count.number is not None and count.number > 1
    return not single or unit == "FN" or following[:1].isalpha()  # "a five year low"


def _with_lower_end(scan: Scan, count: Count) -> Count:
    """The count with the lower end of "two to three weeks" taken in and as its number."""
    joint = word(scan, count.first - 1)
    if count.article or (joint not in ("to", "or") and joint not in DASHES):
        return count
    lower = count_before(scan, count.first - 1)
    if lower is None or lower.article or lower.number is None or count.number is None:
        return count
    if lower.number >= count.number or word(scan, lower.first - 1) == "from":
        return count
    return Count(lower.first, lower.number, "EQUAL_OR_MORE")


def _tail(scan: Scan, i: int, count: Count) -> tuple[float | None, int, str | None]:
    """Number, last word and mod with "and a half" and "or so", "or more" taken in."""
    number, last, mod = count.number, i, count.mod
    words = scan.words
    if words[i + 1 : i + 4] == ["and", "a", "half"] and number is not None:
        number, last = number + 0.5, i + 3
    if word(scan, last + 1) == "or" and word(scan, last + 2) in ("so", "more", "two"):
        mod = "APPROX" if words[last + 2] == "so" else "EQUAL_OR_MORE"
        last += 2  # "a day or two" is one or more
    return number, last, mod


def _shifted(
    scan: Scan, count: Count, last: int, unit: str, number: float | None, mod: str | None
) -> Reading | None:
    """Read "two days ago", "a year earlier", "two years from now", "a week ago Thursday"."""
    following = word(scan, last + 1)
    if following in ("'", "’") and word(scan, last + 2) == "time" and number is not None:
        return read(scan, count.first, last + 2, "DATE", "offset", (unit, number, "hence"), mod)
    determined = word(scan, count.first - 1) in ("the", "those", "these")
    closes = following == "before" and word(scan, last + 2) in CLOSING_MARKS
    if closes and number is not None and not determined:
        first, before = modifier_before(scan, count.first)  # "bought the rifle 19 days before."
        data = (unit, number, "earlier")
        return read(scan, first, last + 1, "DATE", "offset", data, before or mod)
    if following not in SHIFTS or word(scan, last + 2) == "than":
        return None
    first, before = modifier_before(scan, count.first)
    mod = before or mod
    if following in ("ago", "from"):
        day = day_reading(scan, last + 2)
        if following == "ago" and number is not None:
            if word(scan, last + 2) == "today":
                return read(scan, first, last + 2, "DATE", "offset", (unit, number, "ago D"), mod)
            size = time_words().units.get(word(scan, last + 3))
            if word(scan, last + 2) == "this" and size in ("W", "M"):
                data = (unit, number, f"ago {size}")
                return read(scan, first, last + 3, "DATE", "offset", data, mod)
        if day is not None and day.rule == "weekday" and unit == "W" and day.data[1] is None:
            weeks = int(number or 1) * (-1 if following == "ago" else 1)
            return read(scan, first, day.last, "DATE", "weekday", (day.data[0], weeks), mod)
    if following == "from":
        if word(scan, last + 2) not in ("now", "today"):
            return None
        return read(scan, first, last + 2, "DATE", "offset", (unit, number, "hence"), mod)
    if number is None and following in ("earlier", "later"):
        return read(scan, first, last, "DURATION", "duration", (duration_value(unit, None),), mod)
    if unit in CLOCK_UNITS and following != "ago":
        return read(scan, first, last, "DURATION", "duration", (duration_value(unit, number),), mod)
    return read(scan, first, last + 1, "DATE", "offset", (unit, number, following), mod)


@cache
def _lasting() -> frozenset[str]:
    """What stands before the verb "last"."""
    return grammar().modals | grammar().negations | {"to", "did", "does", "do"}


def read_window(
    scan: Scan, count: Count, last: int, unit: str, number: float | None, mod: str | None
) -> Reading | None:
    """Read a bounded duration: "the past three months", "the next few days"."""
    words, classes = scan.words, time_words().words
    first = count.first
    if words[first] in ("a", "the", "quite"):
        first += 1  # "the last few" was counted from "few"
    previous = word(scan, first - 1)
    if previous not in classes.windows or count.article:
        return None
    if previous == "last" and word(scan, first - 2) in _lasting():
        return None  # "the strike could last three weeks"
    start = first - 1
    if word(scan, start - 1) in classes.phrase_determiners or word(scan, start - 1) == "this":
        start -= 1
    start, before = modifier_before(scan, start)
    if unit == "Q" and number == 2:
        half = _half_of_year(scan, first, last)
        if half is not None:
            return half
    data = (unit, number, _direction(previous))
    return read(scan, start, last, "DURATION", "window", data, before or mod)


def _half_of_year(scan: Scan, count: int, last: int) -> Reading | None:
    """Read "the first two quarters of 1990": a half of the year."""
    half = {"first": 1, "last": 2, "final": 2}.get(word(scan, count - 1))
    end, year, shift = year_behind(scan, last)
    if half is None or (year is None and shift is None):
        return None
    first = count - 2 if word(scan, count - 2) == "the" else count - 1
    return read(scan, first, end, "DATE", "quarter", ("H", half, year, shift))


def _direction(window: str) -> str | None:
    """Which way a window opens from the article; "the first nine months" does not say."""
    classes = time_words().words
    if window in classes.windows_ahead:
        return "ahead"
    return "behind" if window in classes.windows_behind else None


def read_vague(scan: Scan, i: int, unit: str) -> Reading | None:
    """A plural without a count: "for years", "months of talks", "in recent weeks", "months ago"."""
    classes = time_words().words
    previous, following = word(scan, i - 1), word(scan, i + 1)
    if previous in classes.vague_windows:
        if previous == "previous" and word(scan, i - 2) not in ("in", "the"):
            return None
        first = i - 1
        if word(scan, first - 1) in classes.phrase_determiners:
            first -= 1
        return read(scan, first, i, "DURATION", "window", (unit, None, _direction(previous)))
    if following == "ago":
        return read(scan, i, i + 1, "DATE", "offset", (unit, None, "ago"))
    if following in DASHES and scan.touches(i + 1):
        return read_long(scan, i, unit)
    closes = following in classes.after_vague
    if unit in ("TS", "TM") and not closes and previous not in ("within", "just", "in", "mere"):
        return None
    closes = closes or (following == "of" and previous != "the")
    if unit == "TH" and previous in classes.kinds_of_hours:
        return None
    opens = previous in classes.before_vague or not previous[:1].isalpha()
    if previous == "of" and word(scan, i - 2) in classes.numbers_of:
        return None
    if not opens and not closes:
        return None
    return read(scan, i, i, "DURATION", "duration", (duration_value(unit, None),))


def _qualifies(scan: Scan, j: int) -> bool:
    """Whether a noun stands at ``j``, which the word before it describes."""
    return word(scan, j)[:1].isalpha() and word(scan, j) not in phrase_ends()


def _is_duration(scan: Scan, count: Count, last: int) -> bool:
    """Whether "a week" lasts a week, and is no rate ("flights a week") and no "day when"."""
    classes = time_words().words
    previous, following = word(scan, count.first - 1), word(scan, last + 1)
    if last > count.first + 1:
        return True  # "a year and a half"
    if following in ("long", "old"):
        return False
    if following[:1].isalpha() and following not in classes.after_duration:
        return previous in classes.before_sure_duration
    if previous in classes.before_duration or following in ("after", "before"):
        return True
    return not previous[:1].isalnum() and previous != ")"
