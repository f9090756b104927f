"""The compiled build beside the interpreted one: same facts, time in pairs, what building costs.

    python -m benchmarks.compiled [PATH…] [--articles 40] [--rounds 5] [--keep FOLDER]

Both wheels are built from this checkout, without going online, and unpacked beside each other (with
``--keep`` they stay, and are taken as they are the next time). Each reads the seeds, articles made
from them, and those of ``PATH`` in a process of its own, by turns; ``--rounds`` pairs are measured.
A pair gives the ratio to one ``re.findall`` of words in the same process. Exit status 1: the facts
are not the same, byte for byte.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
VARIABLE = "NEWSFACTS_USE_MYPYC"
KINDS = ("interpreted", "compiled")
WORD_RE = re.compile(r"\w+")
BEST_OF = 3


class Built(NamedTuple):
    """A wheel, unpacked: where, how large, and how long it took to build (None: built before)."""

    folder: Path
    size: int  # bytes of the wheel
    seconds: float | None


def build(kind: str, folder: Path) -> Built:
    """Build a wheel of this checkout and unpack it, unless it is there."""
    site, dist = folder / kind, folder / f"{kind}-wheel"
    seconds = None if site.is_dir() else build_wheel(kind, dist)
    (wheel,) = dist.glob("*.whl")
    if seconds is not None:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    return Built(site, wheel.stat().st_size, seconds)


def build_wheel(kind: str, dist: Path) -> float:
    """Build a wheel in a copy of this checkout; the seconds that it took."""
    with tempfile.TemporaryDirectory() as scratch:
        checkout = Path(scratch, "tree")
        hidden = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__")
        shutil.copytree(ROOT, checkout, symlinks=True, ignore=hidden)
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
        began = time.perf_counter()
        done = subprocess.run(
            [*command, "--outdir", str(dist), str(checkout)],
            env=os.environ | {VARIABLE: str(int(kind == "compiled"))},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"error: no {kind} wheel\n{done.stdout[-4000:]}{done.stderr}")
        return time.perf_counter() - began


def read(paths: list[str]) -> dict[str, Any]:
    """Read articles with the newsfacts that is imported here: what comes out, how long it takes."""
    import msgspec

    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import RawArticle, read_inputs
    from newsfacts.extractors import engine

    raws = [
        raw for raw in read_inputs([Path(path) for path in paths]) if isinstance(raw, RawArticle)
    ]
    encode = msgspec.json.Encoder().encode_lines
    digest, facts = hashlib.sha256(), 0
    texts = []
    for raw in raws:
        reading = engine.read_article(build_article(raw))
        facts += len(reading.facts)
        digest.update(encode([reading.document, *reading.facts, *reading.rejected]))
        texts.append(reading.document.text)

    def everything() -> None:
        for raw in raws:
            encode(engine.read_article(build_article(raw)).facts)

    def words() -> None:
        for text in texts:
            WORD_RE.findall(text)

    return {
        "compiled": not str(engine.__file__).endswith(".py"),
        "articles": len(raws),
        "bytes": sum(len(text.encode()) for text in texts),
        "facts": facts,
        "digest": digest.hexdigest(),
        "reading": best_of(everything),
        "findall": best_of(words),
    }


def best_of(work: Any) -> float:
    """Seconds of processor time of the fastest of some runs."""
    best = float("inf")
    for _ in range(BEST_OF):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def run(built: Built, paths: list[str], cwd: str) -> dict[str, Any]:
    """``read`` in a process that imports an unpacked wheel."""
    done = subprocess.run(
        [sys.executable, "-P", __file__, "--read", *paths],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(built.folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def print_table(wheels: dict[str, Built], pairs: list[dict[str, dict[str, Any]]]) -> None:
    """What both took, side by side."""

    def median(kind: str, value: Any) -> float:
        return statistics.median(value(pair[kind]) for pair in pairs)

    rows: list[tuple[str, list[str]]] = [
        (
            "articles/s/core of 3.5 KB",
            [f"{median(k, lambda r: r['bytes'] / 3500 / r['reading']):,.0f}" for k in KINDS],
        ),
        (
            "ratio to one findall",
            [f"{median(k, lambda r: r['reading'] / r['findall']):.1f}" for k in KINDS],
        ),
        ("wheel, MB", [f"{wheels[k].size / 1e6:.1f}" for k in KINDS]),
        (
            "to build it, s",
            ["-" if (s := wheels[k].seconds) is None else f"{s:.0f}" for k in KINDS],
        ),
    ]
    print(f"{'':28}" + "".join(f"{kind:>14}" for kind in KINDS))
    for name, cells in rows:
        print(f"{name:28}" + "".join(f"{cell:>14}" for cell in cells))
    saved = [1 - pair["compiled"]["reading"] / pair["interpreted"]["reading"] for pair in pairs]
    print(
        f"\ntime saved: {statistics.median(saved):.0%} "
        f"(median of {len(pairs)} pairs, {min(saved):.0%} to {max(saved):.0%})"
    )


def main(arguments: list[str] | None = None) -> int:
    """Build, compare, print; 1 when the facts differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=40, metavar="N", help="made articles")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read:
        print(json.dumps(read([str(path) for path in options.path])))
        return 0
    from benchmarks.corpora import write_corpus

    with tempfile.TemporaryDirectory() as scratch:
        wheels = {kind: build(kind, options.keep or Path(scratch)) for kind in KINDS}
        made = Path(scratch, "made.jsonl")
        write_corpus(made, options.articles)
        paths = [str(path.resolve()) for path in (SEEDS, made, *options.path)]
        pairs = [
            {kind: run(wheels[kind], paths, scratch) for kind in KINDS}
            for _ in range(options.rounds)
        ]
    first = pairs[0]
    if not first["compiled"]["compiled"] or first["interpreted"]["compiled"]:
        sys.exit("error: the wheels are not what they should be")
    print_table(wheels, pairs)
    same = first["compiled"]["digest"] == first["interpreted"]["digest"]
    counted = f"{first['compiled']['facts']:,} facts of {first['compiled']['articles']:,} articles"
    print(f"{counted}: {'the same, byte for byte' if same else 'NOT THE SAME'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
