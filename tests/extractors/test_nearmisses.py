"""Why a figure has its metric, and which metrics it nearly had."""

from newsfacts.extractors.metrics.nearmisses import explain_metric


def test_a_figure_is_explained_by_the_word_that_decided() -> None:
    (entry,) = explain_metric("The flood killed 40 people.")
    assert (entry.text, entry.metric) == ("40", "deaths")
    assert '"killed"' in entry.reason


def test_a_near_miss_says_why() -> None:
    (entry,) = explain_metric("The clinic treated 30 carpets.")
    reasons = {(near.metric, near.word): near.reason for near in entry.near}
    assert "people" in reasons["injuries", "treated"]


def test_a_word_that_governs_another_figure_is_a_near_miss() -> None:
    first, second = explain_metric("The blast killed six and wounded nine.")
    assert "injuries" in {near.metric for near in first.near}
    assert "deaths" in {near.metric for near in second.near}


def test_a_number_that_is_no_figure_says_why() -> None:
    entries = explain_metric("Flight 370 vanished.")
    assert [(entry.text, entry.metric) for entry in entries if entry.metric] == []


def test_an_empty_text_has_nothing_to_explain() -> None:
    assert explain_metric("") == []
