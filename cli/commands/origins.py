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

    from newsfacts.analysis.query import Filter
    from newsfacts.analysis.tracing import Origin
    from newsfacts.cli.printing import Output
    from newsfacts.store.reading import Store

SHOWN = 20  # origins that are drawn without --all


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts origins ID",
            "newsfacts origins --metric troops",
            "newsfacts origins --metric troops --format csv",
            "newsfacts origins --articles",
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
    copied: Annotated[
        bool,
        typer.Option("--articles", help="Which articles share a passage, instead of figures."),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Every origin, single ones too.")] = False,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show which mentions go back to one statement, the earliest known appearance first.

    One briefing told in four places is one origin. Appearances are in the order in which their
    articles came out; what is undated stands last, as it may have been first. A copied passage is
    shown under the mention that copies it.
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
    if copied:
        if name or metric or place or subject:
            raise UserError("--articles goes with --article only", "origins ID traces a figure")
        _print_copied(opened, with_whole_names(wanted, opened), target, every)
        return
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


def _print_copied(opened: "Store", wanted: "Filter", target: "Output", every: bool) -> None:
    """Which articles copy from which."""
    from newsfacts.analysis.copying import copied_articles
    from newsfacts.analysis.query import article_matches
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.origins import draw_copied
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.sheets import Column

    names = wanted.article
    chosen = (
        each
        for each in opened.articles()
        if not names or any(article_matches(name, each.id, each.path) for name in names)
    )
    found = copied_articles(chosen)
    pointers = Pointers.of(opened, References.of_store(opened))

    def draw(console: "Console") -> None:
        draw_copied(found, pointers, console, most=None if every else SHOWN)

    def of(key: str) -> Any:
        return lambda row: getattr(row, key)

    keys = ("article", "source", "share", "published", "source_published", "text")
    sheet = tuple(Column(key, of(key), right=key == "share") for key in keys)
    print_rows(found, sheet, target, noun="articles", filters=wanted.describe(), draw=draw)


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

    keys = (
        *("claimant", "text", "published", "relation", "source", "via", "article", "fact"),
        "passage",
    )
    return (
        Column("origin", lambda row: row[0], right=True),
        Column("metric", lambda row: row[1].metric),
        Column("speaker", lambda row: row[1].claimant),
        *(Column(key, of_appearance(key)) for key in keys),
    )
