"""A store refuses to look for what no fact can be."""

from pathlib import Path

import pytest

import newsfacts
from newsfacts.documents.unknowns import WrongArgument


@pytest.fixture
def store(tmp_path: Path) -> newsfacts.Store:
    (tmp_path / "a.txt").write_text("Up to 12,000 soldiers were sent, Kyiv said.")
    newsfacts.ingest([tmp_path / "a.txt"], store=tmp_path / "store")
    return newsfacts.Store(tmp_path / "store")


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"kind": "quantities"}, "no kind 'quantities'", "did you mean quantity?"),
        ({"metric": "trops"}, "no metric 'trops'", "did you mean troops?"),
        ({"zone": "header"}, "no zone 'header'", "did you mean headline?"),
        ({"modality": "sure"}, "no modality 'sure'", "one of asserted, conditional"),
    ],
)
def test_words_that_no_fact_has_are_refused(
    store: newsfacts.Store, asked: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises(WrongArgument) as caught:
        list(store.facts(**asked))  # type: ignore[arg-type]
    assert str(caught.value) == message
    assert (caught.value.hint or "").startswith(hint)


def test_what_facts_could_have_and_none_has_is_nothing(store: newsfacts.Store) -> None:
    assert list(store.facts(metric="deaths")) == []
    assert [fact.text for fact in store.facts(metric="troops")] == ["Up to 12,000"]
