"""Facts found by columns are those found line by line, whatever the filter."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsfacts.analysis.conditions import condition_of
from newsfacts.analysis.query import Filter, select
from newsfacts.cli import factfinding
from newsfacts.store import selecting
from newsfacts.store.reading import Store
from tests.cli.samplestore import Run

pytest.importorskip("duckdb")

TEXTS = (
    "Kyiv said on Monday that up to 12,000 soldiers were sent to Kursk, Russia.",
    "“At least 300 people were killed in Homs,” police said. Some 20 were hurt in İzmir.",
    "Pentagon spokesman Pat Ryder said 10,000 troops were in Russia. He said 400 were killed.",
    "Nothing happened.",
    "The mayor of Straße said 45 people were missing; O'Brien said 50.",
)


def asking(**asked: Any) -> Filter:
    return Filter(**asked)


FILTERS = (
    asking(kind="quantity"),
    asking(metric=("deaths", "TROOPS")),
    asking(claimant="ukraine"),
    asking(claimant="united states"),
    asking(claimant="Ryder"),
    asking(claimant="O'Brien"),
    asking(claimant="straße"),
    asking(place="russia", kind=("quantity", "quote")),
    asking(place="İzmir"),
    asking(place="i̇zmir"),
    asking(outlet="=daily"),
    asking(modality="asserted", zone="body"),
    asking(min=300, max=10_000),
    asking(max=50),
    asking(metric="troop*", claimant="u*"),
    asking(subject="ukraine"),
    asking(since="2024-10-01", kind="date"),
    asking(since="2024-10-29", until="2024-10-29"),
    asking(until="2024-10-30"),
    asking(where="quantity.low >= 300", kind="quantity"),
)


@pytest.fixture
def stored(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(factfinding, "BY_COLUMNS", 1)
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 2)
    with (tmp_path / "in.jsonl").open("w") as file:
        for number, text in enumerate(TEXTS):
            record = {"id": f"a{number}", "text": text, "date": "2024-10-30", "outlet": "=Daily"}
            file.write(json.dumps(record) + "\n")
    assert run("ingest", "in.jsonl", "-q", "-j", "1").exit_code == 0
    return run


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda wanted: "; ".join(wanted.describe()))
def test_columns_find_what_lines_do(stored: Run, tmp_path: Path, wanted: Filter) -> None:
    store = Store(tmp_path / ".newsfacts")
    by_lines = list(select(store.facts(), wanted))
    found = factfinding.read_facts(store, wanted)
    assert list(select(found, wanted)) == by_lines
    condition = condition_of(wanted)
    if condition is not None:
        direct = selecting.facts_where(store, condition)
        assert direct is not None
        assert set(by_lines) <= set(direct)


def test_most_filters_have_a_condition() -> None:
    assert sum(condition_of(wanted) is None for wanted in FILTERS) == 4


def test_an_ingest_brings_the_columns_up_to_date(stored: Run, tmp_path: Path) -> None:
    before = stored("facts", "--metric", "deaths", "--format", "jsonl").stdout
    (tmp_path / "more.txt").write_text("Police said 77 people were killed in Homs.")
    stored("ingest", "more.txt", "-q")
    after = stored("facts", "--metric", "deaths", "--format", "jsonl").stdout
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    cache = tmp_path / ".newsfacts" / "cache"
    assert len(list(cache.glob("facts-*.parquet"))) == len(list(cache.glob("facts-*.lines"))) == 3


def test_a_broken_store_is_read_line_by_line_and_named(stored: Run, tmp_path: Path) -> None:
    path = tmp_path / ".newsfacts" / "facts-00000.jsonl"
    payload = path.read_bytes()
    path.write_bytes(b"x" + payload[1:])
    done = stored("facts", "--zone", "body", "--format", "jsonl")
    assert done.exit_code == 0
    assert "facts-00000.jsonl:1" in done.stderr
    assert "killed in Homs" in done.stdout
