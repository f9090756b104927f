"""``newsfacts origins``: which mentions go back to one statement, and where it appeared first."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.options import (
    ArticleOption,
    ForceOption,
    FormatOption,
    JsonOption,
    MetricOption,
    OutputOption,
    PlaceOption,
    StoreOption,
    SubjectOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.analysis.tracing import Origin

SHOWN = 20  # origins that are drawn without --all


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts origins ID",
            "newsfacts origins --metric troops",
            "newsfacts origins --metric troops --format csv",
        )
    )(origins)


def origins(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="A figure: only what it goes back to.")
    ] = None,
    metric: MetricOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    every: Annotated[bool, typer.Option("--all", help="Every origin, single ones too.")] = False,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show which mentions go back to one statement, the earliest known appearance first.

    One briefing told in four places is one origin. Appearances are in the order in which their
    articles came out; what is undated stands last, as it may have been first.
    """
    from newsfacts.analysis.query import select
    from newsfacts.analysis.tracing import trace_origins
    from newsfacts.cli.errors import UserError
    from newsfacts.cli.evidence import References
    from newsfacts.cli.references import Lines
    from newsfacts.cli.renderers.origins import draw_origins
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.vocabulary import hint_when_empty, make_filter, with_whole_names

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(metric=metric, article=article, place=place, subject=subject)
    opened = open_store(store)
    fact = opened.fact(name) if name else None
    if fact is not None and fact.kind != "quantity":
        raise UserError(f"{name} is a {fact.kind}; only figures have origins")
    facts = list(select(opened.facts(), with_whole_names(wanted, opened)))
    needed = {each.article for each in facts if each.kind == "quantity"}
    texts = [each for each in opened.articles() if each.id in needed]
    found = trace_origins(facts, texts, fact=fact.id if fact else None)
    lines = {each.id: Lines(each.text) for each in texts}
    pointers = Pointers.of(opened, References.of_store(opened))

    def draw(console: "Console") -> None:
        whole = every or fact is not None
        draw_origins(found, pointers, lines, console, most=None if whole else SHOWN)

    tabular = target.format in ("csv", "tsv", "md")
    print_rows(
        flat_rows(found) if tabular else found,
        columns(),
        target,
        noun="appearances" if tabular else "origins",
        filters=wanted.describe(),
        draw=draw,
    )
    if not found and (hint := hint_when_empty(opened.facts, wanted)):
        from newsfacts.cli.printing import say

        say(f"hint: {hint}")


def flat_rows(found: "list[Origin]") -> list[tuple[int, Any, Any]]:
    """A row for each appearance, with the number of its origin."""
    return [
        (number, origin, appearance)
        for number, origin in enumerate(found, start=1)
        for appearance in origin.appearances
    ]


def columns() -> Any:
    """The columns of the flat formats."""
    from newsfacts.cli.sheets import Column

    def of_appearance(key: str) -> Any:
        return lambda row: getattr(row[2], key)

    keys = ("claimant", "text", "published", "relation", "source", "via", "article", "fact")
    return (
        Column("origin", lambda row: row[0], right=True),
        Column("metric", lambda row: row[1].metric),
        Column("speaker", lambda row: row[1].claimant),
        *(Column(key, of_appearance(key)) for key in keys),
    )
