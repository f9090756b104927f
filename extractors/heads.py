"""What a number counts when no unit of measure stands behind it: nouns, compounds, shares, "one"."""

from functools import cache

from newsfacts.extractors.amounts import Amount, Words
from newsfacts.extractors.counted import (
    event_behind,
    nouns,
    read_counted,
    read_one,
    read_partitive,
)
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.modifiers import read_behind
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.numerals import HYPHENS, Numeral
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import Unit, read_rate, read_unit, units

PERCENT = 100.0
MORE = ("more", "fewer", "less", "others")
NO_ONE = ("the", "no", "any", "each", "every")


def apply_head(scan: Scan, amount: Amount, numeral: Numeral) -> str:
    """Give ``amount`` what it counts; why the number is nothing, or "" ."""
    words = scan.words
    index = amount.last + 1
    if amount.form == "fraction":
        return _share(scan, amount)
    if amount.low is None and amount.high is None:  # "a small number of troops"
        count(scan, amount, read_partitive(scan, index))
        return ""
    if numeral.form == "words" and numeral.low == 1:
        return _one(scan, amount, index)
    if index < len(words) and words[index] == "times":
        _times(scan, amount, index)
        return ""
    behind = read_behind(scan, amount.last)
    if behind is not None and words[behind[0]] not in ("least", "most"):
        index = behind[0] + 1  # "500-plus workers", "12 or more soldiers"
    if index < len(words) and words[index] in MORE:
        amount.last = index
        index += 1
    if index < len(words) and words[index] in HYPHENS and scan.touches(index):
        return _compound(scan, amount, index)
    if words[amount.first - 1] == "magnitude" and amount.first:
        amount.unit, amount.bare = "magnitude", False
        return ""
    _noun(scan, amount, index)
    return ""


def count(scan: Scan, amount: Amount, phrase: Words | None) -> None:
    """Make ``phrase`` what is counted."""
    if phrase is None:
        return
    amount.counted = (phrase,)
    amount.unit = noun_lemma(scan.words[phrase[1]])
    amount.bare = False
    amount.rule += " noun"


@cache
def _unit_nouns() -> dict[str, Unit]:
    """Units by the last word of their one-word names: "517 rushing yards", "10 working days"."""
    return {
        name: unit
        for unit in units()
        for name in unit.names
        if name.isalpha()
        and len(name) > 2
        and unit.metric in ("distance", "duration", "mass", "volume", "area")  # noqa: PLR2004
    }


def _noun(scan: Scan, amount: Amount, index: int) -> None:
    phrase = (
        read_counted(scan, index) or read_partitive(scan, index) or _singular_compound(scan, index)
    )
    if phrase is None:
        event = event_behind(scan, index)
        if event is not None:
            amount.unit, amount.inferred = "person", ("counted",)
            amount.rule += " event"
            amount.bare = False
        return
    unit = _unit_nouns().get(noun_lemma(scan.words[phrase[1]]))
    if (
        unit is not None
        and phrase[0] == index
        and phrase[1] - phrase[0] <= 2
        and not scan.is_capitalised(phrase[1])
    ):  # noqa: PLR2004
        amount.unit, amount.metric, amount.last, amount.bare = (
            unit.code,
            unit.metric,
            phrase[1],
            False,
        )
        amount.rule += " unit"
        return
    count(scan, amount, phrase)
    rate = read_rate(scan, phrase[1] + 1, money=False)
    if rate is not None and amount.unit:
        amount.unit = f"{amount.unit}/{rate.code}"


def _singular_compound(scan: Scan, index: int) -> Words | None:
    """ "3 cylinder engine", "a three course meal": a hyphen that was left out."""
    words = scan.words
    if index + 1 < len(words) and words[index] in nouns().compounds and words[index + 1].isalpha():
        return index, index
    return None


def _times(scan: Scan, amount: Amount, index: int) -> None:
    """ "four times the number", "78,000 times a minute"."""
    amount.unit, amount.last, amount.bare = "time", index, False
    rate = read_rate(scan, index + 1, money=False)
    if rate is not None:
        amount.unit, amount.last = f"time/{rate.code}", rate.last
    amount.rule += " times"


def _compound(scan: Scan, amount: Amount, index: int) -> str:
    """ "a 350-strong contingent", "a 7.0-magnitude quake", "a three-judge panel"; "four-, five-"."""
    words = scan.words
    if index + 1 >= len(words) or not words[index + 1][:1].isalpha():
        return "identifier" if index + 1 < len(words) and words[index + 1][:1].isdigit() else ""
    if not scan.touches(index + 1):
        return ""  # "7- or 8-inch"
    word = words[index + 1]
    if word == "strong":
        count(scan, amount, read_counted(scan, index + 2) or read_one(scan, index + 2))
        return ""
    if word == "fold":
        amount.unit, amount.last, amount.bare = "time", index + 1, False
        return ""
    if word in ("and", "to", "or", "time", "way"):
        return "idiom"
    amount.last = index + 1
    amount.unit = noun_lemma(word)
    amount.counted = ((index + 1, index + 1),)
    amount.bare = False
    amount.rule += " compound"
    return ""


def _one(scan: Scan, amount: Amount, index: int) -> str:
    """ "one Nepali soldier" counts; "one of the", "one another", "one official said" do not."""
    words = scan.words
    following = words[index] if index < len(words) else ""
    before = words[amount.first - 1] if amount.first else ""
    if following in ("of", "another") or before in NO_ONE:
        return "idiom"
    if following == "more" and index + 1 < len(words):
        amount.last = index
        count(scan, amount, read_one(scan, index + 1))
        return ""
    phrase = read_one(scan, index)
    if phrase is None:
        return "pronoun"
    after = words[phrase[1] + 1] if phrase[1] + 1 < len(words) else ""
    if words[phrase[1]] in nouns().speakers or after in nouns().speech:
        return "pronoun"
    count(scan, amount, phrase)
    return ""


def _share(scan: Scan, amount: Amount) -> str:
    """Shares: "a third of voters" is 33.3 percent; "half a mile" and "1/2 pound" stay amounts."""
    words = scan.words
    index = amount.last + 1
    following = words[index] if index < len(words) else ""
    if following in ("a", "an") or words[index : index + 2] in (["of", "a"], ["of", "an"]):
        unit = read_unit(scan, index + 1 + (following == "of"))
        if unit is not None and unit.metric != "percent":
            amount.unit, amount.metric, amount.last = unit.code, unit.metric, unit.last
            amount.bare = False
            return ""
    digits = "0" <= words[amount.number[0]] < ":"
    if digits and following != "of":
        phrase = read_counted(scan, index)
        count(scan, amount, phrase)
        return "" if phrase else "fraction"
    if words[amount.number[0]] == "half" and not _is_share(scan, amount, following):
        return "idiom"
    amount.low = None if amount.low is None else amount.low * PERCENT
    amount.high = None if amount.high is None else amount.high * PERCENT
    amount.unit, amount.metric, amount.bare = "percent", "percent", False
    return ""


def _is_share(scan: Scan, amount: Amount, following: str) -> bool:
    """Whether "half" is a share here, and not part of a name for something."""
    if following == "of" or following in grammar().determiners:
        return True
    before = scan.words[amount.number[0] - 1] if amount.number[0] else ""
    if before in ("in", "and"):
        return False
    return not following[:1].isalpha() or (
        bool(amount.modifiers) and following in grammar().prepositions
    )
