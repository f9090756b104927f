"""The lexicons of this room: every entry finds its examples and none of its counterexamples."""

from typing import Any

import pytest

from newsfacts.documents.metadata import field_lexicon
from newsfacts.documents.zones import is_caption
from newsfacts.documents.zonewords import zone_words


def examples(key: str) -> list[Any]:
    return [
        pytest.param(kind.name, text, id=f"{kind.name}: {text[:40]}")
        for kind in zone_words().lexicon.boilerplate
        for text in getattr(kind, key)
    ]


@pytest.mark.parametrize(("name", "text"), examples("examples"))
def test_boilerplate(name: str, text: str) -> None:
    kind = zone_words().boilerplate(text)
    assert kind is not None
    assert kind.name == name


@pytest.mark.parametrize(("name", "text"), examples("counterexamples"))
def test_no_boilerplate(name: str, text: str) -> None:
    assert zone_words().boilerplate(text) is None


def test_every_kind_of_boilerplate_has_examples_of_both_sorts() -> None:
    for kind in zone_words().lexicon.boilerplate:
        assert kind.examples, kind.name
        assert kind.counterexamples, kind.name


@pytest.mark.parametrize("text", zone_words().lexicon.captions.examples)
def test_captions(text: str) -> None:
    assert is_caption(text, zone_words())


@pytest.mark.parametrize("text", zone_words().lexicon.captions.counterexamples)
def test_no_captions(text: str) -> None:
    assert not is_caption(text, zone_words())


def test_no_phrase_is_in_two_kinds() -> None:
    seen: dict[str, str] = {}
    for kind in zone_words().lexicon.boilerplate:
        for phrase in (*kind.lines, *kind.starts):
            assert seen.setdefault(phrase, kind.name) == kind.name, phrase


def test_phrases_are_in_lower_case() -> None:
    for kind in zone_words().lexicon.boilerplate:
        for phrase in (*kind.lines, *kind.starts, *kind.parts):
            assert phrase == phrase.lower()


@pytest.mark.parametrize("names", [field_lexicon().record, field_lexicon().header])
def test_no_name_stands_for_two_fields(names: Any) -> None:
    every = [name for field in names.__struct_fields__ for name in getattr(names, field)]
    assert len(every) == len(set(every))
    assert all(name == name.lower() for name in every)
