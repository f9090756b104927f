"""Metrics by meaning: what each figure of a text counts."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import extract
from newsfacts.extractors.metrics.catalogue import metric, metrics
from tests.casefiles import load_cases


def metrics_of(text: str) -> list[str]:
    return [
        f"{fact.text} = {fact.quantity.metric}"
        for fact in extract(build_document(text))
        if fact.quantity is not None
    ]


@pytest.mark.parametrize("case", load_cases("metrics"))
def test_figure_counts_what_its_clause_says(case: dict[str, Any]) -> None:
    assert metrics_of(case["text"]) == case["expected"]


def test_every_metric_of_the_contract_is_there() -> None:
    names = [entry.name for entry in metrics()]
    assert len(names) == len(set(names))
    assert {"troops", "deaths", "injuries", "missing", "money", "percent", "count"} <= set(names)
    assert metric("deaths") is not None
    assert metric("nonsense") is None


def test_state_and_action_of_troops() -> None:
    text = "Kenya sent 400 officers; 300 recruits have completed training in the north."
    facts = [fact.quantity for fact in extract(build_document(text)) if fact.quantity is not None]
    assert [(q.action, q.state) for q in facts] == [("send", "sent"), ("train", "trained")]


def test_list_of_victims_says_how_many_they_are() -> None:
    text = "Two men, a woman and a child were killed; he shot his wife and then himself."
    facts = list(extract(build_document(text)))
    told = [
        (fact.text, fact.quantity.low, fact.quantity.counted, fact.inferred)
        for fact in facts
        if fact.quantity is not None
    ]
    assert ("a woman", 4, "Two men, a woman and a child", ("number",)) in told
    assert ("his wife and then himself", 2, "his wife and then himself", ("number",)) in told


def test_state_is_not_taken_over_to_what_somebody_else_saw() -> None:
    text = "Some 2,000 recruits have completed training, officials said, and Togo saw 9,000 in May."
    facts = [fact.quantity for fact in extract(build_document(text)) if fact.quantity is not None]
    assert [(q.low, q.state) for q in facts] == [(2000, "trained"), (9000, None)]
