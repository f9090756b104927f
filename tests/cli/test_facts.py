"""``facts``: filters, order, limits, fields, and the record that scripts rely on."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run, as_stored, made_facts


def test_the_table(sample: Run) -> None:
    result = sample("facts", "--kind", "quantity")
    assert result.exit_code == 0
    a, b, c = [fact.id[:4] for fact in made_facts() if fact.kind == "quantity"]
    assert result.stdout.splitlines() == [
        "id    figure        counted                claimant    modality  time        where",
        f"{a}  up to 12,000  North Korean soldiers  Ukraine     asserted              first:1",
        f"{b}  Thousands     troops                 Ukraine +1  possible  by 2024-12  first:2",
        f"{c}  About 300     people                 Red Cross   asserted              second:1",
        "",
        "3 facts · kind=quantity · 7 facts in the store",
    ]
    assert result.stderr == ""


def test_jsonl_is_the_record_with_the_text_of_the_sentence(sample: Run) -> None:
    printed = [
        json.loads(line) for line in sample("facts", "--format", "jsonl").stdout.splitlines()
    ]
    assert [list(fact) for fact in printed] == [list(as_stored(fact)) for fact in made_facts()]
    sentences = [fact["sentence"].pop("text") for fact in printed]
    assert printed == [as_stored(fact) for fact in made_facts()]
    assert sentences[4] == "The ministry warned: “Thousands more may come by December.”"


def test_jsonl_prints_every_kind_without_a_limit(sample: Run) -> None:
    assert len(sample("facts", "--format", "jsonl").stdout.splitlines()) == 7


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["--metric", "troops"], ["up to 12,000", "Thousands"]),
        (["--metric", "TROOPS", "--metric", "deaths"], ["up to 12,000", "Thousands", "About 300"]),
        (["--claimant", "red cross", "--kind", "quantity"], ["About 300"]),
        (["--claimant", "NATO", "--kind", "quantity"], ["Thousands"]),
        (["--outlet", "the daily", "--kind", "quantity"], ["About 300"]),
        (["--article", "second", "--kind", "quantity"], ["About 300"]),
        (["--place", "Russia"], ["up to 12,000"]),
        (["--subject", "North Korea"], ["up to 12,000", "Thousands"]),
        (["--modality", "possible"], ["Thousands"]),
        (["--min", "1000"], ["up to 12,000", "Thousands"]),
        (["--max", "500"], ["About 300"]),
        (["--since", "2024-11"], ["Thousands"]),
        (["--until", "2024-10", "--kind", "quantity"], ["About 300"]),
        (["--where", "quantity.low >= 1000"], ["Thousands"]),
        (["--kind", "date"], ["Tuesday"]),
        (
            ["--kind", "quantity", "--sort", "quantity.high"],
            ["About 300", "Thousands", "up to 12,000"],
        ),
        (
            ["--kind", "quantity", "--sort", "-quantity.low"],
            ["Thousands", "About 300", "up to 12,000"],
        ),
        (["--kind", "quantity", "--limit", "1"], ["up to 12,000"]),
        (["--kind", "quantity", "--limit", "0"], ["up to 12,000", "Thousands", "About 300"]),
    ],
)
def test_filters_order_and_limits(sample: Run, words: list[str], texts: list[str]) -> None:
    result = sample("facts", *words, "--format", "jsonl")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == texts


def test_a_limit_is_told(sample: Run) -> None:
    assert sample("facts", "--limit", "2").stdout.splitlines()[-2:] == [
        "2 of 7 facts",
        "--limit 0 shows all",
    ]


def test_fields_are_columns_and_keys(sample: Run) -> None:
    words = ["facts", "--metric", "deaths", "--fields", "text,claimant.name,places.name"]
    assert sample(*words, "--format", "csv").stdout == (
        "text,claimant.name,places.name\nAbout 300,Red Cross,\n"
    )
    assert json.loads(sample(*words, "--json").stdout) == [
        {"text": "About 300", "claimant.name": "Red Cross", "places.name": []}
    ]


def test_csv_is_flat_with_the_sentence(sample: Run) -> None:
    (row,) = csv.DictReader(
        io.StringIO(sample("facts", "--place", "Kursk", "--format", "csv").stdout)
    )
    assert row["quantity.high"] == "12000"
    assert row["quantity.low"] == ""
    assert row["places.within"] == "Russia"
    assert row["sentence.text"].startswith("Ukraine said on Tuesday")


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (["--metric", "trops"], "no metric 'trops'", "did you mean troops?"),
        (["--kind", "quantities"], "no kind 'quantities'", "did you mean quantity?"),
        (["--modality", "denyed"], "no modality 'denyed'", "did you mean denied?"),
        (["--zone", "head"], "no zone 'head'", "did you mean headline?"),
        (["--fields", "quantity.hgih"], "no key 'quantity.hgih'", "did you mean quantity.high?"),
        (["--sort", "hihg"], "no sort key 'hihg'", "newsfacts schema fact shows the keys"),
        (["--sort", "quantity"], "no sort key 'quantity'", "did you mean quantity."),
        (["--since", "soon"], "--since 'soon' is not a date", "write it as"),
        (["--format", "jsno"], "no format 'jsno'", "did you mean json?"),
        (["--limit", "x"], "'--limit': 'x' is not a whole number", "newsfacts facts --help"),
        (["--min", "x"], "'--min': 'x' is not a number", "newsfacts facts --help"),
        (["--claimnt", "x"], "no option '--claimnt'", "did you mean --claimant?"),
        (["--json", "--format", "csv"], "exclude each other", ""),
    ],
)
def test_wrong_use_is_two_lines(sample: Run, words: list[str], error: str, hint: str) -> None:
    result = sample("facts", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("error: ")
    assert error in lines[0]
    assert lines[1:] == [] if not hint else hint in lines[1]
    assert len(lines) <= 2


def test_patterns_are_not_checked_against_names(sample: Run) -> None:
    assert "2 facts · metric=tro*" in sample("facts", "--metric", "tro*").stdout


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (
            ["--claimant", "Ukrain"],
            "hint: no claimant 'Ukrain' in the store; did you mean Ukraine?",
        ),
        (
            ["--outlet", "Th Dayly"],
            "hint: no outlet 'Th Dayly' in the store; did you mean The Daily?",
        ),
        (["--place", "Kurks"], "hint: no place 'Kurks' in the store; did you mean Kursk?"),
        (
            ["--article", "frist.txt"],
            "no article 'frist.txt' in the store; did you mean first.txt?",
        ),
        (["--article", "999"], "no article '999' in the store: newsfacts sources --dates lists"),
        (["--claimant", "Zanzibar"], "newsfacts sources lists who speaks"),
    ],
)
def test_an_empty_answer_is_no_error_but_says_what_there_is(
    sample: Run, words: list[str], hint: str
) -> None:
    result = sample("facts", *words)
    assert result.exit_code == 0
    assert result.stdout.startswith("0 facts · ")
    assert hint in result.stderr


def test_a_whole_name_is_that_article_and_a_beginning_all_that_begin_so(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "drones.txt").write_text("They shot down 16 drones.\n")
    (tmp_path / "clips" / "drones-tass.txt").write_text("They shot down 61 drones.\n")
    records = ['{"id": "n1", "text": "Three died."}', '{"id": "n10", "text": "Four died."}']
    (tmp_path / "clips" / "feed.jsonl").write_text("\n".join(records))
    run("ingest", "clips")

    def found(name: str) -> list[str]:
        words = ["facts", "--kind", "quantity", "--article", name, "--fields", "text"]
        return run(*words, "--format", "tsv").stdout.split()[1:]

    assert found("drones") == found("drones.txt") == found("clips/drones.txt") == ["16"]
    assert found("drones-tass") == ["61"]
    assert found("dron") == found("drones*") == ["61", "16"]
    assert found("n1") == found("#n1") == found("clips/feed.jsonl#n1") == ["Three"]
    assert found("n10") == ["Four"]
    assert found("n") == ["Three", "Four"]


def test_what_tables_call_an_article_goes_before_an_id_that_begins_so(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "02_day2.txt").write_text("They shot down 16 drones.\n")
    record = '{"id": "02be77", "text": "Four died."}'
    (tmp_path / "clips" / "feed.jsonl").write_text(record)
    run("ingest", "clips")

    def found(name: str) -> list[str]:
        words = ["facts", "--kind", "quantity", "--article", name, "--fields", "text"]
        return run(*words, "--format", "tsv").stdout.split()[1:]

    assert found("02") == ["16"]
    assert found("02be") == ["Four"]
    assert "16" in run("explain", "02:1").stdout
    assert run("diff", "02", "02be").stdout.startswith("--- 02")
