"""What resolution knows at a point of the article: its own date, and the dates mentioned so far."""

from datetime import date
from typing import TypeAlias

from newsfacts.documents.records import Published
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.calendars import DAY, bounds, value_at
from newsfacts.extractors.times.governing import Tense
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.tenses import tense_around
from newsfacts.extractors.times.timewords import time_words

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


# How far behind a clock time its day may stand: "5:13 p.m. (2113 GMT) on Tuesday".
CLOCK_REACH = 8
# "The day", "in the morning" are those of a day mentioned this many words before at most, else the
# article's own.
DAY_REACH = 100
# "Said", "told reporters on" stand so many words before the day of saying at most.
SAYING_REACH = 3
# "Until then" means a date mentioned this many words before at most.
THEN_REACH = 25
# A year opens a sentence when so many words of it stand before its end at most.
OPENING = 3
OPENERS = frozenset(("in", "during", "throughout", "back", "and", "but", "again"))
YEAR_LENGTH = len("2013")
MONTH_LENGTH = len("2013-03")
# A verb of the present so many words before a range makes a participle of what looks past.
NEAR_VERB, PRESENT_VERBS = 4, frozenset(("is", "are", "remains", "remain", "be"))
RANGE_WORDS = frozenset(("to", "through", "and", "until", "or", "-", "–"))


class Context:
    """Where in the article resolution stands: what is known of its date, and what was mentioned."""

    __slots__ = (
        "base",
        "day",
        "day_index",
        "last",
        "last_index",
        "month_base",
        "months",
        "quarter",
        "quarter_index",
        "reported",
        "reported_index",
        "scan",
        "told",
        "told_index",
        "year_base",
        "year_said",
    )

    def __init__(self, scan: Scan, published: Published | None) -> None:
        self.scan = scan
        self.base, self.month_base, self.year_base = _bases(published)
        self.last: str | None = None  # the last calendar value mentioned
        self.last_index = 0
        self.day: date | None = None  # the last single day mentioned
        self.day_index = 0
        self.told: date | None = None  # the last day on which something happened but saying
        self.told_index = 0
        self.year_said: tuple[int, int] | None = None  # a year and the sentence that it opens
        self.quarter: str | None = None
        self.quarter_index = 0
        self.reported: str | None = None  # the quarter, half or year that figures are of
        self.reported_index = 0
        self.months: str | None = None  # … where they are of several months, how many: "P9M"

    def remember(self, value: str, first: int, index: int) -> None:
        """Keep the resolved value of words ``first`` to ``index`` for what refers back to it."""
        if value[:1].isdecimal():
            self.last, self.last_index = value, index
            if len(value) == YEAR_LENGTH:
                self._remember_year(value, first, index)
            days = bounds(value)
            if days is not None and days[0] == days[1]:
                self.day, self.day_index = days[0], index
                if not self._is_of_saying(first):
                    self.told, self.told_index = days[0], index

    def _remember_year(self, value: str, first: int, index: int) -> None:
        """Keep a year that opens its sentence: "In 2003", "Next year"."""
        sentence = self.scan.sentence_index(self.scan.starts[first])
        if sentence < 0 or index - self.scan.sentence_words(sentence)[0] > OPENING:
            return
        before = self.scan.words[self.scan.sentence_words(sentence)[0] : first]
        if OPENERS.issuperset(before):  # not "Unlike last year", "Since 2003"
            self.year_said = int(value), sentence

    def opening_year(self, reading: Reading) -> int | None:
        """The year of the months of a sentence that opens with another than the article's own."""
        if self.year_said is None or self.base is None or self.year_said[0] == self.base.year:
            return None
        year, sentence = self.year_said
        if sentence != self.scan.sentence_index(reading.span.start):
            return None
        against = "past" if year > self.base.year else "future"
        return None if self.tense(reading) == against else year  # "Last year's winner will play"

    def _is_of_saying(self, first: int) -> bool:
        """Whether a day is that of saying: "police said Sunday", "told reporters on Monday"."""
        near = self.scan.words[max(0, first - SAYING_REACH) : first]
        return not time_words().tense.reporting.isdisjoint(near)

    def remember_quarter(self, value: str, index: int) -> None:
        """Keep the latest finished quarter reported on: "a year earlier" is compared with it."""
        if "-Q" not in value or value[-1] not in "1234":
            return
        days = bounds(value)
        running = days is not None and self.base is not None and days[1] >= self.base
        if self.quarter is None or (value >= self.quarter and not running):
            self.quarter, self.quarter_index = value, index
            self.reported, self.reported_index = value, index
            self.months = None

    def remember_months(self, index: int, months: str | None = None) -> None:
        """Keep that figures are now of several quarters: what they are compared with is a year."""
        if self.quarter is not None:
            self.reported, self.reported_index = self.quarter[:4], index
        self.months = months

    def last_day(self) -> date | None:
        """The day last mentioned, else the first day of the last period, else the article's own."""
        if self.day is not None and (self.last is None or len(self.last) != 4):
            return self.day
        if self.last is not None and (days := bounds(self.last)) is not None:
            return days[0]
        return self.base

    def range_start(self, reading: Reading) -> date | None:
        """The day of "Monday" in "Monday to Friday", "Monday and Tuesday", for the second."""
        if self.day is None or self.day_index != reading.first - 2:
            return None
        before, between = self.scan.words[reading.first - 2 : reading.first]
        ranges = before in time_words().weekdays and between in RANGE_WORDS
        return self.day if ranges else None

    def start_of_range(self, reading: Reading, day: date) -> date:
        """A weekday that is over, a week earlier where the range that it opens is not over then."""
        words = self.scan.words[reading.last + 1 : reading.last + 3]
        last = time_words().weekdays.get(words[1]) if len(words) > 1 else None
        if last is None or self.base is None or words[0] not in RANGE_WORDS - {"and", "or"}:
            return day
        near = self.scan.words[max(0, reading.first - NEAR_VERB) : reading.first]
        if self.tense(reading) != "past" or not PRESENT_VERBS.isdisjoint(near):
            return day  # "is closed from Monday to Friday"
        end = day + (last - day.weekday()) % 7 * DAY
        return day if end <= self.base else day - 7 * DAY

    def is_day_of_clock(self, reading: Reading, weekday: int) -> bool:
        """Whether a weekday is the day that the clock time just before it was given."""
        near = 0 < reading.first - self.day_index <= CLOCK_REACH
        timed = self.last is not None and "T" in self.last and self.last_index == self.day_index
        return near and timed and self.day is not None and self.day.weekday() == weekday

    def opens(self, reading: Reading) -> bool:
        """Whether a reading opens its sentence, behind a preposition at most."""
        sentence = self.scan.sentence_index(reading.span.start)
        return sentence >= 0 and reading.first - self.scan.sentence_words(sentence)[0] <= 1

    def is_own_day(self) -> bool:
        """Whether the date last mentioned is the article's own day, or that of its dateline."""
        if self.day is None or self.base is None or self.last_index != self.day_index:
            return False
        return abs(self.base - self.day) <= DAY

    def is_near(self, reading: Reading) -> bool:
        """Whether a date was mentioned so lately that "until then" means it."""
        return self.last is not None and reading.first - self.last_index <= THEN_REACH

    def beside(self, reading: Reading) -> tuple[date, date] | None:
        """First and last day of the last date mentioned, where it stands in the same sentence."""
        if self.last is None:
            return None
        scan = self.scan
        here = scan.sentence_index(reading.span.start)
        if here != scan.sentence_index(scan.starts[self.last_index]):
            return None
        return bounds(self.last)

    def month_beside(self, reading: Reading) -> str | None:
        """The month last mentioned, where it stands in the same sentence."""
        last = self.last
        if last is None or len(last) != MONTH_LENGTH or not last[5:].isdecimal():
            return None
        return last if self.beside(reading) is not None else None

    def month_before(self, reading: Reading) -> str | None:
        """The month that a reading makes a range with: "June" in "June to early October"."""
        last = self.last
        if last is None or len(last) != MONTH_LENGTH or not last[5:].isdecimal():
            return None
        ranges = self.scan.words[reading.first - 1] in RANGE_WORDS
        return last if ranges and self.last_index == reading.first - 2 else None

    def word_before(self, reading: Reading) -> str:
        """The word before a reading, "" where none is."""
        return self.scan.words[reading.first - 1] if reading.first else ""

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


def first_of(base: date, unit: str) -> date:
    """A day from which whole units can be counted."""
    days = bounds(value_at(base, unit))
    return base if days is None or unit == "D" else days[0]


def base_for(context: Context, unit: str) -> date | None:
    """The article's date where it is known well enough for periods of a unit."""
    if unit in ("D", "W", "WE", "FN"):
        return context.base
    if unit in ("M", "Q", "H"):
        return context.base or context.month_base
    return context.base or context.month_base or context.year_base
