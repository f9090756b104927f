"""The engine: one anchor pass over the article, then each extractor's parsers, then facts."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain, compress
from typing import Any, NamedTuple

import msgspec

from newsfacts.documents.languages import is_english
from newsfacts.documents.records import Document
from newsfacts.extractors.assembly.assembling import assemble
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.mentions import Rejection
from newsfacts.extractors.publication.articles import date_article
from newsfacts.extractors.registry import ORDER, REGISTRY, Extractor
from newsfacts.extractors.scanning import Scan, Vocabulary


class Engine(NamedTuple):
    """The extractors in their order, and the dictionary of all their anchors."""

    extractors: tuple[tuple[str, int, Extractor], ...]
    vocabulary: Vocabulary


@cache
def engine() -> Engine:
    """Build every registered extractor and fold their anchors into one dictionary."""
    built = []
    vocabulary: dict[str, int] = {}
    number_bits = 0
    for position, name in enumerate(ORDER):
        import_module(f"newsfacts.extractors.{name}.extractor")
        extractor, bit = REGISTRY[name](), 1 << position
        built.append((name, bit, extractor))
        for word in extractor.anchors:
            vocabulary[word] = vocabulary.get(word, 0) | bit
        if extractor.numbers:
            number_bits |= bit
    return Engine(tuple(built), Vocabulary(vocabulary, number_bits))


class Reading(NamedTuple):
    """One article, read: with its date, its facts in text order, and the numbers that are none."""

    document: Document
    facts: list[Fact]
    rejected: list[Rejection]


def scan_article(document: Document) -> Scan:
    """The article's words, and what every extractor found in them, before it becomes facts."""
    machine = engine()
    scan = Scan(document, machine.vocabulary)
    anchors = find_anchors(scan)
    for name in ORDER:
        scan.mentions[name] = []
    for name, bit, extractor in machine.extractors:
        scan.mentions[name] = extractor.settle(scan, read_mentions(scan, extractor, anchors, bit))
    return scan


def extract(document: Document) -> Iterator[Fact]:
    """Yield every fact of an article, in text order.

    Args:
        document: With zones and sentences, as ``documents.building`` makes it.

    Yields:
        Facts of kind quantity, date and quote, sorted by where they start.
    """
    yield from read_article(document).facts


def read_article(document: Document) -> Reading:
    """The document with its publication date, its facts, and what was not taken for a figure.

    An article in another language than English has no facts: it is not pretended to be read.
    """
    document = msgspec.structs.replace(document, published=date_article(document))
    if not is_english(document.language):
        return Reading(document, [], [])
    scan = scan_article(document)
    return Reading(document, assemble(scan), scan.rejected)


def find_anchors(scan: Scan) -> dict[int, list[int]]:
    """For each set of extractors, as bits, the words that may start a mention for them."""
    tags = scan.tags
    found: dict[int, list[int]] = {}
    for index in compress(range(len(tags)), tags):
        found.setdefault(tags[index] or 0, []).append(index)
    for zone in scan.document.zones:
        if zone.name == "footer":
            first, stop = (bisect_left(scan.starts, edge) for edge in (zone.start, zone.end))
            for bits, indices in found.items():
                found[bits] = [i for i in indices if not first <= i < stop]
    return found


def read_mentions(
    scan: Scan, extractor: Extractor, anchors: dict[int, list[int]], bit: int
) -> list[Any]:
    """What one extractor reads from its anchors; no two of its mentions overlap."""
    mentions: list[Any] = []
    taken = 0
    parse, starts = extractor.parse, scan.starts
    for index in sorted(chain.from_iterable(i for bits, i in anchors.items() if bits & bit)):
        if starts[index] >= taken:
            mention = parse(scan, index)
            if mention is not None:
                mentions.append(mention)
                if not extractor.nests:
                    taken = mention.span.end
    return mentions
