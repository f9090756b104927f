"""Which days matter, and which sentences stand for them."""

from newsfacts.analysis.salience import choose_days, score_days
from newsfacts.analysis.timeline import timeline
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, dated

QUAKE = "A strong earthquake struck the valley of Ormin on {}, killing dozens."
ASIDE = "A new school opened its doors in the village on {}."


def corpus() -> tuple[list[Fact], list[Article]]:
    """Ten articles after an earthquake of 1 May; one mentions a school, one is a reader's."""
    facts, articles = [], []
    for number in range(10):
        published = f"2023-05-{2 + number // 2:02}"
        words = "1 May" if number else "Monday"
        text = QUAKE.format(words)
        name = f"a{number}"
        facts.append(told(name, text, words, "2023-05-01", published))
        if number == 3:
            aside = ASIDE.format("20 April")
            facts.append(told(name, aside, "20 April", "2023-04-20", published, len(text) + 1))
            text = f"{text}\n{aside}"
        articles.append(article(name, text, published=published))
    return facts, articles


def told(name: str, text: str, words: str, day: str, published: str, offset: int = 0) -> Fact:
    at = offset + text.index(words)
    extent = (offset, offset + len(text))
    return dated(words, day, article=name, at=at, sentence=extent, published=published)


def test_the_day_that_articles_come_back_to_matters_most() -> None:
    facts, articles = corpus()
    scores = score_days(facts, {each.id: each for each in articles})
    assert max(scores, key=lambda day: scores[day]) == "2023-05-01"
    assert scores["2023-04-20"] < scores["2023-05-01"] / 4


def test_the_corpus_says_how_many_days() -> None:
    scores = {"2023-05-01": 50.0, "2023-05-02": 20.0, "2023-05-03": 18.0, "2023-05-04": 2.0}
    assert choose_days(scores, 16, None) == ["2023-05-01", "2023-05-02", "2023-05-03"]
    assert choose_days(scores, 16, 1) == ["2023-05-01"]
    assert choose_days({}, 0, None) == []


def test_a_story_of_equal_days_does_not_keep_them_all() -> None:
    scores = {f"2023-{month:02}-{day:02}": 5.0 for month in range(1, 11) for day in range(1, 29)}
    assert 25 < len(choose_days(scores, len(scores), None)) < 70
    few = {f"2023-05-0{day}": 5.0 for day in range(1, 9)}
    assert len(choose_days(few, 8, None)) == 8


def test_a_day_on_which_somebody_only_spoke_matters_less() -> None:
    text = "The bridge fell on 1 May, the mayor said on 2 May."
    facts = [
        dated("1 May", "2023-05-01", at=text.index("1 May"), sentence=(0, len(text))),
        dated(
            "2 May",
            "2023-05-02",
            at=text.index("2 May"),
            sentence=(0, len(text)),
            claimant="Ana Ruiz",
            said="2023-05-02",
        ),
    ]
    scores = score_days(facts, {"a": article("a", text)})
    assert scores["2023-05-02"] < scores["2023-05-01"]


def test_salient_rows_are_dated_sentences() -> None:
    facts, articles = corpus()
    rows = timeline(facts, articles=articles, salient=1)
    assert {row.date for row in rows} == {"2023-05-01"}
    assert "earthquake struck the valley" in rows[0].text
    assert len(rows) <= 2


def test_salient_rows_count_the_articles_that_tell_the_same() -> None:
    facts, articles = corpus()
    (row, *_) = timeline(facts, articles=articles, salient=1)
    assert len(row.articles) > 5


def test_a_reader_who_writes_on_a_day_does_not_make_it_matter() -> None:
    text = "At 10:01 am on 3 May 2023, oldtimer wrote: I told you so all along."
    fact = told("a", text, "3 May 2023", "2023-05-03", "2023-05-09")
    scores = score_days([fact], {"a": article("a", text, published="2023-05-09")})
    assert "2023-05-03" not in scores


def test_undated_articles_have_days_that_matter_too() -> None:
    text = QUAKE.format("1 May")
    fact = dated("1 May", "2023-05-01", at=text.index("1 May"), sentence=(0, len(text)))
    (row,) = timeline([fact], articles=[article("a", text)], salient=True)
    assert row.date == "2023-05-01"


def test_no_corpus_has_no_days() -> None:
    assert timeline([], salient=True) == []


def test_no_sentence_stands_for_two_days() -> None:
    text = "The bridge over the Lomar fell on 1 May and was closed to all traffic on 2 May."
    facts = [told("a", text, "1 May", "2023-05-01", "2023-05-09")]
    facts.append(told("a", text, "2 May", "2023-05-02", "2023-05-09"))
    rows = timeline(facts, articles=[article("a", text, published="2023-05-09")], salient=True)
    assert [row.text for row in rows if row.date and row.date < "2023-05-09"] == [text]
