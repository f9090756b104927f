import random

import pytest

from newsfacts.analysis.copies import FEWEST, FIRST, SHARE, copied_pairs, shingles

PASSAGE = (
    "Rescuers pulled four miners from the flooded shaft near the northern pass before dawn, "
    "the company said, and eleven were still missing."
)


def test_a_copy_with_some_words_changed_is_a_copy() -> None:
    edited = PASSAGE.replace("company", "operator").replace("four", "4")
    assert list(copied_pairs([("a", PASSAGE), ("b", edited)])) == [(0, 1)]


def test_two_thirds_cut_is_still_a_copy() -> None:
    cut = " ".join(PASSAGE.split()[:9])
    assert list(copied_pairs([("a", PASSAGE), ("b", cut)])) == [(0, 1)]


def test_one_article_does_not_copy_itself() -> None:
    assert not list(copied_pairs([("a", PASSAGE), ("a", PASSAGE)]))


def test_a_formula_is_no_copy() -> None:
    one = "Officials said on Tuesday that the number of people had risen to 40."
    other = "The minister denied on Tuesday that the number of people in the camps was 40."
    assert not list(copied_pairs([("a", one), ("b", other)]))


def test_the_same_words_in_another_order_are_no_copy() -> None:
    turned = " ".join(reversed(PASSAGE.split()))
    assert not list(copied_pairs([("a", PASSAGE), ("b", turned)]))


def test_a_short_sentence_has_no_shingles() -> None:
    assert shingles("Four miners died.") == frozenset()


def every_pair(sentences: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """What ``copied_pairs`` says it gives, each sentence by itself."""
    holders: dict[tuple[str, ...], list[int]] = {}
    pairs = []
    for index, (article, text) in enumerate(sentences):
        own = shingles(text)
        counts: dict[int, int] = {}
        for run in own:
            for other in holders.get(run, ()):
                counts[other] = counts.get(other, 0) + 1
        for run in own:
            holders.setdefault(run, [])
            if len(holders[run]) < FIRST:
                holders[run].append(index)
        for other in sorted(counts):
            shorter = min(len(own), len(shingles(sentences[other][1])))
            if counts[other] >= max(FEWEST, SHARE * shorter) and sentences[other][0] != article:
                pairs.append((other, index))
                break
    return pairs


@pytest.mark.parametrize("seed", range(20))
def test_sentences_told_again_and_again_are_paired_as_if_each_were_new(seed: int) -> None:
    dice = random.Random(seed)
    words = [f"word{number}" for number in range(14)]
    known = [" ".join(dice.choices(words, k=dice.randint(3, 16))) for _ in range(6)]
    edited = [" ".join(text.split()[: dice.randint(3, 16)]) for text in known]
    sentences = [
        (f"a{dice.randrange(12)}", dice.choice(known + edited)) for _ in range(dice.randrange(90))
    ]
    assert list(copied_pairs(sentences)) == every_pair(sentences)
