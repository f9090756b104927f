"""A small sheet of made rows, printed by any format."""

import io
from typing import Any

from newsfacts.cli.formats import find_writer
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Column, Sheet, keys

ROWS: list[dict[str, Any]] = [
    {"who": "Ukraine", "figure": "up to 12,000", "low": None, "high": 12000.0, "tags": ["a", "b"]},
    {"who": "=cmd|'/c calc'!A1", "figure": "\x1b[31m-5\x9b", "low": -5, "high": 0.5, "tags": []},
]
COLUMNS = (
    Column("who", lambda row: row["who"], wrap=True),
    Column("figure", lambda row: row["figure"]),
    Column("high", lambda row: row["high"], right=True),
)


def printed(
    name: str,
    rows: list[dict[str, Any]] | None = None,
    *,
    terminal: bool = False,
    width: int = 80,
    color: bool = False,
    **more: Any,
) -> str:
    """What a format writes for a sheet on a screen."""
    stream = io.StringIO()
    values: dict[str, Any] = {
        "rows": ROWS if rows is None else rows,
        "columns": COLUMNS,
        "flat": keys("who", "figure", "low", "high", "tags"),
        "record": lambda row: row,
        "noun": "claims",
    }
    find_writer(name)(Sheet(**(values | more)), Screen(stream, terminal, width, color))
    return stream.getvalue()
