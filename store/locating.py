"""Where the store is, and how it names the files that it read."""

# ruff: noqa: PTH100, PTH113, PTH118, PTH120 - called for each article, where pathlib costs ten times os.path
import os
from functools import lru_cache
from pathlib import Path

from newsfacts.store.errors import NoStore

STORE_NAME = ".newsfacts"
MANIFEST = "manifest.json"
STDIN = "-"


def find_store(path: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the store at ``path``, else of the nearest ``.newsfacts`` upward from here.

    Raises:
        NoStore: There is none.
    """
    if path is not None:
        folder = Path(path)
        if not (folder / MANIFEST).is_file():
            raise NoStore(folder, searched_upward=False)
        return folder
    found = find_upward()
    if found is None:
        raise NoStore(Path.cwd(), searched_upward=True)
    return found


def find_upward() -> Path | None:
    """The nearest ``.newsfacts`` with a manifest in the current folder or above, relative if here.

    Relative, so that messages name it as the user would.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / STORE_NAME / MANIFEST).is_file():
            return Path(STORE_NAME) if folder == here else folder / STORE_NAME
    return None


def place_store(path: str | os.PathLike[str] | None = None) -> Path:
    """Where an ingest writes: ``path``, else the store found upward, else ``.newsfacts`` here."""
    return Path(path) if path is not None else find_upward() or Path(STORE_NAME)


def stored_path(path: str, store: Path) -> str:
    """The path of a file, or of a record in it, as the store keeps it.

    Relative to the folder that holds the store, ``/`` separated; absolute when it is outside, so
    that a project can be moved as a whole. What stdin brings keeps its ``-``.

    Args:
        path: As given: a file, ``file.jsonl#id`` or ``archive.zip#member``.
        store: The folder of the store.
    """
    path, mark, member = split_member(path)
    if path == STDIN:
        return clean_name(path + mark + member)
    folder, name = os.path.split(path)
    where = real_folder(folder)
    base = real_folder(os.path.dirname(os.path.abspath(store)))
    try:
        inside = os.path.commonpath([where, base]) == base
    except ValueError:  # two drives of Windows
        inside = False
    if inside:
        where = os.path.relpath(where, base)
    stored = os.path.normpath(os.path.join(where, name)).replace(os.sep, "/")
    return clean_name(stored + mark + member)


def split_member(path: str) -> tuple[str, str, str]:
    """A path as its file, ``#`` and what is meant in it; both "" when it is a file as it is.

    Names of files and of members may both have a ``#``: the file is what exists.
    """
    at = path.find("#")
    if at < 0 or _is_file(path):
        return path, "", ""
    first = at
    while at >= 0 and not _is_file(path[:at]):
        at = path.find("#", at + 1)
    at = at if at >= 0 else first
    return path[:at], "#", path[at + 1 :]


def clean_name(name: str) -> str:
    r"""A file name that JSON can hold: bytes that are not UTF-8 are written as ``\xff``."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def is_inside(path: str, folder: Path) -> bool:
    """Whether a file lies in a folder, at any depth."""
    where = real_folder(os.path.dirname(split_member(path)[0]))
    inside = real_folder(os.fspath(folder))
    return where == inside or where.startswith(inside + os.sep)


def real_folder(folder: str) -> str:
    """A folder without symbolic links, so that one place has one name; "" is the current one."""
    return _real(os.path.abspath(folder))


@lru_cache(maxsize=64)  # the records of a file come one behind the other
def _is_file(path: str) -> bool:
    return os.path.isfile(path)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)
