"""What holds of any text and any bytes."""

import json
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.documents.articles import UnreadableArticle, raw_article
from newsfacts.documents.building import build_article, build_document
from newsfacts.documents.encodings import NotText, decode
from newsfacts.documents.jsonl import split_lines
from tests.measuring import seconds

PIECES = [
    "Gen. Ana Ruiz said",
    "U.S. ",
    "p.m. ",
    "“",
    ".” ",
    '." ',
    "?! ",
    "… ",
    ". . . ",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\n- ",
    "— Fox (@fox) May 3\n",
    "Related\n",
    "Leave a Reply\n",
    "Photo: x\n",
    "(AP Photo/x)\n",
    "Advertisement\n",
    "1. ",
    "Bridge Falls in Lima\n",
    "Two people died in the fire, and the search for three others went on at night. ",
    "t.co/abc\n",
    "---\n",
    "Title: x\n",
    "\x00",
    "\ud800",
    "\x1c",
    "\x85",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=30).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_zones_cover_the_text(text: str) -> None:
    zones = build_document(text, id="a").zones
    assert "".join(text[zone.start : zone.end] for zone in zones) == text
    for zone, following in pairwise(zones):
        assert zone.start < zone.end == following.start
        assert text[zone.end - 1] == "\n"
        assert zone.name != following.name


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_cover_all_that_is_no_white_space(text: str) -> None:
    document = build_document(text, id="a")
    covered = 0
    for sentence in document.sentences:
        assert covered <= sentence.start < sentence.end <= len(text)
        assert text[covered : sentence.start].strip() == ""
        surface = text[sentence.start : sentence.end]
        assert surface == surface.strip()
        assert "\n\n" not in surface
        (zone,) = [z for z in document.zones if z.start <= sentence.start < z.end]
        assert sentence.end <= zone.end
        assert zone.name == sentence.zone
        covered = sentence.end
    assert text[covered:].strip() == ""
    paragraphs = [sentence.paragraph for sentence in document.sentences]
    assert paragraphs == sorted(paragraphs)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_makes_the_same_document(text: str) -> None:
    assert build_document(text) == build_document(text)


@given(st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_document_or_unreadable(payload: bytes) -> None:
    for kind in ("text", "record"):
        for title_as_text in (False, True):
            raw = raw_article("a", payload, kind, title_as_text=title_as_text)
            with suppress(UnreadableArticle):
                build_article(raw)


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "date", "outlet", "authors", "url", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2)
            ),
            max_leaves=5,
        ),
    )
)
@settings(max_examples=200, deadline=None)
def test_any_record_is_a_document_or_unreadable(record: dict[str, object]) -> None:
    try:
        document = build_article(raw_article("a", json.dumps(record).encode(), "record"))
    except UnreadableArticle:
        return
    document.text.encode()
    assert document.id
    assert document.title is None or document.title.strip()


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_decoding_any_bytes_is_text_or_refused(payload: bytes) -> None:
    try:
        decoded = decode(payload)
    except NotText:
        return
    assert payload.decode(decoded.encoding, "replace") == decoded.text


@given(st.lists(st.binary(max_size=8)), st.integers(0, 20))
def test_lines_do_not_depend_on_how_the_stream_comes(pieces: list[bytes], limit: int) -> None:
    whole = b"".join(pieces)
    assert list(split_lines(iter(pieces), limit)) == list(split_lines(iter([whole]), limit))
    lines = [line.strip() for line in whole.split(b"\n") if line.strip()]
    assert [line.payload for line in split_lines(iter(pieces))] == lines


BAITS = {
    "dots": ".",
    "spaced dots": ". ",
    "quotes": '"',
    "dot and quote": '."',
    "capitals": "A",
    "initials": "A. ",
    "newlines": "\n",
    "short lines": "a\n",
    "titles": "Big News Today\n",
    "spaces": " ",
    "bullets": "- x\n",
    "posts": "— A (@b) May\n",
    "brackets": "(",
    "ranks": "Gen. ",
    "wrapped": "aaaa bbb cccc ddddd eee ffffff ggg hhhh iiiii jjjj kkk\n",
    "dashes": "— ",
    "accounts": "(@",
    "related": "Related\n",
    "credits": "a (AP Photo\n",
    "initials on lines": "A.\nb.\n",
    "quotes apart": '. " ',
    "notes": "we our journalist you.\n",
    "line separators": "\u2028",
    "header": "Title: x\n",
}


def build(payload: bytes) -> None:
    with suppress(UnreadableArticle):
        build_article(raw_article("a", payload))


@pytest.mark.parametrize("bait", BAITS)
def test_four_times_the_text_is_not_sixteen_times_the_work(bait: str) -> None:
    unit = BAITS[bait]
    small = (unit * (15_000 // len(unit))).encode()
    large = small * 4
    build(small)

    def ratio() -> float:
        first = min(seconds(lambda: build(small)) for _ in range(3))
        return seconds(lambda: build(large)) / max(first, 0.005)  # less is not measured

    # A busy machine may spoil one measurement, a quadratic step spoils all of them.
    assert any(ratio() < 8 for _ in range(4))
