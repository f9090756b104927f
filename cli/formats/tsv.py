"""``--format tsv``: tab-separated, no quoting, for cut, sort and awk."""

from newsfacts.cli.formats import output_format
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Sheet, cell_value


@output_format("tsv")
def write_tsv(sheet: Sheet, screen: Screen) -> None:
    """Write a header and a line a row; tabs and newlines inside a cell become spaces."""
    screen.stream.write("\t".join(column.name for column in sheet.flat) + "\n")
    for row in sheet.rows:
        cells = [cell_value(column.value(row)) for column in sheet.flat]
        screen.stream.write("\t".join(cells) + "\n")
