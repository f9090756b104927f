"""Web pages: the text of the article in a page, and what the page's head says of it.

Offsets count in the text that comes out, which the store keeps; the page itself is known by its
hash. Reading is trafilatura's, with its clock and its guesses at dates turned off.
"""

import re
from codecs import lookup
from functools import cache
from importlib.util import find_spec
from typing import Any

from newsfacts.documents.articles import Given, Problem, UnreadableArticle
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.metadata import clean, read_authors
from newsfacts.documents.records import GivenDate

LARGEST_PAGE = 20_000_000  # bytes
SUFFIXES = (".html", ".htm", ".xhtml")
CHARSET_RE = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
LANG_RE = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
TAG_RE = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|div|p|h1|span|a|table|br)\b", re.IGNORECASE
)
HEAD = 4096
# Encodings that Python knows and no page is in; some take long, one reads escapes in plain text.
NOT_OF_PAGES = ("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined")
# Fixed, or the clock of the machine would decide which dates are possible.
DATES = {
    "extensive_search": False,  # whole words of the text are for publication.py to read
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2099-12-31",
}


def looks_like_page(head: bytes) -> bool:
    """Whether a text begins as a web page does."""
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<?xml")) and (
        not start.startswith(b"<?xml") or b"<html" in head[:HEAD].lower()
    )


def has_tags(head: bytes) -> bool:
    """Whether there is any mark-up in what is called a web page."""
    return TAG_RE.search(head) is not None


@cache
def page_reader() -> str | None:
    """The release of trafilatura that reads pages, which decides the text; None without it.

    What it needs besides is by an extra of lxml that is not always found, so it may be missing.
    """
    if find_spec("trafilatura") is None or find_spec("lxml_html_clean") is None:
        return None
    from importlib import metadata  # heavy

    return metadata.version("trafilatura")


def read_page(path: str, payload: bytes, charset: str) -> tuple[Given, str]:
    """The metadata and text of a page.

    Raises:
        UnreadableArticle: There is no article in it.
    """
    try:
        page = decode_page(payload, charset)
    except NotText as error:
        raise UnreadableArticle(Problem(path, error.message, error.hint)) from error
    found = extract_page(path, page)
    text = found.text if found is not None else None
    if not text or not text.strip():
        raise UnreadableArticle(Problem(path, "no article found in the page"))
    language = LANG_RE.search(page[:HEAD])
    given = Given(
        title=name(found.title),
        date=GivenDate(found.date, "header") if found.date else None,
        outlet=name(found.sitename),
        outlet_basis="header" if name(found.sitename) else None,
        authors=read_authors(found.author) if found.author else None,
        url=name(found.url),
        language=language[1].lower() if language else None,
    )
    return given, clean(text)


def extract_page(path: str, page: str) -> Any:
    """What trafilatura makes of a page, or None.

    Raises:
        UnreadableArticle: trafilatura fails at it.
    """
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(DATES),
        )
    except (ValueError, AttributeError, TypeError, RecursionError, AssertionError) as error:
        problem = Problem(path, f"trafilatura fails at the page: {type(error).__name__}: {error}")
        raise UnreadableArticle(problem) from error


def decode_page(payload: bytes, charset: str) -> str:
    """A page as text: by what the server said, by its own word, else by its looks.

    Raises:
        NotText: It is none.
    """
    if not payload.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        said = CHARSET_RE.search(payload[:HEAD])
        for encoding in (charset, said[1].decode("ascii") if said else ""):
            try:
                if encoding and lookup(encoding).name.replace("-", "_") not in NOT_OF_PAGES:
                    return payload.decode(encoding)
            except (ValueError, LookupError):  # ValueError: a NUL in the name, no such bytes
                continue  # a word for it is often wrong
    return decode(payload, markup=True).text


def name(value: Any) -> str | None:
    """A short string, or None."""
    return clean(value).strip() or None if isinstance(value, str) else None
