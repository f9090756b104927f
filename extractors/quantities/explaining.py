"""Tell for every number of an article what it became, by which rule, or why it is nothing."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.assembling import assemble
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.scanning import Scan


class Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each reason code means, in words."""

    reasons: dict[str, str]


class Explanation(NamedTuple):
    """One number: where it stands, what it became or why it is nothing, and what decided."""

    span: Span  # of the fact, or of the number that is nothing
    meaning: str  # "at least 12 troops, asserted by …" or "a year"
    rule: str  # what fired, or the reason code
    fact: Fact | None  # None where it is nothing


@cache
def reasons() -> dict[str, str]:
    """The reason codes in words, read once."""
    return read_lexicon("extractors", "reasons", Reasons).reasons


def explain_numbers(scan: Scan) -> list[Explanation]:
    """Every number of a read article, in text order.

    Args:
        scan: From ``engine.scan_article``.

    Returns:
        Figures, the dates and times that hold a number, and the numbers that are neither.
    """
    facts = [
        fact
        for fact in assemble(scan)
        if fact.kind == "quantity" or (fact.kind == "date" and _has_digit(fact.text))
    ]
    found = [Explanation(Span(f.start, f.end), _meaning(f), f.rule, f) for f in facts]
    taken = [(fact.start, fact.end) for fact in facts]
    refused = {}
    for rejection in scan.rejected:
        if not _inside(rejection.span.start, taken):
            refused[rejection.span] = rejection.reason
    for span, reason in refused.items():
        found.append(Explanation(span, reasons().get(reason, reason), reason, None))
    taken += refused
    taken.sort()
    for index, word in enumerate(scan.words):
        if "0" <= word < ":" and not _inside(scan.starts[index], taken):
            reason = "footer" if _in_footer(scan, scan.starts[index]) else "unread"
            found.append(Explanation(scan.span(index, index), reasons()[reason], reason, None))
    return sorted(found, key=lambda one: (one.span, one.rule))


def _meaning(fact: Fact) -> str:
    """A fact in a line: its metric, value, unit or noun, and how it is meant."""
    if fact.quantity is None:
        value = f" {fact.time.value}" if fact.time else ""
        return f"a time:{value}"
    quantity = fact.quantity
    parts = [quantity.metric, _amount(quantity.low, quantity.high)]
    if quantity.modifier not in ("exact", "range"):
        parts.append(quantity.modifier.replace("_", " "))
    parts.append(quantity.counted or quantity.unit or "no unit")
    if quantity.role != "level":
        parts.append(quantity.role)
    if fact.modality != "asserted":
        parts.append(fact.modality)
    return " · ".join(parts)


def _amount(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no bounds"
    if low == high:
        return _plain(low)
    return f"{_plain(low)} to {_plain(high)}"


def _plain(value: float | None) -> str:
    if value is None:
        return "open"
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the sorted spans, or in the one before it."""
    position = bisect_left(spans, (offset + 1, 0))
    return any(start <= offset < end for start, end in spans[max(0, position - 2) : position])


def _in_footer(scan: Scan, offset: int) -> bool:
    return any(
        zone.start <= offset < zone.end for zone in scan.document.zones if zone.name == "footer"
    )
