"""Text from articles is untrusted: nothing in it may drive a terminal, a spreadsheet or a page."""

import re

# C0 and C1 controls, DEL, bidi overrides and isolates, line separators, lone surrogates, BOM
CONTROL_RE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# What JSON leaves as it is though a terminal would act on it; C0 is escaped by JSON itself.
JSON_CONTROL_RE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
NUMBER_RE = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARKDOWN_RE = re.compile(r"([\\`*_\[\]<>|#~&!])")


def printable(text: str) -> str:
    """``text`` on one line, white space as spaces, every other control character spelt out."""
    if text.isprintable():  # ten times faster than the pattern, and most text is
        return text
    return CONTROL_RE.sub(_spell_out, text)


def escape_json(text: str) -> str:
    r"""Encoded JSON with the controls that JSON allows as they are written ``\u009b`` instead."""
    if text.isprintable():
        return text
    return JSON_CONTROL_RE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def guard_formula(text: str) -> str:
    """``text`` as a spreadsheet cell: what would be a formula gets a leading apostrophe."""
    if text.startswith(FORMULA_STARTS) and not NUMBER_RE.match(text):
        return f"'{text}"
    return text


def escape_markdown(text: str) -> str:
    """``text`` as a Markdown table cell: neither pipes nor markup in it count."""
    return MARKDOWN_RE.sub(r"\\\1", printable(text))


def _spell_out(match: "re.Match[str]") -> str:
    character = match[0]
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
