"""Draw a comparison: blocks of rows with a strip on one axis, and the verdicts in words.

Every line fits the width; nothing is cut. What would be too long wraps under itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.records import BlockRecord, Comparison, RowRecord
from newsfacts.analysis.wording import listed, number_words
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.shorttimes import Times
from newsfacts.cli.renderers.strips import Axis, Mark, axis_labels, draw_strip, make_axis
from newsfacts.cli.renderers.verdictlines import Line, row_name, verdict_lines
from newsfacts.cli.renderers.wrapping import ends, hanging, pad, wrap

if TYPE_CHECKING:
    from rich.console import Console

MOST_ROWS = 5  # of a block, without --all
MOST_BLOCKS = 12
WIDEST = 120
INDENT = 16  # of verdict lines
NAME, FIGURE, STRIP = 15, 21, 31  # cells at 80 columns
STYLES = {
    "conflict": "bold red",
    "revision": "yellow",
    "undecidable": "yellow",
    "agree": "green",
    "compatible": "green",
    "source dropped": "magenta",
    "hedge dropped": "magenta",
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


class References(NamedTuple):
    """How a drawing points at facts and articles."""

    article: Callable[[str], str]
    fact: Callable[[str], str]


def draw_comparison(
    comparison: Comparison,
    references: References,
    console: "Console",
    *,
    show_all: bool = False,
    notes: Sequence[str] = (),
) -> None:
    """Print one metric."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for line in comparison_lines(comparison, references, width, show_all=show_all, notes=notes):
        text = Text(line.text, style="" if line.label else line.style)
        if line.label:
            text.stylize(line.style, 0, len(line.label) + 1)
        console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def comparison_lines(
    comparison: Comparison,
    references: References,
    width: int,
    *,
    show_all: bool = False,
    notes: Sequence[str] = (),
) -> Iterator[Styled]:
    """The lines of one metric at a width."""
    blocks = comparison.blocks if show_all else comparison.blocks[:MOST_BLOCKS]
    rows = [row for block in blocks for row in _shown(block, show_all)]
    times = Times(row.time for row in rows)
    layout = _layout(rows, references, times, width)
    yield from _header(comparison, references, width)
    yield Styled("")
    if layout.axis:
        head = " " * (2 + layout.name + layout.figure) + axis_labels(layout.axis)
        columns = f"{'when':<{layout.when}} {'from':<{layout.source}} id".rstrip()
        at = 2 + layout.name + layout.figure + layout.strip + 1
        yield Styled(f"{head:<{at}}{columns}".rstrip(), "dim")
    one_subject = len({block.subject for block in comparison.blocks}) == 1
    for block in blocks:
        yield from _block(comparison, block, references, layout, times, one_subject, show_all)
        yield Styled("")
    yield from _footer(comparison, blocks, references, times, width, notes)


def _shown(block: BlockRecord, show_all: bool) -> Sequence[RowRecord]:
    if show_all or len(block.rows) <= MOST_ROWS:
        return block.rows
    kept = sorted(block.rows, key=lambda row: -row.mentions)[:MOST_ROWS]
    return [row for row in block.rows if row in kept]


def _layout(rows: Sequence[RowRecord], references: References, times: Times, width: int) -> Layout:
    extra = max(0, width - 80)
    name = _fitted([row_name(row) for row in rows], NAME, NAME + extra // 3)
    figure = _fitted([_figure(row) for row in rows], FIGURE, FIGURE + extra // 6)
    when = max([4, *(display_width(times.short(row.time)) for row in rows)])
    source = max([5, *(display_width(_source(row, references)) for row in rows)])
    identity = max([4, *(len(references.fact(row.facts[0])) for row in rows)])
    rest = width - 2 - name - figure - 1 - when - 1 - source - 1 - identity
    strip = max(10, min(rest, 2 * STRIP))
    marks = [Mark(row.low, row.high, row.modifier == "vague", _hedged(row)) for row in rows]
    return Layout(width, name, figure, strip, when, source, make_axis(marks, strip))


def _fitted(texts: Sequence[str], usual: int, most: int) -> int:
    widest = max([4, *(display_width(text) for text in texts)]) + 1
    return min(widest, max(usual, most))


def _hedged(row: RowRecord) -> bool:
    return row.modality != "asserted"


def _figure(row: RowRecord) -> str:
    dagger = " †" if {"places", "place"} & set(row.inferred) else ""
    return f"{row.text}{dagger}"


def _source(row: RowRecord, references: References) -> str:
    first = references.article(row.articles[0])
    if len(row.articles) > 1:
        return f"{first} +{len(row.articles) - 1}"
    return f"{first}×{row.mentions}" if row.mentions > 1 else first


def _header(comparison: Comparison, references: References, width: int) -> Iterator[Styled]:
    subjects = list(dict.fromkeys(block.subject for block in comparison.blocks))
    title = comparison.metric
    if len(subjects) == 1 and subjects[0]:
        title = f"{title} · {subjects[0]}"
    voices = comparison.voices
    kinds = [
        f"{count} {name}"
        for count, name in (
            (voices.named, "named"),
            (voices.anonymous, "anon."),
            (voices.nobody, "none"),
        )
        if count
    ]
    counts = f"{_count(comparison.mentions, 'mention')}, {_count(comparison.origins, 'origin')}"
    for line in ends(title, f"{counts} ({', '.join(kinds)})", width):
        yield Styled(line, "bold")
    verdicts: dict[str, int] = {}
    for verdict in comparison.verdicts:
        verdicts[verdict.verdict] = verdicts.get(verdict.verdict, 0) + 1
    words = []
    for name in ("conflict", "revision", "undecidable"):
        if verdicts.get(name):
            words.append(
                f"{verdicts[name]} undecidable"
                if name == "undecidable"
                else _count(verdicts[name], name)
            )
    text = ", ".join(words) or "nothing is opposed"
    if comparison.undated:
        text += f"; {_undated(comparison.undated, references)}"
    for line in wrap(text, width):
        yield Styled(line)


def _undated(articles: Sequence[str], references: References) -> str:
    names = [references.article(article) for article in articles]
    if len(names) > 6:
        return f"{len(names)} articles are undated"
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} undated"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _block(
    comparison: Comparison,
    block: BlockRecord,
    references: References,
    layout: Layout,
    times: Times,
    one_subject: bool,
    show_all: bool,
) -> Iterator[Styled]:
    title = (
        block.heading if one_subject or not block.subject else f"{block.subject} · {block.heading}"
    )
    left = title[:1].upper() + title[1:] if not block.incident else title
    summary = _summary(block)
    left = f"{left.upper()}  {summary}" if summary else left.upper()
    right = f"{_count(block.mentions, 'mention')}, {_count(block.origins, 'origin')}"
    for line in ends(left, right, layout.width):
        yield Styled(line, "bold")
    shown = _shown(block, show_all)
    for row in shown:
        for line in _row(row, references, layout, times):
            yield Styled(line)
    if len(shown) < len(block.rows):
        yield Styled(f" {_rest(block, shown)}", "dim")
    for said in verdict_lines(
        comparison, block, references.article, most=None if show_all else MOST_ROWS
    ):
        yield from _said(said, layout.width)


def _said(said: Line, width: int) -> Iterator[Styled]:
    style = STYLES.get(said.label, "dim")
    for index, line in enumerate(hanging(f" {said.label}", said.text, width, INDENT)):
        yield Styled(line, style if index == 0 else "", said.label if index == 0 else "")


def _row(row: RowRecord, references: References, layout: Layout, times: Times) -> Iterator[str]:
    names = wrap(row_name(row), layout.name - 1)
    figures = wrap(_figure(row), layout.figure - 1)
    if row.low is None and row.high is None:
        strip = "no bounds in the text"
    elif layout.axis:
        mark = Mark(row.low, row.high, row.modifier == "vague", _hedged(row))
        strip = draw_strip(mark, layout.axis)
    else:
        strip = ""
    tail = (
        f"{pad(times.short(row.time), layout.when)} {pad(_source(row, references), layout.source)} "
        f"{references.fact(row.facts[0])}"
    )
    for index in range(max(len(names), len(figures))):
        name = names[index] if index < len(names) else ""
        figure = figures[index] if index < len(figures) else ""
        line = f" {pad(name, layout.name)} {pad(figure, layout.figure)}"
        if index == 0:
            line += f"{pad(strip, layout.strip)} {tail}"
        yield line.rstrip()


def _rest(block: BlockRecord, shown: Sequence[RowRecord]) -> str:
    rest = [row for row in block.rows if row not in shown]
    values = [end for row in rest for end in (row.low, row.high) if end is not None]
    span = ""
    if values:
        low, high = number_words(min(values)), number_words(max(values))
        span = f" of {low}" if low == high else f" within {low} to {high}"
    return f"+ {_count(len(rest), 'statement')}{span} (--all)"


def _summary(block: BlockRecord) -> str:
    """The figures of a block in a few words: "8,000 to 11,000, ceiling 12,000"."""
    level = [row for row in block.rows if row.role in ("level", "after")]
    closed = [row for row in level if None not in (row.low, row.high) and row.modifier != "vague"]
    parts = []
    lows = [row.low for row in closed if row.low is not None]
    highs = [row.high for row in closed if row.high is not None]
    if lows and highs:
        low, high = number_words(min(lows)), number_words(max(highs))
        parts.append(low if low == high else f"{low} to {high}")
    ceilings = [row.high for row in level if row.low is None and row.high is not None]
    floors = [row.low for row in level if row.high is None and row.low is not None]
    if floors:
        parts.append(f"floor {number_words(min(floors))}")
    if ceilings:
        parts.append(f"ceiling {number_words(max(ceilings))}")
    if not parts and level:
        parts.append(level[0].text)
    nobody = all(row.claimant is None or row.type == "anonymous" for row in block.rows)
    return ", ".join(parts) + ("; nobody named" if nobody and parts else "")


def _footer(
    comparison: Comparison,
    blocks: Sequence[BlockRecord],
    references: References,
    times: Times,
    width: int,
    notes: Sequence[str],
) -> Iterator[Styled]:
    across = [each for each in comparison.findings if each.finding == "part exceeds whole"]
    if across:
        yield Styled("ACROSS  a part may not exceed its whole", "bold")
        for finding in across:
            yield from _said(Line("part > whole", finding.reason), width)
        yield Styled("")
    if len(blocks) < len(comparison.blocks):
        rest = comparison.blocks[len(blocks) :]
        mentions = sum(block.mentions for block in rest)
        text = (
            f"+ {_count(len(rest), 'block')} with {_count(mentions, 'mention')}: --all, or narrow "
            "with --place, --subject, --article, --since, --until"
        )
        for line in wrap(text, width):
            yield Styled(line)
        yield Styled("")
    legend = "● stated  ○ hedged or forecast  ╌┤ upper bound  ├╌ lower bound  ░ vague word"
    for line in hanging("", f"{legend}{times.note}", width, 1):
        yield Styled(line, "dim")
    rows = [row for block in blocks for row in block.rows]
    if any("†" in _figure(row) for row in rows):
        yield Styled(" † place taken from another sentence of the article", "dim")
    for note in [*notes, *settling(comparison, references)]:
        for line in hanging("", note, width, 1):
            yield Styled(line, "dim")


def settling(comparison: Comparison, references: References) -> list[str]:
    """Which dates would settle most of what is undecidable."""
    open_pairs = [v for v in comparison.verdicts if v.verdict == "undecidable"]
    counts: dict[tuple[str, ...], int] = {}
    for verdict in open_pairs:
        if verdict.settle:
            names = tuple(sorted(verdict.settle))
            counts[names] = counts.get(names, 0) + 1
    if not counts:
        return []
    best = min(counts, key=lambda names: (-_settled(counts, names), len(names), names))
    labels = listed([references.article(article) for article in best])
    return [
        f"Dating {labels} would settle {_settled(counts, best)} of the {len(open_pairs)} "
        "undecidable: ingest --metadata dates.csv"
    ]


def _settled(counts: Mapping[tuple[str, ...], int], dated: tuple[str, ...]) -> int:
    return sum(count for names, count in counts.items() if set(names) <= set(dated))
