"""Holidays and named days, fixed and moving: how they are read, and on which day of a year they fall."""

import re
from datetime import date, timedelta
from functools import cache

import msgspec

from newsfacts.documents.lexicon import LexiconError, read_lexicon
from newsfacts.extractors.calendars import easter, make_date, nth_weekday
from newsfacts.extractors.readings import Reading, is_year_word, read, word
from newsfacts.extractors.scanning import WORD_RE, Scan
from newsfacts.extractors.timewords import time_words

RULE_RE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<shift>[+-]\d+)|nth (?P<of>\d+) (?P<weekday>\d) (?P<n>-?\d)"
)


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named day and the rule that finds it in a year."""

    names: tuple[str, ...]
    rule: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon."""

    holiday: tuple[Holiday, ...]


@cache
def holidays() -> Holidays:
    """The lexicon, read once."""
    return read_lexicon("extractors", "times_holidays", Holidays)


@cache
def holiday_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names, cut into words as the scan cuts them, by first word; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in holidays().holiday:
        for name in entry.names:
            words = tuple(piece.strip() for piece in WORD_RE.findall(name))
            found.setdefault(words[0], []).append((words, entry.rule))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])))
        for first, names in found.items()
    }


@cache
def holiday_date(rule: str, year: int) -> date | None:
    """The day of a year on which a rule falls.

    Raises:
        LexiconError: The rule is not one of the three forms.
    """
    match = RULE_RE.fullmatch(rule)
    if match is None:
        raise LexiconError(f"times_holidays.toml: no rule is written {rule!r}")
    if match["month"]:
        return make_date(year, int(match["month"]), int(match["day"]))
    if match["shift"]:
        return easter(year) + timedelta(days=int(match["shift"]))
    return nth_weekday(year, int(match["of"]), int(match["weekday"]), int(match["n"]))


def read_holiday(scan: Scan, i: int) -> Reading | None:
    """The holiday whose name begins at ``i``, with "last" or a year: "Thanksgiving 2012"."""
    if not scan.is_capitalised(i):
        return None
    words = scan.words
    for names, rule in holiday_names().get(words[i], ()):
        last = i + len(names) - 1
        if tuple(words[i : last + 1]) == names:
            break
    else:
        return None
    following = word(scan, last + 1)
    if following[:1].isalpha() and scan.is_capitalised(last + 1):
        return None  # Easter Island, the Good Friday Agreement
    single = len(names) == 1
    first, mode, year = i, None, None
    previous = word(scan, i - 1)
    deictic = time_words().deictics.get(previous)
    if deictic is not None and previous not in ("present", "current"):
        first, mode = i - 1, deictic
    elif single and following in (
        "card",
        "cards",
        "tree",
        "trees",
        "gift",
        "gifts",
        "party",
        "dinner",
        "shopping",
        "sales",
        "carols",
        "egg",
        "eggs",
    ):
        return None
    elif (
        single
        and previous[:1].isalpha()
        and scan.is_capitalised(i - 1)
        and previous not in ("on", "at", "by", "since", "before", "after", "the", "around", "for")
    ):
        return None
    if is_year_word(following):
        year, last = int(following), last + 1
    elif following == "week" and single:
        return read(scan, first, last + 1, "DATE", "holiday", (rule, mode, None, "W"))
    return read(scan, first, last, "DATE", "holiday", (rule, mode, year, "D"))
