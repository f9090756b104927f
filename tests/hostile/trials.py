"""Hostile input and faults, each as a trial that says what happened and what was lost or doubled.

Every trial ingests good articles beside what is bad, with the real command line in a process of its
own, and looks whether each good article is in the store once. A test runs them a few times;
``python -m tests.hostile`` often, and prints the table.
"""

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsfacts.cli.sanitize import CONTROL_RE
from newsfacts.store.reading import Store
from tests.store.corpora import child_environment, snapshot, write_corpus

GOOD = 3
SECONDS = 240
MEMORY = 3 << 30  # bytes of address space that an ingest may take
CODE = (
    "import resource, sys; "
    f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); "
    "from newsfacts.cli.app import main; main()"
)


class Outcome(NamedTuple):
    """What a trial came to."""

    tried: int
    happened: str
    lost: int  # articles and facts that should be there
    doubled: int


class Failed(AssertionError):  # noqa: N818 - says what happened
    """A trial that ended otherwise than it may."""


Trial = Callable[[Path, int], Outcome]
INPUTS: dict[str, Callable[[Path], None]] = {}
FAULTS: dict[str, Trial] = {}


def hostile(name: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Register what writes hostile files into a folder."""

    def register(write: Callable[[Path], None]) -> Callable[[Path], None]:
        INPUTS[name] = write
        return write

    return register


def fault(name: str) -> Callable[[Trial], Trial]:
    """Register a fault."""

    def register(run: Trial) -> Trial:
        FAULTS[name] = run
        return run

    return register


def run(
    words: list[str], folder: Path, *, timeout: float = SECONDS
) -> "subprocess.CompletedProcess[str]":
    """The command line in a process of its own, with bounded memory."""
    return subprocess.run(
        [sys.executable, "-c", CODE, *words],
        cwd=folder,
        env=child_environment(COLUMNS="100"),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )


PRINTING = (
    ["facts", "--format", "csv", "--limit", "2000"],
    ["facts", "--limit", "50"],
    ["sources"],
    ["doctor"],
    ["search", "--regex", "[0-9]+", "--limit", "20"],
)


def try_input(name: str, folder: Path, *, printing: int = len(PRINTING)) -> Outcome:
    """Ingest a hostile input between good articles, then print it in so many ways."""
    clips = folder / "clips"
    write_corpus(clips / "a-good", GOOD)
    INPUTS[name](clips)
    write_corpus(clips / "z-good", GOOD, first=100)
    done = run(["ingest", "clips", "-j", "2"], folder)
    check_manners(name, done)
    for words in PRINTING[:printing]:
        check_manners(name, run(words, folder), printed=True)
    paths = [entry.path or "" for _, entry in Store(folder / ".newsfacts").entries()]
    good = [path for path in paths if "-good/" in path]
    others = len(paths) - len(good)
    skipped = [line for line in done.stderr.splitlines() if line.startswith(("skipped", "warning"))]
    happened = f"{others} read" if others else "not read"
    if skipped:
        happened += "; " + re.sub(r"^(?:skipped|warning): [^ ]*: ", "", skipped[0])[:90]
    if any("fault of newsfacts" in line for line in skipped):
        raise Failed(f"{name}: {skipped}")
    return Outcome(1, happened, 2 * GOOD - len(set(good)), len(good) - len(set(good)))


def check_manners(
    name: str, done: "subprocess.CompletedProcess[str]", *, printed: bool = False
) -> None:
    """Raise where a command fails, shows a traceback, or lets control characters through."""
    if done.returncode or "Traceback" in done.stderr or "fault of newsfacts" in done.stderr:
        raise Failed(f"{name}: exit {done.returncode}: {done.stderr[-500:]}")
    shown = done.stderr + (done.stdout if printed else "")
    for line in shown.split("\n"):
        if CONTROL_RE.search(line.replace("\t", "").replace("\r", "")):
            raise Failed(f"{name}: a control character in {line!r}")


@hostile("terminal escapes in text, names and records")
def _escapes(clips: Path) -> None:
    text = "\x1b]0;owned\x07\x1b[31m300\x1b[0m soldiers came to \x1b[2JKursk, \x9b5m40\x9bm said.\n"
    (clips / "m\x1b[31mred.txt").write_text(text, "utf-8")
    record = {"id": "\x1b[1m7", "title": text, "text": text, "outlet": "\x1b[5mblink"}
    (clips / "m.jsonl").write_text(json.dumps(record) + "\n")


@hostile("bidi overrides")
def _bidi(clips: Path) -> None:
    text = "The \u202eministry\u202c said \u2066\u202e300\u2069 soldiers \u200fcame.\n"
    (clips / "m\u202etxt.txt").write_text(text, "utf-8")


@hostile("NUL characters")
def _nul(clips: Path) -> None:
    (clips / "m.txt").write_bytes(b"Some 40 people\0died.\n" * 40)
    record = {"id": "a\0b", "text": "Some 40\0 people died, officials said.", "url": "\0"}
    (clips / "m.jsonl").write_text(json.dumps(record) + "\n")


@hostile("a line of 101 MB")
def _long_line(clips: Path) -> None:
    piece = b"Some 40 people died. " * 50_000
    with (clips / "m.txt").open("wb") as file:
        for _ in range(101):
            file.write(piece[:1_000_000])
    with (clips / "m.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(101):
            file.write(piece[:1_000_000])
        file.write(b'"}\n{"id": "next", "text": "Some 40 people died."}\n')


@hostile("a line of 4.9 million letters")
def _letters(clips: Path) -> None:
    (clips / "m.txt").write_bytes(b"a" * 4_900_000)


@hostile("JSON nested 100,000 deep")
def _deep_json(clips: Path) -> None:
    (clips / "m1.json").write_bytes(b"[" * 100_000 + b"]" * 100_000)
    (clips / "m2.json").write_bytes(b'{"a":' * 100_000 + b"1" + b"}" * 100_000)
    (clips / "m3.jsonl").write_bytes(b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")


@hostile("HTML nested 20,000 deep")
def _deep_html(clips: Path) -> None:
    (clips / "m.html").write_bytes(b"<html><body>" + b"<div><p>" * 20_000 + b"40 people died.")


@hostile("brackets and quotes nested 100,000 deep")
def _deep_text(clips: Path) -> None:
    (clips / "m.txt").write_text("“(" * 50_000 + "40 people died" + ")”" * 50_000, "utf-8")


@hostile("folders 250 deep")
def _deep_folders(clips: Path) -> None:
    folder = clips
    for _ in range(250):
        folder = folder / "d"
    folder.mkdir(parents=True)
    (folder / "m.txt").write_text("Some 40 people died.\n")


@hostile("a gzip bomb (4 GB in 4 MB)")
def _gzip_bomb(clips: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    zeros = b"0" * (1 << 20)
    with (clips / "m.txt.gz").open("wb") as file:
        for _ in range(4096):
            file.write(packer.compress(zeros))
        file.write(packer.flush())


@hostile("a zip bomb (1 GB in 1 MB), and one in a zip")
def _zip_bomb(clips: Path) -> None:
    with (
        zipfile.ZipFile(clips / "m.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb.jsonl", "w") as member,
    ):
        for _ in range(1024):
            member.write(b" " * (1 << 20))
    inner = (clips / "m.zip").read_bytes()
    with zipfile.ZipFile(clips / "m2.zip", "w") as archive:
        archive.writestr("inner.zip", inner)


@hostile("path traversal, links and devices in archives")
def _traversal(clips: Path) -> None:
    text = b"Some 40 people died.\n"
    with zipfile.ZipFile(clips / "m.zip", "w") as archive:
        for name in ("../../evil.txt", "/tmp/evil.txt", "C:\\evil.txt", "a/../../b.txt"):
            archive.writestr(name, text)
    with tarfile.open(clips / "m.tar", "w") as made:
        for name, kind, target in (
            ("../../evil.txt", tarfile.REGTYPE, ""),
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
            ("device.txt", tarfile.CHRTYPE, ""),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, target
            entry.size = len(text) if kind == tarfile.REGTYPE else 0
            made.addfile(entry, io.BytesIO(text) if entry.size else None)


@hostile("loops of links, links to nothing, pipes")
def _links(clips: Path) -> None:
    (clips / "m").mkdir()
    (clips / "m" / "loop").symlink_to("..")
    (clips / "m" / "self").symlink_to("self")
    (clips / "m" / "gone.txt").symlink_to("nowhere")
    os.mkfifo(clips / "m" / "pipe.txt")


@hostile("formulas, markup and SQL in texts and names")
def _formulas(clips: Path) -> None:
    name = "'; DROP TABLE facts; --"
    text = (
        "=cmd|' /C calc'!A0 said +300 soldiers came. @SUM(A1) “<script>alert(1)</script> 40 died,” "
        "<img src=x onerror=alert(2)> told *reporters* | [a](javascript:alert(3)).\n"
    )
    (clips / f"m{name}.txt").write_text(text, "utf-8")
    record = {"id": name, "outlet": "=1+1", "title": "<b>", "text": text}
    (clips / "m.jsonl").write_text(json.dumps(record) + "\n")


@hostile("numbers in a row")
def _numbers(clips: Path) -> None:
    (clips / "m.txt").write_text(" ".join(map(str, range(60_000))))
    (clips / "m2.txt").write_text("816 000 " * 20_000 + "9" * 100_000)


@hostile("a million numbers in a row")
def _million(clips: Path) -> None:
    (clips / "m.txt").write_text(" ".join(map(str, range(1_000_000))))


@hostile("bait for patterns that backtrack (40 KB each)")
def _bait(clips: Path) -> None:
    for number, unit in enumerate(
        (
            "1-",
            "1 to 2 to ",
            "said that he said ",
            "A. B. ",
            "“ ",
            "and 1 and ",
            "May May ",
            "'s ",
            " \t",
        )
    ):
        (clips / f"m{number}.txt").write_text((unit * 40_000)[:40_000] + "!", "utf-8")


@hostile("bytes of no kind under every name")
def _noise(clips: Path) -> None:
    noise = random.Random(7).randbytes(5000)
    for ending in "txt html json jsonl csv tsv warc zip tar gz bz2 xz zst txt.gz tar.xz".split():  # noqa: SIM905
        (clips / f"m.{ending}").write_bytes(noise)


def facts_of(store: Path) -> list[str]:
    """The ids of the facts of a store."""
    return list(Store(store).fact_ids())


def compare_stores(store: Path, whole: dict[str, bytes], expected: list[str]) -> tuple[int, int]:
    """Facts that a store lacks, and that it has twice; raise where its bytes are others."""
    found = facts_of(store)
    lost = len(set(expected) - set(found))
    doubled = len(found) - len(set(found))
    if not lost and not doubled and snapshot(store) != whole:
        raise Failed("other bytes than those of one ingest")
    return lost, doubled


def whole_store(folder: Path, count: int) -> tuple[Path, dict[str, bytes], list[str]]:
    """Articles, and the store that one undisturbed ingest makes of them."""
    clips, store = folder / "clips", folder / "whole" / ".newsfacts"
    store.parent.mkdir(parents=True)
    write_corpus(clips, count)
    done = run(["ingest", "clips", "--store", str(store), "-j", "2"], folder)
    check_manners("whole", done)
    return clips, snapshot(store), facts_of(store)


@fault("kill -9 at a random moment of ingest, then the same again")
def _kills(folder: Path, tries: int) -> Outcome:
    _, whole, expected = whole_store(folder, 300)
    choose, lost, doubled, killed = random.Random(1), 0, 0, 0
    began = time.monotonic()
    run(["ingest", "clips", "--store", "timed/.newsfacts", "-j", "2"], folder)
    longest = time.monotonic() - began
    for number in range(tries):
        place = folder / f"k{number}"
        place.mkdir()
        words = ["ingest", "clips", "--store", f"{place.name}/.newsfacts", "-j", "2", "-q"]
        process = subprocess.Popen(
            [sys.executable, "-m", "newsfacts", *words],
            cwd=folder,
            env=child_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(choose.uniform(0.05, longest))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        check_manners("killed", run(words, folder))
        less, more = compare_stores(place / ".newsfacts", whole, expected)
        lost, doubled = lost + less, doubled + more
    return Outcome(killed, "the next ingest completes it to the same bytes", lost, doubled)


@fault("no space left, at a chosen byte")
def _full(folder: Path, tries: int) -> Outcome:
    _, whole, expected = whole_store(folder, 30)
    largest = max(map(len, whole.values()))
    lost = doubled = stopped = 0
    for number in range(tries):
        limit = 1 + number * largest // max(tries, 1)
        place = folder / f"d{number}"
        place.mkdir()
        code = CODE.replace("RLIMIT_AS", "RLIMIT_FSIZE").replace(str(MEMORY), str(limit))
        words = ["ingest", "clips", "--store", f"{place.name}/.newsfacts", "-j", "1"]
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=folder,
            env=child_environment(PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 2 or "cannot write the store" not in done.stderr:
            raise Failed(f"limit {limit}: {done.returncode} {done.stderr[-300:]}")
        stopped += 1
        check_manners("full", run(words, folder))
        less, more = compare_stores(place / ".newsfacts", whole, expected)
        lost, doubled = lost + less, doubled + more
    return Outcome(
        stopped, "error: cannot write the store; the next ingest completes it", lost, doubled
    )


@fault("a place that cannot be written")
def _read_only(folder: Path, tries: int) -> Outcome:
    write_corpus(folder / "clips", 2)
    (folder / "file").write_text("")
    for place in ("/proc/newsfacts", "file/.newsfacts", "file")[: max(tries, 1)]:
        done = run(["ingest", "clips", "--store", place], folder)
        if (
            done.returncode != 2
            or not done.stderr.startswith("error: ")
            or "hint: " not in done.stderr
        ):
            raise Failed(f"{place}: {done.returncode} {done.stderr[-300:]}")
    return Outcome(min(tries, 3), "error and hint, exit 2", 0, 0)


@fault("a store on a path with blanks, marks and other scripts")
def _paths(folder: Path, tries: int) -> Outcome:
    _, whole, expected = whole_store(folder, 6)
    names = ["a b", "çàé", "Київ", "東京", "a'b\"c", "x;y&z", "#1", "%20", "-x", "emoji 😀", "a\nb"]
    lost = doubled = 0
    for name in names[:tries]:
        store = folder / name / ".newsfacts"
        store.parent.mkdir()
        check_manners(name, run(["ingest", "clips", f"--store={store}"], folder))
        less, more = compare_stores(store, whole, expected)
        lost, doubled = lost + less, doubled + more
        check_manners(name, run(["verify", f"--store={store}"], folder))
    return Outcome(len(names[:tries]), "read and written as any other", lost, doubled)


@fault("two ingests at once")
def _two(folder: Path, tries: int) -> Outcome:
    _, whole, expected = whole_store(folder, 120)
    lost = doubled = refused = 0
    for number in range(tries):
        place = folder / f"t{number}"
        place.mkdir()
        words = ["ingest", "clips", "--store", f"{place.name}/.newsfacts", "-q"]
        both = [
            subprocess.Popen(
                [sys.executable, "-m", "newsfacts", *words],
                cwd=folder,
                env=child_environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        said = [process.communicate(timeout=SECONDS)[1] for process in both]
        codes = sorted(process.returncode for process in both)
        if codes not in ([0, 0], [0, 2]) or "Traceback" in "".join(said):
            raise Failed(f"{codes} {said}")
        refused += codes == [0, 2]
        less, more = compare_stores(place / ".newsfacts", whole, expected)
        lost, doubled = lost + less, doubled + more
    return Outcome(tries, f"one writes, the other is told so ({refused} of {tries})", lost, doubled)


def damage(folder: Path, tries: int, change: Callable[[bytes, random.Random], bytes]) -> Outcome:
    """Change a file of a store, read the rest, mend it, and ingest once more."""
    _, whole, expected = whole_store(folder, 12)
    choose, lost, doubled, named = random.Random(3), 0, 0, 0
    store = folder / "whole" / ".newsfacts"
    for _ in range(tries):
        name = choose.choice([name for name in sorted(whole) if name.endswith(".jsonl")])
        (store / name).write_bytes(change(whole[name], choose))
        if (store / name).read_bytes() == whole[name]:
            continue
        read = run(["facts", "--store", str(store), "--format", "jsonl"], folder)
        if read.returncode or "Traceback" in read.stderr:
            raise Failed(f"{name}: {read.stderr[-300:]}")
        mended = run(["store", "repair", "--store", str(store)], folder)
        named += name in mended.stdout
        check_manners("again", run(["ingest", "clips", "--store", str(store), "-q"], folder))
        found = facts_of(store)
        lost += len(set(expected) - set(found))
        doubled += len(found) - len(set(found))
        for each, payload in whole.items():
            (store / each).write_bytes(payload)
    return Outcome(
        tries, f"{named} named by repair; ingest brings back what was lost", lost, doubled
    )


@fault("a segment cut short")
def _cut(folder: Path, tries: int) -> Outcome:
    return damage(folder, tries, lambda payload, choose: payload[: choose.randrange(len(payload))])


@fault("a segment edited by hand")
def _edited(folder: Path, tries: int) -> Outcome:
    def change(payload: bytes, choose: random.Random) -> bytes:
        at = choose.randrange(len(payload))
        return (
            payload[:at] + choose.choice((b"x", b"9", b'"', b"\n", b"", b"{}")) + payload[at + 1 :]
        )

    return damage(folder, tries, change)


@fault("a store of a later schema")
def _later(folder: Path, tries: int) -> Outcome:
    whole_store(folder, 3)
    manifest = folder / "whole" / ".newsfacts" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"schema": 1', '"schema": 99'))
    before = snapshot(manifest.parent)
    for words in (["facts"], ["compare"], ["ingest", "clips"], ["verify"], ["store", "migrate"])[
        :tries
    ]:
        done = run([*words, "--store", str(manifest.parent)], folder)
        if done.returncode != 2 or "upgrade" not in done.stderr:
            raise Failed(f"{words}: {done.returncode} {done.stderr[-300:]}")
    if snapshot(manifest.parent) != before:
        raise Failed("a store of a later schema was changed")
    return Outcome(min(tries, 5), "refused with a hint, exit 2; nothing is written", 0, 0)


def all_trials(tries: int) -> Iterator[tuple[str, Callable[[Path], Outcome]]]:
    """Every trial by its name."""
    for name in INPUTS:
        yield name, lambda folder, name=name: try_input(name, folder)  # type: ignore[misc]
    for name, trial in FAULTS.items():
        yield name, lambda folder, trial=trial: trial(folder, tries)  # type: ignore[misc]
