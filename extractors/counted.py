"""Find the counted noun phrase behind a number: "North Korean troops", "Kia and Hyundai vehicles".

There is no parser: the phrase runs to the first plural noun, across adjectives and names, and ends at
a closed-class word, a mark or a verb. A plural subject takes no verb in -s, so plural after plural
("sports cars") goes on.
"""

from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.amounts import Words
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import morphology, noun_lemma, verb_lemma
from newsfacts.extractors.numberwords import HYPHENS, number_words
from newsfacts.extractors.scanning import Scan

MAX_WORDS = 9  # of a phrase, hyphens included
OPENING = ("“", "‘", '"', "'")
POSSESSIVE = ("'s", "’s")
NATIONALITY = ("ese",)


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns and participles that this module treats apart."""

    collective: frozenset[str]
    events: frozenset[str]
    governors: frozenset[str]
    totals: frozenset[str]
    tolls: dict[str, str]
    strong: frozenset[str]
    not_plural: frozenset[str]
    inside: frozenset[str]
    singular: frozenset[str]
    compounds: frozenset[str]
    speakers: frozenset[str]
    speech: frozenset[str]
    rates: frozenset[str]
    no_rate: frozenset[str]
    links: frozenset[str]
    pronouns: frozenset[str]
    zero: frozenset[str]
    zero_subjects: frozenset[str]


@cache
def nouns() -> Nouns:
    """The lexicon, read once."""
    return read_lexicon("extractors", "nouns", Nouns)


@cache
def stop_words() -> frozenset[str]:
    """Words that end a noun phrase: every closed class but the few that stand inside one."""
    words = grammar()
    closed = (
        words.determiners
        | words.pronouns
        | words.prepositions
        | words.conjunctions
        | words.subordinators
        | words.be
        | words.have
        | words.do
        | words.modals
        | words.negations
        | words.adverbs
    )
    return frozenset(closed - nouns().inside)


@cache
def verb_forms() -> frozenset[str]:
    """Irregular past forms ("said", "left", "fell"): they end a phrase once it has begun."""
    forms = {form for forms in morphology().verbs.values() for form in forms}
    return frozenset(form for form in forms if not form.endswith(("ed", "ing", "s")))


@cache
def _classes() -> dict[str, int]:
    """What a word is to this module, as far as lists know: -1 stop, 1 plural head, 2 no plural."""
    table = dict.fromkeys(nouns().not_plural, 2)
    table.update(dict.fromkeys(nouns().collective, 1))
    table.update(dict.fromkeys(morphology().plurals, 1))
    table.update(dict.fromkeys(stop_words(), -1))
    return table


@cache
def plural_like(word: str) -> bool:
    """Whether a word, lower case, looks like a plural noun."""
    kind = _classes().get(word)
    if kind is not None:
        return kind == 1
    if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "'s", "’s")):
        return word.endswith(("men", "children")) and noun_lemma(word) != word
    return noun_lemma(word) != word


def read_counted(scan: Scan, index: int) -> Words | None:
    """The noun phrase that starts at ``index`` behind a number above one, or None."""
    words, classes = scan.words, _classes()
    if index + 1 < len(words) and "0" <= words[index] < ":" and scan.touches(index + 1):
        if words[index + 1].isalpha():
            index += 2  # "eight million 250ml bottles"
    position, head = index, -1
    stop = min(index + MAX_WORDS, len(words))
    while position < stop:
        word = words[position]
        kind = classes.get(word)
        if kind == -1 and words[position - 1] in HYPHENS and scan.touches(position):
            position += 1  # "ready-to-eat meals"
            continue
        if kind == -1 or not word[:1].isalnum():
            if word in HYPHENS and head < 0 and _spaced_compound(scan, index, position):
                position += 2  # "COVID -19 tests"
                continue
            step = _across(scan, index, position, head)
            if step == 0:
                break
            position += step
            continue
        if "0" <= word < ":" or word in number_words():
            if head >= 0 or not _names_model(scan, position):
                break
        elif plural_like(word):
            if (
                head >= 0
                and words[position - 1] not in HYPHENS
                and (
                    verb_lemma(word) in morphology().verbs
                    or scan.starts[position] - scan.ends[position - 1] > 1
                )
            ):
                break  # "19 fouls proves"
            head = position
        elif words[position - 1] in HYPHENS and position > index:
            head = (
                -1 if head < 0 or head == position - 2 else head
            )  # "runners-up", "arms-control deals"
            head = (
                position
                if head < 0 and words[position - 2] in ("runners", "passers", "lookers")
                else head
            )
        elif head >= 0 or (position > index and word in verb_forms()):
            break
        position += 1
    if head < 0:
        return _without_plural(scan, index, position)
    return index, head


def read_one(scan: Scan, index: int) -> Words | None:
    """The noun phrase behind "one" ("one Nepali soldier"), or None."""
    words, classes = scan.words, _classes()
    position = index
    head = -1
    singular = nouns().singular
    while position < min(index + 5, len(words)):
        word = words[position]
        if classes.get(word) == -1 or not word[:1].isalpha():
            if word in HYPHENS and scan.touches(position) and position > index:
                position += 1
                continue
            break
        if position > index and (
            word in verb_forms() or word.endswith(("ed", "ing")) or word in nouns().events
        ):
            break
        if position > index and head >= 0 and word.endswith("s") and plural_like(word):
            break  # "one soldier dies"
        if head >= 0 and words[head] in singular:
            break
        head = position
        position += 1
    if head < 0:
        return None
    return index, head


def read_partitive(scan: Scan, index: int) -> Words | None:
    """Behind a number: "of the Mexican patients", "of his 14 deputies", "of them"; the phrase or None.

    The phrase is without its determiner. "of people" behind "thousands" is the same.
    """
    words = scan.words
    if index + 1 >= len(words) or words[index] != "of":
        return None
    start = index + 1
    while start + 1 < len(words) and _precedes_noun(words, start):
        start += 1
    if start >= len(words):
        return None
    # "of Johnson's deputies", "of the army's soldiers"
    owner = start
    while (
        owner < min(start + 5, len(words))
        and words[owner][:1].isalpha()
        and words[owner] not in stop_words()
    ):
        owner += 1
    if owner < len(words) and words[owner] in POSSESSIVE:
        head = owner + 1
        while head + 1 < len(words) and _precedes_noun(words, head):
            head += 1
        phrase = read_counted(scan, head)
        if phrase is not None:
            return (start if head == owner + 1 else head), phrase[1]
    return read_counted(scan, start)


def _precedes_noun(words: list[str], index: int) -> bool:
    """Whether a word stands before the phrase itself: "of [the past eight] contests"."""
    word, following = words[index], words[index + 1]
    if word in grammar().determiners or word in number_words() or "0" <= word < ":":
        return following not in HYPHENS
    numbered = following in number_words() or "0" <= following < ":"
    return numbered and (word in nouns().inside or word in ("roughly", "about", "around", "last"))


def event_behind(scan: Scan, index: int) -> Words | None:
    """A participle right behind a number that says what became of people: "12 feared dead"."""
    words, events = scan.words, nouns().events
    last = index - 1
    while last + 1 < len(words) and last - index < 2 and words[last + 1] in events:
        last += 1
    return (index, last) if last >= index else None


def _spaced_compound(scan: Scan, index: int, position: int) -> bool:
    return (
        index < position < len(scan.words) - 1
        and scan.is_capitalised(position - 1)
        and scan.touches(position + 1)
        and scan.words[position + 1].isdecimal()
    )


def _across(scan: Scan, index: int, position: int, head: int) -> int:
    """How many words of a mark or closed-class word belong to the phrase; 0 ends it."""
    words = scan.words
    word = words[position]
    following = words[position + 1] if position + 1 < len(words) else ""
    if word in HYPHENS:
        if (
            scan.touches(position)
            and position > index
            and scan.touches(position + 1)
            and following[:1].isalnum()
        ):
            return 1
        return 0
    if head >= 0:
        return 0
    if word in OPENING:
        return 1 if not scan.touches(position) and scan.touches(position + 1) else 0
    if position == index:
        return 0
    if word in ("and", "or", "&"):
        return 1 if _joins(scan, position) else 0
    if word in POSSESSIVE and scan.touches(position):
        return 1
    if word in ("”", "’", '"', "'", ".") and scan.touches(position) and position > index:
        # the closing quote of an adjective, the point of an abbreviation ("St. Louis fans")
        return (
            1
            if word != "." or (len(words[position - 1]) < 4 and scan.is_capitalised(position - 1))
            else 0
        )
    return 0


def _joins(scan: Scan, position: int) -> bool:
    """Whether "and" joins two modifiers of one head: "Kia and Hyundai vehicles"."""
    words = scan.words
    if position + 1 >= len(words) or words[position - 1] in nouns().events:
        return (
            words[position - 1] in ("dead", "sick", "injured", "wounded")
            and plural_like(words[position + 1]) is False
            and position + 2 < len(words)
            and plural_like(words[position + 2])
        )
    following = words[position + 1]
    if not following[:1].isalpha() or following in stop_words() or following in number_words():
        return False
    if scan.is_capitalised(position - 1) and scan.is_capitalised(position + 1):
        return True
    return any(plural_like(word) for word in words[position + 2 : position + 3])


def _names_model(scan: Scan, position: int) -> bool:
    """Whether a number inside a phrase is part of a name or a compound: "two new 737 Max jets"."""
    following = position + 1
    if following >= len(scan.words):
        return False
    if scan.is_capitalised(position) and scan.is_capitalised(position - 1):
        return True  # "Year Six students"
    if scan.words[following] in HYPHENS and scan.touches(following):
        return True
    if not scan.words[position][:1].isdigit():
        return False
    return (scan.touches(following) and scan.words[following].isalpha()) or scan.is_capitalised(
        following
    )


def _without_plural(scan: Scan, index: int, stop: int) -> Words | None:
    """A phrase whose head has no -s: a nationality ("eight Chinese")."""
    words = scan.words
    if stop > index and words[stop - 1].endswith(NATIONALITY) and scan.is_capitalised(stop - 1):
        return index, stop - 1
    for position in range(index, min(index + 3, stop)):
        if words[position].endswith(NATIONALITY) and scan.is_capitalised(position):
            return index, position
    return None
