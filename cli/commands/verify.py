"""``newsfacts verify``: does every fact stand where the store says, in its source too."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.options import (
    FieldOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.running import FOUND
from newsfacts.cli.sheets import Column, count_text

if TYPE_CHECKING:
    from newsfacts.store.verifying import Drift, VerifyReport

SHOWN_ID = 8


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts verify", "newsfacts verify --reanchor", "newsfacts verify --format jsonl"
        )
    )(verify)


def verify(
    reanchor: Annotated[
        bool, typer.Option("--reanchor", help="Find where the passages of changed articles stand.")
    ] = False,
    field: FieldOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Read every source again and slice every fact out of it; exit 1 when anything has changed.

    The files of the store are compared with their hashes, every span with the stored text, every
    source with the hash it had. Nothing is written: an ingest reads what has changed.
    """
    from newsfacts.cli.inputs import parse_fields
    from newsfacts.store.locating import find_store
    from newsfacts.store.verifying import verify as verify_store

    target = choose_output(format_name, as_json, output, force)
    report = verify_store(find_store(store), fields=parse_fields(field), reanchor=reanchor)
    if report.drifts or target.format != "table":
        print_rows(
            report.drifts,
            drift_columns(reanchor),
            target,
            flat=flat_columns(),
            noun="drifts",
        )
    for line in summary(report):
        say(line)
    if report.drifts:
        raise typer.Exit(FOUND)


def drift_columns(reanchor: bool) -> tuple[Column, ...]:
    """The columns of the table."""
    columns = [
        Column("where", place_of, wrap=True, early=True, style="bold"),
        Column("id", lambda row: (row.fact or "")[:SHOWN_ID]),
        Column("figure or words", lambda row: row.text, wrap=True, share=0.4, plain_clip=60),
        Column("problem", lambda row: row.problem, wrap=True),
    ]
    if reanchor:
        columns.append(Column("now", now_of, wrap=True))
    return tuple(columns)


def flat_columns() -> tuple[Column, ...]:
    """The columns of CSV."""
    names = ("kind", "path", "problem", "fact", "text", "line", "start", "end")
    now = [
        Column(f"now.{name}", lambda row, name=name: getattr(row.now, name, None))  # type: ignore[misc]
        for name in ("line", "start", "end", "match")
    ]
    read: list[Column] = [
        Column(name, lambda row, name=name: getattr(row, name))  # type: ignore[misc]
        for name in names
    ]
    return (*read, *now)


def place_of(row: Any) -> str:
    """Path and line."""
    return str(row.path) if row.line is None else f"{row.path}:{row.line}"


def now_of(row: "Drift") -> str:
    """Where a passage stands now, and how it was found."""
    if row.now is None:
        return ""
    how = "" if row.now.match == "sentence" else f" ({row.now.match})"
    return f"line {row.now.line}, characters {row.now.start}–{row.now.end}{how}"


def summary(report: "VerifyReport") -> list[str]:
    """What was checked, and how it came out."""
    sources = [
        f"{count:,} {word}"
        for count, word in (
            (report.unchanged, "unchanged"),
            (report.changed, "changed"),
            (report.missing, "missing"),
            (report.unknown, "from a pipe, which cannot be read again"),
        )
        if count
    ]
    moved = sum(drift.kind == "fact" for drift in report.drifts)
    broken = sum(drift.kind == "store" for drift in report.drifts)
    lines = [
        f"{report.store}: {count_text(report.articles, 'article')}, "
        f"{count_text(report.facts, 'fact')}, {count_text(report.spans, 'span')} sliced again; "
        f"{count_text(moved, 'fact')} not where {'it was' if moved == 1 else 'they were'}",
        f"sources: {', '.join(sources) or 'none'}",
    ]
    if report.unchecked:
        one = report.unchecked == 1
        lines.insert(
            1,
            f"{count_text(report.unchecked, 'fact')} could not be checked: "
            f"{'its article is' if one else 'their articles are'} broken in the store",
        )
    if broken:
        lines.append(f"the store: {count_text(broken, 'damage')}; newsfacts store repair mends")
    elif report.changed:
        lines.append("newsfacts ingest reads what has changed")
    if report.missing:
        lines.append("newsfacts store relocate OLD NEW, where missing sources have moved")
    return lines
