"""Reading inputs: what comes out of files of every kind, with which metadata."""

import io
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from newsfacts.documents.articles import SIZE_LIMIT
from newsfacts.documents.building import article_id, build_article
from newsfacts.documents.inputs import InputError, Problem, RawArticle, read_inputs
from newsfacts.documents.records import Document, GivenDate
from tests.casefiles import load_cases
from tests.documents.reading import documents, problems, read


def described(document: Document) -> dict[str, Any]:
    date = document.given_date
    return {
        "id": document.id,
        "path": Path(document.path or "").name,
        "text": document.text,
        "title": document.title or "",
        "date": date.text if date else "",
        "basis": date.basis if date else "",
        "outlet": document.outlet or "",
        "outlet_basis": document.outlet_basis or "",
        "authors": list(document.authors or ()),
        "url": document.url or "",
        "language": document.language or "",
    }


@pytest.mark.parametrize("case", load_cases("inputs"))
def test_reads_files(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / case["name"]
    file.write_bytes(case["text"].encode())
    found = read(file, fields=case.get("fields"))
    assert len(found) == len(case["expected"]), found
    for each, expected in zip(found, case["expected"], strict=True):
        if isinstance(expected, str):
            assert isinstance(each, Problem)
            assert expected in each.message
            assert each.skipped
        else:
            assert isinstance(each, Document), each
            assert described(each) | expected == described(each)


def test_the_path_stays_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Two died.")
    monkeypatch.chdir(tmp_path)
    assert [document.path for document in documents("in", "./in/../in/a.txt")] == ["in/a.txt"]


def test_the_id_is_a_hash_of_path_and_bytes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Two died.")
    first, second = documents(tmp_path)
    assert first.id != second.id
    assert first.sha256 == second.sha256
    assert first.id == article_id(str(tmp_path / "a.txt"), b"Two died.")


def test_records_without_an_id_are_named_by_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "Two died."}\n{"text": "One died."}\n')
    first, second = documents(file)
    file.write_text('\n{"text": "One died."}\n{"text": "Two died."}\n')
    assert [document.id for document in documents(file)] == [second.id, first.id]


def test_options_go_before_sidecar_and_record(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "r1", "text": "x", "date": "2023-01-01", "outlet": "R", "title": "T"}')
    sidecar = tmp_path / "meta.csv"
    sidecar.write_text("id,date,outlet\nr1,2023-02-02,S\n")
    plain, beside, option = (
        documents(file)[0],
        documents(file, metadata=sidecar)[0],
        documents(file, metadata=sidecar, date="2023-03-03", outlet="O")[0],
    )
    assert plain.given_date == GivenDate("2023-01-01", "record")
    assert (plain.outlet, plain.outlet_basis) == ("R", "record")
    assert beside.given_date == GivenDate("2023-02-02", "sidecar")
    assert (beside.outlet, beside.outlet_basis) == ("S", "sidecar")
    assert option.given_date == GivenDate("2023-03-03", "option")
    assert (option.outlet, option.outlet_basis) == ("O", "option")
    assert {plain.title, beside.title, option.title} == {"T"}


def test_an_outlet_of_the_header_keeps_its_basis_beside_a_date_of_the_option(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Outlet: River News\nDate: 2023-01-01\n\nTwo died.")
    document = documents(file, date="2023-03-03")[0]
    assert (document.outlet, document.outlet_basis) == ("River News", "header")
    assert document.given_date == GivenDate("2023-03-03", "option")


def test_a_title_is_text_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "r1", "title": "Ferry fire", "text": "Two died."}')
    assert documents(file)[0].text == "Two died."
    document = documents(file, title_as_text=True)[0]
    assert document.text == "Ferry fire\n\nTwo died."
    assert document.title == "Ferry fire"
    assert [zone.name for zone in document.zones] == ["headline", "body"]


def test_a_title_that_the_text_has_is_not_doubled(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "r1", "title": "Ferry fire", "text": "Ferry fire\\nTwo died."}')
    assert documents(file, title_as_text=True)[0].text == "Ferry fire\nTwo died."


def test_the_fingerprint_knows_bytes_and_metadata_not_the_path(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Two died.")

    def fingerprints(**options: Any) -> list[str]:
        raws = [raw for raw in read_inputs([tmp_path], **options) if isinstance(raw, RawArticle)]
        return [raw.fingerprint for raw in raws]

    plain = fingerprints()
    assert plain[0] == plain[1]
    assert plain == fingerprints()
    (tmp_path / "b.txt").write_text("Two died!")
    assert fingerprints()[0] == plain[0] != fingerprints()[1]
    assert plain[0] not in fingerprints(date="2023-03-03")
    assert plain[0] not in fingerprints(title_as_text=True)


def test_raw_articles_pickle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    raw = next(iter(read_inputs([tmp_path], date="2023-03-03")))
    assert isinstance(raw, RawArticle)
    copy = pickle.loads(pickle.dumps(raw))
    assert build_article(copy) == build_article(raw)


@pytest.mark.parametrize(
    ("payload", "paths"),
    [
        (b"Two people died.", ["-"]),
        (
            b'{"id": "r1", "text": "Two died."}\n{"id": "r2", "text": "One died."}\n',
            ["-#r1", "-#r2"],
        ),
        (b'\xef\xbb\xbf\n {"id": "r1", "text": "Two died."}', ["-#r1"]),
        (b"{two} people died", ["-"]),
    ],
    ids=["text", "records", "record with mark", "brace"],
)
def test_stdin_is_text_or_records(payload: bytes, paths: list[str]) -> None:
    assert [document.path for document in documents("-", stdin=io.BytesIO(payload))] == paths


def test_a_record_longer_than_a_chunk_on_stdin() -> None:
    text = "word " * 500_000
    payload = b'{"id": "r1", "text": "' + text.encode() + b'"}\n{"id": "r2", "text": "x"}'
    found = documents("-", stdin=io.BytesIO(payload))
    assert [(document.id, len(document.text)) for document in found] == [
        ("r1", len(text)),
        ("r2", 1),
    ]


def test_records_are_read_one_at_a_time(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            return b'{"id": "r%d", "text": "x"}\n' % self.given

    stream = Endless()
    reader = read_inputs(["-"], stdin=stream)  # type: ignore[arg-type]  # it only has to read
    found = [next(reader) for _ in range(50)]
    assert found[-1].path == "-#r50"
    assert stream.given <= 52


def test_missing_files_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    missing, found = read(tmp_path / "no.txt", tmp_path / "a.txt")
    assert isinstance(missing, Problem)
    assert missing.message == "no such file"
    assert missing.skipped
    assert missing.hint
    assert isinstance(found, Document)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    (tmp_path / "a.txt").chmod(0)
    assert [problem.message for problem in problems(tmp_path)] == ["permission denied"]


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Two died.")
    reader = read_inputs([tmp_path])
    next(reader)
    (tmp_path / "b.txt").unlink()
    problem = next(reader)
    assert isinstance(problem, Problem)
    assert problem.message == "no such file or directory"


def test_an_article_beyond_the_limit_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as huge:
        huge.truncate(SIZE_LIMIT + 1)  # sparse, so it costs nothing
    (problem,) = problems(file)
    assert "larger than 100 MB" in problem.message
    assert "JSONL" in str(problem.hint)


def test_unknown_field_names_are_wrong_use() -> None:
    with pytest.raises(InputError) as error:
        list(read_inputs(["-"], fields={"txt": "story"}, stdin=io.BytesIO(b"")))
    assert "txt" in error.value.message
    assert "text" in str(error.value.hint)
