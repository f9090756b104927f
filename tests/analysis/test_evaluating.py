"""Scores, intervals and agreement are those of the textbooks; gold files say what is wrong."""

import json
from typing import Any

import pytest

from newsfacts.analysis.evaluating import (
    Figure,
    agree,
    agree_on_figures,
    match_figures,
    score_figures,
    wilson,
)
from newsfacts.analysis.goldfiles import GoldError, read_gold
from newsfacts.analysis.sampling import may_hold_number, passages_of, sample_passages
from tests.cli.samplestore import FIRST, make_article

ARTICLE = make_article("a", "a.txt", FIRST, None, None)


def figure(start: int, end: int, article: str = "a", **fields: object) -> Figure:
    return Figure(article, start, end, fields)


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (1, 2, 0.0945, 0.9055),
    ],
)
def test_intervals_are_wilsons(right: int, total: int, low: float, high: float) -> None:
    share = wilson(right, total)
    assert share.low == pytest.approx(low, abs=5e-4)
    assert share.high == pytest.approx(high, abs=5e-4)


def test_nothing_of_nothing_is_unknown() -> None:
    assert wilson(0, 0).value is None


def test_figures_are_one_when_they_overlap_most() -> None:
    gold = [figure(0, 10), figure(12, 14)]
    found = [figure(8, 13), figure(0, 8), figure(12, 14, article="b")]
    assert match_figures(gold, found) == [(gold[0], found[1]), (gold[1], found[0])]


def test_fields_are_scored_where_people_spoke_of_them() -> None:
    gold = [
        figure(0, 5, metric="deaths", claimant="Red Cross"),
        figure(10, 15, metric="injuries"),
        figure(20, 25, metric="deaths"),
    ]
    found = [
        figure(0, 5, metric="deaths", claimant="red cross"),
        figure(12, 13, metric="deaths", claimant=None),
        figure(30, 31, metric="deaths", claimant=None),
    ]
    scores = {score.field: score for score in score_figures(gold, found)}
    assert list(scores) == ["figure", "metric", "claimant"]  # no whole claims: not all is known
    assert (scores["figure"].precision.right, scores["figure"].precision.total) == (2, 3)
    assert (scores["metric"].precision.right, scores["metric"].recall.total) == (1, 3)
    # of the claimant only one figure of people speaks; one of ours has nothing beside it
    assert (scores["claimant"].precision.right, scores["claimant"].precision.total) == (1, 2)
    assert scores["claimant"].recall.value == 1.0
    assert scores["figure"].f1 == pytest.approx(2 / 3)


def test_whole_claims_need_every_part() -> None:
    whole: dict[str, Any] = {
        "value": (3.0, 3.0),
        "metric": "deaths",
        "claimant": None,
        "modality": "asserted",
    }
    gold = [figure(0, 5, **whole), figure(9, 12, **whole)]
    found = [figure(0, 5, **whole), figure(9, 12, **{**whole, "modality": "denied"})]
    scores = {score.field: score for score in score_figures(gold, found)}
    assert scores["whole claim"].precision.right == 1
    assert scores["claimant"].precision.right == 2  # nobody is nobody


def test_kappa_is_cohens() -> None:
    # the example of Cohen's table: 20 and 15 of 50 agree, 5 and 10 do not
    answers = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    agreement = agree("x", ("a", "b"), answers)
    assert agreement.observed == pytest.approx(0.7)
    assert agreement.kappa == pytest.approx(0.4)


def test_where_chance_alone_would_agree_there_is_no_kappa() -> None:
    assert agree("x", ("a", "b"), [("y", "y")] * 3).kappa is None
    assert agree("x", ("a", "b"), []).observed is None


def test_two_coders_agree_on_what_both_saw() -> None:
    one = [figure(0, 5, metric="deaths"), figure(9, 12, metric="troops")]
    other = [figure(0, 5, metric="deaths")]
    found = {each.field: each for each in agree_on_figures(one, other, ("a", "b"))}
    assert found["figure"].observed == pytest.approx(2 / 3)
    assert (found["metric"].count, found["metric"].observed) == (1, 1.0)


def test_gold_figures_are_found_by_their_words() -> None:
    lines = [
        b'{"article": "a", "text": "12,000", "metric": "troops", "low": null, "high": 12000}',
        b"",
        b'{"article": "a", "figures": [{"text": "Thousands", "line": 2, "claimant": null}]}',
    ]
    gold = read_gold(lines, lambda name: ARTICLE)
    assert [FIRST[each.start : each.end] for each in gold.figures] == ["12,000", "Thousands"]
    assert gold.figures[0].fields == {"metric": "troops", "value": (None, 12000.0)}
    assert gold.figures[1].fields == {"claimant": None}
    assert gold.articles == {"a"}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{", "line 1: "),
        ({"text": "12,000"}, "no article"),
        ({"article": "a", "text": "13,000"}, "does not stand"),
        ({"article": "a", "text": "12,000", "colour": 1}, "no field is called 'colour'"),
        ({"article": "a", "text": "12,000", "low": "many"}, "low is no number"),
        ({"article": "a", "start": 3}, "needs its text"),
        ({"article": "a", "figures": [3]}, "a list of objects"),
    ],
)
def test_gold_that_cannot_be_read_is_named(record: object, message: str) -> None:
    line = record.encode() if isinstance(record, str) else json.dumps(record).encode()
    with pytest.raises(GoldError, match=message):
        read_gold([line], lambda name: ARTICLE)


def test_a_seed_draws_the_same_sentences_again_and_another_others() -> None:
    texts = [f"Some {n} boats left. Then came {n + 1} more. It rained." for n in range(30)]
    articles = [make_article(str(n), f"{n}.txt", text, None, None) for n, text in enumerate(texts)]
    first = sample_passages(articles, 10, 1, may_hold_number)
    assert first == sample_passages(reversed(articles), 10, 1, may_hold_number)
    assert first != sample_passages(articles, 10, 2, may_hold_number)
    assert all("rained" not in passage.text for passage in first)
    assert len(sample_passages(articles, 1000, 1, may_hold_number)) == 60


@pytest.mark.parametrize(
    ("text", "may"), [("A dozen left.", True), ("In 2014.", True), ("Nobody left.", False)]
)
def test_sentences_that_may_hold_a_figure(text: str, may: bool) -> None:
    assert may_hold_number(text) is may


def test_footers_are_not_coded() -> None:
    text = "Some 40 boats left.\n\nCopyright 2024 The Ledger. All rights reserved.\n"
    article = make_article("a", "a.txt", text, None, None)
    assert [passage.text for passage in passages_of(article)] == ["Some 40 boats left."]
