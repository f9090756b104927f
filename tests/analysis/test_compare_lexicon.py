"""The words of contrast do what their examples say."""

import pytest

from newsfacts.analysis.claims import claim_of
from newsfacts.analysis.parts import part_words
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


def test_words_of_parts_do_what_their_examples_say() -> None:
    parts = compare_lexicon().parts
    for text, expected in [
        *((e, True) for e in parts.examples),
        *((e, False) for e in parts.counterexamples),
    ]:
        at = text.index("12")
        claim = claim_of(figure("12", at=at, sentence=(0, len(text))))
        assert (part_words(claim, {"a": text}) is not None) is expected, text
