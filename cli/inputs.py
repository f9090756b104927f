"""What ``ingest`` and ``extract`` share: fields as options, problems on stderr."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.cli.errors import UserError
from newsfacts.cli.printing import say
from newsfacts.documents.unknowns import did_you_mean

if TYPE_CHECKING:
    from newsfacts.documents.inputs import Problem

NAMES_RE = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9][0-9-]*")  # what differs within a kind of problem
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
        UserError: It cannot be read, or in two ways.
    """
    from newsfacts.extractors.publication.writtendates import other_reading, read_given_date
    from newsfacts.store.givendates import FORMS

    if date is not None and read_given_date(date) is None:
        raise UserError(f"--date {date!r} is not a date", FORMS)
    days = None if date is None else other_reading(date)
    if days is not None:
        raise UserError(f"--date {date!r} may be two days", f"write {days[0]} or {days[1]}")
    return date


def report_problem(problem: "Problem") -> None:
    """One line on stderr: which input, what is wrong, what to do."""
    hint = f" ({problem.hint})" if problem.hint else ""
    verb = "skipped" if problem.skipped else "note"
    say(f"{verb}: {problem.path}: {problem.message}{hint}")


def problem_record(problem: "Problem") -> dict[str, str | bool | None]:
    """A problem as JSON has it, in ``ingest --json`` and in the file of ``extract --errors``."""
    return {
        "path": problem.path,
        "problem": problem.message,
        "hint": problem.hint,
        "skipped": problem.skipped,  # false: a note, the article is read nevertheless
    }


class Folding:
    """Tells problems as they come, but not a thousand of the same kind: ids and numbers aside."""

    def __init__(self) -> None:
        self._kinds: Counter[tuple[bool, str]] = Counter()

    def report(self, problem: "Problem") -> None:
        """A line on stderr, for the first of a kind."""
        kind = (problem.skipped, NAMES_RE.sub("…", problem.message))
        self._kinds[kind] += 1
        if self._kinds[kind] <= SAME_KIND:
            report_problem(problem)

    def end(self) -> None:
        """How many more there were of each kind."""
        for (skipped, message), count in self._kinds.items():
            if count > SAME_KIND:
                verb = "skipped" if skipped else "note"
                say(f"{verb}: {count - SAME_KIND:,} more of this kind: {message}")


def report_problems(problems: "Iterable[Problem]", total: int) -> None:
    """A line for each problem on stderr, but not a thousand of the same kind.

    Args:
        problems: In the order of the input.
        total: How many there were; more than the problems when there were very many.
    """
    folding, counted = Folding(), 0
    for problem in problems:
        folding.report(problem)
        counted += 1
    folding.end()
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
