"""JSON lines: one article a line, streamed, so that a file of any size needs the same memory."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from newsfacts.documents.articles import SIZE_LIMIT, Given
from newsfacts.documents.encodings import decode
from newsfacts.documents.metadata import (
    given_of,
    pick,
    read_name,
    read_text,
    record_names,
    with_user_names,
)

BAD_JSON = (msgspec.MsgspecError, ValueError, RecursionError)


class Line(NamedTuple):
    """A line that is not blank, counted from 1; ``payload`` is None when it is too long."""

    number: int
    payload: bytes | None


class BadRecord(ValueError):  # noqa: N818 - names the finding
    """A line that is no JSON object; the message says what is wrong."""


def split_lines(chunks: Iterator[bytes], limit: int = SIZE_LIMIT) -> Iterator[Line]:
    """The lines of a stream that are not blank; one beyond ``limit`` bytes is dropped, not kept."""
    number, pending, size = 1, list[bytes](), 0
    for chunk in chunks:
        *complete, rest = chunk.split(b"\n")
        for piece in complete:
            if size + len(piece) > limit:
                yield Line(number, None)
            else:
                payload = b"".join([*pending, piece]).strip()
                if payload:
                    yield Line(number, payload)
            number, pending, size = number + 1, [], 0
        size += len(rest)
        if rest and size <= limit:
            pending.append(rest)
        elif size > limit:
            pending = []
    if size > limit:
        yield Line(number, None)
    elif payload := b"".join(pending).strip():
        yield Line(number, payload)


def peek_id(payload: bytes, fields: tuple[tuple[str, str], ...]) -> str:
    """The id that a record gives itself, else a hash of its bytes.

    Raises:
        BadRecord: The line is no JSON object.
    """
    identity = given_id(payload, fields)
    return identity or hashlib.blake2b(payload, digest_size=8).hexdigest()


def given_id(payload: bytes, fields: tuple[tuple[str, str], ...]) -> str | None:
    """The id that a record gives itself, or None.

    Only the id is decoded; the rest is checked to be JSON, at the speed of reading.

    Raises:
        BadRecord: The line is no JSON object.
    """
    names = {name for name, field in names_of(fields).items() if field == "id"}
    try:
        if any("." in name for name in names):
            values: Mapping[str, Any] = read_object(payload)
        else:
            keys = msgspec.json.decode(payload, type=dict[str, msgspec.Raw])
            values = {key: msgspec.json.decode(keys[key]) for key in keys if key.lower() in names}
    except BAD_JSON:
        values = read_object(payload)
    return read_name(pick(values, names_of(fields)).get("id"))


def read_object(payload: bytes) -> dict[str, Any]:
    """A line as a JSON object, forgiving NaN and bytes that are not UTF-8.

    Raises:
        BadRecord: The line is no JSON object.
    """
    try:
        value = msgspec.json.decode(payload)
    except BAD_JSON as error:
        try:
            value = json.loads(decode(payload).text)
        except BAD_JSON:
            raise BadRecord(f"not JSON: {describe(error)}") from error
    if not isinstance(value, dict):
        raise BadRecord("not a JSON object")
    return value


def describe(error: BaseException) -> str:
    """A parser's complaint in a few words."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).removeprefix("JSON is malformed: ") or "malformed"


def read_record(payload: bytes, fields: tuple[tuple[str, str], ...]) -> tuple[Given, str | None]:
    """What a record says of its article, and its text; None when no key is one of a text.

    Raises:
        BadRecord: The payload is no JSON object, or its text none.
    """
    values, names = read_object(payload), names_of(fields)
    picked = pick(values, names)
    empty = "" if any(names.get(key.lower()) == "text" for key in values) else None
    text = picked.get("text", empty)
    if isinstance(text, int | float):
        raise BadRecord("its text is a number or a truth value, no text")
    return given_of(picked, "record"), read_text(text)


def names_of(fields: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The names to look for, the user's own before the usual ones."""
    return with_user_names(record_names(), fields) if fields else record_names()
