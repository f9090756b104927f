"""Where the store is found, and what it calls the files it read."""

from pathlib import Path

import pytest

from newsfacts.store.errors import NoStore
from newsfacts.store.locating import find_store, is_inside, place_store, stored_path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".newsfacts").mkdir()
    (tmp_path / ".newsfacts" / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_store_is_found_from_a_folder_below(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_store() == Path(".newsfacts")
    monkeypatch.chdir(project / "a" / "b")
    assert find_store() == project / ".newsfacts"
    assert place_store() == project / ".newsfacts"


def test_no_store_says_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".newsfacts").mkdir()  # without a manifest it is none
    with pytest.raises(NoStore, match="above it") as caught:
        find_store()
    assert str(tmp_path) in str(caught.value)
    assert "ingest" in caught.value.hint
    with pytest.raises(NoStore, match="no store in elsewhere"):
        find_store("elsewhere")
    assert place_store() == Path(".newsfacts")


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("a/b/x.txt", "a/b/x.txt"),
        ("./a/../x.txt", "x.txt"),
        ("a//x.txt", "a/x.txt"),
        ("wire.jsonl#17", "wire.jsonl#17"),
        ("wire.jsonl#https://example.com//a/../b#c", "wire.jsonl#https://example.com//a/../b#c"),
        ("issue#7.txt", "issue#7.txt"),
        ("issue#7.jsonl#x", "issue#7.jsonl#x"),
        ("c#/issue.jsonl#x/../y", "c#/issue.jsonl#x/../y"),
        ("-", "-"),
        ("-#x/../y", "-#x/../y"),
        ("./-", "-"),
    ],
)
def test_paths_are_relative_to_the_folder_of_the_store(
    project: Path, given: str, stored: str
) -> None:
    for name in ("issue#7.txt", "issue#7.jsonl", "c#/issue.jsonl"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).touch()
    assert stored_path(given, Path(".newsfacts")) == stored


def test_paths_outside_are_absolute_and_links_do_not_make_them_so(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = project / "a" / ".newsfacts"
    assert stored_path("x.txt", store) == f"{project}/x.txt"
    (project / "link").symlink_to(project / "a")
    assert stored_path("link/x.txt", store) == "x.txt"
    monkeypatch.chdir(project / "a" / "b")
    assert stored_path("../x.txt", store) == "x.txt"


def test_the_files_of_a_store_are_inside_it(project: Path) -> None:
    store = Path(".newsfacts")
    assert is_inside(".newsfacts/articles-00000.jsonl", store)
    assert is_inside(f"{project}/.newsfacts/facts-00000.jsonl#x/y", store)
    assert not is_inside(".newsfacts2/facts.jsonl", store)
    assert not is_inside("a/x.txt", store)
