"""Read an article of the store again, from the text that the store keeps.

Its id, its offsets and the hash of its source stay what they were. As long as one version reads,
the facts are byte for byte those that reading the source gives.
"""

from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, Basis, Document, GivenDate
from newsfacts.extractors.engine import read_article
from newsfacts.store.encoding import encode_article
from newsfacts.store.segments import Encoded
from newsfacts.store.versions import maker

# A date on another basis stands in the text, the path or the url, and is found there again.
GIVEN_BASES: tuple[Basis, ...] = ("option", "sidecar", "record", "header")


def reread(article: Article, fingerprint: str, repeated: frozenset[str] = frozenset()) -> Encoded:
    """The lines of a stored article, with the facts that this version reads from its text.

    Args:
        article: As stored.
        fingerprint: What the index is to say of its source.
        repeated: What of its lines is set aside, as the store says: ``store.boilerplate``.
    """
    return encode_article(read_article(document_of(article, repeated)), fingerprint, maker())


def document_of(article: Article, repeated: frozenset[str] = frozenset()) -> Document:
    """The document that an article was stored from, its date to be read as it was given."""
    published = article.published
    given = None
    if published is not None and published.text is not None and published.basis in GIVEN_BASES:
        given = GivenDate(published.text, published.basis)
    return build_document(
        article.text,
        id=article.id,
        path=article.path,
        sha256=article.sha256,
        title=article.title,
        outlet=article.outlet,
        outlet_basis=article.outlet_basis,
        authors=article.authors,
        url=article.url,
        language=article.language,
        given_date=given,
        repeated=repeated,
    )
