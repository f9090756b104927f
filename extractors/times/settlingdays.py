"""Resolve days: weekdays by tense, holidays, days beside others, clock times."""

from datetime import date

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
from newsfacts.extractors.times.holidays import holiday_date, holiday_dates
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.settlingmonths import settle_month, settle_month_day, year_of_day
from newsfacts.extractors.times.tenses import is_foreseen
from newsfacts.extractors.times.timewords import time_words

# A clock time goes on with a day told of so many words before, and so many days ago, at most.
TELLING_REACH, TELLING_DAYS = 80, 4
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
    return tense in ("future", "due") or is_foreseen(context.scan, reading.first)


def _weekday_beside_last(context: Context, weekday: int, mode: str) -> date | None:
    """The day of "the following Tuesday", "the previous Friday": beside the last mentioned."""
    days = None if context.last is None else bounds(context.last)
    if days is None or days[0] != days[1]:
        return None
    if mode == "following":
        return weekday_on_or_after(days[0] + DAY, weekday)
    return weekday_on_or_before(days[0] - DAY if mode == "previous" else days[0], weekday)


def settle_week_of(reading: Reading, context: Context) -> Settled:
    """The week of a day: "the week of March 6"."""
    unit, (year, month, day) = reading.data
    if year is None:
        year = year_of_day(reading, context, month, day, None, None)
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
    settle = {
        "day": settle_relative_day,
        "weekday": settle_weekday,
        "monthday": settle_month_day,
        "holiday": settle_holiday,
    }
    days = bounds(settle[other.rule](other, context)[0])
    if days is None or days[0] != days[1]:
        return UNSPECIFIED["D"], None
    return _day(days[0] + step * DAY, None)


def settle_week_beside(reading: Reading, context: Context) -> Settled:
    """Read "the week before Christmas", "the week after last Tuesday"."""
    step, other = reading.data
    value, _ = settle_day_beside(reading._replace(data=(7 * step, other)), context)
    days = bounds(value)
    return (UNSPECIFIED["W"] if days is None else value_at(days[0], "W")), None


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
