"""The outlet as the foot of an article names it: "Published by" and a name, or its copyright.

Believed only where the whole line is such, at the end of the article, and the name is one of an
outlet by its words: an outlet that is not known is better than somebody's name taken for one.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.paragraphs import Paragraph
from newsfacts.documents.records import ZoneName

LONGEST_LINE = 150  # characters
LONGEST_NAME = 60
MOST_WORDS = 6
YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?"
COPYRIGHT_RE = re.compile(
    rf"(?:copyright\s(?:©|\(c\))?|©(?:\scopyright)?|\(c\))\s?(?P<year>{YEARS})?,?\s(?:by\s)?",
    re.IGNORECASE,
)
LAST_YEAR_RE = re.compile(rf",?\s{YEARS}\Z")
NAME_END_RE = re.compile(r"\.?\s[-–—|•·]\s|\.(?:\s|\Z)|[,;|]")
DOMAIN_RE = re.compile(
    r"[\w-]{2,40}(?:\.[\w-]{2,20})?\.(?:com|org|net|news|info|tv|co\.\w\w)", re.I
)
CALL_SIGN_RE = re.compile(r"[A-Z]{3,5}")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last lines of an article, and the outlet that they name."""

    lines: tuple[str, ...]
    outlet: str | None = None


class OutletLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/outlets.toml``."""

    heads: tuple[str, ...]
    media: frozenset[str]
    after_the: frozenset[str]
    joins: frozenset[str]
    companies: frozenset[str]
    reserved: tuple[str, ...]
    pictures: frozenset[str]
    examples: tuple[Example, ...]


@cache
def outlet_lexicon() -> OutletLexicon:
    """The words by which outlets are told, read once."""
    return read_lexicon("documents", "outlets", OutletLexicon)


def find_outlet(text: str, paragraphs: list[Paragraph], names: list[ZoneName]) -> str | None:
    """The outlet that the foot of an article names, or None.

    Args:
        text: The article.
        paragraphs: Of the text.
        names: The zone of each.
    """
    first = len(names)
    while first and names[first - 1] == "footer":
        first -= 1
    # a last line that is no boilerplate by itself may be "Published by The Lima News"
    foot = paragraphs[max(first - 1, 1) :]
    if foot and foot[0].end - foot[0].start > LONGEST_LINE:
        foot = foot[1:]
    return name_in_lines(
        line.strip() for part in foot for line in text[part.start : part.end].splitlines()
    )


def name_in_lines(lines: Iterable[str]) -> str | None:
    """The one outlet that lines name; None where there is none, or more than one."""
    found: list[str] = []
    headed = False
    for line in lines:
        if not line or len(line) > LONGEST_LINE:
            headed = headed and not line
            continue
        name = as_outlet(line) if headed else named_outlet(line)
        headed = line.lower().rstrip(" :") in outlet_lexicon().heads
        if name is not None and name not in found:
            found.append(name)
    return found[0] if len(found) == 1 else None


def named_outlet(line: str) -> str | None:
    """The outlet of "Published by The Lima News" and "© 2021 Lima News. All rights reserved."."""
    lowered = line.lower()
    for head in outlet_lexicon().heads:
        if lowered.startswith(head):
            return as_outlet(line[len(head) :].strip(" :"))
    match = COPYRIGHT_RE.match(line)
    return as_outlet(owner(line[match.end() :])) if match is not None else None


def owner(rest: str) -> str:
    """The name in what stands behind a copyright mark and year."""
    lowered = rest.lower()
    for phrase in outlet_lexicon().reserved:
        at = lowered.find(phrase)
        if at >= 0:
            rest, lowered = rest[:at], lowered[:at]
    end = NAME_END_RE.search(rest)
    name = LAST_YEAR_RE.sub("", (rest[: end.start()] if end is not None else rest).strip())
    head, _, last = name.rpartition(" ")
    return head if head and last.lower() in outlet_lexicon().companies else name


def as_outlet(name: str) -> str | None:
    """The name if it is one of an outlet: capitalised words, one of them of the trade."""
    lexicon = outlet_lexicon()
    if len(name) > LONGEST_NAME:
        return None
    if DOMAIN_RE.fullmatch(name) or CALL_SIGN_RE.fullmatch(name):
        return name if name.lower() not in lexicon.pictures else None
    words = name.split()
    lowered = [word.lower() for word in words]
    if not 1 <= len(words) <= MOST_WORDS or not lexicon.pictures.isdisjoint(lowered):
        return None
    proper = all(
        word[0].isupper() or word[0].isdigit() or (word in lexicon.joins and index)
        for index, word in enumerate(words)
    )
    plain = all(word.replace("'", "").replace("-", "").isalnum() or word == "&" for word in words)
    trade = lexicon.media | lexicon.after_the if lowered[0] == "the" else lexicon.media
    named = len(words) > 1 and not trade.isdisjoint(lowered)
    return name if proper and plain and named else None
