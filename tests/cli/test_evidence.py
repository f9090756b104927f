"""A fact beside the words that prove it."""

from pathlib import Path

import msgspec
import pytest

from newsfacts.cli.evidence import Evidence, References, TextsInOrder, texts_of, with_evidence
from tests.cli.samplestore import FIRST, SECOND, SampleStore, made_facts


def test_evidence_has_sentence_line_and_short_references() -> None:
    store = SampleStore()
    references = References.of_store(store)  # type: ignore[arg-type]
    rows = list(with_evidence(store.facts(), TextsInOrder(store.articles), references))
    assert [row.place for row in rows] == [*["first:1"] * 3, *["first:2"] * 2, *["second:1"] * 2]
    assert rows[3].sentence == FIRST.splitlines()[1]
    assert rows[3].words(((84, 87), (91, 96))) == f"{FIRST[84:87]} … {FIRST[91:96]}"
    assert all(len(row.id) == 4 for row in rows)
    assert rows[0].url == "file:///clippings/clips/first.txt"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("feed one.jsonl#17", "file:///clippings/feed%20one.jsonl"),
        ("/elsewhere/a.txt", "file:///elsewhere/a.txt"),
        ("\x1b[31mevil.txt", "file:///clippings/%1B%5B31mevil.txt"),
        (None, None),
    ],
)
def test_links_lead_to_files_and_hold_nothing_else(path: str | None, url: str | None) -> None:
    fact = msgspec.structs.replace(made_facts()[0], path=path)
    assert Evidence(fact, FIRST, "x:1", "ab", Path("/clippings")).url == url


def test_texts_come_in_one_pass_or_in_any_order() -> None:
    passes = []

    def articles() -> object:
        passes.append(1)
        return SampleStore().articles()

    in_order = TextsInOrder(articles)  # type: ignore[arg-type]
    assert [in_order(name) for name in ("a", "a", "b")] == [FIRST, FIRST, SECOND]
    assert len(passes) == 1
    assert in_order("a") == FIRST
    assert texts_of(SampleStore().articles(), {"b"})("b") == SECOND
    assert in_order("c") == ""  # a broken store has lost it
    assert in_order("a") == FIRST
