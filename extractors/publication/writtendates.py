"""Full dates as they are written in stamps, records and file names, found without a scan.

Dating an article comes before its one anchor pass, so this looks only at the years in the text,
which are few, and at what stands right before or behind each.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from newsfacts.extractors.times.calendars import bounds, make_date
from newsfacts.extractors.times.odddates import parse_date
from newsfacts.extractors.times.timewords import time_words

# The look behind comes last, so that the search can skip to the next 1 or 2: five times faster.
YEAR_RE = re.compile(r"(?:19[5-9][0-9]|20[0-4][0-9])(?![0-9])(?<![0-9.,$£€][0-9]{4})")
# How far before its year a date may begin: "Wednesday, the 30th of September, 2024".
REACH = 44
ISO_RE = re.compile(
    r"""
    (?P<year>[0-9]{4}) (?P<mark>[-/.\ ]) (?P<month>[0-9]{2}) (?P=mark)
    (?P<day>[0-9]{2}) (?![0-9])
    # with spaces only before a clock time
    (?(mark) (?: (?<!\ [0-9]{2}\ [0-9]{2}) | (?=\s[0-9]{2}:[0-9]{2}) ) )
    """,
    re.VERBOSE,
)
GIVEN_RE = re.compile(
    r"""
    # 2013-03-22T10:00:00Z
    (?P<year>[0-9]{4})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})(?: [T\s].* )?
    """,
    re.VERBOSE | re.DOTALL,
)
EPOCH_RE = re.compile(r"(?P<seconds>1[0-9]{9})(?:[0-9]{3}|\.[0-9]+)?")
SLASHES_RE = re.compile(r"(?<![0-9/])(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/\Z")
SLASHED_RE = re.compile(
    r"(?P<first>[0-9]{1,2})[/.-](?P<second>[0-9]{1,2})[/.-](?P<year>[0-9]{4})\b"
)


class WrittenDate(NamedTuple):
    """A day written in full, and where; ``start`` includes its weekday."""

    start: int
    end: int
    day: date
    weekday: bool  # whether its weekday is written, too


@cache
def full_date_re() -> re.Pattern[str]:
    """A date that ends with its year: "Thu Apr 30, 2009", "30th of April, 2009"."""
    lexicon = time_words()
    months = "|".join(
        sorted({*lexicon.months, *lexicon.month_abbreviations}, key=len, reverse=True)
    )
    days = "|".join(
        sorted({*lexicon.weekdays, *lexicon.weekday_abbreviations}, key=len, reverse=True)
    )
    suffixes = "|".join(sorted(lexicon.words.ordinal_suffixes))
    return re.compile(
        rf"""
        (?: \b(?P<weekday>{days})\b [.,]{{0,2}} \s{{1,3}} (?:the\s)? )?
        (?: \b(?P<month>{months})\b \.? \s{{0,2}}
            (?P<day>[0-9]{{1,2}}) (?:{suffixes})? (?![0-9]) [,.]? \s{{0,3}}
          | (?<![0-9])(?P<day2>[0-9]{{1,2}}) (?:{suffixes})? [\s.-]{{0,2}} (?:of\s)?
            (?P<month2>{months})\b [.,-]{{0,2}} \s{{0,3}} )
        (?P<year>[0-9]{{4}}) \Z
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_written_dates(text: str) -> list[WrittenDate]:
    """Every day that is written in full, in text order."""
    found = []
    for year in YEAR_RE.finditer(text):
        written = _date_at_year(text, year.start(), year.end())
        if written is not None:
            found.append(written)
    return found


def _date_at_year(text: str, start: int, end: int) -> WrittenDate | None:
    if start and text[start - 1] == "/":
        return _slashed_date(text, start, end)
    begin = max(0, start - REACH)
    match = full_date_re().search(text[begin:end]) if _may_end_date(text[begin:start]) else None
    if match is not None:
        month = month_number(match["month"] or match["month2"])
        day = make_date(int(match["year"]), month, int(match["day"] or match["day2"]))
        if day is None:
            return None
        return WrittenDate(begin + match.start(), end, day, _fits(match["weekday"], day))
    iso = ISO_RE.match(text, start)
    if iso is None:
        return None
    day = make_date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    return None if day is None else WrittenDate(start, iso.end(), day, False)


def _slashed_date(text: str, start: int, end: int) -> WrittenDate | None:
    """4/16/2016, month first unless that cannot be; not the year in an address on the web."""
    match = SLASHES_RE.search(text, max(0, start - 6), start)
    if match is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    month, number = (first, second) if first <= 12 else (second, first)
    day = make_date(int(text[start:end]), month, number)
    return None if day is None else WrittenDate(match.start(), end, day, False)


def _may_end_date(before: str) -> bool:
    """Whether the word before a year is a month or a day: the pattern is run on nothing else."""
    before = before.rstrip(" ,.-\n")
    i = len(before)
    while i and before[i - 1].isalnum():
        i -= 1
    last = before[i:].lower()
    lexicon = time_words()
    return last[:1].isdecimal() or last in lexicon.months or last in lexicon.month_abbreviations


@cache
def month_re() -> re.Pattern[str]:
    """The name of a month, capitalised, full or short; what stands before it is not looked at."""
    lexicon = time_words()
    names = sorted({*lexicon.months, *lexicon.month_abbreviations}, key=len, reverse=True)
    written = (*map(str.capitalize, names), *map(str.upper, names))
    return re.compile(r"(?:" + "|".join(written) + r")\b")


def month_number(name: str) -> int:
    """The number of a month's name or abbreviation."""
    lexicon = time_words()
    name = name.lower()
    return lexicon.months.get(name) or lexicon.month_abbreviations[name]


def _fits(weekday: str | None, day: date) -> bool:
    if weekday is None:
        return False
    lexicon = time_words()
    name = weekday.lower()
    number = lexicon.weekdays.get(name, lexicon.weekday_abbreviations.get(name))
    return number == day.weekday()


def read_given_date(text: str) -> tuple[date, date, str] | None:
    """First day, last day and TIMEX3 value of a date that came with an article, in any usual form.

    The written day counts, whatever the zone: a record of "2013-03-22T23:30-05:00" is of the 22nd.

    Example:
        >>> read_given_date("Fri, 22 Mar 2013 10:00:00 GMT")[2], read_given_date("2009-04")[2]
        ('2013-03-22', '2009-04')
    """
    text = text.strip()
    match = GIVEN_RE.fullmatch(text)
    if match is not None:
        return _one_day(make_date(int(match["year"]), int(match["month"]), int(match["day"])))
    for value in (text.upper(), text.replace("/", "-")):
        days = bounds(value)
        if days is not None and len(value) >= 4:
            return *days, value
    first, slash, last = text.partition("/")
    if slash and len(first) == len(last) == 10:
        ends = bounds(first), bounds(last)
        if ends[0] is not None and ends[1] is not None and ends[0][0] <= ends[1][1]:
            return ends[0][0], ends[1][1], text
    epoch = EPOCH_RE.fullmatch(text)
    if epoch is not None:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch["seconds"]))
        return _one_day(moment.date())
    written = find_written_dates(text)
    if written:
        return _one_day(written[0].day)
    return _month_and_year(text) or _odd(text)


def other_reading(text: str) -> tuple[date, date] | None:
    """The day that a given date is read as, and the one that it may as well be: "03/04/2024"."""
    match = SLASHED_RE.match(text.strip())
    if match is None or "." in match[0]:  # with points the day comes first everywhere
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    read, other = make_date(year, first, second), make_date(year, second, first)
    return None if read is None or other is None or read == other else (read, other)


def _one_day(day: date | None) -> tuple[date, date, str] | None:
    return None if day is None else (day, day, day.isoformat())


def _month_and_year(text: str) -> tuple[date, date, str] | None:
    """Read "October 2024"."""
    name, _, year = text.replace(",", " ").replace(".", " ").rpartition(" ")
    lexicon = time_words()
    month = lexicon.months.get(name.strip().lower()) or lexicon.month_abbreviations.get(
        name.strip().lower()
    )
    if month is None or not year.isdecimal():
        return None
    value = f"{year}-{month:02}"
    days = bounds(value)
    return None if days is None else (*days, value)


def _odd(text: str) -> tuple[date, date, str] | None:
    """What is left: slashes month first unless that cannot be, the rest by dateparser."""
    match = SLASHED_RE.match(text)
    if match is not None:
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if "." in match[0] or first > 12:
            first, second = second, first
        return _one_day(make_date(year, first, second))
    value = parse_date(text) if any(c.isdecimal() for c in text) and len(text) <= 60 else None
    return None if value is None else _one_day(date.fromisoformat(value))
