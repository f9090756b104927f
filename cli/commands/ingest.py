"""``newsfacts ingest``: articles in, facts into the store, and what was understood on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    EXPANSION,
    DateOption,
    ExpansionOption,
    FieldOption,
    JobsOption,
    LanguageOption,
    MetadataOption,
    StoreOption,
    StrictOption,
    TitleOption,
    examples,
)

if TYPE_CHECKING:
    from newsfacts.store.reports import IngestReport


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts ingest seeds/",
            "newsfacts ingest seeds/ --outlet Reuters --date 2024-10-31",
            "newsfacts ingest clips/ --dry-run",
            "newsfacts ingest clips/ --boilerplate",
            "newsfacts ingest clips/ --metadata clips.csv --glob '*.md'",
            "newsfacts ingest feed.jsonl --field text=story -j 2",
            "cat articles.jsonl | newsfacts ingest - --store /tmp/store",
        )
    )(ingest)


def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, or - for stdin.")
    ],
    glob: Annotated[
        list[str] | None,
        typer.Option("--glob", metavar="PATTERN", help="What to take from folders: '*.md'."),
    ] = None,
    field: FieldOption = None,
    date: DateOption = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published all of it.")
    ] = None,
    metadata: MetadataOption = None,
    title_as_text: TitleOption = False,
    language: LanguageOption = None,
    max_expansion: ExpansionOption = EXPANSION,
    boilerplate: Annotated[
        bool,
        typer.Option(
            "--boilerplate", help="Then set aside lines that an outlet repeats in many articles."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and report; write nothing.")
    ] = False,
    jobs: JobsOption = 0,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS|local",
            help="Read on the workers of a Dask cluster: tcp://10.0.0.1:8786.",
        ),
    ] = None,
    strict: StrictOption = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the counts on stdout, as JSON.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    store: StoreOption = None,
) -> None:
    """Read articles into the store; what is unchanged is skipped.

    Text, HTML, JSONL, JSON, CSV, WARC, packed (.gz .bz2 .xz .zst) or in .zip and .tar, folders,
    stdin. Articles that are not English are kept and not read. The summary goes to stderr, stdout
    stays empty.
    """
    import time

    from newsfacts.cli.inputs import check_date, parse_fields, report_problems, require_one
    from newsfacts.cli.progress import progress_shown

    if cluster is None:
        require_one(paths)
    else:
        refuse_on_cluster(stdin="-" in paths, metadata=metadata is not None, dry_run=dry_run)
    began = time.perf_counter()
    with going_on_later(), progress_shown(quiet, paths) as progress:
        options: dict[str, Any] = {
            "date": check_date(date),
            "outlet": outlet,
            "fields": parse_fields(field),
            "title_as_text": title_as_text,
            "language": language,
            "expansion": max_expansion,
            "progress": progress,
        }
        if cluster is not None:
            from newsfacts.store.cluster import ingest_on_cluster

            report = ingest_on_cluster(
                paths,
                cluster,
                store=address_of(store),
                jobs=jobs,
                glob=tuple(glob or ()),
                **options,
            )
        else:
            from newsfacts.store.ingest import ingest as ingest_articles
            from newsfacts.store.workers import core_count

            report = ingest_articles(
                paths,
                store=store,
                jobs=jobs or core_count(),
                glob=glob or None,
                metadata=metadata,
                dry_run=dry_run,
                **options,
            )
    report_problems(report.problems, report.problem_count)
    if as_json:
        print_counts(report)
    elif not quiet:
        print_summary(
            report,
            time.perf_counter() - began,
            store_given=store not in {None, Path(".newsfacts")},
            dry_run=dry_run,
        )
    if not dry_run:
        set_lines_aside(report, boilerplate=boilerplate, quiet=quiet)
    if not quiet and not dry_run:
        say_reviews_after(report.store)
    refuse_textless(report)
    if strict and report.problem_count:
        raise typer.Exit(1)


def refuse_textless(report: "IngestReport") -> None:
    """Refuse input of which nothing could be read because no record has a text where it was sought.

    Raises:
        UserError: It is so: --field names the wrong key, or none.
    """
    from newsfacts.documents.articles import NO_TEXT

    articles = report.articles
    if articles.new or articles.changed or articles.unchanged or not articles.skipped:
        return
    if all(NO_TEXT in problem.message for problem in report.problems if problem.skipped):
        what = "input was" if articles.skipped == 1 else "inputs were"
        raise UserError(
            f"{articles.skipped:,} {what} skipped and nothing was read: no record has a text there",
            "name the key of the text with --field text=KEY",
        )


def refuse_on_cluster(**given: bool) -> None:
    """Refuse what needs one machine.

    Raises:
        UserError: One of them was given.
    """
    for name, is_given in given.items():
        if is_given:
            what = name if name == "stdin" else f"--{name.replace('_', '-')}"
            raise UserError(f"{what} is not for --cluster", "an ingest without it takes that")


def address_of(store: Path | None) -> str | None:
    """``--store`` as given: a path swallows one of the strokes of s3://bucket."""
    if store is None:
        return None
    scheme, mark, rest = str(store).partition(":/")
    is_address = bool(mark) and scheme.isalnum() and len(scheme) > 1
    return f"{scheme}://{rest.lstrip('/')}" if is_address else str(store)


def set_lines_aside(report: "IngestReport", *, boilerplate: bool, quiet: bool) -> None:
    """Make the pass over the corpus when it is asked for; say when an older one is out of date."""
    from newsfacts.cli.printing import say
    from newsfacts.cli.sheets import count_text
    from newsfacts.store.boilerplate import BOILERPLATE, set_aside
    from newsfacts.store.locating import MANIFEST

    folder = Path(report.store)
    if boilerplate and (folder / MANIFEST).exists():
        done = set_aside(folder)
        if not quiet:
            say(
                f"boilerplate: {count_text(done.lines, 'line')} of "
                f"{count_text(done.outlets, 'outlet')}, in {count_text(done.articles, 'article')}; "
                f"{done.facts_before - done.facts:,} facts fewer. "
                "newsfacts search --zone footer shows them"
            )
    elif (folder / BOILERPLATE).exists() and report.articles.new + report.articles.changed:
        say("boilerplate: what came in was read with all its lines; ingest --boilerplate again")


def say_reviews_after(store: str) -> None:
    """What became of the reviews of facts, where there are any."""
    from newsfacts.cli.printing import say
    from newsfacts.store.errors import NoStore
    from newsfacts.store.reading import Store

    try:
        reviews = Store(store).reviews
    except NoStore:  # nothing came in
        return
    if reviews or reviews.lost:
        lost = f", {len(reviews.lost):,} lost: newsfacts review lists them" if reviews.lost else ""
        say(f"reviews: {len(reviews):,} facts have theirs again{lost}")


@contextmanager
def going_on_later() -> "Iterator[None]":
    """On Ctrl-C say that nothing is lost."""
    from newsfacts.cli.printing import say

    try:
        yield
    except KeyboardInterrupt:
        say("interrupted: what was read is kept, and the same command goes on from there")
        raise


def print_counts(report: "IngestReport") -> None:
    """The report as JSON on stdout."""
    import msgspec

    from newsfacts.cli.inputs import problem_record
    from newsfacts.cli.sanitize import escape_json

    record = msgspec.structs.asdict(report)
    record["problems"] = [problem_record(problem) for problem in report.problems]
    text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    sys.stdout.write(escape_json(text) + "\n")


def print_summary(
    report: "IngestReport", seconds: float, *, store_given: bool, dry_run: bool
) -> None:
    """The report for people, on stderr."""
    from newsfacts.cli.screens import screen_of
    from newsfacts.cli.summaries import summary_lines

    width = min(100, screen_of(sys.stderr).width)
    for line in summary_lines(report, seconds, width, store_given=store_given, dry_run=dry_run):
        print(line, file=sys.stderr)
