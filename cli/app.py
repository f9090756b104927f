"""Assembly: every module in ``cli/commands/`` is one subcommand.

A module is imported when its subcommand is run, or listed in the help.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any

import typer
from typer.main import get_command

import newsfacts
from newsfacts.cli import commands
from newsfacts.cli.options import examples
from newsfacts.cli.running import Group

PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}


class Root(Group):
    """The command ``newsfacts``; its subcommands are the files of a folder."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the modules, in the order of the alphabet."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A subcommand, built when it is first asked for."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            group: Any = get_command(hold(cmd_name))
            self.commands[cmd_name] = group.commands[cmd_name]
        return self.commands.get(cmd_name)

    def help_of(self, name: str) -> str:
        """The help of a subcommand, for which its options need not be built: half the time."""
        holder = hold(name)
        for group in holder.registered_groups:
            return str(group.typer_instance.info.help) if group.typer_instance else ""
        return str(holder.registered_commands[0].callback.__doc__)


def hold(name: str) -> typer.Typer:
    """An application of one subcommand, as its module registers it."""
    holder = typer.Typer(cls=Group, add_completion=False, **PLAIN)
    holder.callback()(_hold)
    import_module(f"newsfacts.cli.commands.{name}").register(holder)
    return holder


def show_version(value: bool) -> None:
    """Print the version, and whether the extractors are compiled, and leave."""
    if value:
        from importlib.util import find_spec

        compiled = find_spec("newsfacts.core__mypyc") is not None
        typer.echo(f"newsfacts {newsfacts.__version__}{' (compiled)' if compiled else ''}")
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


app = typer.Typer(
    cls=Root,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog=examples(
        "newsfacts ingest seeds/", "newsfacts timeline", "newsfacts compare --metric troops"
    ),
    **PLAIN,
)
app.callback()(newsfacts_command)


def main() -> None:
    """``newsfacts``, as ``python -m newsfacts`` starts it."""
    app(prog_name="newsfacts")


def _hold() -> None:
    """Stand for the root, so that even one subcommand keeps its name."""
