"""Quotation marks: pairs, whatever their shape, and what a missing one does."""

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.attribution.quotations import Quotation, pair_marks
from newsfacts.extractors.attribution.wordclasses import MARKS
from newsfacts.extractors.scanning import Scan, Vocabulary


def quotations(text: str) -> list[tuple[str, Quotation]]:
    scan = Scan(build_document(text), Vocabulary({}))
    found = pair_marks(scan, [i for i, word in enumerate(scan.words) if word in MARKS])
    return [(text[scan.starts[q.first] : scan.ends[q.last]], q) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “one two” and left.", ["“one two”"]),
        ('He said "one two" and "three four" then.', ['"one two"', '"three four"']),
        ("He said ''one two'' and left.", ["''one two''"]),
        ("Mayor calls plan ‘a joke’ again", ["‘a joke’"]),
        ("Mayor calls plan 'a joke' again", ["'a joke'"]),
        # a closing mark that looks like an opening one
        ("He was “small“ and left.", ["“small“"]),
        # apostrophes are no marks
        ("The workers’ union and O’Neill’s aides don’t agree.", []),
        ("It's the '90s and the boys' club.", []),
        # single marks inside double ones belong to them
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
        ("Nothing is quoted here.", []),
    ],
)
def test_marks_pair_by_shape_and_white_space(text: str, expected: list[str]) -> None:
    assert [words for words, _ in quotations(text)] == expected


def test_a_missing_mark_does_not_shift_the_pairs_of_the_next_paragraph() -> None:
    text = 'He said "one and left.\n\nShe said "two three" and "four five" then.'
    assert [words for words, _ in quotations(text)][-2:] == ['"two three"', '"four five"']


def test_a_quotation_goes_on_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“One two.\n\n“Three four.\n\n“Five six.”"
    found = quotations(text)
    assert [words for words, _ in found] == ["“One two.", "“Three four.", "“Five six.”"]
    assert [quotation.closed for _, quotation in found] == [False, False, True]


def test_a_quotation_may_end_in_the_next_paragraph() -> None:
    text = "“He was there for 12 days.\nThe man was weak,” she said."
    assert [words for words, _ in quotations(text)] == [
        "“He was there for 12 days.\nThe man was weak,”"
    ]


def test_a_mark_that_is_never_closed_swallows_no_paragraph() -> None:
    found = quotations("He said “one and left.\n\nThe town is quiet.\n\nIt lies on a river.")
    assert all("town" not in words for words, _ in found)
