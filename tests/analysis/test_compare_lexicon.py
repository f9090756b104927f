"""The words of contrast do what their examples say."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from newsfacts.analysis.claims import Claim, claim_of
from newsfacts.analysis.parts import (
    counts_perpetrator,
    counts_several,
    is_told_as_earlier,
    is_told_elsewhen,
    part_words,
)
from newsfacts.analysis.settings import Contrast, compare_lexicon, contrast_pattern
from tests.analysis.making import figure

ENTRIES = [pytest.param(entry, id=entry.words) for entry in compare_lexicon().contrast]


@pytest.mark.parametrize("entry", ENTRIES)
def test_examples_match(entry: Contrast) -> None:
    assert entry.examples
    for example in entry.examples:
        found = [match.group().casefold() for match in contrast_pattern().finditer(example)]
        assert any(words.startswith(entry.words) for words in found), example


@pytest.mark.parametrize("entry", ENTRIES)
def test_counterexamples_do_not(entry: Contrast) -> None:
    for example in entry.counterexamples:
        assert not contrast_pattern().search(example)


def test_thresholds_are_shares_and_days() -> None:
    lexicon = compare_lexicon()
    assert 0 < lexicon.tolerance < 0.1
    assert lexicon.slack > 1
    assert lexicon.within.incident <= lexicon.within.stock


def told(text: str, words: str) -> Claim:
    at = text.index(words)
    return claim_of(figure("12", at=at, sentence=(0, len(text))))


def tables() -> Iterator[tuple[str, str, Callable[[Claim], object], bool]]:
    lexicon = compare_lexicon()
    for entries, words, test in (
        (lexicon.parts, "12", part_words),
        (lexicon.elsewhen, "12", is_told_elsewhen),
        (lexicon.earlier, "12", is_told_as_earlier),
        (lexicon.perpetrators, "even", counts_perpetrator),
        (lexicon.several, "e", counts_several),
    ):
        for text in entries.examples:
            yield text, words, partial(_with_text, test, text), True
        for text in entries.counterexamples:
            yield text, words, partial(_with_text, test, text), False


def _with_text(test: Callable[..., object], text: str, claim: Claim) -> object:
    return test(claim, {"a": text})


@pytest.mark.parametrize(("text", "words", "test", "expected"), list(tables()))
def test_words_around_figures_do_what_their_examples_say(
    text: str, words: str, test: Callable[[Claim], object], expected: bool
) -> None:
    assert bool(test(told(text, words))) is expected
