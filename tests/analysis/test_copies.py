from newsfacts.analysis.copies import copied_pairs, shingles

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
