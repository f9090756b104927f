"""``newsfacts schema``: the JSON Schema of what the store holds."""

from typing import Annotated

import typer

from newsfacts.cli.errors import unknown
from newsfacts.cli.options import ForceOption, OutputOption, examples
from newsfacts.cli.printing import choose_output, open_output


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(epilog=examples("newsfacts schema fact", "newsfacts schema article"))(schema)


def schema(
    record: Annotated[str, typer.Argument(metavar="[fact|article]")] = "fact",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the JSON Schema of a record."""
    import json

    import msgspec

    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact

    records = {"fact": Fact, "article": Article}
    if record not in records:
        raise unknown("record", record, records)
    target = choose_output("json", False, output, force)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(records[record]),
    }
    with open_output(target) as screen:
        screen.stream.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
