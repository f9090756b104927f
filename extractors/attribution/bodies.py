"""Bodies, outlets and countries in the words of a source: "Pentagon", "Reuters", "Moscow"."""

from functools import cache
from typing import Final, NamedTuple

from newsfacts.extractors.attribution.names import surface
from newsfacts.extractors.attribution.namewords import Body, claimant_lexicon
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import DET, GENITIVE
from newsfacts.extractors.mentions import ClaimantMention, ClaimantType
from newsfacts.extractors.places.gazetteer import match_demonym, match_place, split_name
from newsfacts.extractors.places.placewords import place_lexicon

PARTICLE: Final = 3  # letters of "de", "la", "van"
MAX_NAME_WORDS: Final = 10  # of a source that keeps its words


class Phrase(NamedTuple):
    """The words of a source, and the last word of its head noun."""

    first: int
    last: int
    head: int
    capitals: tuple[int, ...]  # the words that begin with a capital letter


def phrase_of(passage: Passage, first: int, last: int, head: int) -> Phrase:
    """A phrase with its capitals."""
    text, starts = passage.text, passage.scan.starts
    found = [i for i in range(first, last + 1) if text[starts[i] : starts[i] + 1].isupper()]
    return Phrase(first, last, head, tuple(found))


class Country(NamedTuple):
    """A country named by a place, a metonym or an adjective."""

    last: int
    name: str


@cache
def body_index() -> dict[str, tuple[tuple[tuple[str, ...], Body], ...]]:
    """First word of an alias: the words behind it and the body, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Body]]] = {}
    for body in claimant_lexicon().body:
        for alias in body.aliases:
            first, *rest = split_name(alias)
            found.setdefault(first, []).append((tuple(rest), body))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in found.items()
    }


@cache
def _index(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of an outlet's name or a metonym: the words behind it, longest first."""
    lexicon = claimant_lexicon()
    names = sorted(lexicon.media.names) if kind == "media" else sorted(lexicon.metonyms)
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        first, *rest = split_name(name)
        found.setdefault(first, []).append(tuple(rest))
    return {
        word: tuple(sorted(rests, key=lambda rest: -len(rest))) for word, rests in found.items()
    }


def body_at(passage: Passage, index: int) -> tuple[int, Body] | None:
    """The longest alias of a body that starts at the word, with its last word."""
    entries = body_index().get(passage.words[index])
    if entries is None or not passage.is_capitalised(index):
        return None
    words = passage.words
    for rest, body in entries:
        last = index + len(rest)
        if tuple(words[index + 1 : last + 1]) == rest:
            if body.capitals and not rest and not passage.scan.original(index).isupper():
                continue
            return last, body
    return None


def _longest(passage: Passage, index: int, kind: str) -> int | None:
    rests = _index(kind).get(passage.words[index])
    if rests is None or not passage.is_capitalised(index):
        return None
    for rest in rests:
        last = index + len(rest)
        if tuple(passage.words[index + 1 : last + 1]) == rest:
            return last
    return None


def media_at(passage: Passage, index: int, phrase: Phrase) -> int | None:
    """The last word of an outlet's name that is the head of the source, or its owner."""
    last = _longest(passage, index, "media")
    if last is None or last > phrase.head:
        return None
    if last != phrase.head and not passage.kinds[last + 1] & GENITIVE:
        return None
    alone = last == index and not passage.scan.original(index).isupper()
    if alone and index != phrase.first and passage.words[index - 1] != "the":
        return None  # "vice", "time" inside another name
    return last


def country_at(passage: Passage, index: int) -> Country | None:
    """The country that the word names."""
    if not passage.is_capitalised(index):
        return None
    if index and passage.words[index - 1] == "-" and passage.scan.touches(index):
        return None  # "Rapid-UK"
    demonym = match_demonym(passage.scan, index)
    place = match_place(passage.scan, index)
    if demonym is not None and (place is None or demonym[0] > place[0]):
        return Country(*demonym)
    metonym = _longest(passage, index, "metonyms")
    if metonym is not None and (place is None or metonym >= place[0]):
        key = " ".join(passage.words[index : metonym + 1])
        return Country(metonym, claimant_lexicon().metonyms[key])
    if place is not None and place[1].kind == "country":
        return Country(place[0], place[1].name)
    return None


def _capital_at(passage: Passage, index: int, phrase: Phrase) -> Country | None:
    """The country whose capital is the whole of a source: "Kigali accuses"."""
    if index != phrase.first:
        return None
    place = match_place(passage.scan, index)
    if place is None or place[1].kind != "city" or place[0] != phrase.last:
        return None
    country = _countries_of_capitals().get(place[1].name)
    return Country(place[0], country) if country is not None else None


@cache
def _countries_of_capitals() -> dict[str, str]:
    return {city: country for country, city in place_lexicon().capitals.items()}


def affiliation(passage: Passage, first: int, last: int, name: tuple[int, int]) -> str | None:
    """The body or country first named in the words around a person's name."""
    for i in range(first, last + 1):
        if name[0] <= i <= name[1] or not passage.is_capitalised(i):
            continue
        body = body_at(passage, i)
        if body is not None:
            return body[1].name
        country = country_at(passage, i)
        if country is not None:
            return country.name
    return None


def body_type(passage: Passage, first: int, last: int) -> ClaimantType:
    """What kind of body a name in capitals is, by its words."""
    roles = claimant_lexicon().roles
    tokens = passage.words[first : last + 1]
    official = any(token in roles.official or token in roles.state for token in tokens)
    if any(token in roles.organisations for token in tokens) and not official:
        return "organisation"
    if official:
        return "official"
    return "media" if any(token in roles.media for token in tokens) else "organisation"


def plain_name(passage: Passage, first: int, last: int) -> str:
    """The words without their article, cut short."""
    while first < last and passage.words[first] in ("the", "a", "an"):
        first += 1
    return surface(passage, first, min(last, first + MAX_NAME_WORDS))


def is_plural(passage: Passage, index: int) -> bool:
    """Whether a head noun is in the plural."""
    word = passage.words[index]
    roles = claimant_lexicon().roles
    return word in roles.plural or (word.endswith("s") and not word.endswith("ss"))


def listed_body(passage: Passage, phrase: Phrase) -> ClaimantMention | None:
    """The body, outlet or country that a source names or speaks for."""
    roles = claimant_lexicon().roles
    head = passage.words[phrase.head]
    speaks_for = head in roles.state or head in roles.official or head in roles.titles
    for i in phrase.capitals:
        if i > phrase.head:
            break
        found = body_at(passage, i)
        if (
            found is not None
            and found[0] <= phrase.head
            and (found[0] == phrase.head or speaks_for)
        ):
            body = found[1]
            if i > phrase.first and _is_elsewhere(passage, i - 1, body):
                return None  # "Africa CDC", "the Chinese Red Cross" have names of their own
            return ClaimantMention(body.name, body.type, body.parent)
        outlet = media_at(passage, i, phrase)
        if outlet is not None:
            return ClaimantMention(surface(passage, i, outlet), "media")
        country = country_at(passage, i) or _capital_at(passage, i, phrase)
        if country is not None and country.last <= phrase.head:
            spoken_for = _of_country(passage, phrase, i, country)
            if spoken_for is not None:
                return spoken_for
    return None


def _is_elsewhere(passage: Passage, before: int, body: Body) -> bool:
    """Whether a place or a people before a body's name makes it another body."""
    country = country_at(passage, before)
    if country is not None:
        return country.name not in (body.parent, body.name)
    place = match_place(passage.scan, before) if passage.is_capitalised(before) else None
    return place is not None or passage.words[before] in claimant_lexicon().roles.regions


def _of_country(
    passage: Passage, phrase: Phrase, index: int, country: Country
) -> ClaimantMention | None:
    """A source with a country in it: officials are the country, "US military" keeps its words."""
    roles = claimant_lexicon().roles
    head = passage.words[phrase.head]
    between = passage.words[index : phrase.head]
    if country.last == phrase.head:
        return ClaimantMention(country.name, "official")
    if country.name in place_lexicon().areas.names:
        # "European diplomats" are not Europe
        kind: ClaimantType = "media" if head in roles.media else "official"
        speaks = head in roles.state or head in roles.official or head in roles.titles
        name = plain_name(passage, phrase.first, phrase.head)
        return ClaimantMention(name, kind) if speaks or head in roles.media else None
    if head in roles.state and not any(word in roles.official for word in between):
        return ClaimantMention(country.name, "official")
    if head in roles.official or head in roles.titles or head in roles.state:
        name = plain_name(passage, phrase.first, phrase.head)
        return ClaimantMention(name, "official", country.name)
    if head in roles.media:
        name = plain_name(passage, phrase.first, phrase.head)
        return ClaimantMention(name, "media", country.name)
    return None


def capitals(passage: Passage, phrase: Phrase) -> tuple[int, int] | None:
    """The first run of capitals in a source: "Department of Health"."""
    words, links = passage.words, claimant_lexicon().roles.links
    start = next(
        (i for i in phrase.capitals if not passage.kinds[i] & DET and words[i].isalnum()), -1
    )
    if not 0 <= start <= phrase.head:
        return None
    end = i = start
    while i <= phrase.head:
        if passage.is_capitalised(i) and words[i][0].isalnum():
            end = i
        elif words[i] not in links:
            break
        i += 1
    if end < phrase.head and passage.is_capitalised(phrase.head):
        own = _named_last(passage, end + 1, phrase.head)
        return (own, phrase.head) if own >= 0 else (start, end)
    return start, end


def _named_last(passage: Passage, start: int, head: int) -> int:
    """Where the name starts behind what describes it, or -1: "Dam operator | Hydrotal"."""
    first = head
    while first > start and passage.is_capitalised(first - 1):
        first -= 1
    before = passage.words[first - 1]
    joins = before in claimant_lexicon().roles.links or len(before) <= PARTICLE  # "Soins de la Rue"
    described = before.isalpha() and not joins
    return first if first > start and described else -1
