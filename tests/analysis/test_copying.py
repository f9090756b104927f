"""Articles that copy from each other, and what that makes of their figures."""

import random
from typing import NoReturn

import pytest

from benchmarks.copies import EDITS, measure
from newsfacts.analysis.compare import compare
from newsfacts.analysis.copying import ArticleCopies, copied_articles, shared_passage
from newsfacts.analysis.sketches import LARGE, Copy, Sketcher, find_copies
from newsfacts.analysis.tracing import trace_origins
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, figure

NOUNS = [
    "harvest",
    "bridge",
    "minister",
    "village",
    "budget",
    "contract",
    "engine",
    "school",
    "border",
    "ferry",
]
VERBS = [
    "closed",
    "opened",
    "promised",
    "refused",
    "described",
    "delayed",
    "inspected",
    "flooded",
    "ordered",
    "sold",
]


def invented(seed: int, words: int = 240) -> str:
    """An article of invented words: no run of four of them is likely to stand in another."""
    chance = random.Random(seed)
    syllables = ["ka", "lo", "mi", "ter", "ves", "pol", "ni", "gra", "don", "shu", "bel", "or"]

    def word() -> str:
        return "".join(chance.choices(syllables, k=chance.randint(1, 3)))

    sentences = []
    for _ in range(words // 12):
        told = [word() for _ in range(9)]
        told += [chance.choice(VERBS), chance.choice(NOUNS), word()]
        sentences.append(" ".join(told).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_an_edited_copy_is_found(edit: str) -> None:
    originals = [invented(seed) for seed in range(30)]
    chance = random.Random(1)
    copies = [EDITS[edit](text, chance) for text in originals]
    sketcher = Sketcher()
    sketches = [sketcher.sketch(text) for text in [*originals, *copies]]
    found = {(pair.first, pair.second) for pair in find_copies(sketches)}
    assert found == {(index, index + 30) for index in range(30)}


def test_the_benchmark_measures_every_edit() -> None:
    figures = measure([invented(seed) for seed in range(12)], 12, 1)
    assert figures["recall"] == dict.fromkeys(EDITS, 1.0)
    assert figures["false pairs"] == 0


def test_a_long_article_and_a_short_extract_of_it() -> None:
    whole = invented(1, words=3000)
    extract = whole[2000 : 2000 + len(whole) // 5]
    sketcher = Sketcher()
    sketches = [sketcher.sketch(text) for text in (whole, invented(2, words=3000), extract)]
    assert [(pair.first, pair.second) for pair in find_copies(sketches)] == [(0, 2)]


def test_what_came_out_months_later_is_no_copy() -> None:
    sketcher = Sketcher()
    text = invented(1)
    sketches = [sketcher.sketch(text, day) for day in (100, 200, 210, None)]
    pairs = [(pair.first, pair.second) for pair in find_copies(sketches, within=60)]
    assert pairs == [(0, 3), (1, 2), (1, 3), (2, 3)]


def test_many_articles_are_paired_part_by_part_with_the_same_result() -> None:
    sketcher = Sketcher()
    few = [sketcher.sketch(invented(seed, words=60)) for seed in (1, 2, 1, 3, 2)]
    empty = sketcher.sketch("")
    many = [*few, *[empty] * LARGE]
    assert list(find_copies(many)) == list(find_copies(few))
    assert list(find_copies(few)) == [Copy(0, 2, 1.0), Copy(1, 4, 1.0)]


def test_lone_surrogates_and_empty_texts_are_sketched() -> None:
    sketcher = Sketcher()
    texts = ["", "word", "broken\ud800word " * 40, "broken\ud800word " * 40]
    found = list(find_copies([sketcher.sketch(text) for text in texts]))
    assert all((pair.first, pair.second) == (2, 3) for pair in found)


def test_the_longest_passage_is_shown_whatever_its_case_and_marks() -> None:
    one = "He said: the old bridge had fallen. Nobody knew why."
    other = "“The old bridge had fallen”, she said; nobody knew."
    shared = shared_passage(one, other)
    assert shared is not None
    assert one[slice(*shared.first)] == "the old bridge had fallen"
    assert other[slice(*shared.second)] == "The old bridge had fallen"
    assert shared_passage("Nine people died.", "Nine people died.") is None


def test_copied_articles_name_the_earlier_one_as_their_source() -> None:
    text = invented(1)
    found = copied_articles(
        [
            article("late", text + "\n\n" + invented(2, words=24), published="2024-03-05"),
            article("early", text, published="2024-03-02"),
            article("alone", invented(3), published="2024-03-01"),
            article("undated", text),
        ]
    )
    assert [(each.article, each.source) for each in found] == [
        ("late", "early"),
        ("undated", "early"),
    ]
    assert found[0].text.startswith(text[:40])


WIRE = (
    "Flames reached the warehouse of the cooperative shortly before midnight on Friday. Fire crews "
    "from four towns needed until noon to bring the blaze under control, and the road along the "
    "canal stayed closed until late. Crews {0}."
)
TOLD = WIRE.format("found 900 animals dead in the burned stables behind the canal")
RETOLD = WIRE.format("counted 900 dead animals when the burned stables could be entered")


def dead_animals(name: str, text: str, count: str = "900") -> Fact:
    at = text.index(count)
    where = (text.rindex(". ", 0, at) + 2, len(text))
    return figure(
        count, metric="count", unit="animal", subject=None, state="", places=["Mao<Chad"],
        article=name, at=at, sentence=where,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "origins"),
    [(RETOLD, 1), (RETOLD.rsplit(". ", 1)[1], 2)],
    ids=["retold in a copy", "the same words alone"],
)
def test_an_edited_sentence_of_a_copied_article_is_one_origin(text: str, origins: int) -> None:
    text = f"A fire in the stables. {text}"
    facts = [dead_animals("wire", TOLD), dead_animals("paper", text)]
    articles = [article("wire", TOLD), article("paper", text)]
    assert [each.origins for each in compare(facts, articles=articles)] == [origins]
    traced = trace_origins(facts, articles)
    assert len(traced) == origins
    if origins == 1:
        copied = traced[0].appearances[1]
        assert copied.relation == "copied"
        assert copied.source == traced[0].appearances[0].fact


def test_copies_with_other_figures_crowd_out_no_copy() -> None:
    others = {str(number): TOLD.replace("900", str(number)) for number in range(301, 309)}
    facts = [dead_animals(f"other{count}", text, count) for count, text in others.items()]
    articles = [article(f"other{count}", text) for count, text in others.items()]
    facts += [dead_animals("wire", TOLD), dead_animals("paper", f"A fire. {RETOLD}")]
    articles += [article("wire", TOLD), article("paper", f"A fire. {RETOLD}")]
    assert [each.origins for each in compare(facts, articles=articles)] == [len(others) + 1]


def test_nothing_is_sketched_before_somebody_asks() -> None:
    class Unread(dict[str, str]):
        def items(self) -> NoReturn:
            raise AssertionError

    copies = ArticleCopies(Unread(a="text"))
    with pytest.raises(AssertionError):
        copies.partners("a")
