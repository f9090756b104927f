"""The progress bar: how many articles, how fast, and how long it will take."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

Advance = Callable[[int, int], None]  # articles and bytes that are done

PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".warc")


@contextmanager
def progress_shown(quiet: bool, paths: Iterable[str] = ()) -> Iterator[Advance | None]:
    """What shows progress on a terminal; None off one.

    Args:
        quiet: Whether nothing is to be shown anywhere.
        paths: What is read; its size tells how long the rest will take.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from newsfacts.cli.screens import make_console, screen_of

    total = bytes_of(paths)
    columns = [TextColumn("{task.fields[articles]:,} articles"), TextColumn("{task.fields[rate]}")]
    rest = [BarColumn(), TextColumn("left"), TimeRemainingColumn()] if total else []
    with Progress(
        *columns,
        TimeElapsedColumn(),
        *rest,
        console=make_console(screen_of(sys.stderr)),
        transient=True,
    ) as bar:
        task = bar.add_task("articles", total=total, articles=0, rate="")

        def advance(articles: int, size: int) -> None:
            seconds = bar.tasks[0].elapsed or 0.0
            rate = f"{articles / seconds:,.0f}/s" if seconds >= 1 else ""
            done = size if total is None else min(size, total)
            bar.update(task, completed=done, articles=articles, rate=rate)

        yield advance


def bytes_of(paths: Iterable[str]) -> int | None:
    """The bytes of files and folders; None when they do not tell how much there is to read."""
    total = 0
    for path in paths:
        files = [Path(path)] if not Path(path).is_dir() else _files_below(path)
        for file in files:
            if not file.is_file() or file.suffix.lower() in PACKED:
                return None
            total += file.stat().st_size
    return total or None


def _files_below(folder: str) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in names if not name.startswith("."))
