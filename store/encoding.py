"""From bytes to bytes: an article as it came in becomes the lines that the store keeps.

This is what workers do. It depends on nothing but its arguments.
"""

from typing import NamedTuple

import msgspec

from newsfacts.documents.articles import NOTHING_GIVEN, Problem, RawArticle, UnreadableArticle
from newsfacts.documents.building import build_article
from newsfacts.documents.records import Article, Document
from newsfacts.extractors.engine import Reading, read_article
from newsfacts.store.locating import split_member
from newsfacts.store.manifest import Counts
from newsfacts.store.segments import Encoded
from newsfacts.store.tallies import Tally, tally_article


class Work(NamedTuple):
    """An article to be read, under the path that the store gives it."""

    raw: RawArticle
    given_path: str  # as the user wrote it, for messages
    fingerprint: str
    made_by: str
    place: int  # in the order of the input
    ticket: int  # see store.known


class Done(NamedTuple):
    """An article that was read."""

    encoded: Encoded
    tally: Tally


def read_work(work: Work) -> Done | Problem:
    """Read an article and encode it; whatever is wrong with it is a problem, not an error."""
    try:
        reading = read_article(build_article(work.raw))
        encoded = encode_article(reading, work.fingerprint, work.made_by)
        if work.raw.given != NOTHING_GIVEN:
            encoded = encoded._replace(given=work.raw.given)
        return Done(encoded, tally_article(reading))
    except UnreadableArticle as unreadable:
        return unreadable.problem._replace(path=work.given_path)
    except Exception as error:  # one article must not end the run, and is named in the report
        return Problem(
            work.given_path,
            f"a fault of newsfacts: {type(error).__name__}: {error}",
            where_hint(work.given_path),
        )


def where_hint(path: str) -> str:
    """How to see what goes wrong in the reading of an article."""
    return f"newsfacts extract {split_member(path)[0]} --debug shows where; the rest goes in"


def encode_article(reading: Reading, fingerprint: str, made_by: str) -> Encoded:
    """The lines of an article and of its facts, with what the index says of how they were made."""
    document = reading.document
    kinds = [fact.kind for fact in reading.facts]
    return Encoded(
        document.id,
        document.path,
        fingerprint,
        made_by,
        _encoder.encode(as_article(document)) + b"\n",
        _encoder.encode_lines(reading.facts),
        Counts(1, kinds.count("quantity"), kinds.count("date"), kinds.count("quote")),
    )


def as_article(document: Document) -> Article:
    """The record that the store keeps of a document."""
    return Article(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        outlet=document.outlet,
        outlet_basis=document.outlet_basis,
        authors=document.authors,
        url=document.url,
        language=document.language,
        published=document.published,
        text=document.text,
    )


_encoder = msgspec.json.Encoder()
