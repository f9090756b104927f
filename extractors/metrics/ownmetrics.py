"""A user's own metrics: ``[[metric]]`` entries of a project file, read, checked and put to use.

An entry has the keys of ``lexicons/metrics.toml``. One with a new name is a new metric; one with
the name of a metric of the package adds its words to it. A word that both claim is the user's.
"""

import hashlib
import tomllib
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import LexiconError
from newsfacts.extractors.metrics.catalogue import (
    COUNT,
    WORD_KEYS,
    Metric,
    held_metrics,
    hold_metrics,
    package_metrics,
)

KEY = "metric"
TAKING = ("nouns", "groups", "objects", "predicates", "phrases", "actives")
SILENT = ("examples", "counterexamples", "weak", "wary", "fatal", "topic", "states")


class Failure(NamedTuple):
    """An example of a metric that does not do what it should."""

    metric: str
    text: str
    found: tuple[str, ...]  # the metrics of its figures
    wanted: bool  # an example; else a counterexample


def read_own_metrics(text: str, where: str) -> tuple[Metric, ...]:
    """The ``[[metric]]`` entries of a TOML text, whatever else stands in it.

    Args:
        text: The project file.
        where: Its name, for errors.

    Raises:
        LexiconError: The text is not TOML, an entry has an unknown key, a wrong type, no word to
            be found by, the name of an entry before it, or another kind than the metric it extends.

    Example:
        >>> entries = 'metric = [{ name = "goats", nouns = ["goat"] }]'
        >>> [entry.name for entry in read_own_metrics(entries, "newsfacts.toml")]
        ['goats']
    """
    try:
        own = msgspec.convert(tomllib.loads(text).get(KEY, []), tuple[Metric, ...])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{where}: {error}") from error
    kinds = {entry.name: entry.kind for entry in package_metrics()}
    seen: set[str] = set()
    for entry in own:
        name = entry.name
        if not any(getattr(entry, key) for key in WORD_KEYS if key not in SILENT):
            raise LexiconError(f"{where}: metric {name!r} has no word to be found by")
        if name in seen:
            raise LexiconError(f"{where}: metric {name!r} comes twice")
        if entry.kind not in (kinds.get(name, entry.kind), "stock"):
            raise LexiconError(f"{where}: metric {name!r} is of kind {kinds[name]}")
        seen.add(name)
    return own


def taken_words(own: Metric) -> dict[str, tuple[str, ...]]:
    """The words that a user's metric takes from metrics of the package, by their names.

    A word that speaks for two metrics is the user's; where the names are the same it is added.
    """
    found: dict[str, dict[str, None]] = {}
    for entry in package_metrics():
        if entry.name in (own.name, COUNT):  # what is only counted is there to be taken
            continue
        for key in TAKING:
            theirs = set(getattr(entry, key))
            for word in getattr(own, key):
                if word in theirs:
                    found.setdefault(entry.name, {})[word] = None
    return {name: tuple(words) for name, words in found.items()}


def use_own_metrics(own: tuple[Metric, ...]) -> None:
    """Let these metrics hold in this process, before or beside those of the package.

    Call it before articles are read, in every process that reads them; without any it takes back
    what held before.
    """
    if own != held_metrics():
        hold_metrics(own)


def own_digest() -> str:
    """A hash of the user's metrics that hold; empty where there are none."""
    own = held_metrics()
    if not own:
        return ""
    payload = msgspec.json.encode(own, order="deterministic")
    return hashlib.blake2b(payload, digest_size=16).hexdigest()


def failing_examples(entries: Iterable[Metric]) -> list[Failure]:
    """The examples without a figure of their metric, and the counterexamples with one."""
    # only here: whoever reads own entries to compare stored facts loads no extractor
    from newsfacts.extractors.engine import extract

    failures = []
    for entry in entries:
        texts = [(text, True) for text in entry.examples]
        texts += [(text, False) for text in entry.counterexamples]
        for text, wanted in texts:
            facts = extract(build_document(text))
            found = tuple(fact.quantity.metric for fact in facts if fact.quantity is not None)
            if (entry.name in found) is not wanted:
                failures.append(Failure(entry.name, text, found, wanted))
    return failures
