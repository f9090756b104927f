"""The checking of drafts: the truth table, case by case and line by line."""

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from newsfacts.analysis import checkfigures, checktimes, matching
from newsfacts.analysis.check import check
from newsfacts.analysis.checkrecords import CheckedFigure
from newsfacts.analysis.drafts import Draft
from newsfacts.analysis.truthtable import ROWS, VERDICTS, Row, decide
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, Published
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, figure
from tests.casefiles import load_cases

PAGE = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")


def made(values: dict[str, Any], name: str) -> tuple[Fact, Article]:
    """A figure in a sentence of its own; ``in`` is the sentence where its words matter."""
    values = {key: None if value == "none" else value for key, value in values.items()}
    text = values.pop("in", values["text"])
    at = text.index(values["text"])
    day = values.get("published")
    fact = figure(article=name, at=at, sentence=(0, len(text)), **values)
    return fact, article(name, text, published=day)


def checked(case: dict[str, Any]) -> CheckedFigure:
    fact, home = made(case["draft"], "draft")
    document = build_document(home.text, id="draft", path="draft.txt")
    day = case["draft"].get("published")
    if day:
        published = Published(day, day, day, "option", None)
        document = msgspec.structs.replace(document, published=published)
    clippings = [made(values, f"c{place}") for place, values in enumerate(case["clippings"])]
    (found,) = check(
        Draft(document, (fact,), "draft.txt"),
        [each for each, _ in clippings],
        [each for _, each in clippings],
        within=case.get("within"),
        tolerance=case.get("tolerance"),
    )
    return found


@pytest.mark.parametrize("case", load_cases("check"))
def test_a_figure_gets_its_verdict(case: dict[str, Any]) -> None:
    found = checked(case)
    assert found.verdict == case["expected"]["verdict"], found
    said = "; ".join((found.reason, *found.notes))
    assert case["expected"].get("says", "") in said


@pytest.mark.parametrize("case", load_cases("check"))
def test_the_writer_must_act_on_what_is_wrong_only(case: dict[str, Any]) -> None:
    found = checked(case)
    acting = {"contradicted", "hedge dropped", "source differs", "outdated"}
    assert found.act == (found.verdict in acting)
    assert bool(found.evidence) or found.verdict == "not found"


def test_the_cases_cover_every_verdict_and_every_line_of_the_table() -> None:
    found = [checked(case) for (case,) in (param.values for param in load_cases("check"))]
    assert {each.verdict for each in found} == set(VERDICTS)
    assert {each.rule for each in found} == set(range(1, len(ROWS) + 2))


def test_the_table_in_the_documentation_is_the_one_that_decides() -> None:
    table = PAGE.partition("<!-- truth table -->")[2].partition("<!-- end -->")[0]
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.strip().splitlines()[2:]
    ]
    assert [line[0] for line in lines] == [str(n + 1) for n in range(len(ROWS) + 1)]
    assert [as_written(row) for row in ROWS] == [line[1:] for line in lines[:-1]]
    assert lines[-1][1:] == ["", "", "", "", "", "not found"]


def as_written(row: Row) -> list[str]:
    lone = " (and no other fits)" if row.lone else ""
    newer = {True: "yes", False: "no", None: ""}[row.newer]
    figures = words(row.figure, checkfigures.Figure) + lone
    times = words(row.time, checktimes.Time)
    return [", ".join(row.thing), ", ".join(row.voice), figures, times, newer, row.verdict]


def words(chosen: tuple[str, ...], every: Any) -> str:
    return "any" if chosen == get_args(every) else ", ".join(chosen)


@pytest.mark.parametrize("relation", ["Thing", "Voice", "Figure", "Time"])
def test_the_documentation_explains_every_word_of_a_relation(relation: str) -> None:
    section = re.split(r"\*\*|\n## ", PAGE.partition(f"**{relation}**")[2])[0]
    explained = re.findall(r"^\| (\w+) \|", section, re.MULTILINE)
    module = {"Time": checktimes, "Figure": checkfigures}.get(relation, matching)
    assert tuple(explained[1:]) == get_args(getattr(module, relation))


def test_every_verdict_is_explained_in_the_documentation() -> None:
    section = PAGE.partition("## The seven verdicts")[2].partition("##")[0]
    explained = re.findall(r"^\| ([\w ]+) \|", section, re.MULTILINE)
    assert tuple(name.lower() for name in explained[1:]) == VERDICTS


def test_nothing_to_hold_it_against_is_not_found() -> None:
    assert decide([]) == ("not found", len(ROWS), None)


def test_a_statement_told_by_two_articles_is_one_origin() -> None:
    told = {"text": "8,000", "claimant": "Mali", "places": ["Gao"], "published": "2023-05-01"}
    case = {
        "draft": {"text": "8,000", "claimant": "Mali", "places": ["Gao"]},
        "clippings": [told, told, {**told, "claimant": "Chad"}],
    }
    found = checked(case)
    assert (found.verdict, found.origins) == ("supported", 2)


def test_differing_figures_of_others_are_named() -> None:
    case = {
        "draft": {"text": "8,000", "claimant": "Mali", "places": ["Gao"]},
        "clippings": [
            {"text": "8,000", "claimant": "Mali", "places": ["Gao"]},
            {"text": "11,000", "claimant": "Chad", "places": ["Gao"]},
            {"text": "500", "claimant": "Niger", "places": ["Bol"]},
        ],
    }
    assert [other.claimant for other in checked(case).others] == ["Chad"]


def test_the_claimants_own_figure_stands_beside_that_of_another_source() -> None:
    case = {
        "draft": {"text": "8,000", "claimant": "Mali", "places": ["Gao"]},
        "clippings": [
            {"text": "8,000", "claimant": "Chad", "places": ["Gao"]},
            {"text": "3,000", "claimant": "Mali", "places": ["Gao"]},
        ],
    }
    found = checked(case)
    assert [(each.role, each.claimant) for each in found.evidence] == [
        ("decides", "Chad"),
        ("claimant", "Mali"),
    ]


def test_the_same_number_of_something_else_is_shown() -> None:
    case = {
        "draft": {"text": "8,000", "claimant": "Mali", "metric": "deaths", "state": "none"},
        "clippings": [{"text": "8,000", "claimant": "Mali", "places": ["Gao"]}],
    }
    found = checked(case)
    assert found.verdict == "not found"
    assert [each.role for each in found.evidence] == ["elsewhere"]


def test_of_what_is_not_found_the_nearest_is_shown() -> None:
    case = {
        "draft": {"text": "8,000", "claimant": "Mali", "places": ["Gao"]},
        "clippings": [{"text": "11,000", "claimant": "Chad", "places": ["Gao"]}],
    }
    found = checked(case)
    assert found.verdict == "not found"
    assert [(each.role, each.claimant) for each in found.evidence] == [("near", "Chad")]


def test_positions_are_those_of_the_draft() -> None:
    text = "Nothing here.\nMali says 8,000 came."
    fact = figure("8,000", claimant="Mali", article="draft", at=text.index("8,000"))
    (found,) = check(Draft(build_document(text, id="draft"), (fact,), "a.txt"), [], [])
    assert (found.path, found.line, found.column) == ("a.txt", 2, 11)
    assert text[found.start : found.end] == "8,000"
