"""``newsfacts report``: one HTML page with everything, to send and to print."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    ArticleOption,
    ClaimantOption,
    ForceOption,
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
from newsfacts.cli.printing import Output, check_target, open_output, say
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = 5000  # figures that a browser sorts at once
ENDINGS = ("", ".html", ".htm")  # of a page

TitleTextOption = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")
]
WithinDaysOption = Annotated[
    int | None, typer.Option("--within", metavar="DAYS", min=0, help="Times so near are one time.")
]
ToleranceShareOption = Annotated[
    float | None,
    typer.Option("--tolerance", metavar="SHARE", min=0, max=1, help="Width of “about”: 0.05."),
]
RowsOption = Annotated[
    int, typer.Option("--limit", metavar="N", min=0, help="Figures in the ledger; 0 is all.")
]


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts report -o /tmp/report.html",
            "newsfacts report --metric troops --title 'Troops in Kursk' -o /tmp/troops.html",
        )
    )(report)


def report(
    metric: MetricOption = None,
    claimant: ClaimantOption = None,
    outlet: OutletOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    within: WithinDaysOption = None,
    tolerance: ToleranceShareOption = None,
    title: TitleTextOption = "Who claims which number",
    limit: RowsOption = LEDGER,
    store: StoreOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write one self-contained HTML page: charts, verdicts, the ledger with its passages.

    No network and no scripts from elsewhere; light, dark and on paper. The same store gives the
    same bytes; a time stands on it only when SOURCE_DATE_EPOCH gives one.
    """
    from newsfacts.analysis.query import select
    from newsfacts.analysis.report import make_report
    from newsfacts.analysis.settings import Settings
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.renderers.report import Framing, report_page
    from newsfacts.cli.vocabulary import hint_when_empty, make_filter

    target = _target(output, force)
    made = made_at()
    wanted = make_filter(
        metric=metric,
        claimant=claimant,
        outlet=outlet,
        article=article,
        place=place,
        subject=subject,
        since=since,
        until=until,
    )
    opened = open_store(store)
    pointers = Pointers.of(opened, References.of_store(opened))
    found = make_report(
        select(opened.facts(), wanted),
        list(opened.articles()),
        metrics=[name for name in wanted.metric if "*" not in name],
        within=within,
        tolerance=tolerance,
        limit=limit or None,
        labels=pointers.labels,
    )
    framing = Framing(
        title=title,
        filters=tuple(wanted.describe()),
        made=made,
        made_by=opened.manifest.extractor,
        lexicons=opened.manifest.lexicons,
        settings=Settings(tolerance=tolerance, within=within),
    )
    with open_output(target) as screen:
        for piece in report_page(found, framing, pointers):
            screen.stream.write(piece)
    if not found.ledger:
        hint = hint_when_empty(opened.facts, wanted)
        say(f"hint: {hint}" if hint else "no figures: the report is empty")


def _target(path: "Path | None", force: bool) -> Output:
    """Where the page goes; a terminal is no place for it."""
    if path is None or str(path) == "-":
        if sys.stdout.isatty():
            raise UserError("a page is not for a terminal", "newsfacts report -o report.html")
        return Output("html", None, force)
    if path.suffix.lower() not in ENDINGS:
        hint = f"newsfacts report -o {path.with_suffix('.html')}"
        raise UserError(f"-o {path}: a report is a page of HTML, not {path.suffix}", hint)
    check_target(path, force)
    return Output("html", path, force)


def made_at() -> str | None:
    """The time of ``SOURCE_DATE_EPOCH``, or None: a page has no time of its own.

    Raises:
        UserError: It is no number of seconds.
    """
    import os
    from datetime import UTC, datetime

    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {given!r}"
        raise UserError(message, "it takes seconds since 1970, such as 1730419200") from error
