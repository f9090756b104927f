"""``--format json``: one list, a row a line."""

import msgspec

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import escape_json
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet


@output_format("json")
def write_json(sheet: Sheet, screen: Screen) -> None:
    """Write the rows as one JSON list, as they come."""
    encode = msgspec.json.Encoder().encode
    separator = "[\n"
    for row in sheet.rows:
        text = escape_json(encode(sheet.record(row)).decode())
        screen.stream.write(separator + text)
        separator = ",\n"
    screen.stream.write("[]\n" if separator == "[\n" else "\n]\n")
