"""Absolute dates in orders that the grammar does not know, read by dateparser.

dateparser is imported at the first such date only; a run without one never loads it. It is given
the written date, never the article, and its answer is kept only when it names a day.
"""

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.readings import Reading, read

ODD_RE = re.compile(
    r"""
    (?: [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}                              # 30.10.2024
      | [0-9]{1,2} (?P<mark>[-/]) [A-Z][a-z]{2,8} (?P=mark) [0-9]{4} # 30-Oct-2024
      | [0-9]{4} [-\s] [A-Z][a-z]{2,8} [-\s] [0-9]{1,2} (?:st|nd|rd|th)?  # 2024 October 30
    )
    (?![-/]?\w|[.,][0-9])
    """,
    re.VERBOSE,
)


def read_odd_date(scan: Scan, i: int) -> Reading | None:
    """The date at a number such as 30.10.2024, if dateparser can make a day of it."""
    match = ODD_RE.match(scan.text, scan.starts[i])
    if match is None or scan.touches(i):
        return None
    value = parse_date(match[0])
    last = scan.word_at(match.end() - 1)
    return None if value is None else read(scan, i, last, "DATE", "odd date", (value,))


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # 265 ms with its first parse: only when needed

    return DateDataParser(
        languages=["en"],
        settings={
            "TIMEZONE": "UTC",
            "RELATIVE_BASE": datetime(2000, 1, 1),  # never the clock; no part is taken from it
            "PREFER_DATES_FROM": "current_period",
            "DATE_ORDER": "DMY",  # dots are the European way to write
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
        },
    )


@lru_cache(maxsize=4096)
def parse_date(surface: str) -> str | None:
    """The ISO day of a written absolute date, None where dateparser finds no full date.

    The clock cannot enter: day, month and year must all be written.
    """
    found = _parser().get_date_data(surface)
    moment: datetime | None = found.date_obj
    if moment is None or found.period not in ("day", "time"):
        return None
    return moment.date().isoformat()
