"""Build a ``Document``: the text with its zones, sentences and given metadata."""

import hashlib

from newsfacts.documents.records import Document, GivenDate
from newsfacts.documents.sentences import find_sentences
from newsfacts.documents.zones import find_zones


def build_document(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    path: str | None = None,
    sha256: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    outlet_basis: str | None = None,
    authors: tuple[str, ...] | None = None,
    url: str | None = None,
    language: str | None = None,
    given_date: GivenDate | None = None,
) -> Document:
    """The document of a text, with zones and sentences; without an id it gets a hash as one."""
    zones = find_zones(text)
    return Document(
        id=id if id is not None else article_id(path, text.encode("utf-8", "surrogatepass")),
        text=text,
        path=path,
        sha256=sha256,
        title=title,
        outlet=outlet,
        outlet_basis=outlet_basis,
        authors=authors,
        url=url,
        language=language,
        given_date=given_date,
        zones=zones,
        sentences=find_sentences(text, zones),
    )


def article_id(path: str | None, payload: bytes) -> str:
    """16 hex digits of a hash of path and bytes: copies of a text in two places differ."""
    digest = hashlib.blake2b((path or "").encode("utf-8", "surrogatepass"), digest_size=8)
    digest.update(b"\0" + payload)
    return digest.hexdigest()
