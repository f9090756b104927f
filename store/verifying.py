"""``verify``: whether every fact still stands where the store says, in the store and in its source.

First the store against itself: each file against the hash of the manifest, each fact against the
text that the store keeps. Then the sources, read again: an article whose bytes have other hashes
has changed, and each of its facts is looked for in the text as it is now.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from newsfacts.documents.articles import Problem, RawArticle, UnreadableArticle
from newsfacts.documents.building import build_article
from newsfacts.documents.inputs import read_inputs
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.locating import STDIN, split_member, stored_path
from newsfacts.store.reading import Store
from newsfacts.store.reanchoring import Place, find_place
from newsfacts.store.salvaging import suspects

DriftKind: TypeAlias = Literal["store", "source", "fact"]


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not as the store says."""

    kind: DriftKind
    path: str | None  # of the article, or the name of the store's file
    problem: str
    fact: str | None = None  # its id
    text: str | None = None
    line: int | None = None  # in the text of the store
    start: int | None = None
    end: int | None = None
    now: Place | None = None  # where the passage stands now, when that was looked for


class VerifyReport(msgspec.Struct, kw_only=True):
    """What was checked, and what is not as it was."""

    store: str
    articles: int = 0
    facts: int = 0
    spans: int = 0  # that were sliced again
    unchecked: int = 0  # facts whose articles are lost to the store, so nothing can be sliced
    unchanged: int = 0  # articles whose sources are as they were
    changed: int = 0
    missing: int = 0
    unknown: int = 0  # came through a pipe, and cannot be read again
    drifts: list[Drift] = msgspec.field(default_factory=list)


class _Known(NamedTuple):
    """What the store has of an article, small enough to be kept of each."""

    id: str
    sha256: str | None
    text: bytes  # its digest
    has_title: bool


def verify(
    folder: Path, *, fields: Mapping[str, str] | None = None, reanchor: bool = False
) -> VerifyReport:
    """Check a store against itself and against its sources; nothing is written.

    Args:
        folder: Of the store.
        fields: Names of fields, as they were given to the ingest.
        reanchor: Look for the facts of changed articles all over their texts.

    Raises:
        StoreError: There is no store, or it is of another schema.
    """
    store = Store(folder)
    report = VerifyReport(store=str(folder))
    check_files(store, report)
    known = check_facts(store, report)
    check_sources(store, known, report, fields or {}, reanchor=reanchor)
    return report


def check_files(store: Store, report: VerifyReport) -> None:
    """Compare each file of the store with its hash."""
    for number, segment in enumerate(store.manifest.segments):
        for kind, problem in suspects(store.folder, number, segment).items():
            name = f"{kind}-{number:05d}.jsonl"
            report.drifts.append(Drift(kind="store", path=name, problem=problem))

    def note(error: BrokenSegment) -> None:
        if error.line is None:
            return  # the hash of the file has told it
        where = f"{error.path.name}:{error.line}"
        reason = str(error).partition(f"{where}: ")[2] or str(error)
        report.drifts.append(Drift(kind="store", path=where, problem=reason))

    store.on_broken = note


def check_facts(store: Store, report: VerifyReport) -> dict[str, _Known]:
    """Slice every span again out of the stored texts; what the store knows of each article."""
    known: dict[str, _Known] = {}
    groups = groupby(store.facts_as_stored(), attrgetter("article"))
    # a fact of an article that never comes would hold up all behind it
    whole = {article.id for article in store.articles()} if report.drifts else None
    ahead = _next_group(groups, whole, report)
    for article in store.articles():
        report.articles += 1
        digest = digest_of(article.text)
        known[article.path or article.id] = _Known(
            article.id, article.sha256, digest, article.title is not None
        )
        if ahead is None or ahead[0] != article.id:
            continue  # it has none
        for fact in ahead[1]:
            report.facts += 1
            spans = all_spans(fact)
            report.spans += len(spans)
            inside = all(0 <= start < end <= len(article.text) for start, end in spans)
            if not inside or article.text[fact.start : fact.end] != fact.text:
                problem = "not what stands in the stored text"
                report.drifts.append(_drift(fact, article, problem))
        ahead = _next_group(groups, whole, report)
    report.unchecked += 0 if ahead is None else sum(1 for _ in ahead[1])
    report.unchecked += sum(1 for _, facts in groups for _ in facts)
    return known


def _next_group(
    groups: "Iterator[tuple[str, Iterator[Fact]]]", whole: set[str] | None, report: VerifyReport
) -> "tuple[str, Iterator[Fact]] | None":
    """The facts of the next article that the store still has; those of others are counted."""
    for name, facts in groups:
        if whole is None or name in whole:
            return name, facts
        report.unchecked += sum(1 for _ in facts)
    return None


def all_spans(fact: Fact) -> list[tuple[int, int]]:
    """Every place of the text that a fact points at."""
    spans = [(fact.start, fact.end), (fact.sentence.start, fact.sentence.end)]
    spans += (span for group in msgspec.structs.astuple(fact.spans) for span in group)
    if fact.quote is not None:
        spans += [*fact.quote.source, *fact.quote.cue, *fact.quote.content]
    return spans


def check_sources(
    store: Store,
    known: dict[str, _Known],
    report: VerifyReport,
    fields: Mapping[str, str],
    *,
    reanchor: bool,
) -> None:
    """Read every source again and compare; ``known`` is used up."""
    base = store.folder.absolute().parent
    files: dict[str, list[str]] = {}  # the articles of each, in the order of the store
    for path in known:
        if path.startswith(f"{STDIN}#"):
            report.unknown += 1
        else:
            file = split_member(os.path.join(base, path))[0]  # noqa: PTH118 - a string is split
            files.setdefault(file, []).append(path)
    for file, paths in files.items():
        problems: dict[str, str] = {}
        for raw in read_inputs([file], fields=fields):
            path = stored_path(raw.path, store.folder)
            if isinstance(raw, Problem):
                problems[path] = raw.message
            elif (found := known.pop(path, None)) is not None:
                check_article(store, found, raw, report, reanchor=reanchor)
        whole = problems.get(stored_path(file, store.folder), "no longer in its source")
        for path in paths:
            if path in known:
                report.missing += 1
                problem = problems.get(path, whole)
                report.drifts.append(Drift(kind="source", path=path, problem=problem))


def check_article(
    store: Store, known: _Known, raw: RawArticle, report: VerifyReport, *, reanchor: bool
) -> None:
    """Compare an article with what its source is now."""
    path = stored_path(raw.path, store.folder)
    try:
        text = build_article(raw).text
        if known.has_title and digest_of(text) != known.text:
            titled = build_article(raw._replace(title_as_text=True)).text
            text = titled if digest_of(titled) == known.text else text
    except UnreadableArticle as error:
        report.missing += 1
        problem = error.problem.message
        if error.problem.hint:
            problem += f" ({error.problem.hint})"
        report.drifts.append(Drift(kind="source", path=path, problem=problem))
        return
    same_bytes = hashlib.sha256(raw.payload).hexdigest() == known.sha256
    if same_bytes and digest_of(text) == known.text:
        report.unchanged += 1
        return
    report.changed += 1
    problem = "other bytes than were read" if not same_bytes else "read as another text"
    report.drifts.append(Drift(kind="source", path=path, problem=problem))
    if digest_of(text) != known.text:
        report.drifts.extend(_moved_facts(store, known.id, text, reanchor=reanchor))


def digest_of(text: str) -> bytes:
    """What tells one text from another."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _moved_facts(store: Store, name: str, text: str, *, reanchor: bool) -> Iterator[Drift]:
    """The facts of an article that are not where they were in its text as it is now."""
    article = store.article(name)
    for fact in store.facts_as_stored(name):
        start, end = fact.sentence.start, fact.sentence.end
        if text[start:end] == article.text[start:end]:
            continue
        if not reanchor:
            yield _drift(fact, article, "not where it was")
            continue
        place = find_place(article.text, fact, text)
        yield _drift(fact, article, "gone" if place is None else "moved", place)


def _drift(fact: Fact, article: Article, problem: str, now: Place | None = None) -> Drift:
    return Drift(
        kind="fact",
        path=article.path or article.id,
        problem=problem,
        fact=fact.id,
        text=fact.text,
        line=article.text.count("\n", 0, fact.start) + 1,
        start=fact.start,
        end=fact.end,
        now=now,
    )
