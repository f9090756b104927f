"""Extractors: a document in, facts out. Pure functions of the document and the lexicons.

``extract`` is imported when first used: whoever only reads stored facts loads no extractor.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.extractors.engine import extract as extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    if name == "extract":
        from newsfacts.extractors.engine import extract

        return extract
    raise AttributeError(f"module 'newsfacts.extractors' has no attribute {name!r}")
