"""Find the noun phrase behind "of": "a small number of troops", "12 of Johnson's deputies"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.quantities.amounts import Words
from newsfacts.extractors.quantities.counted import POSSESSIVE, read_counted
from newsfacts.extractors.quantities.modifiers import read_behind
from newsfacts.extractors.quantities.nounwords import nouns, stop_words
from newsfacts.extractors.quantities.numberwords import HYPHENS, number_words
from newsfacts.extractors.scanning import Scan

APOSTROPHES = ("’", "'")
MAX_OWNER = 5  # words of "Johnson's" and the like


def read_partitive(scan: Scan, index: int) -> Words | None:
    """The phrase behind "of": "of the Mexican patients", "of his 14 deputies"; or None.

    The phrase is without its determiner and number.
    """
    words = scan.words
    if index + 1 >= len(words) or words[index] != "of":
        return None
    start = _noun_start(scan, index + 1)
    owner = start
    while owner < min(start + MAX_OWNER, len(words)) and words[owner][:1].isalpha():
        if words[owner] in stop_words():
            break
        owner += 1
    if owner < len(words) and (words[owner] in POSSESSIVE or _plural_owner(scan, owner)):
        head = _noun_start(scan, owner + 1)
        phrase = read_counted(scan, head)
        if phrase is not None:  # "Johnson's deputies", but "the firm's 8,000 staff"
            return (start if head == owner + 1 else head), phrase[1]
    return read_counted(scan, start)


def _plural_owner(scan: Scan, index: int) -> bool:
    """Whether an apostrophe makes the plural or name before it an owner: "of Sanders' aides"."""
    return (
        scan.words[index] in APOSTROPHES
        and scan.words[index - 1].endswith("s")
        and scan.touches(index)
        and index + 1 < len(scan.words)
        and not scan.touches(index + 1)
    )


def _noun_start(scan: Scan, index: int) -> int:
    """The first word behind determiners and numbers: "[the past eight] contests"."""
    words = scan.words
    determiners, numbers = grammar().determiners, number_words()
    while index + 1 < len(words):
        word, following = words[index], words[index + 1]
        if word in determiners or word in numbers or "0" <= word < ":":
            if following in HYPHENS:
                behind = read_behind(scan, index)
                if behind is None:
                    return index
                index = behind[0]  # "the 60-odd captives"
        elif not (following in numbers or "0" <= following < ":") or word not in nouns().inside:
            return index
        index += 1
    return index
