"""Ages: "a 47-year-old man", "who was 9", "aged 71", "in his 30s", "over the age of 21"."""

from functools import cache
from typing import Literal, TypeAlias

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import morphology, noun_lemma, verb_lemma
from newsfacts.extractors.quantities.agewords import ages
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.counted import read_counted
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.numberwords import HYPHENS
from newsfacts.extractors.quantities.units import Measure
from newsfacts.extractors.scanning import Scan

AGE = "age"
OLDEST = 125
MIN_AGENT = 4  # letters; "over" is nobody
DECADE_MARKS = ("s", "'s", "’s")
DECADE = 9  # "30s" is 30 to 39
ENDS = (",", ".", ";", ")", "-", "–", "—", ":")
ENDS_TOUCHING = (",", ".", ";", ")", "’", "”", ":", "?", "!", '"', "'")

AgeKind: TypeAlias = Literal["age", "age band", "decade", ""]


def read_age(scan: Scan, amount: Amount, unit: Measure | None) -> AgeKind:
    """Make the figure an age where it is one; "age band" for "aged 18 to 34", "" for no age."""
    following = amount.last + 1
    decade = following < len(scan.words) and scan.words[following] in DECADE_MARKS
    if decade and scan.words[following] != "s":
        decade = _in_age(scan, amount)  # "in their 20's", but "the 40's engine"
    if decade and scan.touches(following) and "." not in scan.words[amount.number[1]]:
        return _decade(scan, amount)
    if unit is not None:
        if unit.metric != "duration":
            return ""
        if _of_age(scan, amount.first - 1):
            amount.last = unit.last
            _limit(scan, amount)
        elif not _old(scan, amount, unit.last + 1):
            return ""
        return _make(amount, unit.code)
    if amount.low is None or amount.high is None or not 0 < amount.high <= OLDEST:
        return ""
    plain = amount.low == amount.high and amount.first == amount.number[0]
    if plain and scan.words[amount.first - 1] not in _openings():
        return ""
    glued = following < len(scan.words) and scan.touches(following)
    if glued and scan.words[following] not in ENDS_TOUCHING:
        return ""
    return _without_unit(scan, amount)


def may_be_age(amount: Amount) -> bool:
    """Whether a bare number in a list behind an age is another: "aged 16, 17 and 21".

    What became of people may stand behind it: "ages 24 and 41, were hurt".
    """
    return (
        (amount.bare or ("event" in amount.rule and not amount.counted))
        and amount.form in ("digits", "words")
        and amount.last == amount.number[1]  # not "three others"
        and amount.high is not None
        and 0 < amount.high <= OLDEST
    )


def _without_unit(scan: Scan, amount: Amount) -> AgeKind:
    """An age by the words around a bare number."""
    words, table = scan.words, ages()
    before = amount.first - 1
    if before < 0:
        return ""
    previous = words[before]
    ranged = amount.low != amount.high
    if _of_age(scan, before) or (ranged and _bands(scan, amount)):
        if ranged:
            return "age band"
        _limit(scan, amount)
        return _make(amount, "year")
    if ranged:
        return ""
    if previous in (",", "("):
        following = words[amount.last + 1] if amount.last + 1 < len(words) else "."
        closed = _closes(scan, amount, following) if previous == "," else following == ")"
        plain = words[amount.number[0]].isalnum()
        return _make(amount, "year") if closed and plain and _named(scan, before - 1) else ""
    if previous in table.verbs:
        following = words[amount.last + 1] if amount.last + 1 < len(words) else "."
        person = _ends(following) and _person(scan, before - 1)
        return _make(amount, "year") if person else ""
    if previous == "both" and words[before - 1] == ",":
        return _make(amount, "year")
    if previous in ("are", "were") and not table.cues.isdisjoint(
        words[max(0, before - 6) : before]
    ):
        return _make(amount, "year")  # "the ages of the divers are 17, 23"
    if previous in table.groups and words[amount.last + 1 : amount.last + 2] in (["and"], ["or"]):
        return _older(scan, amount)
    if amount.first != amount.number[0] and _limited_group(scan, amount):
        return _make(amount, "year")
    if previous == "of" and words[before - 1] in table.aged and words[before - 2] != "no":
        # "a woman of 54", but "a man of 40 disguises"
        return _make(amount, "year") if read_counted(scan, amount.last + 1) is None else ""
    return ""


def _closes(scan: Scan, amount: Amount, following: str) -> bool:
    """Whether an apposition ends: "Sims, 17, said", "Sims, 17 of Dover", "twins, 21 and 22,"."""
    if following in ENDS or following in ("(", "all", "both"):
        return True
    if amount.last + 1 < len(scan.words) and breaks_before(scan, amount.last + 1):
        return True  # the end of a line
    behind = amount.last + 2
    if behind >= len(scan.words):
        return False
    if following == "of":
        # "Sims, 17 of Dover", but "FOUND DEAD, 22 OF THEM WOMEN"
        return scan.is_capitalised(behind) and scan.words[behind] not in grammar().pronouns
    named = scan.words[behind].isdecimal() or scan.is_capitalised(behind)
    return following == "and" and named


@cache
def _openings() -> frozenset[str]:
    """Every word before a bare number that may make it an age."""
    table = ages()
    return table.cues | table.verbs | table.groups | {",", "(", "of", "both", "are", "were"}


def _bands(scan: Scan, amount: Amount) -> bool:
    """Whether "aged" or "ages" stands close before a range: "aged between 25 and 54"."""
    number = amount.number[0]
    return not ages().cues.isdisjoint(scan.words[max(0, number - 3) : number])


def _make(amount: Amount, unit: str) -> AgeKind:
    amount.unit, amount.metric, amount.bare = unit, AGE, False
    amount.rule += " age"
    return "age"


def _of_age(scan: Scan, before: int) -> bool:
    """Whether "aged" or "the age of" ends at the word ``before``."""
    words, cues = scan.words, ages().cues
    if before < 0:
        return False
    return words[before] in cues or (words[before] == "of" and words[before - 1] in cues)


def _decade(scan: Scan, amount: Amount) -> AgeKind:
    """As in "in his early 30s" is an age of 30 to 39; "the 80s" are years, or degrees."""
    words, table = scan.words, ages()
    index = amount.first - 1
    while index > 0 and words[index] in table.parts:
        index -= 1
    if not _owned(scan, index) or amount.low is None:
        return "decade"
    amount.high = amount.low + DECADE
    amount.last += 1
    amount.form, amount.modifier = "vague", "vague"
    return _make(amount, "year")


def _in_age(scan: Scan, amount: Amount) -> bool:
    """Whether "20's" can be an age: whole tens of somebody."""
    index = amount.first - 1
    while index > 0 and scan.words[index] in ages().parts:
        index -= 1
    return bool(amount.low) and (amount.low or 1) % 10 == 0 and _owned(scan, index)


def _owned(scan: Scan, index: int) -> bool:
    """Whether "his" or "women in" ends at ``index``."""
    words, table = scan.words, ages()
    if words[index] in table.owners:
        return True
    return words[index] == "in" and (
        words[index - 1] in table.groups or noun_lemma(words[index - 1]) in table.kin
    )


def _old(scan: Scan, amount: Amount, index: int) -> bool:
    """As in "-year-old", "years old", "years of age"; takes the words into the figure."""
    words = scan.words
    if index < len(words) and words[index] in HYPHENS:
        index += 1
    if index < len(words) and words[index] in ("old", "olds"):
        amount.last = index
        return True
    if words[index : index + 2] == ["of", "age"]:
        amount.last = index + 1
        return True
    return False


def _limit(scan: Scan, amount: Amount) -> None:
    """As in "over the age of 21", "under age 5"."""
    words, table = scan.words, ages()
    index = amount.first - 1
    while index > 0 and (words[index] in ("of", "the") or words[index] in table.cues):
        index -= 1
    if words[index] in table.limits_up:
        amount.modifier, amount.high = "more_than", None
    elif words[index] in table.limits_down:
        amount.modifier, amount.low = "less_than", None
    else:
        return
    amount.modifiers = ((index, index),)


def _older(scan: Scan, amount: Amount) -> AgeKind:
    """As in "voters 45 and older", "adults 18 or over"."""
    behind = scan.words[amount.last + 2 : amount.last + 3]
    if behind in (["older"], ["over"], ["above"], ["up"]):
        amount.modifier, amount.high = "at_least", None
    elif behind in (["younger"], ["under"], ["below"]):
        amount.modifier, amount.low = "at_most", None
    else:
        return ""
    amount.modifiers = ((amount.last + 1, amount.last + 2),)
    amount.last += 2
    return _make(amount, "year")


def _limited_group(scan: Scan, amount: Amount) -> bool:
    """As in "children under 12", "as young as eight": the number ends the phrase."""
    words, table = scan.words, ages()
    index = amount.number[0]
    young = words[amount.first : amount.first + 2] == ["as", "young"]
    if not young:
        if amount.first != index - 1 or index < 2 or words[index - 2] not in table.groups:
            return False
        if words[index - 1] not in table.limits_up and words[index - 1] not in table.limits_down:
            return False
    return read_counted(scan, amount.last + 1) is None


def _named(scan: Scan, index: int) -> bool:
    """Whether a person is named at ``index``: "Senard, 65, said", "his wife, 34", "Lee Jr., 26"."""
    if index > 0 and scan.words[index] == ".":
        index -= 1
    if index < 0 or not scan.words[index][:1].isalpha():
        return False
    word = scan.words[index]
    if word in nonquantities().months:
        return False
    return scan.is_capitalised(index) or noun_lemma(word) in ages().kin or _is_agent(word)


def is_kin(word: str) -> bool:
    """Whether a singular noun is somebody: "his wife", "the minister"."""
    return noun_lemma(word) in ages().kin or _is_agent(word)


def _is_agent(word: str) -> bool:
    """Whether a singular noun looks like somebody with an age: "the minister, 61, resigned"."""
    table = ages()
    return word.endswith(table.agents) and len(word) > MIN_AGENT and word not in table.not_agents


def _person(scan: Scan, index: int) -> bool:
    """Whether a person stands before the verb at ``index + 1``: "he will be 35"."""
    table = ages()
    for position in range(index, max(-1, index - 4), -1):
        word = scan.words[position]
        if word in table.persons:
            return True
        if word not in table.between:
            return False
    return False


def _ends(following: str) -> bool:
    if not following[:1].isalnum() or following in ages().after:
        return True
    return following.endswith("s") and verb_lemma(following) in morphology().verbs


def read_decade_word(scan: Scan, index: int) -> Amount | None:
    """As in "in her thirties": the same in letters."""
    table = ages()
    before = index - 1
    while before > 0 and scan.words[before] in table.parts:
        before -= 1
    if before < 0 or scan.words[before] not in table.owners:
        return None
    low = table.decades[scan.words[index]]
    amount = Amount(scan, (index, index), low, low + DECADE, "vague")
    _make(amount, "year")
    return amount
