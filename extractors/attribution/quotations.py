"""Quotation marks, paired inside their paragraph.

Marks come curly, straight, doubled ('' on both sides), turned the wrong way round, or not at all.
A missing one must not shift all the pairs behind it, so pairing starts anew with each paragraph,
and a mark is opening or closing by the white space around it before it is so by its shape.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from newsfacts.extractors.scanning import Scan

OPENING: Final = frozenset("“„«‘")
CLOSING: Final = frozenset("”»’")
DECADE: Final = 3  # letters of "90s"
SINGLE: Final = frozenset("'‘’`")


class Quotation(NamedTuple):
    """The words from an opening mark to its closing mark, both inside."""

    first: int
    last: int
    width: int  # words of the opening mark: 2 for ''
    single: bool
    closed: bool  # False where the quotation goes on in the next paragraph
    paragraph: int


class _Mark:
    """A quotation mark, and how it stands."""

    __slots__ = ("closes", "first", "last", "opens", "paragraph", "shape", "single")

    def __init__(
        self,
        first: int,
        last: int,
        single: bool,
        shape: int,
        opens: bool,
        closes: bool,
        paragraph: int,
    ) -> None:
        self.first = first
        self.last = last
        self.single = single
        self.shape = shape  # 1 opens, -1 closes, 0 straight
        self.opens = opens  # by the white space around it
        self.closes = closes
        self.paragraph = paragraph


def pair_marks(scan: Scan, indices: Iterable[int]) -> list[Quotation]:
    """The quotations of an article, in text order, from the words that are marks."""
    marks = _read_marks(scan, list(indices))
    quotations: list[Quotation] = []
    opened: _Mark | None = None
    for mark in marks:
        if opened is not None and mark.paragraph != opened.paragraph:
            if _closes_across(opened, mark):
                quotations.append(_quotation(opened, mark.last))
                opened = None
                continue
            quotations += _unclosed(scan, opened, mark)
            opened = None
        if opened is None:
            if mark.opens or (mark.shape == 1 and not mark.closes):
                opened = mark
        elif mark.single != opened.single:
            if opened.single and mark.opens:
                opened = mark  # an apostrophe that looked like a mark
        elif mark.closes and not (mark.shape == 1 and mark.opens):
            quotations.append(_quotation(opened, mark.last))
            opened = None
        elif mark.opens:
            opened = mark
    if opened is not None:
        quotations += _unclosed(scan, opened, None)
    return quotations


def _closes_across(opened: _Mark, mark: _Mark) -> bool:
    """Whether a quotation ends in the next paragraph, which has no opening mark of its own."""
    return (
        mark.paragraph == opened.paragraph + 1
        and mark.single == opened.single is False
        and mark.closes
        and not mark.opens
        and mark.shape <= 0
    )


def _quotation(opened: _Mark, last: int, closed: bool = True) -> Quotation:
    width = opened.last - opened.first + 1
    return Quotation(opened.first, last, width, opened.single, closed, opened.paragraph)


def _read_marks(scan: Scan, indices: list[int]) -> list[_Mark]:
    text, words, starts, ends = scan.text, scan.words, scan.starts, scan.ends
    marks: list[_Mark] = []
    taken = -1
    for index in indices:
        if index <= taken:
            continue
        word, last = words[index], index
        single = word in SINGLE
        if (
            single
            and index + 1 < len(words)
            and words[index + 1] in SINGLE
            and scan.touches(index + 1)
        ):
            last, single = index + 1, False
        taken = last
        before = text[starts[index] - 1] if starts[index] else " "
        after = text[ends[last]] if ends[last] < len(text) else " "
        opens = not (before.isalnum() or before in ".,!?%;:…)") and not after.isspace()
        closes = not before.isspace() and not (after.isalnum() and word not in CLOSING)
        decade = text[ends[last] : ends[last] + DECADE]
        if single and ((before.isalnum() and after.isalnum()) or _is_decade(decade)):
            continue  # an apostrophe
        shape = 1 if word in OPENING else -1 if word in CLOSING else 0
        sentence = scan.sentence_index(starts[index])
        paragraph = scan.sentences[sentence].paragraph if sentence >= 0 else -1
        marks.append(_Mark(index, last, single, shape, opens, closes, paragraph))
    return marks


def _is_decade(following: str) -> bool:
    """Whether "90s" follows an apostrophe."""
    return len(following) == DECADE and following[:2].isdigit() and following[2] == "s"


def _unclosed(scan: Scan, opened: _Mark, following: _Mark | None) -> list[Quotation]:
    """A quotation without its closing mark: to the end of the paragraph where it fills it."""
    index = scan.sentence_index(scan.starts[opened.first])
    if opened.single or index < 0:
        return []
    sentences, paragraph = scan.sentences, opened.paragraph
    begins = sentences[index].start == scan.starts[opened.first] and (
        index == 0 or sentences[index - 1].paragraph != paragraph
    )
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == paragraph:
        last += 1
    goes_on = (
        following is not None
        and last + 1 < len(sentences)
        and scan.starts[following.first] == sentences[last + 1].start
    )
    if not begins and not goes_on:
        last = index
    stop = scan.sentence_words(last)[1] - 1
    return [_quotation(opened, stop, closed=not goes_on)] if stop > opened.first else []
