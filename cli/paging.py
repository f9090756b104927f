"""Long output on a terminal goes through a pager; short output, and all else, as it is."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from newsfacts.cli.screens import NO_PAGER, Screen, screen_of
from newsfacts.cli.settings import setting

LESS = "less"
LESS_OPTIONS = "FRX"  # quit when it fits, colours as they are, leave the text on the screen
NONE = ("", "cat", "never", "none", "off")


def pager_command() -> list[str] | None:
    """The pager to use, or None: by NEWSFACTS_PAGER, newsfacts.toml, PAGER, else less.

    ``NEWSFACTS_PAGER=cat``, or ``pager = "off"``, means none.
    """
    if NO_PAGER.get() or os.environ.get("TERM") == "dumb":
        return None
    given = setting("pager")
    if given is None:
        given = os.environ.get("PAGER", LESS)
    words = shlex.split(str(given))
    if not words or words[0] in NONE or shutil.which(words[0]) is None:
        return None
    return words


@contextmanager
def paged(stream: TextIO) -> Iterator[Screen]:
    """A screen whose lines go to a terminal when the block is done, through a pager if many.

    What an error leaves is printed, too.
    """
    screen, command = screen_of(stream), pager_command()
    if command is None or not sys.stdin.isatty():
        yield screen
        return
    held = io.StringIO()
    try:
        yield screen._replace(stream=held)
    finally:
        show(held.getvalue(), command, stream)


def show(text: str, command: list[str], stream: TextIO) -> None:
    """Print a text, through the pager when it has more lines than the terminal."""
    height = shutil.get_terminal_size((80, 24)).lines
    if text.count("\n") < height:
        stream.write(text)
        return
    stream.flush()
    environment = dict(os.environ)
    environment.setdefault("LESS", LESS_OPTIONS)
    environment.setdefault("LESSCHARSET", "utf-8")
    environment["LESSSECURE"] = "1"  # no shell, no editor: the text is not ours
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
            pager.communicate(text.encode("utf-8", "backslashreplace"))
    except OSError:  # it is there and cannot be run
        stream.write(text)
