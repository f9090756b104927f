"""Figures joined to claimant, time, places and subject."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.records import GivenDate
from newsfacts.extractors.engine import extract
from newsfacts.extractors.facts import Fact
from tests.casefiles import load_cases

TEXT = (
    "About 8,000 Kenyan soldiers are stationed in Somalia, the ministry said on Friday. "
    "Officials say that the number has risen to 9,500."
)


def facts_of(text: str, published: str | None = None) -> list[Fact]:
    given = GivenDate(published, "option") if published else None
    return list(extract(build_document(text, id="a", given_date=given)))


def figures_of(text: str, published: str | None = None) -> list[Fact]:
    return [fact for fact in facts_of(text, published) if fact.kind == "quantity"]


def described(fact: Fact) -> dict[str, Any]:
    assert fact.quantity is not None
    return {
        "text": fact.text,
        "metric": fact.quantity.metric,
        "subject": fact.quantity.subject or "",
        "state": fact.quantity.state or "",
        "claimant": fact.claimant.name if fact.claimant is not None else "",
        "modality": fact.modality,
        "places": [place.name for place in fact.places],
        "time": fact.time.value if fact.time is not None else "",
    }


@pytest.mark.parametrize("case", load_cases("facts"))
def test_figure_is_joined(case: dict[str, Any]) -> None:
    figures = [described(fact) for fact in figures_of(case["text"], case.get("published"))]
    assert len(figures) == len(case["figures"])
    for found, wanted in zip(figures, case["figures"], strict=True):
        assert {key: found[key] for key in wanted} == wanted


def test_facts_stand_in_text_order_and_every_span_is_its_surface() -> None:
    facts = facts_of(TEXT, "2023-06-16")
    assert {fact.kind for fact in facts} == {"quantity", "date", "quote"}
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert all(TEXT[fact.start : fact.end] == fact.text for fact in facts)


def test_ids_differ_and_do_not_change() -> None:
    facts = facts_of(TEXT)
    assert len({fact.id for fact in facts}) == len(facts)
    assert [fact.id for fact in facts] == [fact.id for fact in facts_of(TEXT)]


def test_what_was_taken_from_elsewhere_is_named() -> None:
    second = figures_of(TEXT)[1]
    assert {"counted", "subject", "places"} <= set(second.inferred)


def test_time_of_saying_is_not_the_time_of_the_number() -> None:
    first = figures_of(TEXT, "2023-06-16")[0]
    assert first.claimant is not None
    assert first.claimant.said is not None
    assert first.claimant.said.value == "2023-06-16"


def test_a_duration_is_a_date_and_a_quantity() -> None:
    kinds = [fact.kind for fact in facts_of("The siege lasted 40 days.")]
    assert sorted(kinds) == ["date", "quantity"]


def test_the_rule_says_what_fired() -> None:
    (fact,) = figures_of("The quake may have killed 300 villagers.")
    assert "deaths" in fact.rule
    assert "possible" in fact.rule


def test_an_article_without_figures_has_no_facts() -> None:
    assert figures_of("Nothing happened.") == []
