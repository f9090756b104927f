"""Draw a comparison: blocks of rows with a strip on one axis, and the verdicts in words.

Every line fits the width; nothing is cut. What would be too long wraps under itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsfacts.analysis.records import BlockRecord, Comparison, Consensus, RowRecord
from newsfacts.analysis.wording import number_words
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import Times
from newsfacts.cli.renderers.strips import Axis, Mark, draw_strip, make_axis
from newsfacts.cli.renderers.verdictlines import Line, row_name, verdict_lines
from newsfacts.cli.renderers.wrapping import ends, hanging, pad, wrap

MOST_ROWS = 5  # of a block, without --all
NARROWEST = 8  # cells of a strip
INDENT = 16  # of verdict lines
NAME, FIGURE, STRIP, SOURCE = 15, 21, 31, 12  # cells at 80 columns
STYLES = {
    "conflict": "bold red",
    "revision": "yellow",
    "undecidable": "yellow",
    "agree": "green",
    "compatible": "green",
    "source dropped": "magenta",
    "hedge dropped": "magenta",
    "headline": "magenta",
    "part > whole": "magenta",
}


class Styled(NamedTuple):
    """A line with the style of its whole."""

    text: str
    style: str = ""
    label: str = ""  # the beginning that is styled, when not the whole


class Layout(NamedTuple):
    """Widths of a drawing."""

    width: int
    name: int
    figure: int
    strip: int
    when: int
    source: int
    axis: Axis | None


def is_whole(block: BlockRecord, show_all: bool) -> bool:
    """Whether a block is drawn with all its rows; one or two more than usual are not held back."""
    return show_all or len(block.rows) <= MOST_ROWS + 2


def shown_rows(block: BlockRecord, show_all: bool) -> Sequence[RowRecord]:
    """The rows of a block that are drawn."""
    return block.rows if is_whole(block, show_all) else leading_rows(block.rows, MOST_ROWS)


def leading_rows(rows: Sequence[RowRecord], most: int) -> Sequence[RowRecord]:
    """The rows with most mentions, in the order given.

    Of rows with as many, each figure comes once before one comes twice, those first that most say.
    """
    if len(rows) <= most:
        return rows
    figures = Counter((row.low, row.high) for row in rows)
    seen: Counter[tuple[float | None, float | None]] = Counter()
    weights = []
    for row in sorted(rows, key=lambda row: (-row.mentions, row.claimant is None)):
        figure = row.low, row.high
        weights.append((-row.mentions, seen[figure], -figures[figure], row))
        seen[figure] += 1
    kept = {row.facts[0] for *_, row in sorted(weights, key=lambda weight: weight[:3])[:most]}
    return [row for row in rows if row.facts[0] in kept]


def make_layout(rows: Sequence[RowRecord], pointers: Pointers, times: Times, width: int) -> Layout:
    """The widths of the columns, and the axis; the strip gets what the others leave."""
    extra = min(width, 120) - 80  # negative on a narrow terminal
    most = max(8, FIGURE + extra // (6 if extra > 0 else 3))
    figure = _fitted([_figure(row) for row in rows], most)
    spare = max(0, most - figure)  # what short figures leave is for long names
    name = _fitted([row_name(row) for row in rows], max(11, NAME + extra // 4) + spare)
    when = max([4, *(display_width(times.short(row.time)) for row in rows)])
    source = min(SOURCE, max([5, *(display_width(_source(row, pointers)) for row in rows)]))
    identity = max([4, *(len(pointers.fact(row.facts[0])) for row in rows)])
    rest = width - 2 - name - figure - 1 - when - 1 - source - 1 - identity
    if rest < 0:  # on a narrow terminal names and figures wrap sooner
        source = max(5, source + rest)
        name = max(8, name + (rest := width - 5 - name - figure - when - source - identity))
        figure = max(8, figure + min(0, width - 5 - name - figure - when - source - identity))
    strip = min(rest, 2 * STRIP) if rest >= NARROWEST else 0
    marks = [_mark(row) for row in rows]
    return Layout(width, name, figure, strip, when, source, make_axis(marks, strip))


def _fitted(texts: Sequence[str], most: int) -> int:
    return min(max([4, *(display_width(text) for text in texts)]) + 1, most)


def _mark(row: RowRecord) -> Mark:
    hedged, denied = row.modality != "asserted", row.modality == "denied"
    return Mark(row.low, row.high, row.modifier == "vague", hedged, denied)


def _figure(row: RowRecord) -> str:
    dagger = " †" if {"places", "place"} & set(row.inferred) else ""
    noun = f" {row.counted}" if row.counted else ""
    return f"{row.text}{noun}{dagger}"


def has_dagger(rows: Sequence[RowRecord]) -> bool:
    """Whether a row's place comes from another sentence."""
    return any("†" in _figure(row) for row in rows)


def _source(row: RowRecord, pointers: Pointers) -> str:
    first = pointers.article(row.articles[0])
    if len(row.articles) > 1:
        return f"{first} +{len(row.articles) - 1}"
    return f"{first}×{row.mentions}" if row.mentions > 1 else first


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 mention", "12 origins"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def block_lines(
    comparison: Comparison,
    block: BlockRecord,
    pointers: Pointers,
    layout: Layout,
    times: Times,
    one_subject: bool,
    show_all: bool,
) -> Iterator[Styled]:
    """One block: its heading, its rows, its verdicts."""
    title = (
        block.heading if one_subject or not block.subject else f"{block.subject} · {block.heading}"
    )
    left = title[:1].upper() + title[1:] if not block.incident else title
    summary = _summary(block) if block.opposable else ""
    left = f"{left.upper()}  {summary}" if summary else left.upper()
    right = f"{counted(block.mentions, 'mention')}, {counted(block.origins, 'origin')}"
    for line in ends(left, right, layout.width):
        yield Styled(line, "bold")
    shown = shown_rows(block, show_all)
    for row in shown:
        for line in _row(row, pointers, layout, times):
            yield Styled(line)
    if len(shown) < len(block.rows):
        yield Styled(f" {_rest(block, shown)}", "dim")
        if block.consensus is not None and block.consensus.articles > 1 and block.opposable:
            yield from said_lines(Line("most say", _support(block.consensus)), layout.width)
    if not block.opposable and len(block.rows) > 1:
        unknown = Line("not comparable", "what is measured is not known to be the same")
        yield from said_lines(unknown, layout.width)
    for said in verdict_lines(
        comparison, block, pointers.article, most=None if is_whole(block, show_all) else MOST_ROWS
    ):
        yield from said_lines(said, layout.width)


def said_lines(said: Line, width: int) -> Iterator[Styled]:
    """A verdict or finding, wrapped beside its label."""
    style = STYLES.get(said.label, "dim")
    for index, line in enumerate(hanging(f" {said.label}", said.text, width, INDENT)):
        yield Styled(line, style if index == 0 else "", said.label if index == 0 else "")


def _row(row: RowRecord, pointers: Pointers, layout: Layout, times: Times) -> Iterator[str]:
    names = wrap(row_name(row), layout.name - 1)
    figures = wrap(_figure(row), layout.figure - 1)
    if row.low is None and row.high is None:
        strip = "no bounds in the text" if layout.strip > len("no bounds in the text") else ""
    elif layout.axis:
        strip = draw_strip(_mark(row), layout.axis)
    else:
        strip = ""
    sources = wrap(_source(row, pointers), layout.source)
    when = pad(times.short(row.time), layout.when)
    identity = pointers.fact(row.facts[0])
    for index in range(max(len(names), len(figures), len(sources))):
        name, figure, source = (_entry(part, index) for part in (names, figures, sources))
        line = f" {pad(name, layout.name)} {pad(figure, layout.figure)}"
        if index == 0:
            line += f"{pad(strip, layout.strip)} {when} {pad(source, layout.source)} {identity}"
        elif source:
            line += f"{' ' * (layout.strip + layout.when + 2)}{source}"
        yield line.rstrip()


def _entry(lines: Sequence[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _support(consensus: Consensus) -> str:
    """The figure that most speak for, and how many."""
    low, high = consensus.low, consensus.high
    if low is None or high is None:
        bound = high if low is None else low
        figure = f"{'up to' if low is None else 'at least'} {number_words(bound or 0.0)}"
    else:
        figure = (
            number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
        )
    articles = counted(consensus.articles, "article")
    return f"{figure}: {articles}, {counted(consensus.origins, 'origin')}"


def _rest(block: BlockRecord, shown: Sequence[RowRecord]) -> str:
    rest = [row for row in block.rows if row not in shown]
    values = [end for row in rest for end in (row.low, row.high) if end is not None]
    span = ""
    if values:
        low, high = number_words(min(values)), number_words(max(values))
        span = f" of {low}" if low == high else f" within {low} to {high}"
    return f"+ {counted(len(rest), 'statement')}{span} (--all)"


def _summary(block: BlockRecord) -> str:
    """The figures of a block in a few words: "8,000 to 11,000, ceiling 12,000"."""
    unsaid = ("denied", "conditional")
    stands = [row for row in block.rows if row.modality not in unsaid and not row.part]
    level = [row for row in stands if row.role in ("level", "after")] or list(block.rows)
    closed = [row for row in level if None not in (row.low, row.high) and row.modifier != "vague"]
    parts = []
    lows = [row.low for row in closed if row.low is not None]
    highs = [row.high for row in closed if row.high is not None]
    if lows and highs:
        low, high = number_words(min(lows)), number_words(max(highs))
        parts.append(low if low == high else f"{low} to {high}")
    ceilings = [row.high for row in level if row.low is None and row.high is not None]
    floors = [row.low for row in level if row.high is None and row.low is not None]
    # a bound that figures lie beyond is one row's word, not the block's
    if floors and min(floors) > min(lows, default=0.0):
        parts.append(f"floor {number_words(min(floors))}")
    if ceilings and max(ceilings) > max(highs, default=0.0):
        parts.append(f"ceiling {number_words(max(ceilings))}")
    if not parts and level:
        parts.append(level[0].text)
    nobody = all(row.claimant is None or row.type == "anonymous" for row in block.rows)
    return ", ".join(parts) + ("; nobody named" if nobody and parts else "")
