"""``newsfacts doctor``: what to look at before trusting the tables of a store."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.completion import complete_finding
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    LimitOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say, terminal_limit
from newsfacts.cli.running import FOUND
from newsfacts.cli.sheets import Column
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.analysis.doctor import Finding
    from newsfacts.store.reading import Store


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts doctor",
            "newsfacts doctor --finding 'lone anonymous source'",
            "newsfacts doctor --format csv",
        )
    )(doctor)


def doctor(
    finding: Annotated[
        list[str] | None,
        typer.Option(
            "--finding",
            metavar="NAME",
            autocompletion=complete_finding,
            help="List each of these, with its place.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when there is anything to look at.")
    ] = False,
    limit: LimitOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Look for what makes tables doubtful: dates and outlets nobody knows, voices nobody names.

    Also claimants that are places or headlines, characters that were read wrongly, ranges the wrong
    way round, figures without a metric, articles without a fact. The table counts; --finding and
    the other formats list each with its place.
    """
    from newsfacts.analysis.doctor import FINDINGS, examine
    from newsfacts.cli.vocabulary import check_names

    target = choose_output(format_name, as_json, output, force)
    check_names("finding", finding, lambda: FINDINGS)
    opened = open_store(store)
    names = {name.casefold() for name in finding or ()}
    found = [
        each
        for each in (*skipped_inputs(opened), *examine(opened.articles, opened.facts))
        if not names or each.finding in names
    ]
    if target.format in ("table", "md") and not names:
        print_summary(found, target)
    else:
        print_findings(opened, found, target, limit)
    if lost := len(opened.reviews.lost):
        say(f"reviews: {lost:,} of facts that are gone; newsfacts review lists them")
    if strict and found:
        raise typer.Exit(FOUND)


def skipped_inputs(store: "Store") -> "list[Finding]":
    """A finding for each input that gave no article and is still there."""
    from newsfacts.analysis.doctor import Finding
    from newsfacts.store.skipped import read_skipped

    skipped = read_skipped(store.folder, (entry.path for _, entry in store.entries()))
    return [
        Finding(finding="skipped input", article=path, path=path, detail=message)
        for path, message in skipped.items()
    ]


def print_summary(found: "list[Finding]", target: Any) -> None:
    """A row a kind of finding: how many, and what to do."""
    from newsfacts.analysis.doctor import ADVICE, FINDINGS

    counts = Counter(each.finding for each in found)
    articles = {name: {each.article for each in found if each.finding == name} for name in counts}
    rows = [name for name in FINDINGS if counts[name]]
    columns = (
        Column("finding", lambda name: name, style="bold"),
        Column("count", lambda name: f"{counts[name]:,}", right=True),
        Column("articles", lambda name: f"{len(articles[name]):,}", right=True),
        Column("what it means, what to do", lambda name: ADVICE[name], wrap=True),
    )
    notes = [f"newsfacts doctor --finding '{rows[0]}' lists them"] if rows else []
    print_rows(rows, columns, target, noun="findings", notes=notes)


def print_findings(store: "Store", found: "list[Finding]", target: Any, limit: int | None) -> None:
    """A row a finding, with its place."""
    from newsfacts.cli.evidence import References, texts_of

    names, digits, *_ = References.of_store(store)
    texts = texts_of(store.articles(), {each.article for each in found})

    def line_of(row: "Finding") -> int | None:
        return None if row.start is None else texts(row.article).count("\n", 0, row.start) + 1

    def place_of(row: "Finding") -> str:
        name = names.get(row.path or row.article, row.path or row.article)
        line = line_of(row)
        return name if line is None else f"{name}:{line}"

    def record_of(row: "Finding") -> dict[str, Any]:
        return {
            "finding": row.finding,
            "article": row.article,
            "path": row.path,
            "line": line_of(row),
            "fact": row.fact,
            "text": row.text,
            "detail": row.detail,
        }

    columns = (
        Column("finding", lambda row: row.finding),
        Column("where", place_of, wrap=True, early=True, style="bold"),
        Column("id", lambda row: (row.fact or "")[:digits], style="cyan"),
        Column("text", lambda row: row.text, wrap=True, share=0.4),
        Column("detail", lambda row: row.detail, wrap=True),
    )

    def reader(key: str) -> Any:
        return lambda row: record_of(row)[key]

    flat = tuple(
        Column(key, reader(key))
        for key in ("finding", "article", "path", "line", "fact", "text", "detail")
    )
    shown = found[: terminal_limit(limit, target)]
    notes = ["--limit 0 shows all"] if len(shown) < len(found) else []
    print_rows(
        shown,
        columns,
        target,
        flat=flat,
        record=record_of,
        noun="findings",
        total=len(found),
        notes=notes,
    )
