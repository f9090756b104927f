"""What ``ingest`` and ``extract`` share: fields as options, problems on stderr."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.cli.errors import UserError, did_you_mean
from newsfacts.cli.printing import say

if TYPE_CHECKING:
    from newsfacts.documents.inputs import Problem

SAME_KIND = 10  # problems with one message that are shown one by one


def parse_fields(given: list[str] | None) -> dict[str, str] | None:
    """``--field text=content`` as a mapping from our name of a field to the input's.

    Raises:
        UserError: There is no ``=``. Unknown names are ``read_inputs``' to refuse.
    """
    fields = {}
    for entry in given or ():
        ours, equals, theirs = entry.partition("=")
        if not equals or not theirs:
            raise UserError(f"--field {entry!r} is not NAME=KEY", "such as --field text=content")
        fields[ours] = theirs
    return fields or None


def check_date(date: str | None) -> str | None:
    """``--date`` as given.

    Raises:
        UserError: It cannot be read: it would date nothing.
    """
    from newsfacts.extractors.publication.writtendates import read_given_date
    from newsfacts.store.givendates import FORMS

    if date is not None and read_given_date(date) is None:
        raise UserError(f"--date {date!r} is not a date", FORMS)
    return date


def report_problem(problem: "Problem") -> None:
    """One line on stderr: which input, what is wrong, what to do."""
    hint = f" ({problem.hint})" if problem.hint else ""
    verb = "skipped" if problem.skipped else "note"
    say(f"{verb}: {problem.path}: {problem.message}{hint}")


def report_problems(problems: "Iterable[Problem]", total: int) -> None:
    """A line for each problem on stderr, but not a thousand of the same kind.

    Args:
        problems: In the order of the input.
        total: How many there were; more than the problems when there were very many.
    """
    kinds: Counter[tuple[bool, str]] = Counter()
    counted = 0
    for problem in problems:
        kind = (problem.skipped, problem.message)
        kinds[kind] += 1
        counted += 1
        if kinds[kind] <= SAME_KIND:
            report_problem(problem)
    for (skipped, message), count in kinds.items():
        if count > SAME_KIND:
            verb = "skipped" if skipped else "note"
            say(f"{verb}: {count - SAME_KIND:,} more of this kind: {message}")
    if total > counted:
        say(f"note: {total - counted:,} more problems (--json counts all)")


def require_one(paths: list[str]) -> None:
    """Refuse paths none of which exists; of several, the missing ones are problems of the run.

    Raises:
        UserError: With the nearest name that exists.
    """
    if any(path == "-" or os.path.lexists(path) for path in paths):
        return
    path = Path(paths[0])
    try:
        there = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        there = []
    nearest = did_you_mean(path.name, there)
    hint = f"did you mean {path.parent / nearest}?" if nearest else "- reads stdin"
    raise UserError(f"no file or folder {path}", hint)
