"""Find words in articles: as people type them, or by a regular expression.

Typed words match whatever their case, whatever white space parts them (an article may break its
lines anywhere), and whichever of the equal marks the article prints (“ for ", ’ for ', – for -).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import regex

SECONDS = 2.0  # that a pattern may take with one article: a bad one would never end
EQUAL_MARKS = ("'’‘ʼ`", '"“”„«»', "-‐‑–—−")

Pattern: TypeAlias = "regex.Pattern[str]"


class SearchError(ValueError):
    """The pattern cannot be read, or does not come to an end."""


class Hit(NamedTuple):
    """Where the words stand, and the line around them; offsets into the article's text."""

    start: int
    end: int
    line: int  # counted from one
    column: int  # in characters, counted from one
    line_start: int
    line_end: int


def text_pattern(text: str) -> Pattern:
    """What finds a text as typed.

    Raises:
        SearchError: There is nothing in it.
    """
    words = text.split()
    if not words:
        raise SearchError("there is nothing to search for")
    return regex.compile(r"\s+".join("".join(map(_mark, word)) for word in words), regex.IGNORECASE)


def expression_pattern(expression: str) -> Pattern:
    """What finds a regular expression; ``^`` and ``$`` are those of lines, (?i) ignores case.

    Raises:
        SearchError: It is none.
    """
    try:
        return regex.compile(expression, regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError) as error:
        raise SearchError(f"{expression!r} is no regular expression: {error}") from error


def find_hits(text: str, pattern: Pattern) -> Iterator[Hit]:
    """Every place of a text where the pattern matches something, in order.

    Raises:
        SearchError: The pattern takes too long.
    """
    try:
        # all at once: the clock must not run while somebody looks at a hit
        matches = [match.span() for match in pattern.finditer(text, timeout=SECONDS)]
    except TimeoutError as error:
        raise SearchError("the expression takes too long: it backtracks without end") from error
    starts: list[int] | None = None
    for start, end in matches:
        if start == end:
            continue
        if starts is None:
            starts = _line_starts(text)
        yield _hit(text, start, end, starts)


def _hit(text: str, start: int, end: int, starts: Sequence[int]) -> Hit:
    line = bisect_right(starts, start)
    line_start = starts[line - 1]
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    return Hit(start, end, line, start - line_start + 1, line_start, line_end)


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _mark(character: str) -> str:
    for marks in EQUAL_MARKS:
        if character in marks:
            return f"[{regex.escape(marks)}]"
    return regex.escape(character)
