"""What a draft is checked against: a store, or a folder that is read now and kept nowhere.

A folder's facts stay in memory as the bytes that a store would have, and nothing is written. Paths
and ids are those that ``newsfacts ingest`` would give here.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.cli.references import short_length, short_names
from newsfacts.cli.renderers.pointers import Pointers

if TYPE_CHECKING:
    from newsfacts.documents.articles import Problem, RawArticle
    from newsfacts.documents.records import Article, Document
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.encoding import Work
    from newsfacts.store.reading import Store

STORE = Path(".newsfacts")  # where an ingest would put it: paths are relative to its folder


class Clippings(NamedTuple):
    """Articles and facts, without those that are left out."""

    source: "Store | Folder"
    left_out: frozenset[str] = frozenset()  # ids of articles

    def articles(self) -> "Iterator[Article]":
        """Every article."""
        return (each for each in self.source.articles() if each.id not in self.left_out)

    def facts(self) -> "Iterator[Fact]":
        """Every fact, in the order of the articles."""
        return (each for each in self.source.facts() if each.article not in self.left_out)

    def pointers(self) -> Pointers:
        """How they are pointed at."""
        if isinstance(self.source, Folder):
            return self.source.pointers()
        from newsfacts.cli.evidence import References

        return Pointers.of(self.source, References.of_store(self.source))

    def without(self, documents: "Sequence[Document]") -> "Clippings":
        """All but the documents themselves: a draft that was ingested does not support itself."""
        ids = {document.id for document in documents}
        texts = {document.text for document in documents}
        same = {each.id for each in self.source.articles() if each.text in texts}
        return Clippings(self.source, frozenset(ids | same))


class Folder:
    """Articles that were read and are kept in memory only."""

    def __init__(self) -> None:
        self._lines: list[tuple[bytes, bytes]] = []  # an article and its facts, as JSON lines
        self._paths: dict[str, str] = {}

    def add(self, ident: str, path: str, article: bytes, facts: bytes) -> bool:
        """Take an article, unless its id is known."""
        if ident in self._paths:
            return False
        self._paths[ident] = path
        self._lines.append((article, facts))
        return True

    def articles(self) -> "Iterator[Article]":
        """Every article, in the order of the input."""
        import msgspec

        from newsfacts.documents.records import Article

        decode = msgspec.json.Decoder(Article).decode
        return (decode(article) for article, _ in self._lines)

    def facts(self) -> "Iterator[Fact]":
        """Every fact, in the order of the articles."""
        import msgspec

        from newsfacts.extractors.facts import Fact

        decode = msgspec.json.Decoder(Fact).decode
        return (decode(line) for _, facts in self._lines for line in facts.splitlines())

    def pointers(self) -> Pointers:
        """Short names and ids, as for a store."""
        names = short_names(set(self._paths.values()))
        labels = {ident: names.get(path, path) for ident, path in self._paths.items()}
        if len({label.partition("#")[0] for label in labels.values()}) == 1:
            labels = {ident: label.partition("#")[2] or label for ident, label in labels.items()}
        return Pointers(labels, short_length(int(fact.id, 16) for fact in self.facts()))


def read_folder(
    paths: Sequence[str],
    *,
    glob: Sequence[str] | None = None,
    metadata: Path | None = None,
    fields: dict[str, str] | None = None,
) -> "tuple[Folder, list[Problem]]":
    """Read articles that no store has, with as many processes as there are cores."""
    from newsfacts.documents.articles import Problem
    from newsfacts.documents.inputs import read_inputs
    from newsfacts.store.workers import read_all

    problems: list[Problem] = []
    inputs = read_inputs(paths, glob=glob, metadata=metadata, fields=fields)
    folder = Folder()
    for work, result in read_all(_works(inputs, problems), os.cpu_count() or 1):
        if isinstance(result, Problem):
            problems.append(result)
            continue
        article = result.encoded
        known = article.path or work.given_path
        if not folder.add(article.id, known, article.article, article.facts):
            problems.append(Problem(work.given_path, "has the id of another article"))
    return folder, problems


def _works(inputs: "Iterable[RawArticle | Problem]", problems: "list[Problem]") -> "Iterator[Work]":
    from newsfacts.documents.articles import Problem
    from newsfacts.store.encoding import Work

    for place, raw in enumerate(inputs):
        if isinstance(raw, Problem):
            problems.append(raw)
        else:
            yield Work(raw._replace(path=path_here(raw)), raw.path, "", "", place, place)


def path_here(raw: "RawArticle", store: Path = STORE) -> str:
    """The path that an ingest would give an article."""
    from newsfacts.store.ingest import source_path
    from newsfacts.store.locating import stored_path

    return stored_path(source_path(raw), store)
