"""Attributions: the phenomena table, the lexicon's own examples, and the invariants of spans."""

from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.extractors.attribution.cues import VerbClass, cues, verb_classes
from newsfacts.extractors.engine import scan_article
from newsfacts.extractors.mentions import Attribution
from tests.casefiles import load_cases


def attributions(text: str) -> list[Attribution]:
    return scan_article(build_document(text)).mentions["attribution"]


def described(text: str, found: Attribution) -> dict[str, Any]:
    def words(spans: Any) -> str:
        return " + ".join(text[span.start : span.end] for span in spans)

    return {
        "source": words(found.source),
        "cue": words(found.cue),
        "content": words(found.content),
        "type": found.type,
        "family": found.family,
        "modality": found.modality,
        "claimant": found.claimant.name,
        "claimant_type": found.claimant.type,
        "parent": found.claimant.parent,
        "others": list(found.claimant.others),
        "via": list(found.claimant.via),
        "said": text[found.said.span.start : found.said.span.end] if found.said else None,
    }


@pytest.mark.parametrize("case", load_cases("attribution"))
def test_attribution_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [described(text, one) for one in attributions(text)]
    for wanted in case["expected"]:
        assert any(wanted.items() <= one.items() for one in found), (wanted, found)
    if case.get("only") or not case["expected"]:
        assert len(found) == len(case["expected"]), found


def classes() -> list[Any]:
    return [pytest.param(group, id=group.name) for group in verb_classes().classes]


@pytest.mark.parametrize("group", classes())
def test_verb_class_matches_its_examples(group: VerbClass) -> None:
    for example in group.examples:
        assert attributions(example), example
    for counterexample in group.counterexamples:
        assert not attributions(counterexample), counterexample


@pytest.mark.parametrize("example", [e for group in cues().noun for e in group.examples])
def test_noun_cue_matches_its_examples(example: str) -> None:
    assert attributions(f"We heard of {example}."), example


@pytest.mark.parametrize(
    "example",
    [
        *(example for adjective in cues().adjective for example in adjective.examples),
        *(example for adverb in cues().adverb for example in adverb.examples),
    ],
)
def test_adjective_and_adverb_cues_match_their_examples(example: str) -> None:
    assert attributions(example), example


def test_every_span_is_inside_the_text_and_in_order() -> None:
    text = "“One,” Lee said. “Two.” Ann said, “Three,” and Bo, who agreed that 4 left, added 5."
    for found in attributions(text):
        for spans in (found.source, found.cue, found.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_unbalanced_marks_end_and_find_nothing_outside() -> None:
    for text in (
        '"',
        "“ “ “",
        "''''",
        "said",
        "said said said.",
        ": : :",
        "“a” “b” “c",
        "according to",
        "POLL '",
    ):
        for found in attributions(text):
            assert found.span.end <= len(text)
