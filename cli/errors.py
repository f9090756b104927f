"""What goes wrong, said in one line, and what to do about it in another."""

from collections.abc import Iterable
from contextvars import ContextVar

CLOSE = 0.7  # likeness of two words, one of which may be the other misspelled
SHORTEST_BEGINNING = 3
DEBUG: ContextVar[bool] = ContextVar("debug", default=False)


class UserError(Exception):
    """Wrong use, or a store that cannot be used: exit status 2, two lines, no traceback."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be, whatever its case, or None."""
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    word = word.casefold()
    close = get_close_matches(word, by_folded, n=1, cutoff=CLOSE)
    if not close and len(word) >= SHORTEST_BEGINNING:
        close = sorted(name for name in by_folded if name.startswith(word))
    return by_folded[close[0]] if close else None


def unknown(what: str, word: str, known: Iterable[str], otherwise: str | None = None) -> UserError:
    """The error for a word that is none of the ``known``, with the nearest as the hint.

    Args:
        what: What the word should have named: "metric", "format".
        word: As the user typed it.
        known: What there is.
        otherwise: The hint when nothing is near; the list of what there is when None.
    """
    names = sorted(known)
    nearest = did_you_mean(word, names)
    if nearest is not None:
        hint = f"did you mean {nearest}?"
    else:
        hint = otherwise or f"one of {', '.join(names)}"
    return UserError(f"no {what} {word!r}", hint)
