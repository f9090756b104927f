"""What made a fact: the version of the extractors, down to their code, and of the lexicons."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import newsfacts
from newsfacts.documents.lexicon import lexicon_digest
from newsfacts.extractors.facts import SCHEMA_VERSION
from newsfacts.extractors.metrics.ownmetrics import own_digest

READING_ROOMS = ("documents", "extractors")


@cache
def extractor_version() -> str:
    """The release and a digest of the code that reads articles: "0.1.0+5f1c09e2".

    The digest is there because a checkout changes between releases, and an article that was read
    by other code has to be read again.
    """
    digest = hashlib.blake2b(digest_size=4)
    for room in READING_ROOMS:
        for name, payload in source_files(resources.files(f"newsfacts.{room}"), room):
            digest.update(f"{name}\0".encode())
            digest.update(payload.replace(b"\r\n", b"\n"))
    return f"{newsfacts.__version__}+{digest.hexdigest()}"


def source_files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """The modules of a folder and of those in it, in a fixed order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inside = f"{name}/{entry.name}"
        if entry.name.endswith(".py"):
            yield inside, entry.read_bytes()
        elif entry.is_dir():
            yield from source_files(entry, inside)


def knowledge_digest() -> str:
    """A hash of the lexicons, and of the user's own metrics where some hold."""
    own = own_digest()
    if not own:
        return lexicon_digest()
    return hashlib.blake2b(f"{lexicon_digest()}\0{own}".encode(), digest_size=16).hexdigest()


def maker() -> str:
    """What reads articles now, as the index names it."""
    return f"newsfacts {extractor_version()}, lexicons {knowledge_digest()}"


def fingerprint(source: str) -> str:
    """What must be unchanged for an article to be skipped: its source, the code, the lexicons.

    The user's own metrics count as one of the lexicons.

    Args:
        source: The fingerprint of its bytes and given metadata.
    """
    key = f"{source}\0{SCHEMA_VERSION}\0{extractor_version()}\0{knowledge_digest()}"
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
