"""Nouns that stand elsewhere: "of the 11,000 deployed", "the number has risen to 11,000".

A bare number takes what it counts from its verb ("killed 12"), from a total ("the death toll"), or
from the nearest earlier figure: in the same sentence or, where it plainly refers back, before it.
"""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.quantities.ages import is_kin
from newsfacts.extractors.quantities.amounts import Amount, Words
from newsfacts.extractors.quantities.backreferences import is_linked, refers_back
from newsfacts.extractors.quantities.change import POSSESSIVE
from newsfacts.extractors.quantities.counted import read_counted
from newsfacts.extractors.quantities.gapping import (
    lend,
    lend_object,
    lend_parallel,
    lend_share,
    lend_subject,
)
from newsfacts.extractors.quantities.nounwords import nouns, plural_like, stop_words
from newsfacts.extractors.quantities.units import MONEY
from newsfacts.extractors.quantities.unnamedpeople import (
    CROWD,
    PERSON,
    are_others,
    is_spent,
    is_total_of_people,
    lend_capacity,
    lend_doers,
    lend_governed,
    lend_kept,
    lend_person,
    lend_surrounded,
    lend_taken,
    lend_unit,
)
from newsfacts.extractors.scanning import Scan

LOOK_BACK = 40  # words, for "the number of wolves … 40"
REACH = 12  # earlier figures that may lend their noun
MODEL_DIGITS = 5  # without a thousands mark: "the 80386"
SENTENCES = 6  # how far back a number may refer
MIN_NOUN = 3
BILLION = 1e9
MILLION = 1e6
PERCENT = 100
FEW = 1000  # of these there are hardly ever millions a moment later
GAIN = 6  # words from "12" to "98" in "gained 12 seats to reach 98"
PARTY = 3  # words of "Of the dead"
OPENING = ("(", "[")
ENDS = (".", ",", ";", ":")
UNCOUNTED = ("percent", "duration", "age")
NUMBER_WORDS = ("number", "numbers", "total", "figure", "tally", "count")
READINGS = ("index", "gauge", "rating", "score", "ratio", "reading")
ALIKE = 12  # how many times larger a figure may be that counts the same
READING = 6  # words from "index" to its number
EQUALS = ("and", "or", "to", "from", "with", "versus", "against")


def lend_from_before(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> None:
    """Give a bare number its noun or unit from what was counted before, where there is any.

    Args:
        scan: The article.
        amount: The number, ``amounts[position]``.
        amounts: All figures of the article.
        position: Where it stands among them.
    """
    if lend_share(scan, amount, amounts, position):
        return
    if amount.high is not None and amount.high != int(amount.high):
        return
    word = scan.words[amount.number[0]]
    if word.isdecimal() and len(word) >= MODEL_DIGITS:
        return
    if amount.role == "change" and amount.form == "digits":
        _from_total(scan, amount, amounts, position)
        return
    if are_others(scan, amount) or _beside_somebody(scan, amount):
        lend_person(amount, "others")
        return
    if _from_lead(scan, amount) or _from_whole(scan, amount, amounts, position):
        return
    if lend_governed(scan, amount) or _from_total(scan, amount, amounts, position):
        return
    if _from_apposition(scan, amount) or lend_parallel(scan, amount, amounts, position):
        return
    if is_reading(scan, amount.first):
        return
    if lend_subject(scan, amount) or lend_kept(scan, amount) or lend_doers(scan, amount):
        return
    if lend_capacity(scan, amount) or lend_object(scan, amount):
        return
    behind = scan.words[amount.last + 1 : amount.last + 3]
    if behind == ["of", "us"]:
        lend_person(amount, "person")  # never what was counted before
        return
    if _from_figure(scan, amount, amounts, position, back=refers_back(scan, amount)):
        return
    if behind == ["of", "them"] and not grammar().be.isdisjoint(
        scan.words[max(0, amount.first - 2) : amount.first]
    ):
        lend_person(amount, "person")  # "there were 20 of them"
        return
    if position and _from_gain(scan, amount, amounts[position - 1]):
        return
    if scan.words[amount.last] == "others" and _from_one(scan, amount):
        return
    if "event" in amount.rule or scan.words[amount.last] == "others":
        lend_person(amount, "person")
    elif lend_surrounded(scan, amount) or lend_taken(scan, amount):
        return
    crowd = amount.form == "vague" and CROWD <= (amount.low or amount.high or 0) < BILLION
    if amount.bare and crowd and not is_spent(scan, amount):
        lend_person(amount, "crowd")


def _beside_somebody(scan: Scan, amount: Amount) -> bool:
    """Whether the others are others than somebody: "killed a *boy* and 61 others"."""
    words, head = scan.words, amount.first - 2
    if words[amount.last] != "others" or head < 0 or words[head + 1] != "and":
        return False
    return words[head].isalpha() and is_kin(words[head])


def _from_one(scan: Scan, amount: Amount) -> bool:
    """The thing before "and", of which there are others: "owns the *ship and 61 others*"."""
    words, head = scan.words, amount.first - 2
    if head < 1 or words[head + 1] != "and" or not words[head].isalpha():
        return False
    owned = words[head - 1] in grammar().determiners or words[head - 1] in POSSESSIVE
    if not owned or plural_like(words[head]) or is_kin(words[head]):
        return False
    lend(scan, amount, (head, head), "of others")
    return True


def _from_lead(scan: Scan, amount: Amount) -> bool:
    """Those that lead the clause: "Of the dead, 31", "Of those who died, 9"."""
    words, comma = scan.words, amount.first - 1
    if comma < PARTY or words[comma] != ",":
        return False
    head = comma - 1
    at = head - 1 - (words[head - 1] == "who")
    if at < 1 or words[at - 1] not in ("of", "among") or words[at] not in ("the", "those"):
        return False
    if words[head] in nouns().events:
        lend_person(amount, "party")
    elif words[at] == "the" and at == head - 1 and plural_like(words[head]):
        lend(scan, amount, (head, head), "party")
    else:
        return False
    return True


def _from_whole(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """The whole that opens the sentence: "Of the 143 drones launched, 95 were shot down"."""
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence < 0 or position == 0:
        return False
    first = scan.sentence_words(sentence)[0]
    if scan.words[first] != "of":
        return False
    for whole in amounts[max(0, position - REACH) : position]:
        opens = whole.first in (first + 1, first + 2) and whole.counted and not whole.bare
        if opens and (amount.high or amount.low or 0) <= (whole.high or whole.low or 0):
            lend(scan, amount, whole.counted[0], "antecedent")
            return True
    return False


def _from_gain(scan: Scan, amount: Amount, earlier: Amount) -> bool:
    """What was gained or lost before it: "gained 12 seats *to reach 98*"."""
    words, first = scan.words, amount.first
    if words[max(0, first - 2) : first] != ["to", "reach"] or not earlier.counted:
        return False
    if not 0 < first - earlier.last <= GAIN or earlier.metric in UNCOUNTED:
        return False
    lend(scan, amount, earlier.counted[0], "antecedent")
    return True


def is_reading(scan: Scan, first: int) -> bool:
    """Whether what is measured rose to the number: "pushed the air quality index to 211"."""
    words = scan.words
    if words[first - 1] not in ("to", "at"):
        return False
    for word in reversed(words[max(0, first - READING) : first - 1]):
        if word in ENDS:
            return False
        if word in READINGS:
            return True
    return False


def _from_total(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """A total before it in the sentence: "the number of wolves … 40", "the toll reached 41"."""
    words = scan.words
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence < 0:
        return False
    begin = max(scan.sentence_words(sentence)[0], amount.first - LOOK_BACK)
    table = nouns()
    moved = amount.role != "level" or amount.trend is not None
    for index in range(amount.first - 1, begin - 1, -1):
        word = words[index]
        unit = table.tolls.get(word) or (table.risers.get(word) if moved else None)
        if unit is not None:
            if not _is_share_like(scan, amount, amounts, position):
                lend_unit(amount, unit, "total")
            return True
        if word == "levels" and words[index - 1] in table.leveled:
            lend(scan, amount, (index - 1, index - 1), "total")
            return True
        if is_total_of_people(scan, amount, index):
            lend_person(amount, "total")
            return True
        if word not in table.totals:
            continue
        if word == "numbers" and _named_total(scan, amount, index):
            return True
        phrase = _total_of(scan, index)
        if phrase is not None and phrase[1] < amount.first:
            lend(scan, amount, phrase, "total")
            return True
        if word in NUMBER_WORDS and words[index - 1] != "a":  # "by a count of 43 to 6"
            return _from_figure(scan, amount, amounts, position, back=True)
    return False


def _is_share_like(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """Whether a total was told in percent: "turnout was 61% at six and may top 70"; so is it."""
    before = amounts[position - 1] if position else None
    if before is None or before.metric != "percent" or (amount.high or BILLION) > PERCENT:
        return False
    starts = scan.starts
    if scan.sentence_index(starts[before.first]) != scan.sentence_index(starts[amount.first]):
        return False
    amount.unit, amount.metric = "percent", "percent"
    amount.inferred, amount.bare = ("unit",), False
    amount.rule += " percent before"
    return True


def _named_total(scan: Scan, amount: Amount, index: int) -> bool:
    """The noun in front of "numbers": "Troop numbers", "wolf numbers rose to 40"."""
    word = scan.words[index - 1] if index else ""
    if len(word) < MIN_NOUN or not word.isalpha() or scan.words[index + 1] == "of":
        return False
    if word in stop_words() or word in nouns().no_total or word.endswith(("ing", "ed")):
        return False
    if word in nouns().inmates:
        lend_unit(amount, nouns().inmates[word], "total")
        return True
    lend(scan, amount, (index - 1, index - 1), "total")
    return True


def _total_of(scan: Scan, index: int) -> Words | None:
    """What "the number of" counts, the word ``index`` being "number"."""
    words = scan.words
    if index + 2 >= len(words) or words[index + 1] != "of":
        return None
    start = index + 2
    if words[start] in grammar().determiners:
        start += 1
    return read_counted(scan, start)


def _from_figure(
    scan: Scan, amount: Amount, amounts: list[Amount], position: int, *, back: bool
) -> bool:
    """The head of the nearest earlier figure; beyond the sentence only where ``back`` allows it."""
    if not back and not is_linked(scan, amount):
        return False
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    nearest = sentence if not back else sentence - SENTENCES
    for earlier in reversed(amounts[max(0, position - REACH) : position]):
        if scan.sentence_index(scan.starts[earlier.number[0]]) < nearest:
            return False
        if earlier.bare or earlier.metric in UNCOUNTED or _is_compound(scan, earlier):
            continue
        if (amount.low or 0) >= MILLION and 0 < (earlier.high or earlier.low or 0) <= FEW:
            continue  # "400 delegates of 60 countries", then "2 billion was new"
        if earlier.counted and not _is_of_size(amount, earlier):
            others = amounts[max(0, position - REACH) : position]
            if any(_is_told_like(scan, amount, other, sentence) for other in others):
                continue  # "1,143 people were held in 46 cities; the group counted 1,400"
        if earlier.counted:
            if earlier.low == earlier.high == 1:
                if not back or earlier.unit not in nouns().singular:
                    continue
                lend_person(amount, "antecedent")  # "one man died and six were hurt"
                return True
            lend(scan, amount, earlier.counted[0], "antecedent")
            return True
        if earlier.unit == PERSON:
            lend_person(amount, "antecedent")
            return True
        if not back and _is_equal_money(scan, amount, earlier):
            amount.unit, amount.metric, amount.inferred = earlier.unit, earlier.metric, ("unit",)
            amount.bare = False
            amount.rule += " antecedent unit"
            return True
    return False


def _is_of_size(amount: Amount, other: Amount) -> bool:
    """Whether two figures are near enough in size to count the same."""
    mine, theirs = amount.low or amount.high or 0, other.low or other.high or 0
    return bool(mine and theirs) and 1 / ALIKE <= mine / theirs <= ALIKE


def _is_told_like(scan: Scan, amount: Amount, other: Amount, sentence: int) -> bool:
    """Whether a figure of the sentence counts something, and is of the size of another."""
    if not other.counted or other.bare or not _is_of_size(amount, other):
        return False
    return scan.sentence_index(scan.starts[other.number[0]]) == sentence


def _from_apposition(scan: Scan, amount: Amount) -> bool:
    """The noun right before a relative: "the victims, several of whom", "crews, 90 of them,"."""
    words = scan.words
    behind = words[amount.last + 1 : amount.last + 4]
    if behind[:2] not in (["of", "whom"], ["of", "which"]) and behind != ["of", "them", ","]:
        return False
    head = amount.first - 2
    if head < 0 or words[head + 1] != "," or not plural_like(words[head]):
        return False
    lend(scan, amount, (head, head), "apposition")
    return True


def _is_compound(scan: Scan, amount: Amount) -> bool:
    """Whether a figure only describes: "a three-judge panel", "the 5 speed version"."""
    if "compound" in amount.rule:
        return True
    if not amount.counted or amount.low == 1:
        return False
    last = amount.counted[0][1]
    return last - amount.last == 1 and scan.words[last] in nouns().compounds


def _is_equal_money(scan: Scan, amount: Amount, earlier: Amount) -> bool:
    """Whether the bare number goes on with the same currency: "2,435,000 yen … and 2,380,000"."""
    return (
        earlier.metric == MONEY
        and amount.role == "level"
        and scan.words[earlier.first - 1] not in OPENING
        and scan.words[amount.first - 1] in EQUALS
    )
