"""Facts without a store, on several processes: what a worker does with an article, and the rest.

A worker hands back lines that are already encoded wherever lines are what is wanted: objects would
cost more to carry over than to make.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from newsfacts.analysis.query import Filter, select
from newsfacts.cli.errors import DEBUG
from newsfacts.cli.evidence import Evidence, fact_record
from newsfacts.cli.factsheets import SLIM, field_columns, field_record
from newsfacts.cli.references import SHORTEST_ID, Lines
from newsfacts.cli.sanitize import escape_json
from newsfacts.documents.articles import Problem, RawArticle, UnreadableArticle
from newsfacts.documents.building import build_article
from newsfacts.extractors.engine import read_article
from newsfacts.store.encoding import Work, where_hint
from newsfacts.store.givendates import unread_date, unread_date_problem
from newsfacts.store.known import Table

if TYPE_CHECKING:
    from newsfacts.documents.records import Document


class Extracted(NamedTuple):
    """What an article gave: as lines of JSON, or as rows."""

    id: str  # of the article
    facts: int
    lines: bytes
    rows: tuple[Evidence, ...]
    warnings: tuple[Problem, ...]


class Shape(NamedTuple):
    """Which facts are wanted, and in which form."""

    wanted: Filter
    fields: tuple[str, ...] = ()  # of JSON lines; whole records without any
    as_rows: bool = False
    debug: bool = False


def extract_work(shape: Shape, work: Work) -> Extracted | Problem:
    """The facts of an article; whatever is wrong with it is a problem, not an error."""
    try:
        return extract_article(shape, work)
    except UnreadableArticle as unreadable:
        return unreadable.problem._replace(path=work.given_path)
    except Exception as error:  # one article must not end the run, and is named
        if shape.debug:
            raise
        message = f"a fault of newsfacts: {type(error).__name__}: {error}"
        return Problem(work.given_path, message, where_hint(work.given_path))


def extract_article(shape: Shape, work: Work) -> Extracted:
    """The facts of an article in the form that is wanted."""
    document = build_article(work.raw)
    unread = unread_date(document)
    warnings = () if unread is None else (unread_date_problem(work.given_path, unread),)
    rows = tuple(evidence_of(document, select(read_article(document).facts, shape.wanted)))
    if shape.as_rows:
        return Extracted(document.id, len(rows), b"", rows, warnings)
    return Extracted(document.id, len(rows), encode_rows(rows, shape.fields), (), warnings)


def encode_rows(rows: Iterable[Evidence], fields: tuple[str, ...]) -> bytes:
    """Facts as lines of JSON: whole, or some keys of them."""
    records: list[dict[str, Any]]
    if not fields:
        records = [fact_record(row) for row in rows]
    else:
        columns = field_columns(fields)
        records = [field_record(row, columns) for row in rows]
        if fields == SLIM:
            records = [without_nulls(record) for record in records]
    return escape_json(_encoder.encode_lines(records).decode()).encode()


def evidence_of(document: "Document", facts: Iterable[Any]) -> Iterator[Evidence]:
    """Each fact of an article with its text, its line and a short id."""
    lines = Lines(document.text)
    name = (document.path or document.id).rsplit("/", 1)[-1]
    for fact in facts:
        place = f"{name}:{lines.line(fact.start)}"
        yield Evidence(fact, document.text, place, fact.id[:SHORTEST_ID])


def without_nulls(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the keys that have no value."""
    return {key: value for key, value in record.items() if value is not None}


class Run:
    """One extraction: what comes in goes to workers, what is wrong is told or kept."""

    def __init__(self) -> None:
        self.articles = 0
        self.facts = 0
        self.bytes = 0
        self.problem_count = 0
        self._untold: list[Problem] = []
        self._ids = Table()  # of what was read, with what each was made from

    def plan(self, inputs: Iterable[RawArticle | Problem]) -> Iterator[Work]:
        """Yield what is to be read."""
        for place, raw in enumerate(inputs):
            if isinstance(raw, Problem):
                self._note(raw)
            else:
                yield Work(raw, raw.path, "", "", place, 0)

    def take(self, work: Work, result: Extracted | Problem) -> Extracted | None:
        """What an article gave; None when it is unreadable."""
        self.bytes += len(work.raw.payload)
        if isinstance(result, Problem):
            self._note(result)
            return None
        made_from = int(work.raw.fingerprint[:8], 16)
        before = self._ids.get(result.id)
        if before == made_from:
            return None  # the very same once more
        if before is not None:  # its facts would have the ids of others
            again = f"the id {result.id!r} is that of another article before it"
            self._note(Problem(work.given_path, again, "give each its own id"))
            return None
        self._ids.put(result.id, made_from)
        self._note(*result.warnings)
        self.articles += 1
        self.facts += result.facts
        return result

    def hand_over(self, tell: Callable[[Problem], object]) -> None:
        """Tell the problems that came up since the last time."""
        for problem in self._untold:
            tell(problem)
        self._untold.clear()

    def _note(self, *problems: Problem) -> None:
        self.problem_count += len(problems)
        self._untold.extend(problems)


def shape_of(wanted: Filter, fields: Iterable[str], *, as_rows: bool) -> Shape:
    """The shape that the options ask for."""
    return Shape(wanted, tuple(fields), as_rows, DEBUG.get())


_encoder = msgspec.json.Encoder()
