"""Units of measure and currencies: before the number ("$5"), behind it ("5 km"), and rates ("a day").

Both lexicons are cut into words as an article is, so that "sq. km" or "lb-ft" are looked up word by word.
"""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.morphology import morphology, noun_lemma
from newsfacts.extractors.numerals import HYPHENS
from newsfacts.extractors.scanning import WORD_RE, Scan

MONEY = "money"
PER = ("per", "a", "an")
SHORT_SYMBOL = 1


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit of measure as the lexicon has it."""

    code: str
    metric: str
    names: tuple[str, ...] = ()  # singular
    symbols: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()  # only where they touch the number
    after: tuple[str, ...] = ()  # names without a plural
    base: str | None = None
    factor: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A currency: its code is the unit of its amounts."""

    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    after: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class _Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: tuple[Unit, ...]


class _Currencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    currency: tuple[Currency, ...]


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


@cache
def units() -> tuple[Unit, ...]:
    """The units of measure, read once."""
    return read_lexicon("extractors", "units", _Units).unit


@cache
def currencies() -> tuple[Currency, ...]:
    """The currencies, read once."""
    return read_lexicon("extractors", "currencies", _Currencies).currency


@cache
def unit_table() -> dict[str, tuple[Entry, ...]]:
    """Every spelling that may stand behind a number, by its first word, longest first."""
    table: dict[str, list[Entry]] = {}

    def add(text: str, code: str, metric: str, **flags: bool) -> None:
        words = _cut(text)
        exact = text if flags.get("symbol") and not text.islower() and text.isascii() else None
        exact = exact if len(words) == 1 else None
        table.setdefault(words[0], []).append(
            Entry(
                words[1:],
                code,
                metric,
                flags.get("tight", False),
                exact,
                flags.get("symbol", False),
            )
        )

    for unit in units():
        for name in unit.names:
            for form in _numbers_of(name):
                add(form, unit.code, unit.metric)
        for name in unit.after:
            add(name, unit.code, unit.metric)
        for symbol in unit.symbols:
            add(symbol, unit.code, unit.metric, symbol=True)
        for symbol in unit.tight:
            add(symbol, unit.code, unit.metric, symbol=True, tight=True)
    for currency in currencies():
        for name in currency.names:
            for form in _numbers_of(name):
                add(form, currency.code, MONEY)
        for symbol in currency.symbols:
            if symbol.isalpha():  # "110 JPY", "150 kn"; "12 all" is none
                upper = symbol if symbol in ("kn", "zł", "kč") else symbol.upper()
                table.setdefault(symbol, []).append(Entry((), currency.code, MONEY, exact=upper))
            elif len(symbol) == SHORT_SYMBOL and symbol != "$":
                table.setdefault(symbol, []).append(Entry((), currency.code, MONEY, tight=True))
        for symbol in currency.after:
            add(symbol, currency.code, MONEY, tight=True)
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.rest)))
        for word, entries in table.items()
    }


@cache
def prefix_table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Currency signs that stand before the number, by their last word: the words before it, the code."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for currency in currencies():
        for symbol in currency.symbols:
            words = _cut(symbol)
            table.setdefault(words[-1], []).append((words[:-1], currency.code))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in table.items()
    }


def read_unit(scan: Scan, index: int) -> Measure | None:
    """The unit that starts at the word ``index``, right behind a number, or None."""
    words = scan.words
    start = index
    if index < len(words) and words[index] in HYPHENS and scan.touches(index):
        index += 1
        if index < len(words) and not scan.touches(index) and words[index - 1] == "-":
            pass  # "5- kg": a stray space
    if index >= len(words):
        return None
    for entry in unit_table().get(words[index], ()):
        last = _matches(scan, index, entry, hyphen=index > start)
        if last is not None:
            return Measure(start, last, entry.code, entry.metric)
    return None


def read_prefix(scan: Scan, index: int) -> Measure | None:
    """The currency sign that ends right before the word ``index``, or None."""
    if index == 0:
        return None
    words = scan.words
    last = index - 1
    entries = prefix_table().get(words[last])
    if entries is None:
        return None
    for before, code in entries:
        first = last - len(before)
        if first < 0 or tuple(words[first:last]) != before:
            continue
        if not _is_prefix(scan, first, last, index):
            continue
        return Measure(first, last, code, MONEY)
    return None


def read_rate(scan: Scan, index: int, *, money: bool) -> Measure | None:
    """ "a day", "per barrel", "-a-barrel", "/kg" at the word ``index``; code is what it is per."""
    words = scan.words
    start = index
    if index < len(words) and words[index] in HYPHENS and scan.touches(index):
        index += 1
    if index + 1 >= len(words):
        return None
    word = words[index]
    slash = word == "/" and scan.touches(index) and scan.touches(index + 1)
    if not slash and word not in ("per", "a", "an", "each", "every"):
        return None
    index += 1
    if words[index] in HYPHENS and scan.touches(index) and index + 1 < len(words):
        index += 1
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in ("each", "every", "a", "an") and following in (
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "long",
        "-",
    ):
        return None
    unit = next(
        (
            (last, entry)
            for entry in unit_table().get(words[index], ())
            if not entry.tight and (last := _matches(scan, index, entry, hyphen=True)) is not None
        ),
        None,
    )
    if unit is not None:
        last, entry = unit
        if (
            word in ("per", "/")
            or entry.metric == "duration"
            or (money and entry.metric in ("mass", "volume", "area"))
        ):
            return Measure(start, last, entry.code, entry.metric)
    elif words[index].isalpha() and (
        word == "per" or (money and word in ("a", "an") and words[index] in RATE_NOUNS)
    ):
        return Measure(start, index, noun_lemma(words[index]), "count")
    return None


RATE_NOUNS = frozenset(
    ("share", "head", "person", "ticket", "piece", "unit", "night", "dose", "seat", "game", "vote")
)


def is_pound(scan: Scan, measure: Measure, *, scaled: bool) -> bool:
    """Whether "pounds" are money: with "million", where the article has "£", or "pounds" of nothing.

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


def _matches(scan: Scan, index: int, entry: Entry, *, hyphen: bool) -> int | None:
    """The last word of a spelling that stands at ``index``, or None."""
    words = scan.words
    last = index
    for want in entry.rest:
        last += 1
        if (
            last < len(words)
            and words[last] in HYPHENS
            and want != words[last]
            and scan.touches(last)
        ):
            last += 1
        if last >= len(words) or words[last] != want:
            return None
    if entry.tight and (hyphen or not _near(scan, index)):
        return None
    if entry.exact is not None and scan.text[scan.starts[index] : scan.ends[last]] != entry.exact:
        return None
    if last + 1 < len(words) and scan.touches(last + 1):
        glued = words[last + 1]
        if glued[0].isalnum() or (
            entry.symbol and glued in HYPHENS and len(words[index]) == 1 and words[index].isalpha()
        ):
            return None
    if entry.symbol and len(words[index]) == 1 and words[index].isalpha() and last == index:
        # "10 m wide" and "5 W", but "40 g." of a lettered list or an initial is rare enough
        if not scan.touches(index) and scan.starts[index] - scan.ends[index - 1] != 1:
            return None
    return last


def _near(scan: Scan, index: int) -> bool:
    """Whether a sign touches the number; "68 p" may have a space where no word follows."""
    if scan.touches(index):
        return True
    following = scan.words[index + 1] if index + 1 < len(scan.words) else "."
    return scan.words[index] == "p" and (following in ("at", "to", "after", "on", "a") or not following[:1].isalpha())


def _is_prefix(scan: Scan, first: int, last: int, index: int) -> bool:
    """Letters before a number are a currency only in the shape that feeds use: "RM79", "USD 200"."""
    text = scan.text[scan.starts[first] : scan.ends[last]]
    if last > first and not (scan.touches(last) or len(text) > SHORT_SYMBOL * 3):
        return False
    if first > 0 and scan.touches(first) and text[0].isalpha():
        if scan.words[first - 1].isalnum() or scan.words[first - 1] in HYPHENS:
            return False
    if not text.isalpha():
        if text[0].isalpha() and not text[0].isupper():
            return False
        return scan.starts[index] - scan.ends[last] <= 1
    if scan.touches(index):
        return text[0].isupper() and (len(text) > 1 or text == "R")
    return (text.isupper() and len(text) > 2) or text in ("Rs", "Tk", "Rp", "KSh", "RM", "Dh")  # noqa: PLR2004


def _cut(text: str) -> tuple[str, ...]:
    return tuple(piece.rstrip() for piece in WORD_RE.findall(text.lower()))


def _numbers_of(name: str) -> tuple[str, ...]:
    """Singular and plural: the head of "mile per hour" is its first noun."""
    words = name.replace("-", " - ").split()
    head = next((i - 1 for i, word in enumerate(words) if word in PER and i), len(words) - 1)
    forms = [name]
    plural = [*words[:head], _plural(words[head]), *words[head + 1 :]]
    forms.append(" ".join(plural).replace(" - ", "-"))
    if head + 1 == len(words) and words[0] == "degree":
        forms.append(" ".join(["degrees", *words[1:]]))
    return tuple(dict.fromkeys(forms))


def _plural(word: str) -> str:
    irregular = {singular: plural for plural, singular in morphology().plurals.items()}
    if word in irregular and word not in ("penny",):
        return irregular[word]
    if word in (
        "percent",
        "cent.",
        "ft",
        "ft.",
        "mi",
        "lb",
        "oz",
        "horsepower",
        "celsius",
        "sqm",
    ) or word.endswith("."):
        return word
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
