"""Resolve readings in text order: against the publication date, the tense, and dates before them.

An article without a date keeps the unspecified values of TIMEX3: ``XXXX-WXX-4`` for "Thursday",
``XXXX-12`` for "December". Nothing is resolved against the clock.
"""

from collections.abc import Callable

from newsfacts.documents.lexicon import LexiconError
from newsfacts.extractors.times.contexts import UNSPECIFIED, Context, Settled
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.settlingdays import (
    settle_clock,
    settle_day_beside,
    settle_holiday,
    settle_last_day,
    settle_nth_weekday,
    settle_relative_day,
    settle_running_day,
    settle_then,
    settle_value,
    settle_week_beside,
    settle_week_of,
    settle_week_of_month,
    settle_weekday,
)
from newsfacts.extractors.times.settlingdurations import settle_amount, settle_window
from newsfacts.extractors.times.settlingmonths import settle_month, settle_month_day
from newsfacts.extractors.times.settlingperiods import (
    settle_offset,
    settle_quarter,
    settle_season,
    settle_unit,
)

# Rules whose value was known when they were read.
WRITTEN = (
    "year",
    "decade",
    "century",
    "named day",
    "odd date",
    "duration",
    "repetition",
    "reference",
    "some weekday",
)
RESOLVERS: dict[str, Callable[[Reading, Context], Settled]] = {
    **dict.fromkeys(WRITTEN, settle_value),
    "day": settle_relative_day,
    "last day": settle_last_day,
    "then": settle_then,
    "weekday": settle_weekday,
    "monthday": settle_month_day,
    "month": settle_month,
    "unit": settle_unit,
    "day beside": settle_day_beside,
    "running day": settle_running_day,
    "week beside": settle_week_beside,
    "week of": settle_week_of,
    "week of month": settle_week_of_month,
    "nth weekday": settle_nth_weekday,
    "offset": settle_offset,
    "quarter": settle_quarter,
    "season": settle_season,
    "holiday": settle_holiday,
    "clock": settle_clock,
    "window": settle_window,
    "amount": settle_amount,
}


def settle_reading(reading: Reading, context: Context) -> Settled:
    """The TIMEX3 value of a reading, and its window where that is not the bounds of the value."""
    try:
        return RESOLVERS[reading.rule](reading, context)
    except LexiconError:
        raise
    except (ValueError, OverflowError):
        return UNSPECIFIED["D"], None  # past the ends of the calendar
