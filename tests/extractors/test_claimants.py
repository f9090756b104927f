"""Claimants: who a source is, over the article."""

from typing import Any

import pytest

from newsfacts.extractors.attribution.bodies import body_index
from newsfacts.extractors.attribution.namewords import claimant_lexicon, first_names
from tests.casefiles import load_cases
from tests.extractors.test_attribution import attributions, described


@pytest.mark.parametrize("case", load_cases("claimants"))
def test_claimant_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [described(text, one) for one in attributions(text)]
    if "cue" in case:
        found = [one for one in found if one["cue"] == case["cue"]]
    assert found
    assert case["expected"].items() <= found[-1].items(), found[-1]


def test_no_alias_belongs_to_two_bodies() -> None:
    aliases = [alias for body in claimant_lexicon().body for alias in body.aliases]
    assert len(aliases) == len(set(aliases))


def test_parents_are_bodies_or_countries() -> None:
    names = {body.name for body in claimant_lexicon().body}
    for body in claimant_lexicon().body:
        assert body.parent is None or body.parent in names or body.parent == "United States"


def test_aliases_are_found_by_their_first_word() -> None:
    assert all(entries for entries in body_index().values())


def test_no_first_name_is_both_male_and_female() -> None:
    names = first_names()
    assert not names.male & names.female
