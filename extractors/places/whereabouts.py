"""What stands around the name of a place: its preposition, its container, the words of its name."""

from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import PlaceMention, PlaceRelation
from newsfacts.extractors.places.gazetteer import (
    Place,
    country_of,
    demonym_index,
    find_place,
    for_relations,
    match_place,
    place_marks,
    place_relations,
)
from newsfacts.extractors.places.placewords import place_lexicon
from newsfacts.extractors.scanning import Scan

POSSESSIVES = ("'s", "’s")
LONGEST_NAME = 3  # words of a name that only a type word makes a place
LOOK_BACK = 7  # words between a place and its preposition


class Found(NamedTuple):
    """A place by its first and last word, before its relation is known."""

    first: int
    last: int
    name: str
    within: str | None
    rule: str


def country_of_mention(mention: PlaceMention) -> str | None:
    """The country that a place lies in."""
    place = find_place(mention.name) or (find_place(mention.within) if mention.within else None)
    return country_of(place) if place is not None else None


def read_relation(scan: Scan, first: int) -> tuple[PlaceRelation, Span | None]:
    """The relation of a place by the preposition before it; "in" without a span where none is."""
    words, marks, relations = scan.words, place_marks(), place_relations()
    at = first - 1
    for _ in range(LOOK_BACK):
        if at < 0:
            break
        word = words[at]
        relation = relations.get(word)
        if word == "of" and at > 0 and words[at - 1] in marks.before:
            at -= 2
        elif relation is not None:
            before = words[at - 1] if at > 0 else ""
            if before in marks.compass and word in ("of", "from"):
                return "near", scan.span(at - 1, at)
            if before in ("close", "next", "adjacent") and word == "to":
                return "near", scan.span(at - 1, at)
            if before == "out" and word == "of":
                return "from", scan.span(at - 1, at)
            if before == "according":
                break  # "according to the Chilean figures"
            if word == "for":
                relation = for_relations().get(before, "in")
            return relation, scan.span(at, at)
        elif (
            word in ("the", "its", "their", "a", "-", "capital", "'s", "’s")
            or word in marks.compass
            or word in marks.before
            or word in demonym_index()
        ):
            at -= 1
        else:
            break
    return "in", None


def contains(container: Place, place: Place) -> bool:
    """Whether a place may lie in another: a city in any country or state that follows it."""
    if container.name == place.name:
        return False
    if place.within is None:
        return place.kind == "city" and container.kind in ("country", "region", "city")
    if container.name in (place.within, country_of(place)):
        return True
    return place.kind == "city" and container.kind == "region"


def read_container(scan: Scan, last: int, place: Place, typed: bool) -> tuple[int, str] | None:
    """The container behind a place: ", California", "region of Russia"."""
    found = None
    for _ in range(2):
        at = last + 1
        if at + 1 >= len(scan):
            break
        word = scan.words[at]
        if word not in (",", "(") and not (word in ("of", "in") and (typed or place.within)):
            break
        at += 1
        if scan.words[at] == "the" and at + 1 < len(scan):
            at += 1
        at = skip_compass(scan, at)
        match = match_place(scan, at) if at < len(scan) else None
        if match is None or not contains(match[1], place):
            break
        speaks = place_lexicon().located.speaks
        if word == "," and not speaks.isdisjoint(scan.words[match[0] + 1 : match[0] + 2]):
            break
        found = (match[0], match[1].name if found is None else found[1])
        last = match[0]
        place = match[1]
    return found


def skip_compass(scan: Scan, at: int) -> int:
    """The word behind points of the compass: "northern", "south-east"."""
    while at < len(scan) and (
        scan.words[at] in place_marks().compass or (scan.words[at] == "-" and scan.touches(at))
    ):
        at += 1
    return at


def is_name_word(scan: Scan, index: int) -> bool:
    """Whether a word may be part of a name: a capital, and no word of grammar."""
    word = scan.words[index]
    classes = grammar()
    return (
        word.isalpha()
        and scan.is_capitalised(index)
        and word not in classes.determiners
        and word not in classes.prepositions
        and word not in classes.pronouns
        and word not in place_marks().compass
        and word not in demonym_index()
    )


def last_capital(scan: Scan, first: int) -> int:
    """The last word of the capitals that begin at a word."""
    last = first
    while last + 1 < min(len(scan), first + LONGEST_NAME) and not breaks_before(scan, last + 1):
        if scan.words[last + 1] == "-" and last + 2 < len(scan) and scan.touches(last + 2):
            last += 2
        elif is_name_word(scan, last + 1):
            last += 1
        else:
            break
    return last


def is_hyphened(scan: Scan, index: int) -> bool:
    """Whether a hyphen ties a word to the one before it."""
    words = scan.words
    return (
        1 < index < len(words)
        and words[index - 1] == "-"
        and scan.touches(index)
        and scan.touches(index - 1)
    )


def is_shouting(scan: Scan, first: int, last: int) -> bool:
    """Whether a name and the words beside it are all in capitals."""
    if not scan.original(first).isupper():
        return False
    beside = [at for at in (first - 2, first - 1, last + 1, last + 2) if 0 <= at < len(scan)]
    words = [scan.original(at) for at in beside if scan.words[at].isalpha()]
    words = [word for word in words if len(word) > 1]
    return bool(words) and all(map(str.isupper, words))
