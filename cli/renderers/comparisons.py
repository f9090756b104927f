"""Draw a whole comparison: title, blocks on one axis, what holds across blocks, the legend."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from newsfacts.analysis.records import BlockRecord, Comparison
from newsfacts.analysis.wording import listed
from newsfacts.cli.renderers.blocks import (
    Styled,
    block_lines,
    counted,
    has_dagger,
    make_layout,
    said_lines,
    shown_rows,
)
from newsfacts.cli.renderers.plots import Point, plot_lines
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import Times
from newsfacts.cli.renderers.strips import axis_labels
from newsfacts.cli.renderers.verdictlines import Line, row_name
from newsfacts.cli.renderers.wrapping import ends, hanging, wrap

if TYPE_CHECKING:
    from rich.console import Console

MOST_BLOCKS = 12
MOST_METRICS = 3  # where none is asked for
FEWEST_DAYS = 4  # of a block, so that a plot tells more than its rows
WIDEST = 120


def draw_comparisons(
    comparisons: Sequence[Comparison],
    pointers: Pointers,
    console: "Console",
    *,
    show_all: bool = False,
    metric: Sequence[str] | None = None,
    asked: Sequence[str] = (),
) -> None:
    """Print every metric; without ``metric`` only the first of them, and what else there is."""
    shown = comparisons if metric or show_all else comparisons[:MOST_METRICS]
    for index, comparison in enumerate(shown):
        if index:
            console.print("")
        draw_comparison(comparison, pointers, console, show_all=show_all)
    notes = [f"filters: {', '.join(asked)}"] if asked else []
    if not comparisons:
        notes.insert(0, "0 statements")
    rest = comparisons[len(shown) :]
    if rest:
        names = ", ".join(f"{each.metric} {each.mentions:,}" for each in rest)
        notes.append(f"not shown: {names} (--metric NAME)")
    for note in notes:
        for line in wrap(note, console.width):
            console.print(line, style="dim", soft_wrap=True)


def draw_comparison(
    comparison: Comparison,
    pointers: Pointers,
    console: "Console",
    *,
    show_all: bool = False,
) -> None:
    """Print one metric."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for line in comparison_lines(comparison, pointers, width, show_all=show_all):
        text = Text(line.text, style="" if line.label else line.style)
        if line.label:
            text.stylize(line.style, 0, len(line.label) + 1)
        console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def comparison_lines(
    comparison: Comparison,
    pointers: Pointers,
    width: int,
    *,
    show_all: bool = False,
) -> Iterator[Styled]:
    """The lines of one metric at a width."""
    blocks = comparison.blocks if show_all else comparison.blocks[:MOST_BLOCKS]
    rows = [row for block in blocks for row in shown_rows(block, show_all)]
    times = Times(row.time for row in rows)
    layout = make_layout(rows, pointers, times, width)
    yield from _header(comparison, pointers, width)
    yield Styled("")
    if layout.axis:
        head = " " * (2 + layout.name + layout.figure) + axis_labels(layout.axis)
        columns = f"{'when':<{layout.when}} {'from':<{layout.source}} id".rstrip()
        at = 2 + layout.name + layout.figure + layout.strip + 1
        yield Styled(f"{head:<{at}}{columns}".rstrip(), "dim")
    one_subject = len({block.subject for block in comparison.blocks}) == 1
    plots = 0
    for block in blocks:
        yield from block_lines(comparison, block, pointers, layout, times, one_subject, show_all)
        plot = list(_plot(block, width)) if show_all or not plots else []
        plots += bool(plot)
        yield from plot
        yield Styled("")
    yield from _footer(comparison, blocks, pointers, times, width)


def _plot(block: BlockRecord, width: int) -> Iterator[Styled]:
    """The figures of a block through time, where enough of them have a day."""
    points = []
    for row in block.rows:
        when, value = row.time, row.low if row.low is not None else row.high
        is_level = row.role in ("level", "after") and row.modality != "denied"
        if when is None or when.start is None or value is None or not is_level or block.forecast:
            continue
        if when.start == when.end:
            points.append(Point(date.fromisoformat(when.start).toordinal(), value, row_name(row)))
    if block.opposable and len({point.day for point in points}) >= FEWEST_DAYS:
        yield from (Styled(line, "dim") for line in plot_lines(points, width))


def _header(comparison: Comparison, pointers: Pointers, width: int) -> Iterator[Styled]:
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
    counts = f"{counted(comparison.mentions, 'mention')}, {counted(comparison.origins, 'origin')}"
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
                else counted(verdicts[name], name)
            )
    text = ", ".join(words) or "nothing is opposed"
    if comparison.undated:
        text += f"; {_undated(comparison.undated, pointers)}"
    for line in wrap(text, width):
        yield Styled(line)


def _undated(articles: Sequence[str], pointers: Pointers) -> str:
    names = sorted(pointers.article(article) for article in articles)
    if len(names) > 6:
        return f"{len(names)} articles are undated"
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} undated"


def _footer(
    comparison: Comparison,
    blocks: Sequence[BlockRecord],
    pointers: Pointers,
    times: Times,
    width: int,
) -> Iterator[Styled]:
    across = [each for each in comparison.findings if each.finding == "part exceeds whole"]
    if across:
        yield Styled("ACROSS  a part may not exceed its whole", "bold")
        for finding in across:
            yield from said_lines(Line("part > whole", finding.reason), width)
        yield Styled("")
    if len(blocks) < len(comparison.blocks):
        rest = comparison.blocks[len(blocks) :]
        mentions = sum(block.mentions for block in rest)
        text = (
            f"+ {counted(len(rest), 'block')} with {counted(mentions, 'mention')}: --all, or"
            " narrow with --place, --subject, --article, --since, --until"
        )
        for line in wrap(text, width):
            yield Styled(line)
        yield Styled("")
    legend = "● stated  ○ hedged or forecast  ╌┤ upper bound  ├╌ lower bound  ░ vague word"
    if any(row.modality == "denied" for block in blocks for row in block.rows):
        legend += "  × denied"
    for line in hanging("", f"{legend}{times.note}", width, 1):
        yield Styled(line, "dim")
    rows = [row for block in blocks for row in block.rows]
    if has_dagger(rows):
        for line in hanging("", "† place taken from another sentence of the article", width, 1):
            yield Styled(line, "dim")
    notes = settling(comparison, pointers)
    if any(row.modifier == "approx" for row in rows):
        notes.insert(0, f"“About” is read as ±{comparison.tolerance:.0%} (--tolerance).")
    if comparison.unplaced:
        left_out = counted(comparison.unplaced, "mention")
        notes.append(f"{left_out} without a day left out: nobody knows whether before --at")
    if comparison.left_out:
        notes.append(f"{counted(comparison.left_out, 'row')} not set against the others: too many")
    for note in notes:
        for line in hanging("", note, width, 1):
            yield Styled(line, "dim")


def settling(comparison: Comparison, pointers: Pointers) -> list[str]:
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
    labels = listed(sorted(pointers.article(article) for article in best))
    return [
        f"Dating {labels} would settle {_settled(counts, best)} of the {len(open_pairs)} "
        "undecidable: ingest --metadata dates.csv"
    ]


def _settled(counts: Mapping[tuple[str, ...], int], dated: tuple[str, ...]) -> int:
    """How many pairs need no other dates than these; a pair needs two at most."""
    subsets = [(one,) for one in dated] + list(combinations(dated, 2))
    return sum(counts.get(names, 0) for names in subsets)
