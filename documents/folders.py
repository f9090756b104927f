"""Which files the paths of a command line mean: files as they are, folders with all below them."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from newsfacts.documents.articles import Problem

DEFAULT_GLOBS = ("*.txt", "*.md", "*.jsonl", "*.ndjson")
STORE_FILES = ("manifest.json", "articles-", "facts-")


def find_files(
    paths: Iterable[str | os.PathLike[str]], globs: Sequence[str] = ()
) -> Iterator[str | Problem]:
    """The files that the paths mean, each once, in the order of the paths.

    Folders are read with everything below them, sorted by path; hidden names and stores are
    left out. A link to a folder is followed once, so a loop ends.

    Args:
        paths: Files and folders; ``-`` is passed on.
        globs: What to take from folders: a file name, or with ``/`` a path inside the folder.

    Yields:
        Paths that begin as given; a problem for what is missing or cannot be opened.
    """
    seen_files: set[str] = set()
    seen_folders: dict[tuple[int, int], str] = {}
    for given in paths:
        path = os.fspath(given)
        if path == "-":
            yield path
            continue
        try:
            is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield missing(path, error)
            continue
        found: Iterator[str | Problem] = iter([path])
        if is_folder:
            found = walk_all(path, globs or DEFAULT_GLOBS, seen_folders)
        for file in found:
            if isinstance(file, Problem):
                yield file
            elif (absolute := absolute_path(file)) not in seen_files:
                seen_files.add(absolute)
                yield file


def missing(path: str, error: OSError | ValueError) -> Problem:
    """The problem with a path that cannot be looked at."""
    if isinstance(error, FileNotFoundError):
        return Problem(path, "no such file", "check the spelling, or give its folder")
    return Problem(path, str(getattr(error, "strerror", None) or error).lower())


def walk_all(
    root: str, globs: Sequence[str], seen: dict[tuple[int, int], str]
) -> Iterator[str | Problem]:
    """The files of a folder, and a problem where there are none at all."""
    nothing = absolute_path(root) not in map(absolute_path, seen.values())  # else given twice
    for file in walk(root, root, globs, seen):
        nothing = False
        yield file
    if nothing:
        names = " or ".join(globs)
        yield Problem(root, f"no file in it is called {names}", "choose others with --glob")


def walk(
    folder: str, root: str, globs: Sequence[str], seen: dict[tuple[int, int], str]
) -> Iterator[str | Problem]:
    """The files of a folder and of those below it, in the order of their paths.

    One list of names a level is kept, with a stack of its own: depth is not limited by Python.
    """
    stack: list[Iterator[os.DirEntry[str]]] = []
    entered = enter(folder, seen)
    if isinstance(entered, Problem):
        yield entered
    elif entered is not None:
        stack.append(iter(entered))
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            yield missing(entry.path, error)
            continue
        if is_folder:
            below = enter(entry.path, seen)
            if isinstance(below, Problem):
                yield below
            elif below is not None:
                stack.append(iter(below))
        elif matches(entry, root, globs):
            yield entry.path if is_file else not_a_file(entry)


def enter(folder: str, seen: dict[tuple[int, int], str]) -> list[os.DirEntry[str]] | Problem | None:
    """What a folder holds, sorted by name; None for a store; a problem when it cannot be read."""
    try:
        status = Path(folder).stat()
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        return missing(folder, error)
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        if absolute_path(folder) == absolute_path(seen[identity]):
            return None  # given twice
        return Problem(folder, f"the same folder as {seen[identity]}", "a link, already read")
    seen[identity] = folder
    names = [entry.name for entry in entries]
    if all(any(name.startswith(start) for name in names) for start in STORE_FILES):
        return None
    return [entry for entry in entries if not entry.name.startswith(".")]


def matches(entry: os.DirEntry[str], root: str, globs: Sequence[str]) -> bool:
    """Whether a file's name, or its path inside the folder, fits one of the patterns."""
    name = entry.name.lower()
    for glob in globs:
        inside = entry.path[len(root) :].replace(os.sep, "/").lstrip("/").lower()
        if fnmatchcase(inside if "/" in glob else name, glob.lower()):
            return True
    return False


def absolute_path(path: str) -> str:
    """A path from the root, without following links."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() follows links, absolute() keeps ".."


def not_a_file(entry: os.DirEntry[str]) -> Problem:
    """The problem with a broken link, a pipe or a device in a folder."""
    if entry.is_symlink() and not Path(entry.path).exists():
        return Problem(entry.path, "a link to nothing")
    return Problem(entry.path, "neither file nor folder")
