"""``export``: each file is opened by the program that it is for."""

import asyncio
import csv
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsfacts.store.reading import Store
from tests.cli.samplestore import Run

TEXTS = {
    "a1": "“No,” – Kyiv said on Monday that up to 12,000 soldiers were sent to Kursk, Russia.",
    "a2": "“At least 300 people were killed in Homs,” the ministry said. =A1 was on a wall.",
    "a3": "Nothing happened.",
}


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    with (tmp_path / "in.jsonl").open("w") as file:
        for name, text in TEXTS.items():
            record = {"id": name, "text": text, "date": "2024-10-30", "outlet": "=Daily"}
            file.write(json.dumps(record) + "\n")
    assert run("ingest", "in.jsonl", "-q").exit_code == 0
    return run


def asking(connection: Any) -> Callable[[str], list[Any]]:
    return lambda query: list(connection.execute(query).fetchall())


def stored_facts(folder: Path) -> list[Any]:
    return list(Store(folder / ".newsfacts").facts())


def test_sqlite_has_keys_that_hold_and_text_that_is_found(stored: Run, tmp_path: Path) -> None:
    assert stored("export", "-o", "out.db", "--bytes").exit_code == 0
    with sqlite3.connect(tmp_path / "out.db") as connection:
        ask = asking(connection)
        assert ask("PRAGMA foreign_key_check") == []
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("SELECT count(*) FROM articles") == [(3,)]
        facts = stored_facts(tmp_path)
        assert ask("SELECT id, text FROM facts") == [(fact.id, fact.text) for fact in facts]
        (row,) = ask(
            "SELECT quantity_low, quantity_high, claimant_name, name FROM facts JOIN places "
            "ON places.fact = facts.id WHERE quantity_metric = 'troops' AND position = 0"
        )
        assert row == (None, 12000.0, "Ukraine", "Kursk")
        found = ask(
            "SELECT text FROM facts WHERE rowid IN "
            "(SELECT rowid FROM facts_fts WHERE facts_fts MATCH 'homs') AND kind = 'quantity'"
        )
        assert found == [("At least 300",)]
        for text, start, end, article in ask(
            "SELECT text, byte_start, byte_end, article FROM facts"
        ):
            assert TEXTS[article].encode()[start:end].decode() == text


def test_the_sqlite_shell_opens_it(stored: Run, tmp_path: Path) -> None:
    shell = shutil.which("sqlite3")
    if shell is None:
        pytest.skip("no sqlite3 on this machine")
    stored("export", "-o", "out.sqlite")
    query = "SELECT count(*) FROM facts WHERE kind = 'quantity'"
    done = subprocess.run(
        [shell, "out.sqlite", query], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout == b"2\n"


def test_datasette_shows_search_and_foreign_keys(stored: Run, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    stored("export", "-o", "out.db")

    async def ask(path: str) -> Any:
        datasette = app.Datasette([str(tmp_path / "out.db")])
        await datasette.invoke_startup()
        return (await datasette.client.get(path)).json()

    found = asyncio.run(
        ask("/out/facts.json?_search=kursk&_shape=objects&_labels=on&kind=quantity")
    )
    (row,) = found["rows"]
    assert row["text"] == "up to 12,000"
    assert row["article"]["value"] == "a1"
    articles = asyncio.run(ask("/out/articles.json?_search=ministry&_shape=array"))
    assert [article["id"] for article in articles] == ["a2"]


def test_duckdb_opens_its_file(stored: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert stored("export", "-o", "out.duckdb", "--kind", "quantity").exit_code == 0
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as connection:
        ask = asking(connection)
        assert ask("SELECT metric, low, high FROM figures ORDER BY 1") == [
            ("deaths", 300.0, None),
            ("troops", None, 12000.0),
        ]
        assert ask("SELECT count(*) FROM articles") == [(3,)]
        assert ask("SELECT sentence.text FROM facts LIMIT 1")[0][0].startswith("“No,”")


def test_pandas_reads_parquet_and_lines(stored: Run, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    assert stored("export", "-o", "out.parquet", "--bytes").exit_code == 0
    table = pandas.read_parquet(tmp_path / "out.parquet")
    facts = stored_facts(tmp_path)
    assert list(table["id"]) == [fact.id for fact in facts]
    assert [row["low"] for row in table["quantity"] if row] == [
        *(fact.quantity.low for fact in facts if fact.quantity)
    ]
    stored("export", "-o", "out.jsonl.gz", "--fields", "slim", "--bytes")
    lines = pandas.read_json(tmp_path / "out.jsonl.gz", lines=True)
    assert list(lines["text"]) == [fact.text for fact in facts]
    assert list(lines["byte_start"]) == list(table["byte_start"])


def test_csv_is_what_facts_prints_and_starts_no_formula(stored: Run, tmp_path: Path) -> None:
    printed = stored("export", "--to", "csv").stdout
    assert printed == stored("facts", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert {row["outlet"] for row in rows} == {"'=Daily"}
    in_bytes = list(csv.DictReader(io.StringIO(stored("export", "--to", "csv", "--bytes").stdout)))
    for row in in_bytes:
        text = TEXTS[row["article"]].encode()[int(row["byte_start"]) : int(row["byte_end"])]
        assert text.decode() == row["text"].removeprefix("'")


def test_markdown_in_a_file_is_a_document_and_in_a_pipe_a_table(
    stored: Run, tmp_path: Path
) -> None:
    words = ("facts", "--format", "md", "--kind", "quantity")
    piped = stored(*words)
    stored(*words, "-o", "out.md")
    document = (tmp_path / "out.md").read_text()
    last = document.splitlines()[-1]
    assert document == f"{piped.stdout}\n{last}\n"
    assert last.replace("\\", "") == piped.stderr.splitlines()[-1]
    assert "kind=quantity" in last


@pytest.mark.parametrize("name", ["tsv", "jsonl"])
def test_other_text_goes_to_stdout_and_into_files(stored: Run, tmp_path: Path, name: str) -> None:
    printed = stored("export", "--to", name, "--kind", "quantity").stdout
    assert "12,000" in printed
    stored("export", "-o", f"out.{name}", "--kind", "quantity")
    assert (tmp_path / f"out.{name}").read_text() == printed


def test_filters_choose_what_facts_would(stored: Run, tmp_path: Path) -> None:
    words = ("--claimant", "ukraine", "--place", "russia")
    stored("export", "-o", "out.db", *words)
    with sqlite3.connect(tmp_path / "out.db") as connection:
        found = connection.execute("SELECT id FROM facts").fetchall()
    facts = stored("facts", *words, "--format", "jsonl").stdout.splitlines()
    assert [row[0] for row in found] == [json.loads(line)["id"] for line in facts] != []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "export to what?"),
        (("-o", "out.xyz"), "no format 'xyz'"),
        (("--to", "parket"), "did you mean parquet?"),
        (("--to", "sqlite"), "sqlite is a file"),
        (("-o", "out.db", "--fields", "id"), "--fields is not for sqlite"),
    ],
)
def test_wrong_use_is_named(stored: Run, words: tuple[str, ...], says: str) -> None:
    done = stored("export", *words)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_file_appears_whole_or_not_at_all(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsfacts.cli.exporting.with_evidence", interrupt)
    before = sorted(path.name for path in tmp_path.iterdir())
    for name in ("out.db", "out.parquet", "out.duckdb", "out.csv"):
        assert stored("export", "-o", name).exit_code == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == before
