"""Reviews as tables: what people said of facts, beside the facts in databases and in SQL."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import duckdb

    from newsfacts.store.reading import Store
    from newsfacts.store.reviewing import Reviews

# The last review of a fact, which counts, as ``facts --json`` has it.
REVIEW = 'STRUCT("verdict" VARCHAR, "by" VARCHAR, "at" VARCHAR, "note" VARCHAR, "fields" JSON)'
COLUMNS = (
    '"fact" VARCHAR, "position" BIGINT, "verdict" VARCHAR, "by" VARCHAR, "at" VARCHAR, '
    '"note" VARCHAR, "fields" JSON, "counts" BOOLEAN, "kind" VARCHAR, "text" VARCHAR'
)
LAST = (
    'SELECT fact, {"verdict": verdict, "by": "by", "at": "at", "note": note, "fields": fields} '
    "AS review FROM reviews WHERE counts"
)


def review_rows(reviews: "Reviews") -> Iterator[tuple[object, ...]]:
    """A row for each review that has its fact: the columns of ``COLUMNS``.

    Also of facts that were rejected, which databases leave out. ``counts`` is true of the last
    review of a fact.
    """
    for fact, said in reviews.reviewed().items():
        for position, review in enumerate(said, 1):
            fields = msgspec.json.encode(review.fields).decode() if review.fields else None
            counts = position == len(said)
            row = (fact, position, review.verdict, review.by, review.at, review.note)
            yield (*row, fields, counts, review.kind, review.text)


def open_reviews(store: "Store", connection: "duckdb.DuckDBPyConnection") -> None:
    """Make the table ``reviews``; it is empty where nobody said anything."""
    connection.execute(f"CREATE TABLE reviews ({COLUMNS})")
    rows = list(review_rows(store.reviews))
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO reviews VALUES ({marks})", rows)


def with_reviews(source: str, store: "Store") -> str:
    """A query of facts with the column ``review`` behind the others."""
    if not store.reviews:
        return f"SELECT *, CAST(NULL AS {REVIEW}) AS review FROM ({source})"
    return f"SELECT told.*, review FROM ({source}) AS told LEFT JOIN ({LAST}) AS said ON id = fact"
