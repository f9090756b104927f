"""Bytes to text: UTF-8, UTF-16 with a byte order mark, else what the bytes look like.

A guess is said, never silent: ``Decoding.note`` is the line that the user reads. What is not text
at all (a picture, a PDF, an archive) is refused with the next step.
"""

import codecs
import re
from typing import NamedTuple

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 100_000  # bytes that the detection looks at
CONTROL_SHARE = 0.02  # more control characters than this is no text
REPLACED_SHARE = 0.002  # UTF-8 with fewer broken characters than this is still UTF-8
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
NEWLINES = ("\r", "\x85", "\u2028", "\u2029")
NEWLINES_RE = re.compile("\r\n?|[\x85\u2028\u2029]")
ALONE_RE = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]+(?![A-Za-z\x80-\xff])")
NOT_ASCII_RE = re.compile(rb"[\x80-\xff]")
TYPOGRAPHIC_BYTES = frozenset(
    bytes([byte]) for byte in "€‘’“”–—…•™ £©®°½¼¾·áàâäãåçéèêëíîïñóôöøúüÁÉÖÜ".encode("cp1252")
)
MARKUP = (b"<!doctype", b"<html", b"<?xml")
SIGNATURES = (
    (b"%PDF-", "a PDF", "turn it into text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first, e.g. with gunzip"),
    (b"{\\rtf", "rich text (RTF)", "save it as plain text first"),
)


class Decoding(NamedTuple):
    """Text, the encoding it was read with, and a note when that was a guess."""

    text: str
    encoding: str
    note: str | None


class NotText(ValueError):  # noqa: N818 - names the finding
    """Bytes that are no text; ``hint`` is the next step, if there is one."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def decode(payload: bytes, *, markup: bool = False) -> Decoding:
    """The text of ``payload``, newlines as they are.

    Args:
        payload: The bytes.
        markup: Whether it may be HTML.

    Raises:
        NotText: The bytes are binary, or in no encoding that could be told.
    """
    refuse_signatures(payload, markup=markup)
    for mark, marked in BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            return decode_marked(payload, marked)
    encoding = unmarked_utf16(payload)
    if encoding is None:
        refuse_binary(payload)
        try:
            return Decoding(payload.decode("utf-8"), "utf-8", None)
        except UnicodeDecodeError:
            encoding = guess_encoding(payload)
    text = payload.decode(encoding, "replace")
    return Decoding(text, encoding, guess_note(encoding, text.count("\ufffd")))


def decode_as(payload: bytes, encoding: str) -> str:
    """The text in an encoding that ``decode`` has found, characters that are none replaced."""
    return payload.decode(encoding, "replace")


def normalise_newlines(text: str) -> str:
    r"""Every kind of line end as ``\n``; nothing else is touched."""
    if any(mark in text for mark in NEWLINES):
        return NEWLINES_RE.sub("\n", text)
    return text  # most often, and told far sooner than by the pattern


def decode_marked(payload: bytes, encoding: str) -> Decoding:
    """Text that says by its first bytes what it is."""
    text = payload.decode(encoding, "replace")
    if "\0" in text:
        raise NotText("binary: it has NUL characters")
    broken = text.count("\ufffd")
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    return Decoding(text, encoding, guess_note(name, broken) if broken else None)


def guess_note(encoding: str, broken: int) -> str:
    """What the user should know about a guess."""
    if encoding in ("utf-8", "utf-16", "utf-32"):
        characters = "character" if broken == 1 else "characters"
        return f"{broken} broken {encoding.upper()} {characters} replaced by \ufffd"
    return f"not UTF-8: read as {encoding}" + (f", {broken} characters replaced" if broken else "")


def refuse_signatures(payload: bytes, *, markup: bool) -> None:
    """Raise for files whose first bytes say that they are no plain text."""
    for signature, name, hint in SIGNATURES:
        if payload.startswith(signature):
            raise NotText(f"not plain text but {name}", hint)
    if not markup and payload[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        raise NotText("not plain text but HTML or XML", "save its text, e.g. with trafilatura")


def refuse_binary(payload: bytes) -> None:
    """Raise for bytes that are no text: NULs, or many control characters."""
    if b"\0" in payload:
        raise NotText("binary: it has NUL bytes")
    sample = payload[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    if controls > CONTROL_SHARE * len(sample):
        raise NotText(f"binary: {controls / len(sample):.0%} control characters")


def unmarked_utf16(payload: bytes) -> str | None:
    """UTF-16 without a byte order mark, if nearly every second byte is NUL and hardly any other."""
    sample = payload[:SAMPLE]
    if len(sample) < 16 or len(payload) % 2 or sample.count(0) < 0.4 * len(sample):
        return None
    for odd, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[odd::2], sample[1 - odd :: 2]
        if zeros.count(0) > 0.9 * len(zeros) and not others.count(0):
            return name
    return None


def guess_encoding(payload: bytes) -> str:
    """The most likely encoding of text that is not clean UTF-8."""
    text = payload.decode("utf-8", "replace")
    if text.count("\ufffd") <= REPLACED_SHARE * len(text) and not text.isascii():
        well_read = len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")
        if well_read >= text.count("\ufffd"):
            return "utf-8"
    if is_western_typography(payload):
        return "cp1252"
    from charset_normalizer import from_bytes  # heavy, and hardly ever needed

    best = from_bytes(sample_around_high_bytes(payload)).best()
    if best is None:
        raise NotText("in no encoding that can be told", "convert it to UTF-8, e.g. with iconv")
    # what calls itself Latin-1 is Windows-1252 in practice, which has the quotes and dashes
    return "cp1252" if best.encoding in ("ascii", "latin_1", "utf_8") else best.encoding


def is_western_typography(payload: bytes) -> bool:
    """Whether the few bytes outside ASCII are the quotes, dashes and signs of Windows-1252.

    In mostly English text a handful of them is too little for statistics: the detection takes
    them for any of a dozen code pages. Stray bytes that stand by themselves, without a letter
    beside them, are of no word and so of no language: fewer of them than of the others change
    nothing.
    """
    high = NOT_ASCII_RE.findall(payload)
    if len(high) >= 0.05 * len(payload):
        return False
    others = [byte for byte in high if byte not in TYPOGRAPHIC_BYTES]
    if not others:
        return True
    alone = [bytes([byte]) for run in ALONE_RE.findall(payload) for byte in run]
    stray = sum(byte not in TYPOGRAPHIC_BYTES for byte in alone)
    return stray == len(others) and 2 * len(others) < len(high)


def sample_around_high_bytes(payload: bytes) -> bytes:
    """A piece of ``payload`` that has the first byte outside ASCII in it."""
    if len(payload) <= SAMPLE:
        return payload
    high = NOT_ASCII_RE.search(payload)
    start = max(0, high.start() - SAMPLE // 2) if high else 0
    return payload[start : start + SAMPLE]
