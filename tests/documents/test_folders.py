"""Which files a folder means."""

import os
from pathlib import Path

import pytest

from newsfacts.documents.articles import Problem
from newsfacts.documents.folders import find_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "in/b.txt",
        "in/a/2.txt",
        "in/a/1.md",
        "in/a.txt",
        "in/c.JSONL",
        "in/d.html",
        "in/e.pdf",
        "in/.hidden/x.txt",
        "in/.x.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Two died.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, globs: tuple[str, ...] = ()) -> list[str]:
    return [each if isinstance(each, str) else each.message for each in find_files(paths, globs)]


def test_folders_are_sorted_by_path_without_hidden_files(folder: Path) -> None:
    assert names("in") == [
        "in/a/1.md",
        "in/a/2.txt",
        "in/a.txt",
        "in/b.txt",
        "in/c.JSONL",
        "in/d.html",
    ]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("*.html", ["in/d.html"]),
        ("*.HTML", ["in/d.html"]),
        ("a/*", ["in/a/1.md", "in/a/2.txt"]),
        ("[ab].txt", ["in/a.txt", "in/b.txt"]),
        ("*.pdf", ["in/e.pdf"]),
        ("*.csv", ["no file in it is called *.csv"]),
    ],
)
def test_globs(folder: Path, glob: str, found: list[str]) -> None:
    assert names("in", globs=(glob,)) == found


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.txt.gz", True),
        ("a.JSONL.ZST", True),
        ("a.tgz", True),
        ("a.tar.xz", True),
        ("crawl.warc.gz", True),
        ("a.pdf.gz", False),
        ("a.gz", False),
        ("a.toml", False),
        ("txt", False),
    ],
)
def test_packed_files_are_taken_for_what_is_in_them(name: str, taken: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Two died.")
    assert (names(str(tmp_path)) == [str(tmp_path / name)]) == taken


def test_a_glob_does_not_apply_to_files_that_are_named(folder: Path) -> None:
    assert names("in/d.html", globs=("*.txt",)) == ["in/d.html"]


def test_each_file_once_in_the_order_of_the_paths(folder: Path) -> None:
    assert names("in/b.txt", "in/a", "in", "./in/a") == [
        "in/b.txt",
        "in/a/1.md",
        "in/a/2.txt",
        "in/a.txt",
        "in/c.JSONL",
        "in/d.html",
    ]


def test_stdin_is_passed_on(folder: Path) -> None:
    assert names("-", "in/a.txt") == ["-", "in/a.txt"]


def test_stores_are_left_out(folder: Path) -> None:
    for store in ("in/.newsfacts", "in/kept"):
        (folder / store).mkdir()
        for name in ("manifest.json", "articles-0.jsonl", "facts-0.jsonl"):
            (folder / store / name).write_text("{}")
    assert not any("jsonl" in name for name in names("in"))


def test_a_folder_with_other_jsonl_files_is_no_store(folder: Path) -> None:
    (folder / "in/a/articles-1.jsonl").write_text("{}")
    assert "in/a/articles-1.jsonl" in names("in")


def test_loops_end(folder: Path) -> None:
    (folder / "in/a/loop").symlink_to("..")
    found = list(find_files(["in"]))
    assert sum(isinstance(each, str) for each in found) == 6
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert problem.path == "in/a/loop"
    assert "same folder as in" in problem.message


def test_links_to_files_are_followed_and_broken_ones_said(folder: Path) -> None:
    (folder / "in/link.txt").symlink_to("b.txt")
    (folder / "in/broken.txt").symlink_to("nothing")
    found = names("in")
    assert "in/link.txt" in found
    assert "a link to nothing" in found


def test_pipes_in_folders_do_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "in/pipe.txt")
    assert "neither file nor folder" in names("in")


def test_names_that_are_not_utf8(folder: Path) -> None:
    odd = os.fsencode(folder / "in") + b"/caf\xe9.txt"
    Path(os.fsdecode(odd)).write_bytes(b"Two died.")
    assert any(os.fsencode(name).endswith(b"caf\xe9.txt") for name in names("in"))


def test_a_path_with_a_nul_is_a_problem() -> None:
    (problem,) = find_files(["a\0b"])
    assert isinstance(problem, Problem)


def test_depth_has_no_limit_of_ours(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_text("Two died.")
    assert len(names(str(tmp_path))) == 1
