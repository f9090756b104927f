"""Origins: what goes back to one statement, and where it appeared first."""

from pathlib import Path

import pytest

from newsfacts.analysis.tracing import Origin, trace_origins
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store

TOLD = (
    "At least 31 people were killed when the Santa Rosa bridge in Puno fell on Saturday night, "
    "the Peruvian Red Cross said on Sunday."
)
TEXTS = {
    "paper": f"Published March 4, 2024\n\n{TOLD} “At least 31 died,” the Peruvian Red Cross said.",
    "wire": f"Published March 3, 2024\n\n{TOLD}",
    "other": "Published March 4, 2024\n\nIn Puno police said on Sunday that 44 people had died "
    "when the Santa Rosa bridge fell on Saturday night.",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    ingest([tmp_path], store=tmp_path / ".newsfacts")
    return Store(tmp_path / ".newsfacts")


def deaths(store: Store) -> list[Origin]:
    found = trace_origins(store.facts(), store.articles())
    return [origin for origin in found if origin.metric == "deaths"]


def test_an_origin_has_its_earliest_appearance_first(store: Store) -> None:
    names = {article.id: Path(article.path or "").stem for article in store.articles()}
    first = deaths(store)[0]
    assert first.claimant == "Peruvian Red Cross"
    assert first.articles == 2
    assert [(names[each.article], each.relation) for each in first.appearances] == [
        ("wire", "first"),
        ("paper", "copied"),
        ("paper", "again"),
    ]
    assert first.earliest == first.appearances[0].fact
    assert first.appearances[1].source == first.earliest
    assert (first.appearances[0].published, first.appearances[0].until) == ("2024-03-03",) * 2


def test_another_figure_of_a_speaker_is_not_the_same_told_again(tmp_path: Path) -> None:
    text = "Police said 31 people had died in Puno. Later 5 more died, police said."
    (tmp_path / "a.txt").write_text(text)
    ingest([tmp_path / "a.txt"], store=tmp_path / "s")
    (origin,) = deaths(Store(tmp_path / "s"))
    told = [(each.text, each.relation) for each in origin.appearances]
    assert told == [("31", "first"), ("5 more", "beside")]


def test_another_speaker_is_another_origin(store: Store) -> None:
    (police,) = [origin for origin in deaths(store) if origin.claimant == "police"]
    assert (police.figures, police.articles, len(police.appearances)) == (("44",), 1, 1)


def test_a_fact_asks_for_its_own_origin(store: Store) -> None:
    whole = deaths(store)
    for origin in whole:
        for each in origin.appearances:
            assert trace_origins(store.facts(), store.articles(), fact=each.fact) == [origin]


def test_every_figure_has_one_origin(store: Store) -> None:
    found = trace_origins(store.facts(), store.articles())
    told = [each.fact for origin in found for each in origin.appearances]
    assert sorted(told) == sorted(fact.id for fact in store.facts(kind="quantity"))


def test_nothing_undated_is_called_the_earliest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police said that 44 people had died in Puno.")
    ingest([tmp_path / "a.txt"], store=tmp_path / "s")
    (origin,) = trace_origins(Store(tmp_path / "s").facts())
    assert origin.earliest is None
    assert origin.appearances[0].published is None


def test_no_figures_have_no_origins() -> None:
    assert trace_origins([]) == []
