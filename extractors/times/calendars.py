"""Calendar arithmetic on TIMEX3 values: when a period begins and ends, and what is n periods on.

A value names a day (``2013-03-22``), week (``2013-W12``), weekend (``2013-W12-WE``), month, quarter
(``2013-Q1``), half (``2013-H1``), season (``2013-SP``), year, decade (``201``) or century (``20``).
Units are ``D W WE M Q H Y DE CE`` and, for clock units, ``TH TM TS``.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
# The first month of a season; winter belongs to the year in which it begins.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
VALUE_RE = re.compile(
    r"""
    (?:FY)?(?P<year>\d{4})
    (?: -(?P<month>\d\d) (?: -(?P<day>\d\d) )?
      | -W(?P<week>\d\d) (?: -(?P<end>WE) )?
      | -Q(?P<quarter>[1-4])
      | -H(?P<half>[12])
      | -(?P<season>SP|SU|FA|WI)
    )?
    (?: T.* )?
    | (?P<decade>\d{3})
    | (?P<century>\d\d)
    """,
    re.VERBOSE,
)


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a calendar value, None where it names no calendar time.

    Example:
        >>> [day.isoformat() for day in bounds("2013-W12")]
        ['2013-03-18', '2013-03-24']
    """
    match = VALUE_RE.fullmatch(value)
    if match is None:
        return None
    try:
        return _bounds(match)
    except (ValueError, OverflowError):
        return None  # February 30, week 54: written, but in no calendar


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    if match["century"]:
        return _months(int(match["century"]) * 100, 1, 1200)
    if match["decade"]:
        return _months(int(match["decade"]) * 10, 1, 120)
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return (monday + 5 * DAY if match["end"] else monday), monday + 6 * DAY
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, SEASON_MONTHS[match["season"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    start = date(year, month, 1)
    return start, add(start, "M", count) - DAY


def add(day: date, unit: str, count: int) -> date:
    """The day ``count`` units later; the end of a shorter month stands for days it lacks.

    Raises:
        ValueError: Outside the years a ``date`` can have.
    """
    if unit in DAYS_OF:
        try:
            return day + timedelta(days=DAYS_OF[unit] * count)
        except OverflowError as error:
            raise ValueError(str(error)) from error
    months = day.year * 12 + day.month - 1 + MONTHS_OF[unit] * count
    year, month = divmod(months, 12)
    first = date(year, month + 1, 1)
    if day.day <= 28:
        return first.replace(day=day.day)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, following - DAY)


def value_at(day: date, unit: str) -> str:
    """The period of a unit that holds a day, as a TIMEX3 value.

    Example:
        >>> value_at(date(2013, 3, 22), "W"), value_at(date(2013, 3, 22), "DE")
        ('2013-W12', '201')
    """
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    digits = {"Y": 4, "DE": 3, "CE": 2}[unit]
    return f"{day.year:04}"[:digits]


def season_at(day: date) -> str:
    """The season that holds a day: January and February belong to the winter before."""
    for code, month in reversed(SEASON_MONTHS.items()):
        if day.month >= month:
            return f"{day.year:04}-{code}"
    return f"{day.year - 1:04}-WI"


def shifted(value: str, years: int) -> str:
    """The same period so many years on; weeks and days keep their number in the year.

    Example:
        >>> shifted("2012-Q3", -1)
        '2011-Q3'
    """
    head = re.match(r"(?:FY)?(\d{4})", value)
    if head is None:
        return value
    return value[: head.start(1)] + f"{int(head[1]) + years:04}" + value[head.end(1) :]


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The nearest such weekday that is not later (Monday is 0)."""
    return day - ((day.weekday() - weekday) % 7) * DAY


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The nearest such weekday that is not earlier (Monday is 0)."""
    return day + ((weekday - day.weekday()) % 7) * DAY


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth such weekday of a month; -1 is the last one."""
    if n > 0:
        return weekday_on_or_after(date(year, month, 1), weekday) + 7 * (n - 1) * DAY
    return weekday_on_or_before(_months(year, month, 1)[1], weekday) + 7 * (n + 1) * DAY


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    Reference:
        The anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (
        century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
