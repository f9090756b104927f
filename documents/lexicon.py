"""Read the TOML files in which the program's knowledge is kept.

A lexicon is a file of entries that a reporter could correct: words, units, places, thresholds.
Each is read once, checked against a record type, and an unknown key or a wrong type is an error
that names file and entry. ``digest`` identifies the knowledge that a store was made with.
"""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

T = TypeVar("T")

# The rooms whose lexicons decide what the facts are; those of analysis only compare them.
ROOMS = ("documents", "extractors")


class LexiconError(ValueError):
    """A lexicon file is malformed; the message names file and entry."""


def read_lexicon(room: str, name: str, record: type[T]) -> T:
    """The file ``<room>/lexicons/<name>.toml`` as a ``record``.

    Raises:
        LexiconError: The file is not TOML, or does not fit the record.
    """
    text = resources.files(f"newsfacts.{room}").joinpath(f"lexicons/{name}.toml").read_text("utf-8")
    return parse_lexicon(text, f"{name}.toml", record)


def parse_lexicon(text: str, where: str, record: type[T]) -> T:
    """TOML text as a ``record``; ``where`` names the file in errors."""
    try:
        return msgspec.convert(tomllib.loads(text), record)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{where}: {error}") from error


@cache
def lexicon_digest() -> str:
    """A hash of every lexicon file that facts are made with, in a fixed order."""
    digest = hashlib.blake2b(digest_size=16)
    for room in ROOMS:
        folder = resources.files(f"newsfacts.{room}").joinpath("lexicons")
        if not folder.is_dir():
            continue
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                digest.update(f"{room}/{file.name}\0".encode())
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
