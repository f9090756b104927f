from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.quantities.extractor import Quantities
from newsfacts.extractors.scanning import Scan
from tests.casefiles import load_cases
from tests.extractors.quantityreading import read

DEFAULTS = {"metric": "count", "role": "level"}
KEYS = ("text", "low", "high", "modifier", "unit", "counted", "metric", "role", "trend")


def row(mention: QuantityMention, text: str, expected: dict[str, Any]) -> dict[str, Any]:
    found = {"text": text[mention.span.start : mention.span.end], **mention._asdict()}
    found["inferred"] = list(mention.inferred)
    keys = (*KEYS, *(key for key in ("inferred", "modality") if key in expected))
    return {key: round(v, 4) if isinstance(v := found[key], float) else v for key in keys}


def wanted(expected: dict[str, Any]) -> dict[str, Any]:
    keys = (*KEYS, *(key for key in ("inferred", "modality") if key in expected))
    return {key: expected.get(key, DEFAULTS.get(key)) for key in keys}


@pytest.mark.parametrize("case", load_cases("quantities"))
def test_every_figure_of_a_sentence_is_read(case: dict[str, Any]) -> None:
    text, expected = case["text"], case["expected"]
    mentions = read(text).mentions["quantities"]
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    spans = [text[m.span.start : m.span.end] for m in mentions]
    assert spans == [entry["text"] for entry in expected]
    found = [row(m, text, entry) for m, entry in zip(mentions, expected, strict=True)]
    assert found == [wanted(entry) for entry in expected]


@pytest.mark.parametrize("case", [c for c in load_cases("quantities") if "rejected" in c.values[0]])
def test_a_number_that_is_nothing_has_a_reason(case: dict[str, Any]) -> None:
    text = case["text"]
    noted = [(text[r.span.start : r.span.end], r.reason) for r in read(text).rejected]
    for entry in case["rejected"]:
        assert (entry["text"], entry["reason"]) in noted


def test_the_spans_of_a_figure_prove_its_parts() -> None:
    text = "Officials say up to 12,000 North Korean troops crossed."
    (mention,) = read(text).mentions["quantities"]
    assert text[mention.number.start : mention.number.end] == "12,000"
    assert [text[s.start : s.end] for s in mention.modifier_spans] == ["up to"]
    assert [text[s.start : s.end] for s in mention.counted_spans] == ["North Korean troops"]


def test_a_hedge_stands_outside_the_figure() -> None:
    text = "An estimated 5,400 seals died."
    (mention,) = read(text).mentions["quantities"]
    assert [text[s.start : s.end] for s in mention.hedge_spans] == ["An estimated"]
    assert mention.modality == "estimated"


def test_an_inferred_noun_is_marked_and_keeps_its_place() -> None:
    text = "The number of storks is put at 90."
    (mention,) = read(text).mentions["quantities"]
    assert mention.inferred == ("counted",)
    assert [text[s.start : s.end] for s in mention.counted_spans] == ["storks"]


def test_a_noun_crosses_to_the_next_sentence_only_where_it_is_asked_for() -> None:
    text = "The farm has 40 goats. Prices closed at 7,320."
    price = read(text).mentions["quantities"][1]
    assert price.counted is None


def test_the_extractor_keeps_no_state() -> None:
    extractor = Quantities()
    before = state_of(extractor)
    for text in ("40 goats", "killed 12"):
        scan = Scan(build_document(text), {})
        assert [extractor.parse(scan, i) for i, w in enumerate(scan.words) if w.isdigit()]
    assert state_of(extractor) == before


def state_of(extractor: Quantities) -> dict[str, object]:
    """Its attributes; a compiled class has no ``__dict__``."""
    names = (name for name in dir(extractor) if not name.startswith("__"))
    values = {name: getattr(extractor, name) for name in names}
    return {name: value for name, value in values.items() if not callable(value)}


@pytest.mark.parametrize("word", ["no", "few", "number", "third", "million", "half", "couple"])
def test_a_lone_number_word_is_nothing(word: str) -> None:
    assert read(word).mentions["quantities"] == []


@pytest.mark.parametrize("text", ["", " ", "12", "$", "12 -", "-", "between", "1/", "5 -year-old"])
def test_scraps_do_not_break_the_parser(text: str) -> None:
    read(text)


def test_no_figure_reaches_across_a_paragraph() -> None:
    text = "Gunfire kills 1, wounds 12\n\nAt least 13 people were shot."
    spans = [text[m.span.start : m.span.end] for m in read(text).mentions["quantities"]]
    assert spans == ["1", "12", "At least 13"]


def test_a_noun_is_not_taken_from_the_next_paragraph() -> None:
    text = "Section total: 500\n\nMiles of road were lost."
    assert [m.unit for m in read(text).mentions["quantities"]] != ["mile"]
