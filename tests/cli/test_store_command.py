"""``newsfacts store``: what a person sees of info, repair, compact and migrate."""

import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run
from tests.store.corpora import SEEDS


@pytest.fixture
def seeded(run: Run) -> Run:
    assert run("ingest", SEEDS, "-q").exit_code == 0
    return run


def damage(name: str) -> None:
    path = Path(".newsfacts") / name
    path.write_bytes(path.read_bytes()[:-40])


def test_info_ends_with_a_block_to_cite(seeded: Run) -> None:
    result = seeded("store", "info", "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert rows[0] == {"group": "store", "name": "folder", "value": ".newsfacts"}
    assert rows[-1]["group"] == "cite"
    assert all(isinstance(row["value"], int) for row in rows if "size" in row["name"])
    assert "KiB" in seeded("store", "info", "--format", "table").stdout
    assert "were extracted from 5 articles with newsfacts" in rows[-1]["value"]
    assert [row["value"] for row in rows if row["group"] == "made by"] == [
        next(f"{row['value']:,}" for row in rows if row["group"] == "facts")
        + " facts of 5 articles, this version"
    ]


def test_info_names_damage_and_cites_nothing_of_it(seeded: Run) -> None:
    damage("facts-00000.jsonl")
    rows = json.loads(seeded("store", "info", "--json").stdout)
    assert rows[-1]["value"].startswith("nothing: ")
    assert rows[-2]["value"] == "1 file not as written: facts-00000.jsonl"
    seeded("store", "repair")
    rows = json.loads(seeded("store", "info", "--json").stdout)
    assert "damage" not in {row["group"] for row in rows}


def test_a_broken_line_is_a_warning_and_the_rest_is_read(seeded: Run) -> None:
    whole = seeded("facts", "--format", "jsonl").stdout.splitlines()
    damage("facts-00000.jsonl")
    result = seeded("facts", "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == whole[:-1]
    warnings = [line for line in result.stderr.splitlines() if line.startswith("warning:")]
    assert any(f"facts-00000.jsonl:{len(whole)}: " in line for line in warnings)
    assert all("store repair mends it" in line for line in warnings)


def test_much_damage_is_a_few_warnings(seeded: Run) -> None:
    path = Path(".newsfacts") / "facts-00000.jsonl"
    path.write_text("".join(f"x{line}\n" for line in path.read_text().splitlines()))
    said = seeded("facts", "--format", "jsonl").stderr.splitlines()
    warnings = [line for line in said if line.startswith("warning:")]
    assert len(warnings) == 4
    assert "repair --dry-run names all" in warnings[-1]


def test_a_dry_run_of_repair_exits_with_1_and_a_repair_with_0(seeded: Run) -> None:
    whole = seeded("facts", "--format", "jsonl").stdout
    damage("facts-00000.jsonl")
    dry = seeded("store", "repair", "--dry-run")
    assert dry.exit_code == 1
    assert "facts-00000.jsonl" in dry.stdout
    assert "a repair would leave 5 articles" in dry.stderr
    done = seeded("store", "repair", "--json")
    assert done.exit_code == 0
    assert {row["file"] for row in json.loads(done.stdout)} == {"facts-00000.jsonl"}
    assert "mended, 5 articles" in done.stderr
    assert seeded("facts", "--format", "jsonl").stdout == whole
    assert "nothing is broken" in seeded("store", "repair").stderr


@pytest.mark.parametrize("name", ["info", "compact", "migrate", "repair"])
def test_without_a_store_there_is_a_hint(run: Run, name: str) -> None:
    result = run("store", name)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: no store in ")
    assert "hint: newsfacts ingest FOLDER makes one" in result.stderr


def test_compact_and_migrate_say_what_they_did_on_stderr(seeded: Run) -> None:
    for name, words in (("compact", "5 articles in 1 segment"), ("migrate", "of this version")):
        result = seeded("store", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert words in result.stderr


def test_a_store_of_a_later_schema_is_refused_by_all_but_says_what_to_do(seeded: Run) -> None:
    path = Path(".newsfacts/manifest.json")
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"schema": 2}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    for words in (["facts"], ["store", "info"], ["store", "migrate"], ["store", "repair"]):
        result = seeded(*words)
        assert result.exit_code == 2
        assert "schema version 2, this newsfacts reads 1" in result.stderr
        assert "upgrade" in result.stderr
