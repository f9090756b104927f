"""A user's own metrics, for as long as something reads articles with them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsfacts.extractors.metrics.catalogue import Metric, held_metrics
from newsfacts.extractors.metrics.ownmetrics import read_own_metrics, use_own_metrics


@contextmanager
def own_metrics(own: tuple[Metric, ...]) -> Iterator[None]:
    """Let these metrics hold within the block, and those that held before after it."""
    before = held_metrics()
    use_own_metrics(own)
    try:
        yield
    finally:
        use_own_metrics(before)


def read_metrics_file(path: str | os.PathLike[str]) -> tuple[Metric, ...]:
    """The ``[[metric]]`` entries of a TOML file, such as newsfacts.toml.

    Raises:
        LexiconError: It is not TOML, or an entry is wrong; the message names which.
    """
    return read_own_metrics(Path(path).read_text("utf-8"), os.fspath(path))
