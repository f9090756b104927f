"""``verify`` exits with 1 when something has changed, and prints what."""

import json
from pathlib import Path

import pytest

from tests.cli.samplestore import Run


@pytest.fixture
def clips(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Some 40 people died in Lima, officials said.\n")
    assert run("ingest", "a.txt").exit_code == 0
    return tmp_path


def test_nothing_changed(run: Run, clips: Path) -> None:
    result = run("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 articles" not in result.stderr
    assert result.stderr.startswith(".newsfacts: 1 article, ")
    assert "sources: 1 unchanged" in result.stderr
    assert json.loads(run("verify", "--json").stdout) == []


def test_a_changed_source_is_told_with_where_its_facts_are_now(run: Run, clips: Path) -> None:
    (clips / "a.txt").write_text("Update\n\nSome 40 people died in Lima, officials said.\n")
    result = run("verify", "--reanchor")
    assert result.exit_code == 1
    assert "line 3, characters 8–15" in result.stdout
    rows = json.loads(run("verify", "--reanchor", "--json").stdout)
    assert rows[0]["problem"] == "other bytes than were read"
    assert {row["problem"] for row in rows[1:]} == {"moved"}
    assert run("verify").stderr.splitlines()[-1] == "newsfacts ingest reads what has changed"
    run("ingest", "a.txt")
    assert run("verify").exit_code == 0


def test_a_broken_store_is_told(run: Run, clips: Path) -> None:
    path = clips / ".newsfacts" / "facts-00000.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    result = run("verify")
    assert result.exit_code == 1
    assert "facts-00000.jsonl" in result.stdout
    assert "newsfacts store repair" in result.stderr


def test_a_broken_article_does_not_hide_those_behind_it(run: Run, clips: Path) -> None:
    for name in "bcd":
        (clips / f"{name}.txt").write_text(f"Some 5{ord(name)} people came to {name}.\n")
    run("ingest", ".")
    path = clips / ".newsfacts" / "articles-00000.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = b"garbage\n"
    path.write_bytes(b"".join(lines))
    facts = [
        json.loads(line)["article"]
        for line in (clips / ".newsfacts" / "facts-00000.jsonl").read_text().splitlines()
    ]
    lost = facts.count(facts[-1])  # each of the three has as many
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.startswith(f".newsfacts: 3 articles, {len(facts) - lost} facts, ")
    assert "could not be checked" in result.stderr


def test_there_must_be_a_store(run: Run) -> None:
    assert run("verify").exit_code == 2
