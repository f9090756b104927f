"""What a caller asks an analysis for, checked before an answer could be empty for a slip."""

import re
from calendar import monthrange

from newsfacts.documents.unknowns import WrongArgument

DAY_RE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?\Z")


def check_share(name: str, share: float | None) -> None:
    """Refuse what is no share.

    Raises:
        WrongArgument: It is less than 0 or more than 1.
    """
    if share is not None and not 0 <= share <= 1:
        raise WrongArgument(f"{name} {share!r} is not between 0 and 1", "0.05 is 5 percent")


def check_length(name: str, days: int | None) -> None:
    """Refuse a number of days that is none.

    Raises:
        WrongArgument: It is less than 0.
    """
    if days is not None and days < 0:
        raise WrongArgument(f"{name} {days!r} is less than 0", "it is a number of days")


def first_day(text: str | None, name: str) -> str | None:
    """The first ISO day of a day, month or year; None for None.

    Raises:
        WrongArgument: It is none of them.
    """
    return None if text is None else _edge(text, name, last=False)


def last_day(text: str | None, name: str) -> str | None:
    """The last ISO day of a day, month or year; None for None.

    Raises:
        WrongArgument: It is none of them.

    >>> last_day("2024-02", "until")
    '2024-02-29'
    """
    return None if text is None else _edge(text, name, last=True)


def _edge(text: str, name: str, *, last: bool) -> str:
    match = DAY_RE.match(text.strip())
    if match is not None:
        year = int(match["year"])
        month = int(match["month"] or (12 if last else 1))
        if 1 <= month <= 12 and year:
            length = monthrange(year, month)[1]
            day = int(match["day"] or (length if last else 1))
            if 1 <= day <= length:
                return f"{year:04}-{month:02}-{day:02}"
    hint = "write it as 2024-10-30, 2024-10 or 2024"
    raise WrongArgument(f"{name} {text!r} is not a date", hint)
