"""Restated figures take the setting that their article gave them."""

import pytest

from newsfacts.analysis.claims import claim_of, nearest_place
from newsfacts.analysis.completing import claims_of
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure

FULL = figure("8,000", claimant="Niger", state="stationed", places=["Mao<Chad"], at=10)


def setting(*facts: Fact) -> list[tuple[str | None, str | None]]:
    return [(claim.keys.state, claim.keys.place) for claim in claims_of(facts)]


def test_a_repetition_without_a_setting_takes_it() -> None:
    again = figure("8,000", state=None, at=300)
    assert setting(FULL, again)[1] == ("stationed", "Mao")
    assert claims_of([FULL, again])[1].borrowed == ("state", "place")


def test_the_order_does_not_matter() -> None:
    again = figure("8,000", state=None, at=1)
    assert setting(again, FULL)[0] == ("stationed", "Mao")


@pytest.mark.parametrize(
    "other",
    [
        figure("9,000", state=None, at=300),
        figure("8,000", state=None, at=300, article="b"),
        figure("8,000", state=None, at=300, subject="Mali"),
        figure("8,000", state=None, at=300, metric="deaths", unit="person"),
        figure("8,000", state=None, at=300, modality="projected"),
        figure("8,000", state="trained", at=300),
    ],
    ids=["figure", "article", "subject", "metric", "forecast", "state"],
)
def test_what_is_not_the_same_figure_takes_nothing(other: Fact) -> None:
    assert setting(FULL, other)[1][1] is None


def test_two_settings_leave_it_open() -> None:
    second = figure("8,000", claimant="Mali", state="trained", places=["Bol<Chad"], at=100)
    again = figure("8,000", state=None, at=300)
    assert setting(FULL, second, again)[2] == (None, None)


def test_a_repetition_with_another_verb_is_still_the_same_people() -> None:
    again = figure("8,000", state="under_way", places=["Mao<Chad"], at=300, inferred=("places",))
    risen = figure("9,000", state="under_way", places=["Mao<Chad"], at=400,
                   claimant="Mali", inferred=("state", "places"))  # fmt: skip
    assert setting(FULL, again, risen)[1:] == [("stationed", "Mao"), ("stationed", "Mao")]


@pytest.mark.parametrize(
    ("places", "state", "name"),
    [
        (["Chad", "Mao<Chad"], "present", "Mao"),
        (["to Mao<Chad", "Niger"], "sent", "Mao"),
        (["Niger", "to Mao<Chad"], "sent", "Mao"),
        (["Niger", "to Mao<Chad"], "present", "Niger"),
        (["near Mao<Chad", "Niger"], "present", "Niger"),
        (["near Mao<Chad"], "present", "Mao"),
        (["from Mao<Chad", "Niger"], None, "Niger"),
        (["North Korea", "to Mao<Chad"], "present", "Mao"),
        (["Pyongyang<North Korea"], "present", None),
        ([], "present", None),
    ],
)
def test_the_place_of_a_figure(places: list[str], state: str | None, name: str | None) -> None:
    found = nearest_place(figure(places=places, state=state))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("places", "state", "key"),
    [
        (["Mao"], None, "present"),
        (["toward Mao"], None, "under_way"),
        (["to Mao"], "sent", "present"),
        (["Mao"], "trained", "trained"),
        ([], None, None),
    ],
)
def test_the_state_of_a_figure(places: list[str], state: str | None, key: str | None) -> None:
    assert claim_of(figure(places=places, state=state)).keys.state == key
