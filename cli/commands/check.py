"""``newsfacts check DRAFT``: what the clippings say of each figure of a draft."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    FieldOption,
    ForceOption,
    JsonOption,
    MetadataOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import Output, choose_output, print_rows, say
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.analysis.drafts import Draft
    from newsfacts.cli.clippings import Clippings

SARIF = "sarif"

AgainstOption = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="DIR|FILE",
        help="Clippings to read now, instead of the store; nothing is kept. May be repeated.",
    ),
]
DraftDateOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When the draft is to appear.")
]
CheckFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="NAME", help="table, json, jsonl, csv, tsv, md, or sarif for CI."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts check draft.txt",
            "newsfacts check draft.txt --against clips/ --date 2024-11-01",
            "newsfacts check draft.txt --format sarif -o /tmp/check.sarif",
        )
    )(check)


def check(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT|-...", help="Files or folders; - is stdin.")
    ],
    against: AgainstOption = None,
    date: DraftDateOption = None,
    metadata: MetadataOption = None,
    glob: Annotated[
        list[str] | None,
        typer.Option("--glob", metavar="PATTERN", help="What to take from the --against folders."),
    ] = None,
    field: FieldOption = None,
    within: Annotated[
        int | None,
        typer.Option("--within", metavar="DAYS", min=0, help="Times so near are one time."),
    ] = None,
    tolerance: Annotated[
        float | None,
        typer.Option("--tolerance", metavar="SHARE", min=0, max=1, help="Width of “about”: 0.05."),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="VERDICT",
            help="Exit with 1 on this, too: 'not found'. Repeatable.",
        ),
    ] = None,
    store: StoreOption = None,
    format_name: CheckFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Hold each figure of a draft against the clippings, and show the evidence.

    supported, contradicted, undecidable, hedge dropped, source differs, outdated or not found: what
    the clippings say, not what is true. Exit status 1 when the writer must act.
    """
    from newsfacts.analysis.check import check as check_drafts
    from newsfacts.analysis.truthtable import VERDICTS
    from newsfacts.cli.renderers.check import Reading, draw_check
    from newsfacts.cli.renderers.checksarif import write_sarif
    from newsfacts.cli.renderers.checksheets import check_columns, flat_check_columns
    from newsfacts.cli.vocabulary import check_names

    check_names("verdict", fail_on, lambda: VERDICTS)
    target = _output(format_name, as_json, output, force)
    if "-" in drafts and "-" in (against or ()):
        raise UserError("stdin is the draft or the clippings, not both")
    clippings = _clippings(against, glob, metadata, field, store)
    read = _drafts(drafts, date, clippings)
    clippings = clippings.without([draft.document for draft in read])
    pointers = clippings.pointers()
    figures = check_drafts(
        read,
        clippings.facts(),
        clippings.articles(),
        tolerance=tolerance,
        within=within,
        labels=pointers.labels,
    )
    if target.format == SARIF:
        write_sarif(figures, pointers, target)
    else:
        reading = Reading(figures, pointers, frozenset(fail_on or ()))

        def draw(console: "Console") -> None:
            draw_check(reading, console)

        print_rows(
            figures,
            check_columns(pointers),
            target,
            flat=flat_check_columns(pointers),
            noun="figures",
            draw=draw,
        )
    if any(figure.act or figure.verdict in (fail_on or ()) for figure in figures):
        raise typer.Exit(1)


def _output(format_name: str | None, as_json: bool, path: Path | None, force: bool) -> Output:
    """The output, which may also be SARIF."""
    ending = path is not None and path.suffix == ".sarif" and format_name is None and not as_json
    if format_name == SARIF or ending:
        if as_json:
            raise UserError("--json and --format sarif exclude each other")
        return choose_output("json", False, path, force)._replace(format=SARIF)
    return choose_output(format_name, as_json, path, force)


def _clippings(
    against: list[str] | None,
    glob: list[str] | None,
    metadata: Path | None,
    field: list[str] | None,
    store: Path | None,
) -> "Clippings":
    """What to check against."""
    from newsfacts.cli.clippings import Clippings, read_folder
    from newsfacts.cli.inputs import parse_fields, report_problems, require_one
    from newsfacts.store.errors import NoStore

    if against:
        require_one(against)
        folder, problems = read_folder(
            against, glob=glob or None, metadata=metadata, fields=parse_fields(field)
        )
        report_problems(problems, len(problems))
        return Clippings(folder)
    try:
        return Clippings(open_store(store))
    except NoStore as error:
        hint = "--against FOLDER reads clippings without a store; newsfacts ingest FOLDER makes one"
        raise UserError(str(error), hint) from error


def _drafts(paths: list[str], date: str | None, clippings: "Clippings") -> "list[Draft]":
    """The drafts; what cannot be read is reported.

    Raises:
        UserError: There is no draft at all.
    """
    import sys

    from newsfacts.analysis.drafts import read_draft
    from newsfacts.cli.clippings import STORE, path_here
    from newsfacts.cli.inputs import report_problem, require_one
    from newsfacts.documents.articles import Problem, UnreadableArticle
    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import read_inputs

    require_one(paths)
    home = getattr(clippings.source, "folder", STORE)
    read = []
    for raw in read_inputs(paths, date=date, stdin=sys.stdin.buffer):
        try:
            if isinstance(raw, Problem):
                raise UnreadableArticle(raw)
            document = build_article(raw._replace(path=path_here(raw, home)))
        except UnreadableArticle as error:
            problem = error.problem
            report_problem(problem if isinstance(raw, Problem) else problem._replace(path=raw.path))
            continue
        read.append(read_draft(document, raw.path))
    if not read:
        raise UserError("no draft could be read", "a draft is a text file, or - for stdin")
    if not any(draft.figures for draft in read):
        say("no figures in the draft")
    return read
