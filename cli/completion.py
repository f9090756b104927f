"""What the shell offers after an option; each is only called when the user presses Tab."""

from typing import get_args

OFFERED = 40  # values of a store


def complete_format() -> list[str]:
    """The formats."""
    from newsfacts.cli.formats import format_names

    return format_names()


def complete_metric() -> list[str]:
    """The metrics of the lexicon."""
    from newsfacts.cli.vocabulary import metric_names

    return list(metric_names())


def complete_kind() -> list[str]:
    """The kinds of facts."""
    from newsfacts.extractors.facts import Kind

    return list(get_args(Kind))


def complete_modality() -> list[str]:
    """How sure a claim is."""
    from newsfacts.extractors.mentions import Modality

    return list(get_args(Modality))


def complete_zone() -> list[str]:
    """The zones of an article that give facts."""
    from newsfacts.documents.records import ZoneName

    return [name for name in get_args(ZoneName) if name != "footer"]


def complete_fact(incomplete: str) -> list[str]:
    """Ids of facts of the store that begin so, a few of them."""
    from itertools import islice

    from newsfacts.store.errors import StoreError
    from newsfacts.store.reading import Store

    try:
        begin = (name for name in Store().fact_ids() if name.startswith(incomplete))
        return list(islice(begin, OFFERED))
    except StoreError:
        return []


def complete_finding() -> list[str]:
    """What doctor looks for."""
    from newsfacts.analysis.doctor import FINDINGS

    return list(FINDINGS)
