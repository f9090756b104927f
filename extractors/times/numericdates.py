"""Read times that begin with a number: 2013-03-22, 3/22/13, 2009, the 1990s, 7:15."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.clocktimes import read_clock, read_stamp
from newsfacts.extractors.times.dates import (
    APOSTROPHES,
    CONNECTORS,
    LIST_LENGTH,
    after_suffix,
    month_at,
    short_year,
    with_year,
    year_ahead,
)
from newsfacts.extractors.times.decades import read_decade
from newsfacts.extractors.times.holidays import holiday_names, read_holiday
from newsfacts.extractors.times.odddates import read_odd_date
from newsfacts.extractors.times.readings import (
    DASHES,
    QUARTER_WORDS,
    Reading,
    day_number,
    edge_before,
    is_year_word,
    read,
    word,
)
from newsfacts.extractors.times.timewords import time_words

SEPARATORS = DASHES | {"/", "."}
SYMBOLS = frozenset("$£€#@&=_%")
# How far before "on 2023" the change stands: "up 5 percent on 2023".
CHANGE_REACH = 7
POSSESSIVES = frozenset(("'s", "’s"))
FINAL_MARKS = frozenset(".,;:!?)]\"”’'»")


def read_number(scan: Scan, i: int) -> Reading | None:
    """The time that begins with the number at ``i``, by the look of its digits.

    Most numbers are no time: what stands beside them decides before anything is read.
    """
    text = scan.words[i]
    length = len(text)
    following = scan.words[i + 1] if i + 1 < len(scan.words) else ""
    if length <= 2:
        return _read_small(scan, i, following) if text.isdecimal() else None
    if length == 4 and text.isdecimal():
        return _read_four_digits(scan, i, following)
    if "." not in text:
        return None
    return read_clock(scan, i) if length <= 5 else read_odd_date(scan, i)


def _read_small(scan: Scan, i: int, following: str) -> Reading | None:
    """One or two digits: a day, an hour, a decade."""
    if following in SEPARATORS:
        if month_at(scan, i + 2) is not None and scan.touches(i + 1) and scan.touches(i + 2):
            return read_odd_date(scan, i)
        return _slashed(scan, i) or _day_in_list(scan, i) or _range_year(scan, i)
    if following == "s":
        return read_decade(scan, i)
    if following in time_words().words.hour_marks:
        return read_clock(scan, i)
    previous = scan.words[i - 1] if i else ""
    if following in CONNECTORS or previous in CONNECTORS or "," in (previous, following):
        return _day_in_list(scan, i) or _range_year(scan, i)
    if following in time_words().words.ordinal_suffixes:
        return _day_in_list(scan, i)
    return None


def _read_four_digits(scan: Scan, i: int, following: str) -> Reading | None:
    """A year, a decade, 2013-03-22 or 0735 GMT."""
    if following in ("s", "'s", "’s") and scan.touches(i + 1) and scan.words[i][3] == "0":
        return read_decade(scan, i)
    stamp = read_stamp(scan, i)
    if stamp is not None:
        return stamp
    if following in ("-", "/"):
        found = _iso_date(scan, i)
        if found is not None:
            return found
    elif following in time_words().zones or following == "hours":
        return read_clock(scan, i)
    elif month_at(scan, i + 1) is not None and day_number(word(scan, i + 2)):
        return read_odd_date(scan, i)
    return read_year(scan, i)


def _iso_date(scan: Scan, i: int) -> Reading | None:
    """2013-03-22 and 2013/03/22, with the clock time behind a T cut off."""
    words = scan.words
    if i + 4 >= len(words) or words[i + 1] != words[i + 3] or not is_year_word(words[i]):
        return None
    if words[i + 1] not in ("-", "/") or not all(scan.touches(k) for k in range(i + 1, i + 5)):
        return None
    month, day = day_number(words[i + 2]), day_number(words[i + 4])
    if month is None or day is None or month > 12 or word(scan, i + 5) == words[i + 1]:
        return None
    return read(scan, i, i + 4, "DATE", "monthday", (int(words[i]), month, day, None, None))


def _slashed(scan: Scan, i: int) -> Reading | None:
    """3/22/13: month first unless that cannot be. 9/11 has an entry of its own."""
    words = scan.words
    if i + 2 >= len(words) or words[i + 1] != "/":
        return None
    for named in time_words().named_day:
        if "".join(words[i : i + 3]) in named.surfaces and word(scan, i + 3) != "/":
            return read(scan, i, i + 2, "DATE", "named day", (named.value,))
    if (
        i + 4 >= len(words)
        or words[i + 3] != "/"
        or not all(scan.touches(k) for k in range(i + 1, i + 5))
    ):
        return None
    first, second, year = day_number(words[i]), day_number(words[i + 2]), words[i + 4]
    if first is None or second is None or not year.isdecimal() or len(year) not in (2, 4):
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    if month > 12 or (len(year) == 4 and not is_year_word(year)):
        return None
    full = int(year) if len(year) == 4 else short_year(int(year))
    return read(scan, i, i + 4, "DATE", "monthday", (full, month, day, None, None))


def _day_in_list(scan: Scan, i: int) -> Reading | None:
    """A day whose month stands elsewhere: the 17 of "March 15-17", the 15 of "15-17 March"."""
    words = scan.words
    day = day_number(words[i])
    if day is None:
        return None
    j = after_suffix(scan, i + 1)
    if word(scan, j) in CONNECTORS or word(scan, j) == ",":
        ahead = _month_after_range(scan, i, j, day)
        if ahead is not None:
            return ahead
    previous = word(scan, i - 1)
    if previous not in CONNECTORS and previous != ",":
        return None
    month = _month_behind(scan, i - 1)
    if month is None or not _ends_date(scan, j, previous):
        return None
    date = with_year(scan, j - 1, month, day)
    year = date.year if date.year is not None else year_ahead(scan, date.last)
    return read(scan, i, date.last, "DATE", "monthday", (year, month, day, None, "list"))


def _month_after_range(scan: Scan, i: int, j: int, day: int) -> Reading | None:
    """The 15 of "15-17 March 2013", "15 and 17 March"."""
    k = j + 1
    if day_number(word(scan, k)) is None:
        return None
    k = after_suffix(scan, k + 1)
    if word(scan, j) == ",":  # "5, 7 and 9 November"
        if word(scan, k) not in ("and", "or") or day_number(word(scan, k + 1)) is None:
            return None
        k = after_suffix(scan, k + 2)
    if word(scan, k) == "of":
        k += 1
    found = month_at(scan, k)
    if found is None or day_number(word(scan, found[1] + 1)) is not None:
        return None
    date = with_year(scan, found[1], found[0], None)
    return read(scan, i, j - 1, "DATE", "monthday", (date.year, found[0], day, None, None))


def _month_behind(scan: Scan, j: int) -> int | None:
    """The month that a list of days ending at the connector ``j`` began with."""
    words = scan.words
    lexicon = time_words()
    seen = False
    for k in range(j, max(-1, j - LIST_LENGTH), -1):
        text = words[k]
        month = lexicon.months.get(text) or lexicon.month_abbreviations.get(text)
        if month is not None:
            return month if seen and scan.is_capitalised(k) else None
        if day_number(text) is not None:
            seen = True
        elif not (
            text in CONNECTORS or text in (",", ".") or text in lexicon.words.ordinal_suffixes
        ):
            return None
    return None


def _ends_date(scan: Scan, j: int, previous: str) -> bool:
    """Whether a number before ``j`` is not counting what follows: "March 3, 12 people"."""
    following = word(scan, j)
    lexicon = time_words()
    if following in lexicon.words.counted or following in ("$", "%", ":", "/"):
        return False
    if following in lexicon.units or following in lexicon.plural_units:
        return False  # "Feb. 7 - 18 hrs ago"
    if previous in (",", "and", "or", "&"):
        return not following[:1].isalpha() or following in ("in", "at", "and", "or", "to", "for")
    return True


def _range_year(scan: Scan, i: int) -> Reading | None:
    """The 18 of "1914-18"."""
    words = scan.words
    if i < 2 or len(words[i]) != 2 or not scan.touches(i) or not scan.touches(i - 1):
        return None
    before = words[i - 2]
    if words[i - 1] not in DASHES or not is_year_word(before) or words[i] <= before[2:]:
        return None
    if word(scan, i + 1) in DASHES and scan.touches(i + 1):
        return None
    if read_year(scan, i - 2) is None:
        return None
    return read(scan, i, i, "DATE", "year", (before[:2] + words[i],))


def read_year(scan: Scan, i: int) -> Reading | None:
    """A bare year: "in 2009", "the 1998 World Cup"; not a count, a price, an address."""
    lexicon = time_words()
    classes = lexicon.words
    words = scan.words
    if not is_year_word(words[i]) or _belongs_to_quarter(scan, i):
        return None
    previous, following = word(scan, i - 1), word(scan, i + 1)
    if following in classes.counted or following in classes.eras:
        return None
    if previous in SYMBOLS or following in ("%", "°"):
        return None
    if following in DASHES and scan.touches(i + 1) and word(scan, i + 2)[:1].isalpha():
        return None  # a 1984-page report
    if i and scan.touches(i) and previous not in DASHES and previous not in "(“\"'‘’/[":
        return None
    if following in holiday_names():
        feast = read_holiday(scan, i + 1)  # "the 2012 Christmas fire"
        if feast is not None and feast.first == i:
            return feast
    if not _reads_as_year(scan, i, previous, following):
        return None
    return _year_phrase(scan, i)


def _reads_as_year(scan: Scan, i: int, previous: str, following: str) -> bool:
    classes = time_words().words
    text = scan.words[i]
    if previous in classes.before_counts and previous not in classes.before_years:
        return False
    behind = word(scan, i + 2) if following in DASHES else ""
    if len(behind) >= len(text) and behind[:1].isdecimal() and behind > "2200":
        return False  # 2000 - 2500 calories; but 1998-99
    if following in DASHES and is_year_word(word(scan, i + 2)) and scan.touches(i + 2):
        return "1800" <= text < word(scan, i + 2)  # "covering 2003-2016"
    if text == "1000" and previous not in ("in", "year"):
        return False
    common = following[:1].isalpha() and not scan.is_capitalised(i + 1)
    plural = common and following.endswith("s") and not following.endswith(("us", "ss", "is"))
    if text[2:] == "00" and plural and not (previous == "the" and "1900" <= text < "2050"):
        return False  # "of 1500 troops"
    if previous in ("than", "about", "around") and following[:1].isalpha():
        return following in classes.before_years or following in classes.after_years
    if previous in ("to", "from", "a", "an") and not "1800" <= text < "2100":
        return False
    if previous in classes.before_years or previous in POSSESSIVES:
        return True
    if previous == "on":
        return not classes.changes.isdisjoint(scan.words[max(0, i - CHANGE_REACH) : i])
    if previous == "(" or previous in APOSTROPHES:
        return following in (")", ",", "-", "–", "/") or "1800" <= text < "2100"
    if previous in DASHES and i > 1:
        before = scan.words[i - 2]
        return is_year_word(before) or before in ("mid", "post", "pre")
    if previous == ",":
        listed = following in ("and", "or") and is_year_word(word(scan, i + 2))
        listed = listed and is_year_word(word(scan, i - 2))  # "in 1994, 1995 and 1997"
        return (following in FINAL_MARKS or listed) and "1900" <= text < "2100"
    if following in classes.after_years and (i == 0 or not previous[:1].isalpha()):
        return "1800" <= text < "2100"
    if previous in time_words().seasons:
        return True
    noun = following[:1].isalpha() and following not in grammar().prepositions
    if previous[:1].isalpha() and noun and not plural:
        return "1950" <= text < "2050"  # his unsuccessful 1996 campaign
    begins = i == 0 or previous in (".", "”", '"')
    return begins and "1900" <= text < "2100" and not following[:1].islower()


def _belongs_to_quarter(scan: Scan, i: int) -> bool:
    """Whether a quarter takes this year: "the 1988 second quarter", "the 1988 quarter"."""
    following = word(scan, i + 1)
    if following in time_words().words.fiscal:
        following = word(scan, i + 2)  # not "the 2008 financial crisis"
        return following == "year" or following in time_words().ordinals
    numbered = following in time_words().ordinals and word(scan, i + 2) in QUARTER_WORDS
    return following in QUARTER_WORDS or numbered


def _year_phrase(scan: Scan, i: int) -> Reading:
    """The year with its "fiscal", "early", "mid-", "the end of" and "or later" taken in."""
    words = scan.words
    lexicon = time_words()
    first, last, value, mod = i, i, words[i], None
    previous = word(scan, i - 1)
    if previous == "year" and word(scan, i - 2) not in ("last", "this", "next", "a"):
        first, previous = i - 1, word(scan, i - 2)
        if previous == "the":
            first -= 1
            previous = word(scan, first - 1)
    if previous in lexicon.words.fiscal:
        first -= 1
        value = words[i]
    edge_first, mod = edge_before(scan, first)
    if mod is not None:
        first = edge_first
    elif previous in DASHES and word(scan, first - 2) in ("post", "pre") and first == i:
        first, mod = first - 2, "AFTER" if words[first - 2] == "post" else "BEFORE"
    if word(scan, last + 1) == "or" and word(scan, last + 2) in ("later", "earlier"):
        mod = "ON_OR_AFTER" if words[last + 2] == "later" else "ON_OR_BEFORE"
        last += 2
    elif word(scan, last + 1) == "and" and word(scan, last + 2) == "beyond":
        last, mod = last + 2, "ON_OR_AFTER"
    return read(scan, first, last, "DATE", "year", (value,), mod)
