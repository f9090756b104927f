"""``extract`` and ``metrics test``: facts without a store."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsfacts.cli import extracting
from newsfacts.cli.factsheets import SLIM
from newsfacts.documents.records import Document
from newsfacts.documents.streams import PACKED, Allowance, ByteStream, chunks_of, unpack
from newsfacts.extractors.engine import read_article
from tests.cli.samplestore import Run

DATE = "2024-10-30"
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


def test_metrics_that_a_figure_nearly_had_are_told(run: Run) -> None:
    text = "Police held 12 fans; Flight 370 carried carpets."
    fans, flight = json.loads(run("metrics", "test", text, "--json").stdout)
    assert (fans["metric"], fans["why"]) == ("detained", 'object: "held"')
    assert "crowd: “fans” is outweighed by what befell it" in fans["nearly"]
    assert (flight["figure"], flight["metric"], flight["why"]) == (
        "370",
        None,
        "no figure: identifier",
    )
    table = run("metrics", "test", text).stdout
    assert "because of" in table
    assert "and not" in table


def test_only_the_asked_kinds_and_metrics(run: Run) -> None:
    text = "Kyiv said 500 soldiers were sent on Monday. Two people were killed."
    every = [json.loads(line) for line in run("extract", "-", input=text).stdout.splitlines()]
    assert {fact["kind"] for fact in every} == {"quantity", "quote", "date"}
    figures = run("extract", "-", "--kind", "quantity", input=text).stdout.splitlines()
    assert [json.loads(line)["text"] for line in figures] == ["500", "Two"]
    deaths = run("extract", "-", "--metric", "deaths", input=text).stdout.splitlines()
    assert [json.loads(line)["text"] for line in deaths] == ["Two"]
    assert run("extract", "-", "--kind", "figure", input=text).exit_code == 2


def write_records(path: Path, count: int) -> None:
    records = [
        {
            "id": f"r{k}",
            "body": f"Kyiv said {k + 11:,} soldiers fled on Monday.",
            "date": "2024-10-30",
        }
        for k in range(count)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def test_any_number_of_processes_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    write_records(tmp_path / "a.jsonl", 60)
    alone = run("extract", "a.jsonl", "-j", "1", "-o", "one.jsonl")
    assert run("extract", "a.jsonl", "-j", "2", "-o", "two.jsonl").exit_code == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert run("extract", "a.jsonl").stdout.encode() == (tmp_path / "one.jsonl").read_bytes()
    (line,) = alone.stderr.splitlines()
    assert line.startswith("one.jsonl: 180 facts of 60 articles, ")


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_a_packed_file_holds_the_same_and_can_be_read_again(
    run: Run, tmp_path: Path, ending: str
) -> None:
    write_records(tmp_path / "a.jsonl", 3)
    for target in (f"a.csv.{ending}", f"a.jsonl.{ending}"):
        done = run("extract", "a.jsonl", "-o", target)
        assert done.exit_code == 0, done.stderr
    unpacked = b"".join(unpack_file(tmp_path / f"a.jsonl.{ending}"))
    assert unpacked.decode() == run("extract", "a.jsonl").stdout
    table = b"".join(unpack_file(tmp_path / f"a.csv.{ending}"))
    assert table.decode() == run("extract", "a.jsonl", "--format", "csv").stdout


def unpack_file(path: Path) -> Iterator[bytes]:
    packing = PACKED[path.suffix]
    with path.open("rb") as file:
        yield from unpack(ByteStream(chunks_of(file)), packing, Allowance(1000))


def test_slim_facts_have_few_keys_and_only_those_with_a_value(run: Run, tmp_path: Path) -> None:
    write_records(tmp_path / "a.jsonl", 1)
    found = {
        fact["kind"]: fact for fact in facts(run("extract", "a.jsonl", "--fields", "slim").stdout)
    }
    figure, day = found["quantity"], found["date"]
    assert list(figure) == [
        *("id", "kind", "article", "start", "end", "text", "quantity.metric", "quantity.low"),
        *("quantity.high", "quantity.modifier", "quantity.unit", "time.value"),
        *("claimant.name", "modality"),
    ]
    assert day["time.value"] == "2024-10-28"
    assert "quantity.low" not in day


def test_asked_fields_are_all_there_is(run: Run, tmp_path: Path) -> None:
    write_records(tmp_path / "a.jsonl", 1)
    words = ("extract", "a.jsonl", "--kind", "quantity", "--fields", "text,claimant.name")
    assert facts(run(*words).stdout) == [{"text": "11", "claimant.name": "Ukraine"}]
    assert run(*words, "--format", "csv").stdout == "text,claimant.name\n11,Ukraine\n"


def test_parquet_holds_the_records(run: Run, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    write_records(tmp_path / "a.jsonl", 5)
    done = run("extract", "a.jsonl", "-o", "a.parquet", "--kind", "quantity")
    assert done.exit_code == 0, done.stderr
    table = pandas.read_parquet(tmp_path / "a.parquet")
    assert list(table["article"]) == ["r0", "r1", "r2", "r3", "r4"]
    assert [row["low"] for row in table["quantity"]] == [11, 12, 13, 14, 15]
    assert table["sentence"][0]["text"] == "Kyiv said 11 soldiers fled on Monday."
    assert [path.name for path in tmp_path.iterdir()].count("a.parquet") == 1
    run("extract", "a.jsonl", "-o", "slim.parquet", "--fields", "slim")
    assert list(pandas.read_parquet(tmp_path / "slim.parquet").columns) == list(SLIM)


def test_bad_records_go_to_a_side_file(run: Run, tmp_path: Path) -> None:
    write_records(tmp_path / "a.jsonl", 2)
    with (tmp_path / "a.jsonl").open("a") as file:
        file.write("no json\n" + json.dumps({"id": "r9", "body": ""}) + "\n")
    done = run("extract", "a.jsonl", "-o", "out.jsonl", "--errors", "bad.jsonl")
    assert done.exit_code == 0
    bad = facts((tmp_path / "bad.jsonl").read_text())
    assert [each["path"] for each in bad] == ["a.jsonl", "a.jsonl#r9"]
    assert all(each["skipped"] and each["problem"] for each in bad)
    (line,) = done.stderr.splitlines()
    assert "6 facts of 2 articles, 2 problems (bad.jsonl)" in line
    assert run("extract", "a.jsonl", "-o", "out.jsonl").exit_code == 2  # it exists


def test_a_file_appears_whole_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_records(tmp_path / "a.jsonl", 2)

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsfacts.cli.extracting.Run.take", interrupt)
    for name in ("out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet"):
        assert run("extract", "a.jsonl", "-o", name, "--errors", "bad.jsonl").exit_code == 130
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_fault_in_one_article_does_not_end_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_records(tmp_path / "a.jsonl", 3)
    read = read_article

    def fail(document: Document) -> object:
        if document.id == "r1":
            raise ZeroDivisionError
        return read(document)

    monkeypatch.setattr(extracting, "read_article", fail)
    done = run("extract", "a.jsonl")
    assert {fact["article"] for fact in facts(done.stdout)} == {"r0", "r2"}
    assert "a fault of newsfacts: ZeroDivisionError" in done.stderr
    assert "Traceback" in run("extract", "a.jsonl", "--debug").stderr
