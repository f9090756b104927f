"""Tolls belong to events."""

from newsfacts.analysis.compare import compare
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure


def toll(text: str, article: str, **more: object) -> Fact:
    values: dict[str, object] = {
        "metric": "deaths",
        "subject": None,
        "state": None,
        "article": article,
    }
    return figure(text, **(values | more))  # type: ignore[arg-type]


def headings(*facts: Fact) -> list[str]:
    (found,) = compare(facts)
    return [block.heading for block in found.blocks]


def test_one_place_and_day_is_one_event() -> None:
    assert headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", places=["Mao<Chad"], when="2023-05-01"),
    ) == ["Mao, 1 May 2023"]


def test_another_day_is_another_event() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", places=["Mao<Chad"], when="2023-08-01"),
    )
    assert sorted(found) == ["Mao, 1 August 2023", "Mao, 1 May 2023"]


def test_two_towns_of_one_country_are_two_events() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", places=["Bol<Chad"], when="2023-05-01"),
    )
    assert len(found) == 2


def test_a_town_and_its_province_on_one_day_are_one_event() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Kanem"], when="2023-05-01"),
        toll("15", "b", places=["Kanem<Chad"], when="2023-05-01"),
    )
    assert len(found) == 1


def test_a_country_is_too_large_to_place_an_event_in_a_town() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", places=["Chad"], when="2023-05-01"),
    )
    assert len(found) == 2


def test_the_same_night_is_told_of_two_days() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", places=["Mao<Chad"], when="2023-05-02"),
    )
    assert len(found) == 1


def test_a_chain_of_days_is_not_one_event() -> None:
    days = [f"2023-05-{day:02}" for day in range(1, 10)]
    found = headings(*(toll("12", day, places=["Mao<Chad"], when=day) for day in days))
    assert len(found) > 3


def test_a_toll_without_a_place_shares_the_event_of_its_article() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01", published="2023-05-02"),
        toll("3", "a", at=400, published="2023-05-02"),
        toll("15", "b", places=["Mao<Chad"], when="2023-05-01"),
    )
    assert found == ["Mao, 1 May 2023"]


def test_tolls_that_cannot_be_placed_are_told_apart_from_those_that_can() -> None:
    found = headings(
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01"),
        toll("15", "b", published="2023-05-01"),
        toll("16", "c", published="2023-05-01"),
    )
    assert found == ["Mao, 1 May 2023", "which incident is not known"]


def test_unplaced_tolls_of_two_articles_are_undecidable() -> None:
    (found,) = compare([toll("15", "b"), toll("16", "c")])
    (verdict,) = found.verdicts
    assert verdict.verdict == "undecidable"
    assert verdict.reason.startswith("which incident?")


def test_a_place_asked_for_keeps_the_whole_event() -> None:
    facts = [
        toll("12", "a", places=["Mao<Chad"], when="2023-05-01", published="2023-05-02"),
        toll("3", "a", at=400, published="2023-05-02"),
    ]
    (found,) = compare(facts, place="Mao")
    assert found.mentions == 2
