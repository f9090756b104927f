"""The paragraphs of a text: lines, or runs of lines that one paragraph was wrapped into.

Blank lines part paragraphs. Beyond that a line end may part them (each line is a paragraph, as in
most scraped articles) or not (wire copy and e-mail, wrapped at 60 to 80 columns); the shapes of
the lines decide. In wrapped text a line ends only where the next word would not have fitted. Where
the text as a whole is not wrapped, a run of lines in it may be: a quoted statement, a short note.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsfacts.documents.abbreviations import stop_words
from newsfacts.documents.zonewords import zone_words

WIDEST_WRAP = 120  # columns; longer lines are paragraphs
NARROWEST_WRAP = 40
SLACK = 12  # columns by which a wrapped line may fall short of the width
FULL_SHARE = 0.7  # of the lines that break off in a wrapped text are full
AMID_SHARE = 0.4  # of these end amid a sentence, as one can tell
BROKEN_SHARE = 0.1  # of all lines are such
LONG_ENOUGH = 30  # columns of a line that goes on in lower case in text that is not wrapped
EARLY_SHARE = 0.6  # of the width that a line has at least which is broken by hand
NARROWEST_RUN = 50  # columns of a wrapped run of lines in text that is not wrapped
FIRST_WORD_RE = re.compile(r"\S{1,40}")
ENDED_RE = re.compile(r"(?<![\w.])(?P<word>[\w’']{2,30})[.!?][\"”’')\]]{0,3} (?=[\"“‘A-Z])")
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
    def width(self) -> int:
        """The columns that the line takes."""
        return self.indent + len(self.text)

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
    if width is not None:
        return join_lines(lines, width)
    paragraphs: list[Paragraph] = []
    done = 0
    for first, last, run in wrapped_runs(lines):
        paragraphs += join_lines(lines[done:first], None)
        paragraphs += join_lines(lines[first:last], run)
        done = last
    return paragraphs + join_lines(lines[done:], None)


def join_lines(lines: list[Line], width: int | None) -> list[Paragraph]:
    """The paragraphs of lines that were wrapped at a width, or not at all."""
    if not lines:
        return []
    paragraphs: list[Paragraph] = []
    first = last = lines[0]
    count, prose = 1, width is not None and has_ended(first)
    for line in lines[1:]:
        if not line.after_blank and (
            goes_on(last, line, width) or (prose and breaks_early(last, line, width))
        ):
            count += 1
            prose = prose or has_ended(line)
        else:
            paragraphs.append(
                Paragraph(first.text_start, last.end, first.start, first.after_blank, count)
            )
            first, count, prose = line, 1, width is not None and has_ended(line)
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


def wrapped_runs(lines: list[Line]) -> Iterator[tuple[int, int, int]]:
    """First index, index behind the last, and width of each run of lines that was wrapped."""
    first, count = 0, len(lines)
    for index in range(1, count + 1):
        if (
            index < count
            and not lines[index].after_blank
            and len(lines[index].text) <= WIDEST_WRAP
            and len(lines[index - 1].text) <= WIDEST_WRAP
        ):
            continue
        if index - first > 1:
            width = run_width(lines[first:index])
            if width is not None:
                yield first, index, width
        first = index


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which the text was wrapped, or None where it was not.

    Lines that end as a sentence does tell nothing: paragraphs end so in any text. Of the others
    nearly all must be full, and many end amid a sentence.
    """
    pairs = [(line, following) for line, following in pairwise(lines) if not following.after_blank]
    lengths = sorted(line.width for line, _ in pairs)
    if len(lengths) < 2:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    broken = [pair for pair in pairs if pair[0].text[-1] not in SENTENCE_MARKS]
    full = [pair for pair in broken if is_full(*pair, width)]
    if len(full) < max(2, FULL_SHARE * len(broken), BROKEN_SHARE * len(pairs)):
        return None
    amid = sum(ends_amid(*pair) for pair in full)
    shouting = all(line.text.isupper() for line, _ in full)
    return width if shouting or amid >= AMID_SHARE * len(full) else None


def run_width(run: list[Line]) -> int | None:
    """The width at which a run of lines was wrapped in text that as a whole was not, or None.

    So few lines prove little, so all must agree: each that breaks off is full, but for a title
    above the rest; one ends amid a sentence, as one can tell; the last ends as a sentence does.
    """
    width = max([line.width for line in run])
    if not NARROWEST_RUN <= width <= WIDEST_WRAP or run[-1].text[-1] not in SENTENCE_MARKS:
        return None
    pairs = [pair for pair in pairwise(run) if pair[0].text[-1] not in SENTENCE_MARKS]
    if pairs and pairs[0][0] is run[0] and not (is_full(*pairs[0], width) or has_ended(run[0])):
        del pairs[0]
    proved = any(ends_amid(*pair) for pair in pairs)
    agreed = all(
        is_full(*pair, width) or (has_ended(pair[0]) and breaks_early(*pair, width))
        for pair in pairs
    )
    return width if proved and agreed else None


def ends_amid(line: Line, following: Line) -> bool:
    """Whether a line that breaks off ends amid a sentence: the next one begins with a small letter.

    Or another sentence ended in the line before: no title goes on behind a full stop.
    """
    return following.text[0].islower() or is_hyphenated(line, following) or has_ended(line)


def has_ended(line: Line) -> bool:
    """Whether a sentence ends in a line, with another one behind it or at its end."""
    if line.text[-1] in ".?!":
        return True
    kinds = stop_words().kinds
    return any(found["word"].lower() not in kinds for found in ENDED_RE.finditer(line.text))


def breaks_early(line: Line, following: Line, width: int | None) -> bool:
    """Whether a line of wrapped prose, broken by hand, breaks off though a word would have fitted.

    Below a sentence that ended, what breaks off is no title, so the next line goes on.
    """
    if width is None or line.text[-1] in SENTENCE_MARKS:
        return False
    if line.width < EARLY_SHARE * width and not has_ended(line):
        return False
    return following.indent < 2 and not zone_words().marks_item(following.text)


def is_hyphenated(line: Line, following: Line) -> bool:
    """Whether a word is broken at the end of a line; the text keeps it in two."""
    return line.text[-1] == "-" and line.text[-2:-1].isalpha() and following.text[0].isalpha()


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = FIRST_WORD_RE.match(following.text)
    needed = len(word[0]) if word else 0
    return line.width + 1 + needed > width - SLACK // 2


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
        return full or following.text[0].islower() or is_hyphenated(line, following)
    if len(line.text) < LONG_ENOUGH or not unfinished:
        return False
    if following.text[0].islower() or is_hyphenated(line, following):
        return True
    return words.is_unfinished(line.text)
