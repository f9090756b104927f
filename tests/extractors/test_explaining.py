import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import scan_article
from newsfacts.extractors.quantities.explaining import Explanation, explain_numbers, reasons


def explain(text: str) -> list[tuple[str, str]]:
    return [(text[e.span.start : e.span.end], e.rule) for e in of(text)]


def of(text: str) -> list[Explanation]:
    return explain_numbers(scan_article(build_document(text)))


def test_every_number_is_explained_in_text_order() -> None:
    text = "Flight 370 had 239 people on board; in 2014 one of them was 35."
    spans = [text[e.span.start : e.span.end] for e in of(text)]
    assert spans[:2] == ["370", "239"]
    assert [e.span.start for e in of(text)] == sorted(e.span.start for e in of(text))
    assert "2014" in " ".join(spans)


def test_a_figure_says_what_it_became() -> None:
    (figure,) = of("At least 12 goats drowned.")
    assert figure.fact is not None
    assert "12 to open" in figure.meaning
    assert "at least" in figure.meaning
    assert "goats" in figure.meaning
    assert figure.rule


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("They won 2-1.", "2", "score"),
        ("The 82nd Airborne came.", "82", "ordinal"),
        ("The two nations met.", "two", "back reference"),
        ("Call 555-0199 now.", "555-0199", "phone"),
        ("See https://t.co/8nDoi now.", "8", "link"),
    ],
)
def test_a_number_that_is_nothing_says_why(text: str, number: str, reason: str) -> None:
    assert (number, reason) in explain(text)


def test_no_number_is_explained_twice() -> None:
    text = "On 5 May 2010 some 40 of 90 goats fled; call 555-0199 or 0800 123 456."
    spans = [e.span for e in of(text)]
    assert len(spans) == len(set(spans))


def test_text_without_numbers_has_nothing_to_explain() -> None:
    assert explain("Nothing happened.") == []


def test_every_reason_is_a_phrase() -> None:
    assert all(phrase and phrase == phrase.strip() for phrase in reasons().values())
