"""What the report of the seeds says, to the letter: its words without its drawings and scripts.

As tests/screens does it: NEWSFACTS_SCREENS=write stores a new one.
"""

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.samplestore import Run

SCREEN = Path(__file__).with_name("report-seeds.txt")
SEEDS = Path(__file__).parents[2] / "seeds"
LINES = {"p", "h1", "h2", "h3", "li", "tr", "dt", "section", "div", "table", "ul"}
CELLS = {"td", "th", "dd", "option"}
UNSEEN = {"style", "script", "svg", "select", "title"}
READ_BY_RE = re.compile(r"newsfacts \S+, lexicons \w+")  # changes with every rule


class Words(HTMLParser):
    """The words of a page: a line a paragraph, item or row, cells with bars between."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        if tag in LINES:
            self.text.append("\n")
        elif tag in CELLS:
            self.text.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)


def words_of(page: str) -> str:
    reader = Words()
    reader.feed(page)
    lines = (" ".join(line.split()) for line in "".join(reader.text).splitlines())
    kept = (line for line in lines if line and not line.startswith("rule |"))
    return "\n".join(READ_BY_RE.sub("newsfacts …", line) for line in kept) + "\n"


def test_the_report_of_the_seeds_is_the_stored_one(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    assert run("ingest", "seeds", "-q").exit_code == 0
    result = run("report", env={"SOURCE_DATE_EPOCH": "1730419200"})
    assert result.exit_code == 0, result.stderr
    told = words_of(result.stdout)
    if os.environ.get("NEWSFACTS_SCREENS") == "write":
        SCREEN.write_text(told, encoding="utf-8", newline="\n")
    assert told == SCREEN.read_text(encoding="utf-8")


def test_the_same_store_and_epoch_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    assert run("ingest", "seeds", "-q").exit_code == 0
    pages = {run("report", env={"SOURCE_DATE_EPOCH": "1730419200"}).stdout for _ in range(2)}
    assert len(pages) == 1
    assert "2024-11-01 00:00 UTC" in pages.pop()
