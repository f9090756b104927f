"""Sources that no list has: bodies by their capitals, and whoever is only described."""

from typing import Final

from newsfacts.extractors.attribution.bodies import (
    Phrase,
    body_type,
    capitals,
    is_plural,
    plain_name,
)
from newsfacts.extractors.attribution.drafts import NOBODY
from newsfacts.extractors.attribution.known import Known, Register, again
from newsfacts.extractors.attribution.names import surface
from newsfacts.extractors.attribution.namewords import claimant_lexicon
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    GENITIVE,
    LISTED,
    PAUSE,
    PREP,
    RELATIVE,
    VERB,
)
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import ClaimantMention, ClaimantType
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.places.gazetteer import demonym_index, match_place, place_index

MAX_SPELLED: Final = 10  # words of what an abbreviation stands for
MIN_SPELLED: Final = 3  # words before an abbreviation that can spell it out
MAX_REFERENCE: Final = 3  # words of "the ministry", "the health ministry" before its last


def capitalised_body(
    passage: Passage, register: Register, phrase: Phrase, sentence: int
) -> Known | None:
    """A body that no list has: "Health Protection Agency", "Waitrose"."""
    words, roles = passage.words, claimant_lexicon().roles
    run = capitals(passage, phrase)
    if run is None:
        return None
    start, end = run
    head = words[phrase.head]
    single = start == end
    if (
        single
        and start == phrase.first
        and (
            words[start] in roles.common
            or words[start].endswith(roles.people_endings)
            or words[start] in passage.listed.number_words
            or passage.kinds[start] & LISTED
            or words[start] in roles.anonymous
            or (_opens_sentence(passage, start) and _counts_people(words[start]))
        )
    ):
        return None
    if start == phrase.first and words[start] in roles.persons and words[start + 1] == "of":
        return None  # "Residents of Varden"
    if single and start == phrase.first < phrase.head and _opens_sentence(passage, start):
        return None  # "Local police said"
    known = register.named(words[start] if single else surface(passage, start, end).lower())
    if known is not None and known.body:
        return again(known, sentence)
    name = (spelled_out(passage, register, start) if single else None) or _spelling(
        passage, start, end
    )
    owner = owning_country(passage, start, end)
    claimant = ClaimantMention(name, "official" if owner else body_type(passage, start, end), owner)
    titles = frozenset(words[start : phrase.head + 1])
    if words[end + 1 : end + 2] == ["("] and words[end + 3 : end + 4] == [")"]:
        register.abbreviate(words[end + 2], Known(claimant, sentence, None, False, titles))
    if end < phrase.head:
        speaks = head in roles.titles or head in roles.official
        place = match_place(passage.scan, start) if speaks else None
        if place is not None and start <= phrase.first + 1 and place[0] == end:
            # "the Gaza health ministry", "the Kharkiv mayor" are no place
            name = plain_name(passage, phrase.first, phrase.head)
            body = head not in roles.titles
            claimant = ClaimantMention(name, "official")
            return Known(claimant, sentence, None, is_plural(passage, phrase.head), titles, body)
        if speaks and single and words[start] in roles.regions:
            # "a Western official" is not Western
            name = plain_name(passage, phrase.first, phrase.head)
            body = head not in roles.titles
            return Known(
                ClaimantMention(name, "official"),
                sentence,
                None,
                is_plural(passage, phrase.head),
                titles,
                body,
            )
        if not speaks and not (head in roles.state and not single):
            # "Western leaders", "Waitrose customers" are not Western and Waitrose
            kind = "official" if head in roles.state else claimant.type
            claimant = ClaimantMention(plain_name(passage, phrase.first, phrase.head), kind)
    plural = end < phrase.head and is_plural(passage, phrase.head)
    return Known(claimant, sentence, None, plural, titles)


def _opens_sentence(passage: Passage, index: int) -> bool:
    """Whether a capital is the sentence's: no country's, and the article has no such name."""
    scan, word = passage.scan, passage.words[index]
    if scan.sentence_words(scan.sentence_index(scan.starts[index]))[0] != index:
        return False
    if word in demonym_index() or word in place_index():
        return False
    return scan.original(index)[1:].islower() and word not in passage.names_inside


def _counts_people(word: str) -> bool:
    """Whether a word is a plural of people, with the capital of its sentence: "Medics said"."""
    index = metric_index()
    metric = index.nouns.get(noun_lemma(word)) if word.endswith("s") else None
    return metric is not None and index.metrics[metric].people


def _spelling(passage: Passage, start: int, end: int) -> str:
    """A name as written; one all in capitals as the article has it elsewhere, if it does."""
    name = surface(passage, start, end)
    if start == end or not name.isupper():
        return name
    words, parts, at = passage.words, passage.words[start : end + 1], -1
    if passage.names_inside.isdisjoint(parts):
        return name  # as in an article that is all capitals
    for _ in range(words.count(parts[0])):
        at = words.index(parts[0], at + 1)
        if words[at : at + len(parts)] == parts:
            other = surface(passage, at, at + len(parts) - 1)
            if other[0].isupper() and not other.isupper():
                return other
    return name


def owning_country(passage: Passage, start: int, end: int) -> str | None:
    """The country of "Ukraine's General Staff"."""
    owned = start + 2 < end + 1 and passage.kinds[start + 1] & GENITIVE
    place = match_place(passage.scan, start) if owned else None
    return place[1].name if place is not None and place[1].kind == "country" else None


def spelled_out(passage: Passage, register: Register, index: int) -> str | None:
    """What an abbreviation stands for: "Department of Health (DH)"."""
    words = passage.words
    if not passage.scan.original(index).isupper():
        return None
    known = register.named(words[index])
    if known is not None:
        return known.claimant.name
    position = words.index(words[index])
    while words[position - 1] != "(" and words[index] in words[position + 1 :]:
        position = words.index(words[index], position + 1)  # not the one in the headline
    if position < MIN_SPELLED or words[position - 1] != "(":
        return None
    start = end = position - 2
    while (
        start > 0
        and position - start < MAX_SPELLED
        and (passage.is_capitalised(start - 1) or words[start - 1] in ("of", "for", "and"))
    ):
        start -= 1
    while start < end and (not passage.is_capitalised(start) or words[start] == "the"):
        start += 1
    return surface(passage, start, end)


def described(passage: Passage, register: Register, phrase: Phrase, sentence: int) -> Known:
    """Whoever has no name: "the spokesman", "health officials", "some sources"."""
    words, roles = passage.words, claimant_lexicon().roles
    head = words[phrase.head]
    if head in roles.none and phrase.first == phrase.head:
        return Known(NOBODY, sentence)  # "nobody knows how many"
    if words[phrase.first] in roles.definite and phrase.head - phrase.first <= MAX_REFERENCE:
        # "his lawyer" is not he
        others = words[phrase.first] in grammar().possessives and head in roles.persons
        known = None if others else _referred(register, head, sentence)
        middle = words[phrase.first + 1 : phrase.head]
        if known is not None and _is_called(known, head, middle):
            return again(known, sentence)
    kind: ClaimantType = "person"
    head = words[phrase.head]
    single = head.removesuffix("s")
    if head in roles.anonymous or words[phrase.first] in roles.anonymous:
        kind = "anonymous"
    elif head in roles.media or not roles.media.isdisjoint(words[phrase.first : phrase.head]):
        kind = "media"  # "the news agency"
    elif head in roles.state or head in roles.official or head in roles.titles:
        kind = "official"
    elif head in roles.organisations or single in roles.organisations:
        kind = "organisation"
    elif single in roles.official and single not in roles.titles:
        kind = "official"  # "emergency services"
    end = _of_end(passage, phrase)
    name = plain_name(passage, phrase.first, end)
    if words[phrase.first] not in roles.regions and _opens_sentence(passage, phrase.first):
        name = name[0].lower() + name[1:]
    if kind == "person" and words[phrase.first] in passage.listed.number_words:
        kind = "anonymous"  # "two aid workers"
    claimant = ClaimantMention(name, kind)
    body = head in roles.organisations or (head in roles.official and head not in roles.titles)
    plural = is_plural(passage, phrase.head) or head in roles.indefinite
    return Known(claimant, sentence, None, plural, frozenset((head,)), body)


def _is_no_firm(known: Known) -> bool:
    """Whether a body cannot be "the company": a ministry, a union, a party, an outlet."""
    roles = claimant_lexicon().roles
    words = {*(known.claimant.name or "").lower().split(), *known.titles}
    return known.claimant.type in ("official", "media") or not words.isdisjoint(roles.no_firms)


def is_event(head: str) -> bool:
    """Whether the head of a source names an event or a state, which claims nothing."""
    roles = claimant_lexicon().roles
    if head in roles.events:
        return True
    word = head.removesuffix("s") if not head.endswith("ss") else head
    if not word.endswith(roles.event_endings):
        return False
    return head not in roles.speakers and word not in roles.speakers


def _of_end(passage: Passage, phrase: Phrase) -> int:
    """The last word of "a coalition of churches", "two of them"."""
    kinds, words = passage.kinds, passage.words
    end = phrase.head
    speaks_for = words[end] in claimant_lexicon().roles.speaks_for
    if end + 1 < phrase.last and words[end + 1] in (("of", "for") if speaks_for else ("of",)):
        end += 2
        while end < phrase.last and not kinds[end + 1] & (PREP | PAUSE | RELATIVE | VERB | AND):
            end += 1
    return end


def _is_called(known: Known, head: str, middle: list[str]) -> bool:
    """Whether nothing between article and noun sets it apart, as in "the defence ministry" does."""
    roles = claimant_lexicon().roles
    name = (known.claimant.name or "").lower().split()
    titled = head in roles.titles and head not in roles.official
    return all(
        word in known.titles or word in name or (titled and word in roles.titles) for word in middle
    )


def _referred(register: Register, head: str, sentence: int) -> Known | None:
    """Who "the spokesman", "the ministry", "the agency" is: the last one called so."""
    roles = claimant_lexicon().roles
    if head.endswith("s") and head not in roles.plural and not head.endswith("ss"):
        return None
    called = register.last(
        lambda known: (
            head in known.titles
            or (known.body and head in (known.claimant.name or "").lower().split())
        )
    )
    if called is not None:
        return called
    if head in roles.generic:
        return register.last(
            lambda known: (
                known.body
                and not known.plural
                and known.claimant.type not in ("document", "anonymous")
                and not (head in roles.firms and _is_no_firm(known))
            )
        )
    if head in roles.titles and head not in roles.official:
        return register.last(lambda known: not known.body and known.claimant.type == "official")
    if head in roles.persons:
        last = register.last(lambda known: not known.body and not known.plural)
        return last if last is not None and last.sentence >= sentence - 2 else None
    return None
