"""Dates that came with articles: what cannot be read is said, whatever brought it."""

import json
from pathlib import Path

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.records import GivenDate
from newsfacts.store.givendates import NAMED, unread_date
from newsfacts.store.ingest import ingest


@pytest.mark.parametrize("text", ["31/02/2024", "next week", "2024-13-01", "n/a", "soon"])
def test_no_date(text: str) -> None:
    given = GivenDate(text, "record")
    assert unread_date(build_document("Two died.", given_date=given)) == given


@pytest.mark.parametrize("text", ["2024-02-29", "29 Feb 2024", "2024-02", "1709164800", "2024"])
def test_dates(text: str) -> None:
    document = build_document("Two died.", given_date=GivenDate(text, "record"))
    assert unread_date(document) is None


def test_an_article_without_a_date_has_none_to_read() -> None:
    assert unread_date(build_document("Two died.")) is None


def test_a_sidecar_with_a_bad_date_is_a_warning_and_skips_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two people died.")
    (tmp_path / "dates.csv").write_text("file,date\na.txt,31/02/2024\n")
    report = ingest([tmp_path / "a.txt"], store=tmp_path / "s", metadata=tmp_path / "dates.csv")
    (problem,) = report.problems
    assert problem.path.endswith("a.txt")
    assert problem.message == "the date '31/02/2024' in the --metadata table cannot be read"
    assert problem.hint is not None
    assert not problem.skipped
    assert (report.articles.new, report.articles.skipped) == (1, 0)
    assert report.published.undated == 1


def test_very_many_bad_dates_are_a_few_warnings(tmp_path: Path) -> None:
    lines = [
        {"id": f"a{k}", "text": "Two died.", "date": f"day {k} of it"} for k in range(NAMED + 7)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    report = ingest([tmp_path / "a.jsonl"], store=tmp_path / "s")
    assert len(report.problems) == report.problem_count == NAMED + 1
    assert (
        report.problems[-1].message
        == "other dates that cannot be read, or in two ways, of 7 articles"
    )


def test_warnings_are_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    lines = [{"id": f"a{k}", "text": "Two died.", "date": f"day {k % 3}"} for k in range(100)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    one, two = (
        ingest([tmp_path / "a.jsonl"], store=tmp_path / f"s{jobs}", jobs=jobs).problems
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 3
