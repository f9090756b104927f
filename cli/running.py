"""Run the command line: errors in two lines, exit statuses, closed pipes, Ctrl-C."""

import contextvars
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup, TyperOption

from newsfacts.cli import answers
from newsfacts.cli.errors import DEBUG, UserError, unknown
from newsfacts.cli.sanitize import printable
from newsfacts.cli.screens import NO_COLOR, NO_PAGER
from newsfacts.cli.settings import default_map, own_metrics_held
from newsfacts.cli.usage import ClickException, describe_usage

FOUND = 1
WRONG_USE = 2
INTERRUPTED = 130
SIGNALLED = 128  # and the number of the signal


class ClosedPipeError(Exception):
    """The reader of stdout went away: nothing is wrong."""


class Group(TyperGroup):
    """A command with subcommands: what all of them have in common."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for command in self.commands.values():
            command.params += common_options()

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; in standalone mode leave the process with its exit status."""

        def run() -> Any:
            return super(Group, self).main(
                args,
                prog_name=prog_name,
                complete_var=complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        if not standalone_mode:
            return run()
        make_stdout_safe()
        # a context of its own, so that --debug and --no-color end with the command
        with ending_asked() as asked:
            status = contextvars.copy_context().run(guarded, run)
        sys.exit(SIGNALLED + asked[0] if asked and status == INTERRUPTED else status)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments; where there are none, the help, which is what they are looking for."""
        if ctx.parent is None:
            answers.WORDS.set(tuple(args))
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help())
            raise typer.Exit
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The subcommands in the order of the alphabet."""
        return sorted(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The subcommands, each with the whole first line of its help."""
        rows = [(name, self.help_of(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, text.strip().split("\n", 1)[0]) for name, text in rows])

    def help_of(self, name: str) -> str:
        """The help of a subcommand."""
        return self.commands[name].help or ""

    def invoke(self, ctx: Any) -> Any:
        """Run the subcommand with the settings as its defaults."""
        try:
            ctx.default_map = default_map(self.list_commands(ctx))
            with own_metrics_held():
                result = super().invoke(ctx)
            answers.finish(0)
            sys.stdout.flush()
        except answers.Recalled as recalled:
            raise typer.Exit(recalled.code) from recalled
        except typer.Exit as leaving:
            answers.finish(leaving.exit_code)
            raise
        except BrokenPipeError as error:
            raise ClosedPipeError from error
        finally:
            answers.finish(None)
        return result

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The subcommand that is meant, or the error that names the nearest."""
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            raise unknown("command", args[0], names, f"{ctx.command_path} --help lists them")
        return super().resolve_command(ctx, args)


def common_options() -> list[TyperOption]:
    """The options of every command, which no command has to know of."""
    return [
        TyperOption(
            param_decls=["--no-color"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=lambda ctx, param, value: NO_COLOR.set(value) if value else None,
            help="No colour, as NO_COLOR=1.",
        ),
        TyperOption(
            param_decls=["--no-pager"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=lambda ctx, param, value: NO_PAGER.set(value) if value else None,
            help="Long output as it is, not through less.",
        ),
        TyperOption(
            param_decls=["--debug"],
            is_flag=True,
            default=False,
            is_eager=True,
            expose_value=False,
            callback=lambda ctx, param, value: DEBUG.set(value) if value else None,
            help="Show the traceback of an error.",
        ),
    ]


def guarded(run: Any) -> int:
    """Run, and turn whatever goes wrong into two lines and an exit status."""
    try:
        result = run()
        sys.stdout.flush()
    except (ClosedPipeError, BrokenPipeError):
        silence_stdout()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if DEBUG.get():
            import traceback

            traceback.print_exc()
        return report(error)
    return result if isinstance(result, int) else 0


@contextmanager
def ending_asked() -> Iterator[list[int]]:
    """Let the signals that end a process be like Ctrl-C, which clears up, and tell which came.

    Where they are ignored they still are.
    """
    came: list[int] = []

    def end(number: int, frame: object) -> None:
        for each in mine:  # once: the second one must not end the clearing up
            signal.signal(each, signal.SIG_IGN)
        came.append(number)
        raise KeyboardInterrupt

    wanted = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    mine = [each for each in wanted if each and signal.getsignal(each) == signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        mine = []  # no signals there
    for number in mine:
        signal.signal(number, end)
    try:
        yield came
    finally:
        for number in mine:
            signal.signal(number, signal.SIG_DFL)


def report(error: Exception) -> int:
    """Print an error as ``error:`` and ``hint:`` and return the exit status."""
    message, hint = describe(error)
    print(f"error: {printable(message)}", file=sys.stderr)
    if hint:
        print(f"hint: {printable(hint)}", file=sys.stderr)
    return WRONG_USE


def describe(error: Exception) -> tuple[str, str | None]:
    """One line that says what is wrong, and one that says what to do."""
    hint = getattr(error, "hint", None)
    if isinstance(error, UserError) or hasattr(error, "hint"):
        return str(error), hint
    if isinstance(error, ClickException):
        return describe_usage(error)
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror}", None
    known = f"{type(error).__name__}: {error}"
    return known, "this is a fault of newsfacts: --debug shows where"


def make_stdout_safe() -> None:
    """Let no character be an error: UTF-8 into files and pipes, escapes on an older terminal."""
    stdout = sys.stdout
    if stdout is None:  # the caller closed it: >&-
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 for the whole run
    if isinstance(stdout, io.TextIOWrapper):
        if stdout.isatty():
            stdout.reconfigure(errors="backslashreplace")
        else:
            stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def silence_stdout() -> None:
    """Let the interpreter's last flush of stdout go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:  # stdout has no descriptor: nothing will be flushed at exit
        return
