"""Lines that an outlet prints under article after article: set aside by a pass over the corpus.

``ingest --boilerplate`` looks for short paragraphs that many articles of one outlet share to the
letter, keeps them in ``boilerplate.jsonl`` of the store, and reads the articles that have them
again: such lines become a footer, which gives no facts. Nothing is taken out of a text.

A line that is a whole sentence must stand in more than half of the outlet's articles, any other in
a tenth, and both in four at least: news repeats its background, too.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from newsfacts.documents.paragraphs import find_paragraphs
from newsfacts.documents.records import Article
from newsfacts.store.errors import BrokenSegment, UnwritableStore
from newsfacts.store.locking import locked
from newsfacts.store.reading import Store
from newsfacts.store.rereading import reread
from newsfacts.store.segments import ARTICLES_PER_SEGMENT
from newsfacts.store.writing import Writer

BOILERPLATE = "boilerplate.jsonl"
LONGEST = 300  # characters of a line
FEWEST = 4  # articles that must share it
SHARE, SENTENCE_SHARE = 0.1, 0.51  # of the outlet's articles
SENTENCE_WORDS = 12


class RepeatedLines(msgspec.Struct, frozen=True):
    """A line of the file: what one outlet repeats."""

    outlet: str  # or the host, or the folder, where no outlet is known
    articles: int
    lines: tuple[str, ...]


class BoilerplateReport(msgspec.Struct, kw_only=True):
    """What a pass has set aside."""

    outlets: int
    lines: int
    articles: int  # that were read again
    facts_before: int  # in these
    facts: int


Repeated = dict[str, frozenset[str]]


def group_of(article: Article) -> str:
    """The outlet of an article, else the host of its address, else the folder of its file."""
    if article.outlet:
        return article.outlet
    host = urlsplit(article.url).hostname if article.url else None
    return host or (article.path or "").partition("#")[0].rpartition("/")[0]


def paragraphs_of(text: str) -> set[str]:
    """The short paragraphs of a text but for the first, which is its title."""
    found = find_paragraphs(text)[1:]
    return {text[each.start : each.end] for each in found if each.end - each.start <= LONGEST}


def find_repeated(articles: Callable[[], Iterable[Article]]) -> list[RepeatedLines]:
    """The lines that outlets repeat, by outlet, in the order of the alphabet.

    Args:
        articles: Of the store, each time anew: they are gone through twice.
    """
    sizes: Counter[str] = Counter()
    counts: Counter[bytes] = Counter()
    for article in articles():
        group = group_of(article)
        sizes[group] += 1
        counts.update(_key(group, line) for line in paragraphs_of(article.text))
    found: dict[str, set[str]] = {}
    for article in articles():
        group = group_of(article)
        for line in paragraphs_of(article.text):
            if counts[_key(group, line)] >= least_count(line, sizes[group]):
                found.setdefault(group, set()).add(line)
    return [
        RepeatedLines(group, sizes[group], tuple(sorted(found[group]))) for group in sorted(found)
    ]


def least_count(line: str, articles: int) -> float:
    """In how many of an outlet's articles a line must stand."""
    is_sentence = line[-1] in '.!?”"' and len(line.split()) >= SENTENCE_WORDS
    return max(FEWEST, (SENTENCE_SHARE if is_sentence else SHARE) * articles)


def read_repeated(folder: Path) -> Repeated:
    """What the store has set aside, by outlet; nothing where no pass was made.

    Raises:
        BrokenSegment: A line of the file is no such record.
    """
    path = folder / BOILERPLATE
    try:
        payload = path.read_bytes()
    except FileNotFoundError:
        return {}
    found: Repeated = {}
    for number, line in enumerate(payload.splitlines(), 1):
        try:
            record = msgspec.json.decode(line, type=RepeatedLines)
        except msgspec.MsgspecError as error:
            raise BrokenSegment(path, number, str(error)) from error
        found[record.outlet] = frozenset(record.lines)
    return found


def lines_of(article: Article, repeated: Repeated) -> frozenset[str]:
    """What is set aside in an article."""
    lines = repeated.get(group_of(article)) if repeated else None
    return lines & paragraphs_of(article.text) if lines else frozenset()


def set_aside(folder: Path) -> BoilerplateReport:
    """Make the pass: find what is repeated now, keep it, and read again what has such lines.

    Raises:
        StoreError: The store is locked, broken, or cannot be written.
    """
    with locked(folder):
        store = Store(folder)
        before = read_repeated(folder)
        records = find_repeated(store.articles)
        after = {record.outlet: frozenset(record.lines) for record in records}
        report = BoilerplateReport(
            outlets=len(records),
            lines=sum(len(record.lines) for record in records),
            articles=0,
            facts_before=0,
            facts=0,
        )
        try:
            _read_again(store, before, after, report)
            # last, so that a pass that was killed is made again with the lines of the one before
            _write(folder, records)
        except OSError as error:
            raise UnwritableStore(folder, error) from error
    return report


def _read_again(store: Store, before: Repeated, after: Repeated, report: BoilerplateReport) -> None:
    writer = Writer(store.folder, ARTICLES_PER_SEGMENT)
    try:
        entries = enumerate(writer.entries())
        for (position, entry), article in zip(entries, store.articles(), strict=True):
            lines = lines_of(article, after)
            if not lines and not lines_of(article, before):
                continue
            encoded = reread(article, entry.fingerprint, lines)
            encoded = encoded._replace(given=entry.given)
            report.articles += 1
            report.facts_before += entry.counts.facts
            report.facts += encoded.counts.facts
            writer.replace(position, encoded)
        writer.finish()
    except BaseException as error:
        writer.leave(keep=isinstance(error, KeyboardInterrupt))
        raise


def _write(folder: Path, records: list[RepeatedLines]) -> None:
    payload = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    temporary = folder / f"{BOILERPLATE}.tmp"
    temporary.write_bytes(payload)
    temporary.replace(folder / BOILERPLATE)


def _key(group: str, line: str) -> bytes:
    return hashlib.blake2b(
        f"{group}\0{line}".encode("utf-8", "surrogatepass"), digest_size=8
    ).digest()
