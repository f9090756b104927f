"""The identity of facts."""

import hashlib

from newsfacts.extractors.facts import Kind


def fact_id(article: str, kind: Kind, start: int, end: int, value: str) -> str:
    """The id of a fact: 16 hex digits of a hash over what it is and where it stands."""
    key = f"{article}\0{kind}\0{start}\0{end}\0{value}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
