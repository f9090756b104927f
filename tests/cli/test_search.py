"""``search`` finds words, says where, and which facts were read there."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run, made_facts


def test_hits_stand_with_their_line_and_the_facts_of_their_sentence(sample: Run) -> None:
    first, second, figure = made_facts()[:3]
    assert figure.kind == "quantity"  # which goes first
    shown = " ".join(fact.id[:4] for fact in (figure, first, second))
    assert sample("search", "north korean  soldiers").stdout.splitlines() == [
        "first:1  Ukraine said on Tuesday that up to 12,000 North Korean soldiers were in",
        f"         Kursk.  {shown}",
        "",
        "1 hit · 3 facts in their sentences (--facts) · text=north korean  soldiers",
    ]


def test_the_facts_of_the_hits_are_printed(sample: Run) -> None:
    lines = sample("search", "kursk", "--facts", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [fact.id for fact in made_facts()[:3]]


def test_an_expression_counts_case(sample: Run) -> None:
    assert len(json.loads(sample("search", "--regex", "K[a-z]+k", "--json").stdout)) == 1
    assert json.loads(sample("search", "--regex", "k[a-z]+k", "--json").stdout) == []


def test_records_give_offsets_and_the_line(sample: Run) -> None:
    (hit,) = json.loads(sample("search", "red cross", "--json").stdout)
    assert (hit["path"], hit["line"], hit["column"]) == ("clips/second.txt", 1, 48)
    assert (hit["text"], hit["outlet"]) == ("Red Cross", "The Daily")
    assert hit["context"].startswith("About 300 people")
    assert hit["facts"]


def test_articles_are_chosen(sample: Run) -> None:
    rows = csv.DictReader(io.StringIO(sample("search", "the", "--format", "csv").stdout))
    assert {row["article"] for row in rows} == {"a", "b"}
    of_outlet = sample("search", "the", "--outlet", "the daily", "--format", "csv").stdout
    assert {row["article"] for row in csv.DictReader(io.StringIO(of_outlet))} == {"b"}
    of_article = sample("search", "the", "--article", "first", "--format", "csv").stdout
    assert {row["article"] for row in csv.DictReader(io.StringIO(of_article))} == {"a"}


def test_zones_are_shown_with_what_was_set_aside(run: Run, tmp_path: Path) -> None:
    text = "Some 40 people left.\n\nShare this article\n\nCopyright 2024 The Ledger. 12 rights.\n"
    (tmp_path / "a.txt").write_text(text)
    run("ingest", "a.txt")
    rows = json.loads(run("search", "--zone", "footer", "--json").stdout)
    assert [row["text"] for row in rows] == text.strip().split("\n\n")[1:]
    assert all(row["facts"] == [] for row in rows)
    only = json.loads(run("search", "12", "--zone", "footer", "--json").stdout)
    assert [row["line"] for row in only] == [5]
    assert json.loads(run("search", "12", "--zone", "body", "--json").stdout) == []


def test_a_limit_says_how_many_there_are(sample: Run) -> None:
    lines = sample("search", "e", "--limit", "2").stdout.splitlines()
    assert lines[-2].startswith("2 of ")
    assert lines[-1] == "--limit 0 shows all"


def test_nothing_found_is_no_failure(sample: Run) -> None:
    result = sample("search", "nowhere")
    assert result.exit_code == 0
    assert result.stdout == "0 hits · text=nowhere\n"
    assert "--regex takes alternatives" in result.stderr


@pytest.mark.parametrize("words", [["--regex", "(a"], [" "], []])
def test_what_cannot_be_searched_for_is_wrong_use(sample: Run, words: list[str]) -> None:
    result = sample("search", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
