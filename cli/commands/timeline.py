"""``newsfacts timeline``: what happened when, according to whom."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from newsfacts.cli.answers import recall
from newsfacts.cli.errors import UserError, unknown
from newsfacts.cli.memory import uncollected
from newsfacts.cli.options import (
    ArticleOption,
    ClaimantOption,
    ForceOption,
    FormatOption,
    JsonOption,
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
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from newsfacts.analysis.events import Event

PERIODS = ("day", "week", "month", "year")
TERMINAL_LIMIT = 60

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="PERIOD", help="Head rows by day, week, month or year."),
]
QueryOption = Annotated[
    str | None, typer.Option("--query", metavar="WORDS", help="Only sentences with these words.")
]
SalientOption = Annotated[
    bool,
    typer.Option("--salient", help="Only the days that matter; a number behind it says how many."),
]
DaysOption = Annotated[
    int | None,
    typer.Option("--days", metavar="N", min=1, hidden=True),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=0, help="At most so many; 0 is all. [default: 60 on a terminal]"
    ),
]


class SalientCommand(TyperCommand):
    """Lets ``--salient`` take a number or none: ``--salient 10`` is ``--salient --days 10``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, a number behind ``--salient`` as an option of its own."""
        given: list[str] = []
        for word in args:
            name, equals, value = word.partition("=")
            if name == "--salient" and equals:
                given += ["--salient", "--days", value]
            elif given[-1:] == ["--salient"] and word.isdecimal():
                given += ["--days", word]
            else:
                given.append(word)
        return super().parse_args(ctx, given)


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        cls=SalientCommand,
        epilog=examples(
            "newsfacts timeline",
            "newsfacts timeline --metric troops --place Kursk",
            "newsfacts timeline --since 2024-10 --by month",
            "newsfacts timeline --salient",
            "newsfacts timeline --salient 10",
            "newsfacts timeline --format json",
        ),
    )(timeline)


@uncollected()
def timeline(
    metric: MetricOption = None,
    claimant: ClaimantOption = None,
    outlet: OutletOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    query: QueryOption = None,
    by: ByOption = None,
    salient: SalientOption = False,
    days: DaysOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Tell what happened when, according to whom; with --metric follow a figure.

    Plans and forecasts stand at their target. What has no date comes last: nothing is resolved
    against the clock. With --metric, some of a larger figure is marked "part", what comes on top of
    another "added".
    """
    from newsfacts.cli.days import first_day, last_day
    from newsfacts.cli.eventanswers import Question, fresh_answer, kept_answer
    from newsfacts.cli.keeping import names_in
    from newsfacts.cli.renderers.timelines import draw_timeline
    from newsfacts.cli.vocabulary import hint_when_empty, make_filter

    target = choose_output(format_name, as_json, output, force)
    if by is not None and by not in PERIODS:
        raise unknown("period", by, PERIODS)
    if days is not None and not salient:
        raise UserError("--days needs --salient", "newsfacts timeline --salient 10")
    if salient and metric:
        raise UserError("--salient and --metric exclude each other")
    wanted = make_filter(metric=metric, outlet=outlet, article=article, subject=subject)
    opened = open_store(store)
    recall(opened, target)
    question = Question(
        metric, place, claimant, first_day(since, "--since"), last_day(until, "--until"), query
    )
    chosen = make_filter(outlet=outlet, article=article, subject=subject)
    has_all = not (metric or salient or chosen.describe())
    told = kept_answer(opened, question) if has_all else None
    if told is None:
        told = fresh_answer(opened, question, wanted, chosen, days or salient)
    total = len(told.events)
    if limit is None and target.format == "table" and target.is_terminal:
        limit = TERMINAL_LIMIT
    events = told.events[:limit] if limit else told.events
    asked = _asked(wanted, claimant, place, since, until, query, salient)
    has_hidden = not (metric or salient or since or until)  # what has no day is in no period

    def draw(console: "Console") -> None:
        hidden = told.hidden(make_filter(claimant=claimant, place=place)) if has_hidden else 0
        draw_timeline(
            events,
            told.placing(events),
            console,
            by=by,
            total=total,
            asked=asked,
            hidden_figures=hidden,
        )

    print_rows(
        events,
        _columns(),
        target,
        record=(lambda event: _with_period(event, by)) if by else None,
        noun="events",
        total=total,
        filters=asked,
        draw=draw,
    )
    if not events and target.format in ("table", "md"):
        hint = hint_when_empty(names_in(opened), make_filter(claimant=claimant, place=place))
        say(f"hint: {hint}" if hint else "hint: newsfacts facts --kind date shows every date")


def _asked(
    wanted: Any,
    claimant: "Sequence[str] | None",
    place: "Sequence[str] | None",
    since: str | None,
    until: str | None,
    query: str | None,
    salient: bool,
) -> list[str]:
    single = {"since": since, "until": until, "query": query}
    return [
        *wanted.describe(),
        *(f"claimant={name}" for name in claimant or ()),
        *(f"place={name}" for name in place or ()),
        *(f"{name}={value}" for name, value in single.items() if value),
        *(["salient"] if salient else []),
    ]


def _with_period(event: "Event", by: str) -> dict[str, Any]:
    import msgspec

    from newsfacts.analysis.timeline import period_of

    record: dict[str, Any] = msgspec.structs.asdict(event)
    return {**record, "period": period_of(event, by)}  # type: ignore[arg-type]


def _columns() -> Any:
    from newsfacts.cli.sheets import Column

    def read(name: str) -> Any:
        return lambda event: getattr(event, name)

    names = ("date", "precision", "relation", "kind", "text", "claimants", "figures", "places")
    more = ("modality", "articles", "outlets", "mentions", "facts", "start", "end", "value", "time")
    every = (*names, *more, "part")
    return tuple(Column(name, read(name), wrap=name == "text") for name in every)
