"""Figures found by their metric are those found line by line."""

from collections.abc import Callable
from pathlib import Path

import pytest

import newsfacts
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.figureplaces import figures_of
from newsfacts.store.reading import Store

TEXTS = {
    "a": "Kyiv said 12,000 soldiers left. Some 30 people were killed and 400 tents burned.",
    "b": "On Monday, 15 people were killed. “We lost 200 tents,” the mayor said.",
    "c": "Nothing happened on Tuesday.",
    "d": "About 9,000 soldiers came; 20 were killed.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 2)
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    store = tmp_path / ".newsfacts"
    newsfacts.ingest([tmp_path / f"{name}.txt" for name in TEXTS], store=store)
    return store


@pytest.mark.parametrize(
    "is_wanted",
    [
        lambda metric: metric == "deaths",
        lambda metric: metric in ("troops", "deaths"),
        lambda metric: True,
        lambda metric: False,
    ],
    ids=["one", "two", "all", "none"],
)
@pytest.mark.parametrize("again", [False, True])
def test_they_are_those_of_all_lines(
    folder: Path, is_wanted: Callable[[str], bool], again: bool
) -> None:
    store = Store(folder)
    if again:
        figures_of(store, is_wanted)
    figures = figures_of(store, is_wanted)
    all_figures = store.facts(kind="quantity")
    expected = [each for each in all_figures if each.quantity and is_wanted(each.quantity.metric)]
    assert list(figures.read()) == expected
    assert figures.total == len(expected)


def test_a_broken_figure_is_told_by_its_line(folder: Path) -> None:
    whole = figures_of(Store(folder), lambda metric: metric == "deaths").total
    path = folder / "facts-00000.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(k for k, line in enumerate(lines) if b'"metric":"deaths"' in line)
    lines[at] = lines[at].replace(b'{"id"', b"[[[[[")
    path.write_bytes(b"".join(lines))
    store = Store(folder)
    told: list[BrokenSegment] = []
    store.on_broken = told.append
    found = list(figures_of(store, lambda metric: metric == "deaths").read())
    assert [str(error).partition(" ")[0] for error in told] == [f"{path}:{at + 1}:"]
    assert len(found) == whole - 1
