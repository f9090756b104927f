"""What the tests of this room share: read paths as a list of documents and problems."""

from pathlib import Path
from typing import Any

from newsfacts.documents.building import build_article
from newsfacts.documents.inputs import Problem, UnreadableArticle, read_inputs
from newsfacts.documents.records import Document


def read(*paths: Path | str, **options: Any) -> list[Document | Problem]:
    read_: list[Document | Problem] = []
    for raw in read_inputs(paths, **options):
        if isinstance(raw, Problem):
            read_.append(raw)
            continue
        try:
            read_.append(build_article(raw))
        except UnreadableArticle as error:
            read_.append(error.problem)
    return read_


def documents(*paths: Path | str, **options: Any) -> list[Document]:
    found = read(*paths, **options)
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def problems(*paths: Path | str, **options: Any) -> list[Problem]:
    return [each for each in read(*paths, **options) if isinstance(each, Problem)]
