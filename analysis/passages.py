"""A fact in its passage: which words are which part, and which parts come from another sentence.

A part that stands outside the fact's sentence is numbered, and so is a place taken from the same
figure told in full: ``show`` draws both, and points from the fact to them.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

NUMBERS = "①②③④⑤⑥⑦⑧⑨"
PARTS = ("counted", "place", "claimant", "cue", "hedge", "time", "modifier")
INFERRED_AS = {"counted": "counted", "place": "places", "claimant": "claimant", "time": "time"}
NEAR = 320  # characters of an inferred part's sentence that are shown


class Mark(NamedTuple):
    """Words with a role."""

    start: int
    end: int
    label: str
    is_focus: bool = False


class Piece(NamedTuple):
    """A run of the article that is shown, with its marks."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class Passage(NamedTuple):
    """What ``show`` draws: pieces in text order, and the number of each inference by its part."""

    pieces: tuple[Piece, ...]
    numbers: dict[str, str]  # "counted": "①"


def passage_of(fact: Fact, article: Article, others: Iterable[Fact] = ()) -> Passage:
    """The sentence of a fact, and those that parts of it were taken from.

    Args:
        fact: What is shown.
        article: The article that it stands in.
        others: Further facts of the article; a part that was inferred without a span of its own
            is sought among them: the place of the nearest fact before that has it.
    """
    spans = _spans(fact)
    for part, span in _borrowed(fact, others).items():
        spans.setdefault(part, span)
    numbers: dict[str, str] = {}
    marks = [Mark(fact.start, fact.end, "", is_focus=True)]
    for part, parts_spans in spans.items():
        first = min(parts_spans)
        is_inferred = not fact.sentence.start <= first[0] < fact.sentence.end
        if INFERRED_AS.get(part, part) in fact.inferred or is_inferred:
            numbers[part] = NUMBERS[len(numbers)]
        label = f"{numbers[part]} {part}" if part in numbers else part
        for start, end in parts_spans:
            if not (fact.start <= start and end <= fact.end):
                marks.append(Mark(start, end, label))
    joined = joined_marks(marks)
    drawn = {part: number for part, number in numbers.items() if _is_drawn(number, joined)}
    return Passage(_pieces(fact, article, joined), drawn)


def _is_drawn(number: str, marks: Sequence[Mark]) -> bool:
    return any(number in mark.label for mark in marks)


def _spans(fact: Fact) -> dict[str, tuple[tuple[int, int], ...]]:
    found = {}
    for part in PARTS:
        spans = getattr(fact.spans, part)
        if spans:
            found[part] = spans
    if fact.quote is not None:
        named = {"claimant": fact.quote.source, "cue": fact.quote.cue}
        found.update({part: spans for part, spans in named.items() if spans})
    return found


def _borrowed(fact: Fact, others: Iterable[Fact]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Spans of parts that were inferred, from the nearest fact before that has the same."""
    if "places" not in fact.inferred or not fact.places:
        return {}
    name = fact.places[0].name
    before = [
        other
        for other in others
        if other.article == fact.article
        and other.start < fact.start
        and other.spans.place
        and other.places
        and other.places[0].name == name
    ]
    return {"place": before[-1].spans.place[:1]} if before else {}


def joined_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Marks in text order; two roles of the same words are one mark, overlaps are dropped.

    What is pointed at by its number and stands within other marked words shares their mark.
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, not mark.is_focus, -mark.end)):
        last = kept[-1] if kept else None
        is_same = last and (mark.start, mark.end) == (last.start, last.end)
        is_within = last and mark.end <= last.end and mark.label[:1] in tuple(NUMBERS)
        if last and (is_same or is_within) and not last.is_focus:
            kept[-1] = last._replace(label=f"{last.label}, {mark.label}")
        elif last is None or mark.start >= last.end:
            kept.append(mark)
        elif mark.is_focus:
            kept[-1] = mark
    return kept


def _pieces(fact: Fact, article: Article, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The fact's sentence, and what must be shown around marks outside it."""
    extents = [(fact.sentence.start, fact.sentence.end)]
    for mark in marks:
        if not any(start <= mark.start and mark.end <= end for start, end in extents):
            extents.append(_around(mark, article.text))
    extents.sort()
    merged: list[tuple[int, int]] = []
    for start, end in extents:
        if merged and start <= merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(
        Piece(start, end, tuple(mark for mark in marks if start <= mark.start and mark.end <= end))
        for start, end in merged
    )


def _around(mark: Mark, text: str) -> tuple[int, int]:
    """The line around a mark, shortened to some words on both sides when it is long."""
    start = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    end = len(text) if end < 0 else end
    if mark.start - start > NEAR // 2:
        start = text.find(" ", mark.start - NEAR // 2) + 1
    if end - mark.end > NEAR // 2:
        end = text.rfind(" ", mark.end, mark.end + NEAR // 2)
        end = end if end > mark.end else mark.end
    return start, end
