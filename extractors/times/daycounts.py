"""Read days that are counted or stand beside others: "a third straight day", "the day before"."""

from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.clocktimes import day_reading
from newsfacts.extractors.times.holidays import holiday_names, read_holiday
from newsfacts.extractors.times.readings import DASHES, Reading, read, word
from newsfacts.extractors.times.timewords import time_words
from newsfacts.extractors.times.weekdays import read_weekday

CLOSING_MARKS = frozenset(".,;)")


def read_running_day(scan: Scan, i: int) -> Reading | None:
    """Read "a third consecutive day"; none where its own day follows: "… day on Monday"."""
    words = scan.words
    if word(scan, i - 1) not in time_words().words.running or word(scan, i + 1) in DASHES:
        return _day_of_event(scan, i)
    number = time_words().ordinals.get(word(scan, i - 2), 0)
    if number < 1 or word(scan, i - 3) not in ("a", "the", "his", "her", "its", "their"):
        return None
    j = i + 2 if word(scan, i + 1) == "on" else i + 1
    if word(scan, j) in time_words().weekdays or word(scan, j) in time_words().day_words:
        return None
    first = i - 3 if words[i - 3] in ("a", "the") else i - 2
    return read(scan, first, i, "DATE", "running day")


def _day_of_event(scan: Scan, i: int) -> Reading | None:
    """Read "it is the second day of the siege", "entered its tenth day": the day that is told."""
    number, first = _ordinal_at(scan, i - 1)
    before = word(scan, first - 1)
    owned = before in ("its", "their")
    if number < 1 or (before != "the" and not owned):
        return None
    told = word(scan, first - 2) in time_words().words.before_day_numbers
    follows = word(scan, i + 1)
    if not told or (follows != "of" and (not owned or follows[:1].isalpha())):
        return None
    return read(scan, first if owned else first - 1, i, "DATE", "running day")


def _ordinal_at(scan: Scan, k: int) -> tuple[int, int]:
    """The number and first word of an ordinal that ends at ``k``: "second", "22nd"; 0 for none."""
    if word(scan, k) in time_words().words.ordinal_suffixes and scan.touches(k):
        text = word(scan, k - 1)
        return (int(text) if text.isdecimal() and len(text) <= 3 else 0), k - 1
    return time_words().ordinals.get(word(scan, k), 0), k


def _day_at(scan: Scan, j: int) -> Reading | None:
    """The single day whose words begin at ``j``: "yesterday", "last Tuesday", "the Oct. 3 fire"."""
    if word(scan, j) == "the":
        j += 1
    found = day_reading(scan, j)
    if found is None and word(scan, j) in holiday_names():
        found = read_holiday(scan, j)
    if found is None and word(scan, j + 1) in time_words().weekdays:
        found = read_weekday(scan, j + 1)
        found = None if found is None or found.first != j else found
    if found is None or found.type != "DATE" or found.part is not None:
        return None
    return found if found.rule in ("day", "weekday", "monthday", "holiday") else None


def read_unit_beside(scan: Scan, i: int, k: int, unit: str) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow", "the month before."."""
    step = -1 if word(scan, i + 1) == "before" else 1
    other = _day_at(scan, i + 2) if unit in ("D", "W") else None
    if other is not None and unit == "W":  # "the week before Christmas"
        return read(scan, k, other.last, "DATE", "week beside", (step, other))
    if other is not None and other.rule == "day":
        return read(scan, k, other.last, "DATE", "day", (other.data[0] + step,))
    if other is not None:
        return read(scan, k, other.last, "DATE", "day beside", (step, other))
    if word(scan, i + 2) in CLOSING_MARKS:
        # "The day before, the board had met", "it had met the day before."
        mode = "previous" if step < 0 else "following"
        return read(scan, k, i + 1, "DATE", "unit", (unit, mode))
    return None
