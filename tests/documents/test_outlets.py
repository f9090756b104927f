"""The outlet that the foot of an article names."""

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.outlets import Example, name_in_lines, outlet_lexicon

PROSE = (
    "The bridge over the river fell on Monday after two days of rain, and twelve people who were "
    "on it when it gave way were taken to hospital, the mayor of the town told reporters there.\n\n"
)


@pytest.mark.parametrize("example", outlet_lexicon().examples, ids=lambda e: " / ".join(e.lines))
def test_examples(example: Example) -> None:
    assert name_in_lines(example.lines) == example.outlet


@pytest.mark.parametrize(
    "foot",
    [
        "Published by\n\nRiverside News\n\nLeave a Reply",
        "Published by\nRiverside News\n",
        "Published by Riverside News",
        "© 2021 Riverside News. All rights reserved.",
        "Leave a Reply\n\nCopyright 2021 Riverside News",
    ],
)
def test_the_foot_names_the_outlet(foot: str) -> None:
    document = build_document(f"Bridge Falls in Lima\n\n{PROSE}{PROSE}{foot}")
    assert (document.outlet, document.outlet_basis) == ("Riverside News", "footer")


def test_what_is_given_goes_before_it() -> None:
    text = f"{PROSE}{PROSE}Published by\n\nRiverside News"
    document = build_document(text, outlet="The Courier", outlet_basis="option")
    assert (document.outlet, document.outlet_basis) == ("The Courier", "option")


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}© 2021 Riverside News\n\n{PROSE}",
        f"{PROSE}Published by Riverside News\n\n{PROSE}",
        f"{PROSE}Published by\n\nAna Ruiz\n\nLeave a Reply",
        "Published by Riverside News",
        PROSE,
        "",
    ],
)
def test_elsewhere_no_outlet_is_named(text: str) -> None:
    document = build_document(text)
    assert (document.outlet, document.outlet_basis) == (None, None)
