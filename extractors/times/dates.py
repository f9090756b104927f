"""Read calendar dates from their month: "Oct. 30, 2024", "30 October", "in May"."""

from typing import NamedTuple

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.readings import (
    DASHES,
    YEAR_SHIFTS,
    Reading,
    day_number,
    edge_before,
    is_year_word,
    read,
    word,
)
from newsfacts.extractors.times.timewords import time_words

CONNECTORS = DASHES | {"and", "or", "to", "through", "until", "&"}
# How many words a list of days may have between its month and its year.
LIST_LENGTH = 12
APOSTROPHES = frozenset("'’‘")


class DateAt(NamedTuple):
    """A month with what belongs to it, read from its first word to ``last``."""

    last: int
    month: int
    day: int | None = None
    year: int | None = None
    shift: int | None = None  # "last year": -1


def month_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """The month that begins at word ``i`` and the index of its last word (its dot)."""
    if i >= len(scan.words):
        return None
    lexicon = time_words()
    text = scan.words[i]
    month = lexicon.months.get(text)
    if month is not None:
        return (month, i) if scan.is_capitalised(i) else None
    month = lexicon.month_abbreviations.get(text)
    if month is None or not scan.is_capitalised(i):
        return None
    if word(scan, i + 1) == "." and scan.touches(i + 1):
        return month, i + 1
    return month, i


def date_at(scan: Scan, i: int) -> DateAt | None:
    """The date whose first word is ``i``: "Oct. 30, 2024", "30 October", "October 2024"."""
    words = scan.words
    day = day_number(word(scan, i))
    if day is not None:
        j = after_suffix(scan, i + 1)
        if word(scan, j) == "of":
            j += 1
        found = month_at(scan, j)
        return None if found is None else with_year(scan, found[1], found[0], day)
    found = month_at(scan, i)
    if found is None:
        return None
    month, last = found
    j = last + 1
    if word(scan, j) == "the":
        j += 1
    day = day_number(word(scan, j))
    if day is not None and not _is_counting(scan, i, j):
        end = after_suffix(scan, j + 1) - 1
        return with_year(scan, end, month, day)
    if j < len(words) and words[last + 1] == "the":
        return DateAt(last, month)
    return with_year(scan, last, month, None)


def after_suffix(scan: Scan, j: int) -> int:
    """The index behind an ordinal suffix ("3rd") at ``j``, or ``j``."""
    if word(scan, j) in time_words().words.ordinal_suffixes and scan.touches(j):
        return j + 1
    return j


def _is_counting(scan: Scan, month: int, number: int) -> bool:
    """Whether the number behind a month counts something: "in October 12 people"."""
    following = word(scan, number + 1)
    if following in (":", "/", "."):  # a clock time, a fraction
        clock = scan.touches(number + 1) and scan.touches(number + 2)
        return clock and word(scan, number + 2).isdecimal()
    if following in ("%", "percent"):
        return True
    opens = word(scan, month - 1) in ("in", "since", "by")
    return opens and following in time_words().words.counted


def with_year(scan: Scan, last: int, month: int, day: int | None) -> DateAt:
    """The date with the year behind it taken in, if one stands there."""
    j = last + 1
    if word(scan, j) == "," or (day is None and word(scan, j) == "of"):
        j += 1
    text = word(scan, j)
    if is_year_word(text) and word(scan, j + 1) not in time_words().words.counted:
        return DateAt(j, month, day, int(text))
    if text in APOSTROPHES and word(scan, j + 1).isdecimal() and len(word(scan, j + 1)) == 2:
        return DateAt(j + 1, month, day, short_year(int(word(scan, j + 1))))
    if text in YEAR_SHIFTS and word(scan, j + 1) == "year" and word(scan, last + 1) != ",":
        return DateAt(j + 1, month, day, None, YEAR_SHIFTS[text])
    return DateAt(last, month, day)


def short_year(digits: int) -> int:
    """A year of two digits, between 1950 and 2049."""
    return digits + (1900 if digits >= 50 else 2000)


def year_ahead(scan: Scan, last: int) -> int | None:
    """The year that a later member of a list or range carries: "March 3, 5 and 12, 2013"."""
    j, stop = last + 1, min(last + LIST_LENGTH, len(scan.words))
    while j < stop:
        text = scan.words[j]
        found = month_at(scan, j)
        if found is not None:
            j = found[1] + 1
        elif text in CONNECTORS or text in (",", "of") or day_number(text) is not None:
            j = after_suffix(scan, j + 1)
        else:
            return int(text) if is_year_word(text) and j > last + 2 else None
    return None


def read_month(scan: Scan, i: int) -> Reading | None:
    """A date read from its month."""
    found = month_at(scan, i)
    if found is None:
        return None
    first = i
    day_index = _day_before(scan, i)
    if day_index is not None:
        date = date_at(scan, day_index)
        first = day_index
    else:
        date = date_at(scan, i)
    if date is None:
        return None
    return bare_month(scan, i, date) if date.day is None else full_date(scan, first, date)


def _day_before(scan: Scan, i: int) -> int | None:
    """The index of the day number that stands before a month: "30 October", "the 30th of Oct."."""
    words = scan.words
    j = i - 1
    if j > 0 and words[j] == "of":
        j -= 1
        if j > 0 and words[j] not in time_words().words.ordinal_suffixes:
            return None
    if j > 0 and words[j] in time_words().words.ordinal_suffixes and scan.touches(j):
        j -= 1
    if j < 0 or day_number(words[j]) is None:
        return None
    if j and scan.touches(j) and words[j - 1] not in DASHES and words[j - 1] not in ("(", "|"):
        return None
    return None if j and month_at(scan, j - 1) else j


def full_date(scan: Scan, first: int, date: DateAt, weekday: int | None = None) -> Reading | None:
    """The reading of a date that has a day."""
    words = scan.words
    year = date.year if date.year is not None else year_ahead(scan, date.last)
    mod: str | None = None
    shift: int | str | None = date.shift
    if date.year is None and weekday is None:
        named = _named_day(scan, date)
        if named is not None:
            return read(scan, first, date.last, "DATE", "named day", (named,))
        if word(scan, first - 1) in ("last", "next"):
            first, shift = first - 1, word(scan, first - 1)
    edge_first, mod = edge_before(scan, first)
    if mod and words[edge_first] in ("early", "late", "mid"):
        first = edge_first
    else:
        mod = None
    if mod is None and word(scan, first - 1) in ("around", "about"):
        first, mod = first - 1, "APPROX"
    data = (year, date.month, date.day, weekday, shift)
    return read(scan, first, date.last, "DATE", "monthday", data, mod)


def _named_day(scan: Scan, date: DateAt) -> str | None:
    """The day of "the Sept. 11 attacks", whose year is not the nearest."""
    nouns = scan.words[date.last + 1 : date.last + 3]
    for named in time_words().named_day:
        if (named.month, named.day) == (date.month, date.day):
            return None if named.nouns.isdisjoint(nouns) else named.value
    return None


def bare_month(scan: Scan, i: int, date: DateAt) -> Reading | None:
    """The reading of a month, alone or with its year."""
    lexicon = time_words()
    words = scan.words
    dotted = words[i] in lexicon.month_abbreviations
    alone = date.year is None and date.shift is None
    if dotted and alone and (word(scan, i + 1) != "." or _is_acronym(scan, i)):
        return None
    first, mode, mod = i, None, None
    previous = word(scan, i - 1)
    if previous in lexicon.words.every:
        return read(scan, i - 1, date.last, "SET", "repetition", (f"XXXX-{date.month:02}",))
    deictic = lexicon.deictics.get(previous)
    after = deictic == "following" and word(scan, i - 2) != "the"  # "following the June deal"
    if deictic is not None and previous not in ("that", "present", "current") and not after:
        first, mode = i - 1, deictic
        if word(scan, first - 1) in ("the", "this"):
            first -= 1
    elif alone and not _is_month(scan, i, date.last):
        return None
    first, mod = edge_before(scan, first)
    year = date.year
    if alone and mode is None:
        year = year_ahead(scan, date.last) if word(scan, date.last + 1) in CONNECTORS else None
    return read(scan, first, date.last, "DATE", "month", (year, date.month, mode, date.shift), mod)


def _is_month(scan: Scan, i: int, last: int) -> bool:
    """Whether the name of a month is one, and not part of another name."""
    classes = time_words().words
    previous = word(scan, i - 1)
    names = _is_name(scan, last + 1)
    if names and word(scan, last + 1) in classes.streets:
        return False
    if scan.words[i] in classes.doubtful_months:
        return _is_doubtful_month(scan, i, last, previous, names)
    if previous == "black":
        return False  # Black September
    inside = names and _is_name(scan, i - 1)  # Operation January Storm
    return not inside or previous in classes.before_months


def _is_acronym(scan: Scan, i: int) -> bool:
    """Whether an abbreviation is in capitals among words that are not: "given to DEC."."""
    before = scan.text[scan.starts[i - 1] : scan.ends[i - 1]] if i else ""
    return scan.text[scan.starts[i] : scan.ends[i]].isupper() and not before.isupper()


def _is_name(scan: Scan, i: int) -> bool:
    """Whether the word is written with a capital."""
    return word(scan, i)[:1].isalpha() and scan.is_capitalised(i)


def _is_doubtful_month(scan: Scan, i: int, last: int, previous: str, names: bool) -> bool:
    """Whether "May", "March", "April", "June" or "August" is a month here, by its neighbours."""
    classes = time_words().words
    following = word(scan, last + 1)
    listed = following in CONNECTORS and month_at(scan, last + 2) is not None
    if listed or (previous in DASHES and word(scan, i - 2) == "mid"):
        return True
    unit = word(scan, i - 2)
    if previous == "to" and (unit in time_words().units or unit in time_words().plural_units):
        return True  # "the three months to April"
    if previous in classes.weak_before_months:
        # "the fall of May", "spoke to April": only where an edge, a range or a stop confirms it
        ranges = previous in classes.ranges_from and not names
        back = previous == "to" and (_month_just_before(scan, i) or word(scan, i - 2) == "back")
        return ranges or back or edge_before(scan, i)[1] is not None
    if previous in classes.before_months:
        return not names or _opens_clause(scan, last + 1)
    if previous in CONNECTORS or previous == ",":
        return _month_just_before(scan, i) and not names
    if previous in classes.month_determiners:
        noun = following[:1].isalpha() and following not in grammar().prepositions
        return noun and (not names or _opens_clause(scan, last + 1))  # not the March of Dimes
    return False


def _month_just_before(scan: Scan, i: int) -> bool:
    months = time_words().months
    return any(text in months for text in scan.words[max(0, i - 4) : i - 1])


def _opens_clause(scan: Scan, i: int) -> bool:
    """Whether the capital behind "in May" may start a clause: "in May Israel attacked"."""
    return not _is_name(scan, i + 1)
