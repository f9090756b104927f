"""Read seasons that are seasons: "last spring", "the winter of 2010"; not a fall in prices."""

from newsfacts.extractors.readings import (
    Reading,
    after_periods,
    edge_before,
    is_year_word,
    read,
    word,
)
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.timewords import time_words


def read_season(scan: Scan, i: int) -> Reading | None:
    """A season that is one: "last spring", "the winter of 2010", "this fall", "in early summer"."""
    words = scan.words
    lexicon = time_words()
    code = lexicon.seasons[words[i]]
    previous, following = word(scan, i - 1), word(scan, i + 1)
    if previous in lexicon.words.every:
        return read(scan, i - 1, i, "SET", "value", (f"XXXX-{code}",))
    last, year, shift = _season_year(scan, i)
    mode = lexicon.deictics.get(previous)
    if mode is not None and previous not in ("that", "same", "present"):
        first = i - 1
        if word(scan, first - 1) in ("the", "this", "that"):
            first -= 1
        if previous == "past":
            mode = "last"
        if following in ("olympics", "games") and mode != "last":
            return None
        return read(scan, first, last, "DATE", "season", (code, mode, year, shift), None)
    first, mod = edge_before(scan, i)
    if word(scan, first - 1) == "the":
        first -= 1
    if year is None and shift is None:
        if words[i] == "fall" or scan.is_capitalised(i) or following in ("of", "olympics", "games"):
            return None
        opens = word(scan, first - 1) in (
            "in",
            "over",
            "during",
            "by",
            "since",
            "until",
            "into",
            "through",
            "throughout",
        )
        if not opens and mod is None:
            return None
        if following[:1].isalpha() and following not in after_periods():
            return None
        if words[first] != "the" and mod is None and word(scan, i - 1) != "in":
            return None
    return read(scan, first, last, "DATE", "season", (code, None, year, shift), mod)


def _season_year(scan: Scan, i: int) -> tuple[int, int | None, int | None]:
    j = i + 1
    if word(scan, j) == "of":
        j += 1
    if is_year_word(word(scan, j)) and word(scan, j + 1) not in time_words().words.counted:
        return j, int(scan.words[j]), None
    shift = {"this": 0, "last": -1, "next": 1}.get(word(scan, j))
    if shift is not None and word(scan, j + 1) == "year":
        return j + 1, None, shift
    return i, None, None
