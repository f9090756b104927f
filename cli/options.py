"""Options that commands share, as annotated types, and the examples at the end of their help.

    def register(app: typer.Typer) -> None:
        app.command(epilog=examples("newsfacts quotes --speaker Ryder"))(quotes)

    def quotes(
        store: StoreOption = None,
        format_name: FormatOption = None,
        as_json: JsonOption = False,
        output: OutputOption = None,
        force: ForceOption = False,
    ) -> None:
        target = choose_output(format_name, as_json, output, force)

``--debug`` and ``--no-color`` are added to every command by ``newsfacts.cli.running``.
"""

from pathlib import Path
from typing import Annotated

import typer

from newsfacts.cli.completion import (
    complete_article,
    complete_claimant,
    complete_format,
    complete_kind,
    complete_metric,
    complete_modality,
    complete_outlet,
    complete_place,
    complete_subject,
    complete_zone,
)

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        help="The store's folder. [default: .newsfacts, found upward from here]",
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        autocompletion=complete_format,
        help="table, json, jsonl, csv, tsv or md.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there; the ending sets the format."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Let -o overwrite a file.")]

# Filters: each may be given several times, for alternatives; Filter(metric=metric) takes None.
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="NAME", autocompletion=complete_kind, help="quantity, date or quote."
    ),
]
MetricOption = Annotated[
    list[str] | None,
    typer.Option(
        "--metric",
        metavar="NAME",
        autocompletion=complete_metric,
        help="What is counted: troops, deaths.",
    ),
]
ClaimantOption = Annotated[
    list[str] | None,
    typer.Option(
        "--claimant", metavar="NAME", autocompletion=complete_claimant, help="Who says it."
    ),
]
OutletOption = Annotated[
    list[str] | None,
    typer.Option(
        "--outlet", metavar="NAME", autocompletion=complete_outlet, help="Who published it."
    ),
]
ArticleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--article",
        metavar="ID|PATH",
        autocompletion=complete_article,
        help="An id, a path, or how a file name begins.",
    ),
]
PlaceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        metavar="NAME",
        autocompletion=complete_place,
        help="Where; also what contains it.",
    ),
]
SubjectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--subject", metavar="NAME", autocompletion=complete_subject, help="Whose people or things."
    ),
]
ModalityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--modality",
        metavar="NAME",
        autocompletion=complete_modality,
        help="asserted, estimated, possible, projected, conditional or denied.",
    ),
]
ZoneOption = Annotated[
    list[str] | None,
    typer.Option(
        "--zone",
        metavar="NAME",
        autocompletion=complete_zone,
        help="headline, body, bullet, post or caption.",
    ),
]
MinOption = Annotated[
    float | None, typer.Option("--min", metavar="NUMBER", help="Figures of at least this.")
]
MaxOption = Annotated[
    float | None, typer.Option("--max", metavar="NUMBER", help="Figures of at most this.")
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="From this day, month or year on: the number's time, else the article's date.",
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Up to this day, month or year, likewise."),
]
WhereOption = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="EXPR",
        help="A condition: 'quantity.low >= 1000 and claimant.type = official'.",
    ),
]


# What comes with articles: ingest, extract, check.
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=KEY",
        help="Which key of JSON records holds id, text, title, date …: text=story. Repeatable.",
    ),
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When all of it was published.")
]
MetadataOption = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        help="CSV or JSONL with path or id, date, outlet, url of each article.",
    ),
]
TitleOption = Annotated[
    bool, typer.Option("--title-as-text", help="Read separate titles for facts, too.")
]

JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=0, help="Processes; 0, the default, is one a core."
    ),
]
EXPANSION = 200  # as documents.streams has it, which takes a while to import
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="The language of all of it, whatever it looks like; en reads everything.",
    ),
]
ExpansionOption = Annotated[
    int,
    typer.Option(
        "--max-expansion",
        metavar="N",
        min=1,
        help="Refuse packed files that unpack to more than N times their size.",
    ),
]

StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit with 1 when an input had a problem.")
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=0, help="At most so many; 0 is all. [default: 40 on a terminal]"
    ),
]


def examples(*commands: str) -> str:
    """The end of a command's help: what one would type. A test runs each on the seeds."""
    lines = "\n".join(f"  {command}" for command in commands)
    return f"\b\nExamples:\n{lines}"
