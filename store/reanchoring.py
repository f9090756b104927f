"""Find where a passage of an article stands in the article as it is now."""

import re
from collections.abc import Iterator

import msgspec

from newsfacts.extractors.facts import Fact

AROUND = 24  # characters of the sentence on one side that may stand for all of it
ENOUGH = 12  # and how many there must be


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a passage stands: offsets of the fact's words, and how sure it is the same passage."""

    line: int
    start: int
    end: int
    match: str  # "sentence", "sentence, other white space", "words around it"


def find_place(old: str, fact: Fact, new: str) -> Place | None:
    """Where a fact of an old text stands in a new one, or None.

    Its whole sentence counts first, then the same with other white space, then the words before or
    behind it; of several places the one nearest to where it was.
    """
    sentence = old[fact.sentence.start : fact.sentence.end]
    within = (fact.start - fact.sentence.start, min(fact.end - fact.sentence.start, len(sentence)))
    for match, pattern in _patterns(sentence, *within):
        places = [found.span("it") for found in re.finditer(pattern, new)]
        if places:
            start, end = min(places, key=lambda place: abs(place[0] - fact.start))
            return Place(line=new.count("\n", 0, start) + 1, start=start, end=end, match=match)
    return None


def _patterns(sentence: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """What may be found of a sentence; the group ``it`` is the fact."""
    before, it, behind = sentence[:start], sentence[start:end], sentence[end:]
    exact = f"{re.escape(before)}(?P<it>{re.escape(it)}){re.escape(behind)}"
    yield "sentence", exact
    yield "sentence, other white space", f"{_loose(before)}(?P<it>{_loose(it)}){_loose(behind)}"
    left, right = before[-AROUND:], behind[:AROUND]
    if len(left.strip()) >= ENOUGH:
        yield "words around it", f"{_loose(left)}(?P<it>{_loose(it)})"
    if len(right.strip()) >= ENOUGH:
        yield "words around it", f"(?P<it>{_loose(it)}){_loose(right)}"


def _loose(text: str) -> str:
    """A pattern of a text with any white space where it has some."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))
