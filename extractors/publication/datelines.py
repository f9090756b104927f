"""Date an article by its dateline: "GENEVA, May 26 (Reuters) -", "LONDON — 21 March 2013"."""

import re
from datetime import date, timedelta

from newsfacts.documents.records import Published
from newsfacts.extractors.publication.writtendates import (
    YEAR_RE,
    WrittenDate,
    month_number,
    month_re,
)
from newsfacts.extractors.times.calendars import make_date
from newsfacts.extractors.times.timewords import time_words

# A dateline opens its paragraph, and the text.
REACH = 1500
DAY = timedelta(days=1)
PLACE_RE = re.compile(
    r"[A-Z][A-Z.'’,/ -]+(?:, [A-Z][\w. ]{1,20})?(?:\([A-Z]\w{1,19}\) ?)?(?:, | [—–|-]{1,2} )"
)
DATELINE_END_RE = re.compile(
    r"""
    \.? \s (?P<day>[0-9]{1,2}) (?![0-9]) (?: ,? \s (?P<year>[0-9]{4}) )?
    \s{0,2} (?: \([^()\n]{2,20}\) \s{0,2} )? ,? (?: [—–_:-] | (?<=\)) | (?<=\)\s) )
    """,
    re.VERBOSE,
)
# Around a date with its year: "GENEVA, 3 November 2024 –", "MOSCOW, May 3, 2024. /TASS/".
FULL_BEFORE_RE = re.compile(
    r"""
    [A-Z][\w.'’/-]{1,20} (?: \ (?:[A-Z][\w.'’/-]{0,20}|de|la|el|al|and) ){0,4}
    (?: ,\ [A-Z][\w.]{1,20} ){0,2} (?: \ \([A-Z]\w{1,19}\) )? (?: ,\ ? | \ ?[—–|-]{1,2}\ ? )
    """,
    re.VERBOSE,
)
FULL_BEHIND_RE = re.compile(
    r"[.,]?\s{0,2}(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)(?:\s|\.)|[.,]?\s{0,2}[—–-]{1,2}\s"
)
SAID_RE = re.compile(
    r"\bsaid (?:on )?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE
)


def find_dateline(
    text: str, dates: list[WrittenDate], copyright_year: int | None = None
) -> Published | None:
    """The day of "GENEVA, May 26 (Reuters) -", or the one after; its year must be told.

    Told it is by the dateline itself, by the body beside a weekday that fits, or by a copyright.
    """
    for written in dates:
        if written.start > REACH:
            break
        line_start = text.rfind("\n", 0, written.start) + 1
        place = FULL_BEFORE_RE.fullmatch(text, line_start, written.start)
        if place is not None and FULL_BEHIND_RE.match(text, written.end):
            return _published(written.day, text[line_start : written.end])
    for name in month_re().finditer(text, 0, REACH):
        match = DATELINE_END_RE.match(text, name.end())
        if match is None:
            continue
        start = max(text.rfind("\n", 0, name.start()) + 1, name.start() - 60)
        places = [
            m for m in PLACE_RE.finditer(text, start, name.start()) if m.end() == name.start()
        ]
        if not places:
            continue
        month = month_number(name[0])
        if match["year"]:
            day = make_date(int(match["year"]), month, int(match["day"]))
        else:
            number = int(match["day"])
            day = _dated_by_body(text, dates, month, number)
            if day is None and copyright_year is not None:
                day = make_date(copyright_year, month, number)
        if day is None:
            return None
        return _published(day, text[places[-1].start() : match.end()].strip(" -–—_:"))
    return None


def _published(day: date, words: str) -> Published:
    return Published(day.isoformat(), (day + DAY).isoformat(), day.isoformat(), "dateline", words)


def _dated_by_body(text: str, dates: list[WrittenDate], month: int, number: int) -> date | None:
    """The dateline day in the one year that the text names and that its "said on Tuesday" fits."""
    said = SAID_RE.search(text)
    years = {written.day.year for written in dates}
    years |= {int(match[0]) for match in YEAR_RE.finditer(text)}
    if said is None or not years:
        return None
    weekday = time_words().weekdays[said["day"].lower()]
    day = make_date(max(years), month, number)
    return day if day is not None and day.weekday() == weekday else None
