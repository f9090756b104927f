"""The library's front door: facts of a text, dated as its caller says."""

import pytest

import newsfacts
from newsfacts.documents.records import Published
from newsfacts.extractors.facts import Interval
from newsfacts.extractors.library import extract

TEXT = "Kyiv said on Tuesday that up to 12,000 troops had crossed the border."


def resolved(published: object) -> list[str | None]:
    facts = extract(TEXT, published=published)  # type: ignore[arg-type]
    return [fact.time.start for fact in facts if fact.kind == "date" and fact.time]


def test_a_text_gives_its_facts() -> None:
    facts = list(newsfacts.extract(TEXT, outlet="The Courier", id="draft"))
    assert all(TEXT[fact.start : fact.end] == fact.text for fact in facts)
    assert {fact.article for fact in facts} == {"draft"}
    assert {fact.outlet for fact in facts} == {"The Courier"}
    figure = next(fact for fact in facts if fact.quantity)
    assert figure.quantity is not None
    assert (figure.quantity.low, figure.quantity.high) == (None, 12_000)


def test_nothing_is_resolved_without_a_date() -> None:
    assert resolved(None) == [None]


@pytest.mark.parametrize(
    "published",
    [
        "2024-10-30",
        "2024-10-30T08:15:00Z",
        Interval("2024-10-30", "2024-10-30"),
        Published("2024-10-30", "2024-10-30", "2024-10-30", "option", None),
    ],
)
def test_a_date_may_come_in_any_form(published: object) -> None:
    assert resolved(published) == ["2024-10-29"]
    facts = list(extract(TEXT, published=published))  # type: ignore[arg-type]
    assert {fact.published for fact in facts} == {Interval("2024-10-30", "2024-10-30")}


@pytest.mark.parametrize("published", ["yesterday", "", "2024-13-01", "2024-02-30", "30 Oct 2024"])
def test_a_date_that_is_none_is_refused_at_once(published: str) -> None:
    with pytest.raises(ValueError, match="is not an ISO date"):
        extract(TEXT, published=published)


def test_ids_are_those_of_the_text_when_none_is_given() -> None:
    first, second = list(extract(TEXT)), list(extract(TEXT))
    assert first == second
    assert {fact.article for fact in first} != {fact.article for fact in extract(TEXT + " Yes.")}


def test_an_empty_text_has_no_facts() -> None:
    assert list(extract("")) == []
