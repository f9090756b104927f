"""Words that look like a source and are none: a bare verb, an adjective, half a phrase, a label."""

from typing import Final

from newsfacts.extractors.attribution.namewords import claimant_lexicon, first_names
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.unlisted import is_event
from newsfacts.extractors.attribution.wordclasses import (
    ADVERBIAL,
    AND,
    AUX,
    DET,
    NEG,
    OBJECT,
    PREP,
    PRONOUN,
    SUB,
    VERB,
)
from newsfacts.extractors.places.gazetteer import match_place

CLOSED: Final = AND | AUX | NEG | ADVERBIAL | PREP | SUB
LONGEST_ABBREVIATION: Final = 5  # letters
TURN: Final = 40  # words behind a label in which a speaker says "we"


def is_nobody(passage: Passage, first: int, head: int) -> bool:
    """Whether the words up to the head of a source are no noun phrase: "glass or", "put it"."""
    if passage.is_capitalised(head):
        return False
    words, kinds = passage.words, passage.kinds
    kind = kinds[head]
    if words[head] in passage.listed.number_words or words[head] in passage.listed.fractions:
        return False  # "half said", "three in ten say"
    if kind & CLOSED and not kind & (DET | PRONOUN) and words[head] not in _people():
        return True
    if first == head:
        return _is_bare(passage, head)
    opening, following = kinds[first], kinds[first + 1]
    verbal = words[first].endswith("ing") or (
        bool(opening & VERB) and not words[first].endswith(("ed", "en"))
    )
    takes = following & (DET | OBJECT) and not passage.is_capitalised(first)
    return bool(verbal and takes) and words[first] not in _people()


def is_relation(passage: Passage, first: int, head: int, last: int) -> bool:
    """Whether the head is what two have with one another, what is moved or counted, and no body.

    "The alliance between the two nations", "a troop movement", "the number of dead".
    """
    words, roles = passage.words, claimant_lexicon().roles
    behind = words[head + 1] if head < last else ""
    if behind == "between" and not passage.is_capitalised(head):
        return True
    if behind == "of" and words[head] in roles.counts:
        return words[first] not in ("a", "an")
    return head > first and words[head] == "movement" and words[head - 1] in roles.moved


def _is_bare(passage: Passage, index: int) -> bool:
    """Whether a word alone, without an article, cannot be a subject: "resulted", "door", "new"."""
    word, kind = passage.words[index], passage.kinds[index]
    if word in _people() or not word.isalpha() or not passage.scan.original(index).islower():
        return False
    if kind & (DET | PRONOUN | OBJECT) or word in passage.listed.telling:
        return False
    if kind & VERB:
        return True
    plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return not plural and not word.endswith(claimant_lexicon().roles.person_endings)


def _people() -> frozenset[str]:
    return claimant_lexicon().roles.speakers


def without_adverb(passage: Passage, first: int, last: int) -> int:
    """The last word of a source without the adverb of its verb: "The police also would not"."""
    while (
        last > first
        and passage.is_adverb(last)
        and not passage.is_capitalised(last)
        and passage.words[last] not in claimant_lexicon().roles.speakers
    ):
        last -= 1
    return last


def is_label(passage: Passage, first: int, colon: int) -> bool:
    """Whether words before a colon are a place or a headline, and nobody who speaks.

    "PESHAWAR: The number of missing fell", "BRIDGE COLLAPSE: Forty people died".
    """
    words, roles = passage.words, claimant_lexicon().roles
    last = colon - 1
    if is_event(words[last]):
        return True
    if not all(passage.scan.original(i).isupper() for i in range(first, colon)):
        return False
    place = match_place(passage.scan, first)
    if place is not None and place[0] == last:
        return True
    if any(
        word in roles.speakers
        or word in roles.courtesy
        or word in first_names().male
        or word in first_names().female
        for word in words[first:colon]
    ):
        return False
    if first == last and len(words[first]) <= LONGEST_ABBREVIATION:
        return False  # "NDMA: 83 dead", "LEE: We lost"
    if any(word in ("i", "we", "you", "my", "our") for word in words[colon : colon + TURN]):
        return False
    # who takes turns has more than one, or is named in the text
    return words.count(words[last]) == 1
