"""Numbers that end a quotation, counted behind it: "“60 to 70” percent", "“maybe 12” sheep"."""

from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.counted import event_behind, head_lemma, read_counted
from newsfacts.extractors.quantities.units import read_unit
from newsfacts.extractors.quantities.unnamedpeople import lend_person
from newsfacts.extractors.scanning import Scan

QUOTED = ("” ", '" ')  # a closing mark, as a rule
CLOSING_MARKS = frozenset(("”", '"', "’", "'"))
OPENING_MARKS = frozenset(("“", '"', "‘", "'"))
QUOTATION = 6  # words of a quotation before the number that ends it


def read_behind_quotes(scan: Scan, amounts: list[Amount]) -> None:
    """Give numbers that end a quotation what stands behind its mark, their unit or noun."""
    if not any(mark in scan.text for mark in QUOTED):
        return
    words = scan.words
    for amount in amounts:
        mark, start = amount.last + 1, amount.last + 2
        if not amount.bare or start >= len(words) or words[mark] not in CLOSING_MARKS:
            continue
        if not scan.touches(mark) or scan.touches(start):
            continue
        if OPENING_MARKS.isdisjoint(words[max(0, amount.first - QUOTATION) : amount.first]):
            continue
        unit = read_unit(scan, start)
        if unit is not None:
            amount.unit, amount.metric, amount.bare = unit.code, unit.metric, False
            amount.rule += " unit"
            continue
        if event_behind(scan, start) is not None:
            lend_person(amount, "event")  # "spoke of “around 110” dead"
            continue
        phrase = read_counted(scan, start)
        if phrase is not None:
            amount.counted, amount.unit = (phrase,), head_lemma(scan, phrase)
            amount.bare = False
            amount.rule += " noun"
