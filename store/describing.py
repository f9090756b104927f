"""``store info``: what is in a store, what made it, and how to cite it."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

import newsfacts
from newsfacts.documents.records import Article
from newsfacts.store.boilerplate import BOILERPLATE, read_repeated
from newsfacts.store.derived import derived_folder
from newsfacts.store.maintaining import size_of
from newsfacts.store.manifest import Counts
from newsfacts.store.reading import Store
from newsfacts.store.salvaging import suspects
from newsfacts.store.segments import file_hash, segment_path
from newsfacts.store.versions import maker

SHOWN_DIGITS = 12  # of digests in the citation


class MadeBy(msgspec.Struct, kw_only=True):
    """One version that has read articles of the store, and what it made."""

    version: str
    current: bool  # whether it is the one that runs
    counts: Counts


class StoreInfo(msgspec.Struct, kw_only=True):
    """Everything that a methods section, or a puzzled user, needs to know of a store."""

    store: str
    schema: int
    counts: Counts
    segments: int
    bytes: int
    derived_bytes: int
    made_by: list[MadeBy]  # the most facts first
    corpus: str  # SHA-256 over the hashes of the sources, whatever their order
    dated: int
    first_day: str | None
    last_day: str | None
    outlets: int
    languages: dict[str, int]
    boilerplate_lines: int  # that a pass has set aside
    boilerplate: str | None  # the SHA-256 of their file
    damaged: list[str]  # its files that are not as they were written
    citation: str  # "" of a damaged store: what is left of it is no corpus to cite


def describe_store(store: Store) -> StoreInfo:
    """Go through a store once and say what is in it."""
    made: dict[str, Counts] = {}
    for _, entry in store.entries():
        made[entry.made_by] = made.get(entry.made_by, Counts()) + entry.counts
    damaged = [
        segment_path(store.folder, kind, number).name
        for number, segment in enumerate(store.manifest.segments)
        for kind in suspects(store.folder, number, segment)
    ]
    now = maker()
    versions = [
        MadeBy(version=version, current=version == now, counts=counts)
        for version, counts in sorted(made.items(), key=lambda item: (-item[1].facts, item[0]))
    ]
    corpus = _Corpus(store.articles())
    counts = store.manifest.counts
    return StoreInfo(
        store=str(store.folder),
        schema=store.manifest.schema,
        counts=counts,
        segments=len(store.manifest.segments),
        bytes=size_of(store.folder),
        derived_bytes=size_of(derived_folder(store.folder)),
        made_by=versions,
        corpus=corpus.digest,
        dated=corpus.dated,
        first_day=corpus.first_day,
        last_day=corpus.last_day,
        outlets=len(corpus.outlets),
        languages=dict(corpus.languages.most_common()),
        boilerplate_lines=sum(map(len, read_repeated(store.folder).values())),
        boilerplate=_hash_of(store.folder / BOILERPLATE),
        damaged=damaged,
        citation="" if damaged else _citation(counts, versions, store.manifest.schema, corpus),
    )


class _Corpus:
    """What the articles of a store are, as far as their records say."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.outlets: set[str] = set()
        self.languages: Counter[str] = Counter()
        self.first_day: str | None = None
        self.last_day: str | None = None
        self.dated = 0
        sources = []
        for article in articles:
            sources.append(bytes.fromhex(article.sha256 or ""))
            if article.outlet is not None:
                self.outlets.add(article.outlet)
            if article.language is not None:
                self.languages[article.language] += 1
            published = article.published
            if published is not None and published.start and published.end:
                self.dated += 1
                self.first_day = _least(self.first_day, published.start)
                self.last_day = _most(self.last_day, published.end)
        self.digest = hashlib.sha256(b"".join(sorted(sources))).hexdigest()


def _hash_of(path: Path) -> str | None:
    return file_hash(path) if path.exists() else None


def _least(known: str | None, day: str) -> str:
    return day if known is None or day < known else known


def _most(known: str | None, day: str) -> str:
    return day if known is None or day > known else known


def _citation(counts: Counts, versions: list[MadeBy], schema: int, corpus: _Corpus) -> str:
    """A block for a methods section; what is not known is not in it."""
    period = ""
    if corpus.first_day and corpus.last_day:
        period = f" published {corpus.first_day} to {corpus.last_day}"
        if corpus.dated < counts.articles:
            period = f" ({corpus.dated:,} of them dated, {corpus.first_day} to {corpus.last_day})"
    made = "; ".join(
        _version(version) if len(versions) == 1 else f"{_version(version)}: {n:,} facts"
        for version, n in ((each.version, each.counts.facts) for each in versions)
    )
    return (
        f"{counts.facts:,} facts ({counts.quantities:,} quantities, {counts.dates:,} dates, "
        f"{counts.quotes:,} quotations) were extracted from {_articles(counts.articles)}{period} "
        f"with newsfacts {newsfacts.__version__} ({made}; record schema {schema}). "
        f"Corpus: SHA-256 {corpus.digest[:SHOWN_DIGITS]}… over the hashes of the sources."
    )


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _version(version: str) -> str:
    """A version as the index names it, short: "extractors 0.1.0+5f1c09e2, lexicons 98ab"."""
    name, mark, lexicons = version.partition(", lexicons ")
    if not mark:
        return f"made by {version}"
    return f"extractors {name.removeprefix('newsfacts ')}, lexicons {lexicons[:SHOWN_DIGITS]}"
