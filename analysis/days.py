"""As of when a claim holds, and whether two claims hold at one time.

Days are proleptic ordinals; None is an end that nobody knows.
"""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.extractors.facts import Fact, Interval, Time

Basis: TypeAlias = Literal["time", "said", "published"]
Nearness: TypeAlias = Literal["same", "apart", "coarse", "unknown"]

DATELINE = 1  # days between the day of a dateline and that of the paper

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class AsOf(NamedTuple):
    """An interval of days, where it comes from, and the words when they name no day."""

    start: int | None = None
    end: int | None = None
    basis: Basis | None = None
    unresolved: str | None = None  # "XXXX-12": a time is given, nobody knows of which year

    @property
    def is_known(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


UNKNOWN = AsOf()


def as_of(fact: Fact, *, incident: bool) -> AsOf:
    """The time at which a figure holds: its own, else that of saying, else its article's.

    A toll belongs to an event, whose day says which event it is; the toll itself is as of the
    saying, unless it "rose to 19 on Thursday". "Since August" began then and holds when it is told.
    """
    if (
        (not incident or is_dated_toll(fact))
        and fact.time is not None
        and fact.time.type in ("DATE", "TIME")
    ):
        told = fact.time.value == "PRESENT_REF" or fact.time.relation == "since"
        if not told:
            return span_of(fact.time, "time")
    said = fact.claimant.said if fact.claimant else None
    if said is not None and said.value != "PRESENT_REF":
        return span_of(said, "said")
    return published_span(fact.published)


def event_days(fact: Fact, reach: int, revised: int | None = None) -> AsOf:
    """When the event of a toll happened: its time, else shortly before the article came out.

    Args:
        fact: The toll.
        reach: Days before its article within which an article's own event happened.
        revised: Days before it within which the event of a changed toll did; ``reach`` when None.
    """
    when = fact.time
    said = fact.claimant.said if fact.claimant else None
    is_of_saying = said is not None and when is not None and said.value == when.value
    is_day = (
        not is_dated_toll(fact)
        and when is not None
        and when.type in ("DATE", "TIME")
        and when.value != "PRESENT_REF"
    )
    if when is not None and is_day and not is_of_saying:
        return span_of(when, "time")
    told = span_of(said, "said") if said is not None and is_of_saying else UNKNOWN
    if told.start is None:
        told = published_span(fact.published)
    if told.start is None:
        return told
    if revised is not None and is_dated_toll(fact):
        reach = revised  # "rose to 58" is of an event that was told before
    return AsOf(told.start - reach, told.end, told.basis)


def is_dated_toll(fact: Fact) -> bool:
    """Whether a time beside a figure says when it was counted: "rose to 19 on Thursday from 14"."""
    quantity = fact.quantity
    return quantity is not None and (quantity.trend is not None or quantity.role != "level")


def span_of(when: Time, basis: Basis) -> AsOf:
    """The days that a time expression covers."""
    start, end = _ordinal(when.start), _ordinal(when.end)
    if start is None and end is None:
        return AsOf(basis=basis, unresolved=when.value)
    return AsOf(start, end, basis)


def published_span(published: Interval | None) -> AsOf:
    """The days on which an article may have come out."""
    if published is None or (published.start is None and published.end is None):
        return UNKNOWN
    return AsOf(_ordinal(published.start), _ordinal(published.end), "published")


def nearness(a: AsOf, b: AsOf, within: int) -> Nearness:
    """Whether two times are one, given that so many days do not matter.

    ``apart`` needs certainty, which a bound on one side can give; ``coarse`` are known times
    that may be one or not: a day and its month.
    """
    gap = days_between(a, b)
    if gap > within:
        return "apart"
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return "unknown"
    widest = max(a.start, a.end, b.start, b.end) - min(a.start, a.end, b.start, b.end)
    # a dateline leaves two days open, so what meets on one of them is of one day
    one = widest <= within or a[:2] == b[:2] or (gap == 0 and widest <= DATELINE)
    return "same" if one else "coarse"


def order(a: AsOf, b: AsOf) -> int:
    """-1 when ``a`` is certainly before ``b``, 1 when after, 0 when nobody can tell."""
    if a.end is not None and b.start is not None and a.end < b.start:
        return -1
    if b.end is not None and a.start is not None and b.end < a.start:
        return 1
    return 0


def days_between(a: AsOf, b: AsOf) -> int:
    """Days that certainly lie between two times."""
    gap = 0
    if a.end is not None and b.start is not None and b.start > a.end:
        gap = b.start - a.end
    if b.end is not None and a.start is not None and a.start - b.end > gap:
        gap = a.start - b.end
    return gap


def day_words(when: AsOf, *, year: bool = True) -> str:
    """A time for people: "3 May 2023", "May 2023", "1–3 May 2023", "10 May 2023 or later"."""
    if when.start is None and when.end is None:
        return when.unresolved or "undated"
    if when.end is None:
        assert when.start is not None
        return f"{_day(when.start, year=year)} or later"
    if when.start is None:
        return f"{_day(when.end, year=year)} or earlier"
    first, last = date.fromordinal(when.start), date.fromordinal(when.end)
    if first == last:
        return _day(when.start, year=year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    next_day = date.fromordinal(when.end + 1)
    if (
        first.day == 1
        and next_day.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{MONTHS[first.month - 1]} {first.year}" if year else MONTHS[first.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(when.end, year=year)}"
    return f"{_day(when.start, year=first.year != last.year)} to {_day(when.end, year=year)}"


def _day(ordinal: int, *, year: bool) -> str:
    day = date.fromordinal(ordinal)
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def two_days(a: AsOf, b: AsOf) -> tuple[str, str]:
    """Two times for one sentence: a year that both share is said once, at the end."""
    years = {date.fromordinal(day).year for day in (*a[:2], *b[:2]) if day is not None}
    return day_words(a, year=len(years) > 1), day_words(b)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def iso_day(ordinal: int | None) -> str | None:
    """An ordinal as an ISO day."""
    return date.fromordinal(ordinal).isoformat() if ordinal is not None else None
