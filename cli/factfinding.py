"""Find the facts of a store that a filter may want, reading as little of it as can be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.figureplaces import Figures
    from newsfacts.store.reading import Store

FEW = 20_000  # figures that are read sooner than columns
BY_COLUMNS = 200_000  # facts of a store in which a copy by columns is worth its making


def read_facts(store: "Store", wanted: "Filter", **more: Any) -> "Iterator[Fact]":
    """The facts of the store, without those that the store itself can tell are not wanted.

    What ``more`` says is for ``Store.facts``.
    """
    found = None if more or store.reviews else facts_found(store, wanted)
    if found is not None:
        return found
    exact = dict(more)
    for name in ("kind", "metric", "zone", "modality"):
        names = getattr(wanted, name)
        if len(names) == 1 and not any(mark in names[0] for mark in "*?"):
            exact[name] = names[0].casefold()
    return store.facts(**exact)


def facts_found(store: "Store", wanted: "Filter") -> "Iterator[Fact] | None":
    """The facts of a large store that may be wanted, found without reading all; None to read all.

    A few figures of some metrics are read as they stand; more conditions than that are met by
    columns, where DuckDB is there.
    """
    figures = figures_by_metric(store, wanted)
    if figures is not None and figures.total <= FEW:
        return figures.read()
    found = facts_by_columns(store, wanted) if figures is None or is_narrow(wanted) else None
    return found if found is not None or figures is None else figures.read()


def figures_by_metric(store: "Store", wanted: "Filter") -> "Figures | None":
    """Where the figures are that may be wanted; None where it is not only figures.

    None, too, of a store that is not large.
    """
    from newsfacts.analysis.query import is_named
    from newsfacts.cli.keeping import is_kept
    from newsfacts.store.figureplaces import figures_of

    if not is_kept(store):
        return None
    if not wanted.metric and not (wanted.kind and all(is_figures(name) for name in wanted.kind)):
        return None
    names = wanted.metric or ("*",)
    return figures_of(store, lambda metric: any(is_named(metric, name) for name in names))


def is_figures(kind: str) -> bool:
    """Whether a name of ``--kind`` means figures and nothing else."""
    return kind.casefold() == "quantity"


def is_narrow(wanted: "Filter") -> bool:
    """Whether columns can tell more of what is not wanted than kinds and metrics do."""
    import msgspec

    from newsfacts.analysis.conditions import condition_of

    return condition_of(msgspec.structs.replace(wanted, kind=(), metric=())) is not None


def facts_by_columns(
    store: "Store", wanted: "Filter", first_by: tuple[str, int] | None = None
) -> "Iterator[Fact] | None":
    """The facts of a large store that may be wanted, found by columns; None without DuckDB.

    With ``first_by``, only the first so many by an order, whatever the filter.

    A store in which anything is broken is read line by line, which names what is.
    """
    if store.manifest.counts.facts < BY_COLUMNS:
        return None
    from newsfacts.analysis.conditions import condition_of
    from newsfacts.store.duck import is_installed

    condition = condition_of(wanted) or ("true" if first_by else None)
    if condition is None or not is_installed():
        return None
    from newsfacts.store.errors import StoreError
    from newsfacts.store.selecting import facts_where

    try:
        return facts_where(store, condition, first_by)
    except StoreError:
        return None
