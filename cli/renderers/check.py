"""Draw a check in the manner of a compiler: position, verdict, figure, and the evidence below."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.checkrecords import CheckedFigure, Exhibit
from newsfacts.analysis.days import AsOf, day_words
from newsfacts.analysis.truthtable import VERDICTS
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import short_timex
from newsfacts.cli.renderers.wrapping import wrap
from newsfacts.cli.sanitize import printable

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 100
INDENT = "   "
NARROW = 24  # columns that words need
LABEL = 7  # "003:3  "
VERDICT = 16
STYLES = {
    "contradicted": "bold red",
    "hedge dropped": "bold yellow",
    "source differs": "bold yellow",
    "outdated": "bold yellow",
    "supported": "green",
    "undecidable": "cyan",
    "not found": "magenta",
    "quiet": "dim",
}
LAST = "What the clippings say, not what is true."


class Reading(NamedTuple):
    """What is drawn."""

    figures: Sequence[CheckedFigure]
    pointers: Pointers
    fail_on: frozenset[str] = frozenset()  # verdicts that fail beside those to act on


class Line(NamedTuple):
    """A line, and where in it what style begins and ends."""

    text: str
    style: str = ""
    start: int = 0
    end: int | None = None


def draw_check(reading: Reading, console: "Console") -> None:
    """Print a check."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for line in check_lines(reading, width):
        text = Text(line.text)
        text.stylize(STYLES.get(line.style, line.style), line.start, line.end)
        console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def check_lines(reading: Reading, width: int) -> Iterator[Line]:
    """The lines of a check at a width."""
    for figure in reading.figures:
        yield from _head(figure, width)
        for exhibit in figure.evidence:
            yield from _evidence(exhibit, reading.pointers, width)
        for text in _remarks(figure, reading.pointers):
            for line in wrap(text, width - len(INDENT)):
                yield Line(INDENT + line, "quiet" if figure.verdict == "supported" else "")
    if reading.figures:
        yield Line("")
    for line in wrap(totals(reading.figures), width):
        yield Line(line)
    failed = [each for each in reading.figures if each.act or each.verdict in reading.fail_on]
    status = 1 if failed else 0
    for line in wrap(f"{LAST} Exit status {status}.", width):
        yield Line(line)


def totals(figures: Sequence[CheckedFigure]) -> str:
    """The counts: "7 figures: 1 supported, 1 contradicted, …"."""
    counts = Counter(figure.verdict for figure in figures)
    noun = "figure" if len(figures) == 1 else "figures"
    listed = ", ".join(f"{counts[name]} {name}" for name in VERDICTS if counts[name])
    return f"{len(figures)} {noun}{f': {listed}' if listed else ''}"


def verdict_words(figure: CheckedFigure) -> str:
    """The verdict, loud where the writer must act."""
    return figure.verdict.upper() if figure.act else figure.verdict


def figure_parts(figure: CheckedFigure) -> str:
    """The figure with what is known of it: "12,000 · Ukraine · Kursk"."""
    parts = [" ".join(figure.text.split()), figure.claimant, _where(figure), _when(figure)]
    if not any(parts[1:3]):
        parts.append(figure.metric if figure.metric != "count" else figure.counted)
    return " · ".join(printable(part) for part in parts if part)


def _where(figure: CheckedFigure) -> str | None:
    """Place and state: "Kursk", "toward Kursk", "trained in Russia"."""
    state = (figure.state or "").replace("_", " ")
    if figure.state in (None, "present"):
        return figure.place
    if figure.place is None:
        return state
    return f"toward {figure.place}" if state == "under way" else f"{state} in {figure.place}"


def _when(figure: CheckedFigure) -> str | None:
    time = figure.time
    if time is None or time.basis == "published":
        return None
    if time.start is None and time.end is None:
        return short_timex(time.text or "") or None
    if time.start == time.end:
        return time.start
    first, last = (
        date.fromisoformat(day).toordinal() if day else None for day in (time.start, time.end)
    )
    return day_words(AsOf(first, last))


def _head(figure: CheckedFigure, width: int) -> Iterator[Line]:
    where = printable(f"{figure.path}:{figure.line}:{figure.column}")
    verdict = verdict_words(figure)
    first = f"{where}  {verdict}"
    padded = first + " " * max(2, VERDICT - len(verdict))
    parts = figure_parts(figure)
    begin = len(where) + 2
    room = width - display_width(padded)
    if room < NARROW:
        padded, room = "", width - len(INDENT)
        yield Line(first, figure.verdict, begin, begin + len(verdict))
    indent = " " * display_width(padded) if padded else INDENT
    for index, line in enumerate(wrap(parts, room)):
        if padded and index == 0:
            yield Line(padded + line, figure.verdict, begin, begin + len(verdict))
        else:
            yield Line(indent + line)


def _evidence(exhibit: Exhibit, pointers: Pointers, width: int) -> Iterator[Line]:
    """Where, who, the words, and the id at the right edge."""
    place = f"{pointers.article(exhibit.article)}:{exhibit.line}"
    place = printable(place) + " " * max(1, LABEL - display_width(place))
    ident = pointers.fact(exhibit.fact)
    room = width - len(INDENT) - display_width(place) - len(ident) - 2
    lines = wrap(exhibit_words(exhibit), max(room, NARROW))
    blank = " " * display_width(place)
    for index, line in enumerate(lines):
        text = INDENT + (blank if index else place) + line
        gap = " " * max(2, width - display_width(text) - len(ident))
        yield Line(text if index < len(lines) - 1 else f"{text}{gap}{ident}")


def exhibit_words(exhibit: Exhibit) -> str:
    """Who says it, unless the words name them, and the words."""
    quote = f"“{printable(exhibit.quote)}”"
    name = speaker(exhibit)
    said = exhibit.time if exhibit.time and exhibit.time.basis in ("time", "said") else None
    day = f" ({said.start})" if said and said.start and said.start == said.end else ""
    inferred = " (place inferred)" if "places" in exhibit.inferred else ""
    head = {
        "newer": f"newer, {name}: ",
        "elsewhere": f"the same figure of something else, {name}: ",
        "near": f"nearest, {name}: ",
    }.get(exhibit.role, "")
    names = (name, exhibit.source or name)
    is_named = any(each.casefold() in exhibit.quote.casefold() for each in names)
    if not head and not is_named:
        head = f"{name}: "
    return f"{head}{quote}{day}{inferred}"


def speaker(exhibit: Exhibit) -> str:
    """Who says it there."""
    return "the article itself" if exhibit.type == "author" else exhibit.claimant or "nobody"


def _remarks(figure: CheckedFigure, pointers: Pointers) -> Iterator[str]:
    """The reason, then what else the writer should know."""
    parts = [figure.reason] if figure.reason else []
    if figure.verdict == "supported":
        parts.append(f"{figure.origins} {'origin' if figure.origins == 1 else 'origins'}")
    parts += figure.notes
    if figure.verdict in ("supported", "outdated") and figure.others:
        shown = [
            f"{speaker(other)} {' '.join(other.text.split())} "
            f"({pointers.article(other.article)}:{other.line}, {pointers.fact(other.fact)})"
            for other in figure.others
        ]
        parts.append(f"differs: {', '.join(shown)}")
    if parts:
        text = "; ".join(part.rstrip(".") for part in parts)
        yield f"{text[:1].upper()}{text[1:]}."
