"""Resolve readings in text order: against the publication date, the tense, and dates before them.

An article without a date keeps the unspecified values of TIMEX3: ``XXXX-WXX-4`` for "Thursday",
``XXXX-12`` for "December". Nothing is resolved against the clock.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

from newsfacts.documents.records import Published
from newsfacts.extractors.calendars import (
    DAY,
    add,
    bounds,
    make_date,
    season_at,
    shifted,
    value_at,
    weekday_on_or_after,
    weekday_on_or_before,
)
from newsfacts.extractors.durations import duration_value
from newsfacts.extractors.holidays import holiday_date
from newsfacts.extractors.readings import Reading
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.tenses import Tense, tense_around

# How many words back a quarter is what "a year earlier" is compared with, and a date an anchor.
QUARTER_REACH = 400
# "The day" is one that was mentioned this many words before at most, else the article's own.
DAY_REACH = 100
# A month and day up to this many days ahead is the coming one when no verb tells …
AHEAD_DAYS = 180
AHEAD_MONTHS = 6
JUST_GONE = 2
# … and up to this many where the verb is of the past: "the meeting, moved to Nov. 16".
SOON_DAYS = 45
UNSPECIFIED = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "FN": "XXXX-WXX",
}
Window: TypeAlias = tuple[str | None, str | None]
Settled: TypeAlias = tuple[str, Window | None]


class Context:
    """Where in the article resolution stands: what is known of its date, and what was mentioned."""

    __slots__ = (
        "base",
        "day",
        "day_index",
        "last",
        "last_index",
        "month_base",
        "quarter",
        "quarter_index",
        "scan",
        "year_base",
    )

    def __init__(self, scan: Scan, published: Published | None) -> None:
        self.scan = scan
        self.base, self.month_base, self.year_base = _bases(published)
        self.last: str | None = None  # the last calendar value mentioned
        self.last_index = 0
        self.day: date | None = None  # the last single day mentioned
        self.day_index = 0
        self.quarter: str | None = None
        self.quarter_index = 0

    def remember(self, value: str, index: int) -> None:
        """Keep a resolved value for what refers back to it."""
        if value[:1].isdigit():
            self.last, self.last_index = value, index
            days = bounds(value)
            if days is not None and days[0] == days[1]:
                self.day, self.day_index = days[0], index

    def remember_quarter(self, value: str, index: int) -> None:
        """Keep the latest finished quarter that is reported on: "a year earlier" compares with it."""
        if "-Q" not in value or value[-1] not in "1234":
            return
        days = bounds(value)
        running = days is not None and self.base is not None and days[1] >= self.base
        if self.quarter is None or (value >= self.quarter and not running):
            self.quarter, self.quarter_index = value, index

    def last_day(self) -> date | None:
        """The day last mentioned, else the first day of the last period, else the article's own."""
        if self.day is not None and (self.last is None or len(self.last) != 4):
            return self.day
        if self.last is not None and (days := bounds(self.last)) is not None:
            return days[0]
        return self.base

    def tense(self, reading: Reading) -> Tense | None:
        """The tense of the verb that governs a reading."""
        return tense_around(self.scan, reading.first, reading.last)


def _bases(published: Published | None) -> tuple[date | None, date | None, date | None]:
    """The day to resolve against, and days that fix at least the month, at least the year."""
    if published is None or published.start is None or published.end is None:
        return None, None, None
    start, end = date.fromisoformat(published.start), date.fromisoformat(published.end)
    if end - start <= DAY:
        return start, start, start
    middle = start + (end - start) // 2
    if (start.year, start.month) == (end.year, end.month):
        return None, middle, middle
    return None, None, middle if start.year == end.year else None


def settle_reading(reading: Reading, context: Context) -> Settled:
    """The TIMEX3 value of a reading, and its window where that is not the bounds of the value."""
    try:
        return RESOLVERS[reading.rule](reading, context)
    except (ValueError, OverflowError):
        return UNSPECIFIED["D"], None  # past the ends of the calendar


def _day(day: date, part: str | None) -> Settled:
    return day.isoformat() + (part or ""), None


def _value(reading: Reading, context: Context) -> Settled:
    return reading.data[0], None


def _relative_day(reading: Reading, context: Context) -> Settled:
    if context.base is None:
        return "XXXX-XX-XX" + (reading.part or ""), None
    return _day(context.base + reading.data[0] * DAY, reading.part)


def _last_day(reading: Reading, context: Context) -> Settled:
    day = context.last_day()
    if day is None or (
        context.last is not None and len(context.last.split("T")[0]) != 10 and context.base is None
    ):
        return "XXXX-XX-XX" + (reading.part or ""), None
    return _day(day + reading.data[0] * DAY, reading.part)


def _weekday(reading: Reading, context: Context) -> Settled:
    weekday, mode = reading.data
    base = context.base
    part = reading.part or ""
    if mode in ("following", "previous", "same") and context.last is not None:
        days = bounds(context.last)
        if days is not None and days[0] == days[1]:
            day = days[0]
            if mode == "following":
                return _day(weekday_on_or_after(day + DAY, weekday), part)
            return _day(
                weekday_on_or_before(day - DAY if mode == "previous" else day, weekday), part
            )
    if base is None:
        return f"XXXX-WXX-{weekday + 1}{part}", None
    monday = weekday_on_or_before(base, 0)
    if isinstance(mode, int):
        near = (
            weekday_on_or_before(base, weekday) if mode < 0 else weekday_on_or_after(base, weekday)
        )
        return _day(near + 7 * mode * DAY, part)
    if mode is not None and mode.startswith("week "):
        weeks = {"week last": -1, "week this": 0, "week next": 1}[mode]
        return _day(monday + (7 * weeks + weekday) * DAY, part)
    if mode in ("last", "previous", "latest"):
        return _day(weekday_on_or_before(base - DAY, weekday), part)
    if mode == "next":
        return _day(monday + (7 + weekday) * DAY, part)
    if mode == "following":
        return _day(weekday_on_or_after(base + DAY, weekday), part)
    if mode == "this":
        return _day(monday + weekday * DAY, part)
    if context.tense(reading) == "future":
        return _day(weekday_on_or_after(base, weekday), part)
    return _day(weekday_on_or_before(base, weekday), part)


def _month_day(reading: Reading, context: Context) -> Settled:
    year, month, day, weekday, shift = reading.data
    part = reading.part or ""
    if year is None:
        year = _year_of_day(reading, context, month, day, weekday, shift)
    if year is None:
        return f"XXXX-{month:02}-{day:02}{part}", None
    return f"{year:04}-{month:02}-{day:02}{part}", None


def _year_of_day(
    reading: Reading, context: Context, month: int, day: int, weekday: int | None, shift: Any
) -> int | None:
    """The year of a month and day: by its weekday, the list it stands in, or the nearest fit."""
    base = context.base or context.month_base or context.year_base
    if shift == "list":
        return (
            int(context.last[:4])
            if context.last and context.last[:4].isdigit() and len(context.last) > 3
            else None
        )
    if base is None:
        return None
    if isinstance(shift, int):
        return base.year + shift
    if context.base is None and context.month_base is None:
        return base.year
    if weekday is not None:
        return _year_by_weekday(base, month, day, weekday) or base.year
    near = [
        d
        for year in (base.year - 1, base.year, base.year + 1)
        if (d := make_date(year, month, day))
    ]
    if not near:
        return base.year
    previous = [d for d in near if d <= base]
    coming = [d for d in near if d >= base]
    if not previous or not coming:
        return near[0].year
    tense = context.tense(reading)
    if tense == "deadline":
        tense = "past" if (base - previous[-1]).days <= 31 * JUST_GONE else "future"
    if tense == "future":
        return coming[0].year if (base - previous[-1]).days > 7 else previous[-1].year
    ahead = (coming[0] - base).days
    if tense == "past":
        return (
            coming[0].year
            if ahead <= 14 and (base - previous[-1]).days > 180
            else previous[-1].year
        )
    return coming[0].year if ahead <= AHEAD_DAYS else previous[-1].year


def _year_by_weekday(base: date, month: int, day: int, weekday: int) -> int | None:
    """The year nearest to the base in which the day falls on the weekday."""
    for distance in range(8):
        for year in (base.year - distance, base.year + distance):
            found = make_date(year, month, day)
            if found is not None and found.weekday() == weekday:
                return year
    return None


def _month(reading: Reading, context: Context) -> Settled:
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
    if mode in ("same", "following", "previous") and context.last and context.last[:4].isdigit():
        year = int(context.last[:4])
        earlier = context.last[5:7].isdigit() and month <= int(context.last[5:7])
        return year + (mode == "following" and earlier) - (mode == "previous" and not earlier)
    tense = context.tense(reading)
    ahead = (month - base.month) % 12
    if tense == "deadline":
        tense = "past" if ahead >= 12 - JUST_GONE else "future"
    if tense == "future" or (tense is None and ahead < AHEAD_MONTHS):
        return base.year if month >= base.month else base.year + 1
    return base.year if month <= base.month else base.year - 1


def _unit(reading: Reading, context: Context) -> Settled:
    """this/last/next/that/the week, month, quarter, year …"""
    unit, mode = reading.data
    if mode in ("same", "previous", "following", "the"):
        found = _unit_of_last(reading, context, unit, mode)
        if found is not None:
            return found, None
    base = _base_for(context, unit)
    if base is None:
        return UNSPECIFIED[unit], None
    if unit == "FN":
        unit = "W"
    if unit == "Q" and mode in ("the", "latest", "last"):
        return _finished_quarter(base), None
    if unit == "WE":
        return _weekend(reading, context, base, mode), None
    steps = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mode, 0)
    return value_at(add(_first_of(base, unit), unit, steps), unit), None


def _first_of(base: date, unit: str) -> date:
    """A day from which whole units can be counted."""
    days = bounds(value_at(base, unit))
    return base if days is None or unit == "D" else days[0]


def _base_for(context: Context, unit: str) -> date | None:
    if unit in ("D", "W", "WE", "FN"):
        return context.base
    if unit in ("M", "Q", "H"):
        return context.base or context.month_base
    return context.base or context.month_base or context.year_base


def _unit_of_last(reading: Reading, context: Context, unit: str, mode: str) -> str | None:
    """A unit that refers back: "that year", "the following month", "the quarter"."""
    if mode == "the" and unit in ("W", "WE", "M", "Y"):
        return None
    if unit == "Q" and mode in ("the", "same"):
        if context.quarter is not None and reading.first - context.quarter_index < QUARTER_REACH:
            return context.quarter
        return None
    if unit == "D":
        far = mode == "the" and reading.first - context.day_index > DAY_REACH
        steps = {"same": 0, "the": 0, "previous": -1, "following": 1}[mode]
        return None if context.day is None or far else (context.day + steps * DAY).isoformat()
    last = context.last
    if last is None or (days := bounds(last)) is None:
        return None
    coarse = {"D": 10, "W": 10, "WE": 10, "M": 7, "Q": 7, "Y": 4, "DE": 3, "CE": 2}.get(unit, 4)
    if len(last.split("T")[0]) < coarse and not (unit == "M" and "-" in last):
        return None
    steps = {"same": 0, "the": 0, "previous": -1, "following": 1}[mode]
    if unit == "WE":
        return value_at(days[0] + 7 * steps * DAY, "WE")
    return value_at(add(_first_of(days[0], unit), unit, steps), unit)


def _finished_quarter(base: date) -> str:
    """The last quarter that is over."""
    return value_at(add(_first_of(base, "Q"), "Q", -1), "Q")


def _weekend(reading: Reading, context: Context, base: date, mode: str) -> str:
    weeks = {"next": 1, "last": -1, "previous": -1, "following": 1}.get(mode, 0)
    if mode == "the" or mode == "same":
        ahead = context.tense(reading) == "future" or base.weekday() >= 5
        weeks = 0 if ahead else -1
    return value_at(base + 7 * weeks * DAY, "WE")


def _week_of(reading: Reading, context: Context) -> Settled:
    unit, (year, month, day) = reading.data
    if year is None:
        year = _year_of_day(reading, context, month, day, None, None)
    found = None if year is None else make_date(year, month, day)
    return (UNSPECIFIED[unit] if found is None else value_at(found, unit)), None


def _week_of_month(reading: Reading, context: Context) -> Settled:
    """ "the last week of March", "the first week of 2009"."""
    n, month_reading = reading.data
    value, _ = _month(month_reading, context)
    days = bounds(value)
    if days is None:
        return UNSPECIFIED["W"], None
    day = days[1] - 6 * DAY if n < 0 else days[0] + (7 * n - 4) * DAY
    return value_at(day, "W"), None


def _offset(reading: Reading, context: Context) -> Settled:
    """N units ago or from now, a year earlier, two days later."""
    unit, number, direction = reading.data
    back = direction in ("ago", "earlier")
    if number is None:
        return ("PAST_REF" if back else "FUTURE_REF"), None
    if unit in ("FN", "CE", "DE"):
        unit, number = {
            "FN": ("W", 2 * number),
            "DE": ("Y", 10 * number),
            "CE": ("Y", 100 * number),
        }[unit]
    if unit == "Y" and number == 1 and back:
        return _year_earlier(reading, context, direction), None
    if unit in ("TS", "TM", "TH"):
        base = context.base
        return (
            "PAST_REF" if base is None or number > 1e6 else _hours(base, unit, number, back)
        ), None
    anchor = _base_for(context, unit) if direction in ("ago", "hence") else context.last_day()
    if unit == "WE":
        unit = "W"
    if anchor is None:
        return UNSPECIFIED[unit], None
    steps = -number if back else number
    if number != int(number):
        months = {"Y": 12, "Q": 3, "M": 1}.get(unit)
        if months is None:
            return value_at(
                anchor + timedelta(days=round(steps * (7 if unit == "W" else 1))), "D"
            ), None
        return value_at(add(anchor, "M", round(steps * months)), "M"), None
    there = add(anchor, unit, int(steps))
    near = direction in ("ago", "hence") and unit == "W" and number == 1
    exact = direction in ("earlier", "later") and unit == "W"
    return value_at(there, "D" if near or exact else unit), None


def _hours(base: date, unit: str, number: float, back: bool) -> str:
    """Hours from the article's day, to the day: beyond a day it matters which."""
    days = int(number // {"TH": 24, "TM": 1440, "TS": 86400}[unit])
    return (base + (-days if back else days) * DAY).isoformat()


def _year_earlier(reading: Reading, context: Context, direction: str) -> str:
    """The year before: of the quarter that is being compared, of the date before, or of the article."""
    near = reading.first - context.quarter_index < QUARTER_REACH
    if context.quarter is not None and near:
        return shifted(context.quarter, -1)
    base = _base_for(context, "Y")
    if direction == "earlier" and context.last is not None and len(context.last) >= 4:
        return shifted(context.last.split("T")[0], -1)
    return "XXXX" if base is None else f"{base.year - 1:04}"


def _quarter(reading: Reading, context: Context) -> Settled:
    unit, number, year, shift = reading.data
    if number is None:
        return _same_quarter(context, year, shift), None
    base = _base_for(context, unit)
    if year is None and shift is not None and base is not None:
        if (
            shift == -1
            and reading.type == "DATE"
            and context.quarter
            and context.quarter.endswith(str(number))
        ):
            year = int(context.quarter[:4]) - 1
        else:
            year = base.year + shift
    if year is None and base is not None:
        year = base.year
        days = bounds(f"{year:04}-{unit}{number}")
        if days is not None and days[0] > base and context.tense(reading) != "future":
            year -= 1
        elif (
            days is not None
            and days[1] < base
            and (base - days[1]).days > 92
            and context.tense(reading) == "future"
        ):
            year += 1
    return (f"XXXX-{unit}{number}" if year is None else f"{year:04}-{unit}{number}"), None


def _same_quarter(context: Context, year: int | None, shift: int | None) -> str:
    """ "the 1988 period", "last year's quarter": the quarter in question, in that year."""
    if year is None:
        base = _base_for(context, "Y")
        year = None if base is None or shift is None else base.year + shift
    if context.quarter is not None and year is not None:
        return f"{year:04}{context.quarter[4:]}"
    return "XXXX" if year is None else f"{year:04}"


def _season(reading: Reading, context: Context) -> Settled:
    code, mode, year, shift = reading.data
    base = _base_for(context, "M")
    if year is None and base is not None:
        year = (
            base.year + shift
            if shift is not None
            else _year_of_season(reading, context, base, code, mode)
        )
    return (f"XXXX-{code}" if year is None else f"{year:04}-{code}"), None


def _year_of_season(
    reading: Reading, context: Context, base: date, code: str, mode: str | None
) -> int:
    now = season_at(base)
    this_year = bounds(f"{base.year:04}-{code}")
    began = this_year is not None and this_year[0] <= base
    over = this_year is not None and this_year[1] < base
    if mode in ("this", "latest"):
        return int(now[:4]) if now.endswith(code) else base.year
    if mode in ("last", "previous"):
        return base.year if over else base.year - 1
    if mode in ("next", "following"):
        return base.year + 1 if began else base.year
    if now.endswith(code):
        return int(now[:4])
    if context.tense(reading) == "future":
        return base.year + 1 if over else base.year
    return base.year if began else base.year - 1


def _holiday(reading: Reading, context: Context) -> Settled:
    rule, mode, year, unit = reading.data
    base = context.base or context.month_base
    if year is None and base is None:
        return ("XXXX-" + rule if rule[0].isdigit() else UNSPECIFIED["D"]), None
    if year is not None:
        day = holiday_date(rule, year)
    elif base is not None:
        day = _nearest_holiday(reading, context, base, rule, mode)
    return (UNSPECIFIED["D"] if day is None else value_at(day, unit)), None


def _nearest_holiday(
    reading: Reading, context: Context, base: date, rule: str, mode: str | None
) -> date | None:
    near = [
        d for year in (base.year - 1, base.year, base.year + 1) if (d := holiday_date(rule, year))
    ]
    previous, coming = [d for d in near if d <= base], [d for d in near if d >= base]
    if not previous or not coming:
        return None
    if mode == "this":
        return holiday_date(rule, base.year)
    if mode in ("last", "previous"):
        return previous[-1]
    if mode == "next" or (mode is None and context.tense(reading) == "future"):
        return coming[0]
    ahead = (coming[0] - base).days
    return (
        coming[0]
        if ahead <= 30 and (base - previous[-1]).days > 60 and mode is None
        else previous[-1]
    )


def _clock(reading: Reading, context: Context) -> Settled:
    """A clock time whose day stands elsewhere: in its sentence, else the article's own."""
    day = context.base
    last = context.last
    if last is not None and len(last.split("T")[0]) == 10 and _same_sentence(context, reading):
        found = bounds(last)
        day = found[0] if found is not None else day
    return (day.isoformat() if day else "XXXX-XX-XX") + (reading.part or ""), None


def _same_sentence(context: Context, reading: Reading) -> bool:
    scan = context.scan
    return scan.sentence_index(scan.starts[context.last_index]) == scan.sentence_index(
        reading.span.start
    )


def _window(reading: Reading, context: Context) -> Settled:
    """ "the past three months": a duration that ends, or begins, with the article."""
    unit, number, direction = reading.data
    value = duration_value(unit, number)
    base = context.base
    if base is None or number is None or direction is None or unit in ("TS", "TM", "WE"):
        return value, None
    if unit == "TH":
        unit, number = "D", max(1, round(number / 24))
    elif unit == "FN":
        unit, number = "W", number * 2
    if number != int(number):
        return value, None
    other = add(base, unit, int(number) if direction == "ahead" else -int(number))
    ends = (base, other) if direction == "ahead" else (other, base)
    return value, (ends[0].isoformat(), ends[1].isoformat())


def _amount(reading: Reading, context: Context) -> Settled:
    """A duration; "in two days" with a verb of the future is a date: the type follows the value."""
    unit, number, value = reading.data
    scan = context.scan
    if number is None or reading.first == 0 or scan.words[reading.first - 1] != "in":
        return value, None
    after = scan.words[reading.last + 1] if reading.last + 1 < len(scan) else ""
    if after == "of" or unit in ("TS", "TM", "TH") or context.tense(reading) != "future":
        return value, None
    return _offset(reading._replace(data=(unit, number, "hence")), context)


RESOLVERS: dict[str, Callable[[Reading, Context], Settled]] = {
    "value": _value,
    "day": _relative_day,
    "last day": _last_day,
    "weekday": _weekday,
    "monthday": _month_day,
    "month": _month,
    "unit": _unit,
    "week of": _week_of,
    "week of month": _week_of_month,
    "offset": _offset,
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
    "clock": _clock,
    "window": _window,
    "amount": _amount,
}
