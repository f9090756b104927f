"""The words that tell an event: a sentence, or the clause of it, so that it stands alone."""

import re
from collections.abc import Sequence
from functools import cache

from newsfacts.analysis.days import MONTHS
from newsfacts.analysis.settings import read_timeline_lexicon

BYLINE = 200  # characters in which a dateline ends, a byline before it included
ENOUGH = 40  # characters of a sentence that may stand without its headings
GLUED = 400  # characters in which what is glued to a text ends
BULLET_RE = re.compile(r"[-–—•*·]\s+")
LINK_RE = re.compile(r"https?://\S+")
SHORT = 130  # characters that a clause may have before it is cut
ASIDE = 120  # characters that a relative clause between commas may have
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


def unglued(text: str) -> str:
    """A sentence without the headings and the stamp of its page, where no full stop parts them.

    >>> unglued("Nine dead 4 May 2021 22.09 BST A dam over the town of Halm broke on Sunday.")
    'A dam over the town of Halm broke on Sunday.'
    """
    glued = _glued_pattern().search(text, 0, GLUED)
    if glued is None or len(text) - glued.end() < ENOUGH:
        return text
    return text[glued.end() :]


def dateline_end(text: str) -> int:
    """Where the dateline of a sentence ends; 0 where it has none."""
    match = _dateline_pattern().search(text, 0, BYLINE)
    return match.end() if match else 0


def is_stamp(text: str) -> bool:
    """Whether a sentence stamps a comment or a page rather than tells of a day."""
    folded = text.casefold()
    return any(words in folded for words in read_timeline_lexicon().stamps.words)


def clause_at(text: str, start: int, end: int, others: Sequence[int] = ()) -> str:
    """The clause of a sentence that holds the characters ``start`` to ``end``.

    A short sentence that tells of one day stays whole. Of others what follows the clause goes, and
    what stands before it, too, when the clause says enough without; "…" stands for it.

    Args:
        text: The sentence.
        start: Where its date begins.
        end: Where it ends.
        others: Where other dates of the sentence stand.

    >>> text = "The hall burnt down in May, while the owner, who was away, heard of it on Monday."
    >>> clause_at(text * 2, 23, 26)
    'The hall burnt down in May'
    """
    if len(text) <= SHORT and not others:
        return text
    for aside in reversed(list(_aside_pattern().finditer(text))):
        first, stop = aside.span()
        if first <= start and end <= stop:
            return text[: stop - 1].strip()  # "Vik, who spoke on Friday"
        if stop <= start:  # "Vik … said on Monday"
            text = f"{text[:first]} …{text[stop:]}"
            gone = stop - first - 2
            others = [at - gone if at > stop else at for at in others if not first <= at < stop]
            start, end = start - gone, end - gone
    if len(text) <= SHORT and not others:
        return text
    found = [match.start() for match in _clause_pattern().finditer(text)]
    if _leading_pattern().match(text):  # "With the dam closed, the town has no water"
        found.append(text.find(", "))
    edges = sorted({0, len(text), *(edge for edge in found if edge > 0)})
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge >= end)
    told_apart = any(at < first for at in others)
    if first and (
        (last <= SHORT and not told_apart)
        or len(text[first:last].split()) < FEWEST_WORDS
        or _relative_pattern().match(text, first)
    ):
        first = 0
    clause = text[first:last].strip(" ,;:–—-")
    return f"… {_joined_pattern().sub('', clause)}" if first else clause


@cache
def _relative_pattern() -> re.Pattern[str]:
    """Finds where a relative clause opens, which says nothing without its noun."""
    words = "|".join(map(re.escape, read_timeline_lexicon().clauses.relative))
    return re.compile(rf"[,;:\s–—-]*(?:{words})\b")


@cache
def _aside_pattern() -> re.Pattern[str]:
    """Finds a relative clause between two commas."""
    words = "|".join(map(re.escape, read_timeline_lexicon().clauses.relative))
    return re.compile(rf", (?:{words})\b[^,;]{{1,{ASIDE}}},(?= )")


@cache
def _joined_pattern() -> re.Pattern[str]:
    """Finds the conjunction that joins a clause to the one before it."""
    return re.compile(rf"^(?:{'|'.join(read_timeline_lexicon().openings.plain)})\s")


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
def _glued_pattern() -> re.Pattern[str]:
    """Finds the stamp that glues a page's headings to its text: "… 4 May 2021 22.09 BST A man"."""
    months = "|".join(name[:3] for name in MONTHS)
    return re.compile(
        rf"\b\d{{1,2}} (?:{months})[a-z]* \d{{4}},? (?:at )?\d{{1,2}}[.:]\d\d"
        r"(?: ?[ap]m)?(?: [A-Z]{2,4})? (?=[A-Z“\"])"
    )


@cache
def _dateline_pattern() -> re.Pattern[str]:
    """Finds the end of "(Reuters) – ", "LYON, May 2 (AFP) - ", "By Ana Ruiz LYON (AP) -"."""
    agencies = "|".join(map(re.escape, read_timeline_lexicon().datelines.agencies))
    city = r"[A-Z][A-Z .,/\\'’-]{2,}"
    written = r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)"
    day = rf"(?:,? {written})?"
    mark = r"\s*[–—-]{1,2}\s+"
    year = r"(?:,? \d{4})?"
    of_agency = rf"(?:^|{city}{day}{year}\s*)\((?:{agencies})\){mark}"
    region = r"(?:, [A-Z][\w. ]{1,20})?"
    of_any = rf"^[A-Z][A-Z .’'-]{{2,}}{region}{day}{year}\s*\([A-Z][^()\n]{{1,30}}\){mark}"
    plain = rf"^{city},? {written}{year}{mark}"
    return re.compile(rf"{of_agency}|{of_any}|{plain}")


@cache
def _opening_pattern() -> re.Pattern[str]:
    openings = read_timeline_lexicon().openings
    with_comma = "|".join(map(re.escape, sorted(openings.with_comma, key=len, reverse=True)))
    plain = "|".join(map(re.escape, openings.plain))
    return re.compile(rf"(?:(?:{with_comma}),\s+|(?:{plain}),?\s+(?=[a-z]))", re.IGNORECASE)
