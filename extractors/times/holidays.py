"""Holidays and named days, fixed and moving: how they are read, and on which day they fall."""

import re
from datetime import date, timedelta
from functools import cache

from newsfacts.documents.lexicon import LexiconError
from newsfacts.extractors.scanning import WORD_RE, Scan
from newsfacts.extractors.times.calendars import easter, make_date, nth_weekday
from newsfacts.extractors.times.holidaywords import holidays
from newsfacts.extractors.times.readings import DASHES, Reading, is_year_word, read, word
from newsfacts.extractors.times.timewords import time_words

RULE_RE = re.compile(
    r"""
    (?P<month>\d\d) - (?P<day>\d\d)                                   # 12-25
  | easter (?P<shift>[+-]\d+)                                         # easter-2
  | table \s (?P<table>.+)                                            # table diwali
  | nth \s (?P<of>\d+) \s (?P<weekday>\d) \s (?P<n>-?\d) (?: \s \+(?P<plus>\d) )?
    """,
    re.VERBOSE,
)


# How many words behind the first of "the Christmas and New Year sales" what they share may stand.
SHARED_NAME = 6


@cache
def holiday_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names, cut into words as the scan cuts them, by first word; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in holidays().holiday:
        for name in entry.names:
            words = tuple(piece.strip() for piece in WORD_RE.findall(name))
            found.setdefault(words[0], []).append((words, entry.rule))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])))
        for first, names in found.items()
    }


@cache
def _tabulated(rule: str) -> dict[int, tuple[date, ...]]:
    """The days of a feast that is not computed, by year: Eid al-Fitr may fall twice in one."""
    found: dict[int, tuple[date, ...]] = {}
    for entry in holidays().holiday:
        if entry.rule == rule:
            for text in entry.dates.split():
                day = date.fromisoformat(text)
                found[day.year] = (*found.get(day.year, ()), day)
    return found


def holiday_dates(rule: str, year: int) -> tuple[date, ...]:
    """Every day of a year on which a rule falls, in order; mostly one."""
    if rule.startswith("table "):
        return _tabulated(rule).get(year, ())
    day = holiday_date(rule, year)
    return () if day is None else (day,)


@cache
def holiday_date(rule: str, year: int) -> date | None:
    """The day of a year on which a rule falls.

    Raises:
        LexiconError: The rule is not one of the four forms.
    """
    match = RULE_RE.fullmatch(rule)
    if match is None:
        raise LexiconError(f"times_holidays.toml: no rule is written {rule!r}")
    if match["table"]:
        days = _tabulated(rule).get(year)
        return days[0] if days else None
    if match["month"]:
        return make_date(year, int(match["month"]), int(match["day"]))
    if match["shift"]:
        return easter(year) + timedelta(days=int(match["shift"]))
    day = nth_weekday(year, int(match["of"]), int(match["weekday"]), int(match["n"]))
    return day + timedelta(days=int(match["plus"] or 0))


def read_holiday(scan: Scan, i: int) -> Reading | None:
    """The holiday whose name begins at ``i``, with "last" or a year: "Thanksgiving 2012"."""
    found = _name_at(scan, i)
    if found is None:
        return None
    length, rule = found
    last = i + length - 1
    following, previous = word(scan, last + 1), word(scan, i - 1)
    if following[:1].isalpha() and scan.is_capitalised(last + 1):
        return None  # Easter Island, the Good Friday Agreement
    if following in time_words().words.holiday_sales:
        return None
    if following in DASHES and scan.touches(last + 1) and word(scan, last + 2)[:1].isalpha():
        return None  # a Halloween-like mood
    for named in time_words().named_day:
        if rule == f"{named.month:02}-{named.day:02}" and following in named.nouns:
            return read(scan, i, last, "DATE", "named day", (named.value,))
    mode = time_words().deictics.get(previous)
    if mode is not None and previous not in ("present", "current"):
        first = i - 1
    elif length == 1 and _is_other_thing(scan, i, following, previous):
        return None
    else:
        first, mode = i, None
    if is_year_word(following):
        return read(scan, first, last + 1, "DATE", "holiday", (rule, mode, int(following), "D"))
    if is_year_word(previous):
        return read(scan, i - 1, last, "DATE", "holiday", (rule, mode, int(previous), "D"))
    if following in ("week", "weekend"):
        unit = "W" if following == "week" else "WE"
        return read(scan, first, last + 1, "DATE", "holiday", (rule, mode, None, unit))
    return read(scan, first, last, "DATE", "holiday", (rule, mode, None, "D"))


def _name_at(scan: Scan, i: int) -> tuple[int, str] | None:
    """Length in words and rule of the longest holiday name at ``i``."""
    if scan.is_capitalised(i):
        for names, rule in holiday_names().get(scan.words[i], ()):
            if tuple(scan.words[i : i + len(names)]) == names:
                return len(names), rule
    return None


def _is_other_thing(scan: Scan, i: int, following: str, previous: str) -> bool:
    """Whether a one-word name is part of something else: "Christmas trees", "Father Christmas"."""
    classes = time_words().words
    if following == "and":  # "the Christmas and New Year sales"
        j = i + 2
        while j < len(scan) and j < i + SHARED_NAME and scan.is_capitalised(j):
            j += 1
        following = word(scan, j) if j > i + 2 else following
        if following in classes.holiday_sales:
            return True
    if following in classes.holiday_things:
        return True
    named = previous[:1].isalpha() and scan.is_capitalised(i - 1)
    return named and previous not in classes.before_holidays
