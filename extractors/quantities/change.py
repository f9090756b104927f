"""Whether a figure is a level, a difference, or one end of a change: "rose 3% to 800 from 777"."""

from functools import cache, lru_cache
from typing import NamedTuple

from newsfacts.extractors.mentions import Trend
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.changewords import changes
from newsfacts.extractors.quantities.nounwords import stop_words
from newsfacts.extractors.quantities.numberwords import HYPHENS
from newsfacts.extractors.scanning import Scan

WINDOW = 9  # words between the verb and "to 800", as in "rose in the third week to 800"
SOURCE_WINDOW = 7
COMPARED = HYPHENS | {"than"}
COMPARISON = 5  # words of "lower-than-expected"
BY_WINDOW = 8  # words between the verb and "by" of "raised its key lending rate by"
NEAR = 4  # words between the verb and the difference: "rose by another 3%"
NOUN_WINDOW = 3  # words between the figure and "rise" in "a 3% year-on-year rise"
REACHED = 100  # "reached 48,000" is a rise, "reached 7" need not be
CLAUSE_MARKS = frozenset((".", ";", ":", "—", "–", "(", ")", "“", "?", "!"))
POSSESSIVE = ("'s", "’s")
STILL = ("duration", "age", "distance", "area", "volume", "mass")  # change only "by" so much


class Direction(NamedTuple):
    """A word of change: which way, and whether it may be a noun ("growth", "rise")."""

    trend: Trend | None
    noun: bool


@lru_cache(maxsize=65_536)
def direction_of(word: str) -> Direction | None:
    """What a word says about a change, or None."""
    words, verbs = changes().words, changes().verbs
    if word in words.up:
        return Direction("up", noun=False)
    if word in words.down:
        return Direction("down", noun=False)
    lemma = verb_lemma(word)
    noun = word in words.nouns_up or word in words.nouns_down
    if lemma in verbs.up or lemma in verbs.measured_up:
        return Direction("up", noun)
    if lemma in verbs.down or lemma in verbs.measured_down:
        return Direction("down", noun)
    if lemma in words.nouns_up:
        return Direction("up", noun=True)
    if lemma in words.nouns_down:
        return Direction("down", noun=True)
    return Direction(None, noun=False) if lemma in words.moves else None


def direction_before(scan: Scan, index: int, window: int) -> Direction | None:
    """The nearest word of change among the ``window`` words before ``index``, in one clause."""
    words, clause = scan.words, changes().words.clause
    for position in range(index - 1, max(-1, index - 1 - window), -1):
        word = words[position]
        if word in CLAUSE_MARKS or word in clause:
            return None
        direction = direction_of(word)
        if direction is not None and words[position + 1] not in COMPARED:  # "lower-than-expected"
            return direction
    return None


def settle_role(scan: Scan, amount: Amount, outer: int) -> None:
    """Give a figure its role and trend from the words around it.

    Args:
        scan: The article.
        amount: Read, with its unit.
        outer: The first word of the figure with all its cues.
    """
    position = outer - 1
    if position < 0:
        return
    table = changes().words
    before = _before_comparison(scan.words, position)
    if before < position:
        position, outer = before, before + 1
    previous = scan.words[position]
    if previous in POSSESSIVE:
        position = before_owner(scan, position)
        previous = scan.words[position]
    if previous == "from":
        _settle_from(scan, amount, position)
    elif previous == "to":
        _settle_to(scan, amount, position)
    elif previous == "of":
        _settle_of(scan, amount, position)
    elif previous in ("at", "against") or _settle_behind(scan, amount):
        return
    elif previous in table.between or direction_of(previous) is not None:
        _settle_verb(scan, amount, outer)
    elif (
        amount.trend is None
        and (amount.low or 0) >= REACHED
        and (amount.is_measure or amount.bare or amount.unit in table.units)
    ):
        _settle_reached(amount, previous)


def _before_comparison(words: list[str], position: int) -> int:
    """Before "lower-than-expected", which tells no change; else the same."""
    if words[position] in changes().words.foreseen and words[position - 1] == "than":
        return max(0, position - 3)  # "a higher than expected 5%"
    if position < COMPARISON or words[position - 1] not in HYPHENS:
        return position
    if words[position - 2] != "than" or words[position - 3] not in HYPHENS:
        return position
    return position - COMPARISON


def before_owner(scan: Scan, position: int) -> int:
    """Where "from" or "to" stands before an owner: "up [from] today's 32,000"; else the same."""
    for index in range(position - 2, max(-1, position - 2 - NEAR), -1):
        word = scan.words[index]
        if word in ("from", "to"):
            return index
        if not word.isalpha():
            break
    return position


def _settle_of(scan: Scan, amount: Amount, position: int) -> None:
    """A difference behind its noun: "an increase of 60 jobs", "a fall of more than 3%"."""
    word = scan.words[position - 1] if position else ""
    direction = direction_of(word)
    share = amount.metric == "percent" and word in changes().words.nouns_shares
    if share or (direction is not None and direction.noun):
        amount.role = "change"
        amount.rule += " noun of change"


def _settle_verb(scan: Scan, amount: Amount, outer: int) -> None:
    """A difference behind its verb or adverb: "rose by another 3%", "up 23 cents"."""
    words, table = scan.words, changes().words
    position = outer - 1
    while position > max(-1, outer - 1 - NEAR) and words[position] in table.between:
        position -= 1
    direction = direction_of(words[position]) if position >= 0 else None
    if direction is None:
        found = _verb_by(scan, amount, position + 1)
        if found is not None:
            amount.trend, amount.role = found, "change"
            amount.rule += " change"
    if direction is None or direction.trend is None:
        return
    word = words[position]
    if direction.noun and verb_lemma(word) not in changes().verbs.up | changes().verbs.down:
        return  # "growth 3%"
    adverb = word in table.up or word in table.down
    by = "by" in words[position:outer] or (adverb and amount.metric not in STILL)
    share = amount.metric == "percent" and verb_lemma(word) in changes().verbs.either
    if not by and (
        (verb_lemma(word) in changes().verbs.transitive and not share)
        or amount.metric in STILL
        or (amount.counted and amount.unit not in table.units)
    ):
        return  # "raised $5m", "dropped 14,000 meals"
    if word == "off" and amount.counted and amount.unit not in table.units:
        return  # "tore roofs off 300 homes"
    if adverb and _is_phrasal(scan, amount, position):
        return
    if amount.bare and _is_small(amount) and verb_lemma(word) in _measured_verbs():
        return  # "lost four"
    if position > 0 and words[position - 1] in table.noun_marks:
        return  # "the rise 3% of traders expect"
    amount.trend = direction.trend
    if words[outer] in ("below", "above"):
        return  # "slipped below $70": the level
    amount.role = "change"
    amount.rule += " change"


def _verb_by(scan: Scan, amount: Amount, by: int) -> Trend | None:
    """Which way a measure went whose verb has an object: "raised its rate *by* half a point"."""
    words, table = scan.words, changes()
    if words[by] != "by" or amount.metric in ("age", "duration"):
        return None
    if words[by - 1] == ",":
        by -= 1  # "rose for a third month, by 2%"
    if not amount.is_measure and amount.unit not in table.words.units:
        return None
    for position in range(by - 1, max(-1, by - 1 - BY_WINDOW), -1):
        word = words[position]
        if word in CLAUSE_MARKS or word == "," or word in table.words.clause:
            return None
        if not word.isalpha():
            continue
        lemma = verb_lemma(word)
        if lemma in table.verbs.up:
            return "up"
        if lemma in table.verbs.down:
            return "down"
        if position < by - 1 and word.endswith("ed") and lemma != word:
            return None  # another verb governs
    return None


@cache
def _measured_verbs() -> frozenset[str]:
    return changes().verbs.measured_up | changes().verbs.measured_down


def _is_small(amount: Amount) -> bool:
    low = amount.low or 0
    return low == int(low) and low < REACHED


def _is_phrasal(scan: Scan, amount: Amount, position: int) -> bool:
    """Whether "up" or "off" belongs to its verb: "gave up 517 yards", "cordoned off two blocks"."""
    if position == 0:
        return False
    before = scan.words[position - 1]
    if verb_lemma(before) in changes().words.phrasal:
        return True
    counts = amount.bare or (amount.counted and amount.unit not in changes().words.units)
    return bool(counts) and before.isalpha() and before.endswith("ed")


def _settle_reached(amount: Amount, previous: str) -> None:
    """The level after a rise without "to": "reached 48,000", "hit 3 million"."""
    if previous.isalpha() and verb_lemma(previous) in changes().verbs.reach:
        amount.trend = "up"


def _settle_from(scan: Scan, amount: Amount, position: int) -> None:
    """The figure before: "fell from 11,000", "up from 2.4 million"."""
    spans = changes().words.spans
    before = scan.words[max(0, position - 3) : position]
    if any(word in spans for word in before):
        return
    if "to" not in before and "to" not in scan.words[amount.end + 1 : amount.end + 4]:
        if amount.metric in STILL and direction_of(before[-1] if before else "") is None:
            return  # "dropped bombs from 30,000 feet"
        # "raised from 1,200 donors"
        sources = changes().verbs.sources
        verbs = scan.words[max(0, position - SOURCE_WINDOW) : position]
        if any(verb_lemma(word) in sources for word in verbs if word.isalpha()):
            return
    direction = direction_before(scan, position, WINDOW)
    if direction is not None:
        amount.role, amount.trend = "before", direction.trend
        amount.rule += " before"


def _settle_to(scan: Scan, amount: Amount, position: int) -> None:
    """The level after: "rose to 800", "has climbed 3% to 800", "bringing the total to 48"."""
    if amount.metric in ("duration", "age"):
        return
    direction = direction_before(scan, position, WINDOW)
    if direction is not None and direction.trend is not None:
        amount.trend = direction.trend
        amount.rule += " level after"
        return
    total = amount.bare or amount.is_measure
    for index in range(position - 1, max(-1, position - 1 - WINDOW), -1):
        word = scan.words[index]
        if word in CLAUSE_MARKS:
            return
        total = total or word in changes().words.totals
        if total and word.isalpha() and verb_lemma(word) in changes().verbs.to_up:
            amount.trend = "up"
            amount.rule += " level after"
            return


def _settle_behind(scan: Scan, amount: Amount) -> bool:
    """A difference by the words behind it: "a 3% rise", "3% higher", "200 more than last week"."""
    words, table = scan.words, changes().words
    measure = amount.is_measure
    measured = measure or amount.unit in table.units
    compared = words[amount.last] in ("more", "fewer", "less")
    if not measured and not compared:
        return False
    index = amount.end + 1
    if index >= len(words) or amount.metric in ("duration", "age", "distance"):
        return False
    word = words[index]
    if compared and word == "than":
        amount.role = "change"
        amount.trend = "up" if words[amount.last] == "more" else "down"
        return True
    if measured:
        following = words[index + 1] if index + 1 < len(words) else "."
        up = word in table.behind_up
        adverb = word in ("up", "down", "above", "below") and following in ("to", "in", "at")
        if (up or word in table.behind_down) and following in table.after_behind and not adverb:
            amount.role, amount.trend = "change", "up" if up else "down"
            return True
    return measure and _noun_behind(scan, amount, index)


def _noun_behind(scan: Scan, amount: Amount, index: int) -> bool:
    """As in "a 3% year-on-year rise": a difference; which way it went is the noun's to say."""
    words, table = scan.words, changes().words
    for word in words[index : index + NOUN_WINDOW]:
        share = amount.metric == "percent" and word in table.nouns_shares
        if share or word in table.nouns_up or word in table.nouns_down:
            amount.role = "change"
            amount.rule += " noun of change"
            return True
        if not word.isalpha() or word in table.noun_stops or word in stop_words():
            return False
    return False
