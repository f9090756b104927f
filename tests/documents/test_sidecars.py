"""Sidecar tables: which row an article gets."""

from pathlib import Path

import pytest

from newsfacts.documents.inputs import InputError, read_inputs
from newsfacts.documents.sidecars import read_sidecar
from tests.documents.reading import documents, problems


def table(folder: Path, text: str, name: str = "meta.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def date_of(sidecar: Path, path: str, id: str | None = None) -> str | None:  # noqa: A002
    given = read_sidecar(str(sidecar)).given(path, id)
    return given.date.text if given.date else None


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("in/a.txt", "in/a.txt"),
        ("./in/a.txt", "in/a.txt"),
        ("in\\a.txt", "in/a.txt"),
        ("a.txt", "/long/way/in/a.txt"),
        ("in/a.txt", "/long/way/in/a.txt"),
        ("a", "in/a.txt"),
        ("in/a", "in/a.txt"),
        ("far/in/a.txt", "a.txt"),
        ("far/in/a.txt", "in/a.txt"),
        ("a.html", "a.txt"),
        ("b.jsonl", "in/b.jsonl#r1"),
        ("in/b.jsonl#r1", "in/b.jsonl#r1"),
    ],
)
def test_rows_that_match(key: str, path: str, tmp_path: Path) -> None:
    assert date_of(table(tmp_path, f"file,date\n{key},2023-03-03\n"), path) == "2023-03-03"


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("x/a.txt", "y/a.txt"),
        ("aa.txt", "a.txt"),
        ("b.jsonl#r2", "b.jsonl#r1"),
    ],
)
def test_rows_that_do_not_match(key: str, path: str, tmp_path: Path) -> None:
    assert date_of(table(tmp_path, f"file,date\n{key},2023-03-03\n"), path) is None


def test_rows_by_id(tmp_path: Path) -> None:
    sidecar = table(tmp_path, "id,date\nr1,2023-03-03\n")
    assert date_of(sidecar, "b.jsonl#r1", "r1") == "2023-03-03"
    assert date_of(sidecar, "b.jsonl#r2", "r2") is None


def test_two_rows_that_could_be_meant_are_none(tmp_path: Path) -> None:
    sidecar = table(tmp_path, "path,date\nx/a.txt,2023-01-01\ny/a.txt,2023-02-02\n")
    assert date_of(sidecar, "a.txt") is None
    assert date_of(sidecar, "in/y/a.txt") == "2023-02-02"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meta.csv", "\ufefffile,published,publisher\na.txt,2023-03-03,River News\n"),
        ("meta.csv", "File;Published;Publisher\na.txt;2023-03-03;River News\n"),
        ("meta.tsv", "filename\tdate\toutlet\na.txt\t2023-03-03\tRiver News\n"),
        ("meta.jsonl", '{"path": "a.txt", "date": "2023-03-03", "source": "River News"}\n'),
        ("meta.json", '[{"path": "a.txt", "date": "2023-03-03", "source": "River News"}]'),
    ],
)
def test_tables_of_every_kind(name: str, text: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Two died.")
    (document,) = documents(article, metadata=table(tmp_path, text, name))
    assert document.outlet == "River News"
    assert document.given_date is not None
    assert document.given_date.text == "2023-03-03"


def test_quoted_values_and_more_columns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    sidecar = table(
        tmp_path,
        'file,note,title,authors,url\na.txt,x,"Fire, and\nsmoke","Ana Ruiz; Bo Lund",http://e.x/a\n',
    )
    (document,) = documents(tmp_path / "a.txt", metadata=sidecar)
    assert document.title == "Fire, and\nsmoke"
    assert document.authors == ("Ana Ruiz", "Bo Lund")
    assert document.url == "http://e.x/a"


def test_rows_without_an_article_are_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    rows = "".join(f"{name}.txt,2023-03-03\n" for name in "abcdefg")
    (warning,) = problems(tmp_path / "a.txt", metadata=table(tmp_path, "file,date\n" + rows))
    assert warning.message == "6 of 7 rows match no article: b.txt, c.txt, d.txt, …"
    assert not warning.skipped


def test_repeated_and_nameless_rows_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    sidecar = table(tmp_path, "file,date\na.txt,2023-01-01\na.txt,2023-02-02\n,2023-03-03\n")
    messages = [problem.message for problem in problems(tmp_path / "a.txt", metadata=sidecar)]
    assert messages == ["row 3 names no article", "row 2 repeats 'a.txt' of row 1"]
    assert date_of(sidecar, "a.txt") == "2023-01-01"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("meta.csv", "when,who\n2023-03-03,x\n", "no column names"),
        ("meta.json", "{", "not JSON"),
        ("meta.json", '{"a": 1}', "not a JSON array"),
        ("meta.csv", "%PDF-1.4", "a PDF"),
    ],
)
def test_tables_that_cannot_be_read_are_wrong_use(
    name: str, text: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=words):
        list(read_inputs([], metadata=table(tmp_path, text, name)))


def test_a_missing_table_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.csv"):
        list(read_inputs([], metadata=tmp_path / "no.csv"))
