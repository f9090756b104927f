"""Tolls belong to events."""

import pytest

from newsfacts.analysis.claims import claim_of
from newsfacts.analysis.compare import compare
from newsfacts.analysis.parts import part_words
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, figure


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


FLOOD = (
    "Flood in Mao kills 14\n\nAt least 14 people were killed in Mao on Tuesday, the ministry said."
)
CLAIMED = "Red Cross sees more\n\nThe Red Cross said 22 people had died in the Mao floods."


def told(text: str, number: str, article: str, **more: object) -> Fact:
    at = text.rindex(number)
    extent = (text.rindex("\n", 0, at) + 1, len(text))
    return toll(number, article, at=at, sentence=extent, published="2023-05-03", **more)


def verdicts_on(second: str, number: str) -> tuple[str, str]:
    facts = [
        told(FLOOD, "14", "a", places=["Mao"], when="2023-05-02", claimant="Niger"),
        told(second, number, "b", claimant="Red Cross"),
    ]
    articles = [article("a", FLOOD), article("b", second)]
    (found,) = compare(facts, articles=articles)
    if not found.verdicts:
        return "", ""
    return found.verdicts[0].verdict, found.verdicts[0].reason


def test_a_place_that_the_words_around_a_toll_name_places_it() -> None:
    assert verdicts_on(CLAIMED, "22")[0] == "conflict"


def test_a_place_in_the_headline_only_makes_no_conflict() -> None:
    text = "Red Cross in Mao sees more\n\nThe Red Cross said 22 people had died in the floods."
    assert verdicts_on(text, "22") == (
        "undecidable",
        "which incident? 22 is told without a place",
    )


def test_another_place_or_none_does_not() -> None:
    assert verdicts_on(CLAIMED.replace("Mao", "Bol"), "22")[0] == ""
    assert verdicts_on(CLAIMED.replace("Mao ", ""), "22")[0] == ""


def test_ministries_and_weekdays_do_not_make_two_stories_one() -> None:
    one = (
        "Floods in Karsava\n\nA flood killed 14 people, the Interior Ministry said on Wednesday. "
        "The Red Cross and the Prime Minister of the Republic sent help to Karsava."
    )
    other = (
        "Slide in Rivno\n\nA landslide killed 45 people, the Interior Ministry said on Wednesday. "
        "The Red Cross and the Prime Minister of the Republic sent help to Rivno."
    )
    facts = [
        told(one, "14", "a", places=["Karsava"], claimant="Interior Ministry"),
        told(other, "45", "b", places=["Rivno"], claimant="Interior Ministry"),
    ]
    (found,) = compare(facts, articles=[article("a", one), article("b", other)])
    assert len(found.blocks) == 2


def test_a_stock_without_a_place_is_where_its_article_is_but_no_rival_of_others() -> None:
    def moved(text: str, ident: str) -> list[Fact]:
        where = {"subject": None, "state": None, "article": ident, "published": "2023-05-03"}
        return [
            figure(text, metric="displaced", claimant=f"Office {ident}", **where),  # type: ignore[arg-type]
            figure("7", metric="documents", places=["Mao<Chad"], at=900, **where),  # type: ignore[arg-type]
        ]

    (found,) = compare([*moved("3,000", "a"), *moved("6,000", "b")], metric="displaced")
    assert [block.place for block in found.blocks] == ["Mao"]
    assert found.blocks[0].rows[0].inferred == ("place",)
    assert found.verdicts[0].verdict == "undecidable"
    assert found.verdicts[0].reason == (
        "which place? 3,000 and 6,000 name none; the articles are about Mao"
    )


def test_an_earlier_toll_is_not_set_against_the_new_one() -> None:
    text = (
        "The ministry said on Wednesday that 19 people had died in Mao. "
        "It had earlier put the toll at 14."
    )
    at = text.rindex("It")
    facts = [
        toll("19", "a", at=text.index("19"), sentence=(0, at - 1), claimant="ministry",
             places=["Mao"], said="2023-05-03", published="2023-05-03"),
        toll("14", "a", at=text.index("14"), sentence=(at, len(text)), claimant="ministry",
             places=["Mao"], published="2023-05-03"),
    ]  # fmt: skip
    (found,) = compare(facts, articles=[article("a", text)])
    (verdict,) = found.verdicts
    assert (verdict.verdict, verdict.reason) == ("not comparable", "an earlier level, a level")
    assert found.blocks[0].consensus is not None
    assert found.blocks[0].consensus.low == 19


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("Police said one rider was dead at the kerb and a second rider died later.", True),
        ("Police said one rider was dead at the kerb.", False),
        ("One guard died. Another blast followed.", False),
    ],
)
def test_one_of_several_that_are_counted_singly_is_a_part(text: str, is_part: bool) -> None:
    at = text.lower().index("one")
    end = text.index(".") + 1
    one = claim_of(toll(text[at : at + 3], "a", low=1, at=at, sentence=(0, end)))
    assert (part_words(one, {"a": text}) is not None) is is_part
