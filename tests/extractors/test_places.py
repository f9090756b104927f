"""Places with their relation and what contains them."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import scan_article
from newsfacts.extractors.mentions import PlaceMention
from tests.casefiles import load_cases


def places_of(text: str) -> list[PlaceMention]:
    mentions: list[PlaceMention] = scan_article(build_document(text)).mentions["places"]
    return mentions


@pytest.mark.parametrize("case", load_cases("places"))
def test_place_is_read_with_relation_and_container(case: dict[str, Any]) -> None:
    found = [
        f"{place.name} < {place.within or '-'} | {place.relation}"
        for place in places_of(case["text"])
    ]
    assert found == case["expected"]


def test_span_covers_container_and_type_word() -> None:
    text = "They left Russia's Kursk region at dawn."
    (place,) = places_of(text)
    assert text[place.span.start : place.span.end] == "Russia's Kursk region"


def test_relation_span_is_the_preposition() -> None:
    text = "They camped near the Ukrainian border."
    (place,) = places_of(text)
    assert place.relation_span is not None
    assert text[slice(*place.relation_span)] == "near"
