"""``newsfacts compare``: who gives which figure for what, and where they disagree."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.memory import uncollected
from newsfacts.cli.options import (
    ArticleOption,
    ClaimantOption,
    ForceOption,
    FormatOption,
    JsonOption,
    MetricOption,
    OutletOption,
    OutputOption,
    PlaceOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    UntilOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.stores import open_store, say_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from newsfacts.analysis.records import Comparison
    from newsfacts.cli.renderers.pointers import Pointers

VERDICTS = ("conflict", "revision", "undecidable", "agree", "compatible", "not comparable")

AtOption = Annotated[
    str | None,
    typer.Option("--at", metavar="DATE", help="Each claimant's latest figure as of this day."),
]
WithinOption = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="DAYS",
        min=0,
        help="Days that count as one time. [default: 7; 0 for tolls]",
    ),
]
ToleranceOption = Annotated[
    float | None,
    typer.Option(
        "--tolerance",
        metavar="SHARE",
        min=0.0,
        max=1.0,
        help="How far “about” reaches. [default: 0.05]",
    ),
]
IndependentOption = Annotated[
    bool, typer.Option("--independent", help="Let origins, not articles, decide the consensus.")
]
FailOption = Annotated[
    list[str] | None,
    typer.Option("--fail-on", metavar="VERDICT", help="Exit with 1 when there is one: conflict."),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="SIDE",
        help="A row each claimant, outlet, article, place, subject or month.",
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Every row, block and verdict.")]


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts compare --metric troops",
            "newsfacts compare --metric troops --place Kursk",
            "newsfacts compare --metric troops --at 2024-11-01",
            "newsfacts compare --metric troops --by article",
            "newsfacts compare --metric troops --format csv",
            "newsfacts compare --metric troops --fail-on conflict",
        )
    )(compare)


@uncollected()
def compare(
    metric: MetricOption = None,
    claimant: ClaimantOption = None,
    outlet: OutletOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    by: ByOption = None,
    at: AtOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    within: WithinOption = None,
    tolerance: ToleranceOption = None,
    independent: IndependentOption = False,
    fail_on: FailOption = None,
    show_all: AllOption = False,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Set claims side by side: what is counted first, then who says it.

    Only figures of one thing, place and state are opposed; each verdict gives its reason.
    """
    from newsfacts.analysis import compare as analysis
    from newsfacts.analysis.grouping import SIDES
    from newsfacts.cli.days import last_day
    from newsfacts.cli.evidence import References
    from newsfacts.cli.factfinding import read_facts
    from newsfacts.cli.keeping import articles_of, homes_of, names_in
    from newsfacts.cli.keptcomparisons import comparison_of
    from newsfacts.cli.renderers.comparisons import draw_comparisons
    from newsfacts.cli.renderers.groupings import draw_groups
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.vocabulary import (
        check_names,
        hint_when_empty,
        make_filter,
        with_whole_names,
    )

    target = choose_output(format_name, as_json, output, force)
    check_names("verdict", fail_on, lambda: VERDICTS)
    check_names("side", [by] if by else None, lambda: SIDES)
    wanted = make_filter(
        kind=["quantity"],
        metric=metric,
        claimant=claimant,
        outlet=outlet,
        article=article,
        since=since,
        until=until,
    )
    opened = open_store(store)
    recall(opened, target)
    pointers = Pointers.of(opened, References.of_store(opened))
    options: dict[str, Any] = {
        "metric": [name for name in wanted.metric if "*" not in name and "?" not in name],
        "place": place,
        "subject": subject,
        "at": last_day(at, "--at"),
        "within": within,
        "tolerance": tolerance,
        "independent": independent,
        "by": by.casefold() if by else None,
    }

    def compared() -> "tuple[list[Comparison], int]":
        figures = list(_chosen(read_facts(opened, wanted), with_whole_names(wanted, opened)))
        records = analysis.compare(
            figures,
            articles=articles_of(opened, figures),
            labels=pointers.labels,
            around=opened.facts(),
            homes=homes_of(opened),
            **options,
        )
        return records, len(figures)

    found = comparison_of(opened, [wanted, options], compared)
    flat = _group_columns(pointers) if by else _flat_columns(pointers)
    asked = [
        *(text for text in wanted.describe() if text != "kind=quantity"),
        *(f"place={name}" for name in place or ()),
        *(f"subject={name}" for name in subject or ()),
        *([f"by={by}"] if by else []),
        *([f"at={at}"] if at else []),
    ]

    def draw(console: "Console") -> None:
        if by:
            draw_groups(found, pointers, console, show_all=show_all, asked=asked)
            return
        draw_comparisons(found, pointers, console, show_all=show_all, metric=metric, asked=asked)

    tabular = target.format in ("csv", "tsv", "md")
    print_rows(
        list((_groups if by else _statements)(found)) if tabular else found,
        flat,
        target,
        noun=("rows" if by else "statements") if tabular else "metrics",
        filters=asked,
        draw=draw,
    )
    say_reviews(opened)
    if not found:
        hint = hint_when_empty(
            names_in(opened), make_filter(**_names_asked(wanted, place, subject))
        )
        say(f"hint: {hint}" if hint else "hint: newsfacts facts --kind quantity shows all figures")
    if any(verdict.verdict in (fail_on or ()) for each in found for verdict in each.verdicts):
        raise typer.Exit(1)


def _chosen(facts: Any, wanted: Any) -> Any:
    from newsfacts.analysis.query import select

    return select(facts, wanted)


def _names_asked(wanted: Any, place: list[str] | None, subject: list[str] | None) -> dict[str, Any]:
    return {
        "metric": wanted.metric,
        "claimant": wanted.claimant,
        "outlet": wanted.outlet,
        "place": place,
        "subject": subject,
    }


def _statements(found: "list[Comparison]") -> "Iterator[tuple[Any, Any, Any]]":
    """The flat form: a row a statement, with its metric and block."""
    for comparison in found:
        for block in comparison.blocks:
            for row in block.rows:
                yield comparison, block, row


def _groups(found: "list[Comparison]") -> "Iterator[tuple[Any, Any, Any]]":
    """The flat form with ``--by``: a row a value."""
    for comparison in found:
        for block in comparison.groups:
            for row in block.rows:
                yield comparison, block, row


def _group_columns(pointers: "Pointers") -> Any:
    from newsfacts.cli.sheets import Column

    def of_row(name: str) -> Any:
        return lambda parts: getattr(parts[2], name)

    def called(parts: Any, value: str | None) -> str | None:
        if value is None or parts[1].by != "article":
            return value
        return pointers.article(value)

    def most_say(parts: Any) -> Any:
        support = parts[2].consensus
        if support is None:
            return None
        return support.low if support.low is not None else support.high

    numbers = ("low", "high", "floor", "ceiling")
    return (
        Column("block", lambda parts: parts[1].key),
        Column("by", lambda parts: parts[1].by),
        Column("value", lambda parts: called(parts, parts[2].value)),
        *(Column(name, of_row(name)) for name in numbers),
        Column("most_say", most_say),
        *(Column(name, of_row(name)) for name in ("mentions", "origins", "since", "until")),
        Column("articles", lambda parts: [pointers.article(each) for each in parts[2].articles]),
        Column("claimants", of_row("claimants")),
        Column("conflicts", lambda parts: [called(parts, each) for each in parts[2].conflicts]),
        Column("facts", lambda parts: [pointers.fact(each) for each in parts[2].facts]),
        Column("metric", lambda parts: parts[0].metric),
        Column("subject", lambda parts: parts[1].subject),
    )


def _flat_columns(pointers: "Pointers") -> Any:
    from newsfacts.cli.sheets import Column

    def of_row(name: str) -> Any:
        return lambda parts: getattr(parts[2], name)

    def time(parts: Any) -> str | None:
        when = parts[2].time
        if when is None or when.basis == "published":
            return None
        if when.start is None and when.end is None:
            return str(when.text)
        return str(when.start if when.start == when.end else f"{when.start}/{when.end}")

    return (
        Column("block", lambda parts: parts[1].key),
        Column("claimant", _claimants),
        *(Column(name, of_row(name)) for name in ("text", "low", "high", "modifier", "modality")),
        Column("said", of_row("said")),
        Column("time", time),
        Column("articles", lambda parts: [pointers.article(each) for each in parts[2].articles]),
        Column("mentions", of_row("mentions")),
        Column("fact", lambda parts: pointers.fact(parts[2].facts[0])),
        Column("metric", lambda parts: parts[0].metric),
        Column("subject", lambda parts: parts[1].subject),
    )


def _claimants(parts: Any) -> list[str]:
    row = parts[2]
    return [row.claimant, *row.others] if row.claimant else []
