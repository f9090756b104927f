"""Resolve periods: "last week", "that year", "third-quarter", "two years ago", "last spring"."""

from datetime import date, timedelta

from newsfacts.extractors.times.calendars import DAY, add, bounds, season_at, shifted, value_at
from newsfacts.extractors.times.clocktimes import day_reading
from newsfacts.extractors.times.contexts import (
    DAY_REACH,
    MONTH_LENGTH,
    UNSPECIFIED,
    Context,
    Settled,
    base_for,
    first_of,
)
from newsfacts.extractors.times.durationvalues import CLOCK_UNITS
from newsfacts.extractors.times.readings import Reading, word
from newsfacts.extractors.times.settlingmonths import settle_month_day
from newsfacts.extractors.times.timewords import time_words

# How many words back a quarter is what "a year earlier" is compared with, and a date an anchor.
QUARTER_REACH = 400
QUARTER_DAYS = 92
# "This weekend" is the one before until Tuesday, with a verb of the past.
TUESDAY, SATURDAY = 1, 5
# How many words back "compared with" may stand: "compared with $7 million last year".
COMPARISON_REACH = 10
# How many words back the month of "that same day" may stand.
MONTH_REACH = 40


def settle_unit(reading: Reading, context: Context) -> Settled:
    """A unit behind this, last, next, that or the: "last week", "that year", "the quarter"."""
    unit, mode = reading.data
    if mode in ("same", "previous", "following", "the", "latest"):
        found = _unit_of_last(reading, context, unit, mode)
        if found is not None:
            return found, None
    base = base_for(context, unit)
    if base is None:
        return UNSPECIFIED[unit], None
    if unit == "Y" and (found := _year_in_question(reading, context, base, mode)) is not None:
        return found, None
    if unit == "FN":
        unit = "W"
    if unit == "Q" and mode == "this" and context.quarter and _has_figures(context, reading):
        return context.quarter, None
    if unit == "Q" and mode in ("the", "latest", "last"):
        return _finished_quarter(base), None
    if unit == "WE":
        return _weekend(reading, context, base, mode), None
    steps = {"last": -1, "latest": -1, "previous": -1, "next": 1, "following": 1}.get(mode, 0)
    return value_at(add(first_of(base, unit), unit, steps), unit), None


def _unit_of_last(reading: Reading, context: Context, unit: str, mode: str) -> str | None:
    """A unit that refers back: "that year", "the following month", "the quarter"."""
    if mode in ("the", "latest") and unit in ("W", "WE", "M", "Y"):
        return None
    if unit == "Q" and mode in ("the", "same", "latest"):
        if context.quarter is not None and reading.first - context.quarter_index < QUARTER_REACH:
            return context.quarter
        return None
    if unit == "D":
        far = mode == "the" and reading.first - context.day_index > DAY_REACH
        if mode == "same" and (found := _same_day(context, reading)) is not None:
            return found
        steps = {"same": 0, "the": 0, "previous": -1, "following": 1}[mode]
        return None if context.day is None or far else (context.day + steps * DAY).isoformat()
    last = context.last
    if last is None or (days := bounds(last)) is None:
        return None
    coarse = {"D": 10, "W": 8, "WE": 10, "M": 7, "Q": 7, "Y": 4, "DE": 3, "CE": 2}.get(unit, 4)
    if len(last.split("T")[0]) < coarse and not (unit == "M" and "-" in last):
        return None
    steps = {"same": 0, "the": 0, "previous": -1, "following": 1}[mode]
    if unit == "WE":
        return value_at(days[0] + 7 * steps * DAY, "WE")
    return value_at(add(first_of(days[0], unit), unit, steps), unit)


def _same_day(context: Context, reading: Reading) -> str | None:
    """An unknown day for "that day", where no day was told of, or a month more lately."""
    if context.scan.words[reading.first] == "this":
        return None
    if context.day is None or reading.first - context.day_index > DAY_REACH:
        return f"{context.last}-XX" if _is_month_near(context, reading) else UNSPECIFIED["D"]
    later = context.last_index > context.day_index and _is_month_near(context, reading)
    return f"{context.last}-XX" if later else None


def _is_month_near(context: Context, reading: Reading) -> bool:
    """Whether the date last mentioned is a month, a sentence or two before."""
    last = context.last
    near = reading.first - context.last_index <= MONTH_REACH
    return near and last is not None and len(last) == MONTH_LENGTH and last[5:].isdecimal()


def _year_in_question(reading: Reading, context: Context, base: date, mode: str) -> str | None:
    """A year that the figures around it tell.

    In "third-quarter sales were $2 million, from $3 million last year" it is a quarter that is
    compared, and in "lost $2 million in the fourth quarter of 2005, $8 million in the full year"
    the year is that of the quarter.
    """
    if mode == "the":
        days = context.beside(reading)
        return f"{days[0].year:04}" if days is not None and days[1] < first_of(base, "Y") else None
    quarter = context.reported
    if mode != "last" or quarter is None or "-" not in quarter:
        return None
    near = reading.first - context.reported_index < QUARTER_REACH
    if not near or int(quarter[:4]) != base.year or not _is_compared(context, reading):
        return None
    return shifted(quarter, -1)


def _has_figures(context: Context, reading: Reading) -> bool:
    """Whether results are told of a quarter: "this quarter's loss" is of the one reported."""
    words = context.scan.words
    return words[reading.last + 1 : reading.last + 2] in (["'s"], ["’s"])


def _is_compared(context: Context, reading: Reading) -> bool:
    """Whether a figure stands between "from", "compared with" and the reading."""
    words = context.scan.words
    if words[reading.last + 1 : reading.last + 2] in (["'s"], ["’s"]):
        # "a 3% rise from last year's $4 million"
        return words[reading.first - 1] in time_words().words.comparing
    start = max(0, reading.first - COMPARISON_REACH)
    for k in range(reading.first - 1, start - 1, -1):
        if words[k] in time_words().words.comparing:
            between = words[k + 1 : reading.first]
            return any(text[:1].isdecimal() for text in between)
        if words[k] in (".", ";"):
            return False
    return False


def _finished_quarter(base: date) -> str:
    """The last quarter that is over."""
    return value_at(add(first_of(base, "Q"), "Q", -1), "Q")


def _weekend(reading: Reading, context: Context, base: date, mode: str) -> str:
    weeks = {"next": 1, "last": -1, "previous": -1, "following": 1}.get(mode, 0)
    if mode == "the" or mode == "same":
        ahead = context.tense(reading) == "future" or base.weekday() >= 5
        weeks = 0 if ahead else -1
    elif mode == "this" and base.weekday() < SATURDAY:
        over = base.weekday() <= TUESDAY and context.tense(reading) == "past"
        weeks = -1 if over or reading.mod == "START" else 0
    return value_at(base + 7 * weeks * DAY, "WE")


def settle_offset(reading: Reading, context: Context) -> Settled:
    """N units ago or from now, a year earlier, two days later."""
    unit, number, direction = reading.data
    back = direction in ("ago", "earlier")
    if direction in ("earlier", "later") and (day := _apposed(reading, context)) is not None:
        return day, None
    if number is None:
        return ("PAST_REF" if back else "FUTURE_REF"), None
    if unit in ("FN", "CE", "DE"):
        unit, number = {
            "FN": ("W", 2 * number),
            "DE": ("Y", 10 * number),
            "CE": ("Y", 100 * number),
        }[unit]
    if direction.startswith("ago "):  # "ten years ago this month": a month
        size = direction[-1]
        if context.base is None or number != int(number) or unit in CLOCK_UNITS:
            return UNSPECIFIED[size], None
        return value_at(add(context.base, unit, -int(number)), size), None
    if unit == "Y" and number == 1 and back:
        return _year_earlier(reading, context, direction), None
    if unit in ("TS", "TM", "TH"):
        base = context.base
        return (
            "PAST_REF" if base is None or number > 1e6 else _hours(base, unit, number, back)
        ), None
    anchor = base_for(context, unit) if direction in ("ago", "hence") else context.last_day()
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


def _apposed(reading: Reading, context: Context) -> str | None:
    """The day that is named beside an offset: "a week later, on May 12"."""
    scan = context.scan
    j = reading.last + 1
    j += word(scan, j) == ","
    j += word(scan, j) == "on"
    day = day_reading(scan, j)
    if day is None or day.rule != "monthday" or j == reading.last + 1:
        return None
    return settle_month_day(day, context)[0]


def _hours(base: date, unit: str, number: float, back: bool) -> str:
    """Hours from the article's day, to the day: beyond a day it matters which."""
    days = int(number // {"TH": 24, "TM": 1440, "TS": 86400}[unit])
    return (base + (-days if back else days) * DAY).isoformat()


def _year_earlier(reading: Reading, context: Context, direction: str) -> str:
    """The year before: of the quarter being compared, of the date before, or of the article."""
    month = context.month_beside(reading)
    if month is not None:
        return shifted(month, -1)
    if context.months is not None and context.scan.words[reading.last] == "period":
        return context.months
    if context.reported is not None and reading.first - context.reported_index < QUARTER_REACH:
        return shifted(context.reported, -1)
    base = base_for(context, "Y")
    own = context.is_own_day()
    if direction == "earlier" and context.last is not None and len(context.last) >= 4 and not own:
        return shifted(context.last.split("T")[0], -1)
    return "XXXX" if base is None else f"{base.year - 1:04}"


def settle_quarter(reading: Reading, context: Context) -> Settled:
    """A quarter or half: of its year, else the last that began or the coming one by tense."""
    unit, number, year, shift = reading.data
    if number is None:
        return _same_quarter(context, year, shift), None
    base = base_for(context, unit)
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
            # a quarter about to begin is the coming one, or that of a fiscal year
            year -= (days[0] - base).days > QUARTER_DAYS
        elif (
            days is not None
            and days[1] < base
            and (base - days[1]).days > QUARTER_DAYS
            and context.tense(reading) == "future"
        ):
            year += 1
    return (f"XXXX-{unit}{number}" if year is None else f"{year:04}-{unit}{number}"), None


def _same_quarter(context: Context, year: int | None, shift: int | None) -> str:
    """Read "the 1988 period", "last year's quarter": the quarter in question, in that year."""
    if year is None:
        base = base_for(context, "Y")
        year = None if base is None or shift is None else base.year + shift
    if context.reported is not None and year is not None:
        return f"{year:04}{context.reported[4:]}"
    return "XXXX" if year is None else f"{year:04}"


def settle_season(reading: Reading, context: Context) -> Settled:
    """A season: of its year, else by its mode or the tense around it."""
    code, mode, year, shift = reading.data
    base = base_for(context, "M")
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
