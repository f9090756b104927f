"""JSON arrays: their entries one by one, so that an array of any size needs the same memory."""

import re
from collections.abc import Iterator

import msgspec

from newsfacts.documents.articles import SIZE_LIMIT
from newsfacts.documents.jsonl import BAD_JSON, Line, names_of
from newsfacts.documents.metadata import field_lexicon

# What stands between two marks that matter; strings are passed at one go.
MARK_RE = re.compile(rb'["{}\[\]]')
STRING_RE = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
DEEPEST_WRAPPER = 2  # levels of keys around a list


def split_array(chunks: Iterator[bytes], limit: int = SIZE_LIMIT) -> Iterator[Line]:
    """The objects of an array, counted from 1; one beyond ``limit`` bytes is dropped, not kept.

    Arrays one behind the other are one, as some collectors write them. What is no object inside
    an array is passed over, but for the last entry when it is cut off.
    """
    state = Splitting(limit)
    for chunk in chunks:
        yield from state.feed(chunk)
    if state.depth and state.kept.strip():
        state.number += 1
        yield Line(state.number, bytes(state.kept) if not state.dropping else None)


class Splitting:
    """Where in an array the reading is: at which depth, in a string or not."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.number = 0
        self.depth = 0  # of braces and brackets within an entry
        self.kept = bytearray()  # of the entry that goes on
        self.in_string = False
        self.dropping = False
        self._rest = b""  # a backslash at the end of a chunk

    def feed(self, chunk: bytes) -> Iterator[Line]:
        """The entries that end in a chunk."""
        chunk, self._rest = self._rest + chunk, b""
        start = at = 0
        while True:
            if self.in_string:
                end = at = STRING_RE.match(chunk, at).end()  # type: ignore[union-attr]  # matches nothing, too
                if end == len(chunk) or chunk[end : end + 1] == b"\\":
                    self._rest, chunk = chunk[end:], chunk[:end]
                    break
                self.in_string, at = False, end + 1
                continue
            mark = MARK_RE.search(chunk, at)
            if mark is None:
                break
            at = mark.end()
            if mark[0] == b'"':
                self.in_string = True
            elif self.depth == 0:
                if mark[0] == b"{":
                    self.depth, start = 1, mark.start()
            elif mark[0] in (b"{", b"["):
                self.depth += 1
            else:
                self.depth -= 1
                if self.depth == 0:
                    self.keep(chunk[start:at])
                    yield self.take()
        if self.depth:
            self.keep(chunk[start:])

    def keep(self, piece: bytes) -> None:
        """Add to the entry that goes on."""
        if len(self.kept) + len(piece) > self.limit:
            self.dropping = True
            self.kept = bytearray(b" .")
        elif not self.dropping:
            self.kept += piece

    def take(self) -> Line:
        """The entry that is complete."""
        self.number += 1
        line = Line(self.number, None if self.dropping else bytes(self.kept))
        self.kept, self.dropping = bytearray(), False
        return line


def listed_articles(
    payload: bytes, fields: tuple[tuple[str, str], ...], depth: int = 0
) -> list[bytes] | None:
    """The articles in an object that only wraps a list of them, as web services answer; or None."""
    try:
        keys = msgspec.json.decode(payload, type=dict[str, msgspec.Raw])
    except BAD_JSON:
        return None
    lowered = {key.lower(): value for key, value in keys.items()}
    texts = {name.partition(".")[0] for name, field in names_of(fields).items() if field == "text"}
    if texts & lowered.keys():
        return None
    for name in field_lexicon().wrapper.articles:
        value = bytes(lowered.get(name, b""))
        if value.startswith(b"["):
            return entries(value)
        if value.startswith(b"{") and depth < DEEPEST_WRAPPER:
            below = listed_articles(value, fields, depth + 1)
            if below is not None:
                return below
    return None


def entries(payload: bytes) -> list[bytes]:
    """The entries of a list, not decoded."""
    try:
        return [bytes(each) for each in msgspec.json.decode(payload, type=list[msgspec.Raw])]
    except BAD_JSON:
        return []
