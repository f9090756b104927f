"""Run every measuring stick that is there and print one table beside the peers' figures.

    python -m benchmarks.quality --eval FOLDER [--stick NAME …] [--errors N] [--json]

``FOLDER`` holds the gold sets, their scorers and ``adapt.py``; a stick whose files are missing is
named and left out. ``--errors`` prints each scorer's own list of errors before the table.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

from benchmarks.sticks import STICKS, Row, Workbench


def main(arguments: list[str] | None = None) -> int:
    """Run the sticks; 0 when each that was asked for could be run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="the folder of gold sets")
    parser.add_argument("--stick", action="append", choices=[stick.name for stick in STICKS])
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true", help="one JSON list")
    options = parser.parse_args(arguments)
    bench = Workbench(options.eval, options.errors)
    rows: list[Row] = []
    try:
        for stick, run in STICKS.items():
            if options.stick and stick.name not in options.stick:
                continue
            if not bench.has(*stick.needs):
                print(f"{stick.name}: left out, no {', '.join(stick.needs)}", file=sys.stderr)
                continue
            rows += run(bench)
    finally:
        shutil.rmtree(bench.folder)
    print(json.dumps([row._asdict() for row in rows]) if options.json else render_table(rows))
    return 0


def render_table(rows: list[Row]) -> str:
    """The rows in aligned columns."""
    lines = [f"{'stick':12} {'measure':26} {'ours':>7} {'goal':>7} {'peer':>7}"]
    for row in rows:
        cells = " ".join(
            f"{_figure(value):>7}" for value in (row.ours, row.goal, row.peer)
        ).rstrip()
        lines.append(f"{row.stick:12} {row.measure:26} {cells}")
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if value > 1.5 else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
