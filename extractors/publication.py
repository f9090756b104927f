"""When an article was published, from what came with it and from its own words.

The first basis that answers is taken, and named: what the caller says, the file name, a labelled
stamp, a line that is a date, a dateline, a copyright line, the dates told in the body, the stamps
of embedded posts. The last ones give bounds only. The clock and the file's own time are never
asked: an article that does not say when it was published is undated.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from newsfacts.documents.records import Basis, Document, Published
from newsfacts.extractors.calendars import bounds, make_date
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.tenses import Tense, tense_around
from newsfacts.extractors.timewords import time_words
from newsfacts.extractors.writtendates import (
    WrittenDate,
    find_written_dates,
    month_number,
    month_re,
    read_given_date,
)

# Where stamps stand: at the head and at the foot of the text, in characters.
HEAD, FOOT = 700, 500
# A dateline opens its paragraph, and the text.
DATELINE_REACH = 1500
FILE_DAY_RE = re.compile(
    r"""
    (?: (?<![0-9A-Za-z]) | (?<![A-Z0-9])(?<=[A-Z]) | (?<=[A-Z][A-Z]) )
    (?P<year>19[5-9]\d|20[0-4]\d) (?P<mark>[-_./]?) (?P<month>0[1-9]|1[0-2]) (?P=mark)
    (?P<day>0[1-9]|[12]\d|3[01])
    (?! \d | [A-Za-z] )
    """,
    re.VERBOSE,
)
FILE_MONTH_RE = re.compile(r"(?<![\w-])(?P<value>(?:19|20)\d\d[-/](?:0[1-9]|1[0-2]))(?=[/_.\s]|$)")
WIRE_ID_RE = re.compile(
    r"(?:^|[/#_\s])[A-Za-z]{2,4}(?P<year>[5-9]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])[-.]"
)
LABEL_RE = re.compile(
    r"""
    (?P<label> (?:[Ff]irst\s|[Oo]riginally\s|[Ll]ast\s|[Pp]age\slast\s)?
        (?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified|[Bb]roadcast|[Uu]ploaded|[Ff]iled|[Ii]ssued
          |PUBLISHED|POSTED|UPDATED)
      | (?:[Pp]ublication\s|[Rr]elease\s|[Pp]ub\s|[Pp]ost\s)?(?:[Dd]ate|DATE) (?=\s?:)
      | [Dd]ated (?=\s?:) | [Cc]reated (?=\s?:)
      | (?<=article\s)appeared | (?<=version\s)appeared | (?<=[Ii]t\s)appeared
    )
    \b (?: [^.!?\n\d] | p\d{1,3} ){0,80} (?: \d{1,2}[:.]\d\d [^.!?\n\d]{0,25} )? \Z
    """,
    re.VERBOSE,
)
# A label in the middle of a sentence is none ("a study published on May 3"), but behind these.
LABEL_SUBJECT_RE = re.compile(
    r"\b(?:article|story|page|post|report|clip|it|was|is)\s\Z", re.IGNORECASE
)
# 11:39 am EDT, 18.45 BST, 8 p.m., 07:37 UK time
CLOCK = (
    r"\d{1,2}(?:[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    r"(?:\s(?:UK\stime|[A-Z]{2,4}\b))?"
)
CLOCK_BEHIND_RE = re.compile(rf"[,.]?\s{{0,2}}(?:at\s|[-–—|/]\s?)?{CLOCK}")
CLOCK_BEFORE_RE = re.compile(rf"(?<![\d$]){CLOCK},?\s\Z")
# Inside a sentence a date with its clock time tells of an event: "shot on May 3, 2011, at 9 p.m.".
TOLD_RE = re.compile(
    r"\b(?:on|of|by|at|since|until|from|to|in|after|before|and|the|for|early|late)\s\Z"
)
PLACE_RE = re.compile(
    r"[A-Z][A-Z.'’,/ -]+(?:, [A-Z][\w. ]{1,20})?(?:\([A-Z]\w{1,19}\) ?)?(?:, | [—–|-]{1,2} )"
)
DATELINE_END_RE = re.compile(
    r"""
    \.? \s (?P<day>\d{1,2}) (?!\d) (?: ,? \s (?P<year>\d{4}) )?
    \s{0,2} (?: \([^()\n]{2,20}\) \s{0,2} )? ,? (?: [—–_:-] | (?<=\)) | (?<=\)\s) )
    """,
    re.VERBOSE,
)
COPYRIGHT_RE = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:©\s?)?(?P<year>(?:19|20)\d\d)(?!\d|\s?[-–])", re.IGNORECASE
)
SAID_RE = re.compile(r"\bsaid (?:on )?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
# A reader's comment: "At 10:49 am on 02 Feb 2010, anna wrote:".
COMMENT_RE = re.compile(r",?\s\w+(?:\s\w+)?\s(?:wrote|said|says)\b")
# How far around a date of the body its verb is looked for, in characters.
TOLD_REACH = 150
# A plan is believed only this near to its verb, in words.
WILL_REACH = 6
# A line with this many words beside a date tells something, and is no stamp.
LINE_WORDS = 6
DAY = timedelta(days=1)


class Candidate(NamedTuple):
    """A date that may be the publication's, with the basis that speaks for it."""

    written: WrittenDate
    basis: Basis
    rank: int  # the lower the better


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
    named = _from_names(document)
    if named is not None:
        return named
    dates = find_written_dates(document.text)
    stamped = _from_stamps(document, dates)
    if stamped is not None:
        return stamped
    return _from_dateline(document, dates) or _from_copyright(document) or _bounded(document, dates)


def _exactly(day: date, basis: Basis, text: str) -> Published:
    return Published(day.isoformat(), day.isoformat(), day.isoformat(), basis, text)


def _from_names(document: Document) -> Published | None:
    """A date in the path, the id or the address."""
    names: tuple[tuple[str | None, Basis], ...] = (
        (document.path, "filename"),
        (document.id, "filename"),
        (document.url, "record"),
    )
    for name, basis in names:
        if not name:
            continue
        for pattern in (FILE_DAY_RE, WIRE_ID_RE):
            for match in pattern.finditer(name):
                year = int(match["year"])
                day = make_date(
                    year if year > 99 else 1900 + year, int(match["month"]), int(match["day"])
                )
                if day is not None:
                    return _exactly(day, basis, match[0].strip("/#_ "))
        month = FILE_MONTH_RE.search(name)
        days = bounds(month["value"].replace("/", "-")) if month is not None else None
        if month is not None and days is not None:
            value = month["value"].replace("/", "-")
            return Published(days[0].isoformat(), days[1].isoformat(), value, basis, month[0])
    return None


def _from_stamps(document: Document, dates: list[WrittenDate]) -> Published | None:
    """The best of labelled stamps, dates with a clock time, and lines that are dates."""
    text = document.text
    posts = _post_spans(document)
    best: Candidate | None = None
    for written in dates:
        if HEAD < written.start < len(text) - FOOT:
            continue
        if _is_inside(written.start, posts):
            continue
        found = _candidate(text, written)
        if found is not None and (best is None or found.rank < best.rank):
            best = found
    if best is None:
        return None
    words = text[best.written.start : best.written.end]
    return _exactly(best.written.day, best.basis, words)


def _candidate(text: str, written: WrittenDate) -> Candidate | None:
    line_start = text.rfind("\n", 0, written.start) + 1
    line_end = text.find("\n", written.end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, written.start - 110) : written.start]
    label = _label(before)
    head = written.start <= HEAD
    if label is not None and (head or " by " not in before[label.start() :]):
        late = any(word in label["label"].lower() for word in ("updated", "modified"))
        return Candidate(written, "stamp", 3 if late else 0)
    if label is None and TOLD_RE.search(before):
        return None
    behind = text[written.end : written.end + 40]
    if COMMENT_RE.match(behind):
        return None
    if CLOCK_BEHIND_RE.match(behind) or CLOCK_BEFORE_RE.search(before):
        return Candidate(written, "stamp", 1 if head else 4)
    rest = (text[line_start : written.start] + " " + text[written.end : line_end]).split()
    if len(rest) <= LINE_WORDS and not text[line_start:line_end].rstrip().endswith(
        (".", "?", "!", ":")
    ):
        return Candidate(written, "line", 2 if head else 5)
    return None


def _label(before: str) -> re.Match[str] | None:
    """The label of a stamp that ends there, if one stands there and belongs to no sentence."""
    label = LABEL_RE.search(before)
    if label is None or label["label"][0].isupper() or label["label"] == "appeared":
        return label
    lead = before[: label.start()]
    return label if not lead.rstrip()[-1:].isalpha() or LABEL_SUBJECT_RE.search(lead) else None


def _from_dateline(document: Document, dates: list[WrittenDate]) -> Published | None:
    """The day of "GENEVA, May 26 (Reuters) -", or the one after; its year must be told."""
    text = document.text
    for name in month_re().finditer(text, 0, DATELINE_REACH):
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
            day = _dated_by_body(text, dates, month, int(match["day"]))
        if day is None:
            return None
        words = text[places[-1].start() : match.end()].strip(" -–—_:")
        return Published(
            day.isoformat(), (day + DAY).isoformat(), day.isoformat(), "dateline", words
        )
    return None


def _dated_by_body(text: str, dates: list[WrittenDate], month: int, number: int) -> date | None:
    """The dateline day in the one year that the text names and that its "said on Tuesday" fits."""
    said = SAID_RE.search(text)
    years = {written.day.year for written in dates}
    years |= {int(match[0]) for match in re.finditer(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)", text)}
    if said is None or not years:
        return None
    weekday = time_words().weekdays[said["day"].lower()]
    day = make_date(max(years), month, number)
    return day if day is not None and day.weekday() == weekday else None


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
        if COMMENT_RE.match(document.text, written.end):
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
