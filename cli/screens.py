"""Where output goes: a stream, whether a person watches it, how wide, and in colour or not."""

import os
import shutil
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from rich.console import Console

NO_LINKS = ("", "dumb", "linux", "ansi", "vt100", "cons25")  # terminals, by TERM
PLAIN_WIDTH = 80  # of drawings off a terminal; tables are as wide as they need to be there

NO_COLOR: ContextVar[bool] = ContextVar("no_color", default=False)  # --no-color
NO_PAGER: ContextVar[bool] = ContextVar("no_pager", default=False)  # --no-pager


class Screen(NamedTuple):
    """A stream with what a renderer must know about it."""

    stream: TextIO
    is_terminal: bool
    width: int
    color: bool
    aside: TextIO | None = None  # where words about the rows go; None: beneath them


def screen_of(stream: TextIO, environ: Mapping[str, str] | None = None) -> Screen:
    """The screen behind a stream, by ``COLUMNS``, ``NO_COLOR``, ``FORCE_COLOR`` and ``TERM``."""
    env = os.environ if environ is None else environ
    is_terminal = stream.isatty()
    columns = env.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        width = int(columns)
    else:
        width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if is_terminal else PLAIN_WIDTH
    if NO_COLOR.get() or env.get("NO_COLOR"):
        color = False
    elif env.get("FORCE_COLOR", "0") not in {"", "0"}:
        color = True
    else:
        color = is_terminal and env.get("TERM") != "dumb"
    return Screen(stream, is_terminal, width, color)


def follows_links(screen: Screen, environ: Mapping[str, str] | None = None) -> bool:
    """Whether a terminal is one that knows links (OSC 8), or at least does not print their code."""
    env = os.environ if environ is None else environ
    return screen.is_terminal and env.get("TERM", "") not in NO_LINKS


def make_console(screen: Screen) -> "Console":
    """A rich console for a screen: no markup, no emoji, no guessing; styles only in colour.

    Off a terminal it writes plain text at ``screen.width``. Give every text from an article through
    ``newsfacts.cli.sanitize.printable``: rich passes control characters on.
    """
    from rich.console import Console

    return Console(
        file=screen.stream,
        width=screen.width,
        force_terminal=screen.is_terminal or screen.color,
        color_system="256" if screen.color else None,
        no_color=not screen.color,
        markup=False,
        emoji=False,
        highlight=False,
    )
