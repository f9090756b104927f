"""``newsfacts extract``: facts without a store, a file in and a file out."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.options import (
    DateOption,
    FieldOption,
    ForceOption,
    FormatOption,
    JobsOption,
    JsonOption,
    KindOption,
    MetadataOption,
    MetricOption,
    OutputOption,
    StrictOption,
    TitleOption,
    examples,
)
from newsfacts.cli.printing import Output, check_target, choose_output, print_rows, say

if TYPE_CHECKING:
    from newsfacts.cli.evidence import Evidence
    from newsfacts.cli.extracting import Extracted, Run, Shape
    from newsfacts.documents.inputs import Problem, RawArticle

PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts extract seeds/001_b22b544e0916c184.txt",
            "echo 'Kyiv said up to 12,000 troops were sent.' | newsfacts extract -",
            "newsfacts extract seeds/001_b22b544e0916c184.txt --metric troops --format csv",
            "newsfacts extract - --format jsonl < articles.jsonl > facts.jsonl",
            "newsfacts extract articles.jsonl -o facts.jsonl.gz -j 2 --errors bad.jsonl",
            "newsfacts extract articles.jsonl -o facts.parquet --fields slim --kind quantity",
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
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="KEY,KEY|slim",
            help="Only these keys; slim: the few that a large corpus can afford.",
        ),
    ] = None,
    jobs: JobsOption = 0,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors", metavar="FILE", help="Put what could not be read there, as JSONL."
        ),
    ] = None,
    strict: StrictOption = False,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the facts of files or of stdin, without a store.

    Articles in, facts out, in their order, by as many processes as asked; off a terminal as JSON
    lines. A file of -o appears only when all of it is written; its ending may be .jsonl, .csv …,
    packed as .gz, .bz2, .xz or .zst, or .parquet.
    """
    import sys
    import time

    from newsfacts.cli.extracting import Run, shape_of
    from newsfacts.cli.factlists import check_fields
    from newsfacts.cli.inputs import check_date, parse_fields, require_one
    from newsfacts.cli.progress import progress_shown
    from newsfacts.cli.vocabulary import make_filter
    from newsfacts.documents.inputs import read_inputs

    require_one(files)
    wanted = make_filter(kind=kind, metric=metric)
    target = choose_target(format_name, as_json, output, force)
    if errors is not None:
        check_target(errors, force)
    as_lines = target.format in ("jsonl", PARQUET)
    shape = shape_of(wanted, check_fields(fields), as_rows=not as_lines)
    inputs = read_inputs(
        files,
        fields=parse_fields(field),
        date=check_date(date),
        outlet=outlet,
        metadata=metadata,
        title_as_text=title_as_text,
        stdin=sys.stdin.buffer,
    )
    run = Run()
    began = time.perf_counter()
    with telling(run, errors) as tell, progress_shown(target.path is None, files) as advance:

        def results() -> "Iterator[Extracted]":
            for found in worked(run, inputs, shape, jobs):
                tell()
                if advance is not None:
                    advance(run.articles, run.bytes)
                if found is not None:
                    yield found
            tell()

        if as_lines:
            write_lines((found.lines for found in results()), target, shape.fields)
        else:
            rows = (row for found in results() for row in found.rows)
            print_table(rows, target, shape.fields, wanted.describe())
    if target.path is not None:
        say(summary(run, errors, time.perf_counter() - began, target.path))
    if strict and run.problem_count:
        raise typer.Exit(1)


def choose_target(
    format_name: str | None, as_json: bool, output: Path | None, force: bool
) -> Output:
    """Where facts go, and as what: Parquet, which only a file can be, besides the usual formats."""
    import sys

    is_parquet = output is not None and output.suffix.lower() == f".{PARQUET}"
    if output is not None and is_parquet and format_name in (None, PARQUET) and not as_json:
        check_target(output, force)
        return Output(PARQUET, output, force)
    on_terminal = output is None and sys.stdout.isatty()
    return choose_output(
        format_name, as_json, output, force, otherwise="table" if on_terminal else "jsonl"
    )


def worked(
    run: "Run", inputs: "Iterable[RawArticle | Problem]", shape: "Shape", jobs: int
) -> "Iterator[Extracted | None]":
    """What each input gave, in order; None for what could not be read."""
    from functools import partial

    from newsfacts.cli.extracting import extract_work
    from newsfacts.store.workers import core_count, work_through

    job = partial(extract_work, shape)
    for work, result in work_through(run.plan(inputs), jobs or core_count(), job):
        yield run.take(work, result)


@contextmanager
def telling(run: "Run", errors: Path | None) -> "Iterator[Callable[[], None]]":
    """What tells the problems that have come up: on stderr, or in a file when one is named."""
    from newsfacts.cli.inputs import Folding

    if errors is None:
        folding = Folding()
        yield lambda: run.hand_over(folding.report)
        folding.end()
        return
    import msgspec

    from newsfacts.cli.inputs import problem_record
    from newsfacts.cli.packing import replacing

    with replacing(errors) as file:
        yield lambda: run.hand_over(
            lambda problem: file.write(msgspec.json.encode(problem_record(problem)) + b"\n")
        )


def write_lines(lines: Iterable[bytes], target: Output, fields: tuple[str, ...]) -> None:
    """Write encoded lines to stdout or to a file, which may be Parquet."""
    import sys

    from newsfacts.cli.packing import replacing

    if target.path is None:
        sys.stdout.flush()
        for chunk in lines:
            write_out(chunk)
    elif target.format == PARQUET:
        write_parquet(lines, target.path, fields)
    elif target.path.exists() and not target.path.is_file():  # /dev/null, a named pipe
        with target.path.open("wb") as file:
            file.writelines(lines)
    else:
        with replacing(target.path) as stream:
            for chunk in lines:
                stream.write(chunk)


def write_out(chunk: bytes) -> None:
    """Write to stdout, whatever stands for it."""
    import sys

    stream: IO[bytes] | None = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(chunk.decode())
    else:
        stream.write(chunk)


def write_parquet(lines: Iterable[bytes], path: Path, fields: tuple[str, ...]) -> None:
    """Write lines as Parquet: first on the disk beside it, then column by column."""
    from newsfacts.cli.factsheets import fact_columns_of
    from newsfacts.cli.scratch import scratch_folder
    from newsfacts.store.duck import connect, lines_to_parquet

    connect("Parquet").close()  # refuse before the work, not behind it
    with scratch_folder(path) as scratch:
        with (scratch / "facts.jsonl").open("wb") as file:
            file.writelines(lines)
        made = scratch / "facts.parquet"
        lines_to_parquet(scratch / "facts.jsonl", made, fact_columns_of(fields))
        made.replace(path)


def print_table(
    rows: "Iterable[Evidence]", target: Output, fields: tuple[str, ...], filters: list[str]
) -> None:
    """Print rows in one of the other formats."""
    from newsfacts.cli.evidence import fact_record
    from newsfacts.cli.factsheets import fact_columns, field_columns, field_record, flat_columns

    asked = field_columns(fields)
    print_rows(
        rows,
        asked or fact_columns(),
        target,
        flat=asked or flat_columns(),
        record=(lambda row: field_record(row, asked)) if asked else fact_record,
        noun="facts",
        filters=filters,
    )


def summary(run: "Run", errors: Path | None, seconds: float, path: Path) -> str:
    """One line for people: what went in and came out."""
    from newsfacts.cli.sheets import count_text

    told = f", {count_text(run.problem_count, 'problem')}" if run.problem_count else ""
    where = f" ({errors})" if told and errors is not None else ""
    read = f"{count_text(run.facts, 'fact')} of {count_text(run.articles, 'article')}"
    return f"{path}: {read}{told}{where}, {seconds:.1f} s"
