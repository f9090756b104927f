"""``doctor`` finds what makes tables doubtful, and leaves alone what does not."""

from typing import Any

import pytest

from newsfacts.analysis.doctor import Finding, examine, is_inverted
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, GivenDate
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.facts import Fact
from newsfacts.store.encoding import as_article


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
