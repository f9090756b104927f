"""Units of measure and currencies behind a number ("5 km", "1,200€"), looked up word by word.

Both lexicons are cut into words as an article is, so that "sq. km" or "lb-ft" need no pattern.
"""

from functools import cache
from typing import NamedTuple

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.morphology import morphology
from newsfacts.extractors.quantities.numberwords import HYPHENS
from newsfacts.extractors.quantities.unitwords import currency_lexicon, units
from newsfacts.extractors.scanning import WORD_RE, Scan

MONEY = "money"
PER = ("per", "a", "an")
DOLLAR = "$"


class Entry(NamedTuple):
    """One spelling of a unit: the words behind the first, and what it asks for."""

    rest: tuple[str, ...]
    code: str
    metric: str
    tight: bool = False  # must touch the number
    exact: str | None = None  # must be written like this, upper case and all
    symbol: bool = False


class Measure(NamedTuple):
    """A unit found in the text: its first and last word, code and metric."""

    first: int
    last: int
    code: str
    metric: str


def cut(text: str) -> tuple[str, ...]:
    """Text as the words that a scan of it would have."""
    return tuple(piece.rstrip() for piece in WORD_RE.findall(text.lower()))


@cache
def unit_table() -> dict[str, tuple[Entry, ...]]:
    """Every spelling that may stand behind a number, by its first word, longest first."""
    table: dict[str, list[Entry]] = {}
    for unit in units():
        for name in unit.names:
            for form in _numbers_of(name):
                _add(table, form, Entry((), unit.code, unit.metric))
        for name in unit.after:
            _add(table, name, Entry((), unit.code, unit.metric))
        for symbol in (*unit.symbols, *unit.tight):
            cased = symbol != symbol.lower() or len(symbol) == 1  # "MB"; "5 g" but not "5G"
            exact = symbol if symbol.isascii() and cased else None
            tight = symbol in unit.tight
            _add(table, symbol, Entry((), unit.code, unit.metric, tight, exact, symbol=True))
    _add_currencies(table)
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry.rest), entry.exact is None)))
        for word, entries in table.items()
    }


def read_unit(scan: Scan, index: int) -> Measure | None:
    """The unit that starts at the word ``index``, right behind a number, or None."""
    words = scan.words
    if index >= len(words):
        return None
    start = index
    if words[index] in HYPHENS and index + 1 < len(words) and scan.touches(index):
        index += 1
    entries = unit_table().get(words[index])
    if entries is None or breaks_before(scan, start):
        return None
    for entry in entries:
        last = match_unit(scan, index, entry, hyphen=index > start)
        if last is not None:
            return Measure(start, last, entry.code, entry.metric)
    return None


def match_unit(scan: Scan, index: int, entry: Entry, *, hyphen: bool) -> int | None:
    """The last word of a spelling that stands at ``index``, or None."""
    words = scan.words
    last = index
    for want in entry.rest:
        last += 1
        if last < len(words) and words[last] in HYPHENS and want != words[last]:
            last += scan.touches(last)  # "1,200-square-foot"
        if last >= len(words) or words[last] != want:
            return None
    if entry.tight and (hyphen or not _near(scan, index)):
        return None
    if entry.exact is not None and scan.text[scan.starts[index] : scan.ends[last]] != entry.exact:
        return None
    if entry.symbol and _is_abbreviated_plural(scan.text[scan.starts[index] : scan.ends[last]]):
        return None  # "40 MPs" are no metres per second
    letter = entry.symbol and last == index and len(words[index]) == 1 and words[index].isalpha()
    if last + 1 < len(words) and scan.touches(last + 1):
        glued = words[last + 1]
        if glued in HYPHENS and scan.is_capitalised(index) and _is_number_at(scan, last + 2):
            return None  # "four Mi-24 helicopters"
        if glued[0].isalnum() or (letter and glued in HYPHENS):
            return None
    if letter and scan.starts[index] - scan.ends[index - 1] > 1:
        return None
    return last


def _is_number_at(scan: Scan, index: int) -> bool:
    return index < len(scan) and scan.touches(index) and scan.words[index].isdecimal()


def _is_abbreviated_plural(surface: str) -> bool:
    return surface[-1] == "s" and len(surface) > len("s") + 1 and surface[:-1].isupper()


def is_pound(scan: Scan, measure: Measure, *, scaled: bool) -> bool:
    """Whether "pounds" are money: with "million", or where the article has "£".

    "a 200-pound man" and "40 pounds of rice" are a weight.
    """
    words = scan.words
    if measure.code != "lb" or words[measure.last] not in ("pound", "pounds"):
        return False
    if words[measure.first] in HYPHENS:
        return False
    if measure.last + 1 < len(words) and words[measure.last + 1] == "of":
        return False
    return scaled or "£" in scan.text


def _add(table: dict[str, list[Entry]], text: str, entry: Entry) -> None:
    words = cut(text)
    exact = entry.exact if len(words) == 1 else None
    table.setdefault(words[0], []).append(entry._replace(rest=words[1:], exact=exact))


def _add_currencies(table: dict[str, list[Entry]]) -> None:
    lexicon = currency_lexicon()
    for currency in lexicon.currency:
        for name in currency.names:
            for form in _numbers_of(name):
                _add(table, form, Entry((), currency.code, MONEY))
        for symbol in currency.symbols:
            if symbol.isalpha():  # "110 JPY", "150 kn"; "12 all" is none
                exact = symbol if symbol in lexicon.lower_case else symbol.upper()
                _add(table, symbol, Entry((), currency.code, MONEY, exact=exact))
            elif len(symbol) == 1 and symbol != DOLLAR:
                _add(table, symbol, Entry((), currency.code, MONEY, tight=True))
        for symbol in currency.after:
            _add(table, symbol, Entry((), currency.code, MONEY, tight=True, symbol=True))


def _near(scan: Scan, index: int) -> bool:
    """Whether a sign touches the number; "68 p" may have a space where no noun follows."""
    if scan.touches(index):
        return True
    following = scan.words[index + 1] if index + 1 < len(scan.words) else "."
    return scan.words[index] == "p" and (
        following in ("at", "to", "after", "on", "a") or not following[:1].isalpha()
    )


def _numbers_of(name: str) -> tuple[str, ...]:
    """Singular and plural: the head of "mile per hour" is its first noun."""
    words = name.replace("-", " - ").split()
    head = next((i - 1 for i, word in enumerate(words) if word in PER and i), len(words) - 1)
    plural = [*words[:head], _plural(words[head]), *words[head + 1 :]]
    forms = [name, " ".join(plural).replace(" - ", "-")]
    if words[0] == "degree":
        forms.append(" ".join(["degrees", *words[1:]]))
    return tuple(dict.fromkeys(forms))


@cache
def _irregular_plurals() -> dict[str, str]:
    return {
        singular: plural
        for plural, singular in morphology().plurals.items()
        if not plural.endswith("s") or singular == "penny"
    }


def _plural(word: str) -> str:
    irregular = _irregular_plurals().get(word)
    if irregular is not None:
        return irregular
    if word.endswith((".", "s")) or len(word) < 3:
        return word
    if word.endswith(("x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
