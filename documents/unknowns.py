"""Words that name nothing there is, and the nearest that do: the errors of commands and library."""

from collections.abc import Iterable

CLOSE = 0.7  # likeness of two words, one of which may be the other misspelled
SHORTEST_BEGINNING = 3


class WrongArgument(ValueError):  # noqa: N818 - named for what is wrong
    """What was asked for makes no sense; ``hint`` says what would."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be, whatever its case, or None.

    >>> did_you_mean("trops", ["troops", "deaths"])
    'troops'
    """
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    word = word.casefold()
    close = get_close_matches(word, by_folded, n=1, cutoff=CLOSE)
    if not close and len(word) >= SHORTEST_BEGINNING:
        close = sorted(name for name in by_folded if name.startswith(word))
    return by_folded[close[0]] if close else None


def unknown_word(
    what: str, word: str, known: Iterable[str], otherwise: str | None = None
) -> WrongArgument:
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
    return WrongArgument(f"no {what} {word!r}", hint)


def check_word(what: str, word: str | None, known: Iterable[str]) -> None:
    """Refuse a word that is none of the ``known``; None asks for nothing.

    Raises:
        WrongArgument: With the nearest as the hint.
    """
    names = tuple(known)
    if word is not None and word not in names:
        raise unknown_word(what, word, names)
