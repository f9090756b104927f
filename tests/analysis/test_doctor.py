"""``doctor`` finds what makes tables doubtful, and leaves alone what does not."""

from typing import Any

import pytest

from newsfacts.analysis.doctor import Finding, claimant_doubt, examine, is_inverted
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, GivenDate
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.facts import Fact
from newsfacts.store.encoding import as_article
from tests.analysis.making import figure


def read(
    text: str, *, name: str = "a", date: str | None = "2024-10-30", outlet: str | None = "Ledger"
) -> tuple[Article, list[Fact]]:
    given = GivenDate(date, "option") if date else None
    document = build_document(text, id=name, path=f"{name}.txt", outlet=outlet, given_date=given)
    reading = read_article(document)
    return as_article(reading.document), list(reading.facts)


def findings(*read_articles: tuple[Article, list[Fact]]) -> list[Finding]:
    articles = [article for article, _ in read_articles]
    facts = [fact for _, facts in read_articles for fact in facts]
    return list(examine(lambda: articles, lambda: facts))


def named(found: list[Finding], name: str) -> list[str | None]:
    return [each.text or each.path for each in found if each.finding == name]


SOUND = "Some 40 people died on Monday, the Red Cross said."


def test_a_sound_article_has_nothing_to_look_at() -> None:
    assert findings(read(SOUND)) == []


@pytest.mark.parametrize(
    ("text", "more", "name", "what"),
    [
        (SOUND, {"date": None}, "undated article", "a.txt"),
        (SOUND, {"outlet": None}, "no outlet", "a.txt"),
        ("It rained.", {}, "no facts", "a.txt"),
        ("Some 40 people died on Thursday.", {"date": None}, "unresolved date", "Thursday"),
        ("Some sources said 40 people died.", {}, "lone anonymous source", "40"),
        ("There were 17 zorbs.", {}, "no metric", "17"),
    ],
)
def test_what_is_doubtful_is_found(text: str, more: dict[str, Any], name: str, what: str) -> None:
    assert what in named(findings(read(text, **more)), name)


def test_an_anonymous_source_whose_figure_a_named_one_gives_is_not_alone() -> None:
    anonymous = read("Some sources said 40 people died.")
    also = read("The Red Cross said 40 people died.", name="b")
    assert named(findings(anonymous, also), "lone anonymous source") == []


def test_copies_are_found() -> None:
    found = findings(read(SOUND), read(SOUND, name="b"), read(SOUND + " It rained.", name="c"))
    assert named(found, "same text twice") == ["b.txt"]


@pytest.mark.parametrize(
    ("text", "inverted"),
    [
        ("500 to 300", True),
        ("between 12,000 and 8,000", True),
        ("300 to 500", False),
        ("50 to 3 million", False),
        ("900 thousand to 2 million", False),
        ("dozens", False),
    ],
)
def test_ranges_the_wrong_way_round(text: str, inverted: bool) -> None:
    assert is_inverted(text) is inverted


def doubted(
    name: str | None, kind: str, *, zone: str = "body", counted: str = "people"
) -> str | None:
    """Why a claimant of this name and type is doubted, in a store that knows the place Lomar."""
    made = figure("40", claimant=name, who=kind, zone=zone, counted="people")
    return claimant_doubt(made, {"lomar"})


def test_a_claimant_that_is_a_place_a_headline_or_what_is_counted_is_doubtful() -> None:
    assert doubted("LOMAR", "organisation") == "a place"
    assert doubted("SELVA DAM", "organisation", zone="headline") == "a headline"
    assert doubted("number of people", "person") == "what is counted"


def test_a_government_a_body_and_a_person_are_not() -> None:
    assert doubted("Lomar", "official") is None
    assert doubted("SELVA DAM", "organisation") is None
    assert doubted("Ana Ruiz", "person") is None
    assert doubted(None, "unattributed") is None


BROKEN = ("It \ufffd rained.", "It \u00e2\u20ac\u2122 rained.", "\u00ff\u00fe It rained.")


@pytest.mark.parametrize("text", BROKEN)
def test_characters_that_were_read_wrongly_are_named(text: str) -> None:
    assert named(findings(read(text)), "broken characters") == ["a.txt"]


def test_letters_with_accents_are_not_broken() -> None:
    found = findings(read("Zo\u00eb \u00c3lvares said 40 died \u2013 \u201cno\u201d."))
    assert named(found, "broken characters") == []
