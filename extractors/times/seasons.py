"""Read seasons that are seasons: "last spring", "the winter of 2010"; not a fall in prices."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.dates import APOSTROPHES, short_year
from newsfacts.extractors.times.readings import (
    DASHES,
    YEAR_SHIFTS,
    Reading,
    after_periods,
    edge_before,
    is_year_word,
    read,
    word,
)
from newsfacts.extractors.times.timewords import time_words


def read_season(scan: Scan, i: int) -> Reading | None:
    """A season that is one: "last spring", "the winter of 2010", "this fall", "in early summer"."""
    lexicon = time_words()
    words = scan.words
    code = lexicon.seasons[words[i]]
    previous, following = word(scan, i - 1), word(scan, i + 1)
    if previous in lexicon.words.every:
        return read(scan, i - 1, i, "SET", "repetition", (f"XXXX-{code}",))
    last, year, shift = _season_year(scan, i)
    mode = lexicon.deictics.get(previous)
    if mode is not None and previous not in ("that", "same", "present"):
        first = i - 1
        if word(scan, first - 1) in ("the", "this", "that"):
            first -= 1
        if previous == "past":
            mode = "last"
        if following in lexicon.words.after_no_season and mode != "last":
            return None
        return read(scan, first, last, "DATE", "season", (code, mode, year, shift), None)
    first, mod = edge_before(scan, i)
    if word(scan, first - 1) == "the":
        first -= 1
    if year is None and shift is None and not _is_season(scan, i, first, mod):
        return None
    return read(scan, first, last, "DATE", "season", (code, None, year, shift), mod)


def _is_season(scan: Scan, i: int, first: int, mod: str | None) -> bool:
    """Whether a season without a year is one: "in the summer", not "the fall of", "a spring"."""
    classes = time_words().words
    following = word(scan, i + 1)
    if _holds_event(scan, i, first) or _is_subject(scan, i, first):
        return True
    if scan.words[i] == "fall" or scan.is_capitalised(i) or following in classes.after_no_season:
        return False
    if following[:1].isalpha() and following not in after_periods():
        return False
    if mod is not None:
        return True
    before = word(scan, first - 1)
    if scan.words[first] == "the":
        return before in classes.before_seasons
    return before in classes.before_bare_seasons


def _holds_event(scan: Scan, i: int, first: int) -> bool:
    """Whether what a season holds is told of: "held their autumn meetings", "the fall semester"."""
    if word(scan, i + 1) not in time_words().words.season_events or scan.is_capitalised(i + 1):
        return False
    before = scan.words[first] if first < i else word(scan, first - 1)
    if before == "the":
        return True
    return before in time_words().words.month_determiners and before not in ("a", "an")


def _is_subject(scan: Scan, i: int, first: int) -> bool:
    """Whether a bare season opens its clause, before its verb: "Winter was mild"."""
    if first < i or scan.words[i] == "fall":
        return False
    opens = not word(scan, i - 1)[:1].isalpha() or word(scan, i - 1) in grammar().conjunctions
    return opens and word(scan, i + 1) in time_words().words.season_verbs


def _season_year(scan: Scan, i: int) -> tuple[int, int | None, int | None]:
    """Last word, year and shift with "of 2010", "2010", "last year" taken in."""
    j = i + 1
    if word(scan, j) == "of":
        j += 1
    if is_year_word(word(scan, j)) and word(scan, j + 1) not in time_words().words.counted:
        both = word(scan, j + 1) in DASHES and scan.touches(j + 1) and scan.touches(j + 2)
        second = word(scan, j + 2) if both else ""  # "the winter of 2002-03"
        year = scan.words[j]
        return (j + 2 if second.isdecimal() and second > year[2:] else j), int(year), None
    if word(scan, j) in APOSTROPHES and word(scan, j + 1).isdecimal() and scan.touches(j + 1):
        return j + 1, short_year(int(scan.words[j + 1])), None
    shift = YEAR_SHIFTS.get(word(scan, j))
    if shift is not None and word(scan, j + 1) == "year":
        return j + 1, None, shift
    return i, None, None
