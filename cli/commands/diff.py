"""``newsfacts diff A B``: which figures two articles, outlets or claimants give differently."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    MetricOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts diff 002 003",
            "newsfacts diff claimant:Pentagon 'claimant:United States' --metric troops",
        )
    )(diff)


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="An article, outlet, claimant or date.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    metric: MetricOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print what B says differently from A: figures changed, only in A, only in B.

    A and B are articles (path, id, or how the file's name begins), outlets, claimants or dates;
    article:, outlet:, claimant: or date: before a name says which. Exit status 1 when they differ.
    """
    from newsfacts.analysis import diff as analysis
    from newsfacts.analysis.query import select
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.differences import Sources, draw_difference
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.vocabulary import make_filter

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(kind=["quantity"], metric=metric)
    opened = open_store(store)
    facts = list(select(opened.facts(kind="quantity"), wanted))
    entries = [(entry.id, entry.path) for _, entry in opened.entries()]
    sides = (_side(a, facts, entries), _side(b, facts, entries))
    needed = {fact.article for side in sides for fact in side.facts}
    needed |= {side.name for side in sides if side.kind == "article"}
    articles = {each.id: each for each in opened.articles() if each.id in needed}
    changes = analysis.diff(
        sides[0].facts,
        sides[1].facts,
        articles=articles.values(),
        by_claimant=all(side.kind == "claimant" for side in sides),
    )

    def draw(console: "Console") -> None:
        pointers = Pointers.of(opened, References.of_store(opened))
        known = {fact.id: fact for side in sides for fact in side.facts}
        draw_difference(
            changes, sides, Sources(known, articles, pointers.labels, pointers.digits), console
        )

    print_rows(changes, _columns(), target, noun="figures", draw=draw)
    if any(change.change != "same" for change in changes):
        raise typer.Exit(1)


def _side(name: str, facts: Any, entries: Any) -> Any:
    from newsfacts.analysis.sides import SideError, find_side

    try:
        return find_side(name, facts, entries)
    except SideError as error:
        if error.candidates:
            shown = ", ".join(error.candidates[:8])
            rest = len(error.candidates) - 8
            hint = f"one of {shown}{f' and {rest} more' if rest > 0 else ''}"
        else:
            hint = "newsfacts sources lists outlets and claimants"
        raise UserError(str(error), hint) from error


def _columns() -> Any:
    from newsfacts.cli.sheets import Column

    def of_side(side: str, name: str) -> Any:
        def read(change: Any) -> Any:
            statement = getattr(change, side)
            return getattr(statement, name) if statement else None

        return read

    def of_change(name: str) -> Any:
        return lambda change: getattr(change, name)

    names = ("change", "metric", "key", "differs")
    columns = [Column(name, of_change(name)) for name in names]
    for side in ("a", "b"):
        for name in ("claimant", "text", "low", "high", "modifier", "modality", "time", "fact"):
            columns.append(Column(f"{side}.{name}", of_side(side, name)))
    columns.append(Column("note", of_change("note")))
    return tuple(columns)
