"""How sure a figure is said to be, and by which words."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import extract
from tests.casefiles import load_cases


@pytest.mark.parametrize("case", load_cases("modality"))
def test_figure_is_as_sure_as_its_clause(case: dict[str, Any]) -> None:
    found = [
        f"{fact.text} = {fact.modality} | {fact.hedge or '-'}"
        for fact in extract(build_document(case["text"]))
        if fact.kind == "quantity"
    ]
    assert found == case["expected"]


def test_hedge_is_the_text_of_its_spans() -> None:
    text = "Up to 300 villagers could have drowned."
    (fact,) = (f for f in extract(build_document(text)) if f.kind == "quantity")
    assert [text[start:end] for start, end in fact.spans.hedge] == ["could"]
