"""The words of contrast do what their examples say."""

import pytest

from newsfacts.analysis.settings import Contrast, compare_lexicon, contrast_pattern

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
