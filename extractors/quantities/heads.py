"""What a number counts when no unit stands behind it: nouns, compounds, shares, "one"."""

from functools import cache

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.quantities.amounts import Amount, Words
from newsfacts.extractors.quantities.counted import event_behind, head_lemma, read_counted, read_one
from newsfacts.extractors.quantities.modifiers import read_behind
from newsfacts.extractors.quantities.nounwords import nouns, stop_words
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral, number_words
from newsfacts.extractors.quantities.partitives import read_partitive
from newsfacts.extractors.quantities.rates import read_rate
from newsfacts.extractors.quantities.shares import apply_share
from newsfacts.extractors.quantities.units import MONEY
from newsfacts.extractors.quantities.unitwords import currency_lexicon, units
from newsfacts.extractors.quantities.unnamedpeople import lend_person
from newsfacts.extractors.scanning import Scan

MIN_NAME = 2
TEN = 10
QUAKE_WINDOW = 5
ASIDE = 8  # words between two commas
MAX_ADJECTIVES = 3
PLAIN_MEASURES = ("distance", "duration", "mass", "volume", "area")
MORE = ("more", "fewer", "less", "others")
WHOLES = ("the", "those")
NO_ONE = ("the", "no", "any", "each", "every")


def apply_head(scan: Scan, amount: Amount, numeral: Numeral) -> str:
    """Give ``amount`` what it counts; why the number is nothing, or "" ."""
    words = scan.words
    index = amount.last + 1
    if amount.form == "fraction":
        return apply_share(scan, amount)
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
    if amount.first and "magnitude" in words[max(0, amount.first - 2) : amount.first]:
        amount.unit, amount.bare = "magnitude", False
        return ""
    _noun(scan, amount, index)
    if amount.bare and _is_magnitude(scan, amount):
        amount.unit, amount.bare = "magnitude", False
    return ""


def _is_magnitude(scan: Scan, amount: Amount) -> bool:
    """Whether a quake stands before a bare decimal: "the quake measured 6.8"."""
    words, first = scan.words, amount.number[0]
    if "." not in words[first] or not 0 < (amount.high or 0) < TEN:
        return False
    return not nouns().quakes.isdisjoint(words[max(0, amount.first - QUAKE_WINDOW) : amount.first])


def count(scan: Scan, amount: Amount, phrase: Words | None) -> None:
    """Make ``phrase`` what is counted."""
    if phrase is None:
        return
    amount.counted = (phrase,)
    lemma = head_lemma(scan, phrase)
    amount.unit = "person" if lemma == "old" else lemma  # "one 26-year-old"
    amount.bare = False
    amount.rule += " noun"


@cache
def _unit_nouns() -> dict[str, tuple[str, str]]:
    """Code and metric of units and currencies by their one-word names: "517 rushing yards"."""
    table = {
        name: (unit.code, unit.metric)
        for unit in units()
        for name in unit.names
        if name.isalpha() and len(name) > MIN_NAME and unit.metric in PLAIN_MEASURES
    }
    for currency in currency_lexicon().currency:
        for name in currency.names:
            if name.isalpha():
                table.setdefault(name, (currency.code, MONEY))
    return table


def _noun(scan: Scan, amount: Amount, index: int) -> None:
    seen, phrase = amount.seen
    if seen != index:
        phrase = read_counted(scan, index)
    phrase = phrase or read_partitive(scan, index) or _singular_compound(scan, index)
    if phrase is None and _is_aside(scan, amount, index):
        phrase = read_partitive(scan, index + 1)  # "40%, or 2,000, of the town's residents"
    if phrase is None:
        if _is_event(scan, index):
            amount.rule += " event"
            other = scan.words[max(0, amount.first - 2) : amount.first] == ["the", "other"]
            if scan.words[amount.last] not in MORE and not other:
                # "six more died", "the other 17 are held" count what was counted
                amount.unit, amount.inferred, amount.bare = "person", ("counted",), False
        return
    if _measured(scan, amount, phrase, index):
        return
    count(scan, amount, phrase)
    rate = read_rate(scan, phrase[1] + 1, money=False)
    if rate is not None and amount.unit:
        amount.unit = f"{amount.unit}/{rate.code}"


def _is_aside(scan: Scan, amount: Amount, index: int) -> bool:
    """Whether the figure is another way to put the one before it: "40%, or 2,000, of"."""
    words = scan.words
    return words[index : index + 1] == [","] and words[amount.first - 1 : amount.first] == ["or"]


def _is_event(scan: Scan, index: int) -> bool:
    """Whether people are counted by what became of them: "12 died", "12 of 50 died"."""
    words = scan.words
    word = words[index] if index < len(words) else ""
    if word == "strong" or event_behind(scan, index) is not None:
        return True
    if word == "," and words[index + 1 : index + 2] == ["including"]:
        return _aside_event(scan, index + 2)
    if word != "of" or index + 2 >= len(words):
        return False
    if words[index + 1] in WHOLES:  # "two of the dead", "six of the 14 wounded"
        whole = index + 2
        if "0" <= words[whole] < ":" or words[whole] in number_words():
            whole += 1
        return event_behind(scan, whole) is not None
    number = "0" <= words[index + 1] < ":" or words[index + 1] in number_words()
    return number and event_behind(scan, index + 2) is not None


def _aside_event(scan: Scan, index: int) -> bool:
    """Whether what became of people stands behind an aside: "74, including 8 pupils, died"."""
    words = scan.words
    for position in range(index, min(index + ASIDE, len(words))):
        if words[position] == ",":
            return event_behind(scan, position + 1) is not None
        if not words[position][:1].isalnum():
            return False
    return False


def _measured(scan: Scan, amount: Amount, phrase: Words, index: int) -> bool:
    """Whether the head is a unit of measure: "10 working days", "billions of offshore dollars"."""
    unit = _unit_nouns().get(noun_lemma(scan.words[phrase[1]]))
    if unit is None or phrase[1] - phrase[0] >= MAX_ADJECTIVES or scan.is_capitalised(phrase[1]):
        return False
    if phrase[0] != index and amount.form != "vague":
        return False
    amount.unit, amount.metric = unit
    amount.last, amount.bare = phrase[1], False
    amount.rule += " unit"
    return True


def _singular_compound(scan: Scan, index: int) -> Words | None:
    """As in "3 cylinder engine", "a three course meal": a hyphen that was left out."""
    words = scan.words
    if index + 1 < len(words) and words[index] in nouns().compounds and words[index + 1].isalpha():
        return index, index
    return None


def _times(scan: Scan, amount: Amount, index: int) -> None:
    """As in "four times the number", "78,000 times a minute"."""
    amount.unit, amount.last, amount.bare = "time", index, False
    rate = read_rate(scan, index + 1, money=False)
    if rate is not None:
        amount.unit, amount.last = f"time/{rate.code}", rate.last
    amount.rule += " times"


def _compound(scan: Scan, amount: Amount, index: int) -> str:
    """As in "a 350-strong contingent", "a 7.0-magnitude quake", "a three-judge panel"."""
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
    if word in grammar().prepositions:
        return "score"  # "12-for-21"
    if word in ("and", "or", "time", "way"):
        return "idiom"
    if word in nouns().name_suffixes:
        return "identifier"  # "486-based machines"
    amount.last = index + 1
    amount.unit = noun_lemma(word)
    amount.counted = ((index + 1, index + 1),)
    amount.bare = False
    amount.rule += " compound"
    return ""


def is_somebody(scan: Scan, amount: Amount) -> bool:
    """Whether "one" without a noun counts a person: "killing one", "one in custody"."""
    words, table = scan.words, nouns()
    before = words[amount.first - 1] if amount.first else ""
    behind = words[amount.last + 1 : amount.last + 4]
    harmed = before.isalpha() and verb_lemma(before) in table.governors
    kept = behind[:1] == ["in"] and not table.conditions.isdisjoint(behind)
    if harmed or kept:
        lend_person(amount, "governor" if harmed else "condition")
    return harmed or kept


def _ends_phrase(scan: Scan, index: int) -> bool:
    """Whether no noun of the same phrase stands at ``index``: "one dead", not "one dead man"."""
    words = scan.words
    return index >= len(words) or not words[index][:1].isalpha() or words[index] in stop_words()


def _one(scan: Scan, amount: Amount, index: int) -> str:
    """One Nepali soldier counts; "one of the", "one another", "one official said" do not."""
    words = scan.words
    following = words[index] if index < len(words) else ""
    before = words[amount.first - 1] if amount.first else ""
    if following in ("of", "another") or before in NO_ONE:
        return "idiom"
    if following == "more" and index + 1 < len(words):
        amount.last = index
        count(scan, amount, read_one(scan, index + 1))
        return ""
    event = event_behind(scan, index)
    if event is not None and _ends_phrase(scan, event[1] + 1):
        lend_person(amount, "event")  # "left one seriously injured"
        return ""
    phrase = read_one(scan, index)
    if phrase is None:
        if following in nouns().day_words and before in ("from", "to"):
            return ""  # "up from one yesterday"
        return "" if is_somebody(scan, amount) else "pronoun"
    if _measured(scan, amount, phrase, index):
        return ""
    after = words[phrase[1] + 1] if phrase[1] + 1 < len(words) else ""
    if words[phrase[1]] in nouns().speakers or after in nouns().speech:
        return "pronoun"
    count(scan, amount, phrase)
    return ""
