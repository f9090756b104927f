"""How ingest grows: with the number of articles, and with the number of processes.

    python -m benchmarks.scaling [--articles 1,10,100,1000,10000] [--jobs 1,2] [--folder DIR]

Articles are generated (``benchmarks.corpora``), each with figures of its own. Every row is one
``newsfacts ingest`` into a new store, in a process of its own. Processor seconds say what the work
costs, also on a machine that does other work meanwhile; the last column is what an article cost
beside the row before.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.corpora import write_corpus
from benchmarks.processes import Measured, newsfacts, run_measured

MB = 1e6
HEAD = (
    "articles",
    "jobs",
    "wall s",
    "cpu s",
    "ms/article",
    "articles/s",
    "peak MB",
    "half MB",
    "growth",
)


def measure(corpus: Path, jobs: int, folder: Path) -> Measured:
    """One ingest of a corpus into a new store."""
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    words = ("ingest", str(corpus), "--store", str(store), "-j", str(jobs), "--quiet")
    return run_measured(newsfacts(*words))


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", default="1,10,100,1000,10000", metavar="N,N")
    parser.add_argument("--jobs", default="1,2", metavar="N,N")
    parser.add_argument("--size", type=int, default=3500, metavar="CHARACTERS")
    parser.add_argument("--folder", type=Path, help="Where corpora and stores are made.")
    options = parser.parse_args(arguments)
    counts = [int(text) for text in options.articles.split(",")]
    print(f"{os.cpu_count()} cores")
    print("".join(f"{name:>12}" for name in HEAD), flush=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        for jobs in (int(text) for text in options.jobs.split(",")):
            before: tuple[int, float] | None = None
            for count in counts:
                corpus = Path(scratch) / f"{count}.jsonl"
                if not corpus.exists():
                    write_corpus(corpus, count, size=options.size)
                run = measure(corpus, jobs, Path(scratch))
                if run.status:
                    print(run.stderr, file=sys.stderr)
                    return 1
                growth = (
                    ""
                    if before is None
                    else f"{run.cpu / before[1]:.2f} for {count / before[0]:.0f}"
                )
                before = count, run.cpu
                cells = (
                    f"{count:,}",
                    f"{jobs}",
                    f"{run.wall:.2f}",
                    f"{run.cpu:.2f}",
                    f"{1000 * run.cpu / count:.2f}",
                    f"{count / run.wall:.1f}",
                    f"{run.peak / MB:.0f}",
                    f"{run.halfway / MB:.0f}",
                    growth,
                )
                print("".join(f"{cell:>12}" for cell in cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
