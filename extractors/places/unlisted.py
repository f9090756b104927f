"""Names that no gazetteer lists, told by what stands beside them.

A type word ("Harris County", "the village of Zelenyi Hai"), a known container behind the name
("Leesburg, Georgia") or a preposition before it ("in nearby Karonga") makes a name a place.
"""

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.places.gazetteer import (
    Place,
    match_place,
    match_place_words,
    place_index,
    place_relations,
)
from newsfacts.extractors.places.locating import is_tied, is_time, may_locate, read_located
from newsfacts.extractors.places.placewords import place_lexicon
from newsfacts.extractors.places.whereabouts import (
    LONGEST_NAME,
    POSSESSIVES,
    Found,
    is_name_word,
    last_capital,
    read_container,
    skip_compass,
)
from newsfacts.extractors.scanning import Scan


def read_typed(scan: Scan, index: int) -> Found | None:
    """A name before a type word: "Harris County", "the Zelenyi Hai district"."""
    start = index
    sentence = scan.sentence_index(scan.starts[index])
    floor = scan.sentence_words(sentence)[0] if sentence >= 0 else 0
    while start > max(floor, index - LONGEST_NAME) and is_name_word(scan, start - 1):
        start -= 1
    if start == index and start > floor + 2 and scan.words[start - 1] in POSSESSIVES:
        # "Harmon's Island"
        named = scan.is_capitalised(index) and is_name_word(scan, start - 2)
        start -= 2 if named and scan.words[start - 2] not in place_index() else 0
    if scan.words[start] in place_lexicon().located.elsewhere:
        return None
    if start == index or start == 0 or scan.words[start - 1] in (".", "”", '"'):
        return None
    before = scan.words[start - 1]
    if before == "the" and start > 1:
        before = scan.words[start - 2]
    if before not in place_relations() and before != ",":
        return None
    name = scan.text[scan.starts[start] : scan.ends[index]]
    if not scan.is_capitalised(index):
        name = scan.text[scan.starts[start] : scan.ends[index - 1]]
    return _with_container(scan, start, index, name, "type word")


def read_titled(scan: Scan, index: int) -> Found | None:
    """A name behind a type word: "the village of Zelenyi Hai"."""
    first = index + 2
    if first >= len(scan) or scan.words[index + 1] != "of" or not is_name_word(scan, first):
        return None
    if match_place(scan, first) is not None:
        return None  # the gazetteer reads it
    last = last_capital(scan, first)
    name = scan.text[scan.starts[first] : scan.ends[last]]
    return _with_container(scan, first, last, name, "type word")


def read_contained(scan: Scan, first: int, last: int, container: Place) -> Found | None:
    """A name that only its container shows to be a place: "in Leesburg, Georgia"."""
    if first < 3 or scan.words[first - 1] != ",":
        return None
    stop = first - 2
    start = stop
    while start > max(0, first - 2 - LONGEST_NAME) and is_name_word(scan, start):
        start -= 1
        if breaks_before(scan, start + 1):
            break
    start += 1
    if start > stop or is_time(scan, start):
        return None
    placed = place_relations().get(scan.words[start - 1]) is not None
    if not placed and (container.kind != "region" or start == stop == 0):
        return None
    name = scan.text[scan.starts[start] : scan.ends[stop]]
    return Found(start, last, name, container.name, "contained name")


def read_behind_preposition(scan: Scan, index: int) -> Found | None:
    """A name that only its preposition shows to be a place: "in nearby Karonga"."""
    first = skip_compass(scan, index + 1)
    if first >= len(scan) or not may_locate(scan, index):
        return None
    if first > index + 1 and match_place_words(scan.words, index + 1) is not None:
        return None  # South Carolina is no Carolina in the south
    definite = scan.words[first] == "the" and first + 1 < len(scan)
    first += definite
    last = read_located(scan, first)
    if last is None or (definite and not is_tied(scan, first, last)):
        return None
    name = scan.text[scan.starts[first] : scan.ends[last]]
    return _with_container(scan, first, last, name, "preposition")


def _with_container(scan: Scan, first: int, last: int, name: str, rule: str) -> Found:
    """A name with what contains it, where that follows: "Harris County, Texas"."""
    container = read_container(scan, last, Place(name, None, "city"), typed=True)
    if container is not None:
        return Found(first, container[0], name, container[1], rule)
    return Found(first, last, name, None, rule)
