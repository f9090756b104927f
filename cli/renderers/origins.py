"""Draw origins: a heading each, and below it its appearances in the order they came out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.copying import CopiedArticle
from newsfacts.analysis.tracing import Appearance, Origin
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.wrapping import ends, hanging, pad
from newsfacts.cli.sanitize import printable

if TYPE_CHECKING:
    from rich.console import Console

FIGURES = 4  # that a heading names
MOST_APPEARANCES = 12  # of an origin, without --all
PASSAGE = 100  # characters of a copied passage that are shown from each of its ends


class Line(NamedTuple):
    """A line with the style of its whole."""

    text: str
    style: str = ""


def draw_origins(
    found: Sequence[Origin],
    pointers: Pointers,
    lines: Mapping[str, Lines],
    console: "Console",
    *,
    most: int | None,
) -> None:
    """Print the origins, metric by metric; those of one mention are only counted.

    Args:
        found: From ``trace_origins``.
        pointers: How articles and facts are called.
        lines: The lines of the articles, by id.
        console: Where to print.
        most: Origins to draw of a metric; None draws all, those of one mention too.
    """
    for metric in dict.fromkeys(origin.metric for origin in found):
        origins = [origin for origin in found if origin.metric == metric]
        mentions = sum(len(origin.appearances) for origin in origins)
        right = f"{counted(mentions, 'mention')}, {counted(len(origins), 'origin')}"
        for text in ends(metric, right, console.width):
            console.print(text, style="bold")
        told = origins if most is None else [each for each in origins if len(each.appearances) > 1]
        shown = told[:most]
        for origin in shown:
            console.print("")
            drawn = None if most is None else MOST_APPEARANCES
            for line in origin_lines(origin, pointers, lines, console.width, most=drawn):
                console.print(line.text, style=line.style, soft_wrap=True)
        if len(shown) < len(origins):
            rest = len(origins) - len(shown)
            single = len(origins) - len(told)
            which = f", {single:,} of them of one mention" if single < rest else " of one mention"
            console.print(f"\n{counted(rest, 'more origin')}{which if single else ''} (--all)")
        console.print("")
    if not found:
        console.print("no origins")


def origin_lines(
    origin: Origin,
    pointers: Pointers,
    lines: Mapping[str, Lines],
    width: int,
    *,
    most: int | None = None,
) -> Iterator[Line]:
    """One origin: who speaks, how often, then each appearance, or so many of them."""
    figures = ", ".join(origin.figures[:FIGURES])
    figures += f" and {len(origin.figures) - FIGURES} more" if len(origin.figures) > FIGURES else ""
    count = counted(len(origin.appearances), "mention")
    right = f"{count} in {counted(origin.articles, 'article')}"
    for text in ends(f"{origin.claimant or 'nobody named'} · {figures}", right, width):
        yield Line(text, "bold")
    is_long = most is not None and len(origin.appearances) > most + 2
    shown = origin.appearances[:most] if is_long else origin.appearances
    places = [place_of(each, pointers, lines) for each in shown]
    days = [day_of(each) for each in shown]
    labels = {each.fact: place for each, place in zip(shown, places, strict=True)}
    room, day_room = max(map(display_width, places)), max(map(display_width, days))
    for each, place, day in zip(shown, places, days, strict=True):
        first = each.fact == origin.earliest
        head = f" {'●' if first else '├'} {pad(place, room)}  {pad(day, day_room)}  "
        note = words_of(each, origin, labels, first=first)
        text = f"{each.text} · {note} · {pointers.fact(each.fact)}"
        for line in hanging(head, text, width, display_width(head)):
            yield Line(line)
        if each.passage:
            yield from _passage(each.passage, display_width(head), width)
    rest = len(origin.appearances) - len(shown)
    if rest:
        yield Line(f" … and {counted(rest, 'more mention')} (--all)", "dim")


def draw_copied(
    found: Sequence[CopiedArticle], pointers: Pointers, console: "Console", *, most: int | None
) -> None:
    """Print which articles copy which, each with the longest passage that it shares.

    Args:
        found: From ``copied_articles``.
        pointers: How articles are called.
        console: Where to print.
        most: Articles to draw; None draws all.
    """
    for each in found[:most]:
        days = [day or "undated" for day in (each.published, each.source_published)]
        left = f"{pointers.article(each.article)} ({days[0]}) copies from "
        left += f"{pointers.article(each.source)} ({days[1]})"
        for text in ends(left, f"about {each.share:.0%} of the shorter", console.width):
            console.print(text, style="bold", soft_wrap=True)
        for line in _passage(each.text, 2, console.width):
            console.print(line.text, style=line.style, soft_wrap=True)
    rest = len(found) - len(found[:most])
    if rest:
        console.print(f"{counted(rest, 'more article')} (--all)")
    console.print(f"{counted(len(found), 'article')} with a passage of another")


def _passage(passage: str, indent: int, width: int) -> Iterator[Line]:
    """The words that a copy has from its source, cut in the middle where they are many."""
    words = printable(" ".join(passage.split()))
    if len(words) > 2 * PASSAGE:
        words = f"{words[:PASSAGE].rsplit(' ', 1)[0]} […] {words[-PASSAGE:].split(' ', 1)[-1]}"
    for line in hanging(" " * indent, f"“{words}”", width, indent):
        yield Line(line, "dim")


def words_of(each: Appearance, origin: Origin, labels: Mapping[str, str], *, first: bool) -> str:
    """How an appearance relates to those before it."""
    chain = " ◄ ".join([*each.via, each.claimant or ""]) if each.via else ""
    source = labels.get(each.source or "", "")
    words = {
        "first": "earliest known appearance" if first else "no article of it is dated",
        "again": f"again, after {source}",
        "own voice": f"the article itself restates {source}",
        "beside": f"another figure, with {source}",
        "copied": f"copied passage of {source}",
        "via": "handed on",
        "same figure": "the same claimant, the same figure"
        if each.claimant == origin.claimant
        else "the same figure",
    }[each.relation]
    return f"{words}, {chain}" if chain else words


def place_of(each: Appearance, pointers: Pointers, lines: Mapping[str, Lines]) -> str:
    """``004:17``."""
    line = lines[each.article].line(each.start) if each.article in lines else "?"
    return f"{pointers.article(each.article)}:{line}"


def day_of(each: Appearance) -> str:
    """When the article came out."""
    if each.published is None:
        return "undated"
    if each.until is None:
        return f"{each.published} or later"
    return each.published if each.until == each.published else f"{each.published} to {each.until}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
