"""Questions to stores of 10,000, 100,000 and 1,000,000 facts, beside plain json, DuckDB and SQLite.

    python -m benchmarks.queries [--facts 10000,100000,1000000] [--folder DIR]

Stores are generated (``benchmarks.stores``) and kept in the folder. Everything is processor time in
seconds. The first table asks three questions in one process each way; "columns" is what ``newsfacts
sql`` reads, and SQLite a file that ``newsfacts export`` wrote: what it took to make each is told
apart. The second table, in Markdown, runs commands as processes, with DuckDB and without it: the
first question to a store without a cache, the same again, and one that is new to a warm cache.
"""

import argparse
import contextlib
import io
import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.processes import newsfacts, run_measured
from benchmarks.stores import make_store
from newsfacts.extractors.facts import Fact
from newsfacts.store.derived import remove_derived
from newsfacts.store.reading import Store

QUESTIONS = ("figures by metric", "Ukraine, 10,000 and more", "one fact by its id")
COMMANDS = (  # the first question, and a new one after it
    (("stats",), ("stats", "--json")),
    (
        ("facts", "--kind", "quantity", "--limit", "20", "--claimant", "Ukraine"),
        ("facts", "--kind", "quantity", "--limit", "20", "--claimant", "Russia"),
    ),
    (
        ("facts", "--limit", "20", "--sort", "-quantity.high"),
        ("facts", "--limit", "20", "--sort", "quantity.low"),
    ),
    (("timeline", "--limit", "40"), ("timeline", "--limit", "40", "--place", "Kursk")),
    (
        ("timeline", "--limit", "40", "--metric", "area"),
        ("timeline", "--limit", "40", "--metric", "people"),
    ),
    (("compare", "--metric", "people"), ("compare", "--metric", "area")),
    (
        ("compare", "--metric", "troops"),
        ("compare", "--metric", "troops", "--place", "Kursk"),
    ),
)
WITHOUT = (  # as if DuckDB were not installed
    "import sys; sys.modules['duckdb'] = None; "
    "from newsfacts.cli.app import app; app(prog_name='newsfacts')"
)
PLAIN = (  # the figures of the lines themselves, as much as is asked
    "SELECT id, text, quantity.metric, quantity.high, claimant.name AS claimant "
    "FROM facts WHERE kind = 'quantity'"
)
COUNTING = "SELECT metric, count(*) FROM figures GROUP BY 1"
CHOOSING = "SELECT count(*) FROM figures WHERE claimant = 'Ukraine' AND high >= 10000"
FINDING = "SELECT text FROM figures WHERE id = '{id}'"
SQLITE = (
    "SELECT quantity_metric, count(*) FROM facts WHERE kind = 'quantity' GROUP BY 1",
    "SELECT count(*) FROM facts WHERE claimant_name = 'Ukraine' AND quantity_high >= 10000",
    "SELECT text FROM facts WHERE id = '{id}'",
)


def seconds_of(work: Callable[[], object]) -> tuple[float, object]:
    """Processor time of some work, and what came of it."""
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def lines_of(folder: Path) -> Iterator[bytes]:
    """The lines of facts of a store."""
    for path in sorted(folder.glob("facts-*.jsonl")):
        with path.open("rb") as file:
            yield from file


def ask_json(folder: Path, wanted: str) -> list[Callable[[], object]]:
    """The questions with ``json.loads``."""

    def facts() -> Iterator[Any]:
        return map(json.loads, lines_of(folder))

    def is_chosen(fact: Any) -> bool:
        claimant, quantity = fact["claimant"] or {}, fact["quantity"] or {}
        return claimant.get("name") == "Ukraine" and (quantity.get("high") or 0) >= 10000

    return [
        lambda: sorted(Counter(f["quantity"]["metric"] for f in facts() if f["quantity"]).items()),
        lambda: sum(map(is_chosen, facts())),
        lambda: next(fact["text"] for fact in facts() if fact["id"] == wanted),
    ]


def ask_store(folder: Path, wanted: str) -> list[Callable[[], object]]:
    """The questions with ``Store``, without any extra."""

    def counted() -> object:
        facts = Store(folder).facts(kind="quantity")
        return sorted(Counter(fact.quantity.metric for fact in facts if fact.quantity).items())

    def is_chosen(fact: Fact) -> bool:
        claimant, quantity = fact.claimant, fact.quantity
        by = claimant is not None and claimant.name == "Ukraine"
        return by and quantity is not None and (quantity.high or 0) >= 10000

    def chosen() -> int:
        facts = Store(folder).facts(kind="quantity")
        return sum(is_chosen(fact) for fact in facts)

    return [counted, chosen, lambda: Store(folder).fact(wanted).text]


def ask_sql(execute: Callable[[str], Any], queries: tuple[str, ...], wanted: str) -> list[Any]:
    """The questions in SQL."""

    def asked(query: str) -> Callable[[], object]:
        return lambda: sorted(map(tuple, execute(query.format(id=wanted)).fetchall()))

    return [asked(query) for query in queries]


def plain(answer: object) -> object:
    """An answer as a number or a text where it is one, so that all ways can be held together."""
    while isinstance(answer, list | tuple) and len(answer) == 1:
        answer = answer[0]
    return [tuple(row) for row in answer] if isinstance(answer, list) else answer


def ways(folder: Path, scratch: Path, wanted: str) -> Iterator[tuple[str, float, list[Any]]]:
    """Each way to ask, with what it took to make ready."""
    import duckdb

    from newsfacts.cli.app import app
    from newsfacts.store.columnar import open_tables
    from newsfacts.store.duck import connect

    queries = (COUNTING, CHOOSING, FINDING)
    yield "plain json", 0.0, ask_json(folder, wanted)
    yield "newsfacts", 0.0, ask_store(folder, wanted)
    lines = duckdb.connect()
    lines.execute(f"CREATE VIEW facts AS SELECT * FROM read_json_auto('{folder}/facts-*.jsonl')")
    lines.execute(f"CREATE VIEW figures AS {PLAIN}")
    yield "DuckDB on the lines", 0.0, ask_sql(lines.execute, queries, wanted)
    columns = connect("this benchmark")
    made, _ = seconds_of(lambda: open_tables(Store(folder), columns))
    yield "newsfacts sql, columns", made, ask_sql(columns.execute, queries, wanted)
    target = scratch / f"{folder.name}.db"

    def export() -> None:
        words = ["export", "-o", str(target), "--store", str(folder)]
        with contextlib.redirect_stderr(io.StringIO()):
            app(words, prog_name="newsfacts", standalone_mode=False)

    made, _ = seconds_of(export)
    yield "SQLite", made, ask_sql(sqlite3.connect(target).execute, SQLITE, wanted)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--facts", default="10000,100000,1000000", metavar="N,N")
    parser.add_argument("--folder", type=Path, help="Where stores are made, or are already.")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        for count in (int(text) for text in options.facts.split(",")):
            folder = (options.folder or Path(scratch)) / f"facts-{count}"
            if not folder.exists():
                make_store(folder, count)
            remove_derived(folder)
            ask_all(folder, Path(scratch))
            run_all(folder)
    return 0


def ask_all(folder: Path, scratch: Path) -> None:
    """The first table."""
    total = Store(folder).manifest.counts.facts
    (wanted,) = deque((fact.id for fact in Store(folder).facts(kind="quantity")), 1)
    print(f"\n{total:,} facts, cpu s  ", *(f"{name:>26}" for name in ("made", *QUESTIONS)), sep="")
    answers: list[list[object]] = []
    for name, made, questions in ways(folder, scratch, wanted):
        took = [seconds_of(question) for question in questions]
        answers.append([plain(answer) for _, answer in took])
        cells = [f"{made:.2f}" if made else "", *(f"{seconds:.3f}" for seconds, _ in took)]
        print(f"{name:24}", *(f"{cell:>26}" for cell in cells), sep="", flush=True)
    agreed = all(answer == answers[0] for answer in answers)
    print("all ways agree" if agreed else f"THEY DIFFER: {answers}")


def run_all(folder: Path) -> None:
    """The second table, for each way: the first question, the same again, a new one."""
    total = Store(folder).manifest.counts.facts
    for heading, start in (
        ("with DuckDB", newsfacts()),
        ("without it", [sys.executable, "-c", WITHOUT]),
    ):
        columns = "first | again | a new question | new | MB"
        print(f"\n| {total:,} facts, {heading}: cpu s | {columns} |")
        print("| --- | --- | --- | --- | --- | --- |")
        for first, new in COMMANDS:
            remove_derived(folder)
            asked = (first, first, new)
            runs = [run_measured([*start, *words, "--store", str(folder)]) for words in asked]
            for run in runs:
                if run.status:
                    print(run.stderr, file=sys.stderr)
            cpu = [f"{run.cpu:.2f}" for run in runs]
            peak = max(run.peak for run in runs) / 1e6
            other = [word for word in new if word not in first]
            cells = [
                f"`{' '.join(first)}`",
                *cpu[:2],
                f"`{' '.join(other)}`",
                cpu[2],
                f"{peak:.0f}",
            ]
            print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    sys.exit(main())
