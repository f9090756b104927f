"""Read the quantities of a text with the extractors that come before them, and no others."""

from functools import cache

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import find_anchors, read_mentions
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.quantities.extractor import Quantities
from newsfacts.extractors.registry import Extractor
from newsfacts.extractors.scanning import Scan, Vocabulary
from newsfacts.extractors.times.extractor import Times

BITS = {"times": 1, "quantities": 2}


@cache
def extractors() -> tuple[Extractor, Extractor]:
    return Times(), Quantities()


@cache
def vocabulary() -> Vocabulary:
    words: dict[str, int] = {}
    for extractor, bit in zip(extractors(), BITS.values(), strict=True):
        for word in extractor.anchors:
            words[word] = words.get(word, 0) | bit
    return Vocabulary(words, sum(BITS.values()))


def read(text: str, *, times: bool = True) -> Scan:
    """The text as the later extractors find it: with its times and quantities."""
    scan = Scan(build_document(text), vocabulary())
    anchors = find_anchors(scan)
    for extractor, (name, bit) in zip(extractors(), BITS.items(), strict=True):
        if name == "quantities" or times:
            found = read_mentions(scan, extractor, anchors, bit)
            scan.mentions[name] = extractor.settle(scan, found)
    return scan


def figures(text: str) -> list[QuantityMention]:
    """The quantities alone, without what the times extractor rules out."""
    return list(read(text, times=False).mentions["quantities"])
