"""Plain text files: what stands above the text, and the text.

A header is metadata, not part of the article, so it is left out of ``article.text`` and offsets
count from the first character behind it. Two forms are headers, at the very top of the file only:

* a block between two lines ``---`` with simple ``key: value`` lines (front matter), and
* lines like ``Title: ...`` and ``Date: ...``, every one with a known key, ended by a blank line.

Anything else stays in the text, above all a first paragraph that happens to have a colon.
"""

import re
from typing import Any

from newsfacts.documents.articles import Given
from newsfacts.documents.metadata import HEADER_ALONE, given_from, header_names

FENCE_RE = re.compile(r"\s*---[ \t]*\n")
FENCE_END_RE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
KEY_VALUE_RE = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*)|)$")
LIST_ITEM_RE = re.compile(r"[ \t]*-[ \t]+(.*)$")
LONGEST_HEADER = 10_000  # characters
LONGEST_VALUE = 500


def split_header(text: str) -> tuple[Given, str]:
    r"""What the header of a file says, and the text behind it.

    Example:
        >>> given, text = split_header("Date: 3 May 2024\nOutlet: Daily Bugle\n\nTwo died.")
        >>> given.outlet, text
        ('Daily Bugle', 'Two died.')
    """
    fenced = split_front_matter(text)
    if fenced is None:
        fenced = split_mail_header(text)
    if fenced is None:
        return Given(), text
    values, rest = fenced
    return given_from(values, header_names(), "header"), rest


def split_front_matter(text: str) -> tuple[dict[str, Any], str] | None:
    """The keys and values of a ``---`` block, and the text behind it; None where there is none."""
    opening = FENCE_RE.match(text)
    if opening is None:
        return None
    closing = FENCE_END_RE.search(text, opening.end(), opening.end() + LONGEST_HEADER)
    if closing is None:
        return None
    values = read_simple_yaml(text[opening.end() : closing.start()])
    return None if values is None else (values, text[closing.end() :].lstrip("\n"))


def read_simple_yaml(block: str) -> dict[str, Any] | None:
    """``key: value`` lines and lists of plain values; None for anything that is not that."""
    values: dict[str, Any] = {}
    key = None
    for line in block.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair, item = KEY_VALUE_RE.match(line), LIST_ITEM_RE.match(line)
        if pair:
            key = pair[1].lower()
            values[key] = read_scalar(pair[2] or "")
        elif key is not None and item:
            entries = values[key] if isinstance(values[key], list) else []
            values[key] = [*entries, unquote(item[1])]
        elif key is None or not line[0].isspace():
            return None  # indented lines belong to a value that we do not use
    return values or None


def read_scalar(value: str) -> Any:
    """A value without its quotation marks; ``[a, b]`` is a list."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [unquote(entry) for entry in value[1:-1].split(",") if entry.strip()]
    return unquote(value)


def unquote(value: str) -> str:
    """A value without white space and quotation marks around it."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def split_mail_header(text: str) -> tuple[dict[str, Any], str] | None:
    """The keys and values of ``Title: ...`` lines up to a blank line, and the text behind it."""
    start = len(text) - len(text.lstrip("\n"))
    end = text.find("\n\n", start, start + LONGEST_HEADER)
    if end < 0:
        return None
    known = header_names()
    values: dict[str, Any] = {}
    for line in text[start:end].split("\n"):
        pair = KEY_VALUE_RE.match(line)
        if pair is None or pair[1].lower() not in known or len(pair[2] or "") > LONGEST_VALUE:
            return None
        values.setdefault(pair[1].lower(), (pair[2] or "").strip())
    if len(values) == 1 and known[next(iter(values))] not in HEADER_ALONE:
        return None  # "Source: ..." alone may be the article's first line
    return values, text[end:].lstrip("\n")
