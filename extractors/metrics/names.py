"""The names of metrics, for whoever asks for one."""

from collections.abc import Collection, Iterable

from newsfacts.documents.unknowns import unknown_word


def metric_names() -> tuple[str, ...]:
    """The name of every metric that holds, and of the one for all the rest."""
    from newsfacts.extractors.metrics.catalogue import COUNT, metrics  # 20 ms

    names = [entry.name for entry in metrics()]
    return tuple(names if COUNT in names else [*names, COUNT])


def check_metrics(wanted: Iterable[str], present: Collection[str] = ()) -> None:
    """Refuse metrics that neither the facts nor the lexicons have.

    Args:
        wanted: Names as asked for.
        present: Metrics that facts have: one may be a user's own that does not hold here.

    Raises:
        WrongArgument: With the nearest metric as the hint.
    """
    missing = [name for name in wanted if name not in present]
    if missing:
        known = {*metric_names(), *present}
        for name in missing:
            if name not in known:
                raise unknown_word("metric", name, known, "newsfacts metrics list shows all")
