"""What is set where: flag, then ``NEWSFACTS_*``, then newsfacts.toml upward, then the default."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from newsfacts.cli.errors import UserError, unknown

FILE_NAME = "newsfacts.toml"
OWN_METRICS = "metric"  # the key of the user's own metrics, which are no setting

# Keys of newsfacts.toml (and NEWSFACTS_<KEY>): the type, and the parameter of the commands.
KEYS: dict[str, tuple[type, str]] = {
    "store": (Path, "store"),
    "format": (str, "format_name"),
    "metadata": (Path, "metadata"),
    "jobs": (int, "jobs"),
    "tolerance": (float, "tolerance"),
    "within": (int, "within"),
    "reviewer": (str, "reviewer"),
    "pager": (str, "pager"),
}
DEFAULTS = {
    "store": "the nearest .newsfacts upward, else .newsfacts here",
    "format": "table",
    "jobs": "as many as there are cores",
    "tolerance": "0.05",
    "within": "7",
    "pager": "PAGER, else less",
}


class Origin(NamedTuple):
    """A setting with where its value comes from."""

    key: str
    value: object  # None when nothing is set
    origin: str  # a variable, a file with the line, "default" or "not set"
    is_set: bool = False


def origins() -> list[Origin]:
    """Every setting as it holds here, with where it is set."""
    return [origin_of(key) for key in KEYS]


def origin_of(key: str) -> Origin:
    """A setting as it holds here, with where it is set."""
    if os.environ.get(environment_name(key)):
        return Origin(key, os.environ[environment_name(key)], environment_name(key), is_set=True)
    file, values = find_settings(), read_settings()
    if file is not None and key in values:
        return Origin(key, values[key], at_key(file, key), is_set=True)
    return Origin(key, DEFAULTS.get(key), "default" if key in DEFAULTS else "not set")


def at_key(file: Path, key: str) -> str:
    """The file, and the line of it that sets a key: "newsfacts.toml:3"."""
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("["):  # a table: what follows is not ours
            break
        if pattern.match(line):
            return f"{file}:{number}"
    return str(file)


def environment_name(key: str) -> str:
    """The variable that sets ``key``: NEWSFACTS_STORE."""
    return f"NEWSFACTS_{key.upper()}"


def setting(key: str) -> Any:
    """A key as the environment or newsfacts.toml sets it, or None."""
    value = os.environ.get(environment_name(key))
    return value or read_settings().get(key)


def find_settings(start: Path | None = None) -> Path | None:
    """The nearest newsfacts.toml in ``start`` (here when None) or above it."""
    folder = (start or Path.cwd()).absolute()
    for candidate in (folder, *folder.parents):
        file = candidate / FILE_NAME
        if file.is_file():
            return file
    return None


def read_settings(start: Path | None = None) -> dict[str, Any]:
    """The settings of the nearest newsfacts.toml; paths are relative to the file.

    Raises:
        UserError: It is not TOML, has an unknown key, or a value of the wrong type.
    """
    file = find_settings(start)
    if file is None:
        return {}
    import tomllib

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {error}", "newsfacts.toml is a TOML file") from error
    return {key: _checked(key, value, file) for key, value in values.items() if key != OWN_METRICS}


@contextmanager
def own_metrics_held() -> Iterator[None]:
    """Let the ``[[metric]]`` entries of the nearest newsfacts.toml hold for one command.

    Raises:
        UserError: An entry is wrong.
    """
    file = find_settings()
    text = file.read_text(encoding="utf-8") if file is not None else ""
    # metrics take a while to import, which a command that needs none is to be spared
    if OWN_METRICS not in text and "newsfacts.extractors.metrics.catalogue" not in sys.modules:
        yield
        return
    from newsfacts.documents.lexicon import LexiconError
    from newsfacts.extractors.metrics.ownmetrics import read_own_metrics
    from newsfacts.store.usermetrics import own_metrics

    try:
        own = read_own_metrics(text, str(file))
    except LexiconError as error:
        hint = "newsfacts metrics show troops shows the keys of an entry"
        raise UserError(str(error), hint) from error
    with own_metrics(own):
        yield


def default_map(commands: list[str]) -> dict[str, dict[str, Any]]:
    """What environment and newsfacts.toml set, as the defaults of every command's parameters.

    The format is left out: the ending of ``-o FILE`` goes before it.
    """
    settings = read_settings()
    values = {
        parameter: os.environ.get(environment_name(key)) or settings.get(key)
        for key, (_, parameter) in KEYS.items()
        if key not in ("format", "pager")
    }
    values = {parameter: value for parameter, value in values.items() if value is not None}
    return {command: dict(values) for command in commands} if values else {}


def _checked(key: str, value: object, file: Path) -> Any:
    if key not in KEYS:
        error = unknown("setting", key, KEYS)
        raise UserError(f"{at_key(file, key)}: {error}", error.hint)
    kind = KEYS[key][0]
    if kind is Path and isinstance(value, str):
        return str(file.parent / Path(value).expanduser())
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        expected = {Path: "a path", str: "text", int: "a whole number", float: "a number"}[kind]
        raise UserError(
            f"{at_key(file, key)}: {key} is not {expected}", f"{key} = … takes {expected}"
        )
    return value
