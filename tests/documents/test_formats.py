"""Formats: what is read from packed files, archives, crawls, pages and collectors' files."""

import io
import pickle
from pathlib import Path
from typing import Any

import pytest

from newsfacts.documents.articles import Problem, RawArticle
from newsfacts.documents.building import build_article
from newsfacts.documents.inputs import read_inputs
from newsfacts.documents.records import GivenDate
from tests.documents.packing import PACK, capture, make_page, make_tar, make_zip
from tests.documents.reading import documents, problems, read

SAMPLES = Path(__file__).parent / "samples"
TEXT = b"Two people died.\n"
RECORDS = b'{"id": "r1", "text": "Two died."}\n{"id": "r2", "text": "One died."}\n'


def described(name: str) -> list[dict[str, Any]]:
    return [
        {
            "path": Path(document.path or "").name,
            "text": document.text[:40],
            "title": document.title,
            "date": document.given_date and document.given_date.text,
            "outlet": document.outlet,
            "authors": document.authors,
            "url": document.url,
        }
        for document in documents(SAMPLES / name)
    ]


def test_news_please() -> None:
    assert described("news-please.json") == [
        {
            "path": "news-please.json",
            "text": "Two people died and 14 were hurt when a ",
            "title": "Ferry fire kills two",
            "date": "2023-03-04 10:30:00",
            "outlet": "example.com",
            "authors": ("Ana Ruiz",),
            "url": "https://example.com/ferry",
        }
    ]


def test_news_please_of_a_crawl() -> None:
    first, second = described("news-please-commoncrawl.jsonl")
    assert (first["date"], second["date"]) == ("2023-03-04 10:30:00", None)
    assert second["text"] == "Some 300 homes lost power on Sunday."


def test_fundus() -> None:
    first, second = documents(SAMPLES / "fundus.json")
    assert first.given_date == GivenDate("2023-03-04 10:30:00+00:00", "record")
    assert first.outlet == "River News"
    assert second.text == (
        "A storm passed in the night.\n\nSome 300 homes lost power on Sunday.\n\n"
        "Repairs\n\nCrews of 40 are at work."
    )
    assert second.given_date is None


@pytest.mark.parametrize("name", ["newspaper4k.json", "newspaper4k.csv"])
def test_newspaper4k(name: str) -> None:
    first, second = described(name)
    assert first["url"] == "https://example.com/ferry"
    assert str(first["date"]).startswith("2023-03-04")
    assert first["outlet"] == "River News"
    assert first["authors"] == ("Ana Ruiz",)
    assert second["date"] is None
    assert second["authors"] is None


def test_web_services() -> None:
    (found,) = described("newsapi.json")
    assert found["outlet"] == "River News"
    assert found["text"].startswith("Two people died")


def test_a_list_of_addresses_has_nothing_to_read() -> None:
    found = problems(SAMPLES / "gdelt-articles.json")
    assert [problem.skipped for problem in found] == [True, True]
    assert "no text" in found[0].message


def test_a_page() -> None:
    (document,) = documents(SAMPLES / "page.html")
    assert document.text.startswith("Ferry fire kills two\nTwo people died and 14 were hurt")
    assert "Home" not in document.text
    assert "Copyright" not in document.text
    assert document.title == "Ferry fire kills two"
    assert document.given_date == GivenDate("2023-03-04", "header")
    assert (document.outlet, document.outlet_basis) == ("River News", "header")
    assert document.authors == ("Ana Ruiz",)
    assert document.url == "https://example.com/ferry"
    assert document.language == "en"


def test_a_page_is_taken_apart_by_whoever_builds_it() -> None:
    raw = next(iter(read_inputs([SAMPLES / "page.html"])))
    assert isinstance(raw, RawArticle)
    assert raw.format == "html"
    assert raw.payload == (SAMPLES / "page.html").read_bytes()
    assert build_article(pickle.loads(pickle.dumps(raw))) == build_article(raw)


def test_another_release_of_the_page_reader_makes_another_fingerprint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fingerprint() -> str:
        raw = next(iter(read_inputs([SAMPLES / "page.html"])))
        assert isinstance(raw, RawArticle)
        return raw.fingerprint

    before = fingerprint()
    assert fingerprint() == before
    monkeypatch.setattr("newsfacts.documents.sources.page_reader", lambda: "0.0")
    assert fingerprint() != before


def test_pages_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsfacts.documents.sources.page_reader", lambda: None)
    (problem,) = problems(SAMPLES / "page.html")
    assert problem.hint == "pip install 'newsfacts[html]'"


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("<html><head><meta charset=windows-1252></head>{}", "Zoë said “no”"),
        ("<html><head><meta charset=utf-8></head>{}", "Zoë said “no”"),  # not true
    ],
)
def test_pages_in_other_encodings(payload: str, text: str, tmp_path: Path) -> None:
    page = payload.format(f"<body><article><p>{text}</p>" + make_page().decode() + "</article>")
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert text in documents(tmp_path)[0].text


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize(
    ("name", "payload", "paths"),
    [
        ("a.txt", TEXT, [""]),
        ("a.jsonl", RECORDS, ["#r1", "#r2"]),
        ("a.csv", b"id,text\nr1,Two died.\n", ["#r1"]),
        ("a.html", make_page(), [""]),
        (
            "a.tar",
            make_tar({"b.txt": TEXT, "c/d.jsonl": RECORDS}),
            ["#b.txt", "#c/d.jsonl#r1", "#c/d.jsonl#r2"],
        ),
    ],
    ids=["text", "records", "table", "page", "tar"],
)
def test_packed(name: str, payload: bytes, paths: list[str], ending: str, tmp_path: Path) -> None:
    file = tmp_path / (name + ending)
    file.write_bytes(PACK[ending](payload))
    assert [document.path for document in documents(tmp_path)] == [f"{file}{p}" for p in paths]


@pytest.mark.parametrize("ending", PACK)
def test_packed_on_stdin(ending: str) -> None:
    stdin = io.BytesIO(PACK[ending](RECORDS))
    assert [document.path for document in documents("-", stdin=stdin)] == ["-#r1", "-#r2"]


def test_packed_in_parts(tmp_path: Path) -> None:
    one, two = RECORDS.splitlines(keepends=True)
    (tmp_path / "a.jsonl.gz").write_bytes(PACK[".gz"](one) + PACK[".gz"](two))
    assert len(documents(tmp_path)) == 2


def test_a_file_called_packed_that_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(TEXT)
    assert documents(tmp_path)[0].text == TEXT.decode()


def test_a_file_that_is_packed_though_not_called_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PACK[".gz"](TEXT))
    assert documents(tmp_path)[0].text == TEXT.decode()


@pytest.mark.parametrize("short", ["a.tgz", "a.tar.gz"])
def test_names_of_packed_tars(short: str, tmp_path: Path) -> None:
    (tmp_path / short).write_bytes(PACK[".gz"](make_tar({"b.txt": TEXT})))
    assert [document.path for document in documents(tmp_path)] == [f"{tmp_path / short}#b.txt"]


def test_members_that_are_wanted(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(
        make_zip(
            {
                "x/b.txt": TEXT,
                "x/c.pdf": b"%PDF",
                ".hidden.txt": TEXT,
                "__MACOSX/x/b.txt": TEXT,
                "d.jsonl.gz": PACK[".gz"](RECORDS),
                "page.html": make_page(),
            }
        )
    )
    wanted = ["x/b.txt", "d.jsonl.gz#r1", "d.jsonl.gz#r2", "page.html"]
    assert [document.path for document in documents(file)] == [f"{file}#{name}" for name in wanted]
    assert [d.path for d in documents(file, glob="x/*.txt")] == [f"{file}#x/b.txt"]


def test_a_zip_on_stdin() -> None:
    stdin = io.BytesIO(make_zip({"b.txt": TEXT}))
    assert [document.path for document in documents("-", stdin=stdin)] == ["-#b.txt"]


@pytest.mark.parametrize(
    ("payload", "count"),
    [
        (b'[{"text": "Two died."}, {"text": "One died."}]', 2),
        (b'{\n "text": "Two died."\n}', 1),
        (b"id,text\nr1,Two died.\n", 1),
        (make_page(), 1),
        (capture(make_page()), 1),
        (b"who,what\nTwo people died, they said.\n", 1),
    ],
    ids=["array", "object", "table", "page", "crawl", "text with commas"],
)
def test_stdin_is_told_by_its_content(payload: bytes, count: int) -> None:
    assert len(documents("-", stdin=io.BytesIO(payload))) == count


CUT = b'{"id": "r0", "text": "Nine died."\n'


@pytest.mark.parametrize("payload", [CUT + RECORDS, b'"text": "Nine died."}\n' + RECORDS])
@pytest.mark.parametrize("pack", [bytes, PACK[".gz"]])
def test_json_lines_whose_first_is_cut_are_still_lines(payload: bytes, pack: Any) -> None:
    found = read("-", stdin=io.BytesIO(pack(payload)))
    assert [each.path for each in found] == ["-", "-#r1", "-#r2"]
    assert isinstance(found[0], Problem)
    assert found[0].message.startswith("line 1: not JSON")


def test_a_broken_object_is_no_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(CUT)
    (problem,) = read(tmp_path / "a.dat")
    assert isinstance(problem, Problem)
    assert problem.message.startswith("not JSON")
    prose = '{Editor: "two" was three.} Three people died.'
    (document,) = documents("-", stdin=io.BytesIO(prose.encode()))
    assert document.text == prose


def test_a_crawl(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    records = [
        capture(make_page("Ferry fire")),
        capture(b"\x89PNG", type="image/png", identity="2"),
        capture(make_page("Not here"), status="404 Not Found", identity="3"),
        capture(TEXT, type="text/plain", url="https://example.com/b.txt", identity="4"),
        capture(
            PACK[".gz"](make_page("Storm")), headers="Content-Encoding: gzip\r\n", identity="5"
        ),
    ]
    file.write_bytes(b"".join(map(PACK[".gz"], records)))
    found = documents(tmp_path)
    assert [(document.url, document.title) for document in found] == [
        ("https://example.com/a", "Ferry fire"),
        ("https://example.com/b.txt", None),
        ("https://example.com/a", "Storm"),
    ]
    assert found[0].path == f"{file}#00000000-0000-0000-0000-000000000001"
    assert all(document.given_date is None for document in found)  # a crawl is no publication


def test_a_crawl_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    whole = capture(TEXT, type="text/plain") + capture(TEXT * 50, type="text/plain", identity="2")
    (tmp_path / "a.warc.gz").write_bytes(PACK[".gz"](whole)[:-20])
    found = read(tmp_path)
    assert isinstance(found[-1], Problem)
    assert "cut off" in found[-1].message


def test_a_crawl_without_pages(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(capture(b"x", type="image/png"))
    assert [problem.message for problem in problems(tmp_path)] == [
        "no page or text was captured in it"
    ]


def test_a_sidecar_among_the_articles_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "meta.csv").write_text("path,date,text\na.txt,2023-03-03,no\n")
    (document,) = documents(tmp_path, metadata=tmp_path / "meta.csv")
    assert document.given_date == GivenDate("2023-03-03", "sidecar")


def test_a_sidecar_speaks_of_members(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(make_zip({"b.txt": TEXT}))
    sidecar = tmp_path / "meta.csv"
    sidecar.write_text("path,date\na.zip#b.txt,2023-03-03\n")
    (document,) = documents(tmp_path / "a.zip", metadata=sidecar)
    assert document.given_date == GivenDate("2023-03-03", "sidecar")


def test_each_article_says_what_it_came_from() -> None:
    found = {
        Path(raw.path).name.partition("#")[0]: raw.source
        for raw in read_inputs([SAMPLES])
        if isinstance(raw, RawArticle)
    }
    assert found == {
        "README.md": "text",
        "fundus.json": "JSON",
        "gdelt-articles.json": "JSON",
        "news-please-commoncrawl.jsonl": "JSONL",
        "news-please.json": "JSON",
        "newsapi.json": "JSON",
        "newspaper4k.csv": "CSV",
        "newspaper4k.json": "JSON",
        "page.html": "HTML",
    }
