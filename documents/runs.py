"""How one run reads: what applies to every article of it."""

from typing import NamedTuple

from newsfacts.documents.articles import SIZE_LIMIT, Given
from newsfacts.documents.sidecars import Sidecar
from newsfacts.documents.streams import EXPANSION

TOO_LARGE = f"larger than {SIZE_LIMIT // 1_000_000} MB for one article"
TOO_LARGE_HINT = "split it, or write one article a line as JSONL, which is read at any size"


class Reading(NamedTuple):
    """The options of a run."""

    options: Given
    fields: tuple[tuple[str, str], ...]
    title_as_text: bool
    sidecar: Sidecar | None
    globs: tuple[str, ...] = ()
    expansion: int = EXPANSION

    def given(self, path: str, identity: str | None = None, own: Given | None = None) -> Given:
        """What options and sidecar say of an article, and below them what its source does.

        Args:
            path: Of the article.
            identity: Its id, if it has one.
            own: What was said where it was found, but not by itself: its address in a crawl.
        """
        given = self.options
        if self.sidecar is not None:
            given = given.over(self.sidecar.given(path, identity))
        return given.over(own) if own is not None else given
