"""``--format jsonl``: a JSON object a line."""

import msgspec

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import escape_json
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet


@output_format("jsonl")
def write_jsonl(sheet: Sheet, screen: Screen) -> None:
    """Write each row as one line of JSON, as it comes."""
    encode = msgspec.json.Encoder().encode
    for row in sheet.rows:
        screen.stream.write(escape_json(encode(sheet.record(row)).decode()) + "\n")
