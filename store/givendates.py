"""Dates that came with articles and say nothing that could be read, or two things.

``documents`` keeps a given date as it was written and ``extractors`` reads it; here both are seen.
"""

from collections.abc import Iterator

from newsfacts.documents.articles import Problem
from newsfacts.documents.records import Basis, Document, GivenDate
from newsfacts.extractors.publication.writtendates import other_reading, read_given_date

FORMS = "write it as 2024-10-30, 2024-10, 2024, 30 October 2024 or 2024-10-30T09:00:00Z"
WHERE: dict[Basis, str] = {"option": "--date", "sidecar": "the --metadata table"}
SHOWN = 60  # characters of what was given
NAMED = 10  # different dates that an ingest names


def unread_date(document: Document) -> GivenDate | None:
    """The date that came with an article, when it cannot be read, or in two ways; else None."""
    given = document.given_date
    if given is None:
        return None
    doubtful = read_given_date(given.text) is None or other_reading(given.text) is not None
    return given if doubtful else None


def unread_date_problem(path: str, given: GivenDate, articles: int = 1) -> Problem:
    """The warning about a date that cannot be read, or in two ways.

    Args:
        path: Of the first article that it came with.
        given: The date as written.
        articles: How many it came with.
    """
    shown = given.text if len(given.text) <= SHOWN else given.text[:SHOWN] + "…"
    where = WHERE.get(given.basis, f"its {given.basis}")
    days = other_reading(given.text)
    if days is not None:
        others = f", and in {articles - 1:,} more with the same" if articles > 1 else ""
        message = f"the date {shown!r} in {where}{others} is read as {days[0]}, month first"
        hint = f"if the day is first, write it as {days[1]}"
        return Problem(path, message, hint, skipped=False)
    others = f", nor of {articles - 1:,} more with the same" if articles > 1 else ""
    message = f"the date {shown!r} in {where} cannot be read{others}"
    return Problem(path, message, FORMS, skipped=False)


class UnreadDates:
    """The dates that are unread or of two readings, each with the first article it came with."""

    def __init__(self) -> None:
        self._first: dict[GivenDate, tuple[int, str]] = {}
        self._counts: dict[GivenDate, int] = {}
        self._others = 0

    def add(self, place: int, path: str, given: GivenDate) -> None:
        """Count a date that came with the article at a place of the input."""
        if given in self._first or len(self._first) < NAMED:
            self._first.setdefault(given, (place, path))
            self._counts[given] = self._counts.get(given, 0) + 1
        else:
            self._others += 1

    def problems(self) -> Iterator[tuple[int, Problem]]:
        """A warning a date, with the place it belongs to; of very many dates one for the rest."""
        place = 0
        for given, (place, path) in self._first.items():
            yield place, unread_date_problem(path, given, self._counts[given])
        if self._others:
            path = next(iter(self._first.values()))[1].partition("#")[0]
            message = (
                f"other dates that cannot be read, or in two ways, of {self._others:,} articles"
            )
            yield place, Problem(path, message, FORMS, skipped=False)
