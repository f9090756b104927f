"""Resolve amounts of time: a window that ends with the article, "in two days", "one day"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.times.calendars import add
from newsfacts.extractors.times.contexts import Context, Settled
from newsfacts.extractors.times.durationvalues import duration_value
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.settlingperiods import settle_offset
from newsfacts.extractors.times.timewords import time_words


def settle_window(reading: Reading, context: Context) -> Settled:
    """Read "the past three months": a duration that ends, or begins, with the article."""
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


def settle_amount(reading: Reading, context: Context) -> Settled:
    """A duration; "in two days" with a verb of the future is a date: the type follows the value."""
    unit, number, value = reading.data
    scan = context.scan
    before = scan.words[reading.first - 1] if reading.first else ""
    if value == "P1D" and scan.words[reading.first] == "one" and _is_some_day(context, reading):
        return "FUTURE_REF", None
    if (
        value == "P1D"
        and scan.words[reading.first] == "one"
        and _is_some_past_day(context, reading)
    ):
        return "PAST_REF", None
    if number is None or before != "in":
        return value, None
    if reading.mod not in (None, "APPROX"):
        return value, None  # "in less than three months"
    after = scan.words[reading.last + 1] if reading.last + 1 < len(scan) else ""
    if after == "of" or unit in ("TS", "TM", "TH") or context.tense(reading) != "future":
        return value, None
    return settle_offset(reading._replace(data=(unit, number, "hence")), context)


def _is_some_day(context: Context, reading: Reading) -> bool:
    """Whether "one day" is a day to come: "he will one day return"."""
    words = context.scan.words
    before = words[reading.first - 1] if reading.first else ""
    if before in time_words().words.before_one_day:
        return False
    near = words[max(0, reading.first - 4) : reading.last + 6]
    return context.tense(reading) != "past" and not time_words().tense.modals.isdisjoint(near)


def _is_some_past_day(context: Context, reading: Reading) -> bool:
    """Whether "one day" is an unknown day that is over: "One day she decided to leave"."""
    words = context.scan.words
    before = words[reading.first - 1] if reading.first else ""
    following = words[reading.last + 1] if reading.last + 1 < len(words) else ""
    if before in time_words().words.before_one_day or before in grammar().prepositions:
        return False
    return following in grammar().subject_pronouns or following in grammar().determiners
