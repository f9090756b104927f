"""What the shell offers after an option; each is only called when the user presses Tab."""

from typing import get_args


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
