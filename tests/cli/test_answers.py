"""Answers on large stores are kept, and hold only for the store that gave them."""

from pathlib import Path

import pytest

from newsfacts.cli import answers
from tests.cli.samplestore import Run

ASKED = ("compare", "--metric", "troops", "--fail-on", "agree")


@pytest.fixture
def stored(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(answers, "LARGE", 1)
    for name, count in (("a", "12,000"), ("b", "12,000"), ("c", "9,000")):
        text = f"Kyiv said on 29 October 2024 that {count} soldiers were in Kursk, Russia.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    assert run("ingest", "a.txt", "b.txt", "-q").exit_code == 0
    return run


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / ".newsfacts" / "cache").glob("answer-*.kept"))


def test_an_answer_is_worked_out_once(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stored(*ASKED)
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr("newsfacts.analysis.compare.compare", None)
    again = stored(*ASKED)
    assert (again.stdout, again.stderr, again.exit_code) == (
        first.stdout,
        first.stderr,
        first.exit_code,
    )
    assert again.stdout
    assert again.exit_code in (0, 1)


def test_other_options_are_another_question(stored: Run, tmp_path: Path) -> None:
    stored("facts", "--metric", "troops")
    stored("facts", "--metric", "troops", "--format", "csv")
    stored("facts", "--metric", "troops", "--limit", "1")
    assert len(kept(tmp_path)) == 3


def test_answers_go_when_the_store_changes(stored: Run, tmp_path: Path) -> None:
    first = stored("stats").stdout
    stored("ingest", "c.txt", "-q")
    second = stored("stats").stdout
    assert first != second
    assert len(kept(tmp_path)) == 1


def test_settings_and_notes_in_the_store_count(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored("stats")
    (tmp_path / "newsfacts.toml").write_text("within = 3\n")
    stored("stats")
    (tmp_path / ".newsfacts" / "notes.jsonl").write_text("{}\n")
    stored("stats")
    monkeypatch.setenv("COLUMNS", "120")
    stored("stats")
    assert len(kept(tmp_path)) == 4


def test_errors_and_files_are_not_kept(stored: Run, tmp_path: Path) -> None:
    assert stored("facts", "--where", "nonsense ===").exit_code == 2
    assert stored("facts", "-o", "out.csv").exit_code == 0
    assert kept(tmp_path) == []


def test_a_broken_answer_is_worked_out_again(stored: Run, tmp_path: Path) -> None:
    first = stored("stats").stdout
    kept(tmp_path)[0].write_bytes(b"{")
    assert stored("stats").stdout == first


def test_small_stores_keep_nothing(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "LARGE", 50_000)
    stored("stats")
    assert kept(tmp_path) == []


def test_only_the_latest_answers_are_kept(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "KEPT", 2)
    for limit in range(1, 5):
        stored("facts", "--limit", limit)
    assert len(kept(tmp_path)) == 2
