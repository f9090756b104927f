"""Draw a difference in unified style: a hunk a figure, with the words around it on both sides."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.diff import Change, Statement
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.wrapping import ends, wrap
from newsfacts.cli.sanitize import printable

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.analysis.sides import Side
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact

BEFORE, AFTER = 24, 64  # characters of the sentence around a figure
STYLES = {"-": "red", "+": "green", "@": "cyan", "h": "bold", " ": ""}
WIDEST = 100


class Line(NamedTuple):
    """A line, and the sign whose style it has."""

    text: str
    sign: str = " "


class Sources(NamedTuple):
    """What the drawing needs beside the changes."""

    facts: "Mapping[str, Fact]"
    articles: "Mapping[str, Article]"
    labels: Mapping[str, str]
    digits: int | None


def draw_difference(
    changes: Sequence[Change], sides: "tuple[Side, Side]", sources: Sources, console: "Console"
) -> None:
    """Print a difference."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for line in difference_lines(changes, sides, sources, width):
        console.print(
            Text(line.text, style=STYLES[line.sign]),
            no_wrap=True,
            overflow="ignore",
            crop=False,
            soft_wrap=True,
        )


def difference_lines(
    changes: Sequence[Change], sides: "tuple[Side, Side]", sources: Sources, width: int
) -> Iterator[Line]:
    """The lines of a difference at a width."""
    names = [_side_name(side, sources) for side in sides]
    for sign, side, name in zip(("---", "+++"), sides, names, strict=True):
        for text in wrap(f"{sign} {name}{_side_facts(side, sources)}", width):
            yield Line(text, "h")
    last = None
    shown = [change for change in changes if change.change != "same"]
    for change in shown:
        group = (change.change, change.heading)
        if group != last or change.change == "changed":
            yield Line("")
            yield from _hunk_head(change, names, sources, width)
        last = group
        for sign, statement in (("-", change.a), ("+", change.b)):
            if statement is not None:
                yield from _statement(sign, statement, sources, width)
        if change.note:
            for text in wrap(change.note, width - 1):
                yield Line(f" {text}")
    yield Line("")
    counts = {
        kind: sum(change.change == kind for change in changes)
        for kind in ("changed", "only in a", "only in b", "same")
    }
    total = (
        f"{counts['changed']} changed, {counts['only in a']} only in {names[0]}, "
        f"{counts['only in b']} only in {names[1]}, {counts['same']} the same."
    )
    inferred = any(s.inferred for change in shown for s in (change.a, change.b) if s)
    for text in wrap(f"{total}{'  † place inferred' if inferred else ''}", width):
        yield Line(text)


def _side_name(side: "Side", sources: Sources) -> str:
    if side.kind == "article":
        return sources.labels.get(side.name, side.name)
    return side.name


def _side_facts(side: "Side", sources: Sources) -> str:
    if side.kind != "article":
        count = sum(fact.kind == "quantity" for fact in side.facts)
        figures = f"{count} {'figure' if count == 1 else 'figures'}"
        return f"   {figures}; {side.holds}" if side.holds else f"   {side.kind}, {figures}"
    article = sources.articles.get(side.name)
    if article is None:
        return ""
    published = article.published
    when = "undated"
    if published is not None:
        when = published.value or f"{published.start or '…'} to {published.end or '…'}"
    path = (article.path or "").rsplit("/", 1)[-1]
    return f"   {path}   {when}   {article.outlet or 'no outlet'}"


def _hunk_head(
    change: Change, names: Sequence[str], sources: Sources, width: int
) -> Iterator[Line]:
    what = {
        "changed": ", ".join(change.differs),
        "only in a": f"only in {names[0]}",
        "only in b": f"only in {names[1]}",
    }[change.change]
    ids = [s.fact[: sources.digits] for s in (change.a, change.b) if s]
    left = f"@@ {change.metric} {change.heading} @@  {what}"
    for text in ends(left, " ".join(ids), width):
        yield Line(printable(text), "@")


def _statement(sign: str, statement: Statement, sources: Sources, width: int) -> Iterator[Line]:
    fact = sources.facts[statement.fact]
    article = sources.articles.get(fact.article)
    name = "(itself)" if statement.type == "author" else statement.claimant or "(nobody)"
    name = ", ".join((name, *statement.others))
    dagger = " †" if statement.inferred else ""
    if article is None:
        text, where = f"[{statement.text}]", sources.labels.get(fact.article, fact.article)
    else:
        label = sources.labels.get(article.id, article.id)
        where = f"{label}:{Lines(article.text).line(fact.start)}"
        text = _around(fact, article.text)
    if statement.mentions > 1:
        where = f"{where} ×{statement.mentions}"
    lines = wrap(f"{name}: {text}{dagger}", width - 1)
    for index, line in enumerate(lines):
        if index == len(lines) - 1:
            for piece in ends(f"{sign}{line}", where, width):
                yield Line(piece, sign)
        else:
            yield Line(f"{sign}{line}", sign)


def _around(fact: "Fact", text: str) -> str:
    """The figure in brackets with the words around it, cut at blanks."""
    start = max(fact.sentence.start, fact.start - BEFORE)
    if start > fact.sentence.start:
        start = text.find(" ", start, fact.start) + 1 or fact.start
    end = min(fact.sentence.end, fact.end + AFTER)
    if end < fact.sentence.end:
        end = max(text.rfind(" ", fact.end, end), fact.end)
    head = "… " if start > fact.sentence.start else ""
    tail = " …" if end < fact.sentence.end else ""
    passage = f"{text[start : fact.start]}[{text[fact.start : fact.end]}]{text[fact.end : end]}"
    return f"{head}{' '.join(passage.split())}{tail}"
