"""When an article was published, from what came with it and from its own words."""

from newsfacts.documents.records import Document, Published


def date_article(document: Document) -> Published | None:
    """The publication date as an interval, with its basis, or None."""
    return document.published
