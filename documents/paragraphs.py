"""The paragraphs of a text: lines, or runs of lines that one paragraph was wrapped into.

Blank lines part paragraphs. Beyond that a line end may part them (each line is a paragraph, as in
most scraped articles) or not (wire copy and e-mail, wrapped at 60 to 80 columns); the shapes of
the lines decide. In wrapped text a line ends only where the next word would not have fitted.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from newsfacts.documents.zonewords import zone_words

WIDEST_WRAP = 120  # columns; longer lines are paragraphs
NARROWEST_WRAP = 40
SLACK = 12  # columns by which a wrapped line may fall short of the width
FULL_SHARE = 0.6  # of the line ends in a wrapped text are where the next word did not fit
CONTINUED_SHARE = 0.3  # of them go on in lower case
LONG_ENOUGH = 30  # columns of a line that goes on in lower case in text that is not wrapped
FIRST_WORD_RE = re.compile(r"\S{1,40}")
SENTENCE_MARKS = ".!?:;\"”’'…)]"


class Line(NamedTuple):
    """A line that is not blank: its text without white space around it, and where it stands."""

    start: int  # of the line, white space included
    text_start: int
    text: str
    after_blank: bool

    @property
    def end(self) -> int:
        """Where the text of the line ends."""
        return self.text_start + len(self.text)

    @property
    def indent(self) -> int:
        """How far the text is moved in."""
        return self.text_start - self.start


class Paragraph(NamedTuple):
    """A paragraph without the white space around it; ``line_start`` is where its line begins."""

    start: int
    end: int
    line_start: int
    after_blank: bool
    lines: int


def find_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order; every character that is no white space is in one."""
    lines = find_lines(text)
    if len(lines) < 2:
        return [Paragraph(x.text_start, x.end, x.start, x.after_blank, 1) for x in lines]
    width = wrap_width(lines)
    paragraphs: list[Paragraph] = []
    first = last = lines[0]
    count = 1
    for line in lines[1:]:
        if not line.after_blank and goes_on(last, line, width):
            count += 1
        else:
            paragraphs.append(
                Paragraph(first.text_start, last.end, first.start, first.after_blank, count)
            )
            first, count = line, 1
        last = line
    paragraphs.append(Paragraph(first.text_start, last.end, first.start, first.after_blank, count))
    return paragraphs


def find_lines(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    offset, after_blank = 0, True
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            text_start = offset + len(line) - len(line.lstrip())
            lines.append(Line(offset, text_start, stripped, after_blank))
            after_blank = False
        else:
            after_blank = True
        offset += len(line) + 1
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which the text was wrapped, or None where it was not."""
    pairs = [(line, following) for line, following in pairwise(lines) if not following.after_blank]
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    if len(lengths) < 2:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or lengths[len(lengths) // 2] < width - 2 * SLACK:
        return None
    full = sum(is_full(line, following, width) for line, following in pairs)
    unfinished = sum(
        line.text[-1] not in SENTENCE_MARKS and not following.text[0].isdigit()
        for line, following in pairs
    )
    enough = full >= FULL_SHARE * len(pairs) and unfinished >= CONTINUED_SHARE * len(pairs)
    return width if enough and continues_in_kind(pairs) else None


def continues_in_kind(pairs: list[tuple[Line, Line]]) -> bool:
    """Whether lines go on as wrapped text does: in lower case, or everything is in capitals."""
    lowered = sum(following.text[0].islower() for _, following in pairs)
    if lowered >= CONTINUED_SHARE * len(pairs):
        return True
    return all(line.text.upper() == line.text for line, _ in pairs)


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = FIRST_WORD_RE.match(following.text)
    needed = len(word[0]) if word else 0
    return line.indent + len(line.text) + 1 + needed > width - SLACK // 2


def goes_on(line: Line, following: Line, width: int | None) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    words = zone_words()
    if words.marks_item(following.text):
        return False
    if width is not None:
        if len(line.text) > width + SLACK or following.indent > line.indent + 1:
            return False
        return is_full(line, following, width) or following.text[0].islower()
    if len(line.text) < LONG_ENOUGH or line.text[-1] in SENTENCE_MARKS:
        return False
    return following.text[0].islower() or words.is_unfinished(line.text)
