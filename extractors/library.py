"""The library's front door: facts straight from a text, without files and without a store."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from newsfacts.documents.building import build_document
from newsfacts.documents.records import Document, GivenDate, Published
from newsfacts.extractors.assembly.assembling import assemble
from newsfacts.extractors.engine import read_article, scan_article
from newsfacts.extractors.facts import Fact, Interval

ISO_DATE_RE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ].*)?)?)?", re.DOTALL
)


def extract(
    text: str,
    *,
    published: str | Interval | Published | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the field
) -> Iterator[Fact]:
    """Yield every fact of a text, in text order.

    Args:
        text: The article. Offsets of the facts are characters of exactly this string.
        published: ISO date ("2024-10-30", "2024-10", "2024", or with a time of day), or an interval
            of days. Without one the text's own dateline may give it, and nothing is resolved
            against today.
        outlet: Who publishes it.
        title: A separate headline; metadata, not read for facts.
        id: The article's id in the facts; without one it is a hash of the text.

    Yields:
        Facts of kind quantity, date and quote, as the store keeps them.

    Raises:
        TypeError: ``text`` is no string.
        ValueError: ``published`` is a string but no ISO date.

    Example:
        >>> text = "Kyiv said up to 12,000 troops were sent."
        >>> [(fact.kind, fact.text) for fact in extract(text)]
        [('quantity', 'up to 12,000'), ('quote', 'up to 12,000 troops were sent')]
    """
    if not isinstance(text, str):
        raise TypeError(f"extract takes the text as a str, not {type(text).__name__}")
    given = GivenDate(check_iso(published), "option") if isinstance(published, str) else None
    document = build_document(
        text,
        id=id,
        title=title,
        outlet=outlet,
        outlet_basis=None if outlet is None else "option",
        given_date=given,
    )
    if isinstance(published, Interval | Published):
        return iter(read_as_published(document, as_published(published)))
    return iter(read_article(document).facts)


def read_as_published(document: Document, published: Published) -> list[Fact]:
    """The facts of an article whose date is settled, so that its words are not asked for one."""
    return assemble(scan_article(msgspec.structs.replace(document, published=published)))


def as_published(interval: Interval | Published) -> Published:
    """An interval of days as a publication date; one day, or one that both ends share, is exact."""
    if isinstance(interval, Published):
        return interval
    exact = interval.start if interval.start == interval.end else None
    return Published(interval.start, interval.end, exact, "option", None)


def check_iso(text: str) -> str:
    """The date as given, when it is a year, a month, a day or a moment in ISO form.

    Raises:
        ValueError: It is anything else, or a day that the calendar does not have.
    """
    match = ISO_DATE_RE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an ISO date such as 2024-10-30")
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is not an ISO date: {error}") from error
    return text
