"""Text from articles cannot drive a terminal, a spreadsheet or a page."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.cli.sanitize import escape_json, escape_markdown, guard_formula, printable

HOSTILE = "\x1b]0;owned\x07 \x1b[31mred \x9b2J \u202eevil\u202c \u2066x\u2069 \x00 \x7f"


def test_control_characters_are_spelt_out() -> None:
    assert printable("a\x1b[31mb\x9bc\u202ed") == r"a\x1b[31mb\x9bc\u202ed"


def test_white_space_becomes_a_blank() -> None:
    assert printable("a\nb\tc\r\nd\u2028e") == "a b c  d e"


def test_other_scripts_and_joiners_stay() -> None:
    assert printable("Київ “سلام” 北京 e\u0301 👨‍👩‍👧") == "Київ “سلام” 北京 e\u0301 👨‍👩‍👧"


@settings(deadline=None)
@given(st.text())
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    left = printable(text)
    assert all(ord(c) >= 32 and not 0x7F <= ord(c) <= 0x9F for c in left)
    left.encode("utf-8")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_json_reads_back_the_same_and_holds_no_controls(text: str) -> None:
    escaped = escape_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(escaped) == {"text": text}
    assert printable(escaped) == escaped


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_formulas_get_an_apostrophe(cell: str) -> None:
    assert guard_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+5", "-5.25", "1e9", "-1e-9", "a=b", "", "12,000", "'=1"])
def test_numbers_and_plain_text_are_left_alone(cell: str) -> None:
    assert guard_formula(cell) == cell


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("<script>", r"\<script\>"),
        ("*x* _y_ `z`", r"\*x\* \_y\_ \`z\`"),
        ("[a](http://b)", r"\[a\](http://b)"),
        ("two\nlines", "two lines"),
        ("a\\|b", r"a\\\|b"),
    ],
)
def test_markdown_has_no_markup_of_the_article(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_hostile_text_is_harmless_everywhere() -> None:
    for clean in (printable(HOSTILE), escape_markdown(HOSTILE)):
        assert not any(c in clean for c in "\x1b\x9b\x07\x00\x7f\u202e\u2066")
