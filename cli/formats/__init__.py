"""One module an output format, found by its file name; each registers a writer of that name.

A format is a function ``write(sheet, screen)`` under ``@output_format("name")`` in the file
``<name>.py`` of this folder. Nothing else has to know of it.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from newsfacts.cli.errors import unknown
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet

Writer = Callable[[Sheet, Screen], None]

REGISTRY: dict[str, Writer] = {}


def output_format(name: str) -> Callable[[Writer], Writer]:
    """Register a writer under the name that ``--format`` takes."""

    def register(write: Writer) -> Writer:
        REGISTRY[name] = write
        return write

    return register


def format_names() -> list[str]:
    """The formats there are, the default first."""
    names = sorted(module.name for module in iter_modules(__path__))
    return sorted(names, key=lambda name: name != "table")


def find_writer(name: str) -> Writer:
    """The writer of a format.

    Raises:
        UserError: There is no such format.
    """
    if name not in format_names():
        raise unknown("format", name, format_names())
    import_module(f"{__name__}.{name}")
    return REGISTRY[name]
