"""Which files the paths of a command line mean: files as they are, folders with all below them."""

import os
import posixpath
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from newsfacts.documents.articles import Problem
from newsfacts.documents.streams import bare_name

# What is taken from folders and archives; packed with .gz .bz2 .xz .zst, too.
TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".warc")
RECORDS = (".json", ".jsonl", ".ndjson", ".jl", ".csv", ".tsv", ".tab")
SUFFIXES = frozenset((*TEXTS, *RECORDS, ".zip", ".tar"))
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
            found = walk_all(path, globs, seen_folders)
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
        yield Problem(root, *describe_names(globs))


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
        elif is_wanted(entry.name, entry.path[len(root) :], globs):
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


def is_wanted(name: str, inside: str, globs: Sequence[str]) -> bool:
    """Whether a file fits one of the patterns; without any, whether it is of a kind that is read.

    Args:
        name: Of the file.
        inside: Its path inside the folder or archive.
        globs: A pattern with ``/`` is for the path, any other for the name.
    """
    name = name.replace("\\", "/").rpartition("/")[2].lower()
    if not globs:
        return posixpath.splitext(bare_name(name))[1] in SUFFIXES
    inside = inside.replace(os.sep, "/").lstrip("/").lower()
    return any(fnmatchcase(inside if "/" in glob else name, glob.lower()) for glob in globs)


def describe_names(globs: Sequence[str]) -> tuple[str, str]:
    """What to say of a folder or archive in which nothing is wanted."""
    if not globs:
        kinds = "text, HTML, JSON, CSV, WARC, zip and tar are read by their endings"
        return "no file in it that is read", f"{kinds}; others with --glob"
    return f"no file in it is called {' or '.join(globs)}", "choose others with --glob"


def absolute_path(path: str) -> str:
    """A path from the root, without following links."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() follows links, absolute() keeps ".."


def not_a_file(entry: os.DirEntry[str]) -> Problem:
    """The problem with a broken link, a pipe or a device in a folder."""
    if entry.is_symlink() and not Path(entry.path).exists():
        return Problem(entry.path, "a link to nothing")
    return Problem(entry.path, "neither file nor folder")
