"""Read quarters and halves of a year: "third-quarter", "the 1988 second quarter"."""

from newsfacts.extractors.scanning import Scan
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


def read_quarter(scan: Scan, i: int, unit: str) -> Reading | None:
    """A quarter or half of a year: "third-quarter", "the second half of 2012"."""
    lexicon = time_words()
    k = i - 1
    hyphen = word(scan, k) in DASHES and scan.touches(i)
    if hyphen or word(scan, k) in ("calendar", "fiscal", "full"):
        k -= 1
    number = lexicon.ordinals.get(word(scan, k))
    if number is None:
        return _relative_quarter(scan, i, k, unit)
    if number > (4 if unit == "Q" else 2):
        return None
    if number < 0:
        if unit == "Q" and word(scan, i + 1) != "of":
            return _relative_quarter(scan, i, k, unit)
        number = 4 if unit == "Q" else 2
    first = k
    last, year, shift = year_behind(scan, i)
    if year is None and shift is None and not hyphen:
        first, year, shift = _year_before(scan, first)
    if unit == "H" and year is None and shift is None and not hyphen:
        return None
    if not hyphen:
        first = _with_determiner(scan, first)
    first, mod = edge_before(scan, first)
    return read(scan, first, last, "DATE", "quarter", (unit, number, year, shift), mod)


def _with_determiner(scan: Scan, first: int) -> int:
    """The first word with "the", "its fiscal", "a weak" taken in; a bare "a" counts quarters."""
    classes = time_words().words
    start = first
    if word(scan, start - 1) in classes.reports:
        start -= 1
    if word(scan, start - 1) in classes.fiscal:
        start -= 1
    before = word(scan, start - 1)
    return start - 1 if before in ("the", "its") or (before == "a" and start < first) else start


def year_behind(scan: Scan, i: int) -> tuple[int, int | None, int | None]:
    """Last word, year and shift with "of 2009", "of last year", "2009" taken in."""
    j = i + 1
    if word(scan, j) == "of":
        j += 1
    if word(scan, j) == "fiscal":
        j += 1
    if is_year_word(word(scan, j)):
        return j, int(scan.words[j]), None
    if word(scan, j + 1) == "year" and (word(scan, j) == "the" or word(scan, j) in YEAR_SHIFTS):
        return j + 1, None, YEAR_SHIFTS.get(word(scan, j), 0)
    return i, None, None


def _year_before(scan: Scan, first: int) -> tuple[int, int | None, int | None]:
    """First word, year and shift with "2003", "fiscal 2003", "last year's" taken in."""
    k = first - 1
    if word(scan, k) == "fiscal":
        k -= 1
    if is_year_word(word(scan, k)):
        first = k
        if word(scan, k - 1) == "fiscal":
            first = k - 1
        return first, int(scan.words[k]), None
    if word(scan, k) in ("'s", "’s") and word(scan, k - 1) == "year":
        shift = YEAR_SHIFTS.get(word(scan, k - 2))
        if shift is not None:
            return k - 2, None, shift
    return first, None, None


def _relative_quarter(scan: Scan, i: int, k: int, unit: str) -> Reading | None:
    """Read "this quarter", "the latest quarter", "the quarter", "the 1988 quarter"."""
    lexicon = time_words()
    if unit == "H" or word(scan, k) in DASHES:
        return None
    year_first, year, shift = _year_before(scan, k + 1)
    if year is not None or shift is not None:
        if word(scan, year_first - 1) == "the":
            year_first -= 1
        return read(scan, year_first, i, "DATE", "quarter", ("Q", None, year, shift))
    mode = lexicon.deictics.get(word(scan, k))
    if mode is None:
        if word(scan, k) != "the":
            return None
        first, mod = edge_before(scan, k)
        if mod is None and _goes_on(scan, i + 1):
            return None  # "the end of the quarter stood"
        return read(scan, first, i, "DATE", "unit", ("Q", "the"), mod)
    if word(scan, k) in ("that", "past") and word(scan, i + 1) == "of":
        return None
    first = k - 1 if word(scan, k - 1) in ("the", "this") else k
    if mode == "same" and word(scan, k) != "that":
        found = _same_of_year(scan, first, i)
        if found is not None:
            return found
    first, mod = edge_before(scan, first)
    return read(scan, first, i, "DATE", "unit", ("Q", mode), mod)


def _goes_on(scan: Scan, j: int) -> bool:
    """Whether the noun phrase of "the quarter" goes on: "the quarter horse", "the quarter of"."""
    following = word(scan, j)
    if following == "of" or (following in DASHES and scan.touches(j)):
        return True
    ends = following in after_periods() or following in time_words().words.endings
    return following[:1].isalpha() and not following.endswith("ed") and not ends


def read_period(scan: Scan, i: int) -> Reading | None:
    """Read "the latest period", "the 1988 period", "the same period last year"."""
    k = i - 1
    previous = word(scan, k)
    if is_year_word(previous):
        first = k - 1 if word(scan, k - 1) == "the" else k
        return read(scan, first, i, "DATE", "quarter", ("Q", None, int(previous), None))
    if previous not in ("latest", "same", "corresponding", "comparable"):
        return None
    first = k - 1 if word(scan, k - 1) == "the" else k
    found = _same_of_year(scan, first, i)
    if previous == "latest" and (found is None or found.rule == "quarter"):
        return read(scan, first, i, "DATE", "unit", ("Q", "latest"))
    return found


def _same_of_year(scan: Scan, first: int, i: int) -> Reading | None:
    """Read "the same quarter last year", "the same period a year earlier", "… of 2012"."""
    words = scan.words
    j = i + 1
    if word(scan, j) in ("of", "in"):
        j += 1
    if word(scan, j) == "the" and word(scan, j + 1) in ("last", "previous"):
        j += 1
    if word(scan, j) in ("last", "previous") and word(scan, j + 1) == "year":
        return read(scan, first, j + 1, "DATE", "offset", ("Y", 1, "earlier"))
    if words[j : j + 3] in (["a", "year", "earlier"], ["a", "year", "ago"]):
        return read(scan, first, j + 2, "DATE", "offset", ("Y", 1, "earlier"))
    if is_year_word(word(scan, j)):
        return read(scan, first, j, "DATE", "quarter", ("Q", None, int(words[j]), None))
    return None


def read_short_period(scan: Scan, i: int) -> Reading | None:
    """Read "Q3 2012", "H1", "FY2010": the letter touches its number."""
    letter, number = scan.words[i], word(scan, i + 1)
    if not scan.is_capitalised(i) or not number.isdecimal() or not scan.touches(i + 1):
        return None
    if scan.touches(i + 2) and word(scan, i + 2)[:1].isalnum():
        return None  # H1N1
    if letter == "fy":
        value = number if is_year_word(number) else None
        return None if value is None else read(scan, i, i + 1, "DATE", "year", (f"FY{value}",))
    if len(number) > 1 or not 1 <= int(number) <= (4 if letter == "q" else 2):
        return None
    last, year, shift = year_behind(scan, i + 1)
    if letter == "h" and year is None and shift is None:
        return None
    data = (letter.upper(), int(number), year, shift)
    return read(scan, i, last, "DATE", "quarter", data)
