"""The words that tell an event: a sentence, or the clause of it, so that it stands alone."""

import re
from functools import cache

from newsfacts.analysis.settings import read_timeline_lexicon

BYLINE = 200  # characters in which a dateline ends, a byline before it included
BULLET_RE = re.compile(r"[-–—•*·]\s+")
LINK_RE = re.compile(r"https?://\S+")
SHORT = 130  # characters that a clause may have before it is cut
FEWEST_WORDS = 4  # of a clause that is told without the one before it


def standing_alone(text: str) -> str:
    """A sentence without dateline, bullet and the words that tie it to the one before.

    >>> standing_alone("Meanwhile, the bridge fell.")
    'The bridge fell.'
    """
    text = " ".join(LINK_RE.sub("", text).split())
    text = text[dateline_end(text) :]
    for pattern in (BULLET_RE, _opening_pattern()):
        match = pattern.match(text)
        if match:
            text = text[match.end() :]
    return text[:1].upper() + text[1:]


def dateline_end(text: str) -> int:
    """Where the dateline of a sentence ends; 0 where it has none."""
    match = _dateline_pattern().search(text, 0, BYLINE)
    return match.end() if match else 0


def is_stamp(text: str) -> bool:
    """Whether a sentence stamps a comment or a page rather than tells of a day."""
    folded = text.casefold()
    return any(words in folded for words in read_timeline_lexicon().stamps.words)


def clause_at(text: str, start: int, end: int) -> str:
    """The clause of a sentence that holds the characters ``start`` to ``end``.

    A short sentence stays whole. Of a long one what follows the clause goes, and what stands
    before it, too, when the clause says enough without; "…" stands for it.

    >>> text = "The hall burnt down in May, while the owner, who was away, heard of it on Monday."
    >>> clause_at(text * 2, 23, 26)
    'The hall burnt down in May'
    """
    if len(text) <= SHORT:
        return text
    found = [match.start() for match in _clause_pattern().finditer(text)]
    if _leading_pattern().match(text):  # "With the dam closed, the town has no water"
        found.append(text.find(", "))
    edges = sorted({0, len(text), *(edge for edge in found if edge > 0)})
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge >= end)
    if first and (last <= SHORT or len(text[first:last].split()) < FEWEST_WORDS):
        first = 0
    clause = text[first:last].strip(" ,;:–—-")
    return f"… {clause}" if first else clause


@cache
def _leading_pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_timeline_lexicon().clauses.words))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


@cache
def _clause_pattern() -> re.Pattern[str]:
    """Finds where a clause begins behind a mark: ", while", "; ", " – ", ", raising"."""
    words = "|".join(map(re.escape, read_timeline_lexicon().clauses.words))
    return re.compile(
        rf"(?:;|\s[–—]|,)\s(?=(?:{words})\b)|;\s|\s[–—]\s|,\s(?=\w{{3,}}ing\b)", re.IGNORECASE
    )


@cache
def _dateline_pattern() -> re.Pattern[str]:
    """Finds the end of "(Reuters) – ", "LYON, May 2 (AFP) - ", "By Ana Ruiz LYON (AP) -"."""
    agencies = "|".join(map(re.escape, read_timeline_lexicon().datelines.agencies))
    city = r"[A-Z][A-Z .,/\\'’-]{2,}"
    day = r"(?:,? [A-Z][a-z]+\.? \d{1,2})?"
    mark = r"\s*[–—-]{1,2}\s+"
    year = r"(?:, \d{4})?"
    of_agency = rf"(?:^|{city}{day}{year}\s*)\((?:{agencies})\){mark}"
    plain = rf"^{city},? [A-Z][a-z]+\.? \d{{1,2}}{year}{mark}"
    return re.compile(rf"{of_agency}|{plain}")


@cache
def _opening_pattern() -> re.Pattern[str]:
    openings = read_timeline_lexicon().openings
    with_comma = "|".join(map(re.escape, sorted(openings.with_comma, key=len, reverse=True)))
    plain = "|".join(map(re.escape, openings.plain))
    return re.compile(rf"(?:(?:{with_comma}),\s+|(?:{plain}),?\s+(?=[a-z]))", re.IGNORECASE)
