"""How times and claimants are written in tables."""

import pytest

from newsfacts.cli.factsheets import claimant_name, time_text
from newsfacts.extractors.facts import Claimant, Time


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (None, ""),
        (
            Time("Oct. 30", "DATE", "2024-10-30", None, "2024-10-30", "2024-10-30", "on"),
            "2024-10-30",
        ),
        (Time("December", "DATE", "2024-12", None, "2024-12-01", "2024-12-31", "by"), "by 2024-12"),
        (Time("Thursday", "DATE", "XXXX-WXX-4", None, None, None, "until"), "until “Thursday”"),
        (Time("2024", "DATE", "2024", None, None, "2024-12-31", "before"), "before 2024"),
        (
            Time("Monday morning", "TIME", "2024-10-28TMO", None, "2024-10-28", "2024-10-28", None),
            "2024-10-28",
        ),
        (Time("noon", "TIME", "T12:00", None, None, None, None), "“noon”"),
        (Time("three days", "DURATION", "P3D", None, None, None, None), "“three days”"),
    ],
)
def test_times_are_days_where_they_are_known_and_words_elsewhere(
    time: Time | None, text: str
) -> None:
    assert time_text(time) == text


@pytest.mark.parametrize(
    ("name", "others", "text"),
    [
        ("Ukraine", (), "Ukraine"),
        ("South Korea", ("other allies", "NATO"), "South Korea +2"),
        (None, (), "(nobody)"),
    ],
)
def test_claimants_have_names(name: str | None, others: tuple[str, ...], text: str) -> None:
    claimant = Claimant(name, "official", None, "said", None, others, (), None)
    assert claimant_name(claimant) == text


def test_nobody_else_is_the_article() -> None:
    assert claimant_name(None) == "(article)"
