"""How often the consensus of ``newsfacts compare`` is what an archive counted, event by event.

    python -m benchmarks.consensus --eval FOLDER [--min-count 2] [--errors N] [--json]

For each event of the archive its articles alone are compared, as ``compare --metric deaths
--article 'EVENT-*' --format json`` does; the consensus is that of the first block that has one. A
reported conflict is *explained* when the archive's count fits exactly one of its two sides.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.sticks import Workbench, read_documents, write_facts
from newsfacts.analysis.compare import compare
from newsfacts.analysis.records import BlockRecord, Comparison, RowRecord
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

METRICS = {"deaths": "killed", "injuries": "injured"}
GOALS = {"deaths": 0.70, "injuries": 0.76}


class Outcome(NamedTuple):
    """One event: what the archive counts, and what the articles come to."""

    event: str
    metric: str
    truth: int
    figure: float | None
    told: bool  # whether the true count is among the figures at all
    explained: int  # conflicts of which the archive's count fits one side only
    unexplained: int
    blocks: tuple[str, ...]  # for --errors


def outcomes(
    gold: Sequence[dict[str, Any]], facts: Sequence[Fact], articles: Sequence[Article], least: int
) -> Iterator[Outcome]:
    """What the comparison of each event's articles comes to."""
    facts_of: dict[str, list[Fact]] = {}
    articles_of: dict[str, list[Article]] = {}
    for fact in facts:
        facts_of.setdefault(fact.article.split("-", 1)[0], []).append(fact)
    for article in articles:
        articles_of.setdefault(article.id.split("-", 1)[0], []).append(article)
    for metric, key in METRICS.items():
        for event in gold:
            name = event["event"]
            if event[key] < least:
                continue
            found = compare(
                facts_of.get(name, []), metric=metric, articles=articles_of.get(name, [])
            )
            yield _outcome(name, metric, event[key], found)


def _outcome(event: str, metric: str, truth: int, found: Sequence[Comparison]) -> Outcome:
    blocks = [block for each in found for block in each.blocks]
    rows = {row.facts[0]: row for block in blocks for row in block.rows}
    explained = unexplained = 0
    for verdict in (verdict for each in found for verdict in each.verdicts):
        if verdict.verdict == "conflict":
            sides = [_fits(rows[fact], truth) for fact in (verdict.a, verdict.b)]
            explained += sides[0] != sides[1]
            unexplained += sides[0] == sides[1]
    return Outcome(
        event,
        metric,
        truth,
        next((point for block in blocks if (point := _consensus(block)) is not None), None),
        any(_fits(row, truth) for row in rows.values()),
        explained,
        unexplained,
        tuple(_block_words(block) for block in blocks),
    )


def _consensus(block: BlockRecord) -> float | None:
    figure = block.consensus
    if figure is None:
        return None
    return figure.low if figure.low is not None else figure.high


def _fits(row: RowRecord, truth: int) -> bool:
    """Whether a figure is the archive's count, or a bound that it lies within."""
    if row.low is None and row.high is None:
        return False
    return (row.low is None or row.low <= truth) and (row.high is None or truth <= row.high)


def _block_words(block: BlockRecord) -> str:
    rows = [f"{row.text} ×{row.mentions}" for row in block.rows]
    return f"{block.key}: {_consensus(block)} of {', '.join(rows)}"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="the folder of gold sets")
    parser.add_argument("--min-count", type=int, default=2)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true", help="one JSON list")
    options = parser.parse_args(arguments)
    bench = Workbench(options.eval)
    try:
        documents = bench.adapt("docs", "--title-first", options.eval / "incidents/dev-docs.jsonl")
        facts, articles = write_facts(read_documents(documents), bench.folder / "facts.jsonl")
    finally:
        shutil.rmtree(bench.folder)
    lines = (options.eval / "incidents/dev-gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = list(outcomes(gold, facts, articles, options.min_count))
    for outcome in [each for each in found if each.figure != each.truth][: options.errors]:
        print(outcome.event, outcome.metric, outcome.truth, "not", outcome.figure)
        print(*(f"    {words}" for words in outcome.blocks), sep="\n")
    table = [_summary(found, metric) for metric in METRICS]
    print(json.dumps(table) if options.json else "\n".join(map(_line, table)))
    return 0


def _summary(found: Sequence[Outcome], metric: str) -> dict[str, Any]:
    mine = [each for each in found if each.metric == metric]
    conflicts = sum(each.explained + each.unexplained for each in mine)
    return {
        "metric": metric,
        "events": len(mine),
        "consensus": sum(each.figure == each.truth for each in mine) / max(1, len(mine)),
        "goal": GOALS[metric],
        "told": sum(each.told for each in mine) / max(1, len(mine)),
        "conflicts": conflicts,
        "explained": sum(each.explained for each in mine) / conflicts if conflicts else None,
    }


def _line(row: dict[str, Any]) -> str:
    explained = "-" if row["explained"] is None else f"{row['explained']:.3f}"
    return (
        f"{row['metric']:9} events {row['events']}  consensus {row['consensus']:.3f} (goal"
        f" {row['goal']:.2f})  told at all {row['told']:.3f}  conflicts {row['conflicts']},"
        f" explained by the archive {explained}"
    )


if __name__ == "__main__":
    sys.exit(main())
