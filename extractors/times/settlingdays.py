"""Resolve days and months: weekdays by tense, "Dec. 30" to the nearest year that fits, holidays."""

from datetime import date
from typing import Any

from newsfacts.extractors.times.calendars import (
    DAY,
    bounds,
    make_date,
    nth_weekday,
    value_at,
    weekday_on_or_after,
    weekday_on_or_before,
)
from newsfacts.extractors.times.contexts import DAY_REACH, UNSPECIFIED, Context, Settled
from newsfacts.extractors.times.governing import Tense
from newsfacts.extractors.times.holidays import holiday_date, holiday_dates
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
# A clock time goes on with a day told of so many words before, and so many days ago, at most.
TELLING_REACH, TELLING_DAYS = 40, 4
NIGHT_BEGINS, NIGHT_OVER, NIGHT_ENDS = "T18", "T24", "T06"
WEEKS_AWAY = {"week last": -1, "week this": 0, "this": 0, "week next": 1, "next": 1}


def _day(day: date, part: str | None) -> Settled:
    return day.isoformat() + (part or ""), None


def settle_value(reading: Reading, context: Context) -> Settled:
    """A value that was known when it was read."""
    return reading.data[0], None


def settle_then(reading: Reading, context: Context) -> Settled:
    """Read "until then": the date last mentioned."""
    return context.last or UNSPECIFIED["D"], None


def settle_relative_day(reading: Reading, context: Context) -> Settled:
    """Yesterday, today, tomorrow, last night: a day against the article's own."""
    if context.base is None:
        return "XXXX-XX-XX" + (reading.part or ""), None
    return _day(context.base + reading.data[0] * DAY, reading.part)


def settle_last_day(reading: Reading, context: Context) -> Settled:
    """Read "that night", "the next morning": a day against the one last mentioned."""
    near = reading.first - context.day_index <= DAY_REACH
    day = context.day if context.day is not None and near else context.base
    if day is None:
        return "XXXX-XX-XX" + (reading.part or ""), None
    return _day(day + reading.data[0] * DAY, reading.part)


def settle_weekday(reading: Reading, context: Context) -> Settled:
    """A weekday: by its mode ("last", "of last week"), else by the tense around it."""
    weekday, mode = reading.data
    base, part = context.base, reading.part
    if mode in ("following", "previous", "same"):
        found = _weekday_beside_last(context, weekday, mode)
        if found is not None:
            return _day(found, part)
    if base is None:
        return f"XXXX-WXX-{weekday + 1}{part or ''}", None
    if mode is None and context.is_day_of_clock(reading, weekday):
        return _day(context.day or base, part)
    before, after = weekday_on_or_before(base, weekday), weekday_on_or_after(base, weekday)
    if isinstance(mode, int):  # "a week ago Monday"
        return _day((before if mode < 0 else after) + 7 * mode * DAY, part)
    if mode in WEEKS_AWAY:
        return _day(weekday_on_or_before(base, 0) + (7 * WEEKS_AWAY[mode] + weekday) * DAY, part)
    if mode in ("last", "previous", "latest"):
        return _day(weekday_on_or_before(base - DAY, weekday), part)
    if mode in ("following", "coming"):
        return _day(weekday_on_or_after(base + DAY, weekday), part)
    ahead = _is_ahead(reading, context, before)
    first = context.range_start(reading)
    if first is not None:
        second = weekday_on_or_after(first, weekday)
        if context.word_before(reading) not in ("and", "or"):
            return _day(second, part)  # a range ends behind its start
        if ahead or first > base or second <= base:
            return _day(second, part)
    if not ahead:
        before = context.start_of_range(reading, before)
    return _day(after if ahead else before, part)


def _is_ahead(reading: Reading, context: Context, before: date) -> bool:
    """Whether a bare weekday is the coming one; the weekday of yesterday is only as a deadline.

    What comes in six days is "next Tuesday", while "would meet on Tuesday" in an article of
    Wednesday was written on Tuesday.
    """
    tense = context.tense(reading)
    if tense == "future" and context.base == before + DAY:
        return context.word_before(reading) in time_words().tense.day_bounds
    return tense in ("future", "due")


def _weekday_beside_last(context: Context, weekday: int, mode: str) -> date | None:
    """The day of "the following Tuesday", "the previous Friday": beside the last mentioned."""
    days = None if context.last is None else bounds(context.last)
    if days is None or days[0] != days[1]:
        return None
    if mode == "following":
        return weekday_on_or_after(days[0] + DAY, weekday)
    return weekday_on_or_before(days[0] - DAY if mode == "previous" else days[0], weekday)


def settle_month_day(reading: Reading, context: Context) -> Settled:
    """A month and day, with the year that was written or that fits best."""
    year, month, day, weekday, shift = reading.data
    part = reading.part or ""
    if year is None:
        year = _year_of_day(reading, context, month, day, weekday, shift)
    if year is None:
        return f"XXXX-{month:02}-{day:02}{part}", None
    if make_date(year, month, day) is None:
        return f"{year:04}-{month:02}", None  # April 31: the month is all that is right
    return f"{year:04}-{month:02}-{day:02}{part}", None


def _year_of_day(
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


def settle_week_of(reading: Reading, context: Context) -> Settled:
    """The week of a day: "the week of March 6"."""
    unit, (year, month, day) = reading.data
    if year is None:
        year = _year_of_day(reading, context, month, day, None, None)
    found = None if year is None else make_date(year, month, day)
    return (UNSPECIFIED[unit] if found is None else value_at(found, unit)), None


def settle_week_of_month(reading: Reading, context: Context) -> Settled:
    """Read "the last week of March", "the first week of 2009"."""
    n, month_reading = reading.data
    value, _ = settle_month(month_reading, context)
    days = bounds(value)
    if days is None:
        return UNSPECIFIED["W"], None
    day = days[1] - 6 * DAY if n < 0 else days[0] + (7 * n - 4) * DAY
    return value_at(day, "W"), None


def settle_day_beside(reading: Reading, context: Context) -> Settled:
    """Read "the day before last Tuesday", "the day after Christmas"."""
    step, other = reading.data
    settle = {"weekday": settle_weekday, "monthday": settle_month_day, "holiday": settle_holiday}
    days = bounds(settle[other.rule](other, context)[0])
    if days is None or days[0] != days[1]:
        return UNSPECIFIED["D"], None
    return _day(days[0] + step * DAY, None)


def settle_running_day(reading: Reading, context: Context) -> Settled:
    """Read "for a third straight day": the day that is told of in the sentence, else today."""
    days = context.beside(reading)
    day = days[0] if days is not None and days[0] == days[1] else context.base
    return (UNSPECIFIED["D"] if day is None else day.isoformat()), None


def settle_nth_weekday(reading: Reading, context: Context) -> Settled:
    """Read "the third Monday of January"."""
    number, weekday, month_reading = reading.data
    value, _ = settle_month(month_reading, context)
    if bounds(value) is None:
        return f"{value}-XX", None
    day = nth_weekday(int(value[:4]), int(value[5:7]), weekday, number).isoformat()
    return (day if day.startswith(value) else value), None  # not every month has a fifth Monday


def settle_holiday(reading: Reading, context: Context) -> Settled:
    """A holiday in the year that was written, else the nearest by tense."""
    rule, mode, year, unit = reading.data
    base = context.base or context.month_base
    if year is None and base is None:
        return ("XXXX-" + rule if rule[0].isdecimal() else UNSPECIFIED["D"]), None
    if year is not None:
        day = holiday_date(rule, year)
    elif base is not None:
        day = _nearest_holiday(reading, context, base, rule, mode)
    return (UNSPECIFIED["D"] if day is None else value_at(day, unit)), None


def _nearest_holiday(
    reading: Reading, context: Context, base: date, rule: str, mode: str | None
) -> date | None:
    years = (base.year - 1, base.year, base.year + 1)
    near = [day for year in years for day in holiday_dates(rule, year)]
    previous, coming = [d for d in near if d <= base], [d for d in near if d >= base]
    if not previous or not coming:
        return near[0] if near else None
    if mode == "this":
        return holiday_date(rule, base.year)
    if mode in ("last", "previous"):
        return previous[-1]
    if mode == "next" or (mode is None and context.tense(reading) == "future"):
        return coming[0]
    ahead = (coming[0] - base).days
    happened = context.word_before(reading) in ("on", "at", "over", "since", "after")
    if ahead and happened and mode is None and context.tense(reading) == "past":
        return previous[-1]  # "it rained on Easter"
    return (
        coming[0]
        if ahead <= 30 and (base - previous[-1]).days > 60 and mode is None
        else previous[-1]
    )


def _day_told_of(reading: Reading, context: Context) -> date | None:
    """The day just told of that a clock time goes on with: "shot Monday night. At 11:15 p.m. …".

    The small hours behind a night are those of the day after.
    """
    day, base = context.told, context.base
    if day is None or base is None or not 0 < (base - day).days <= TELLING_DAYS:
        return None
    if not 0 < reading.first - context.told_index <= TELLING_REACH:
        return None
    if context.tense(reading) not in (None, "past"):
        return None
    return _after_midnight(day, reading, context)


def _after_midnight(day: date, reading: Reading, context: Context) -> date:
    """The day of a clock time told behind a night: of the small hours it is the day after."""
    told = (context.last or "")[len(day.isoformat()) :] if context.day == day else ""
    late = told == "TNI" or NIGHT_BEGINS < told < NIGHT_OVER
    return day + DAY if late and (reading.part or "") < NIGHT_ENDS else day


def settle_clock(reading: Reading, context: Context) -> Settled:
    """A clock time whose day stands elsewhere: in its sentence, just before, else today's."""
    day = context.base
    days = context.beside(reading)
    if days is not None and days[0] == days[1]:
        behind = context.last_index < reading.first
        day = _after_midnight(days[0], reading, context) if behind else days[0]
    elif days is None:
        day = _day_told_of(reading, context) or day
    return (day.isoformat() if day else "XXXX-XX-XX") + (reading.part or ""), None
