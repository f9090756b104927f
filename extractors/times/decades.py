"""Read decades: "the 1990s", "the late '80s", "the 70s and 80s", "the sixties"; no ages."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.dates import APOSTROPHES
from newsfacts.extractors.times.readings import Reading, edge_before, is_year_word, read, word
from newsfacts.extractors.times.timewords import time_words

# How far before a decade of a life "his", "their" stand.
AGES_REACH = 6
# How far from "the 80s" the temperature may stand.
DEGREES_REACH = 16


def read_decade(scan: Scan, i: int) -> Reading | None:
    """A decade in digits: the 1990s, the '80s, the 70s and 80s; not "in her 80s"."""
    words = scan.words
    if not scan.touches(i + 1):
        return None
    digits, first = words[i], i
    if len(digits) == 4:
        value = digits[:3]
        if not is_year_word(digits):
            return None
    else:
        if len(digits) != 2 or digits[1] != "0" or digits < "20":
            return None
        marked = i > 0 and words[i - 1] in APOSTROPHES and scan.touches(i)
        if marked:
            first = i - 1
        previous = word(scan, first - 1)
        if any(text in grammar().possessives for text in words[max(0, i - AGES_REACH) : i]):
            return None  # "people in their 30s or 40s"
        listed = previous in ("and", "or", "to", "-") and word(scan, first - 2) == "s"
        if not marked and not listed and previous not in ("the", "early", "late", "mid", "-"):
            return None
        if previous == "-" and word(scan, first - 2) != "mid":
            return None
        if not marked and _is_of_degrees(scan, i):
            return None
        value = "19" + digits[0]
    first, mod = edge_before(scan, first)
    if word(scan, first - 1) == "the":
        first -= 1
    elif word(scan, first - 1) in grammar().possessives and len(digits) == 2:
        return None
    return read(scan, first, i + 1, "DATE", "decade", (value,), mod)


def _is_of_degrees(scan: Scan, i: int) -> bool:
    """Whether the sentence tells of temperatures: "highs in the 80s and 90s"."""
    sentence = scan.sentence_index(scan.starts[i])
    start, stop = scan.sentence_words(sentence) if sentence >= 0 else (0, len(scan))
    near = scan.words[max(start, i - DEGREES_REACH) : min(stop, i + DEGREES_REACH)]
    return not time_words().words.degrees.isdisjoint(near)


def read_decade_name(scan: Scan, i: int) -> Reading | None:
    """Read "the sixties", "the late nineties"; not "in his sixties"."""
    first, mod = edge_before(scan, i)
    if word(scan, first - 1) != "the":
        return None
    value = f"19{time_words().decade_names[scan.words[i]]}"
    return read(scan, first - 1, i, "DATE", "decade", (value,), mod)
