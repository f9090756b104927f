"""Sentences: where they end, and what they never cross."""

from typing import Any

import pytest

from newsfacts.documents.abbreviations import stop_words
from newsfacts.documents.building import build_document
from newsfacts.documents.stops import is_acronym
from tests.casefiles import load_cases


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in build_document(text).sentences]


@pytest.mark.parametrize("case", load_cases("sentences"))
def test_cuts_as_news_is_written(case: dict[str, Any]) -> None:
    assert sentences(case["text"]) == case["expected"]


def groups() -> list[Any]:
    lexicon = stop_words().lexicon
    return [
        pytest.param(text, number, id=f"{name}: {text[:40]}")
        for name in lexicon.__struct_fields__
        for number, texts in (
            (1, getattr(lexicon, name).examples),
            (2, getattr(lexicon, name).counterexamples),
        )
        for text in texts
    ]


@pytest.mark.parametrize(("text", "number"), groups())
def test_examples_of_the_lexicon(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_paragraphs_are_counted_across_zones() -> None:
    document = build_document("Bridge Falls in Lima\n\nIt rained. It fell.\n- Two hurt\n- One dead")
    assert [(s.paragraph, s.zone) for s in document.sentences] == [
        (0, "headline"),
        (1, "body"),
        (1, "body"),
        (2, "bullet"),
        (3, "bullet"),
    ]


def test_white_space_has_no_sentences() -> None:
    assert build_document(" \n\t\n").sentences == ()


@pytest.mark.parametrize("word", ["U.S", "Ph.D", "S.p.A", "p.m"])
def test_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["3.5", "example.com", "U", "1,678.50", "a..b"[:1]])
def test_not_acronyms(word: str) -> None:
    assert not is_acronym(word)
