"""``newsfacts show ID``: the passage of a fact with its parts marked, and what was inferred."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.completion import complete_fact
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
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
    app.command(epilog=examples("newsfacts show ID", "newsfacts show ID --why"))(show)


def show(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            autocompletion=complete_fact,
            help="Ids of facts, or unique beginnings.",
        ),
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Also the rules that read it, and its spans.")
    ] = False,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show facts in their passage: which words make which part, and how claims relate to it."""
    from newsfacts.cli.evidence import References, TextsInOrder, fact_record, with_evidence
    from newsfacts.cli.factsheets import fact_columns, flat_columns
    from newsfacts.cli.renderers.exhibits import draw_exhibit, make_exhibit

    target = choose_output(format_name, as_json, output, force)
    opened = open_store(store)
    facts = [opened.fact(name) for name in names]
    references = References.of_store(opened)

    def draw(console: "Console") -> None:
        for index, fact in enumerate(facts):
            if index:
                console.print("")
            draw_exhibit(make_exhibit(fact, opened, references), console, why=why)

    rows: Any = with_evidence(facts, TextsInOrder(opened.articles), references, opened.reviews)
    print_rows(
        rows,
        fact_columns(),
        target,
        flat=flat_columns(),
        record=fact_record,
        noun="facts",
        draw=draw,
    )
