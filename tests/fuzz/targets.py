"""What is fuzzed: each target takes any bytes, and raises when a promise of the program is broken.

The promises: nothing is raised but the errors that a user is told in a line, every article is read
or named, what a fact says stands where it says, and all of it comes to an end.
"""

import atexit
import io
import math
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from newsfacts.analysis.searching import SearchError, expression_pattern, find_hits, text_pattern
from newsfacts.analysis.where import WhereError, parse_where
from newsfacts.documents.articles import Problem
from newsfacts.documents.building import build_document
from newsfacts.documents.inputs import read_inputs
from newsfacts.documents.lexicon import LexiconError
from newsfacts.documents.records import GivenDate
from newsfacts.extractors.engine import Reading, read_article
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.metrics.ownmetrics import read_own_metrics
from newsfacts.store.encoding import Done, Work, read_work
from newsfacts.store.errors import StoreError
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.repairing import repair

SMALL = 3  # words of a file in which nothing need be found
NAMES = (
    "a.txt",
    "a.html",
    "a.jsonl",
    "a.json",
    "a.csv",
    "a.tsv",
    "a.warc",
    "a.zip",
    "a.tar",
    "a.txt.gz",
    "a.jsonl.bz2",
    "a.csv.xz",
    "a.json.zst",
    "a.md",
    "noname",
)
STORED = (
    "Up to 12,000 troops are in Kursk, Kyiv said on Monday.\n",
    "A fire killed 3 people in Lima on 4 May 2023, officials said. “We saw 40,” Ana Ruiz said.\n",
)
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # memory, not the disk


class Broken(AssertionError):  # noqa: N818 - says what happened
    """A promise was not kept."""


def read_text(data: bytes) -> None:
    """Any text gives facts that fit it; the first byte chooses the date it came with."""
    dates = (None, "2024-10-30", "Oct. 5", "soon", "0000-00-00", "31/12/1999")
    given = dates[data[0] % len(dates)] if data else None
    text = data[1:].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    date = GivenDate(given, "option") if given else None
    reading = read_article(build_document(text, id="a", given_date=date))
    check_reading(reading)


def read_input(data: bytes) -> None:
    """Any file is articles or problems; the first two bytes choose its name and packing."""
    if len(data) < 2:
        return
    name, payload = NAMES[data[0] % len(NAMES)], data[2:]
    if data[1] % 8 == 1:
        payload = zlib.compress(payload, wbits=31)
    elif data[1] % 8 == 2:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(zipfile.ZipInfo(name), payload)
        name, payload = "a.zip", packed.getvalue()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, name)
        path.write_bytes(payload)
        found = list(read_inputs([path], title_as_text=data[1] % 16 > 8, expansion=20))
        if not found and b"[" not in payload and len(payload.split()) > SMALL:  # [] is no fault
            raise Broken(f"{name}: neither an article nor a problem")
        for place, article in enumerate(found):
            if isinstance(article, Problem):
                article.message.encode()
                continue
            done = read_work(Work(article, article.path, "f", "m", place, place))
            if isinstance(done, Problem) and "fault of newsfacts" in done.message:
                raise Broken(done.message)
            if isinstance(done, Done):
                check_stored(done)


def read_store(data: bytes) -> None:
    """A store of which bytes were changed is read as far as it is whole, and mended.

    A record is a file, a place and what is written there: see ``edits``.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        store = Path(folder, "s")
        shutil.copytree(whole_store(), store)
        for file, place, what in edits(data):
            files = sorted(path for path in store.iterdir() if path.is_file())
            if files:
                damage(files[file % len(files)], place, what)
        try:
            read_all_of(store)
            report = repair(store)
        except StoreError:
            return
        again = repair(store)
        if again.damages:
            raise Broken(f"broken behind a repair: {again.damages}")
        read_all_of(store, strict=True)
        if not report.damages and report.articles != len(STORED):
            raise Broken("an article is lost and nobody said so")


def read_words(data: bytes) -> None:
    """Conditions, searches and own metrics are read or refused."""
    text = data[1:].decode("utf-8", "replace")
    try:
        if data[:1] < b"@":
            test = parse_where(text)
            for fact in sample_facts():
                test(fact)
        elif data[:1] < b"\x80":
            pattern = (expression_pattern if data[0] % 2 else text_pattern)(text)
            list(find_hits(STORED[1], pattern))
        else:
            read_own_metrics(text, "newsfacts.toml")
    except (WhereError, SearchError, LexiconError):
        return


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": read_text,
    "inputs": read_input,
    "store": read_store,
    "words": read_words,
}


def check_reading(reading: Reading) -> None:
    """Raise when a fact does not fit its text, or would not come back from the store as it is."""
    text = reading.document.text
    ids: set[str] = set()
    for fact in reading.facts:
        if fact.text != text[fact.start : fact.end] or not fact.text:
            raise Broken(f"{fact.text!r} is not what stands at {fact.start}")
        if not fact.sentence.start <= fact.start < fact.end:
            raise Broken(f"{fact.text!r} stands before its sentence")
        if fact.id in ids:
            raise Broken(f"two facts are {fact.id}")
        ids.add(fact.id)
        for span in all_spans(fact):
            if not 0 <= span[0] < span[1] <= len(text):
                raise Broken(f"{fact.text!r} has a part at {span}")
        check_amount(fact)
        if msgspec.json.decode(msgspec.json.encode(fact), type=Fact) != fact:
            raise Broken(f"{fact.text!r} comes back otherwise")


def check_amount(fact: Fact) -> None:
    """Raise when the ends of a figure or a time are no numbers, or the wrong way round."""
    if fact.quantity is not None:
        low, high = fact.quantity.low, fact.quantity.high
        if any(end is not None and not math.isfinite(end) for end in (low, high)):
            raise Broken(f"{fact.text!r} is not finite")
        if low is not None and high is not None and low > high:
            raise Broken(f"{fact.text!r} is from {low} to {high}")
    time = fact.time
    if time is not None and time.start and time.end and time.start > time.end:
        raise Broken(f"{fact.text!r} is from {time.start} to {time.end}")


def all_spans(fact: Fact) -> list[tuple[int, int]]:
    """Where the parts of a fact stand."""
    spans = [span for group in msgspec.structs.astuple(fact.spans) for span in group]
    if fact.quote is not None:
        spans += [*fact.quote.source, *fact.quote.cue, *fact.quote.content]
    return spans


def check_stored(done: Done) -> None:
    """Raise when the lines of an article do not say what was read."""
    lines = done.encoded.facts.splitlines()
    if len(lines) != done.encoded.counts.facts:
        raise Broken("as many facts as lines")
    for line in lines:
        msgspec.json.decode(line, type=Fact)


@cache
def whole_store() -> Path:
    """A store in which nothing is broken."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY, prefix="newsfacts-fuzz-"))
    atexit.register(shutil.rmtree, folder)
    for number, text in enumerate(STORED):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    ingest([folder], store=folder / "store")
    return folder / "store"


@cache
def sample_facts() -> tuple[Fact, ...]:
    """Facts to try conditions on."""
    return tuple(read_article(build_document(STORED[1], id="a")).facts)


def edits(data: bytes) -> list[tuple[int, int, bytes]]:
    """Which file, where, and what: two bytes of place, one of length, then the bytes."""
    found, at = [], 0
    while at + 4 <= len(data):
        size = data[at + 3] % 16
        place = int.from_bytes(data[at + 1 : at + 3], "big")
        found.append((data[at], place, data[at + 4 : at + 4 + size]))
        at += 4 + size
    return found


def damage(path: Path, place: int, what: bytes) -> None:
    """Write over a part of a file; cut it off there, or remove it, when there is nothing to write.

    The place wraps around the file's size.
    """
    payload = path.read_bytes()
    at = place % (len(payload) + 1)
    if what:
        path.write_bytes(payload[:at] + what + payload[at + len(what) :])
    elif at:
        path.write_bytes(payload[:at])
    else:
        path.unlink()


def read_all_of(folder: Path, *, strict: bool = False) -> None:
    """Read all that a store has."""
    store = Store(folder)
    if not strict:
        store.on_broken = lambda error: None
    for _ in store.entries():
        pass
    texts = {article.id: article.text for article in store.articles()}
    for fact in store.facts():
        if strict and texts[fact.article][fact.start : fact.end] != fact.text:
            raise Broken(f"{fact.text!r} is not what stands in the mended store")
