"""Words are found as people type them, expressions as they are written, and both come to an end."""

import pytest

from newsfacts.analysis.searching import SearchError, expression_pattern, find_hits, text_pattern

TEXT = "The mayor’s office said:\n“No fewer than 40\nboats – small ones – left.”\n"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("the mayor's OFFICE", "The mayor’s office"),  # case, and the mark of the apostrophe
        ('"no fewer', "“No fewer"),
        ("40 boats", "40\nboats"),  # over a line's end
        ("boats - small", "boats – small"),
        ("40   boats", "40\nboats"),
        ("off", "off"),  # a part of a word
        ("l.ft", None),  # no expression
        ("forty boats", None),
    ],
)
def test_typed_words_are_found(typed: str, found: str | None) -> None:
    hits = list(find_hits(TEXT, text_pattern(typed)))
    assert [TEXT[hit.start : hit.end] for hit in hits] == ([found] if found else [])


def test_a_hit_knows_its_line() -> None:
    (hit,) = find_hits(TEXT, text_pattern("boats"))
    assert (hit.line, hit.column) == (3, 1)
    assert TEXT[hit.line_start : hit.line_end] == "boats – small ones – left.”"


def test_an_expression_counts_case_and_lines() -> None:
    assert len(list(find_hits(TEXT, expression_pattern("^b")))) == 1
    assert list(find_hits(TEXT, expression_pattern("BOATS"))) == []
    assert list(find_hits(TEXT, expression_pattern("x*"))) == []  # the empty text is no hit


@pytest.mark.parametrize("wrong", ["(a", "[", "*", "(?P<a>x)(?P<a"])
def test_what_is_no_expression_is_said_to_be_none(wrong: str) -> None:
    with pytest.raises(SearchError, match="no regular expression"):
        expression_pattern(wrong)


def test_a_text_of_nothing_is_refused() -> None:
    with pytest.raises(SearchError, match="nothing to search for"):
        text_pattern(" \n")


def test_a_pattern_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsfacts.analysis.searching.SECONDS", 0.2)
    bait = expression_pattern(r"(a|aa|aaa)+\b[^a]$")
    with pytest.raises(SearchError, match="takes too long"):
        list(find_hits("a" * 60, bait))
