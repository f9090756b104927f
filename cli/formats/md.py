"""``--format md``: a Markdown table, to paste into a report."""

from newsfacts.cli.formats import output_format
from newsfacts.cli.sanitize import escape_markdown
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
    write(f"\n{escape_markdown(last_line(sheet, shown))}\n")
    for note in sheet.notes:
        write(f"\n{escape_markdown(note)}\n")
