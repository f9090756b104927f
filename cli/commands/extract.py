"""``newsfacts extract``: facts of a file or of stdin, without a store."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.options import (
    DateOption,
    FieldOption,
    ForceOption,
    FormatOption,
    JsonOption,
    KindOption,
    MetadataOption,
    MetricOption,
    OutputOption,
    StrictOption,
    TitleOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.cli.evidence import Evidence
    from newsfacts.documents.inputs import Problem, RawArticle
    from newsfacts.documents.records import Document


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts extract seeds/001_b22b544e0916c184.txt",
            "echo 'Kyiv said up to 12,000 troops were sent.' | newsfacts extract -",
            "newsfacts extract seeds/001_b22b544e0916c184.txt --metric troops --format csv",
            "newsfacts extract - --format jsonl < articles.jsonl > facts.jsonl",
        )
    )(extract)


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE|-...", help="Files or folders; - is stdin.")
    ],
    field: FieldOption = None,
    date: DateOption = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")
    ] = None,
    metadata: MetadataOption = None,
    title_as_text: TitleOption = False,
    kind: KindOption = None,
    metric: MetricOption = None,
    strict: StrictOption = False,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the facts of files or of stdin, without a store.

    Text or JSONL in; off a terminal JSON lines out, one fact a line, article by article.
    """
    import sys

    from newsfacts.cli.evidence import fact_record
    from newsfacts.cli.factsheets import fact_columns, flat_columns
    from newsfacts.cli.inputs import check_date, parse_fields, require_one
    from newsfacts.cli.vocabulary import make_filter
    from newsfacts.documents.inputs import read_inputs

    require_one(files)
    wanted = make_filter(kind=kind, metric=metric)
    on_terminal = output is None and sys.stdout.isatty()
    target = choose_output(
        format_name, as_json, output, force, otherwise="table" if on_terminal else "jsonl"
    )
    inputs = read_inputs(
        files,
        fields=parse_fields(field),
        date=check_date(date),
        outlet=outlet,
        metadata=metadata,
        title_as_text=title_as_text,
        stdin=sys.stdin.buffer,
    )
    problems: list[Problem] = []
    print_rows(
        read_facts(inputs, problems, wanted),
        fact_columns(),
        target,
        flat=flat_columns(),
        record=fact_record,
        noun="facts",
        filters=wanted.describe(),
    )
    if strict and problems:
        raise typer.Exit(1)


def read_facts(
    inputs: "Iterable[RawArticle | Problem]", problems: "list[Problem]", wanted: "Filter"
) -> "Iterator[Evidence]":
    """The wanted facts of each readable input; problems go to stderr and to ``problems``."""
    from newsfacts.analysis.query import select
    from newsfacts.cli.evidence import Evidence
    from newsfacts.cli.inputs import report_problem
    from newsfacts.cli.references import SHORTEST_ID, Lines
    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import Problem, UnreadableArticle
    from newsfacts.extractors.engine import read_article
    from newsfacts.store.givendates import unread_date, unread_date_problem

    for raw in inputs:
        document: Document | Problem
        try:
            document = raw if isinstance(raw, Problem) else build_article(raw)
        except UnreadableArticle as error:
            document = error.problem
        if isinstance(document, Problem):
            report_problem(document)
            problems.append(document)
            continue
        if (unread := unread_date(document)) is not None:
            problem = unread_date_problem(raw.path, unread)
            report_problem(problem)
            problems.append(problem)
        lines = Lines(document.text)
        name = (document.path or document.id).rsplit("/", 1)[-1]
        for fact in select(read_article(document).facts, wanted):
            place = f"{name}:{lines.line(fact.start)}"
            yield Evidence(fact, document.text, place, fact.id[:SHORTEST_ID])
