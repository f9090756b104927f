"""``origins``: the tree of what goes back to one statement."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run

TOLD = "At least 31 people were killed when the Santa Rosa bridge in Puno fell, police said."


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "wire.txt").write_text(f"Published March 3, 2024\n\n{TOLD}\n")
    (tmp_path / "paper.txt").write_text(f"Published March 4, 2024\n\n{TOLD}\n")
    (tmp_path / "jobs.txt").write_text("Orvex said it would cut 900 jobs.\n")
    assert run("ingest", "wire.txt", "paper.txt", "jobs.txt", "-q").exit_code == 0
    return run


def figures(run: Run) -> list[dict[str, str]]:
    words = ("facts", "--kind", "quantity", "--fields", "id,quantity.metric", "--format", "csv")
    return list(csv.DictReader(io.StringIO(run(*words).stdout)))


def test_the_tree(told: Run) -> None:
    result = told("origins", "--metric", "deaths")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[2] == f"{'police · At least 31':<56}2 mentions in 2 articles"
    assert [line.rsplit(" · ", 1)[0] for line in lines] == [
        f"{'deaths':<60}2 mentions, 1 origin",
        "",
        "police",
        " ● wire:3   2024-03-03  At least 31 · earliest known appearance",
        " ├ paper:3  2024-03-04  At least 31 · copied passage of wire:3",
        f"{'':24}“At least 31 people were killed when the Santa Rosa",
        f"{'':24}bridge in Puno fell, police said”",
        "",
    ]


def test_a_figure_shows_only_what_it_goes_back_to(told: Run) -> None:
    ids = {row["quantity.metric"]: row["id"] for row in figures(told)}
    out = told("origins", ids["jobs"]).stdout
    assert "Orvex" in out
    assert "police" not in out


def test_single_mentions_are_counted_unless_all_is_asked(told: Run) -> None:
    assert "1 more origin of one mention (--all)" in told("origins").stdout
    out = told("origins", "--all").stdout
    assert "(--all)" not in out
    assert "Orvex" in out


def test_formats(told: Run) -> None:
    records = json.loads(told("origins", "--json").stdout)
    assert {record["metric"] for record in records} == {"deaths", "jobs"}
    rows = list(csv.DictReader(io.StringIO(told("origins", "--format", "csv").stdout)))
    assert sorted(row["fact"] for row in rows) == sorted(row["id"] for row in figures(told))
    assert {row["relation"] for row in rows} == {"first", "copied"}


def test_only_figures_have_origins(told: Run) -> None:
    words = ("facts", "--kind", "quote", "--fields", "id", "--format", "tsv")
    quote = told(*words).stdout.split()[1]
    result = told("origins", quote)
    assert result.exit_code == 2
    assert result.stderr == f"error: {quote} is a quote; only figures have origins\n"


def test_nothing_found_says_what_to_try(told: Run) -> None:
    result = told("origins", "--place", "Narnia")
    assert result.exit_code == 0
    assert "hint: no place 'Narnia' in the store" in result.stderr


def test_which_articles_copy_which(told: Run, tmp_path: Path) -> None:
    more = "Rescuers with lamps searched the river from the school to the mill until the morning. "
    (tmp_path / "wire.txt").write_text(f"Published March 3, 2024\n\n{TOLD} {more}\n")
    (tmp_path / "paper.txt").write_text(f"Published March 4, 2024\n\n{TOLD} {more} Nobody slept.\n")
    assert told("ingest", "wire.txt", "paper.txt", "-q").exit_code == 0
    lines = told("origins", "--articles").stdout.splitlines()
    assert lines[0].startswith("paper (2024-03-04) copies from wire (2024-03-03)")
    assert lines[0].endswith("% of the shorter")
    assert lines[1].startswith("  “At least 31 people were killed")
    assert lines[-1] == "1 article with a passage of another"
    row = next(csv.DictReader(io.StringIO(told("origins", "--articles", "--format", "csv").stdout)))
    assert row["text"].startswith("At least 31 people")


def test_articles_and_figures_are_two_questions(told: Run) -> None:
    result = told("origins", "--articles", "--metric", "deaths")
    assert result.exit_code == 2
    assert "--articles goes with --article only" in result.stderr
