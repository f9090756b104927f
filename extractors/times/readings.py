"""What is read from an anchor before it is resolved, and the steps that the readers share.

A reader looks backwards and forwards over ``scan.words`` by index, a few words at most. All that
depends on the publication date, on tense or on earlier dates is left to ``anchoring``.
"""

from functools import cache
from typing import Any, NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import TimexType
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.timewords import time_words

DASHES = frozenset("-–—‐‑")
YEAR_SHIFTS = {"this": 0, "last": -1, "next": 1}
# A lower-case word so long, at most so far away, shows that a sentence is no headline.
PLAIN_LENGTH = 5
# How many words a spelled number may have.
LONGEST_NUMBER = 8
# … and how many digits: "45,000,000,000 years".
MOST_DIGITS = 15
TITLE_REACH = 14
QUARTER_WORDS = frozenset(("quarter", "half", "period"))


class Reading(NamedTuple):
    """A time expression, read but not resolved.

    ``rule`` names the resolver in ``anchoring`` and ``data`` is what it needs; ``part`` is what
    follows the day in the value ("TNI", "T17:00").
    """

    span: Span
    first: int
    last: int
    type: TimexType
    rule: str
    data: tuple[Any, ...] = ()
    mod: str | None = None
    part: str | None = None


def read(
    scan: Scan,
    first: int,
    last: int,
    kind: TimexType,
    rule: str,
    data: tuple[Any, ...] = (),
    mod: str | None = None,
    part: str | None = None,
) -> Reading:
    """A reading over the words ``first`` to ``last``."""
    span = scan.span(first, last)
    return Reading(span, first, last, kind, rule, data, mod, part)


def word(scan: Scan, index: int) -> str:
    """The word at an index, "" outside the article."""
    return scan.words[index] if 0 <= index < len(scan.words) else ""


@cache
def _numerals() -> tuple[dict[str, int], dict[str, int], frozenset[str], frozenset[str]]:
    lexicon = time_words()
    classes = lexicon.words
    return lexicon.cardinals, lexicon.scales, classes.vague_counts, classes.approximate_counts


class Count(NamedTuple):
    """How many units: None for a vague word. ``first`` is the index of its first word."""

    first: int
    number: float | None
    mod: str | None = None
    article: bool = False  # the count is "a" or "an"


def count_before(scan: Scan, index: int) -> Count | None:
    """The count that ends just before ``index``: "two", "12", "a couple of", "2 1/2".

    Example:
        In "a few days", the count before "days" is vague and begins at "a".
    """
    words = scan.words
    i = index - 1
    if i < 0:
        return None
    cardinals, scales, vague, couples = _numerals()
    last = words[i]
    if last == "another":
        return Count(i, 1)
    if last in ("a", "an"):
        half = i > 0 and words[i - 1] == "half"  # half an hour
        return Count(i - 1, 0.5) if half else Count(i, 1, None, True)
    if last in vague:
        if last in ("some", "many") and index < len(words) and words[index] in time_words().units:
            return None  # "some day"
        few = last == "few" and i and words[i - 1] in ("a", "the", "quite")
        return Count(i - 1 if few else i, None)
    if last == "of" or last in couples:
        return _couple_before(scan, i, couples)
    if last in scales or last in cardinals:
        return _spelled_before(scan, i, cardinals, scales)
    if last[:1].isdecimal():
        return _digits_before(scan, i)
    return _fraction_before(scan, i)


def _couple_before(scan: Scan, i: int, couples: frozenset[str]) -> Count | None:
    """Read "a couple of", "a couple", "dozens of" that end at word ``i``."""
    words = scan.words
    noun = i - 1 if words[i] == "of" else i
    if noun < 0 or (words[noun] not in couples and words[noun] != "dozens"):
        return None
    first = noun - 1 if noun and words[noun - 1] in ("a", "the") else noun
    return Count(first, 2 if words[noun] in couples else None, "APPROX")


def _fraction_before(scan: Scan, i: int) -> Count | None:
    """Read "two and a half" and "2½" that end at word ``i``."""
    words = scan.words
    if words[i] == "½" and i and words[i - 1].isdecimal():
        return Count(i - 1, int(words[i - 1]) + 0.5)
    if words[i] != "half" or i < 3 or words[i - 2 : i] != ["and", "a"]:
        return None
    whole = count_before(scan, i - 2)
    if whole is None or whole.number is None:
        return None
    return Count(whole.first, whole.number + 0.5)


def _digits_before(scan: Scan, i: int) -> Count | None:
    words = scan.words
    text = words[i].replace(",", "")
    if text == "2" and i > 2 and words[i - 1] == "/" and words[i - 2] == "1":
        whole = words[i - 3]  # 5 1/2
        if whole in DASHES and i > 3:
            return Count(i - 4, int(words[i - 4]) + 0.5) if words[i - 4].isdecimal() else None
        return Count(i - 3, int(whole) + 0.5) if whole.isdecimal() and len(whole) < 4 else None
    number = _number(text)
    if number is None:
        return None
    if i and words[i - 1] in ("$", "£", "€", "#"):
        return None
    return Count(i, number)


def _number(text: str) -> float | None:
    """The value of digits; None for what is no number, or counts no time."""
    try:
        return float(text) if len(text) <= MOST_DIGITS else None
    except ValueError:
        return None


def _spelled_before(
    scan: Scan, i: int, cardinals: dict[str, int], scales: dict[str, int]
) -> Count | None:
    """A spelled number that ends at word ``i``: "twenty-four", "a hundred", "3 million"."""
    words = scan.words
    first = i
    while first and i - first < LONGEST_NUMBER:
        before = words[first - 1]
        if before in cardinals or before in scales:
            first -= 1
        elif before == "and" and first > 1 and words[first - 2] in scales:
            first -= 2  # two hundred and fifty
        elif before in DASHES and first > 1 and words[first - 2] in cardinals:
            first -= 2
        elif words[first] in scales and (before in ("a", "an") or before[:1].isdecimal()):
            first -= 1
            break
        else:
            break
    total = current = 0.0
    for k in range(first, i + 1):
        text = words[k]
        if text in scales:
            current = max(current, 1) * scales[text]
        elif text in cardinals:
            current += cardinals[text]
        elif text[:1].isdecimal():
            digits = _number(text.replace(",", ""))
            if digits is None:
                return None
            current = digits
    if first > 0 and words[first] == "a" and words[first - 1] == "half":
        return Count(first - 1, (total + current) / 2)  # half a dozen
    return Count(first, total + current)


def modifier_before(scan: Scan, first: int) -> tuple[int, str | None]:
    """The first word and TIMEX3 mod with "nearly", "more than" … taken in, if one stands there."""
    modifiers = time_words().modifiers
    words = scan.words
    for length in (3, 2, 1):
        start = first - length
        if start >= 0:
            mod = modifiers.get(" ".join(words[start:first]))
            if mod is not None and (length > 1 or words[first] not in ("the", "this", "these")):
                return start, mod  # but not in "over the past decade"
    return first, None


def edge_before(scan: Scan, first: int) -> tuple[int, str | None]:
    """The first word and mod with an edge taken in: "early", "mid-", "the end of"."""
    words = scan.words
    edges = time_words().edges
    i = first - 1
    if i < 0:
        return first, None
    if words[i] in DASHES and i and words[i - 1] in ("mid", "end", "early", "late"):
        return i - 1, edges[words[i - 1]]
    if words[i] in ("early", "late", "mid", "earlier", "later"):
        return i, edges[words[i]]
    if words[i] == "of" and i and words[i - 1] in edges and words[i - 1] not in ("early", "late"):
        start = i - 1
        if start and words[start - 1] == "very":
            start -= 1
        if start and words[start - 1] == "the":
            start -= 1
        return start, edges[words[i - 1]]
    if words[i] == "in" and i and words[i - 1] in ("early", "late", "later", "earlier"):
        return i - 1, edges[words[i - 1]]
    return first, None


def is_year_word(text: str) -> bool:
    """Whether digits look like a year of our era."""
    return len(text) == 4 and text.isdecimal() and "1000" <= text < "2200"


def day_number(text: str) -> int | None:
    """A day of the month, or None."""
    if text.isdecimal() and len(text) <= 2:
        number = int(text)
        return number if 1 <= number <= 31 else None
    return None


@cache
def after_periods() -> frozenset[str]:
    """Words that end a noun phrase: "the week" before one is a week, not "the week leader"."""
    words = grammar()
    return (
        words.prepositions
        | words.conjunctions
        | words.subordinators
        | words.be
        | words.have
        | words.modals
    )


@cache
def phrase_ends() -> frozenset[str]:
    """Words that stand in no noun phrase but at its edges."""
    words = grammar()
    return after_periods() | words.determiners | words.pronouns | words.do | words.negations


def is_title(scan: Scan, first: int, last: int) -> bool:
    """Whether capitals make a name of words: the programme "This Week", but not in a headline."""
    if not scan.is_capitalised(last) or scan.original(last).isupper():
        return False
    sentence = scan.sentence_index(scan.starts[first])
    if sentence < 0 or not scan.is_capitalised(first):
        return False
    start, stop = scan.sentence_words(sentence)
    return any(
        len(scan.words[k]) >= PLAIN_LENGTH and scan.original(k).islower()
        for k in range(max(start, first - TITLE_REACH), min(stop, last + TITLE_REACH))
    )
