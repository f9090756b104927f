"""Pieces of HTML that parts of a report share. Text from articles comes in through ``esc`` only."""

import re
from datetime import date
from html import escape

from newsfacts.analysis.days import AsOf, day_words
from newsfacts.analysis.records import When
from newsfacts.cli.renderers.shorttimes import short_timex
from newsfacts.cli.sanitize import printable

# what ``printable`` leaves alone because it has a shape: bidi marks that join runs, tag characters
INVISIBLE_RE = re.compile("[\u061c\u200b-\u200f\u2060-\u2064\U000e0000-\U000e007f]")


def esc(text: object) -> str:
    """Text as HTML, for elements and for attributes in double quotes.

    >>> esc('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return escape(INVISIBLE_RE.sub("", printable(str(text))), quote=True)


def tag(name: str, text: object, **attributes: object) -> str:
    """An element with text in it; ``class_`` is ``class``, ``data_x`` is ``data-x``.

    >>> tag("td", "a < b", class_="n")
    '<td class="n">a &lt; b</td>'
    """
    return f"<{name}{attributes_of(**attributes)}>{esc(text)}</{name}>"


def attributes_of(**attributes: object) -> str:
    """Attributes, those that are None left out, those that are True without a value."""
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{esc(value)}"')
    return "".join(parts)


def plural(count: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "figure"), plural(1200, "figure")
    ('1 figure', '1,200 figures')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def when_words(when: When | AsOf | None) -> str:
    """A time for people; nothing where nothing is known, "Dec ?" where the year is not."""
    if when is None or when.basis is None:
        return ""
    if isinstance(when, When):
        first, last = (
            date.fromisoformat(day).toordinal() if day else None for day in (when.start, when.end)
        )
        when = AsOf(first, last, None, when.text)
    if when.start is None and when.end is None:
        return short_timex(when.unresolved or "")
    return day_words(when)
