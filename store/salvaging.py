"""What can be saved of a segment that is not what was written.

The texts of articles are what everything else is made from. An article whose line is whole is
kept; where any fact of a segment was changed or lost, all of its facts are read again from the
texts, because nothing else tells a changed figure from a true one. An article whose own line is
broken, or whose text is not the one that its facts were read from, cannot be kept: it is named, and
an ingest of its source brings it back.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.store.boilerplate import lines_of, read_repeated
from newsfacts.store.manifest import Content, Counts, Segment
from newsfacts.store.reading import ARTICLES, BROKEN, FACTS
from newsfacts.store.rereading import reread
from newsfacts.store.segments import ENTRIES, KINDS, Encoded, Entry, file_hash, segment_path

T = TypeVar("T")

UNKNOWN_SOURCE = "0" * 32  # a fingerprint that no source has: the next ingest reads it again
UNKNOWN_MAKER = "unknown"


class Damage(msgspec.Struct, frozen=True):
    """Something that is not as it was written. ``line`` counts from 1, None for a whole file."""

    file: str
    line: int | None
    problem: str
    mended: str  # what a repair does about it


class Salvage:
    """The articles of one segment that can be kept, and what is wrong with it."""

    def __init__(self, folder: Path, number: int, suspect: set[str], kept: set[str]) -> None:
        self.damages: list[Damage] = []
        self._folder = folder
        self._number = number
        self._suspect = suspect
        self._repeated = read_repeated(folder)
        self._kept = kept  # ids of the articles that need no saving any more

    def articles(self) -> Iterator[Encoded]:
        """Yield every article that can be kept, in order, with its facts."""
        entries = {entry.id: entry for _, entry in self._lines("index", ENTRIES)}
        facts: dict[str, list[tuple[bytes, Fact]]] = {}
        for line, fact in self._lines("facts", FACTS):
            facts.setdefault(fact.article, []).append((line, fact))
        kept = self._kept
        for line, article in self._lines("articles", ARTICLES):
            if article.id in kept:
                self._note("articles", f"{name_of(article)} stands there twice", "the first holds")
                continue
            encoded = self._saved(line, article, entries.get(article.id), facts.get(article.id, []))
            if encoded is not None:
                kept.add(article.id)
                yield encoded
        for entry in entries.values():
            if entry.id not in kept:
                lost = f"{entry.path or entry.id} is lost"
                self._note("articles", lost, "ingest its source again")

    def _saved(
        self, line: bytes, article: Article, entry: Entry | None, facts: list[tuple[bytes, Fact]]
    ) -> Encoded | None:
        """An article as it is to stand in the mended segment; None when it cannot."""
        if "articles" in self._suspect and is_other(line, article, entry, facts):
            return None
        fingerprint = entry.fingerprint if entry is not None else UNKNOWN_SOURCE
        if "facts" not in self._suspect:
            return as_it_stands(line, article, entry, facts)
        lines = lines_of(article, self._repeated)
        given = entry.given if entry is not None else None
        again = reread(article, fingerprint, lines)._replace(article=line, given=given)
        if again.facts != b"".join(payload for payload, _ in facts):
            self._note("facts", f"the facts of {name_of(article)}", "read again from its text")
        return again

    def _lines(self, kind: str, decoder: msgspec.json.Decoder[T]) -> Iterator[tuple[bytes, T]]:
        path = segment_path(self._folder, kind, self._number)
        mended = {"articles": "left out", "facts": "read again", "index": "made again"}[kind]
        try:
            file = path.open("rb")
        except FileNotFoundError:
            self._note(kind, "the file is missing", mended)
            return
        with file:
            for number, line in enumerate(file, 1):
                try:
                    record = decoder.decode(line)
                except BROKEN as error:
                    self.damages.append(Damage(path.name, number, str(error), mended))
                else:
                    yield line.rstrip(b"\n") + b"\n", record

    def _note(self, kind: str, problem: str, mended: str) -> None:
        path = segment_path(self._folder, kind, self._number)
        self.damages.append(Damage(path.name, None, problem, mended))


def is_other(
    line: bytes, article: Article, entry: Entry | None, facts: list[tuple[bytes, Fact]]
) -> bool:
    """Whether an article is not the one that the index and its facts speak of."""
    if entry is not None and entry.article[1] != len(line):
        return True
    return any(article.text[fact.start : fact.end] != fact.text for _, fact in facts)


def as_it_stands(
    line: bytes, article: Article, entry: Entry | None, facts: list[tuple[bytes, Fact]]
) -> Encoded:
    """An article with the facts that it has; without an entry nobody knows what made them."""
    kinds = [fact.kind for _, fact in facts]
    return Encoded(
        article.id,
        article.path,
        UNKNOWN_SOURCE if entry is None else entry.fingerprint,
        UNKNOWN_MAKER if entry is None else entry.made_by,
        line,
        b"".join(payload for payload, _ in facts),
        Counts(1, kinds.count("quantity"), kinds.count("date"), kinds.count("quote")),
        None if entry is None else entry.given,
    )


def name_of(article: Article) -> str:
    """What an article is called in a report."""
    return article.path or article.id


def problem_of(path: Path, content: Content) -> str | None:
    """Why a file is not what the manifest says, or None."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return "the file is missing"
    if size != content.size:
        return f"{size} bytes, but {content.size} were written"
    return None if file_hash(path) == content.sha256 else "other bytes than were written"


def suspects(folder: Path, number: int, segment: Segment | None) -> dict[str, str]:
    """The files of a segment that are not as written, with why.

    Without a manifest only the index tells how large the others were.
    """
    paths = {kind: segment_path(folder, kind, number) for kind in KINDS}
    if segment is not None:
        found = {kind: problem_of(path, segment.content(kind)) for kind, path in paths.items()}
        return {kind: problem for kind, problem in found.items() if problem is not None}
    try:
        entries = [ENTRIES.decode(line) for line in paths["index"].read_bytes().splitlines()]
    except (*BROKEN, FileNotFoundError):
        return dict.fromkeys(KINDS, "nothing says what was written")
    sizes = {
        "articles": sum(entry.article[1] for entry in entries),
        "facts": sum(entry.facts[1] for entry in entries),
    }
    return {
        kind: f"not the {size} bytes that were written"
        for kind, size in sizes.items()
        if not paths[kind].is_file() or paths[kind].stat().st_size != size
    }
