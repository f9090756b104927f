"""``reviews.jsonl``: what people say of facts, a line each, only ever appended to.

A review accepts, rejects or corrects one fact; a coding lists the figures that a person sees in a
sentence without having seen what was extracted. Both keep the words that they are about, so that
they can be found again when the article, or what reads it, is another.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from newsfacts.store.errors import BrokenSegment, UnwritableStore

REVIEWS = "reviews.jsonl"

ReviewVerdict: TypeAlias = Literal["accept", "reject", "correct"]
Value: TypeAlias = str | float | None


class Review(msgspec.Struct, frozen=True, kw_only=True, tag="review", tag_field="type"):
    """What one person says of one fact."""

    verdict: ReviewVerdict
    fact: str  # its id when it was reviewed
    by: str
    at: str  # the moment, ISO 8601, UTC
    note: str | None = None
    fields: dict[str, Value] = msgspec.field(default_factory=dict)  # corrected, by dotted key
    path: str | None  # of the article
    kind: str
    text: str
    start: int
    sentence: str  # the words around, by which it is found again


class CodedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as a person reads it; offsets into the text of the article."""

    text: str
    start: int
    end: int
    metric: str
    low: float | None
    high: float | None
    claimant: str | None  # None is the article's own voice
    modality: str


class Coding(msgspec.Struct, frozen=True, kw_only=True, tag="coding", tag_field="type"):
    """All figures that one person sees in one sentence, which may be none."""

    article: str
    path: str | None
    start: int
    end: int
    sentence: str
    by: str
    at: str
    seed: int
    figures: tuple[CodedFigure, ...]


Entry: TypeAlias = Review | Coding
_DECODER = msgspec.json.Decoder(Review | Coding)


def append_reviews(folder: Path, entries: Iterable[Entry]) -> None:
    """Add lines at the end, in one write, down to the disk.

    Raises:
        UnwritableStore: The file cannot be written.
    """
    payload = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    path = folder / REVIEWS
    try:
        with path.open("ab") as file:
            if file.tell() and path.read_bytes()[-1:] != b"\n":  # a kill left half a line
                payload = b"\n" + payload
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UnwritableStore(folder, error) from error


def read_reviews(folder: Path) -> Iterator[Entry | BrokenSegment]:
    """Every line, in order; one that is no review as the error that names it."""
    path = folder / REVIEWS
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _DECODER.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                yield BrokenSegment(path, number, str(error))
