"""Every entry of the quantity lexicons reads its examples, and none of its counterexamples."""

from typing import Any

import pytest

from newsfacts.extractors.morphology import morphology
from newsfacts.extractors.quantities.agewords import ages
from newsfacts.extractors.quantities.change import direction_of
from newsfacts.extractors.quantities.changewords import changes
from newsfacts.extractors.quantities.modifierwords import modifiers
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.quantities.unitwords import currency_lexicon, units
from tests.extractors.quantityreading import figures


def sentence(example: str) -> str:
    return f"They counted {example}."


UNITS = [(unit.code, unit.metric, e) for unit in units() for e in unit.examples]
NOT_UNITS = [(unit.code, e) for unit in units() for e in unit.counterexamples]
CURRENCIES = [(c.code, e) for c in currency_lexicon().currency for e in c.examples]
NOT_CURRENCIES = [(c.code, e) for c in currency_lexicon().currency for e in c.counterexamples]
CUES = [(cue.class_, e) for cue in modifiers().modifier for e in cue.examples]
NOT_CUES = [(cue.class_, e) for cue in modifiers().modifier for e in cue.counterexamples]


@pytest.mark.parametrize(("code", "metric", "example"), UNITS)
def test_a_unit_reads_its_examples(code: str, metric: str, example: str) -> None:
    (mention,) = figures(sentence(example))
    assert ((mention.unit or "").split("/")[0], mention.metric) in (
        (code.split("/")[0], metric),
        (code, metric),
    )


@pytest.mark.parametrize(("code", "example"), NOT_UNITS)
def test_a_unit_leaves_its_counterexamples(code: str, example: str) -> None:
    assert code not in [mention.unit for mention in figures(sentence(example))]


@pytest.mark.parametrize(("code", "example"), CURRENCIES)
def test_a_currency_reads_its_examples(code: str, example: str) -> None:
    (mention,) = figures(f"The loan was {example} at first.")
    assert (mention.unit, mention.metric) == (code, "money")


@pytest.mark.parametrize(("code", "example"), NOT_CURRENCIES)
def test_a_currency_leaves_its_counterexamples(code: str, example: str) -> None:
    assert code not in [mention.unit for mention in figures(sentence(example))]


@pytest.mark.parametrize(("class_", "example"), CUES)
def test_a_modifier_reads_its_examples(class_: str, example: str) -> None:
    text = f"{example}." if example.split()[0].endswith("ed") else sentence(example)
    assert [mention.modifier for mention in figures(text)] == [class_]


@pytest.mark.parametrize(("class_", "example"), NOT_CUES)
def test_a_modifier_leaves_its_counterexamples(class_: str, example: str) -> None:
    assert class_ not in [mention.modifier for mention in figures(sentence(example))]


def test_no_spelling_belongs_to_two_units() -> None:
    owners: dict[str, set[str]] = {}
    for unit in units():
        for name in unit.names:
            owners.setdefault(name, set()).add(unit.code)
    for currency in currency_lexicon().currency:
        for name in currency.names:
            owners.setdefault(name, set()).add(currency.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_no_cue_belongs_to_two_classes() -> None:
    owners: dict[str, set[str]] = {}
    for cue in modifiers().modifier:
        for phrase in cue.before:
            owners.setdefault(phrase, set()).add(cue.class_)
    assert {phrase: classes for phrase, classes in owners.items() if len(classes) > 1} == {}


def test_no_verb_changes_both_ways() -> None:
    verbs = changes().verbs
    assert not (verbs.up | verbs.measured_up) & (verbs.down | verbs.measured_down)


@pytest.mark.parametrize(
    ("word", "trend"),
    [("rose", "up"), ("fallen", "down"), ("gained", "up"), ("lost", "down"), ("up", "up")],
)
def test_words_of_change_have_a_direction(word: str, trend: str) -> None:
    direction = direction_of(word)
    assert direction is not None
    assert direction.trend == trend


@pytest.mark.parametrize("word", ["said", "killed", "people", "the", ""])
def test_other_words_have_none(word: str) -> None:
    assert direction_of(word) is None


LEXICONS: list[Any] = [ages(), changes().verbs, changes().words, nouns(), nonquantities()]


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: type(lexicon).__name__)
def test_words_are_lower_case(lexicon: Any) -> None:
    for key in lexicon.__struct_fields__:
        words = getattr(lexicon, key)
        assert [word for word in words if word != word.lower()] == []


def test_factors_come_with_a_base() -> None:
    assert [u.code for u in units() if (u.base is None) != (u.factor is None)] == []


def test_intervals_of_vague_words_are_in_order() -> None:
    entry = numerals()
    assert all(low <= high for low, high in (*entry.vague.values(), *entry.some.values()))


def test_plurals_and_verb_forms_are_no_lemma_of_themselves() -> None:
    entry = morphology()
    assert [form for lemma, forms in entry.verbs.items() for form in forms if form == lemma] == []
