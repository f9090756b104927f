"""Numbers that count nothing for what they touch or stand in: links, codes, ordinals, idioms.

Every function looks at the words around one number and gives the reason, or None.
"""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.scanning import WORD_RE, Scan

DASHES = HYPHENS | {"–", "—", "−"}
CODE_MARKS = ("#", "_", "@", "=", "\\", "&", "№")
LINK_MARKS = ("://", "www.", "@", ".co/", ".com", ".org", "#")
LINK_LEFT, LINK_RIGHT = 60, 40  # characters looked at around a number
TEMPERATURES = ("c", "f")
READINGS = ("magnitude",)
INITIALS = 3  # letters before a point or slash that make a code: "ID.3"


class Idiom(NamedTuple):
    """A set phrase, cut into words, and where its number stands in it."""

    words: list[str]
    at: int


@cache
def _idioms() -> tuple[dict[tuple[str, str], list[Idiom]], dict[tuple[str, str], list[Idiom]]]:
    """Every idiom under each pair of its words, as any of them may be the number.

    The first table has the number and the word behind it, the second the word before it and it.
    """
    behind: dict[tuple[str, str], list[Idiom]] = {}
    before: dict[tuple[str, str], list[Idiom]] = {}
    for phrase in nonquantities().idioms:
        words = [piece.rstrip() for piece in WORD_RE.findall(phrase)]
        for at, (word, following) in enumerate(pairwise(words)):
            behind.setdefault((word, following), []).append(Idiom(words, at))
        if len(words) > 1:
            before.setdefault((words[-2], words[-1]), []).append(Idiom(words, len(words) - 1))
    return behind, before


@cache
def _idiomatic() -> frozenset[str]:
    """The words that stand in any idiom."""
    return frozenset(
        piece.rstrip() for phrase in nonquantities().idioms for piece in WORD_RE.findall(phrase)
    )


def idiom(scan: Scan, index: int) -> bool:
    """Whether the number word at ``index`` stands in a set phrase."""
    words = scan.words
    word = words[index]
    if word not in _idiomatic():
        return False
    behind, before = _idioms()
    found = before.get((words[index - 1], word)) if index else None
    if index + 1 < len(words):
        further = behind.get((word, words[index + 1]))
        if further:
            found = [*(found or ()), *further]
    if found is None:
        return False
    for phrase in found:
        first = index - phrase.at
        if first >= 0 and words[first : first + len(phrase.words)] == phrase.words:
            return True
    return False


def glued(scan: Scan, index: int) -> str:
    """Why digits are no number that touch what stands before them: "S23", "AK-47"; or ""."""
    words = scan.words
    previous = words[index - 1]
    before = words[index - 2] if index > 1 and scan.touches(index - 1) else ""
    if previous[:1].isalpha():
        if _lost_space(scan, index):
            return ""  # "killed12 people"
        return "link" if _in_link(scan, index) else "identifier"
    if previous in CODE_MARKS:
        if previous == "=" and before == "y":
            return ""  # "Y=590 billion": a spoiled yen sign
        return "link" if previous == "@" or _in_link(scan, index) else "identifier"
    if previous in (".", "/", ":", "?", "%"):
        return "link" if _in_link(scan, index) else _pointed(previous, before)
    if previous in DASHES and before in READINGS:
        return ""  # "a magnitude-6.3 quake"
    if previous in DASHES and before[:1].isalpha() and not _may_precede(before):
        return "link" if _in_link(scan, index) else "identifier"
    return ""


def _lost_space(scan: Scan, index: int) -> bool:
    """Whether only a space is missing before digits: "about300 homes", not "covid19 cases"."""
    words = scan.words
    previous = words[index - 1]
    if index + 1 >= len(words) or scan.touches(index + 1) or not words[index + 1][:1].isalpha():
        return False
    if not scan.original(index - 1).islower() or len(words[index]) == 1:
        return False
    return previous in nonquantities().spaced or verb_lemma(previous) in nonquantities().spaced


def _pointed(mark: str, before: str) -> str:
    if mark == ":":
        return "clock time" if before[:1].isdigit() else ""
    if mark == "/":
        if before[:1].isdigit():
            return "date"
        if before in TEMPERATURES:
            return ""  # "180C/350F"
        return "identifier" if before[:1].isalpha() and len(before) < INITIALS else ""
    if mark == "." and before.isalpha() and not before.endswith(("rs", "no")):
        # "ID.3" but "end.12 people" of a text that lost its space
        return "identifier" if len(before) < INITIALS else ""
    return ""


def _may_precede(word: str) -> bool:
    """Whether "now-20" or "twenty-5" leaves the number a number."""
    return word in nonquantities().free_prefixes or word in numerals().tens


def is_citation(scan: Scan, index: int) -> bool:
    """Whether digits in square brackets point to a source: "died.[6]", not "took [40] goats"."""
    words = scan.words
    if not 0 < index < len(words) - 1 or words[index - 1] != "[" or words[index + 1] != "]":
        return False
    behind = words[index + 2] if index + 2 < len(words) else "."
    return scan.touches(index - 1) or not behind[:1].isalnum()


def back_reference(scan: Scan, numeral: Numeral) -> bool:
    """Whether "two" only points at what was named: "the two nations", "between the two"."""
    if numeral.low != 2 or numeral.form != "words" or numeral.first == 0:
        return False
    words = scan.words
    table = nonquantities()
    previous = words[numeral.first - 1]
    position = numeral.last + 1
    following = words[position] if position < len(words) else ""
    if following in HYPHENS:
        return False
    if not following[:1].isalpha() or following in table.after_two:
        return previous in ("the", "these", "those")
    if previous not in table.pointers:
        return False
    for step in range(position, min(position + 3, len(words))):
        if noun_lemma(words[step]) in table.back_references:
            return True
        if words[step].endswith("s"):
            return False
    return False


def _in_link(scan: Scan, index: int) -> bool:
    """Whether the characters around the number, up to a space, are a link or handle."""
    text = scan.text
    start = end = scan.starts[index]
    floor, roof = max(0, start - LINK_LEFT), min(len(text), end + LINK_RIGHT)
    while start > floor and not text[start - 1].isspace():
        start -= 1
    while end < roof and not text[end].isspace():
        end += 1
    chunk = text[start:end]
    return any(mark in chunk for mark in LINK_MARKS)
