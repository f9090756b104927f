"""Scale letters that are units elsewhere: the "m" of "$5m" and "35m routers", not "a 37m mast"."""

from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.counted import read_counted
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.numberwords import DIGITS, HYPHENS, Numeral
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.quantities.units import read_unit
from newsfacts.extractors.scanning import Scan

WINDOW = 14  # words from "cases" to "1.3m"
CUES = frozenset(
    ("at", "least", "most", "over", "more", "than", "nearly", "about", "some", "around", "almost")
)
ENDS = (".", ";", ":", "?", "!")
ORDINALS = ("first", "second", "third", "fourth")
NUMBERS = ("number", "numbers", "total", "tally")
PLAIN = ("m", "b")  # may scale a count too; "mm" and "t" scale money only


def with_letter(scan: Scan, numeral: Numeral, *, money: bool) -> Numeral:
    """The number times the letter behind it, where there is money or something counted behind."""
    words = scan.words
    index = numeral.last + 1
    letter = words[index] if index < len(words) else ""
    factor = numerals().money_letters.get(letter)
    if factor is None or numeral.low is None or numeral.scale > 1 or numeral.form != "digits":
        return numeral
    if index + 1 < len(words) and scan.touches(index + 1) and words[index + 1][:1].isalnum():
        return numeral
    if not scan.touches(index) and scan.starts[index] - scan.ends[index - 1] > 1:
        return numeral
    plain = letter in PLAIN and _counts_people(scan, numeral.first, index)
    if not money and not plain and not _scales_a_count(scan, index, letter):
        return numeral
    low = round(numeral.low * factor, DIGITS)
    return numeral._replace(last=index, low=low, high=low, scale=factor)


def _counts_people(scan: Scan, first: int, index: int) -> bool:
    """Whether a verb or a total before says that no metres are meant: "infected over 1.3m"."""
    words, table = scan.words, nouns()
    if not scan.touches(index) or words[index + 1 : index + 2] in (["of"], ["-"]):
        return False
    governs = True
    for position in range(first - 1, max(-1, first - 1 - WINDOW), -1):
        word = words[position]
        if word in ENDS:
            return False
        if word in table.tolls or word in table.risers or word in NUMBERS:
            return True
        if word in table.lists and words[position - 1].isalpha():
            return True
        if governs and word not in CUES:
            governs = False
            if word.isalpha() and verb_lemma(word) in table.governors | table.drawing:
                return True
    return False


def _scales_a_count(scan: Scan, index: int, letter: str) -> bool:
    """Whether a plural or a unit follows the letter: "35m devices", "1.2m tons", "8 B people"."""
    words = scan.words
    if index + 1 >= len(words) or (scan.touches(index + 1) and words[index + 1] not in HYPHENS):
        return False
    if letter not in PLAIN:
        return False
    if letter == "m" and scan.original(index) == "M" and scan.touches(index):
        return True
    following = words[index + 1]
    if following in nonquantities().metre_words or following in HYPHENS:
        return False
    if read_unit(scan, index + 1) is not None:
        return following not in ("in", "a")
    ordinal = following in ORDINALS  # "2.7m third doses"
    return read_counted(scan, index + 1 + ordinal) is not None
