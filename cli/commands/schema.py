"""``newsfacts schema``: what the records hold, as JSON Schema or as a codebook."""

from typing import Annotated

import typer

from newsfacts.cli.errors import unknown
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    examples,
)
from newsfacts.cli.printing import choose_output, open_output, print_rows
from newsfacts.cli.sheets import Column


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts schema fact",
            "newsfacts schema article",
            "newsfacts schema fact --format table",
        )
    )(schema)


def schema(
    record: Annotated[str, typer.Argument(metavar="[fact|article]", help="Which record.")] = "fact",
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the JSON Schema of a record, or its codebook as a table.

    JSON, which is the default, is JSON Schema; the other formats list every key with its meaning.
    """
    import json

    from newsfacts.cli.codebook import codebook_rows, described_schema
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact

    records = {"fact": Fact, "article": Article}
    if record not in records:
        raise unknown("record", record, records)
    target = choose_output(format_name, as_json, output, force, otherwise="json")
    described = described_schema(records[record])
    if target.format == "json":
        with open_output(target) as screen:
            screen.stream.write(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
        return
    columns = (
        Column("key", lambda row: row["key"], style="bold"),
        Column("values", lambda row: row["values"], wrap=True, share=0.3),
        Column("meaning", lambda row: row["meaning"], wrap=True),
    )
    rows = codebook_rows(described, records[record].__name__)
    print_rows(rows, columns, target, noun="keys", filters=[f"record={record}"])
