"""``newsfacts config``: what is set, and where."""

import os
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from newsfacts.cli.formats import format_names
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    examples,
)
from newsfacts.cli.paging import NONE as NO_PAGERS
from newsfacts.cli.printing import Output, choose_output, print_rows
from newsfacts.cli.running import Group
from newsfacts.cli.sheets import Column, keys

if TYPE_CHECKING:
    from newsfacts.cli.settings import Origin

# A command that takes the setting as an option, which knows what it may be.
COMMANDS = {"jobs": "ingest", "tolerance": "compare", "within": "compare"}
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
    """Show every setting with its value, where that comes from, and why it is invalid.

    An option on the command line goes before NEWSFACTS_*, that before the nearest newsfacts.toml
    upward, that before the default.
    """
    target = readable_output(format_name, as_json, output, force)
    found = rows()
    columns = [
        Column("key", lambda row: row["key"], style="bold"),
        Column("value", lambda row: row["value"], wrap=True),
        Column("from", lambda row: row["from"], wrap=True),
    ]
    if any(row["invalid"] for row in found):
        columns.append(Column("invalid", lambda row: row["invalid"], wrap=True, style="red"))
    flat = keys("key", "value", "from", "invalid")
    print_rows(found, columns, target, flat=flat, noun="settings", notes=notes_of(found))


def readable_output(
    format_name: str | None, as_json: bool, path: Path | None, force: bool
) -> Output:
    """The output that the options ask for; a format that is set and is none is a table here."""
    from newsfacts.cli.settings import origin_of

    asked = format_name or as_json or path is not None
    if not asked and (origin := origin_of("format")).is_set and refusal(origin):
        format_name = "table"
    return choose_output(format_name, as_json, path, force)


def rows() -> list[dict[str, Any]]:
    """The settings, what of the terminal's is heeded, and the file with the user's own metrics."""
    from newsfacts.cli.settings import OWN_METRICS, find_settings, origins

    found = [
        {
            "key": each.key,
            "value": None if each.value is None else str(each.value),
            "from": each.origin,
            "invalid": refusal(each) if each.is_set else None,
        }
        for each in origins()
    ]
    for name in TERMINAL:
        value = os.environ.get(name)
        if value:
            wrong = name == "COLUMNS" and not value.isdecimal()
            reason = "not a whole number; it is not heeded" if wrong else None
            found.append({"key": name, "value": value, "from": "environment", "invalid": reason})
    file = find_settings()
    if file is not None:
        import tomllib

        own = tomllib.loads(file.read_text(encoding="utf-8")).get(OWN_METRICS, [])
        if own:
            names = ", ".join(str(each.get("name")) for each in own if isinstance(each, dict))
            place = {"from": str(file), "invalid": None}
            found.append({"key": "[[metric]]", "value": names, **place})
    return found


def refusal(origin: "Origin") -> str | None:
    """Why commands refuse the value of a setting, or do not heed it; None when it holds."""
    from newsfacts.cli.usage import refused

    value = str(origin.value)
    if origin.key == "format":
        if value not in format_names():
            return f"no format {value!r}: one of {', '.join(format_names())}"
    elif origin.key == "pager":
        words = shlex.split(value)
        if words and words[0] not in NO_PAGERS and shutil.which(words[0]) is None:
            return f"there is no {words[0]}; output is not paged"
    elif origin.key == "store":
        return "not a folder" if Path(value).is_file() else None
    elif origin.key == "metadata":
        return None if Path(value).is_file() else "no such file"
    elif origin.key in COMMANDS:
        return refused(COMMANDS[origin.key], origin.key, value)
    return None


def notes_of(found: list[dict[str, Any]]) -> list[str]:
    """What a table of settings ends with."""
    wrong = sum(row["invalid"] is not None for row in found)
    if not wrong:
        return []
    verb = "is" if wrong == 1 else "are"
    return [f"{wrong} {verb} invalid: commands that need the setting refuse it"]
