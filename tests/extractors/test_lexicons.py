"""The lexicons of assembling: every entry matches its examples and none of its counterexamples."""

from collections import Counter

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.assembly.hedges import Entry, modality_lexicon
from newsfacts.extractors.engine import extract
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.falsewords import falsehoods
from newsfacts.extractors.metrics.catalogue import Metric, metrics
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.places.gazetteer import demonym_index, find_place
from newsfacts.extractors.places.placewords import DemonymLexicon, place_lexicon


def figures(text: str) -> list[Fact]:
    return [fact for fact in extract(build_document(text)) if fact.quantity is not None]


def metrics_in(text: str) -> set[str]:
    return {fact.quantity.metric for fact in figures(text) if fact.quantity is not None}


@pytest.mark.parametrize("entry", metrics(), ids=lambda entry: entry.name)
def test_metric_matches_its_examples_only(entry: Metric) -> None:
    assert entry.examples
    assert [text for text in entry.examples if entry.name not in metrics_in(text)] == []
    assert [text for text in entry.counterexamples if entry.name in metrics_in(text)] == []


@pytest.mark.parametrize("entry", modality_lexicon().modality, ids=lambda entry: entry.name)
def test_modality_matches_its_examples_only(entry: Entry) -> None:
    assert entry.examples
    for text in entry.examples:
        assert entry.name in {fact.modality for fact in figures(text)}, text
    for text in entry.counterexamples:
        assert entry.name not in {fact.modality for fact in figures(text)}, text


def test_falsehoods_deny_their_examples_only() -> None:
    lexicon = falsehoods()
    for text in lexicon.examples:
        assert {fact.modality for fact in figures(text)} == {"denied"}, text
    for text in lexicon.counterexamples:
        assert "denied" not in {fact.modality for fact in figures(text)}, text


def test_no_noun_is_claimed_by_two_metrics() -> None:
    claimed = Counter(noun for entry in metrics() for noun in entry.nouns)
    assert [noun for noun, times in claimed.items() if times > 1] == []


def test_states_speak_of_words_that_the_metric_knows() -> None:
    for entry in metrics():
        for words in entry.states.values():
            known = {*entry.objects, *entry.subjects, *entry.predicates, *entry.phrases}
            known |= set(entry.nominals.values())
            assert set(words) <= known, entry.name


def test_no_place_stands_in_two_tables() -> None:
    lexicon = place_lexicon()
    names = [*lexicon.countries, *lexicon.areas.names, *lexicon.seas.names]
    for table in (lexicon.regions, lexicon.cities):
        names += [name for entries in table.values() for name in entries]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_containers_aliases_and_capitals_are_known_places() -> None:
    lexicon = place_lexicon()
    containers = {*lexicon.regions, *(name.split(", ")[-1] for name in lexicon.cities)}
    wanted = containers | set(lexicon.aliases.values()) | set(lexicon.capitals.values())
    assert sorted(name for name in wanted if find_place(name) is None) == []


def test_ambiguous_names_are_known_places() -> None:
    assert sorted(name for name in place_lexicon().ambiguous if find_place(name) is None) == []


def test_demonyms_lead_to_places_or_bodies() -> None:
    lexicon = read_lexicon("extractors", "demonyms", DemonymLexicon)
    countries = {*lexicon.adjectives.values(), *lexicon.people.values()}
    # peoples without a state, and bodies of states, are no places
    peoples = {"Arab", "Korea", "Kurds"}
    assert sorted(name for name in countries - peoples if find_place(name) is None) == []
    assert "ukrainians" in demonym_index()


def test_subjects_have_names() -> None:
    lexicon = subject_lexicon()
    assert all(lexicon.names.values())
    assert lexicon.owners.inherited <= lexicon.owners.metrics
