"""What ``ingest`` and ``extract`` share: fields as options, problems on stderr."""

from typing import TYPE_CHECKING

from newsfacts.cli.errors import UserError
from newsfacts.cli.printing import say

if TYPE_CHECKING:
    from newsfacts.documents.inputs import Problem


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


def report_problem(problem: "Problem") -> None:
    """One line on stderr: which input, what is wrong, what to do."""
    hint = f" ({problem.hint})" if problem.hint else ""
    verb = "skipped" if problem.skipped else "note"
    say(f"{verb}: {problem.path}: {problem.message}{hint}")
