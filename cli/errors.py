"""What goes wrong, said in one line, and what to do about it in another."""

from collections.abc import Iterable
from contextvars import ContextVar

DEBUG: ContextVar[bool] = ContextVar("debug", default=False)


class UserError(Exception):
    """Wrong use, or a store that cannot be used: exit status 2, two lines, no traceback."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def unknown(what: str, word: str, known: Iterable[str], otherwise: str | None = None) -> UserError:
    """The error for a word that is none of the ``known``, with the nearest as the hint.

    Args:
        what: What the word should have named: "metric", "format".
        word: As the user typed it.
        known: What there is.
        otherwise: The hint when nothing is near; the list of what there is when None.
    """
    from newsfacts.documents.unknowns import unknown_word  # --help needs none

    error = unknown_word(what, word, known, otherwise)
    return UserError(str(error), error.hint)
