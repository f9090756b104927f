"""Lines of a drawing: wrapped by the cells of a terminal and never cut; wide characters are two."""

from collections.abc import Iterator

from newsfacts.cli.formats.table import display_width
from newsfacts.cli.sanitize import printable


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at blanks; longer words are cut up.

    >>> wrap("not comparable", 6)
    ['not', 'compar', 'able']
    """
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        for piece in _pieces(word, max(width, 1)):
            joined = f"{line} {piece}" if line else piece
            if line and display_width(joined) > width:
                lines.append(line.rstrip())
                line = piece
            else:
                line = joined
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, in pieces where it is wider than a line."""
    if display_width(word) <= width:
        yield word
        return
    piece, used = "", 0
    for character in word:
        cells = display_width(character)
        if piece and used + cells > width:
            yield piece
            piece, used = "", 0
        piece += character
        used += cells
    yield piece


def pad(text: str, width: int) -> str:
    """``text`` with blanks behind it up to ``width`` cells."""
    return text + " " * (width - display_width(text))


def hanging(head: str, text: str, width: int, indent: int) -> list[str]:
    """A label and a text beside it that wraps under itself.

    >>> hanging(" agree", "both say 9,000", 20, 9)
    [' agree   both say', '         9,000']
    """
    lines = wrap(text, width - indent)
    return [
        (pad(head, indent) if index == 0 else " " * indent) + line
        for index, line in enumerate(lines)
    ]


def ends(left: str, right: str, width: int) -> list[str]:
    """One line with a text at each end, or two where both do not fit."""
    left, right = printable(left), printable(right)
    gap = width - display_width(left) - display_width(right)
    if gap >= 2:
        return [f"{left}{' ' * gap}{right}"]
    return [*wrap(left, width), " " * max(0, width - display_width(right)) + right]
