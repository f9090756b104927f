"""Assembly: every module in ``cli/commands/`` is one subcommand."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

import newsfacts
from newsfacts.cli import commands
from newsfacts.cli.options import examples
from newsfacts.cli.running import Group


def show_version(value: bool) -> None:
    """Print the version and leave."""
    if value:
        typer.echo(f"newsfacts {newsfacts.__version__}")
        raise typer.Exit


def newsfacts_command(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Who claimed which number, about what, when, how sure – and where they disagree.

    Data goes to stdout, everything else to stderr. Options not given come from NEWSFACTS_STORE,
    NEWSFACTS_FORMAT …, then from the nearest newsfacts.toml. Exit status: 0 done, 1 a check found
    something, 2 wrong use.
    """


def build_app() -> typer.Typer:
    """The application with every subcommand there is."""
    built = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
        epilog=examples(
            "newsfacts ingest seeds/", "newsfacts timeline", "newsfacts compare --metric troops"
        ),
    )
    built.callback()(newsfacts_command)
    for module in sorted(iter_modules(commands.__path__), key=lambda entry: entry.name):
        import_module(f"newsfacts.cli.commands.{module.name}").register(built)
    return built


app = build_app()


def main() -> None:
    """``newsfacts``, as ``python -m newsfacts`` starts it."""
    app(prog_name="newsfacts")
