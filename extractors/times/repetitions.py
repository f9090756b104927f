"""Read how often: "every two weeks", "twice a month", "14 flights a day"."""

from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.durationvalues import duration_value
from newsfacts.extractors.times.readings import (
    Count,
    Reading,
    count_before,
    phrase_ends,
    read,
    word,
)
from newsfacts.extractors.times.timewords import time_words

# How many words the counted noun of a rate may have: "2,500 such engines a month".
RATE_REACH = 7
# "two days a week later" is no rate.
SHIFTS = frozenset(("ago", "earlier", "later", "before", "after"))


def read_every(scan: Scan, i: int, unit: str) -> Reading | None:
    """Read "every day", "each month", "every two weeks", "twice a month"."""
    words = scan.words
    classes = time_words().words
    previous = word(scan, i - 1)
    if previous in classes.every:
        return read(scan, i - 1, i, "SET", "repetition", (duration_value(unit, 1),))
    if previous == "other" and word(scan, i - 2) == "every":
        return read(scan, i - 2, i, "SET", "repetition", (duration_value(unit, 2),))
    if previous in ("a", "per") and word(scan, i - 2) in classes.repeated:
        first = i - 2
        if words[first] == "times":
            count = count_before(scan, first)
            first = first if count is None else count.first
        return read(scan, first, i, "SET", "repetition", (duration_value(unit, 1),))
    return None


def read_rate(scan: Scan, count: Count, last: int, unit: str) -> Reading | None:
    """Read "$33 million a year", "14 flights a day": how often, where a figure stands before it.

    Between the two is nothing but the words of the noun phrase that is counted.
    """
    lexicon, no_nouns = time_words(), phrase_ends()
    words = scan.words
    start = count.first - 1
    if word(scan, start) == ")":  # "$2 (£1.60) a day"
        aside = words[max(0, start - RATE_REACH) : start]
        start -= len(aside) - aside.index("(") + 1 if "(" in aside else 0
    for k in range(start, max(-1, start - RATE_REACH), -1):
        text = words[k]
        if text[:1].isdecimal() or text in lexicon.scales or text in lexicon.cardinals:
            return read(scan, count.first, last, "SET", "repetition", (duration_value(unit, 1),))
        if text in lexicon.words.numbers_of or text == "dozens":
            return read(scan, count.first, last, "SET", "repetition", (duration_value(unit, 1),))
        if not text[:1].isalpha() or (text in no_nouns and text not in lexicon.words.within_rates):
            return None
    return None


def read_units_a_unit(scan: Scan, i: int, count: Count) -> Reading | None:
    """Read "24 hours a day", "seven days a week": one expression, how often."""
    outer = time_words().units.get(word(scan, i + 2))
    if outer is None or word(scan, i + 1) not in ("a", "per", "each", "every"):
        return None
    if word(scan, i + 3) in SHIFTS or count.number is None:
        return None
    return read(scan, count.first, i + 2, "SET", "repetition", (duration_value(outer, 1),))
