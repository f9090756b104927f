"""Blocks by claimant, outlet, article, place, subject and month."""

from typing import Any

import pytest

from newsfacts.analysis.compare import compare
from newsfacts.analysis.grouping import SIDES
from newsfacts.analysis.records import GroupRecord
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure

DAY = "2023-05-01"
FACTS = [
    figure("8,000", claimant="Niger", places=["Mao<Chad"], article="one", outlet="Gazette",
           published=DAY),
    figure("11,000", claimant="Mali", places=["Mao<Chad"], article="two", outlet="Courier",
           published="2023-05-03"),
    figure("up to 12,000", low=None, high=12000, modifier="at_most", claimant="Mali",
           places=["Mao<Chad"], article="two", outlet="Courier", published="2023-05-03", at=300),
    figure("9,000", claimant="Niger", places=["Bol<Chad"], article="one", outlet="Gazette",
           published=DAY, at=500),
    figure("thousands", low=1000, high=10000, modifier="vague", claimant="reports",
           who="anonymous", places=["Mao<Chad"], article="three", subject="Togo"),
]  # fmt: skip


def rows(by: Any, facts: list[Fact] = FACTS) -> dict[str, list[GroupRecord]]:
    (found,) = compare(facts, by=by)
    return {block.key: list(block.rows) for block in found.groups}


def spans(by: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {
        key: [(row.value, row.low, row.high, row.floor, row.ceiling) for row in told]
        for key, told in rows(by).items()
    }


def test_a_row_an_outlet_spans_its_figures_of_one_thing() -> None:
    assert spans("outlet") == {
        "North Korea/present:Mao": [
            ("Courier", 11000, 11000, None, 12000),
            ("Gazette", 8000, 8000, None, None),
        ],
        "North Korea/present:Bol": [("Gazette", 9000, 9000, None, None)],
        "Togo/present:Mao": [(None, None, None, 1000, 10000)],
    }


def test_places_of_one_subject_and_state_are_rows_of_one_block() -> None:
    assert spans("place") == {
        "North Korea/present": [
            ("Mao", 8000, 11000, None, 12000),
            ("Bol", 9000, 9000, None, None),
        ],
        "Togo/present": [("Mao", None, None, 1000, 10000)],
    }


def test_subjects_of_one_place_are_rows_of_one_block() -> None:
    assert [row.value for row in rows("subject")["present:Mao"]] == ["North Korea", "Togo"]


def test_months_are_in_order_and_what_has_none_is_last() -> None:
    more = figure(
        "7,000", claimant="Niger", places=["Mao<Chad"], article="old", published="2022-11-05"
    )
    bare = figure("6,000", claimant="Togo", places=["Mao<Chad"], article="bare")
    told = rows("month", [*FACTS, more, bare])["North Korea/present:Mao"]
    assert [row.value for row in told] == ["2022-11", "2023-05", None]
    assert (told[1].since, told[1].until) == (DAY, "2023-05-03")
    assert (told[2].since, told[2].until) == (None, None)


def test_a_conflict_names_the_other_row() -> None:
    told = rows("outlet")["North Korea/present:Mao"]
    assert {row.value: row.conflicts for row in told} == {
        "Courier": ("Gazette",),
        "Gazette": ("Courier",),
    }
    assert all(not row.conflicts for row in rows("place")["North Korea/present"])


@pytest.mark.parametrize("by", SIDES)
def test_every_mention_is_in_one_row(by: Any) -> None:
    (found,) = compare(FACTS, by=by)
    facts = [fact for block in found.groups for row in block.rows for fact in row.facts]
    assert sorted(facts) == sorted(fact.id for fact in FACTS)
    assert sum(block.mentions for block in found.groups) == found.mentions


def test_without_a_side_there_are_no_groups() -> None:
    assert compare(FACTS)[0].groups == ()
