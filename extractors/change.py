"""Whether a figure is a level, a difference, or one end of a change: "rose 3% to 800 from 777"."""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.mentions import Trend
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan

WINDOW = 9  # words between the verb and "to 800", as in "rose in the third week to 800"
NEAR = 4  # words between the verb and the difference: "rose by another 3%"
COMPARED = (("than",), ("compared",), ("from",), ("over",), ("on",))


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of change by direction."""

    up: frozenset[str]
    down: frozenset[str]
    transitive: frozenset[str]
    measured_up: frozenset[str]
    measured_down: frozenset[str]
    to: frozenset[str]
    to_up: frozenset[str]


class ChangeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other words of change."""

    up: frozenset[str]
    down: frozenset[str]
    nouns_up: frozenset[str]
    nouns_down: frozenset[str]
    between: frozenset[str]
    spans: frozenset[str]
    moves: frozenset[str]
    units: frozenset[str]
    phrasal: frozenset[str]
    comparisons_up: tuple[str, ...]
    comparisons_down: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    verbs: Verbs
    words: ChangeWords


class Direction(NamedTuple):
    """A word of change: its index, which way, and whether it needs a measure."""

    index: int
    trend: Trend | None
    measured: bool


@cache
def changes() -> Changes:
    """The lexicon, read once."""
    return read_lexicon("extractors", "change", Changes)


@cache
def _trend_of(word: str) -> tuple[Trend | None, bool, bool]:
    """Direction of a word, whether it only changes measures, and whether it is a word of change."""
    words, verbs = changes().words, changes().verbs
    if word in words.up:
        return "up", False, True
    if word in words.down:
        return "down", False, True
    lemma = verb_lemma(word)
    if lemma in verbs.up or lemma in words.nouns_up:
        return "up", False, True
    if lemma in verbs.down or lemma in words.nouns_down:
        return "down", False, True
    if lemma in verbs.measured_up:
        return "up", True, True
    if lemma in verbs.measured_down:
        return "down", True, True
    if lemma in words.moves:
        return None, True, True
    return None, False, False


def trend_of(word: str) -> Trend | None:
    """The direction of a word of change, or None."""
    return _trend_of(word)[0]


def direction_before(scan: Scan, index: int, window: int) -> Direction | None:
    """The nearest word of change among the ``window`` words before ``index``, in one clause."""
    words = scan.words
    for position in range(index - 1, max(-1, index - 1 - window), -1):
        word = words[position]
        if word in (".", ";", ":", "—", "–", "(", ")", "“", "?", "!") or word in (
            "and",
            "but",
            "while",
            "as",
        ):
            if word in (".",) and position + 1 < len(words) and scan.touches(position + 1):
                continue
            return None
        trend, measured, known = _trend_of(word)
        if known:
            return Direction(position, trend, measured)
    return None


def settle_role(scan: Scan, figure: Amount, outer: int) -> None:
    """Give a figure its role and trend from the words around it.

    Args:
        scan: The article.
        figure: Read, with its unit.
        outer: The first word of the figure with all its cues.
    """
    words = scan.words
    position = outer - 1
    if position < 0:
        return
    previous = words[position]
    if previous == "from":
        _settle_from(scan, figure, position)
        return
    if previous in ("to", "at", "of", "against"):
        if previous == "to":
            _settle_to(scan, figure, position)
        return
    if _settle_behind(scan, figure):
        return
    between = changes().words.between
    while position > max(-1, outer - 1 - NEAR) and words[position] in between:
        position -= 1
    if position < 0:
        return
    trend, measured, known = _trend_of(words[position])
    if not known or trend is None:
        _settle_reached(scan, figure, outer)
        return
    by = (
        "by" in words[position:outer]
        or words[position] in changes().words.up | changes().words.down
    )
    lemma = verb_lemma(words[position])
    if lemma in changes().verbs.transitive and not by:
        return
    if figure.metric in ("duration", "age", "distance", "area", "volume", "mass") and not by:
        return
    if figure.counted and not by and (measured or figure.unit not in changes().words.units):
        return
    if words[position] in ("up", "down", "off") and _is_phrasal(words, position):
        return
    if trend_is_noun(words, position):
        return
    figure.role, figure.trend = "change", trend
    figure.rule += " change"


def _is_phrasal(words: list[str], position: int) -> bool:
    """Whether "up" belongs to its verb: "gave up 517 yards", "set up 10 years ago"."""
    return position > 0 and verb_lemma(words[position - 1]) in changes().words.phrasal


def _settle_reached(scan: Scan, figure: Amount, outer: int) -> None:
    """ "reached 48", "hit 3 million": the level after a rise."""
    word = scan.words[outer - 1]
    if word.isalpha() and verb_lemma(word) in ("reach", "hit", "top") and (figure.low or 0) >= 100 and figure.trend is None:
        figure.trend = "up"


def trend_is_noun(words: list[str], position: int) -> bool:
    """Whether a word of change is a noun here: "the rise", "a record drop of"."""
    return position > 0 and words[position - 1] in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
    )


def _settle_from(scan: Scan, figure: Amount, position: int) -> None:
    """ "fell from 11,000", "up from 2.4 million": the figure before."""
    direction = direction_before(scan, position, WINDOW)
    if direction is not None and not _spans_range(scan, position):
        figure.role, figure.trend = "before", direction.trend
        figure.rule += " before"


def _settle_to(scan: Scan, figure: Amount, position: int) -> None:
    """ "rose to 800", "has climbed 3% to 800", "bringing the total to 48": the level after."""
    direction = direction_before(scan, position, WINDOW)
    if direction is not None and direction.trend is not None:
        figure.trend = direction.trend
        figure.rule += " level after"
        return
    for index in range(position - 1, max(-1, position - 1 - WINDOW), -1):
        word = scan.words[index]
        if word in (".", ";", "—"):
            return
        if verb_lemma(word) in changes().verbs.to_up and word[:1].isalpha():
            figure.trend = "up"
            figure.rule += " level after"
            return


def _settle_behind(scan: Scan, figure: Amount) -> bool:
    """ "a 3% rise", "3% higher", "200 more than last week"."""
    words = scan.words
    index = figure.end + 1
    if index >= len(words) or figure.metric in ("duration", "age", "distance"):
        return False
    table = changes().words
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    measured = figure.is_measure or figure.unit in table.units
    if measured and word in (
        "higher",
        "lower",
        "up",
        "down",
        "above",
        "below",
        "more",
        "less",
        "fewer",
    ):
        if word in ("higher", "lower", "more", "less") and following not in (
            "than",
            "at",
            "to",
            ",",
            ".",
            "on",
            "in",
            "from",
        ):
            return False
        if word in ("up", "down") and following not in ("on", "from", ",", "."):
            return False
        figure.role = "change"
        figure.trend = "up" if word in ("higher", "up", "above", "more") else "down"
        return True
    if words[figure.last] in ("more", "fewer", "less") and word == "than":
        figure.role = "change"
        figure.trend = "up" if words[figure.last] == "more" else "down"
        return True
    if figure.is_measure:
        for step in range(index, min(index + 3, len(words))):
            if words[step] in table.nouns_up or words[step] in table.nouns_down:
                figure.role = "change"
                figure.rule += " noun of change"
                return True
            if not words[step].isalpha() or words[step] in ("in", "of", "to", "and", "the", "a"):
                break
    return False


def _spans_range(scan: Scan, position: int) -> bool:
    spans = changes().words.spans
    return any(word in spans for word in scan.words[max(0, position - 3) : position])
