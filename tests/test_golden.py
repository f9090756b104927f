"""Quality is pinned: the golden corpus must be read at least as well as its floors say.

What the corpus is, how it was annotated and what each measure means: ``tests/golden/README.md``.
"""

import re
import tomllib
from typing import Any

import pytest

from tests.casefiles import read_case_texts
from tests.golden import corpus, scoring

BASELINE = tomllib.loads((corpus.FOLDER / "baseline.toml").read_text(encoding="utf-8"))
TEXTS = {a.name: a.text for a in [*corpus.read_articles(), *corpus.read_seeds()]}


def test_the_floors_were_set_for_this_corpus() -> None:
    assert BASELINE["digest"] == corpus.corpus_digest(), (
        "an article or an annotation changed: measure again and say why in the commit"
    )


@pytest.mark.parametrize(
    ("group", "measure"),
    [(group, measure) for group in corpus.GROUPS for measure in sorted(BASELINE[group])],
)
def test_articles_are_read_as_well_as_before(group: str, measure: str) -> None:
    reached = corpus.measure(group)[measure]
    assert reached >= BASELINE[group][measure], "python -m tests.golden.report --errors"


@pytest.mark.parametrize("group", corpus.GROUPS)
def test_every_measure_has_a_floor(group: str) -> None:
    assert set(BASELINE[group]) == set(corpus.measure(group))


@pytest.mark.parametrize("name", ["claims.jsonl", "times.jsonl", "seeds-claims.jsonl"])
def test_every_annotation_is_the_text_that_it_points_to(name: str) -> None:
    gold = corpus.read_gold(name)
    wrong = [g for g in gold if TEXTS[g["article"]][g["start"] : g["end"]] != g["text"]]
    assert gold
    assert not wrong


def test_every_source_is_the_text_that_it_points_to() -> None:
    for item in corpus.read_gold("attributions.jsonl"):
        start, end = item["source"][0]
        assert TEXTS[item["article"]][start:end] == item["source_text"]


# The corpus is no source of cases


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Every eight words in a row, whatever stands between them."""
    words = re.findall(r"\w+(?:[.,'’-]\w+)*", text.lower().replace("’", "'"))
    return set(zip(*(words[i:] for i in range(8)), strict=False))


def test_no_case_repeats_an_article() -> None:
    """A rule that is tested on the words of an article is no longer measured by it."""
    written = set().union(*(runs_of_words(article.text) for article in corpus.read_articles()))
    repeats = {label for label, text in read_case_texts() if runs_of_words(text) & written}
    assert not repeats, "write another sentence of the same kind"


# The scorer itself


def answer(claim: scoring.Record) -> dict[str, Any]:
    """A claim as the program would give it, everything right."""

    def first(value: Any) -> Any:
        return value[0] if isinstance(value, list) else value

    given = {part: first(value) for part, value in claim.items()}
    return given | {"place": [given["place"]] if given["place"] else []}


@pytest.fixture
def claims() -> list[scoring.Record]:
    return corpus.read_gold("claims.jsonl")


def test_right_answers_score_one_throughout(claims: list[scoring.Record]) -> None:
    assert set(scoring.score_claims(claims, [answer(c) for c in claims]).values()) == {1.0}


def test_no_answer_scores_nothing(claims: list[scoring.Record]) -> None:
    scores = scoring.score_claims(claims, [])
    assert scores["detection"] == scores["claim"] == 0.0


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("low", 12345.0),
        ("low", None),
        ("metric", "unheard of"),
        ("claimant", "Somebody Else"),
        ("modality", "guessed"),
    ],
)
def test_a_claim_with_a_wrong_part_is_not_whole(
    claims: list[scoring.Record], part: str, value: object
) -> None:
    exact = next(c for c in claims if c["modifier"] == "exact" and c["claimant"])
    assert scoring.is_whole(exact, answer(exact))
    assert not scoring.is_whole(exact, answer(exact) | {part: value})


def test_a_vague_word_may_be_read_a_little_wider_but_not_at_will() -> None:
    wanted = {"low": 24, "high": 99, "modifier": "vague"}
    assert scoring.value_fits(wanted, {"low": 12, "high": 120})
    assert not scoring.value_fits(wanted, {"low": 0, "high": 1_000_000})


def test_a_surname_does_for_a_name_but_another_first_name_does_not() -> None:
    wanted = {"claimant": ["Benigno Salonga"]}
    assert scoring.part_fits("claimant", wanted, {"claimant": "Salonga"})
    assert not scoring.part_fits("claimant", wanted, {"claimant": "Benito Salonga"})


def test_one_long_answer_cannot_find_two_figures(claims: list[scoring.Record]) -> None:
    first, second = claims[:2]
    long = answer(first) | {"end": second["end"]}
    assert len(scoring.pair_claims([first, second], [long])) == 1


def test_an_answer_for_another_article_finds_nothing(claims: list[scoring.Record]) -> None:
    elsewhere = answer(claims[0]) | {"article": "elsewhere.txt"}
    assert not scoring.pair_claims(claims, [elsewhere])
