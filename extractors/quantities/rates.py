"""What an amount is per: "$3-a-barrel", "$48,000 a year", "3,000 tests per day", "£55/kg"."""

from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.quantities.counted import head_lemma, read_counted
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.numberwords import HYPHENS
from newsfacts.extractors.quantities.numerals import read_numeral
from newsfacts.extractors.quantities.units import Measure, match_unit, unit_table
from newsfacts.extractors.scanning import Scan

LOOSE = ("a", "an", "each", "every")
PRICED = ("mass", "volume", "area")  # "$3 a barrel"


def _read_population(scan: Scan, start: int, index: int) -> Measure | None:
    """As in "19.3 deaths per 100,000 people": the number is part of what the amount is per."""
    numeral = read_numeral(scan, index)
    if numeral is None or numeral.low is None or numeral.low != numeral.high:
        return None
    code, last = f"{numeral.low:.12g}", numeral.last
    phrase = read_counted(scan, last + 1)
    if phrase is not None:
        last = phrase[1]
        code += f" {head_lemma(scan, phrase)}"
    return Measure(start, last, code, "count")


def _is_when(words: list[str], index: int) -> bool:
    """Whether a time goes on at ``index``: "a year [ago]", "a day [from now]", "a year [long]"."""
    behind = words[index : index + 2]
    if behind[:1] == ["from"]:
        return behind[1:] in (["now"], ["today"])
    return bool(behind) and behind[0] in nouns().no_rate


def read_rate(scan: Scan, index: int, *, money: bool) -> Measure | None:
    """The rate that starts at the word ``index``; its code is what the amount is per.

    Args:
        scan: The article.
        index: The word behind the amount or its noun.
        money: Whether the amount is money: then goods may follow "a" ("$3 a barrel").
    """
    words = scan.words
    start = index
    if index < len(words) and words[index] in HYPHENS and scan.touches(index):
        index += 1
    if index + 1 >= len(words):
        return None
    word = words[index]
    firm = word == "per" or (word == "/" and scan.touches(index) and scan.touches(index + 1))
    if not firm and word not in LOOSE:
        return None
    index += 1
    if words[index] in HYPHENS and scan.touches(index) and index + 1 < len(words):
        index += 1
    if words[index + 1 : index + 3] == ["and", "a"]:
        return None  # "a year and a half"
    for entry in unit_table().get(words[index], ()):
        if entry.tight:
            continue
        last = match_unit(scan, index, entry, hyphen=True)
        if last is not None:
            if not firm and entry.metric == "duration" and _is_when(words, last + 1):
                return None  # "a year ago"
            if firm or entry.metric == "duration" or (money and entry.metric in PRICED):
                return Measure(start, last, entry.code, entry.metric)
            return None
    goods = money and word in ("a", "an") and words[index] in nouns().rates
    if word == "per" and "0" <= words[index] < ":":
        return _read_population(scan, start, index)
    if words[index].isalpha() and (word == "per" or goods):
        return Measure(start, index, noun_lemma(words[index]), "count")
    return None
