"""Extractors: a document in, facts out. Pure functions of the document and the lexicons."""

from newsfacts.extractors.engine import extract

__all__ = ["extract"]
