"""What a short name of an article means: its whole name, how its file is called, or its id."""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from newsfacts.store.segments import Entry

T = TypeVar("T")


def answers_to(entry: Entry, name: str) -> bool:
    """Whether an article's id, or the name of its file or record, begins so."""
    return entry.id.startswith(name) or last_name(entry.path).startswith(name)


def meant_by(name: str, answering: Sequence[T], entry_of: Callable[[T], Entry]) -> list[T]:
    """Of the articles that answer to a name those that it means; more than one is ambiguous.

    A whole name goes before longer ones that begin so, and a file name before ids: tables print
    beginnings of file names ("02" of 02_day2.txt), and an id may begin like any of them.

    Args:
        name: As the user wrote it.
        answering: All that ``answers_to`` it.
        entry_of: The entry of each.
    """
    whole = [each for each in answering if is_whole_name(entry_of(each), name)]
    if len(whole) == 1:
        return whole
    files = [each for each in answering if last_name(entry_of(each).path).startswith(name)]
    labelled = [each for each in files if is_label(name, entry_of(each).path)]
    return labelled if len(labelled) == 1 else files or list(answering)


def is_whole_name(entry: Entry, name: str) -> bool:
    """Whether a name is an article's id, or that of its file or record, the ending left out."""
    last = last_name(entry.path)
    return name in {entry.id, entry.path, last, PurePosixPath(last).stem}


def is_label(name: str, path: str | None) -> bool:
    """Whether the name of a file begins so and a word of it ends there, as tables shorten it."""
    last = last_name(path)
    following = last[len(name) : len(name) + 1]
    return last.startswith(name) and not following.isalnum()


def last_name(path: str | None) -> str:
    """The name of the file at a path, or of the record in a file."""
    file, mark, member = (path or "").partition("#")
    return member if mark else file.rpartition("/")[2]
