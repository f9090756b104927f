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
    from pathlib import Path

    from rich.console import Console

    from newsfacts.analysis.query import Filter
    from newsfacts.cli.twosides import Sides


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts diff 002 003",
            "newsfacts diff claimant:Pentagon 'claimant:United States' --metric troops",
            "newsfacts diff --since-last",
        )
    )(diff)


def diff(
    a: Annotated[
        str | None, typer.Argument(metavar="A", help="An article, outlet, claimant, date or store.")
    ] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another.")] = None,
    since_last: Annotated[
        bool, typer.Option("--since-last", help="What the last ingest brought, instead of A and B.")
    ] = False,
    metric: MetricOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print what B says differently from A: figures changed, only in A, only in B.

    A and B are articles (path, id, or how the file's name begins), outlets, claimants or dates;
    article:, outlet:, claimant: or date: before a name says which. Two folders that hold stores
    are compared as wholes. Exit status 1 when they differ.
    """
    from newsfacts.analysis.diff import diff as compare_sides
    from newsfacts.analysis.news import diff_since
    from newsfacts.cli.renderers.differences import Sources, draw_difference
    from newsfacts.cli.vocabulary import make_filter

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(kind=["quantity"], metric=metric)
    sides = _sides(a, b, since_last, wanted, store)
    changes = (
        diff_since(sides.a.facts, sides.b.facts, articles=sides.articles.values())
        if since_last
        else compare_sides(
            sides.a.facts,
            sides.b.facts,
            articles=sides.articles.values(),
            by_claimant=sides.a.kind == sides.b.kind == "claimant",
        )
    )

    def draw(console: "Console") -> None:
        known = {fact.id: fact for side in (sides.a, sides.b) for fact in side.facts}
        sources = Sources(known, sides.articles, sides.labels, sides.digits)
        draw_difference(changes, (sides.a, sides.b), sources, console)

    print_rows(changes, _columns(), target, noun="figures", draw=draw)
    if any(change.change != "same" for change in changes):
        raise typer.Exit(1)


def _sides(
    a: str | None, b: str | None, since_last: bool, wanted: "Filter", store: "Path | None"
) -> "Sides":
    from newsfacts.cli.twosides import sides_of_store, sides_of_stores, sides_of_times, store_at

    if since_last:
        if a is not None:
            raise UserError("--since-last has its own two sides", "leave out A and B")
        return sides_of_times(open_store(store), wanted)
    if a is None or b is None:
        raise UserError(
            "diff needs two sides", "newsfacts diff A B, or newsfacts diff --since-last"
        )
    folders = [store_at(name) for name in (a, b)]
    if folders[0] is not None and folders[1] is not None:
        return sides_of_stores(folders[0], folders[1], wanted)
    return sides_of_store(open_store(store), a, b, wanted)


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
