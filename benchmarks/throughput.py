"""How fast articles become facts, beside one ``re.findall`` of words over the same text.

    python -m benchmarks.throughput PATH… [--repeat N] [--only times]

``PATH`` is a file or folder of articles, as ``newsfacts ingest`` takes it. Everything runs in one
process on one core, best of N. ``--only`` measures one extractor alone, on articles that are
already dated and cut into words, and says what the cutting costs beside it.
"""

import argparse
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from newsfacts.documents.building import build_article
from newsfacts.documents.inputs import RawArticle, UnreadableArticle, read_inputs
from newsfacts.documents.records import Document
from newsfacts.extractors.engine import (
    engine,
    find_anchors,
    read_article,
    read_mentions,
    scan_article,
)
from newsfacts.extractors.publication.articles import date_article
from newsfacts.extractors.registry import ORDER
from newsfacts.extractors.scanning import Scan

WORD_RE = re.compile(r"\w+")


def best_of(repeat: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def measure(raws: list[RawArticle], repeat: int) -> dict[str, float]:
    """Time the whole way from bytes to encoded facts, and its parts."""
    documents: list[Document] = []
    readable = []
    for raw in raws:
        try:
            documents.append(build_article(raw))
            readable.append(raw)
        except UnreadableArticle as error:
            print(f"left out: {error}", file=sys.stderr)
    texts = [document.text for document in documents]
    encode = msgspec.json.Encoder().encode
    vocabulary = engine().vocabulary
    facts = sum(len(read_article(document).facts) for document in documents)

    def words() -> None:
        for text in texts:
            WORD_RE.findall(text)

    def build() -> None:
        for raw in readable:
            build_article(raw)

    def scan() -> None:
        for document in documents:
            Scan(document, vocabulary)

    def read() -> None:
        for document in documents:
            for fact in read_article(document).facts:
                encode(fact)

    baseline = best_of(repeat, words)
    building = best_of(repeat, build)
    scanning = best_of(repeat, scan)
    reading = best_of(repeat, read)
    size = sum(len(text.encode()) for text in texts)
    total = building + reading
    return {
        "articles": len(documents),
        "MB": size / 1e6,
        "facts per article": facts / len(documents),
        "articles/s/core": len(documents) / total,
        "articles/s/core of 3.5 KB": size / 3500 / total,
        "MB/s": size / 1e6 / total,
        "ratio to one findall": total / baseline,
        "  of it building": building / baseline,
        "  of it the scan": scanning / baseline,
        "  of it the rest": (reading - scanning) / baseline,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure_alone(raws: list[RawArticle], name: str, repeat: int) -> dict[str, float]:
    """Time one extractor: reading its mentions from their anchors, and completing them."""
    machine = engine()
    bit, extractor = next(
        (bit, extractor) for each, bit, extractor in machine.extractors if each == name
    )
    scans: list[Scan] = []
    for raw in raws:
        try:
            document = build_article(raw)
        except UnreadableArticle as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        dated = msgspec.structs.replace(document, published=date_article(document))
        scans.append(scan_article(dated))  # what the extractors before this one found is there
    anchors = [find_anchors(scan) for scan in scans]

    def scan() -> None:
        for each in scans:
            find_anchors(Scan(each.document, machine.vocabulary))

    def extract() -> None:
        for each, found in zip(scans, anchors, strict=True):
            extractor.settle(each, read_mentions(each, extractor, found, bit))

    scanning, extracting = best_of(repeat, scan), best_of(repeat, extract)
    size = sum(len(each.text.encode()) for each in scans) / 1e6
    return {
        "articles": len(scans),
        "MB": size,
        f"{name} per article": sum(len(each.mentions[name]) for each in scans) / len(scans),
        f"MB/s of {name} alone": size / extracting,
        "MB/s of the scan": size / scanning,
        "MB/s of both": size / (scanning + extracting),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--only", choices=ORDER, metavar="EXTRACTOR")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    raws = [raw for raw in read_inputs(options.path) if isinstance(raw, RawArticle)]
    if not raws:
        print("error: no articles there", file=sys.stderr)
        return 2
    if options.only:
        result = measure_alone(raws, options.only, options.repeat)
    else:
        result = measure(raws, options.repeat)
    if options.json:
        print(json.dumps(result))
    else:
        print("\n".join(f"{name:28} {value:12,.2f}" for name, value in result.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
