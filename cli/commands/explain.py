"""``newsfacts explain FILE:LINE``: what each number became, or why it is nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    DateOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.sheets import Column, keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsfacts.documents.records import Article, Document

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
            "newsfacts explain 000:8",
            "echo 'Flight 370 had 239 people on board.' | newsfacts explain -",
        )
    )(explain)


def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="FILE[:LINE]",
            help="A text, or an article of the store, and one line of it; - is stdin.",
        ),
    ],
    date: DateOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Tell for each number what it became, by which rule, or why it is nothing.

    Of an article of the store the beginning of its file name is enough, as tables show it.
    """
    from newsfacts.cli.inputs import check_date

    target = choose_output(format_name, as_json, output, force)
    path, line = split_place(place)
    check_date(date)
    rows = []
    for document in find_documents(path, date, store):
        lines = document.text.rstrip("\n").count("\n") + 1
        if line is not None and line > lines:
            raise UserError(f"{path} has {lines:,} line{'' if lines == 1 else 's'}, not {line:,}")
        rows += [row for row in explain_document(document) if line in (None, row["line"])]
    nothing = sum(not row["fact"] for row in rows)
    print_rows(
        rows,
        [column for column in COLUMNS if any(column.value(row) for row in rows)] or COLUMNS,
        target,
        flat=FLAT,
        noun="numbers",
        filters=[f"line {line}"] if line else [],
        notes=[f"{nothing:,} of them no figure"] if nothing else [],
    )


def split_place(place: str) -> tuple[str, int | None]:
    """A file and a line: ``FILE:12``; a file whose own name ends like that is itself."""
    path, colon, line = place.rpartition(":")
    if not colon or not line.isdecimal() or Path(place).exists():
        return place, None
    if int(line) == 0:
        raise UserError("lines are counted from 1")
    return path, int(line)


def find_documents(path: str, date: str | None, store: Path | None) -> "Iterator[Document]":
    """The articles of a file or of stdin; of what is no file the article of the store.

    Raises:
        UserError: There is neither.
        AmbiguousName: Several articles answer to the name.
    """
    import os

    from newsfacts.cli.inputs import require_one
    from newsfacts.store.errors import NoStore, UnknownName
    from newsfacts.store.reading import Store

    if path == "-" or os.path.lexists(path):
        return read_documents(path, date)
    try:
        article = Store(store).article(path.removeprefix("#"))
    except (NoStore, UnknownName) as error:
        if store is not None and isinstance(error, NoStore):
            raise
        if isinstance(error, NoStore):
            require_one([path])
        message = f"no file {path}, and no article of the store whose name begins so"
        raise UserError(message, "newsfacts sources --dates lists the articles") from error
    return iter([document_of(article, date)])


def document_of(article: "Article", date: str | None) -> "Document":
    """An article of the store as the extractors see it, dated as it is there or by the option."""
    import msgspec

    from newsfacts.documents.building import build_document
    from newsfacts.documents.records import GivenDate
    from newsfacts.extractors.publication.articles import date_article

    document = build_document(
        article.text,
        id=article.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        given_date=GivenDate(date, "option") if date else None,
    )
    published = date_article(document) if date else article.published
    return msgspec.structs.replace(document, published=published)


def read_documents(path: str, date: str | None) -> "Iterator[Document]":
    """The articles of one input, dated; what is wrong with it goes to stderr."""
    import sys

    import msgspec

    from newsfacts.cli.inputs import report_problem
    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import Problem, UnreadableArticle, read_inputs
    from newsfacts.extractors.publication.articles import date_article

    for raw in read_inputs([path], date=date, stdin=sys.stdin.buffer):
        if isinstance(raw, Problem):
            report_problem(raw)
            continue
        try:
            document = build_article(raw)
        except UnreadableArticle as error:
            report_problem(error.problem)
        else:
            yield msgspec.structs.replace(document, published=date_article(document))


def explain_document(document: "Document") -> "Iterator[dict[str, Any]]":
    """A row for each number of an article, with its line and column, both counted from 1."""
    from newsfacts.cli.references import Lines
    from newsfacts.extractors.engine import scan_article
    from newsfacts.extractors.quantities.explaining import explain_numbers

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
