"""Metrics by meaning: what each figure of a text counts."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import LexiconError
from newsfacts.extractors.engine import extract
from newsfacts.extractors.metrics import metric, metrics, read_own_metrics
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


def test_own_metric_is_read() -> None:
    (own,) = read_own_metrics('[[metric]]\nname = "goats"\nnouns = ["goat"]', "newsfacts.toml")
    assert own.name == "goats"


def test_own_metric_without_a_word_is_refused() -> None:
    with pytest.raises(LexiconError, match="no word"):
        read_own_metrics('[[metric]]\nname = "goats"', "newsfacts.toml")


def test_own_metric_with_an_unknown_key_names_the_file() -> None:
    with pytest.raises(LexiconError, match=r"newsfacts\.toml"):
        read_own_metrics('[[metric]]\nname = "goats"\nnoun = "goat"', "newsfacts.toml")


def test_state_and_action_of_troops() -> None:
    text = "Kenya sent 400 officers; 300 recruits have completed training in the north."
    facts = [fact.quantity for fact in extract(build_document(text)) if fact.quantity is not None]
    assert [(q.action, q.state) for q in facts] == [("send", "sent"), ("train", "trained")]
