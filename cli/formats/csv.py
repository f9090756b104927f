"""``--format csv``: for spreadsheets and data frames."""

import csv

from newsfacts.cli.formats import output_format
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet, cell_value


@output_format("csv")
def write_csv(sheet: Sheet, screen: Screen) -> None:
    """Write a header and a line a row; no cell of text can become a formula."""
    writer = csv.writer(screen.stream, lineterminator="\n")
    writer.writerow(column.name for column in sheet.flat)
    readers = [column.value for column in sheet.flat]
    for row in sheet.rows:
        writer.writerow([cell_value(read(row)) for read in readers])
