"""Errors of the option parser in our words: what is wrong with an option, and where it was set."""

import re
from typing import Any

import typer

from newsfacts.cli.settings import KEYS, origin_of

NOT_A_NUMBER_RE = re.compile(r"is not a valid (?P<kind>int|float)\w*(?: range)?")
RANGE_RE = re.compile(
    r"is not in the range (?:(?P<low>-?\d+)(?:\.0)?<=x<=|x<=)(?P<high>-?\d+)(?:\.0)?"
    r"|is not in the range x>=(?P<least>-?\d+)(?:\.0)?"
)
NO_OPTION_RE = re.compile(r"No such option:? '?(?P<name>-[^\s'.]*)")
EXTRA_RE = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)")

# typer has its own copy of click's exceptions in some versions, and click's in others
ClickException: type[Exception] = typer.BadParameter.__mro__[2]


def describe_usage(error: Any) -> tuple[str, str | None]:
    """A usage error, and what to do about it."""
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path if context else 'newsfacts'} --help"
    message = error.format_message().rstrip(".")
    if (option := NO_OPTION_RE.match(message)) is not None:
        possible = getattr(error, "possibilities", None)
        return f"no option {option['name']!r}", f"did you mean {possible[0]}?" if possible else hint
    if (extra := EXTRA_RE.match(message)) is not None:
        return f"unexpected argument: {extra['words']}", hint
    message = in_our_words(message)
    key = key_of(context, getattr(error, "param", None))
    if key is not None:
        reason = message.rpartition(": ")[2]
        return f"{origin_of(key).origin}: {key}: {reason}", "newsfacts config show tells all"
    return message[:1].lower() + message[1:], hint


def key_of(context: Any, parameter: Any) -> str | None:
    """The setting that a wrong value came from; None when it was typed."""
    source = context.get_parameter_source(parameter.name) if context and parameter else None
    if source is None or source.name != "DEFAULT_MAP":
        return None
    return next((key for key, (_, name) in KEYS.items() if name == parameter.name), None)


def refused(command: str, name: str, value: str) -> str | None:
    """Why a command refuses the value of an option; None when it takes it."""
    from newsfacts.cli.app import app

    root: Any = typer.main.get_command(app)
    options = root.get_command(None, command).params
    option = next(each for each in options if each.name == name)
    try:
        option.type.convert(value, option, None)
    except ClickException as error:
        return in_our_words(str(getattr(error, "message", error)))
    return None


def in_our_words(message: str) -> str:
    """What the option parser says of a number, for people.

    >>> in_our_words("-3 is not in the range x>=0.")
    '-3 is less than 0'
    >>> in_our_words("7.0 is not in the range 0.0<=x<=1.0.")
    '7.0 is not between 0 and 1'
    """
    message = NOT_A_NUMBER_RE.sub(_plain_number, message.rstrip("."))
    return RANGE_RE.sub(_plain_range, message)


def _plain_range(match: "re.Match[str]") -> str:
    low, high = match["low"] or match["least"], match["high"]
    if low and high:
        return f"is not between {low} and {high}"
    return f"is less than {low}" if low else f"is more than {high}"


def _plain_number(match: "re.Match[str]") -> str:
    return "is not a whole number" if match["kind"] == "int" else "is not a number"
