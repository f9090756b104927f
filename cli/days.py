"""Days as a user types them: 2024, 2024-10 or 2024-10-30."""

import re
from calendar import monthrange

from newsfacts.cli.errors import UserError

DAY_RE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?\Z")


def first_day(text: str | None, option: str) -> str | None:
    """The first ISO day of a day, month or year; None for None."""
    return None if text is None else _edge(text, option, last=False)


def last_day(text: str | None, option: str) -> str | None:
    """The last ISO day of a day, month or year; None for None."""
    return None if text is None else _edge(text, option, last=True)


def _edge(text: str, option: str, *, last: bool) -> str:
    match = DAY_RE.match(text.strip())
    if match is not None:
        year = int(match["year"])
        month = int(match["month"] or (12 if last else 1))
        if 1 <= month <= 12 and year:
            length = monthrange(year, month)[1]
            day = int(match["day"] or (length if last else 1))
            if 1 <= day <= length:
                return f"{year:04}-{month:02}-{day:02}"
    raise UserError(f"{option} {text!r} is not a date", "write it as 2024-10-30, 2024-10 or 2024")
