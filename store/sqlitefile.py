"""A store as an SQLite file: tables with foreign keys, indexes and full-text search.

The standard library writes it. Groups become columns (quantity_low), lists become JSON, places a
table of their own. Datasette, the sqlite3 shell and pandas open it as it is.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.store.reviews import Review

ROWS_AT_ONCE = 1000

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE articles (
  id TEXT PRIMARY KEY, path TEXT, title TEXT, outlet TEXT, outlet_basis TEXT, authors TEXT,
  url TEXT, language TEXT, published_start TEXT, published_end TEXT, published_value TEXT,
  published_basis TEXT, published_text TEXT, sha256 TEXT, text TEXT NOT NULL
);
CREATE TABLE facts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles(id),
  text TEXT NOT NULL, sentence TEXT NOT NULL, zone TEXT, outlet TEXT,
  published_start TEXT, published_end TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence_start INTEGER, sentence_end INTEGER,
  byte_start INTEGER, byte_end INTEGER,
  quantity_metric TEXT, quantity_low REAL, quantity_high REAL, quantity_modifier TEXT,
  quantity_unit TEXT, quantity_counted TEXT, quantity_role TEXT, quantity_trend TEXT,
  quantity_subject TEXT, quantity_action TEXT, quantity_state TEXT,
  time_text TEXT, time_type TEXT, time_value TEXT, time_mod TEXT, time_start TEXT, time_end TEXT,
  time_relation TEXT, quote_type TEXT, quote_family TEXT,
  claimant_name TEXT, claimant_type TEXT, claimant_text TEXT, claimant_cue TEXT,
  claimant_said TEXT, claimant_others TEXT, claimant_via TEXT, claimant_parent TEXT,
  modality TEXT, hedge TEXT, inferred TEXT, rule TEXT,
  review_verdict TEXT, review_by TEXT, review_at TEXT, review_note TEXT
);
CREATE TABLE places (
  fact TEXT NOT NULL REFERENCES facts(id), position INTEGER NOT NULL,
  name TEXT NOT NULL, relation TEXT, within TEXT, PRIMARY KEY (fact, position)
);
CREATE TABLE reviews (
  fact TEXT NOT NULL, position INTEGER NOT NULL, verdict TEXT NOT NULL, "by" TEXT, at TEXT,
  note TEXT, fields TEXT, counts INTEGER NOT NULL, kind TEXT, text TEXT,
  PRIMARY KEY (fact, position)
);
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content=[articles]);
CREATE VIRTUAL TABLE facts_fts USING fts5(text, sentence, claimant_name, content=[facts]);
"""
INDEXES = """
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
INSERT INTO facts_fts(facts_fts) VALUES ('rebuild');
CREATE INDEX facts_article ON facts(article);
CREATE INDEX facts_kind ON facts(kind);
CREATE INDEX facts_metric ON facts(quantity_metric);
CREATE INDEX facts_claimant ON facts(claimant_name);
CREATE INDEX places_name ON places(name);
ANALYZE;
"""


class Told(NamedTuple):
    """A fact with what its article says of it."""

    fact: Fact
    sentence: str
    bytes: tuple[int, int] | None  # of the article's text in UTF-8, where they are asked for
    review: Review | None = None  # the last one, which counts


def write_sqlite(
    path: Path,
    articles: Iterable[Article],
    facts: Iterable[Told],
    reviews: Iterable[tuple[object, ...]] = (),
) -> None:
    """Write a new file at ``path``, which is complete when this returns.

    Reviews are rows as ``reviewtables`` has them, also of facts that are left out as rejected.
    """
    connection = sqlite3.connect(path)
    try:
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        _insert(connection, "articles", map(_article_row, articles))
        for group in _groups(facts):
            _insert(connection, "facts", map(_fact_row, group))
            _insert(connection, "places", (row for told in group for row in _place_rows(told.fact)))
        _insert(connection, "reviews", reviews)
        connection.commit()
        connection.executescript(INDEXES)
        connection.commit()
    finally:
        connection.close()


def _groups(facts: Iterable[Told]) -> Iterator[list[Told]]:
    group = list[Told]()
    for told in facts:
        group.append(told)
        if len(group) == ROWS_AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    count = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    marks = ", ".join("?" * count)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _article_row(article: Article) -> tuple[object, ...]:
    published = article.published
    return (
        article.id,
        article.path,
        article.title,
        article.outlet,
        article.outlet_basis,
        _as_list(article.authors),
        article.url,
        article.language,
        *(
            (published.start, published.end, published.value, published.basis, published.text)
            if published
            else (None,) * 5
        ),
        article.sha256,
        article.text,
    )


def _fact_row(told: Told) -> tuple[object, ...]:
    fact = told.fact
    published, quantity, time = fact.published, fact.quantity, fact.time
    quote, claimant, review = fact.quote, fact.claimant, told.review
    return (
        fact.id,
        fact.kind,
        fact.article,
        fact.text,
        told.sentence,
        fact.zone,
        fact.outlet,
        *((published.start, published.end) if published else (None, None)),
        fact.start,
        fact.end,
        fact.sentence.start,
        fact.sentence.end,
        *(told.bytes or (None, None)),
        *((_quantity_cells(fact)) if quantity else (None,) * 11),
        *(
            (time.text, time.type, time.value, time.mod, time.start, time.end, time.relation)
            if time
            else (None,) * 7
        ),
        *((quote.type, quote.family) if quote else (None, None)),
        *(_claimant_cells(fact) if claimant else (None,) * 8),
        fact.modality,
        fact.hedge,
        _as_list(fact.inferred),
        fact.rule,
        *((review.verdict, review.by, review.at, review.note) if review else (None,) * 4),
    )


def _quantity_cells(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    assert quantity is not None
    return (
        quantity.metric,
        quantity.low,
        quantity.high,
        quantity.modifier,
        quantity.unit,
        quantity.counted,
        quantity.role,
        quantity.trend,
        quantity.subject,
        quantity.action,
        quantity.state,
    )


def _claimant_cells(fact: Fact) -> tuple[object, ...]:
    claimant = fact.claimant
    assert claimant is not None
    return (
        claimant.name,
        claimant.type,
        claimant.text,
        claimant.cue,
        claimant.said.value if claimant.said else None,
        _as_list(claimant.others),
        _as_list(claimant.via),
        claimant.parent,
    )


def _place_rows(fact: Fact) -> Iterator[tuple[object, ...]]:
    for position, place in enumerate(fact.places):
        yield fact.id, position, place.name, place.relation, place.within


def _as_list(values: tuple[str, ...] | None) -> str | None:
    """A list as JSON, which Datasette takes for facets; None when there is nothing in it."""
    return msgspec.json.encode(values).decode() if values else None
