"""``newsfacts config``: what is set, and where."""

import os
from typing import Any

import typer

from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.running import Group
from newsfacts.cli.sheets import Column, keys

TERMINAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PAGER")


def register(app: typer.Typer) -> None:
    """Add the subcommand with its own."""
    group = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        help="Show what is set by newsfacts.toml and the environment.",
        epilog=examples("newsfacts config show"),
    )
    group.command("show", epilog=examples("newsfacts config show", "newsfacts config show --json"))(
        show
    )
    app.add_typer(group, name="config")


def show(
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show every setting with its value and where that comes from.

    An option on the command line goes before NEWSFACTS_*, that before the nearest newsfacts.toml
    upward, that before the default.
    """
    target = choose_output(format_name, as_json, output, force)
    columns = (
        Column("key", lambda row: row["key"], style="bold"),
        Column("value", lambda row: row["value"], wrap=True),
        Column("from", lambda row: row["from"], wrap=True),
    )
    print_rows(rows(), columns, target, flat=keys("key", "value", "from"), noun="settings")


def rows() -> list[dict[str, Any]]:
    """The settings, what of the terminal's is heeded, and the file with the user's own metrics."""
    from newsfacts.cli.settings import OWN_METRICS, find_settings, origins

    found = [
        {
            "key": each.key,
            "value": None if each.value is None else str(each.value),
            "from": each.origin,
        }
        for each in origins()
    ]
    found += [
        {"key": name, "value": os.environ[name], "from": "environment"}
        for name in TERMINAL
        if os.environ.get(name)
    ]
    file = find_settings()
    if file is not None:
        import tomllib

        own = tomllib.loads(file.read_text(encoding="utf-8")).get(OWN_METRICS, [])
        if own:
            names = ", ".join(str(each.get("name")) for each in own if isinstance(each, dict))
            found.append({"key": "[[metric]]", "value": names, "from": str(file)})
    return found
