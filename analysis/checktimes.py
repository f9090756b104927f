"""Whether a clipping's figure is of the time that a draft gives its own."""

import re
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import AsOf, nearness, order
from newsfacts.documents.records import Published
from newsfacts.extractors.facts import Fact

Time: TypeAlias = Literal["same", "open", "another"]

SOME_MONTH_RE = re.compile(r"XXXX-(\d\d)")  # a month of a year that nobody knows
DATELINE = 80  # characters that a dateline may take
DATELINE_END_RE = re.compile(r"\s*(?:\([^()\n]{1,20}\)\s*)?[-–—]{1,2}\s")
TELLING = ("time", "said")  # bases of a time that the text itself gives


def time_relation(d: Claim, e: Claim, window: int, *, is_same: bool) -> Time:
    """Whether the clipping's figure is of the draft's time; ``open`` where that is not asked.

    A draft that names no time takes any. Of one that does the same figure has to be of that day.

    Args:
        d: The draft's claim.
        e: The clipping's.
        window: Days within which two times are one.
        is_same: Whether it is the same figure.
    """
    near = nearness(d.as_of, e.as_of, window)
    if d.as_of.unresolved is not None and d.as_of.unresolved == e.as_of.unresolved:
        return "same"
    months = {month for month in (month_of(d.as_of), month_of(e.as_of)) if month is not None}
    if d.as_of.basis in TELLING and e.as_of.basis in TELLING and len(months) > 1:
        return "another"
    if d.as_of.basis not in TELLING:
        return "same" if near == "same" else "open"
    if near == "apart":
        return "another"
    if is_same and e.as_of.basis in TELLING and order(d.as_of, e.as_of):
        return "another"
    return "same" if near == "same" else "open"


def month_of(when: AsOf) -> int | None:
    """The month that a time lies in, of whatever year."""
    if when.unresolved is not None:
        match = SOME_MONTH_RE.match(when.unresolved)
        return int(match[1]) if match else None
    if when.start is None or when.end is None:
        return None
    first, last = date.fromordinal(when.start), date.fromordinal(when.end)
    return first.month if (first.year, first.month) == (last.year, last.month) else None


def without_dateline(fact: Fact, text: str, published: Published | None) -> Fact:
    """A fact without a time that is no more than the date of its article's first line.

    "DERNA, Sept 15 - Floods killed 300" says when this was written, not when the floods came.
    """
    if fact.time is None or not fact.spans.time:
        return fact
    said = published.text if published is not None else None
    start = text.find(said) if said else -1
    for first, last in fact.spans.time:
        is_date = said is not None and 0 <= start <= first and last <= start + len(said)
        if not is_date and not (last <= DATELINE and DATELINE_END_RE.match(text, last)):
            return fact
    return msgspec.structs.replace(fact, time=None)
