"""``sql``: questions over the store, and the columnar copy behind them."""

import json
from pathlib import Path

import pytest

from newsfacts.extractors.facts import Fact
from newsfacts.store.columns import column_at, columns_of
from newsfacts.store.reading import Store
from tests.cli.samplestore import Run

pytest.importorskip("duckdb")


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "a.txt").write_text("Kyiv said up to 12,000 soldiers were sent to Russia.\n")
    (tmp_path / "b.txt").write_text("At least 300 people were killed in Homs, police said.\n")
    assert run("ingest", "a.txt", "b.txt", "-q").exit_code == 0
    return run


def kept(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / ".newsfacts" / "cache").glob("*.parquet"))


def test_figures_are_flat(stored: Run) -> None:
    query = "SELECT metric, low, high, claimant, places FROM figures ORDER BY metric"
    rows = [
        json.loads(line)
        for line in stored("sql", query, "--format", "jsonl").stdout.split("\n")
        if line
    ]
    assert rows == [
        {"metric": "deaths", "low": 300.0, "high": None, "claimant": "police", "places": ["Homs"]},
        {
            "metric": "troops",
            "low": None,
            "high": 12000.0,
            "claimant": "Ukraine",
            "places": ["Russia"],
        },
    ]


def test_facts_and_articles_are_as_stored(stored: Run, tmp_path: Path) -> None:
    query = (
        "SELECT facts.id, quantity.metric, sha256 FROM facts JOIN articles ON article = articles.id"
    )
    rows = json.loads(stored("sql", query, "--json").stdout)
    facts = {fact.id: fact for fact in Store(tmp_path / ".newsfacts").facts()}
    assert {row["id"] for row in rows} == set(facts)
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_a_question_may_come_from_stdin(stored: Run) -> None:
    assert stored("sql", "-", "--format", "csv", input="SELECT 1 AS one").stdout == "one\n1\n"


def test_the_copy_is_made_once_and_anew_for_what_changed(stored: Run, tmp_path: Path) -> None:
    count = ("sql", "SELECT count(*) AS n FROM facts", "--format", "csv")
    first = stored(*count).stdout
    files = kept(tmp_path)
    assert len(files) == 2
    stamps = [(tmp_path / ".newsfacts" / "cache" / name).stat().st_mtime_ns for name in files]
    assert stored(*count).stdout == first
    assert stamps == [(tmp_path / ".newsfacts" / "cache" / n).stat().st_mtime_ns for n in files]
    (tmp_path / "b.txt").write_text("Nothing happened.\n")
    stored("ingest", "b.txt", "-q")
    assert stored(*count).stdout != first
    assert len(kept(tmp_path)) == 2
    assert kept(tmp_path) != files


def test_what_cannot_be_kept_is_read_from_the_lines(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("newsfacts.store.columnar._make", refuse)
    done = stored("sql", "SELECT count(*) AS n FROM figures", "--format", "csv")
    assert (done.exit_code, done.stdout) == (0, "n\n2\n")
    assert kept(tmp_path) == []


def test_a_store_without_articles_has_empty_tables(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing happened.\n")
    run("ingest", "a.txt", "-q")
    assert run("sql", "SELECT count(*) AS n FROM figures", "--format", "csv").stdout == "n\n0\n"


def test_a_mistake_is_named_with_a_hint(stored: Run) -> None:
    done = stored("sql", "SELECT metrik FROM figures")
    assert done.exit_code == 2
    assert 'Referenced column "metrik" not found' in done.stderr
    assert '"metric"' in done.stderr


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "the query is empty"),
        ("/* nothing */", "the query is empty"),
        ("SELECT 1; SELECT 2", "2 statements"),
        ("COPY (SELECT 1) TO 'made.csv'", "COPY is not answered"),
        ("COPY (PIVOT figures ON metric USING count(*)) TO 'made.csv'", "MULTI is not answered"),
        ("EXPLAIN ANALYZE COPY (SELECT 1) TO 'made.csv'", "EXPLAIN is not answered"),
        ("ATTACH 'made.db'", "ATTACH is not answered"),
    ],
)
def test_only_one_question_is_answered(stored: Run, tmp_path: Path, query: str, said: str) -> None:
    done = stored("sql", query)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not list(tmp_path.glob("made.*"))


def test_a_pivot_is_a_question(stored: Run) -> None:
    done = stored("sql", "PIVOT figures ON metric USING count(*) GROUP BY zone", "--format", "csv")
    assert done.stdout.startswith("zone,deaths,troops\n")
    assert stored("sql", "EXPLAIN SELECT 1").exit_code == 0


def test_a_broken_line_is_named(stored: Run, tmp_path: Path) -> None:
    path = tmp_path / ".newsfacts" / "facts-00000.jsonl"
    payload = path.read_bytes()
    path.write_bytes(b"x" + payload[1:])
    done = stored("sql", "SELECT count(*) FROM facts")
    assert done.exit_code == 2
    assert "facts-00000.jsonl" in done.stderr
    assert "store repair" in done.stderr


def test_without_duckdb_the_extra_is_named(stored: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    done = stored("sql", "SELECT 1")
    assert done.exit_code == 2
    assert "pip install 'newsfacts[sql]'" in done.stderr


def test_every_key_of_a_fact_has_a_column_type() -> None:
    columns = columns_of(Fact)
    assert list(columns) == list(Fact.__struct_fields__)
    assert column_at(Fact, "quantity.low") == "DOUBLE"
    assert column_at(Fact, "places.name") == "VARCHAR[]"
    assert column_at(Fact, "claimant.others") == "VARCHAR[]"
    assert column_at(Fact, "spans.number") == "BIGINT[][]"
