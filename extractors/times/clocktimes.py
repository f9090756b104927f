"""Read clock times and parts of day: "4:15 PM EDT", "noon Thursday", "last night"."""

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.dates import date_at, full_date
from newsfacts.extractors.times.readings import (
    DASHES,
    Reading,
    day_number,
    modifier_before,
    read,
    word,
)
from newsfacts.extractors.times.timewords import time_words
from newsfacts.extractors.times.weekdays import read_day_word, read_weekday

# The day of "this morning", "last night", "the next morning": by which rule, and how far off.
# How many words a parenthesis behind a clock time may have: "(2113 GMT)".
ASIDE = 8
ENTRY_MARKS = ("‘", "“", '"', "'", "-", "–", "—", "|", ":")
STAMP = ("stamp",)  # the data of a clock time that stamps an entry of a live report
# Four digits between these may be a year as well as a clock time.
FIRST_YEAR, LAST_YEAR = "1900", "2060"
# What may stand between a clock time and its day: "2:31 PM · Dec 6, 2023".
BETWEEN = frozenset(("on", "·", "|"))
VAGUE_PARTS = frozenset(("TMO", "TAF", "TEV", "TNI"))
PART_DAYS = {
    "this": ("day", 0),
    "last": ("day", -1),
    "same": ("last day", 0),
    "next": ("last day", 1),
    "following": ("last day", 1),
    "previous": ("last day", -1),
}


def read_clock(scan: Scan, i: int) -> Reading | None:
    """A clock time that begins with the number at ``i``."""
    words = scan.words
    found = _hour_and_minute(scan, i)
    if found is None:
        return None
    hour, minute, last = found
    classes = time_words().words
    j = last + 1
    marked = False
    if word(scan, j) in classes.meridian:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if words[j] in classes.meridian_afternoon else 0)
        last, marked = j, True
    elif word(scan, j) == "o" and word(scan, j + 2) == "clock":
        last, marked = j + 2, True
    elif len(words[i]) == 4 and word(scan, j) == "hours":
        last, marked = j, word(scan, i - 1) in classes.before_clocks
    if not marked and 0 < hour <= 12:
        part = _part_behind(scan, last + 1)
        if part is not None:  # "3:30 in the afternoon"
            last, marked = part[0], True
            hour = hour % 12 + (12 if part[1] else 0)
    last, zone, zoned = _zone(scan, last + 1, last)
    if not marked and not zoned and not _is_plain_clock(scan, i, last):
        if not _opens_entry(scan, i, last):
            return None
        return read(scan, i, last, "TIME", "clock", STAMP, None, f"T{hour:02}:{minute:02}")
    first, mod = i, None
    if word(scan, i - 1) in ("around", "about", "approximately"):
        first, mod = modifier_before(scan, i)
    return with_day(scan, first, last, f"T{hour:02}:{minute:02}{zone}", mod)


def read_stamp(scan: Scan, i: int) -> Reading | None:
    """Four digits that stamp an entry of a live report: "1535 At least 12 …"."""
    if not _is_stamp(scan, i):
        return None
    text = scan.words[i]
    return read(scan, i, i, "TIME", "clock", STAMP, None, f"T{text[:2]}:{text[2:]}")


def _is_stamp(scan: Scan, i: int) -> bool:
    """Whether four digits open a sentence that goes on with a capital.

    What might be a year goes on with a word of grammar.
    """
    text, behind = scan.words[i], i + 1
    if len(text) != 4 or not text.isdecimal() or text[:2] > "23" or text[2:] > "59":
        return False
    if word(scan, behind) in (":", "-", "–"):
        behind += 1
    if behind >= len(scan) or not scan.is_capitalised(behind):
        return False
    if FIRST_YEAR <= text < LAST_YEAR:
        classes, following = grammar(), scan.words[behind]
        if following not in classes.determiners and following not in classes.prepositions:
            return False
    sentence = scan.sentence_index(scan.starts[i])
    return (
        sentence >= 0
        and scan.sentences[sentence].zone != "headline"
        and scan.sentence_words(sentence)[0] == i
    )


def _opens_entry(scan: Scan, i: int, last: int) -> bool:
    """Whether "12:41" opens a line that goes on with a capital: an entry of a live report."""
    if last == i or (i and not breaks_before(scan, i)) or last + 1 >= len(scan):
        return False
    behind = last + 1 + (word(scan, last + 1) in ENTRY_MARKS)
    if breaks_before(scan, last + 1):
        return True
    return behind < len(scan) and scan.is_capitalised(behind)


def _part_behind(scan: Scan, j: int) -> tuple[int, bool] | None:
    """The last word of "in the morning", "at night" at ``j``, and whether noon is over then."""
    if word(scan, j) == "at" and word(scan, j + 1) == "night":
        return j + 1, True
    if word(scan, j) != "in" or word(scan, j + 1) != "the":
        return None
    part = time_words().day_parts.get(word(scan, j + 2))
    return (j + 2, part != "TMO") if part in ("TMO", "TAF", "TEV") else None


def _is_plain_clock(scan: Scan, i: int, last: int) -> bool:
    """Whether "7:15" without "p.m." or a zone is a clock time: "at 7:15", no score and no verse."""
    classes = time_words().words
    if last == i or len(scan.words[i]) > 2 or word(scan, i - 1) not in classes.before_clocks:
        return False
    following = word(scan, last + 1)
    if not following[:1].isalpha() or following in classes.after_clocks:
        return True
    return day_reading(scan, last + 1) is not None  # "at 18:00 tomorrow"


def _hour_and_minute(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """Hour, minute and last word of 5, 5:30, 5.30 or 0530; None where no clock shows it."""
    words = scan.words
    text = words[i]
    before = words[i - 1]
    if i and scan.touches(i) and before not in DASHES and before not in ("(", "[", "“", '"'):
        return None
    minute = word(scan, i + 2)
    if word(scan, i + 1) == ":" and minute and scan.touches(i + 1) and scan.touches(i + 2):
        if not text.isdecimal() or len(minute) != 2 or not minute.isdecimal():
            return None
        last = i + 2
        if word(scan, i + 3) == ":" and scan.touches(i + 3) and scan.touches(i + 4):
            last = i + 4
        hour = int(text)
        return (hour, int(minute), last) if hour < 25 and minute < "60" else None
    if text.isdecimal() and len(text) == 4:
        zone = word(scan, i + 1) in time_words().zones or word(scan, i + 1) == "hours"
        return (int(text[:2]), int(text[2:]), i) if zone and text < "2401" else None
    if text.isdecimal():
        hour = int(text)
        following = word(scan, i + 1)
        clock = following in time_words().words.meridian or following == "o"
        if not clock and following == "am":
            clock = scan.touches(i + 1)
        return (hour, 0, i) if clock and hour <= 24 else None
    hour_text, _, minute = text.partition(".")
    if len(minute) == 2 and minute < "60" and hour_text.isdecimal() and int(hour_text) < 25:
        following = word(scan, i + 1)
        clock = following in time_words().words.meridian or following in time_words().zones
        return (int(hour_text), int(minute), i) if clock else None
    return None


def _zone(scan: Scan, j: int, last: int) -> tuple[int, str, bool]:
    """The last word of a zone at ``j``, what it adds to the value, and whether there is one."""
    zones = time_words().zones
    text = word(scan, j)
    if text == "(" and word(scan, j + 1) in zones:
        return last, "", False
    if text not in zones or (
        text in ("local", "eastern", "pacific") and word(scan, j + 1) != "time"
    ):
        return last, "", False
    end = j + 1 if word(scan, j + 1) == "time" else j
    return end, zones[text], True


def with_day(scan: Scan, first: int, last: int, part: str, mod: str | None) -> Reading:
    """A clock time with the day that stands right behind it: "5 p.m. Friday", "noon, Nov. 6"."""
    j = last + 1
    comma = word(scan, j) == ","
    if comma:
        j += 1
    day = day_reading(scan, j)
    vague = day is None or day.part is None or day.part in VAGUE_PARTS
    if day is not None and vague and (not comma or day.rule == "monthday"):
        return read(scan, first, day.last, "TIME", day.rule, day.data, mod, part)
    day = _day_apart(scan, j)
    if day is not None:  # two expressions, one day
        return read(scan, first, last, "TIME", day.rule, day.data, mod, part)
    return read(scan, first, last, "TIME", "clock", (), mod, part)


def _day_apart(scan: Scan, j: int) -> Reading | None:
    """The day behind "on" or a parenthesis at ``j``: "5 p.m. on Friday", "5:13 p.m. (2113 GMT) …".

    Of the two clock times of "0620 (1120 GMT) on Tuesday" the one inside stands before ")".
    """
    aside = word(scan, j)
    if aside == "(":
        stop = min(j + ASIDE, len(scan.words))
        if ")" not in scan.words[j:stop]:
            return None
        j = scan.words.index(")", j, stop)
    if word(scan, j) == ")":
        j += 1
    elif word(scan, j) not in BETWEEN:
        return None
    day = day_reading(scan, j + 1 if word(scan, j) in BETWEEN else j)
    return day if day is not None and day.part is None else None


def day_reading(scan: Scan, j: int) -> Reading | None:
    """The day that is named from word ``j`` on: a weekday, a date with its day, "today"."""
    lexicon = time_words()
    text = word(scan, j)
    if text in lexicon.weekdays or text in lexicon.weekday_abbreviations:
        found = read_weekday(scan, j)
    elif text in lexicon.day_words:
        found = read_day_word(scan, j)
    elif text in lexicon.months or text in lexicon.month_abbreviations or day_number(text):
        date = date_at(scan, j)
        found = None if date is None or date.day is None else full_date(scan, j, date)
    else:
        return None
    return found if found is not None and found.first == j and found.type != "SET" else None


def read_day_part(scan: Scan, i: int) -> Reading | None:
    """A part of day that no day claims: "this morning", "last night", "mid-afternoon yesterday"."""
    lexicon = time_words()
    text = scan.words[i]
    part = lexicon.day_parts[text]
    first, mod = i, None
    previous = word(scan, i - 1)
    if previous in ("early", "late", "mid") or (previous in DASHES and word(scan, i - 2) == "mid"):
        first = i - 1 if previous not in DASHES else i - 2
        mod = lexicon.edges[scan.words[first]]
        previous = word(scan, first - 1)
    if part.startswith(("T1", "T2")):  # noon, midnight
        if previous in ("the", "a", "every", "high") or word(scan, i + 1) in DASHES:
            return None
        return with_day(scan, first, i, part, mod)
    if mod == "MID" or (mod is not None and day_reading(scan, i + 1) is not None):
        return with_day(scan, first, i, part, mod)
    if previous in lexicon.words.every:
        return read(scan, first - 1, i, "SET", "repetition", ("XXXX-XX-XX" + part,))
    mode = lexicon.deictics.get(previous)
    if text in lexicon.words.edges_of_day and previous in lexicon.words.before_clocks:
        clock = with_day(scan, first, i, part, mod)
        return clock if clock.rule != "clock" else None  # "at dawn on Sunday"
    if word(scan, i + 1) == "of" and (day := day_reading(scan, i + 2)) is not None:
        if previous == "the" and day.part is None:  # "the morning of May 3"
            return read(scan, first - 1, day.last, "TIME", day.rule, day.data, mod, part)
        return None
    if mode is None:
        return _part_of_known_day(scan, first, i, part, mod)
    start = first - 1
    if word(scan, start - 1) == "the":
        start -= 1
    if word(scan, start - 1) in ("earlier", "later", "early", "late"):
        start -= 1
        mod = lexicon.edges[scan.words[start]]
    if mode not in PART_DAYS:
        return None
    rule, shift = PART_DAYS[mode]
    return read(scan, start, i, "TIME", rule, (shift,), mod, part)


def _part_of_known_day(
    scan: Scan, first: int, i: int, part: str, mod: str | None
) -> Reading | None:
    """Read "in the morning", "in the early afternoon": the day is the one last mentioned."""
    if word(scan, i + 1) in time_words().words.exchanges and word(scan, first - 1) == "in":
        return read(scan, first, i, "TIME", "last day", (0,), mod, part)  # "in morning trading"
    if scan.words[i] == "night" or word(scan, first - 1) != "the":
        return None
    if word(scan, first - 2) not in ("in", "during") or word(scan, i + 1) == "of":
        return None
    return read(scan, first - 1, i, "TIME", "last day", (0,), mod, part)


def read_overnight(scan: Scan, i: int) -> Reading | None:
    """The night that ended this morning; not an overnight success."""
    classes = time_words().words
    if word(scan, i + 1) in classes.overnight_things or word(scan, i - 1) in classes.made_overnight:
        return None
    j = i + 2 if word(scan, i + 1) == "on" else i + 1
    day = day_reading(scan, j)
    if day is not None and day.part is None:  # "overnight on Monday", "overnight Monday"
        last = day.last if j == i + 1 else i
        return read(scan, i, last, "TIME", day.rule, day.data, None, "TNI")
    return read(scan, i, i, "TIME", "day", (-1,), None, "TNI")
