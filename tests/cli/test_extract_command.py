"""``extract`` and ``metrics test``: facts without a store."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samplestore import Run

TEXT = "Kyiv said on Monday that up to 12,000 North Korean soldiers were sent to Russia.\n"


def facts(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_off_a_terminal_facts_are_json_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    found = facts(run("extract", "a.txt").stdout)
    figure = next(fact for fact in found if fact["kind"] == "quantity")
    assert figure["text"] == "up to 12,000"
    assert figure["path"] == "a.txt"
    assert figure["sentence"]["text"] == TEXT.strip()
    assert TEXT[figure["start"] : figure["end"]] == figure["text"]


def test_stdin_is_a_text(run: Run) -> None:
    assert facts(run("extract", "-", input=TEXT).stdout)


def test_records_keep_their_ids_in_order(run: Run, tmp_path: Path) -> None:
    records = [{"id": f"r{k}", "body": TEXT, "date": "2024-10-30"} for k in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    found = facts(run("extract", "a.jsonl").stdout)
    assert list(dict.fromkeys(fact["article"] for fact in found)) == ["r0", "r1", "r2"]
    assert {fact["published"]["start"] for fact in found} == {"2024-10-30"}


def test_a_date_resolves_the_weekday(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    found = facts(run("extract", "a.txt", "--date", "2024-10-30", "--outlet", "Daily").stdout)
    day = next(fact for fact in found if fact["kind"] == "date")
    assert day["time"]["value"] == "2024-10-28"
    assert day["outlet"] == "Daily"


def test_a_table_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    lines = run("extract", "a.txt", "--format", "table").stdout.splitlines()
    assert lines[0].split() == ["id", "figure", "counted", "claimant", "modality", "time", "where"]
    assert lines[-1].endswith(" facts")
    assert any("a.txt:1" in line for line in lines)


def test_a_bad_input_is_skipped_and_the_rest_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    result = run("extract", "b.txt", "missing.txt", "a.txt")
    assert result.exit_code == 0
    assert facts(result.stdout)
    assert "skipped: b.txt: empty" in result.stderr
    assert "missing.txt" in result.stderr
    assert run("extract", "b.txt", "a.txt", "--strict").exit_code == 1


def test_no_input_at_all_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT)
    result = run("extract", "artcle.txt")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no file or folder artcle.txt\nhint: did you mean article.txt?\n",
    )


@pytest.mark.parametrize("given", ["text", "file", "-"])
def test_metrics_are_tried_on_a_text(run: Run, tmp_path: Path, given: str) -> None:
    text = "Police said 50 people were killed and 12 officers were wounded."
    (tmp_path / "a.txt").write_text(text)
    word = {"text": text, "file": "a.txt", "-": "-"}[given]
    rows = json.loads(run("metrics", "test", word, "--json", input=text).stdout)
    assert [(row["figure"], row["metric"]) for row in rows] == [
        ("50", "deaths"),
        ("12", "injuries"),
    ]


def test_only_the_asked_kinds_and_metrics(run: Run) -> None:
    text = "Kyiv said 500 soldiers were sent on Monday. Two people were killed."
    every = [json.loads(line) for line in run("extract", "-", input=text).stdout.splitlines()]
    assert {fact["kind"] for fact in every} == {"quantity", "quote", "date"}
    figures = run("extract", "-", "--kind", "quantity", input=text).stdout.splitlines()
    assert [json.loads(line)["text"] for line in figures] == ["500", "Two"]
    deaths = run("extract", "-", "--metric", "deaths", input=text).stdout.splitlines()
    assert [json.loads(line)["text"] for line in deaths] == ["Two"]
    assert run("extract", "-", "--kind", "figure", input=text).exit_code == 2
