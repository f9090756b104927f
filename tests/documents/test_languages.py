"""Articles that are not English are told from those that are, and doubt is for English."""

from pathlib import Path

import pytest

from newsfacts.documents.articles import NOTHING_GIVEN, raw_article
from newsfacts.documents.building import build_article
from newsfacts.documents.languages import guess_language, is_english, languages, settle_language
from newsfacts.extractors.engine import read_article
from newsfacts.store.ingest import ingest
from newsfacts.store.maintaining import migrate
from newsfacts.store.reading import Store
from tests.store.corpora import snapshot

GERMAN = languages().language[0].examples[0]
ENGLISH = languages().english.examples[0]


@pytest.mark.parametrize(
    ("code", "text"),
    [(each.code, text) for each in languages().language for text in each.examples],
)
def test_each_language_knows_its_examples(code: str, text: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        *languages().english.examples,
        "",
        "40",
        "Ana Ruiz, 34\nBo Lund, 41\nJosé de la Cruz, 12\nMaría del Carmen, 9\nIl Sole, La Stampa",
        "Reuters/Ipsos poll: Biden 44, Trump 41, undecided 9, other 6, margin 3",
        "MARKETS: FTSE 7,240.5 +12.1; DAX 15,200 -40; Nikkei 27,100 +1.2%; WTI $81.2",
        "Die casting plants in an old town of the north die out, a man said in a note on the end.",
    ],
)
def test_doubt_is_for_english(text: str) -> None:
    assert guess_language(text) in ("en", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Три человека погибли при пожаре в Лиме, сообщила полиция.", "und-Cyrl"),
        ("利马发生火灾，三人死亡", "zh"),
        ("リマで火災が発生し、3人が死亡した", "ja"),
        ("화재로 3명이 숨졌다고 경찰이 말했다", "ko"),
        ("قتل ثلاثة أشخاص في حريق", "und-Arab"),
        ("The word is Привет, he said to the people of the town", "en"),
    ],
)
def test_scripts_are_told(text: str, code: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    ("tag", "english"),
    [
        ("en", True),
        ("en-GB", True),
        ("EN_us", True),
        ("English", True),
        (None, True),
        ("unknown", True),
        ("None", True),
        ("de", False),
        ("pt-BR", False),
        ("und-Cyrl", False),
    ],
)
def test_tags_of_english(tag: str | None, english: bool) -> None:
    assert is_english(tag) is english


@pytest.mark.parametrize(
    ("text", "given", "option", "settled"),
    [
        (ENGLISH, None, None, None),  # nothing is invented
        (ENGLISH, "en-US", None, "en-US"),
        (ENGLISH, "de", None, "en"),  # templates are often wrong
        (GERMAN, "en", None, "de"),
        (GERMAN, "en", "en", "en"),  # the user knows
        ("Mfa 40 12", "sw", None, "sw"),
    ],
)
def test_what_counts(text: str, given: str | None, option: str | None, settled: str | None) -> None:
    assert settle_language(text, given, option) == settled


def test_an_article_in_another_language_has_no_facts() -> None:
    document = build_article(raw_article("a", GERMAN.encode()))
    assert document.language == "de"
    assert read_article(document).facts == []
    given = NOTHING_GIVEN._replace(language="en")
    assert build_article(raw_article("a", GERMAN.encode(), given=given)).language == "en"


def test_it_is_kept_counted_and_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, "utf-8")
    report = ingest([tmp_path], store=tmp_path / "store")
    assert report.not_english == {"de": 1}
    assert report.articles.new == 2
    store = Store(tmp_path / "store")
    assert [article.language for article in store.articles()] == ["de", None]
    assert {fact.path for fact in store.facts()} == {"b.txt"}
    assert migrate(tmp_path / "store").reread == 0
    read = ingest([tmp_path], store=tmp_path / "other", language="en")
    assert read.not_english == {}


def test_a_dry_run_says_what_would_come_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    report = ingest([tmp_path / "a.txt"], store=tmp_path / "store", dry_run=True)
    assert (report.articles.new, report.figures) == (1, {"deaths": 1})
    assert not (tmp_path / "store").exists()
    ingest([tmp_path / "a.txt"], store=tmp_path / "store")
    before = snapshot(tmp_path / "store")
    (tmp_path / "b.txt").write_text(ENGLISH, "utf-8")
    report = ingest([tmp_path], store=tmp_path / "store", dry_run=True)
    assert (report.articles.new, report.articles.unchanged) == (1, 1)
    assert snapshot(tmp_path / "store") == before
