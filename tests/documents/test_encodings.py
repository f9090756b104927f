"""Bytes to text, and what is no text."""

from pathlib import Path

import pytest

from newsfacts.documents.encodings import (
    NotText,
    decode,
    is_western_typography,
    normalise_newlines,
)
from newsfacts.documents.inputs import Problem
from newsfacts.documents.records import Document
from tests.documents.reading import documents, problems, read

NEWS = "“Two people died,” Zoë said – 40 % more.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode(encoding: str) -> None:
    text = NEWS * 3 if not encoding.endswith("e") else "Two people died, they said. " * 4
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_a_mark_is_no_guess(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)).note is None


def test_windows_quotes_and_dashes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("Plain words first. " * 10 + NEWS).encode("cp1252"))
    warning, document = read(tmp_path)
    assert isinstance(warning, Problem)
    assert isinstance(document, Document)
    assert "cp1252" in warning.message
    assert not warning.skipped
    assert document.text.endswith(NEWS)


def test_stray_bytes_do_not_make_english_another_language() -> None:
    text = (
        "LOMAR \u2013 The mayor said on Saturday that 25,000 people need aid. \u201cWe are short of"
        " money,\u201d said Ana Ruiz\u2019s deputy. "
    )
    payload = text.encode("cp1252") + b"\xff\xfe The toll stood at 86."
    decoded = decode(payload)
    assert (decoded.encoding, decoded.text[: len(text)]) == ("cp1252", text)


def test_letters_of_words_are_no_stray_bytes() -> None:
    text = "Some 40 died in £ód¼, “more than ever”, said Jan Wa³ny – a man of 63. " * 3
    assert not is_western_typography(text.replace("£", "\xa5").encode("cp1252"))


def test_another_alphabet() -> None:
    text = "Президент сообщил, что погибли 12 человек, ещё 40 ранены. Поиски продолжаются. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert "cp1251" in str(decoded.note)


def test_utf8_with_broken_bytes_stays_utf8() -> None:
    payload = ("Zoë said “no”. " * 200).encode() + b"\xff and on"
    decoded = decode(payload)
    assert decoded.text.endswith("\ufffd and on")
    assert decoded.text.startswith("Zoë said “no”.")
    assert "1 broken UTF-8 character" in str(decoded.note)


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL"),
        (b"Two people\0 died.", "NUL"),
        (bytes(range(1, 9)) * 20 + b"text", "control"),
        (b"%PDF-1.7\n%...", "PDF"),
        (b"%!PS-Adobe\0", "NUL"),
        (b"\x7fELF\0", "NUL"),
        (b"{\\rtf1 Two died.}", "RTF"),
        (b"\xff\xfeT\0w\0\0\0", "NUL"),
        (b"<?xml version='1.0'?><rss></rss>", "HTML or XML"),
    ],
)
def test_what_is_no_text(payload: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(NotText, match=words):
        decode(payload)
    (tmp_path / "a.txt").write_bytes(payload)
    (problem,) = problems(tmp_path)
    assert words in problem.message
    assert problem.skipped


def test_a_few_control_characters_stay_in_the_text(tmp_path: Path) -> None:
    text = "Two people died.\x1b[31m The bell \x07 rang. " + "More words follow. " * 10
    (tmp_path / "a.txt").write_text(text)
    assert documents(tmp_path)[0].text == text


def test_a_mark_inside_the_text_stays() -> None:
    assert decode("Two\ufeff died.".encode()).text == "Two\ufeff died."


def test_records_in_utf16(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"id": "r1", "text": "Zoë – 12"}\n'.encode("utf-16"))
    assert [document.text for document in documents(tmp_path)] == ["Zoë – 12"]


def test_records_in_windows_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"id": "r1", "text": "Two – “died”"}'.encode("cp1252"))
    assert [document.text for document in documents(tmp_path)] == ["Two – “died”"]


def test_newlines_keep_everything_else() -> None:
    assert normalise_newlines("a\r\n\r\rb\u2028c\x0bd\x0ce\x1cf") == "a\n\n\nb\nc\x0bd\x0ce\x1cf"
