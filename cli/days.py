"""Days as a user types them after an option: 2024, 2024-10 or 2024-10-30."""

from newsfacts.analysis import asked
from newsfacts.cli.errors import UserError
from newsfacts.documents.unknowns import WrongArgument


def first_day(text: str | None, option: str) -> str | None:
    """The first ISO day of a day, month or year; None for None."""
    try:
        return asked.first_day(text, option)
    except WrongArgument as error:
        raise UserError(str(error), error.hint) from error


def last_day(text: str | None, option: str) -> str | None:
    """The last ISO day of a day, month or year; None for None."""
    try:
        return asked.last_day(text, option)
    except WrongArgument as error:
        raise UserError(str(error), error.hint) from error
