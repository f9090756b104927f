"""Resolve months and days of the year: "Dec. 30" and "December" in the year that fits best."""

from datetime import date
from typing import Any

from newsfacts.extractors.times.calendars import make_date
from newsfacts.extractors.times.contexts import Context, Settled
from newsfacts.extractors.times.governing import Tense
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.timewords import time_words

# A month and day up to this many days ahead is the coming one when no verb tells …
AHEAD_DAYS = 180
AHEAD_MONTHS = 6
# … and up to this many where the verb is of the past: "the meeting, moved to Nov. 16".
SOON_DAYS = 30
# A month that ended this many months ago at most may be what "by June" means in the past.
JUST_GONE = 2
# Nobody plans for a day of the year that was less than this ago, unless a year is named.
JUST_GONE_DAYS = 45
# A weekday that fits no year so near is a slip.
YEARS_OF_WEEKDAY = 3
LATE_IN_MONTH = 15


def settle_month_day(reading: Reading, context: Context) -> Settled:
    """A month and day, with the year that was written or that fits best."""
    year, month, day, weekday, shift = reading.data
    part = reading.part or ""
    if year is None:
        year = year_of_day(reading, context, month, day, weekday, shift)
    if year is None:
        return f"XXXX-{month:02}-{day:02}{part}", None
    if make_date(year, month, day) is None:
        return f"{year:04}-{month:02}", None  # April 31: the month is all that is right
    return f"{year:04}-{month:02}-{day:02}{part}", None


def year_of_day(
    reading: Reading, context: Context, month: int, day: int, weekday: int | None, shift: Any
) -> int | None:
    """The year of a month and day: by its weekday, the list it stands in, or the nearest fit."""
    base = context.base or context.month_base or context.year_base
    if shift == "list":
        last = context.last or ""
        return int(last[:4]) if last[:4].isdecimal() and len(last) > 3 else None
    if base is None:
        return None
    if isinstance(shift, int):
        return base.year + shift
    if context.base is None and context.month_base is None:
        return base.year
    opened = context.opening_year(reading)
    if opened is not None and shift is None:
        return opened  # "In 2003, the wall fell on July 3"
    fitting = None if weekday is None else _year_by_weekday(base, month, day, weekday)
    if fitting is not None:
        return fitting
    return _nearest_year(reading, context, base, month, day, shift)


def _nearest_year(
    reading: Reading, context: Context, base: date, month: int, day: int, shift: Any
) -> int:
    """The year of a month and day that nothing but tense and nearness tells."""
    years = (base.year - 1, base.year, base.year + 1)
    near = [found for year in years if (found := make_date(year, month, day))]
    previous = [found for found in near if found <= base]
    coming = [found for found in near if found >= base]
    if not previous or not coming:
        return near[0].year if near else base.year
    if shift in ("last", "next"):
        return previous[-1].year if shift == "last" else coming[0].year
    gone, ahead = (base - previous[-1]).days, (coming[0] - base).days
    if context.word_before(reading) == "ended":
        return previous[-1].year  # "the quarter ended Oct. 31"
    tense = context.tense(reading)
    if tense == "past" and context.opens(reading):
        return previous[-1].year  # "On Feb. 3, officers found"
    return coming[0].year if _is_coming(tense, gone, ahead) else previous[-1].year


def _is_coming(tense: Tense | None, gone: int, ahead: int) -> bool:
    """Whether a day of the year is the coming one, by tense and by how far either is in days."""
    if tense in ("deadline", "due"):
        return gone > 31 * JUST_GONE
    if tense == "future":
        return gone > JUST_GONE_DAYS
    return ahead <= (AHEAD_DAYS if tense is None else SOON_DAYS)


def _year_by_weekday(base: date, month: int, day: int, weekday: int) -> int | None:
    """The year nearest to the base in which the day falls on the weekday."""
    for distance in range(YEARS_OF_WEEKDAY):
        for year in (base.year - distance, base.year + distance):
            found = make_date(year, month, day)
            if found is not None and found.weekday() == weekday:
                return year
    return None


def settle_month(reading: Reading, context: Context) -> Settled:
    """A month, with the year that was written or that fits best."""
    year, month, mode, shift = reading.data
    base = context.base or context.month_base
    if year is None and base is None and context.year_base is not None:
        year = context.year_base.year + (shift or 0)
    if year is None and base is not None:
        year = _year_of_month(reading, context, base, month, mode, shift)
    return (f"XXXX-{month:02}" if year is None else f"{year:04}-{month:02}"), None


def _year_of_month(
    reading: Reading, context: Context, base: date, month: int, mode: str | None, shift: int | None
) -> int:
    if shift is not None:
        return base.year + shift
    if mode == "this":
        return base.year
    if mode in ("last", "latest"):
        # in March "last February" is not last month
        return base.year if month < base.month - 1 else base.year - 1
    if mode == "next":
        return base.year if month > base.month else base.year + 1
    if mode in ("same", "following", "previous") and context.last and context.last[:4].isdecimal():
        year = int(context.last[:4])
        earlier = context.last[5:7].isdecimal() and month <= int(context.last[5:7])
        return year + (mode == "following" and earlier) - (mode == "previous" and not earlier)
    opened = context.opening_year(reading)
    if opened is not None:
        return opened  # "In 2003, it was over by July"
    first = context.month_before(reading)
    if first is not None:  # "between June and early October": the second is where the first is
        return int(first[:4]) + (month < int(first[5:]))
    tense = context.tense(reading)
    ahead = (month - base.month) % 12
    bound = context.word_before(reading) in time_words().tense.deadlines - {"through"}
    if ahead == 0 and base.day > LATE_IN_MONTH and bound and tense not in (None, "past"):
        return base.year + 1  # "until March", said late in March
    if tense in ("deadline", "due"):
        tense = "past" if ahead >= 12 - JUST_GONE else "future"
    if tense is None and (days := context.beside(reading)) is not None and days[0] < base:
        tense = "past"  # "to $9 in June from $7 in March": March is where June is
    if tense == "future" or (tense is None and ahead < AHEAD_MONTHS):
        return base.year if month >= base.month else base.year + 1
    return base.year if month <= base.month else base.year - 1
