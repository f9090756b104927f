"""Numbers in letters: "twenty-eight thousand six hundred and forty-two", "a million and a half"."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.quantities.numberwords import (
    HYPHENS,
    MAX_SCALES,
    Numeral,
    part_of_scale,
    read_half,
    read_scale,
    simple_words,
)
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.scanning import Scan

HUNDRED, TEN = 100, 10
MAX_WORDS = 24  # of one number, hyphens included
ARTICLES = ("a", "an")
COMPARED = ("more", "less", "fewer", "higher", "lower", "larger", "smaller")


class _Spelling:
    """Adds up the words of one number; ``take`` refuses a word that starts the next."""

    __slots__ = ("current", "limit", "previous", "total")

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.limit = float("inf")  # the last scale: "two thousand three million" is two numbers
        self.previous = ""

    @property
    def value(self) -> float:
        return self.total + self.current

    @property
    def scale(self) -> float:
        """The scale of the whole number, 1 where smaller words follow it."""
        return self.limit if self.total and not self.current else 1.0

    def take(self, word: str) -> bool:
        entry = numerals()
        if word in entry.small:
            after_tens = self.previous == "tens" and 0 < entry.small[word] < TEN
            if self.previous == "small" or (self.previous == "tens" and not after_tens):
                return False
            self.current += entry.small[word]
            self.previous = "small"
        elif word in entry.tens:
            if self.previous in ("small", "tens"):
                return False
            self.current += entry.tens[word]
            self.previous = "tens"
        elif word == "hundred" and self.previous in ("small", "tens"):
            self.current *= HUNDRED
            self.previous = "hundred"
        elif word in entry.scales and word not in ("score", "hundred") and self.previous:
            scale = entry.scales[word]
            if scale >= self.limit and self.previous != "scale":
                return False
            self.total += max(self.current, 1.0) * scale
            self.current, self.limit, self.previous = 0.0, scale, "scale"
        else:
            return False
        return True


def read_spelled(scan: Scan, index: int, *, article: bool = False) -> Numeral:
    """The number whose first small word stands at ``index``, as one value.

    Args:
        scan: The article.
        index: Its first word; with ``article`` the scale word behind "a": "a hundred thirty".
        article: Whether "a" stands for one.
    """
    words = scan.words
    spelling = _Spelling()
    if article:
        spelling.take("one")
    position = last = index
    stop = min(len(words), index + MAX_WORDS)
    while position < stop:
        if spelling.take(words[position]):
            last = position
        elif not _joins(scan, position, spelling):
            break
        position += 1
    value = spelling.value
    share = _share(scan, index, last, value)
    if share is not None:
        return share
    scale = spelling.scale
    half = read_half(scan, last + 1)
    if half is not None:
        last, part = half
        value += part * scale
        bigger = read_scale(scan, last + 1)
        if bigger is not None:  # "one and a half thousand"
            last, value, scale = bigger[0], value * bigger[1], scale * bigger[1]
    return Numeral(index, last, value, value, "words", scale)


def read_article_scale(scan: Scan, index: int) -> Numeral | None:
    """A scale word at ``index`` behind "a" ("a dozen"); alone it counts only before a plural."""
    words = scan.words
    value = numerals().scales[words[index]]
    previous = words[index - 1] if index else ""
    if previous not in ARTICLES:
        following = words[index + 1] if index + 1 < len(words) else ""
        plural = following.endswith("s") and not following.endswith(("'s", "’s", "ss", "is", "as"))
        if not plural or value > 1000 or previous in ("the", "per", "half", "-"):
            return None
        return Numeral(index, index, value, value, "words", value)
    if _goes_on(scan, index):
        spelled = read_spelled(scan, index, article=True)
        return spelled._replace(first=index - 1)
    last = index
    for _ in range(MAX_SCALES):
        scale = read_scale(scan, last + 1)
        if scale is None:
            break
        last, value = scale[0], value * scale[1]
    half = read_half(scan, last + 1)
    if half is not None:
        last, value = half[0], value * (1 + half[1])
    return Numeral(index - 1, last, value, value, "words", value)


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether smaller words follow the scale of "a": "a hundred thirty", not "a dozen 12-packs"."""
    words = scan.words
    if words[index] in ("dozen", "score") or index + 1 >= len(words):
        return False
    position = index + 1 + (words[index + 1] == "and")
    if position >= len(words) or words[position] not in simple_words():
        return False
    behind = words[position + 1 : position + 2]
    return not (behind and behind[0] in HYPHENS and words[position] not in numerals().tens)


MOVED = ("by", "up", "down")  # "down a third since January"


PLURALS = ("are", "were", "have")  # verbs of several, so that "a third" is no single thing
HEDGES = ("than", "nearly", "almost", "about", "roughly", "barely", "only", "over", "under")


def read_fraction_word(scan: Scan, index: int) -> Numeral | None:
    """A share by its word: "half", "a third of"; ordinals ("the third man") are none."""
    words = scan.words
    word = words[index]
    value = numerals().fractions[word]
    previous = words[index - 1] if index else ""
    if word == "half":
        return part_of_scale(scan, index - 1 if previous == "a" else index, index, value)
    following = words[index + 1] if index + 1 < len(words) else ""
    if previous in ARTICLES and not word.endswith("s") and (following == "of" or word == "quarter"):
        return part_of_scale(scan, index - 1, index, value)
    if previous in ARTICLES and not word.endswith("s") and index > 1:
        by = words[index - 2] in MOVED or not (
            following[:1].isalpha() or _is_named(scan, index + 1)
        )
        if (by and word != "second") or following in COMPARED:
            return part_of_scale(scan, index - 1, index, value)
        if word != "second" and _acts(scan, index):
            return part_of_scale(scan, index - 1, index, value)
    return None


def _acts(scan: Scan, index: int) -> bool:
    """Whether a share is a subject: "a third were women", "less than a tenth has been spent"."""
    following = scan.words[index + 1] if index + 1 < len(scan.words) else ""
    if following in PLURALS:
        return True
    hedged = scan.words[index - 2] in HEDGES
    classes = grammar()
    return hedged and following in classes.be | classes.have | classes.modals


def _is_named(scan: Scan, comma: int) -> bool:
    """Whether an apposition follows: "a fifth, the Maria, was towed" is one more and no share."""
    behind = comma + 1
    if scan.words[comma:behind] != [","] or behind >= len(scan.words):
        return False
    return scan.is_capitalised(behind) or scan.words[behind] in grammar().determiners


def _joins(scan: Scan, position: int, spelling: _Spelling) -> bool:
    """Whether a hyphen or "and" goes on with the number: "six hundred and twenty-eight"."""
    words = scan.words
    if position + 1 >= len(words):
        return False
    word, following = words[position], words[position + 1]
    previous = spelling.previous
    if word in HYPHENS:
        if not (scan.touches(position) and scan.touches(position + 1)):
            return False
        entry = numerals()
        return following in entry.scales or (previous == "tens" and following in entry.small)
    if word != "and" or previous not in ("hundred", "scale") or following not in simple_words():
        return False
    scale = _own_scale(scan, position + 1)
    if (
        previous == "hundred"
    ):  # "two hundred and fifty thousand", but "two hundred and three hundred"
        return scale != HUNDRED
    return scale < spelling.limit


def _own_scale(scan: Scan, index: int) -> float:
    """The scale word behind the number at ``index``, 1 where it has none."""
    words, simple = scan.words, simple_words()
    while index < len(words) and (words[index] in simple or words[index] in HYPHENS):
        index += 1
    return numerals().scales.get(words[index], 1.0) if index < len(words) else 1.0


def _share(scan: Scan, first: int, last: int, value: float) -> Numeral | None:
    """As in "two-thirds", "three quarters", "one-fifth": shares of a whole."""
    words, fractions = scan.words, numerals().fractions
    position = last + 1
    if position < len(words) and words[position] in HYPHENS and scan.touches(position):
        position += 1
    if position >= len(words) or words[position] not in fractions or not 1 <= value <= TEN:
        return None
    word = words[position]
    if word.endswith("s") == (value == 1):
        return None  # "one thirds", "two third"
    if word == "quarter" and position == last + 1 and words[position + 1 : position + 2] != ["of"]:
        return None  # "one quarter ago"
    return part_of_scale(scan, first, position, value * fractions[word])
