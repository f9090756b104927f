"""Read weekdays and the days named against today: "late Sunday", "Friday, Oct. 23", "yesterday"."""

from functools import cache

from newsfacts.extractors.mentions import TimexType
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.dates import date_at, full_date
from newsfacts.extractors.times.readings import YEAR_SHIFTS, Reading, phrase_ends, read, word
from newsfacts.extractors.times.timewords import time_words

# No month has more of one weekday.
FIFTH = 5


@cache
def _weekday_table() -> dict[str, tuple[int, str]]:
    lexicon = time_words()
    table = {name: (day, "full") for name, day in lexicon.weekdays.items()}
    table |= {name: (day, "short") for name, day in lexicon.weekday_abbreviations.items()}
    return table | {name: (day, "plural") for name, day in lexicon.weekday_plurals.items()}


def read_weekday(scan: Scan, i: int) -> Reading | None:
    """A weekday with what belongs to it: date, part of day, "last", "of last week"."""
    if not scan.is_capitalised(i):
        return None
    words = scan.words
    weekday, form = _weekday_table()[words[i]]
    if form == "full" and _is_alone(words, i):
        return read(scan, i, i, "DATE", "weekday", (weekday, None))  # as most are
    if form == "plural":
        return read(scan, i, i, "SET", "repetition", (f"XXXX-WXX-{weekday + 1}",))
    last = i
    if form == "short" and word(scan, i + 1) == "." and scan.touches(i + 1):
        last = i + 1
    dated = _dated_weekday(scan, i, last, weekday)
    if dated is not None:
        return dated
    if form == "short" and (last == i or scan.words[i] in time_words().words.doubtful_weekdays):
        return None
    return plain_weekday(scan, i, last, weekday)


def _is_alone(words: list[str], i: int) -> bool:
    """Whether nothing beside a weekday belongs to it, as far as a look at the words tells."""
    if not 1 < i < len(words) - 2:
        return False
    before, behind = _neighbours()
    previous, following = words[i - 1], words[i + 1]
    if previous == "on":
        previous = words[i - 2]  # "late on Saturday"
    if following == ",":
        following = words[i + 2]  # "Friday, Oct. 23"
    return previous not in before and following not in behind and not following[0].isdecimal()


@cache
def _neighbours() -> tuple[frozenset[str], frozenset[str]]:
    """Every word that makes more of a weekday, or less, before it and behind it."""
    lexicon = time_words()
    classes = lexicon.words
    edges = ("early", "late", "earlier", "later", "other", "a", "one", "given")
    before = classes.before_weekday_names | classes.every | frozenset(edges)
    parts = frozenset((*lexicon.day_parts, *lexicon.plural_day_parts))
    dates = frozenset((*lexicon.months, *lexicon.month_abbreviations, *YEAR_SHIFTS))
    marks = frozenset(("the", "and", "of", "on"))
    behind = classes.after_weekdays | parts | dates | marks
    return before | frozenset((*lexicon.ordinals, *lexicon.deictics)), behind


def _dated_weekday(scan: Scan, i: int, last: int, weekday: int) -> Reading | None:
    """Read "Friday, Oct. 23", "Thursday 21 March 2013", "Monday the 3rd of May"."""
    j = last + 1
    if word(scan, j) == ",":
        j += 1
    if word(scan, j) == "the" or (word(scan, j) == "on" and word(scan, j - 1) == ","):
        j += 1
    date = date_at(scan, j)
    if date is None or date.day is None:
        return None
    return full_date(scan, i, date, weekday)


def plain_weekday(scan: Scan, i: int, last: int, weekday: int) -> Reading | None:
    """A weekday without a date."""
    lexicon = time_words()
    classes = lexicon.words
    following, previous = word(scan, last + 1), word(scan, i - 1)
    if following in classes.after_weekdays and scan.is_capitalised(last + 1):
        return None  # the Sunday Times
    if previous in classes.before_weekday_names and scan.is_capitalised(i - 1):
        return None  # Black Friday
    if previous in lexicon.ordinals:
        found = _nth_weekday(scan, i, last, weekday)
        if found is not None or previous != "last":
            return found
    repeated = _repeated_weekday(scan, i, last, weekday)
    if repeated is not None:
        return repeated
    part = lexicon.day_parts.get(following)
    if part is not None:
        if scan.is_capitalised(last + 1) and word(scan, last + 2) in classes.after_weekdays:
            return None  # Friday Night Football
        last += 1
        dated = _dated_weekday(scan, i, last, weekday)
        if dated is not None:  # "Sunday morning, May 1"
            return dated._replace(type="TIME", part=part)
    first, mode, mod = i, None, None
    deictic = _deictic_before(scan, i)
    if deictic is not None:
        first, mode = deictic
    elif previous in ("early", "late", "earlier", "later"):
        first, mod = i - 1, lexicon.edges[previous]
    elif previous == "on" and word(scan, i - 2) in ("early", "late", "earlier", "later"):
        first, mod = i - 2, lexicon.edges[word(scan, i - 2)]  # "late on Saturday"
    elif previous in ("a", "one", "given") and not _qualifies(scan, last + 1):
        value = f"XXXX-WXX-{weekday + 1}{part or ''}"  # "on a Friday in May"
        return read(scan, first, last, "TIME" if part else "DATE", "some weekday", (value,))
    week = last + 2 if word(scan, last + 1) == "of" else last + 1
    if mode is None and word(scan, week) in YEAR_SHIFTS and word(scan, week + 1) == "week":
        mode, last = "week " + word(scan, week), week + 1
    kind: TimexType = "TIME" if part else "DATE"
    return read(scan, first, last, kind, "weekday", (weekday, mode), mod, part)


def _deictic_before(scan: Scan, i: int) -> tuple[int, str] | None:
    """The first word and mode of "last", "this coming" before the weekday at ``i``."""
    previous = word(scan, i - 1)
    mode = time_words().deictics.get(previous)
    if mode is None or previous == "that":
        return None
    if mode == "following" and word(scan, i - 2) != "the":
        return None  # "following Tuesday's quake"
    first = i - 1
    if word(scan, first - 1) in ("the", "this", "that"):
        first -= 1
    if previous in ("coming", "upcoming"):
        return (i if first == i - 1 else first), "coming"  # "talks coming Saturday"
    return first, mode


def _nth_weekday(scan: Scan, i: int, last: int, weekday: int) -> Reading | None:
    """Read "the third Monday of January", "the first Tuesday in May 2022"."""
    number = time_words().ordinals[scan.words[i - 1]]
    date = date_at(scan, last + 2) if word(scan, last + 1) in ("of", "in") else None
    if date is None or date.day is not None or number > FIFTH:
        return None
    first = i - 2 if word(scan, i - 2) == "the" else i - 1
    if number < 0 and first == i - 1:
        return None  # "died last Sunday in March, Cambridgeshire"
    month = read(scan, first, date.last, "DATE", "month", (date.year, date.month, None, date.shift))
    return read(scan, first, date.last, "DATE", "nth weekday", (number, weekday, month))


def _qualifies(scan: Scan, j: int) -> bool:
    """Whether a noun stands at ``j``: "a Friday shooting" was on one day that is known."""
    return word(scan, j)[:1].isalpha() and word(scan, j) not in phrase_ends()


def _repeated_weekday(scan: Scan, i: int, last: int, weekday: int) -> Reading | None:
    """Read "Tuesday nights", "each Thursday", and the Monday of "Monday and Tuesday nights"."""
    lexicon = time_words()
    following = word(scan, last + 1)
    value = f"XXXX-WXX-{weekday + 1}"
    parts = lexicon.plural_day_parts
    if following in parts:
        return read(scan, i, last + 1, "SET", "repetition", (value + parts[following],))
    if following == "and" and word(scan, last + 3) in parts:
        return read(scan, i, last, "SET", "repetition", (value + parts[word(scan, last + 3)],))
    first = i - 2 if word(scan, i - 1) == "other" else i - 1
    if word(scan, first) in lexicon.words.every:
        part = lexicon.day_parts.get(following, "")
        return read(scan, first, last + bool(part), "SET", "repetition", (value + part,))
    return None


def read_day_word(scan: Scan, i: int) -> Reading | None:
    """Yesterday, today, tonight, tomorrow, with the part of day that belongs to it."""
    lexicon = time_words()
    text = scan.words[i]
    if word(scan, i - 1) in lexicon.words.newspapers_before_today and scan.is_capitalised(i):
        return None
    present = _of_the_present(scan, i)
    if present is not None:
        return present
    part = lexicon.day_word_parts.get(text)
    last, mod = i, None
    following = lexicon.day_parts.get(word(scan, i + 1))
    if following is not None and part is None:
        part, last = following, i + 1
    first = i
    if word(scan, i - 1) in ("early", "late", "earlier", "later"):
        first, mod = i - 1, lexicon.edges[word(scan, i - 1)]
    data = (lexicon.day_words[text],)
    return read(scan, first, last, "TIME" if part else "DATE", "day", data, mod, part)


def _of_the_present(scan: Scan, i: int) -> Reading | None:
    """Read "today's youth", "the leaders of tomorrow": no day but the present, the future."""
    words = scan.words
    possessive = word(scan, i + 1) in ("'s", "’s")
    generic = time_words().words.of_the_present
    if words[i] == "tomorrow":
        if word(scan, i - 1) != "of" or possessive or word(scan, i - 2) not in generic:
            return None
        return read(scan, i, i, "DATE", "reference", ("FUTURE_REF",))
    if words[i] != "today" or not possessive:
        return None
    if word(scan, i + 2) not in generic and word(scan, i + 3) not in generic:
        return None
    return read(scan, i, i, "DATE", "reference", ("PRESENT_REF",))
