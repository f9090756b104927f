"""When an article was published, from what came with it and from its own words."""

from newsfacts.documents.records import Document, Published


def date_article(document: Document) -> Published | None:
    """The publication date as an interval, with its basis, or None."""
    given = document.given_date
    if given is not None:
        return Published(given.text, given.text, given.text, given.basis, given.text)
    return document.published
