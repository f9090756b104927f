"""Names of places and peoples, matched on the words of an article by longest match.

A name is found by its first word in a dictionary, then by the words that follow; nothing is
searched. Many places are words or people's names, too (Nice, Reading, Jordan): the lexicon calls
them ambiguous, and they count only behind a preposition of place or before what contains them.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, TypeAlias, TypeVar

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.mentions import PlaceRelation
from newsfacts.extractors.places.placewords import DemonymLexicon, Marks, PlaceKind, place_lexicon
from newsfacts.extractors.scanning import WORD_RE, Scan

T = TypeVar("T")


class Place(NamedTuple):
    """A place the gazetteer knows, under its canonical name."""

    name: str
    within: str | None  # the country or state that contains it
    kind: PlaceKind
    ambiguous: bool = False  # also a word or a person's name
    capitals: bool = False  # written in capitals only: "US" is a place, "us" and "Us" are not


class Demonym(NamedTuple):
    """An adjective of a country, and whether it is written in capitals only."""

    country: str
    capitals: bool


# The words behind the first one, with what they name; longest first.
PlaceIndex: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], Place], ...]]
DemonymIndex: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], Demonym], ...]]


def match_place(scan: Scan, index: int) -> tuple[int, Place] | None:
    """The place named at a word, with the index of its last word.

    A name wants its capital; an ambiguous one also a preposition before it or its container behind.
    """
    entries = place_index().get(scan.words[index])
    if entries is None or not scan.is_capitalised(index):
        return None
    words, stop = scan.words, len(scan.words)
    for rest, place in entries:
        last = index + len(rest)
        if last < stop and (not rest or tuple(words[index + 1 : last + 1]) == rest):
            if place.capitals and not scan.original(index).isupper():
                continue
            if place.ambiguous and not _is_placed(scan, index, last, place):
                continue
            return last, place
    return None


def match_demonym(scan: Scan, index: int) -> tuple[int, str] | None:
    """The country behind an adjective or a people's name, with the index of its last word."""
    entries = demonym_index().get(scan.words[index])
    if entries is None or not scan.is_capitalised(index):
        return None
    words, stop = scan.words, len(scan.words)
    for rest, demonym in entries:
        last = index + len(rest)
        if last < stop and (not rest or tuple(words[index + 1 : last + 1]) == rest):
            if demonym.capitals and not scan.original(index).isupper():
                continue
            return last, demonym.country
    return None


def match_place_words(words: Sequence[str], index: int) -> tuple[int, Place] | None:
    """``match_place`` for lower-case words that were not scanned; nothing is asked of capitals."""
    return _longest(place_index(), words, index)


def match_demonym_words(words: Sequence[str], index: int) -> tuple[int, str] | None:
    """``match_demonym`` for lower-case words that were not scanned."""
    found = _longest(demonym_index(), words, index)
    return None if found is None else (found[0], found[1].country)


def find_place(name: str) -> Place | None:
    """The place of that name, canonical or not; letters of either case."""
    words = split_name(name)
    found = match_place_words(words, 0) if words else None
    return found[1] if found is not None and found[0] == len(words) - 1 else None


def country_of(place: Place) -> str | None:
    """The country that holds a place, through its region; the place's own name for a country."""
    seen = place
    for _ in range(3):
        if seen.kind == "country" or seen.within is None:
            break
        above = find_place(seen.within)
        if above is None:
            break
        seen = above
    return seen.name if seen.kind == "country" else None


def split_name(name: str) -> tuple[str, ...]:
    """A name as the words that a scan would cut it into."""
    return tuple(piece.rstrip() for piece in WORD_RE.findall(name.lower()))


@cache
def place_relations() -> dict[str, PlaceRelation]:
    """The relation that each preposition of place says."""
    return {
        word: relation for relation, words in place_lexicon().relations.items() for word in words
    }


@cache
def for_relations() -> dict[str, PlaceRelation]:
    """The relation that "for" says of a place behind each word: "left for", "aid for"."""
    listed = place_lexicon().for_relations
    return {word: relation for relation, words in listed.items() for word in words}


@cache
def place_marks() -> Marks:
    """The words that make a place of a name."""
    return place_lexicon().marks


@cache
def adjectives() -> dict[str, str]:
    """The adjective of each country, the first one that the lexicon lists."""
    lexicon = read_lexicon("extractors", "demonyms", DemonymLexicon)
    first: dict[str, str] = {}
    for adjective, country in lexicon.adjectives.items():
        first.setdefault(country, adjective)
    return first


@cache
def place_index() -> PlaceIndex:
    """Every name of a place by its first word."""
    lexicon = place_lexicon()
    places: dict[str, Place] = {}

    def add(name: str, within: str | None, kind: PlaceKind) -> None:
        # "Columbus, Georgia" is the second Columbus: it is found with its container only
        base = name.partition(",")[0]
        places[name] = Place(base, within, kind, name in lexicon.ambiguous, _is_short(name))

    for name in lexicon.areas.names:
        add(name, None, "area")
    for name in lexicon.seas.names:
        add(name, None, "sea")
    for name in lexicon.countries:
        add(name, None, "country")
    for within, names in lexicon.regions.items():
        for name in names:
            add(name, within, "region")
    for within, names in lexicon.cities.items():
        for name in names:
            # a state that shares its name with a country is written "country, state"
            add(name, within.rpartition(", ")[2], "city")
    for alias, name in lexicon.aliases.items():
        places[alias] = places[name]._replace(
            capitals=_is_short(alias), ambiguous=alias in lexicon.ambiguous
        )
    return _index_names(places)


@cache
def demonym_index() -> DemonymIndex:
    """Every adjective and people's name by its first word."""
    lexicon = read_lexicon("extractors", "demonyms", DemonymLexicon)
    names: dict[str, Demonym] = {}
    for name, country in [*lexicon.adjectives.items(), *lexicon.people.items()]:
        names[name] = Demonym(country, capitals=False)
        if name.endswith("man"):
            names[name[:-3] + "men"] = Demonym(country, capitals=False)
        elif not name.endswith(("s", "se", "sh", "ch", "ic", "z", " Zealand")):
            names[name + "s"] = Demonym(country, capitals=False)
    for name, country in lexicon.abbreviations.items():
        names[name] = Demonym(country, _is_short(name))
    return _index_names(names)


def _index_names(names: dict[str, T]) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for name, entry in names.items():
        words = split_name(name)
        index.setdefault(words[0], []).append((words[1:], entry))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in index.items()
    }


def _longest(
    index: dict[str, tuple[tuple[tuple[str, ...], T], ...]], words: Sequence[str], at: int
) -> tuple[int, T] | None:
    for rest, entry in index.get(words[at], ()):
        last = at + len(rest)
        if last < len(words) and tuple(words[at + 1 : last + 1]) == rest:
            return last, entry
    return None


def _is_short(name: str) -> bool:
    """Whether a name is an abbreviation in capitals, which would be a word without them."""
    return name.isupper() and "." not in name


def _is_placed(scan: Scan, first: int, last: int, place: Place) -> bool:
    """Whether the words around an ambiguous name show that a place is meant."""
    words = scan.words
    if first > 0 and words[first - 1] in place_relations():
        # "to Jordan Smith", "of Charlotte Brown": a surname behind it speaks for a person
        return not _starts_name(scan, last + 1)
    if first > 1 and words[first - 1] == "," and words[last + 1 : last + 2] in ([","], ["."]):
        return _starts_name(scan, first - 2)  # "in Leesburg, Georgia, on Monday"
    if last + 2 < len(words) and words[last + 1] == ",":
        # a list of places, or a container: "Mobile, Alabama"
        return words[last + 2] in place_index() and scan.is_capitalised(last + 2)
    if place.kind == "country":
        # "Jordan's army", "Georgia and Moldova": no word of a name before it or behind it
        return not _starts_name(scan, first - 1) and not _starts_name(scan, last + 1)
    return False


def _starts_name(scan: Scan, index: int) -> bool:
    """Whether a word could be part of a person's name."""
    if not 0 <= index < len(scan.words) or not scan.words[index].isalpha():
        return False
    return scan.is_capitalised(index) and scan.words[index] not in demonym_index()
