"""Read words that point to no calendar day: "now", "recently", "in the near future", "daily"."""

from functools import cache

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.periods import unit_table
from newsfacts.extractors.times.readings import DASHES, Reading, after_periods, read, word
from newsfacts.extractors.times.timewords import reference_phrases, time_words


@cache
def _no_nouns() -> frozenset[str]:
    """Words that cannot be the noun behind an adjective."""
    words = grammar()
    return (
        after_periods()
        | words.do
        | words.determiners
        | words.pronouns
        | words.negations
        | words.adverbs
    )


def _is_unit_ahead(scan: Scan, j: int) -> bool:
    """Whether a unit follows, with at most two words of its own before it."""
    units = unit_table()
    return any(word(scan, k) in units for k in (j, j + 1, j + 2))


def read_then(scan: Scan, i: int) -> Reading | None:
    """The date last mentioned, in "until then", "by then"."""
    if word(scan, i - 1) not in time_words().words.before_then:
        return None
    return read(scan, i, i, "DATE", "then")


def read_reference(scan: Scan, i: int) -> Reading | None:
    """The fixed phrase that ends at ``i``."""
    words = scan.words
    for phrase in reference_phrases()[words[i]]:
        first = i - len(phrase.words) + 1
        if first < 0 or (first < i and tuple(words[first : i + 1]) != phrase.words):
            continue
        following = word(scan, i + 1)
        noun = following[:1].isalnum() and following not in _no_nouns()
        if noun and following in time_words().tense.past:
            noun = False  # "the current swept"
        if noun and _is_unit_ahead(scan, i + 1):
            continue  # "recent weeks", "the past three years"
        if (phrase.alone and noun) or (phrase.adjective and not noun):
            continue
        if following in phrase.not_before or word(scan, first - 1) in phrase.not_after:
            continue
        if following in DASHES and scan.touches(i + 1):
            continue
        if phrase.type == "SET" and scan.is_capitalised(i) and i and words[i - 1] not in (".", "“"):
            continue  # the Daily Mail
        return read(
            scan,
            first,
            i,
            phrase.type,
            "reference" if phrase.type == "DATE" else "repetition",
            (phrase.value,),
        )
    return None
