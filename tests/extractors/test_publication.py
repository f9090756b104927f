"""Dating articles: the table of cases, and that an answer is always an honest interval."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.documents.building import build_document
from newsfacts.documents.records import GivenDate
from newsfacts.extractors.publication.articles import date_article
from newsfacts.extractors.publication.writtendates import find_written_dates, read_given_date
from tests.casefiles import load_cases


@pytest.mark.parametrize("case", load_cases("publication"))
def test_case(case: dict[str, Any]) -> None:
    given_date = GivenDate(case["given"], "option") if "given" in case else None
    document = build_document(
        case["text"], id="case", path=case.get("path"), url=case.get("url"), given_date=given_date
    )
    published = date_article(document)
    expected = case["expected"]
    if not expected:
        assert published is None
        return
    assert published is not None
    assert {key: getattr(published, key) for key in expected} == expected


def test_bounds_from_the_body_and_from_posts_stay_open() -> None:
    document = build_document("The mill burned down on March 22, 2013. Nobody was hurt.", id="case")
    published = date_article(document)
    assert published is not None
    assert (published.end, published.value) == (None, None)


def test_words_that_prove_a_date_are_in_the_text() -> None:
    text = "Mill closes\nPublished on Friday 22 March 2013\n\nA mill closed."
    published = date_article(build_document(text, id="case"))
    assert published is not None
    assert published.text is not None
    assert published.text in text


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.: TZMarch,apil2013", max_size=30))
def test_any_given_date_is_an_interval_or_nothing(text: str) -> None:
    read = read_given_date(text)
    assert read is None or read[0] <= read[1]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 MarchOct.,-20/\n", max_size=60))
def test_written_dates_lie_inside_the_text_in_order(text: str) -> None:
    found = find_written_dates(text)
    assert all(0 <= written.start < written.end <= len(text) for written in found)
    assert [written.end for written in found] == sorted(written.end for written in found)
