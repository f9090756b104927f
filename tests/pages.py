"""Pages of the documentation that are made from the program: commands, schema, settings.

``python -m tests.pages`` writes them anew; a test compares. So they say what ``--help`` says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from newsfacts.cli.app import app
from newsfacts.cli.codebook import codebook_rows, described_schema
from newsfacts.cli.settings import DEFAULTS, KEYS, environment_name
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import SCHEMA_VERSION, Fact

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by `python -m tests.pages` from the program: change the help there. -->"
WIDTH = {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"}


def pages() -> dict[str, str]:
    """Every made page by its path in ``docs/``."""
    found = {"schema.md": schema_page(), "settings.md": settings_page()}
    names = []
    for name, command in commands():
        names.append((name, first_line(command)))
        found[f"commands/{name}.md"] = command_page(name, command)
    found["commands/README.md"] = list_page(names)
    return found


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the first level."""
    root: Any = typer.main.get_command(app)
    for name in root.list_commands(None):
        yield name, root.get_command(None, name)


def first_line(command: Any) -> str:
    """What a command does, in a sentence."""
    return " ".join(str(command.help).strip().split("\n\n")[0].split())


def command_page(name: str, command: Any) -> str:
    """The help of a command and of those in it."""
    parts = [f"# newsfacts {name}", MADE, fenced(help_of(name))]
    for inner in sorted(getattr(command, "commands", {})):
        parts += [f"## newsfacts {name} {inner}", fenced(help_of(f"{name} {inner}"))]
    return "\n\n".join(parts) + "\n"


def help_of(name: str) -> str:
    """What ``--help`` prints."""
    result = CliRunner().invoke(app, [*name.split(), "--help"], prog_name="newsfacts", env=WIDTH)
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())


def fenced(text: str) -> str:
    """A block of text as it is."""
    return f"```text\n{text}\n```"


def list_page(names: list[tuple[str, str]]) -> str:
    """All commands, each with a link."""
    rows = [f"| [`newsfacts {name}`]({name}.md) | {text} |" for name, text in names]
    return (
        "\n\n".join(["# The commands", MADE, "\n".join(["| command | |", "| --- | --- |", *rows])])
        + "\n"
    )


FLAT = """\
The nesting is that of `--format json` and `jsonl`, of Parquet and of DuckDB files, each without
`--fields`. Elsewhere it is flat:

- `--fields quantity.low,text` gives these keys, dotted and side by side:
  `{"quantity.low": 12000.0, "text": …}`.
- CSV and TSV have the dotted names as columns and lists in one cell, `; ` between their entries;
  spans are left out. A cell that a spreadsheet would take for a formula (it begins with `=`, `+`,
  `-` or `@` and is no number) has an apostrophe before it, ids and paths too: `'-5%`. Programs do
  better with JSON lines or Parquet, where nothing is added.
- SQLite files have columns with `_` for the dot (`quantity_low`). The spans of parts are left out,
  and the path of a fact is that of its article: `JOIN articles ON articles.id = facts.article`."""


def schema_page() -> str:
    """The codebook of both records."""
    text = (
        f"JSON, one object a line, keys in this order; schema version {SCHEMA_VERSION}. Offsets "
        "are Unicode code points into the article's text, the end exclusive: `text == "
        "article.text[start:end]`. `newsfacts schema fact` and `newsfacts schema article` print "
        "the JSON Schema."
    )
    parts = ["# The records", MADE, text, "## In other formats", FLAT]
    for title, record in (
        ("Facts (`facts-*.jsonl`)", Fact),
        ("Articles (`articles-*.jsonl`)", Article),
    ):
        rows = codebook_rows(described_schema(record), record.__name__)
        lines = ["| key | values | meaning |", "| --- | --- | --- |"]
        lines += [
            f"| `{row['key']}` | {cell(row['values'])} | {cell(row['meaning'])} |" for row in rows
        ]
        parts += [f"## {title}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def cell(value: Any) -> str:
    """A cell of a Markdown table."""
    return str(value or "").replace("|", "\\|").replace("*", "\\*")


def settings_page() -> str:
    """The keys of newsfacts.toml."""
    rows = [f"| `{key}` | `{environment_name(key)}` | {DEFAULTS.get(key, '')} |" for key in KEYS]
    table = "\n".join(
        ["| key of newsfacts.toml | variable | default |", "| --- | --- | --- |", *rows]
    )
    text = (
        "An option on the command line goes before the variable, that before the nearest "
        "`newsfacts.toml` upward from here, that before the default; paths in the file are "
        "relative to it. `newsfacts config show` says what holds, and why. A `[[metric]]` entry in "
        "the file is a metric of your own: [extending](extending.md)."
    )
    screens = (
        "`COLUMNS` goes before the width that a terminal tells of itself. Off a terminal, in a "
        "pipe or a file, tables of rows are plain: as wide as they need to be, nothing wrapped and "
        "nothing cut, whatever `COLUMNS` says. Markdown in a pipe is the table alone, and its last "
        "line goes to stderr; in a file it is a document with that line beneath. What is drawn "
        "(`compare`, `timeline`, `show`) keeps to it there, too. `NO_COLOR` and `FORCE_COLOR` take "
        "colour away and give it."
    )
    return "\n\n".join(["# Settings", MADE, text, table, screens]) + "\n"


def main() -> None:
    """Write every made page, and remove those of commands that there are no more."""
    made = pages()
    (DOCS / "commands").mkdir(parents=True, exist_ok=True)
    for path in (DOCS / "commands").glob("*.md"):
        if f"commands/{path.name}" not in made:
            path.unlink()
    for name, text in made.items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
