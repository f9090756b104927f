"""Numbers that count nothing: years, dates, clock times, ordinals, identifiers, scores, idioms.

Every function looks at the words around one number and gives the reason, or None.
"""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.numerals import HYPHENS, Numeral
from newsfacts.extractors.scanning import WORD_RE, Scan

DASHES = (*HYPHENS, "–", "—", "‑", "−")
FIRST_YEAR, LAST_YEAR = 1000, 2100
MODERN_YEAR = 1900
YEAR_DIGITS = 4
PHONE_DIGITS = 7
LINK_MARKS = ("://", "www.", "@", ".co/", ".com", ".org", "#")


class NonQuantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words around numbers that count nothing."""

    designators: frozenset[str]
    capital_designators: frozenset[str]
    idioms: tuple[str, ...]
    back_references: frozenset[str]
    pointers: frozenset[str]
    streets: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    clock: frozenset[str]
    year_cues: frozenset[str]
    eras: frozenset[str]
    score_words: frozenset[str]
    ordinals: frozenset[str]
    galleries: frozenset[str]
    screens: frozenset[str]
    weapons: frozenset[str]


class Idiom(NamedTuple):
    """A set phrase, cut into words, and where its number stands in it."""

    words: tuple[str, ...]
    at: int


@cache
def nonquantities() -> NonQuantities:
    """The lexicon, read once."""
    return read_lexicon("extractors", "nonquantities", NonQuantities)


@cache
def _idioms() -> dict[str, tuple[Idiom, ...]]:
    """Every idiom under each of its words, as any of them may be the number."""
    table: dict[str, list[Idiom]] = {}
    for phrase in nonquantities().idioms:
        words = tuple(piece.rstrip() for piece in WORD_RE.findall(phrase))
        for at, word in enumerate(words):
            table.setdefault(word, []).append(Idiom(words, at))
    return {word: tuple(entries) for word, entries in table.items()}


def idiom(scan: Scan, index: int) -> bool:
    """Whether the number word at ``index`` stands in a set phrase."""
    words = scan.words
    for phrase in _idioms().get(words[index], ()):
        first = index - phrase.at
        if first >= 0 and tuple(words[first : first + len(phrase.words)]) == phrase.words:
            return True
    return False


def glued(scan: Scan, index: int) -> str | None:
    """A number that touches letters, or marks of a link, phone number or code, before it."""
    words = scan.words
    if not scan.touches(index):
        return None
    previous = words[index - 1]
    if previous[0].isalpha():
        return "link" if _in_link(scan, index) else "identifier"
    if previous in ("#", "_", "@", "=", "\\", "&", "№"):
        if previous == "=" and index > 1 and words[index - 2] == "y":
            return None
        return "link" if previous == "@" or _in_link(scan, index) else "identifier"
    if previous in (".", "/", ":", "?", "%"):
        if _in_link(scan, index):
            return "link"
        before = words[index - 2] if index > 1 and scan.touches(index - 1) else ""
        if previous == ":":
            return "clock time" if before[:1].isdigit() else None
        if previous == "/":
            return (
                "date"
                if before[:1].isdigit()
                else ("identifier" if before[:1].isalpha() and len(before) < 3 else None)
            )  # noqa: PLR2004
        if previous == "." and before[:1].isalnum() and not before.endswith(("rs", "no")):
            # "ID.3" but "end.12 people" of a text that lost its space
            return "identifier" if before.isalpha() and len(before) < 3 else None  # noqa: PLR2004
        return None
    if previous in DASHES and index > 1 and scan.touches(index - 1):
        before = words[index - 2]
        if before[:1].isalpha() and not _is_number_word_end(before):
            if before in (
                "pre",
                "post",
                "sub",
                "plus",
                "minus",
                "now",
                "then",
                "about",
                "over",
                "under",
                "nearly",
                "around",
                "mid",
                "early",
                "late",
                "to",
                "and",
                "or",
                "about",
            ):
                return None
            return "link" if _in_link(scan, index) else "identifier"
    return None


def _is_number_word_end(word: str) -> bool:
    return word in (
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "a",
    )


def ordinal(scan: Scan, index: int) -> bool:
    """ "82nd", "1990s"."""
    following = index + 1
    return (
        following < len(scan.words)
        and scan.touches(following)
        and scan.words[following] in nonquantities().ordinals
    )


def clock_time(scan: Scan, index: int) -> bool:
    """ "7.05am", "at 0401 GMT", "9:01 p.m.", "5 o'clock"."""
    words = scan.words
    following = words[index + 1] if index + 1 < len(words) else ""
    if following in nonquantities().clock and "0" <= words[index] < ":":
        if following in ("hrs", "et", "local", "est", "noon", "midnight", "ist"):
            return following not in ("hrs", "noon", "midnight") and (
                len(words[index]) == YEAR_DIGITS
                or words[index - 1] in (".", ":")
                or following != "local"
            )
        return True
    if following == "o" and words[index + 2 : index + 4] and words[index + 2] in ("'", "’"):
        return True
    if following == ":" and scan.touches(index + 1) and index + 2 < len(words):
        return words[index + 2][:1].isdigit() and scan.touches(index + 2)
    return False


def calendar_date(scan: Scan, index: int, numeral: Numeral) -> bool:
    """ "March 29", "29 March", "Oct. 30,": a small number beside a month."""
    words = scan.words
    months = nonquantities().months
    if numeral.low is None or not 0 < numeral.low <= 31 or not words[index].isdecimal():  # noqa: PLR2004
        return False
    before = index - 1
    if before > 0 and words[before] == ".":
        before -= 1
    if before >= 0 and words[before] in months and scan.is_capitalised(before):
        return words[before] not in ("may", "mar") or not _verb_follows(scan, index)
    after = numeral.last + 1
    return after < len(words) and words[after] in months and scan.is_capitalised(after)


def _verb_follows(scan: Scan, index: int) -> bool:
    return (
        index + 1 < len(scan.words)
        and scan.words[index + 1].isalpha()
        and scan.words[index + 1].endswith("s")
    )


def is_year_shaped(word: str) -> bool:
    """Whether a word could be a year."""
    return len(word) == YEAR_DIGITS and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def year(scan: Scan, index: int, *, modified: bool, counted: tuple[int, int] | None) -> bool:
    """Whether a plain number of four digits is a year.

    Args:
        scan: The article.
        index: The number.
        modified: Whether a cue such as "about" stands before it.
        counted: The noun phrase that stands right behind it, if there is one.
    """
    words = scan.words
    word = words[index]
    if not is_year_shaped(word):
        return False
    following = words[index + 1] if index + 1 < len(words) else ""
    previous = words[index - 1] if index else ""
    table = nonquantities()
    if following in table.eras or previous in ("a.d.", "ad", "bc", "circa"):
        return True
    if previous in table.months or words[max(0, index - 2)] in table.months:
        return True
    if modified:
        return False
    near = counted is not None and counted[0] == counted[1]
    if int(word) < MODERN_YEAR:
        return previous in EARLY_YEAR_CUES and not near
    # "2018 sales" is a year; "2000 people" is not
    return (
        not (near and counted is not None and words[counted[1]] in PEOPLE)
        or previous in EARLY_YEAR_CUES
    )


EARLY_YEAR_CUES = frozenset(
    ("in", "since", "by", "until", "till", "from", "during", "before", "after", "circa", "early", "late", "mid", "year", "between", "a.d.", "bc", "around", "back", "(")
)  # fmt: skip
PEOPLE = frozenset(
    ("people", "soldiers", "troops", "men", "women", "children", "civilians", "workers", "residents", "students", "refugees", "families", "homes", "houses", "prisoners", "patients",
     "migrants", "protesters", "demonstrators", "policemen", "officers", "employees", "jobs", "deaths", "cases", "villagers", "passengers", "fighters", "militants", "rebels", "members", "copies", "tonnes", "tons")
)  # fmt: skip


def spaced_date(scan: Scan, index: int) -> int | None:
    """ "2009 04 25": the last word of a date whose marks were lost, or None."""
    words = scan.words
    if index + 2 >= len(words) or not is_year_shaped(words[index]):
        return None
    month, day = words[index + 1], words[index + 2]
    if len(month) == len(day) == 2 and month.isdecimal() and day.isdecimal():  # noqa: PLR2004
        return index + 2 if 0 < int(month) <= 12 and 0 < int(day) <= 31 else None  # noqa: PLR2004
    return None


def year_pair(scan: Scan, index: int, numeral: Numeral) -> int | None:
    """ "2014-15", "2019/20", "between 1600 and 1900": the last word of a pair of years, or None."""
    words = scan.words
    word = words[index]
    if not is_year_shaped(word):
        return None
    if numeral.last != index or index + 2 >= len(words):
        return None
    joint, second = words[index + 1], words[index + 2]
    if joint in (*DASHES, "/") and scan.touches(index + 1) and scan.touches(index + 2):
        if second.isdecimal() and len(second) == 2:  # noqa: PLR2004
            return index + 2 if int(word) >= MODERN_YEAR else None
    if joint in (*DASHES, "/", "and", "to") and second.isdecimal() and len(second) == YEAR_DIGITS:
        if MODERN_YEAR <= int(word) < int(second) <= LAST_YEAR:
            return index + 2
        if (
            words[index - 1] in ("between", "a.d.", "from")
            and int(word) < int(second) <= LAST_YEAR
            and index + 3 < len(words)
            and not words[index + 3].endswith("s")
        ):
            return index + 2
    return None


def identifier(scan: Scan, index: int, numeral: Numeral, *, counts: bool) -> str | None:
    """Names with numbers: "Flight 370", "Planet 9", "iPhone 12", "S&P 500", "ISO 3888-2"."""
    words = scan.words
    if index == 0 or numeral.form not in ("digits", "words") or numeral.scale > 1:
        return None
    word = words[index]
    previous = words[index - 1]
    if (
        previous == "."
        and index > 1
        and words[index - 2] in ("no", "nos", "vol", "pt", "ch", "art", "sec")
    ):
        return "identifier"
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return "identifier"
    if scan.starts[index] - scan.ends[index - 1] > 1:
        return None  # another line or cell
    table = nonquantities()
    if words[index + 1 : index + 2] == ["zip"]:
        return "identifier"
    if previous in table.designators:
        capital = scan.is_capitalised(index - 1)
        if previous not in table.capital_designators and (not counts or numeral.form == "digits"):
            return "identifier"
        if capital and (not counts or (numeral.form == "digits" and not _starts_sentence(scan, index - 1))):
            return "identifier"
        if capital and numeral.form == "words" and scan.is_capitalised(index):
            return "identifier"  # "Year Six students"
        if (
            numeral.form == "digits"
            and word.isdecimal()
            and len(word) < YEAR_DIGITS
            and previous in LABELS
        ):
            return "identifier"
    if previous == "p" and index > 2 and words[index - 3] == "s":  # noqa: PLR2004
        return "identifier"  # S&P 500
    if (
        numeral.form == "digits"
        and word.isdecimal()
        and len(word) <= YEAR_DIGITS
        and not counts
        and previous[0].isalpha()
        and _is_name(scan, index - 1)
        and not _starts_sentence(scan, index - 1)
        and previous not in table.months
        and previous not in table.weekdays
    ):
        return "identifier"
    return None


# These number things even in lower case: "phase 3", "category 4", "page 12".
LABELS = frozenset(
    ("phase", "tier", "category", "type", "level", "stage", "grade", "page", "figure", "table", "line", "unit", "number", "box", "section", "room", "day", "week",
     "zone", "division", "formula", "row", "step", "class")
)  # fmt: skip


def _is_name(scan: Scan, index: int) -> bool:
    """Whether a word has a capital, also inside ("iPhone")."""
    return scan.is_capitalised(index) or not scan.original(index).islower()


def _starts_sentence(scan: Scan, index: int) -> bool:
    if index == 0:
        return True
    return (
        scan.words[index - 1] in (".", "?", "!", "”", "“", ":", "*", "-", "—")
        or "\n" in scan.text[scan.ends[index - 1] : scan.starts[index]]
    )


def address(scan: Scan, last: int) -> bool:
    """ "16-18 Mill Road": up to three capitalised words, the last of them a kind of street."""
    words, streets = scan.words, nonquantities().streets
    if words[last + 1 : last + 2] == ["block"]:
        return True  # "the 2200 block of Mill Road"
    for position in range(last + 1, min(last + 5, len(words))):
        if words[position][:1].isalpha() and not scan.is_capitalised(position):
            return False
        if words[position] in streets and position > last + 1:
            return True
        if not words[position][:1].isalnum():
            return False
    return False


def counter(scan: Scan, index: int) -> bool:
    """"Image 5 of 111", "Photo: 1 / 5": the place of a picture in a gallery."""
    words = scan.words
    labels = nonquantities().galleries
    if words[index - 1] in ("of", "/") and index > 2 and words[index - 2].isdecimal():
        return words[index - 3] in labels or words[index - 1] == "/"
    if words[index - 1] == "/" and index > 3 and words[index - 2] in ("of", "/"):
        return words[index - 3].isdecimal()
    return words[index - 1] in labels and words[index + 1 : index + 2] in (["of"], ["/"])


def calibre(scan: Scan, last: int) -> bool:
    """"a 9 mm handgun": the name of a weapon, no distance."""
    words, weapons = scan.words, nonquantities().weapons
    return any(word in weapons for word in words[last + 1 : last + 4])


def is_title(scan: Scan, first: int, last: int) -> bool:
    """"'60 Minutes'": a unit with a capital behind a quotation mark names something."""
    return (
        first > 0
        and scan.words[first - 1] in ("'", "‘", '"', "“", "’")
        and scan.touches(first)
        and scan.is_capitalised(last)
    )


def phone(scan: Scan, index: int, numeral: Numeral) -> int | None:
    """ "555-0199", "+44 20 7946 0958": the last word of a phone number, or None."""
    words = scan.words
    if not words[index].isdecimal() or numeral.scale > 1:
        return None
    last, digits, groups = index, len(words[index]), 1
    plus = index > 0 and words[index - 1] == "+" and scan.touches(index)
    if words[index - 1] == "(" and words[index + 1 : index + 2] == [")"] and index + 3 < len(words):
        number = index + 2
        if len(words[index]) == 3 and words[number].isdecimal() and words[number + 1] in DASHES:  # noqa: PLR2004
            return phone(scan, number, numeral._replace(first=number)) or number
    while (
        last + 2 < len(words) and words[last + 1] in (*DASHES, ".") and words[last + 2].isdecimal()
    ):
        if not (scan.touches(last + 1) and scan.touches(last + 2)):
            break
        last, digits, groups = last + 2, digits + len(words[last + 2]), groups + 1
    if groups >= 3 and digits >= PHONE_DIGITS:  # noqa: PLR2004
        return last
    if (
        groups == 2
        and digits >= PHONE_DIGITS
        and len(words[last]) == YEAR_DIGITS
        and len(words[index]) == 3
    ):  # noqa: PLR2004
        return last
    if groups >= 3:  # noqa: PLR2004
        return last
    if plus and last + 1 < len(words) and words[last + 1].isdecimal():
        while last + 1 < len(words) and words[last + 1].isdecimal():
            last += 1
        return last
    if words[index][0] == "0" and len(words[index]) > 2:  # noqa: PLR2004
        while (
            last + 1 < len(words)
            and words[last + 1].isdecimal()
            and scan.starts[last + 1] - scan.ends[last] == 1
        ):
            last += 1
        return last if last > index else None
    return None


def back_reference(scan: Scan, numeral: Numeral) -> bool:
    """ "the two nations", "between the two": "two" only points at what was named."""
    words = scan.words
    if numeral.low != 2 or numeral.form != "words" or numeral.first == 0:  # noqa: PLR2004
        return False
    table = nonquantities()
    previous = words[numeral.first - 1]
    following = words[numeral.last + 1] if numeral.last + 1 < len(words) else ""
    if following in HYPHENS:
        return False
    if not following[:1].isalpha() or following in (
        "of",
        "in",
        "have",
        "had",
        "are",
        "were",
        "will",
        "also",
        "met",
        "and",
        "is",
        "was",
        "may",
        "could",
        "would",
        "said",
        "can",
        "men",
    ):
        return previous in ("the", "these", "those")
    if previous not in table.pointers and not (previous in ("between", "by")):
        return previous in ("neighboring", "neighbouring", "warring") or (
            scan.words[numeral.last + 1] in ("nations",)
            and numeral.first > 0
            and previous in ("between",)
        )
    position = numeral.last + 1
    for step in range(position, min(position + 3, len(words))):
        lemma = noun_lemma(words[step])
        if lemma in table.back_references:
            return True
        if words[step].endswith("s"):
            return False
    return False


def _in_link(scan: Scan, index: int) -> bool:
    """Whether the run of characters without space around the number is a link, handle or address."""
    text = scan.text
    start = end = scan.starts[index]
    floor, roof = max(0, start - 60), min(len(text), end + 40)
    while start > floor and not text[start - 1].isspace():
        start -= 1
    while end < roof and not text[end].isspace():
        end += 1
    chunk = text[start:end]
    return any(mark in chunk for mark in LINK_MARKS)
