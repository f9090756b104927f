"""``newsfacts explain FILE:LINE``: what each number became, or why it is nothing."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    DateOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.sheets import Column, keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsfacts.documents.records import Document

COLUMNS = (
    Column("at", lambda row: f"{row['line']}:{row['column']}"),
    Column("number", lambda row: row["text"], style="bold", clip=40),
    Column("became", lambda row: row["meaning"] if row["fact"] else "", wrap=True),
    Column("nothing, because", lambda row: "" if row["fact"] else row["meaning"], wrap=True),
    Column("rule", lambda row: row["rule"], wrap=True),
)
FLAT = keys("path", "line", "column", "text", "fact", "meaning", "rule")


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts explain seeds/000_b48de2486afb184c.txt:8",
            "echo 'Flight 370 had 239 people on board.' | newsfacts explain -",
        )
    )(explain)


def explain(
    place: Annotated[
        str, typer.Argument(metavar="FILE[:LINE]", help="A text, and one line of it; - is stdin.")
    ],
    date: DateOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Tell for each number what it became, by which rule, or why it is nothing."""
    from newsfacts.cli.inputs import require_one

    target = choose_output(format_name, as_json, output, force)
    path, line = split_place(place)
    require_one([path])
    rows = []
    for document in read_documents(path, date):
        lines = document.text.count("\n") + 1
        if line is not None and line > lines:
            raise UserError(f"{path} has {lines:,} lines, not {line:,}")
        rows += [row for row in explain_document(document) if line in (None, row["line"])]
    nothing = sum(not row["fact"] for row in rows)
    print_rows(
        rows,
        COLUMNS,
        target,
        flat=FLAT,
        noun="numbers",
        filters=[f"line {line}"] if line else [],
        notes=[f"{nothing:,} of them no figure"] if nothing else [],
    )


def split_place(place: str) -> tuple[str, int | None]:
    """A file and a line: ``FILE:12``; a file whose own name ends like that is itself."""
    from pathlib import Path

    path, colon, line = place.rpartition(":")
    if not colon or not line.isdecimal() or Path(place).exists():
        return place, None
    if int(line) == 0:
        raise UserError("lines are counted from 1")
    return path, int(line)


def read_documents(path: str, date: str | None) -> "Iterator[Document]":
    """The articles of one input; what is wrong with it goes to stderr."""
    import sys

    from newsfacts.cli.inputs import report_problem
    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import Problem, UnreadableArticle, read_inputs

    for raw in read_inputs([path], date=date, stdin=sys.stdin.buffer):
        if isinstance(raw, Problem):
            report_problem(raw)
            continue
        try:
            yield build_article(raw)
        except UnreadableArticle as error:
            report_problem(error.problem)


def explain_document(document: "Document") -> "Iterator[dict[str, Any]]":
    """A row for each number of an article, with its line and column, both counted from 1."""
    import msgspec

    from newsfacts.cli.references import Lines
    from newsfacts.extractors.engine import scan_article
    from newsfacts.extractors.explaining import explain_numbers
    from newsfacts.extractors.publication import date_article

    document = msgspec.structs.replace(document, published=date_article(document))
    lines = Lines(document.text)
    for one in explain_numbers(scan_article(document)):
        line = lines.line(one.span.start)
        yield {
            "path": document.path or document.id,
            "line": line,
            "column": one.span.start - lines.starts[line - 1] + 1,
            "start": one.span.start,
            "end": one.span.end,
            "text": document.text[one.span.start : one.span.end],
            "meaning": one.meaning,
            "rule": one.rule,
            "fact": one.fact.id if one.fact else None,
        }
