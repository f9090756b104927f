"""Names of places and peoples on the words of a text."""

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.places.gazetteer import (
    country_of,
    find_place,
    match_demonym,
    match_demonym_words,
    match_place,
    match_place_words,
)
from newsfacts.extractors.scanning import Scan


def scan(text: str) -> Scan:
    return Scan(build_document(text), {})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. soil", "United States"),
        ("US soil", "United States"),
        ("Kiev fell", "Kyiv"),
        ("New York City slept", "New York City"),
        ("Port-au-Prince shook", "Port-au-Prince"),
        ("Washington, D.C. slept", "Washington"),
        ("Côte d'Ivoire won", "Ivory Coast"),
    ],
)
def test_place_is_found_under_its_canonical_name(text: str, name: str) -> None:
    found = match_place(scan(text), 0)
    assert found is not None
    assert found[1].name == name


@pytest.mark.parametrize("text", ["us and them", "Us and them", "turkey soup", "Reading books"])
def test_words_are_no_places(text: str) -> None:
    assert match_place(scan(text), 0) is None


def test_ambiguous_place_wants_a_preposition() -> None:
    assert match_place(scan("in Reading"), 1) is not None
    assert match_place(scan("in Jordan Smith"), 1) is None


@pytest.mark.parametrize(
    ("text", "country", "last"),
    [
        ("North Korean troops", "North Korea", 1),
        ("Ukrainians fled", "Ukraine", 0),
        ("U.N. peacekeepers", "UN", 0),
        ("Britons voted", "UK", 0),
        ("Texans voted", "Texas", 0),
        ("New Zealanders voted", "New Zealand", 1),
        ("Frenchmen voted", "France", 0),
    ],
)
def test_demonym_leads_to_its_country(text: str, country: str, last: int) -> None:
    assert match_demonym(scan(text), 0) == (last, country)


@pytest.mark.parametrize("text", ["polish the shoes", "us troops", "Polar bears", "Who knows"])
def test_words_are_no_demonyms(text: str) -> None:
    assert match_demonym(scan(text), 0) is None


def test_word_lists_need_no_capitals() -> None:
    place = match_place_words(("south", "korea"), 0)
    assert place is not None
    assert place[1].name == "South Korea"
    assert match_demonym_words(("south", "korean", "officials"), 0) == (1, "South Korea")
    assert match_demonym_words(("nothing",), 0) is None


def test_country_of_a_city_goes_through_its_state() -> None:
    place = find_place("Stockton")
    assert place is not None
    assert (place.within, country_of(place)) == ("California", "United States")
