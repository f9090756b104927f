"""When an article was published, from what came with it and from its own words.

The first basis that answers is taken, and named: what the caller says, the file name, a labelled
stamp, a line that is a date, a dateline, a copyright line, the dates told in the body, the stamps
of embedded posts. The last ones give bounds only. The clock and the file's own time are never
asked: an article that does not say when it was published is undated.
"""

import re
from bisect import bisect_right

from newsfacts.documents.records import Basis, Document, Published
from newsfacts.extractors.publication.datelines import find_dateline
from newsfacts.extractors.publication.filedates import date_by_name
from newsfacts.extractors.publication.stamps import FOOT, HEAD, find_stamp, is_comment
from newsfacts.extractors.publication.writtendates import (
    WrittenDate,
    find_written_dates,
    read_given_date,
)
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.governing import Tense
from newsfacts.extractors.times.tenses import tense_around

COPYRIGHT_RE = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:©\s?)?(?P<year>(?:19|20)[0-9][0-9])(?![0-9]|\s?[-–])",
    re.IGNORECASE,
)
# How far around a date of the body its verb is looked for, in characters.
TOLD_REACH = 150
# A plan is believed only this near to its verb, in words.
WILL_REACH = 6


def date_article(document: Document) -> Published | None:
    """The publication date as an interval, with its basis and the words that prove it, or None.

    Args:
        document: ``given_date`` is what came with it; path and url may carry a date, too.

    Returns:
        An interval of days. ``start == end`` where the day is known; None as an end is open.
    """
    given = document.given_date
    if given is not None:
        read = read_given_date(given.text)
        if read is not None:
            start, end, value = read
            return Published(start.isoformat(), end.isoformat(), value, given.basis, given.text)
    named = date_by_name(document)
    if named is not None:
        return named
    dates = find_written_dates(document.text)
    copyrighted = _from_copyright(document)
    year = int(copyrighted.value or 0) if copyrighted is not None else None
    return (
        _from_stamp(document, dates)
        or find_dateline(document.text, dates, year)
        or copyrighted
        or _bounded(document, dates)
    )


def _from_stamp(document: Document, dates: list[WrittenDate]) -> Published | None:
    """The day of the best stamp outside posts."""
    posts = _post_spans(document)
    own = [written for written in dates if not _is_inside(written.start, posts)]
    stamp = find_stamp(document.text, own)
    if stamp is None:
        return None
    words = document.text[stamp.written.start : stamp.written.end]
    day = stamp.written.day.isoformat()
    return Published(stamp.first.isoformat(), day, day, stamp.basis, words)


def _from_copyright(document: Document) -> Published | None:
    """Read "(c) 2013 The Associated Press": the year only."""
    text = document.text
    match = COPYRIGHT_RE.search(text, max(0, len(text) - FOOT)) or COPYRIGHT_RE.search(
        text, 0, HEAD
    )
    if match is None:
        return None
    year = match["year"]
    return Published(f"{year}-01-01", f"{year}-12-31", year, "copyright", match[0])


def _bounded(document: Document, dates: list[WrittenDate]) -> Published | None:
    """Not before the latest day told of in the past or stamped on a post, not after one ahead."""
    posts = _post_spans(document)
    lower: tuple[WrittenDate, Basis] | None = None
    upper: WrittenDate | None = None
    for written in dates:
        if is_comment(document.text, written):
            continue
        posted = _is_inside(written.start, posts)
        tense = "past" if posted else _tense_of(document.text, written)
        if tense == "past" and (lower is None or written.day > lower[0].day):
            lower = (written, "post" if posted else "body")
        elif tense == "future" and (upper is None or written.day < upper.day):
            upper = written
    if lower is not None and upper is not None and upper.day < lower[0].day:
        upper = None  # a plan that has passed
    if lower is None:
        if upper is None:
            return None
        words = document.text[upper.start : upper.end]
        return Published(None, upper.day.isoformat(), None, "body", words)
    written, basis = lower
    end = None if upper is None else upper.day.isoformat()
    words = document.text[written.start : written.end]
    return Published(written.day.isoformat(), end, None, basis, words)


def _post_spans(document: Document) -> list[tuple[int, int]]:
    return [(zone.start, zone.end) for zone in document.zones if zone.name == "post"]


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    i = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return i >= 0 and spans[i][0] <= offset < spans[i][1]


def _tense_of(text: str, written: WrittenDate) -> Tense | None:
    """The tense that governs a date of the body: "burned down on March 22, 2013"."""
    if not text[max(0, written.start - 8) : written.start].rstrip().lower().endswith("on"):
        return None
    start = max(0, written.start - TOLD_REACH)
    start = max(start, text.rfind("\n", start, written.start) + 1)
    rest = text[written.end : written.end + TOLD_REACH].partition("\n")[0].partition(". ")[0]
    scan = Scan(Document(id="", text=text[start : written.end] + rest), {})
    first = scan.word_at(written.start - start)
    last = scan.word_at(written.end - start - 1)
    tense = tense_around(scan, first, last)
    if tense == "future" and "will" not in scan.words[max(0, first - WILL_REACH) : first]:
        return None  # "will recall Carter, who spoke on April 18, 1977"
    return tense
