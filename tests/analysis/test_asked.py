"""The library refuses what its commands refuse, with the same words and the nearest name."""

from typing import Any

import pytest

import newsfacts
from newsfacts.documents.unknowns import WrongArgument
from tests.analysis.making import figure

FACTS = [figure("8,000", claimant="Niger"), figure("9,000", article="b", metric="goats")]


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"metric": "trops"}, "no metric 'trops'", "did you mean troops?"),
        ({"metric": ("troops", "goat")}, "no metric 'goat'", "did you mean goats?"),
        ({"by": "paper"}, "no side 'paper'", "one of article, claimant, month"),
        ({"at": "soon"}, "at 'soon' is not a date", "write it as 2024-10-30"),
        ({"tolerance": 5}, "tolerance 5 is not between 0 and 1", "0.05 is 5 percent"),
        ({"within": -1}, "within -1 is less than 0", "it is a number of days"),
    ],
)
def test_compare_refuses_what_can_have_no_answer(
    asked: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(WrongArgument) as caught:
        newsfacts.compare(FACTS, **asked)
    assert str(caught.value) == message
    assert caught.value.hint
    assert caught.value.hint.startswith(hint)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"metric": "nope"}, "no metric 'nope'"),
        ({"since": "yesterday"}, "since 'yesterday' is not a date"),
        ({"until": "2024-13"}, "until '2024-13' is not a date"),
    ],
)
def test_timeline_refuses_what_can_have_no_answer(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongArgument, match=message):
        newsfacts.timeline(FACTS, **asked)


def test_a_metric_that_facts_have_is_one_though_no_lexicon_has_it() -> None:
    assert [each.metric for each in newsfacts.compare(FACTS, metric="goats")] == ["goats"]
    assert len(newsfacts.timeline(FACTS, metric="Goats")) == 1


def test_a_metric_without_figures_is_no_mistake() -> None:
    assert newsfacts.compare(FACTS, metric="deaths") == []
    assert newsfacts.timeline(FACTS, metric="deaths") == []


def test_until_a_month_has_all_of_it() -> None:
    day = figure("8,000", published="2024-02-29")
    assert len(newsfacts.timeline([day], metric="troops", until="2024-02")) == 1
    assert newsfacts.timeline([day], metric="troops", until="2024-01") == []
