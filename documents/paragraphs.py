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
FULL_SHARE = 0.7  # of the lines that break off in a wrapped text are full
LOWER_SHARE = 0.4  # of these are followed by a small letter
BROKEN_SHARE = 0.1  # of all lines are such
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
    """The width at which the text was wrapped, or None where it was not.

    Lines that end as a sentence does tell nothing: paragraphs end so in any text. Of the others
    nearly all must be full, and be followed by small letters as the middle of a sentence is.
    """
    pairs = [(line, following) for line, following in pairwise(lines) if not following.after_blank]
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    if len(lengths) < 2:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    broken = [pair for pair in pairs if pair[0].text[-1] not in SENTENCE_MARKS]
    full = [pair for pair in broken if is_full(*pair, width)]
    if len(full) < max(2, FULL_SHARE * len(broken), BROKEN_SHARE * len(pairs)):
        return None
    lowered = sum(following.text[0].islower() for _, following in full)
    shouting = all(line.text.isupper() for line, _ in full)
    return width if shouting or lowered >= LOWER_SHARE * len(full) else None


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = FIRST_WORD_RE.match(following.text)
    needed = len(word[0]) if word else 0
    return line.indent + len(line.text) + 1 + needed > width - SLACK // 2


def goes_on(line: Line, following: Line, width: int | None) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    words = zone_words()
    unfinished = line.text[-1] not in SENTENCE_MARKS
    if words.marks_item(following.text):
        # a number that ends a sentence may come to stand at the start of a line
        return width is not None and unfinished and is_full(line, following, width)
    if width is not None:
        full = is_full(line, following, width)
        if len(line.text) > width + SLACK or (following.indent > 1 and not (unfinished and full)):
            return False
        return full or following.text[0].islower()
    if len(line.text) < LONG_ENOUGH or not unfinished:
        return False
    return following.text[0].islower() or words.is_unfinished(line.text)
