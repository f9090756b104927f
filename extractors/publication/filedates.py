"""Date an article by its file name, its id or its address: "2013-03-22-mill.txt", "NYT20000403"."""

import re

from newsfacts.documents.records import Basis, Document, Published
from newsfacts.extractors.times.calendars import bounds, make_date

FILE_DAY_RE = re.compile(
    r"""
    (?: (?<![0-9A-Za-z]) | (?<![A-Z0-9])(?<=[A-Z]) | (?<=[A-Z][A-Z]) )
    (?P<year>19[5-9][0-9]|20[0-4][0-9]) (?P<mark>[-_./]?) (?P<month>0[1-9]|1[0-2]) (?P=mark)
    (?P<day>0[1-9]|[12][0-9]|3[01])
    (?! [0-9] | [A-Za-z] )
    """,
    re.VERBOSE,
)
FILE_MONTH_RE = re.compile(
    r"(?<![\w-])(?P<value>(?:19|20)[0-9][0-9][-/](?:0[1-9]|1[0-2]))(?=[/_.\s]|$)"
)
WIRE_ID_RE = re.compile(
    r"(?:^|[/#_\s])[A-Za-z]{2,4}(?P<year>[5-9][0-9])(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])[-.]"
)


def date_by_name(document: Document) -> Published | None:
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
                    iso = day.isoformat()
                    return Published(iso, iso, iso, basis, match[0].strip("/#_ "))
        month = FILE_MONTH_RE.search(name)
        days = bounds(month["value"].replace("/", "-")) if month is not None else None
        if month is not None and days is not None:
            value = month["value"].replace("/", "-")
            return Published(days[0].isoformat(), days[1].isoformat(), value, basis, month[0])
    return None
