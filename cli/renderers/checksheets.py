"""The columns of a check: Markdown for a report, CSV for a spreadsheet."""

from collections.abc import Callable
from typing import Any

from newsfacts.cli.renderers.check import exhibit_words, verdict_words
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.sheets import Column


def check_columns(pointers: Pointers) -> tuple[Column, ...]:
    """For people."""
    return (
        Column("where", lambda figure: f"{figure.path}:{figure.line}:{figure.column}"),
        Column("verdict", verdict_words),
        Column("figure", lambda figure: figure.text),
        Column("claimant", lambda figure: figure.claimant),
        Column("place", lambda figure: figure.place),
        Column("evidence", lambda figure: _evidence(figure, pointers)),
        Column("reason", lambda figure: "; ".join((figure.reason, *figure.notes)).strip("; ")),
    )


def flat_check_columns(pointers: Pointers) -> tuple[Column, ...]:
    """For programs: one value a cell, the deciding evidence only."""
    names = ("path", "line", "column", "verdict", "act", "rule", "text", "low", "high", "modifier")
    more = ("modality", "metric", "subject", "state", "place", "claimant", "reason", "notes")
    return (
        *(Column(name, _read(name)) for name in (*names, *more)),
        Column("origins", _read("origins")),
        Column("evidence.article", _first(lambda e: pointers.article(e.article))),
        Column("evidence.line", _first(lambda e: e.line)),
        Column("evidence.claimant", _first(lambda e: e.claimant)),
        Column("evidence.text", _first(lambda e: e.text)),
        Column("evidence.quote", _first(lambda e: e.quote)),
        Column("evidence.fact", _first(lambda e: e.fact)),
    )


def _read(name: str) -> Callable[[Any], object]:
    return lambda figure: getattr(figure, name)


def _first(read: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda figure: read(figure.evidence[0]) if figure.evidence else None


def _evidence(figure: Any, pointers: Pointers) -> str:
    return "; ".join(
        f"{pointers.article(each.article)}:{each.line} {exhibit_words(each)}"
        f" [{pointers.fact(each.fact)}]"
        for each in figure.evidence
    )
