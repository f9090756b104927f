"""Run an ingest that kills itself: ``killing.py FOLDER STORE JOBS PER_SEGMENT EVENT``.

It counts what it does to the files of the store (opening one to write, renaming, removing) and to
articles that are done, and sends itself SIGKILL just before the EVENT-th of these. With EVENT 0 it
lives, and prints how many there were.
"""

import os
import signal
import sys
from typing import Any

from newsfacts.store import ingest as ingesting

DEED_EVENTS = {"os.rename", "os.remove", "os.truncate"}


def main() -> None:
    folder, store, jobs, per_segment, fatal = sys.argv[1:]
    deeds = 0

    def count() -> None:
        nonlocal deeds
        deeds += 1
        if deeds == int(fatal):
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and "w" in str(arguments[1])
        if (writes or event in DEED_EVENTS) and str(arguments[0]).startswith(store):
            count()

    sys.addaudithook(watch)
    ingesting.ARTICLES_PER_SEGMENT = int(per_segment)
    ingesting.ingest([folder], store=store, jobs=int(jobs), progress=lambda done: count())
    print(deeds)


if __name__ == "__main__":
    main()
