import pytest

from newsfacts.analysis.where import WhereError, fact_keys, parse_where
from tests.analysis.making import figure

SOLDIERS = figure(
    "approximately 8,000",
    low=8000,
    modifier="approx",
    metric="troops",
    claimant="Pentagon",
    parent="United States",
    places=["Kursk<Russia", "Sumy"],
)


@pytest.mark.parametrize(
    "expression",
    [
        "quantity.low >= 1000",
        "quantity.low>=1,000 and quantity.high<=9000",
        "claimant.name=pentagon",
        'claimant.parent = "united states"',
        "claimant.parent = United States and modality = asserted",
        "places.name = Sumy",
        "places.within ~ rus",
        "not quantity.metric = deaths",
        "quantity.metric = deaths or quantity.low > 5",
        "(quantity.metric = deaths or quantity.low > 5) and not time",
        "outlet = null",
        "claimant != null",
        "text ~ 'approx'",
        "quantity.metric != deaths",
    ],
)
def test_an_expression_holds(expression: str) -> None:
    assert parse_where(expression)(SOLDIERS)


@pytest.mark.parametrize(
    "expression",
    [
        "quantity.low > 8000",
        "claimant.name = Penta",
        "places.name != Sumy",
        "time",
        "quantity.low = null",
        "quantity.metric = deaths and quantity.low > 5 or zone = footer",
        "outlet > a",
        "quantity.low = many",
    ],
)
def test_an_expression_does_not_hold(expression: str) -> None:
    assert not parse_where(expression)(SOLDIERS)


@pytest.mark.parametrize(
    ("expression", "message", "hint"),
    [
        ("quantity.lo > 5", "no key “quantity.lo”", "quantity.low"),
        ("low > 5", "no key “low”", "quantity.low"),
        ("quantity.low >", "value is missing", "quote"),
        ("(zone = body", "not closed", ")"),
        ("zone = 'body", "cannot be read", "quotation"),
        ("zone = body)", "not expected", "and"),
        ("and zone = body", "a key is expected", "quantity.low"),
        ("", "a key is expected", "quantity.low"),
        ("quantity.low > null", "null cannot be compared", "="),
        ("__class__ = x", "no key", "newsfacts schema"),
    ],
)
def test_an_error_says_what_and_where(expression: str, message: str, hint: str) -> None:
    with pytest.raises(WhereError) as error:
        parse_where(expression)
    assert message in str(error.value)
    assert hint in error.value.hint


def test_keys_are_those_of_the_record() -> None:
    assert {"quantity.low", "claimant.said.value", "places.name", "spans.number"} <= set(
        fact_keys()
    )
