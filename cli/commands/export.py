"""``newsfacts export``: the store, or some of its facts, as a file for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.errors import UserError, unknown
from newsfacts.cli.options import (
    ArticleOption,
    ClaimantOption,
    ForceOption,
    KindOption,
    MetricOption,
    ModalityOption,
    OutletOption,
    PlaceOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    UntilOption,
    WhereOption,
    examples,
)

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter

LINES = ("csv", "tsv", "jsonl", "md")
FILES = ("parquet", "duckdb", "sqlite")
ENDINGS = {"db": "sqlite", "sqlite3": "sqlite", "ndjson": "jsonl", "pq": "parquet", "ddb": "duckdb"}


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts export -o facts.db",
            "newsfacts export -o facts.parquet --kind quantity",
            "newsfacts export --to csv --metric troops --bytes",
            "newsfacts export -o facts.jsonl.gz --fields slim",
        )
    )(export)


def export(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="parquet, duckdb, sqlite, csv, tsv, jsonl or md. [default: by the ending of -o]",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there; text may go to stdout."),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="KEY,KEY|slim",
            help="Only these keys; not in sqlite and duckdb.",
        ),
    ] = None,
    in_bytes: Annotated[
        bool,
        typer.Option("--bytes", help="Add where facts stand in bytes of the text in UTF-8."),
    ] = False,
    kind: KindOption = None,
    metric: MetricOption = None,
    claimant: ClaimantOption = None,
    outlet: OutletOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    modality: ModalityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    where: WhereOption = None,
    store: StoreOption = None,
    force: ForceOption = False,
) -> None:
    """Write facts for other programs: SQLite, DuckDB, Parquet, CSV, JSON lines.

    SQLite opens in Datasette, with foreign keys and full-text search; SQLite and DuckDB files have
    the articles, too. Filters choose facts as those of the command facts do. A file appears only
    when all of it is written.
    """
    from newsfacts.cli.exporting import Choice, write_file, write_text
    from newsfacts.cli.factlists import check_fields
    from newsfacts.cli.printing import Output, check_target
    from newsfacts.cli.stores import open_store
    from newsfacts.cli.vocabulary import make_filter, with_whole_names

    name = format_of(to, output)
    if output is not None:
        check_target(output, force)
    keys = check_fields(fields)
    if keys and name in ("sqlite", "duckdb"):
        raise UserError(f"--fields is not for {name}, whose tables have their own columns")
    wanted: Filter = make_filter(
        kind=kind,
        metric=metric,
        claimant=claimant,
        outlet=outlet,
        article=article,
        place=place,
        subject=subject,
        modality=modality,
        since=since,
        until=until,
        where=where,
    )
    opened = open_store(store)
    choice: Choice = Choice(opened, with_whole_names(wanted, opened), tuple(keys), in_bytes)
    if name in LINES:
        write_text(choice, Output(name, output, force))
    elif output is None:
        raise UserError(f"{name} is a file", f"newsfacts export -o facts.{name}")
    else:
        write_file(choice, name, output)


def format_of(to: str | None, output: Path | None) -> str:
    """The format that ``--to`` names, else the ending of the file.

    Raises:
        UserError: Neither names one.
    """
    from newsfacts.cli.packing import bare_path

    known = (*FILES, *LINES)
    if to is not None:
        if to not in known:
            raise unknown("format", to, known)
        return to
    if output is None:
        raise UserError("export to what?", "newsfacts export -o facts.db, or --to csv")
    ending = bare_path(output).suffix[1:].lower()
    name = ENDINGS.get(ending, ending)
    if name not in known:
        raise unknown("format", name or str(output), known, f"--to says one of {', '.join(known)}")
    return name
