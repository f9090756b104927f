"""``python -m tests.hostile --tries 100``: every hostile input and fault, as a Markdown table."""

import argparse
import tempfile
import time
from pathlib import Path

from tests.hostile.trials import Failed, all_trials


def main() -> None:
    """Run all and print a row each."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--tries", type=int, default=10, help="of each fault")
    parser.add_argument("--only", default="", help="a part of the name")
    options = parser.parse_args()
    print("| input or fault | tried | what happened | lost | doubled | s |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for name, trial in all_trials(options.tries):
        if options.only not in name:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            try:
                outcome = trial(Path(folder))
            except Failed as error:
                print(f"| {name} | – | **FAILED** {error} | | | |", flush=True)
                continue
        row = (name, outcome.tried, outcome.happened, outcome.lost, outcome.doubled)
        cells = " | ".join(str(cell).replace("|", "\\|") for cell in row)
        print(f"| {cells} | {time.monotonic() - began:.0f} |", flush=True)


if __name__ == "__main__":
    main()
