"""``--format md``: a Markdown table, to paste into a report.

A file, or a terminal, gets a document with the last line under its table; a pipe gets the table,
and the last line goes to stderr: only rows are data.
"""

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import escape_markdown, printable
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet, last_line, shown_cell


@output_format("md")
def write_md(sheet: Sheet, screen: Screen) -> None:
    """Write the rows as a pipe table and the last line as a paragraph."""
    write = screen.stream.write
    write("| " + " | ".join(column.name for column in sheet.columns) + " |\n")
    write("|" + "|".join(" ---: " if column.right else " --- " for column in sheet.columns) + "|\n")
    shown = 0
    for row in sheet.rows:
        cells = (
            escape_markdown(shown_cell(column, row, on_terminal=False)) for column in sheet.columns
        )
        write("| " + " | ".join(cells) + " |\n")
        shown += 1
    for line in (last_line(sheet, shown), *sheet.notes):
        if screen.aside is None:
            write(f"\n{escape_markdown(line)}\n")
        else:
            print(printable(line), file=screen.aside)
