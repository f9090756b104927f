"""What a draft leaves to the sentence before is filled in; positions stay those of the draft."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.analysis.check import check
from newsfacts.analysis.claims import nearest_place
from newsfacts.analysis.drafts import check_lexicon, read_draft
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = "Mali says 500 soldiers are in Gao."


def figures(text: str) -> list[Fact]:
    return read_draft(build_document(text)).figures


def told(fact: Fact) -> tuple[str, str | None, str, str | None]:
    """Text, claimant, metric and place of a figure."""
    assert fact.quantity is not None
    where = nearest_place(fact)
    name = fact.claimant.name if fact.claimant else None
    return fact.text, name, fact.quantity.metric, where.name if where else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST} Chad counts 300 there.", ("300", "Chad", "troops", "Gao")),
        (f"{FIRST} Chad puts the number at 300.", ("300", "Chad", "troops", None)),
        (f"{FIRST} Niger, 200.", ("200", "Niger", "troops", "Gao")),
        ("Mali says 500 soldiers are in Gao, Chad 300.", ("300", "Chad", "troops", "Gao")),
        ("Mali says 500 soldiers are in Gao and Chad 300.", ("300", "Chad", "troops", "Gao")),
    ],
)
def test_a_figure_without_a_noun_counts_what_the_one_before_it_does(
    text: str, expected: tuple[str, str, str, str | None]
) -> None:
    found = told(figures(text)[-1])
    assert found[:3] == expected[:3]
    assert expected[3] is None or found[3] == expected[3]


@pytest.mark.parametrize(
    "text",
    [
        "Bombs fell on 3 villages.",
        "Mali says 500 soldiers are in Gao. Prices rose 4%.",
        "Mali says 500 soldiers are in Gao. Chad has 12 ministers.",
        "Mali says 500 soldiers are in Gao. They came on a Boeing 737.",
        "Mali says 500 soldiers are in Gao. KQED 9 has the story.",
        "Mali says 500 soldiers are in Gao. Awa Keita, 26, Moussa Diallo, 31, were there.",
        "In Chad 300 people were detained. In June Niger followed.",
        "The ministry said that 500 soldiers were in Gao.",
    ],
)
def test_what_says_all_of_it_is_left_alone(text: str) -> None:
    document = build_document(text)
    plain = [fact for fact in read_article(document).facts if fact.quantity is not None]
    assert read_draft(document).figures == plain


def test_what_opens_a_clause_is_no_name() -> None:
    for text in (
        f"{FIRST} In May 300 left.",
        f"{FIRST} Another 300 left.",
        f"{FIRST} Since May 300.",
    ):
        assert {told(fact)[1] for fact in figures(text)} <= {"Mali", None}


def test_a_noun_is_not_taken_from_far_away() -> None:
    filler = "The river was high and the road was closed to traffic. " * 20
    found = figures(f"{FIRST} {filler} Chad counts 30.")
    assert [fact.text for fact in found if told(fact)[2] == "troops"] == ["500"]


def test_what_becomes_of_the_counted_is_taken_along() -> None:
    found = figures("About 40 people were wounded in Lyon on Monday, police said. Lyon counts 45.")
    assert [told(fact)[2] for fact in found] == ["injuries", "injuries"]


@pytest.mark.parametrize(
    ("words", "example"),
    [(entry.words, each) for entry in check_lexicon().counting for each in entry.examples],
)
def test_every_counting_verb_gives_its_figure_to_the_name_before_it(
    words: str, example: str
) -> None:
    assert words in example
    (found,) = (fact for fact in figures(f"{FIRST} {example}") if fact.text == "300")
    assert found.claimant is not None
    assert (found.claimant.text or "?") in example


@given(
    st.lists(
        st.sampled_from([FIRST, "Chad counts 300 there.", "Niger, 200.", "Of these 40 left.", "\n"])
    )
)
def test_positions_are_those_of_the_draft(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = read_draft(build_document(text)).figures
    for fact in found:
        assert text[fact.start : fact.end] == fact.text
        assert fact.sentence.start <= fact.start < fact.end <= fact.sentence.end
    starts = [fact.start for fact in found]
    assert starts == sorted(set(starts))


def verdicts(draft: str, *clippings: str) -> list[str]:
    """The verdicts on a draft, from the words of its clippings."""
    articles: list[Article] = []
    facts: list[Fact] = []
    for place, text in enumerate(clippings):
        articles.append(article(f"c{place}", text))
        facts += read_article(build_document(text, id=f"c{place}")).facts
    return [each.verdict for each in check(read_draft(build_document(draft)), facts, articles)]


def test_a_draft_in_words_against_clippings_in_words() -> None:
    clipping = (
        "Mali said that up to 500 soldiers were in Gao. Chad said that 300 soldiers were in Gao."
    )
    assert verdicts(
        "Mali says 500 soldiers are in Gao. Chad counts 300 there. Niger says that 300 soldiers "
        "are in Gao. Some 20 people were killed.",
        clipping,
    ) == ["hedge dropped", "supported", "source differs", "not found"]


def test_an_article_supports_itself() -> None:
    text = "Police said that 12 people were killed in Lyon on 3 May 2023."
    assert set(verdicts(text, text)) == {"supported"}


def test_the_date_of_a_dateline_is_not_the_day_of_what_happened() -> None:
    draft = "LYON, May 20, 2023 - A fire in Lyon killed 12 people, police said."
    clipping = "LYON, May 4, 2023 - A fire in Lyon has killed 12 people, police said."
    assert verdicts(draft, clipping) == ["supported"]
    assert verdicts(draft.replace("killed", "on 3 June 2020 killed"), clipping) == ["not found"]


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("Mali says 300 soldiers are in Gao.", ("the draft's own text has 300 (line 3)",)),
        ("Mali says 500 soldiers are in Gao.", ()),
        ("Mali says 300 soldiers are in Bol.", ()),
        ("Mali says up to 600 soldiers are in Gao.", ()),
    ],
)
def test_a_headline_that_the_text_does_not_bear_out(body: str, notes: tuple[str, ...]) -> None:
    draft = read_draft(build_document(f"500 soldiers in Gao, Mali says\n\n{body}\n"))
    found = check(draft, [], [])
    assert found[0].text == "500"
    assert found[0].notes == notes


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_figure_of_an_article_is_supported_by_it(path: Path) -> None:
    """But for what it states as fact and gives to "some sources" further down."""
    text = path.read_text(encoding="utf-8")
    reading = read_article(build_document(text, id="c0"))
    home = article("c0", text)
    found = check(read_draft(build_document(text, id="draft")), reading.facts, [home])
    assert found
    wrong = [each for each in found if each.verdict != "supported"]
    assert [each.text for each in wrong if "stated as fact" not in each.reason] == []
    assert len(wrong) <= 1
