"""Days as a user types them."""

import pytest

from newsfacts.cli.days import first_day, last_day
from newsfacts.cli.errors import UserError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-10-30", "2024-10-30", "2024-10-30"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        (" 2024-1-5 ", "2024-01-05", "2024-01-05"),
    ],
)
def test_months_and_years_have_two_ends(text: str, first: str, last: str) -> None:
    assert (first_day(text, "--since"), last_day(text, "--until")) == (first, last)


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13", "2023-02-29", "30/10/2024", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"--since .* is not a date"):
        first_day(text, "--since")


def test_nothing_asked_is_nothing() -> None:
    assert first_day(None, "--since") is None
