"""Find the counted noun phrase behind a number: "North Korean troops", "Kia and Hyundai vehicles".

There is no parser: the phrase runs to the first plural noun, across adjectives and names, and ends
at a closed-class word, a mark or a verb. A plural subject takes no verb in -s, so plural after
plural ("sports cars") goes on.
"""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.quantities.amounts import Words
from newsfacts.extractors.quantities.nounwords import (
    CLOSED,
    MARK,
    NUMBER,
    PAST,
    PLURAL,
    PLURAL_OR_VERB,
    kind_of,
    listed_kinds,
    nouns,
    plural_like,
    stop_words,
    verb_forms,
)
from newsfacts.extractors.quantities.numberwords import HYPHENS, number_words
from newsfacts.extractors.quantities.units import read_unit
from newsfacts.extractors.scanning import Scan

MAX_WORDS = 9  # of a phrase, hyphens included
OPENING = ("“", "‘", '"', "'")
POSSESSIVE = ("'s", "’s")
CLOSING = ("”", "’", '"', "'")  # of a quoted adjective
NATIONALITY = ("ese",)
MAX_AUXILIARIES = 3  # "have since been"
MODEL_DIGITS = 3
MODEL_LETTERS = 3
ADVERB = "ly"
OTHERS = "others"  # is a noun itself: "three others sustained wounds"
MAX_ONE = 8  # words behind "one"


def read_counted(scan: Scan, index: int) -> Words | None:
    """The noun phrase that starts at ``index`` behind a number above one, or None."""
    words = scan.words
    digits = index + 2 < len(words) and "0" <= words[index] < ":"
    if digits and words[index + 1] not in HYPHENS and words[index + 1] != "s":
        unit = read_unit(scan, index + 1)
        if unit is not None:
            index = unit.last + 1  # "eight million 250ml bottles"
    position, head = index, -1
    if index + 1 < len(words) and opens_model(scan, index):
        position, head = _pass_model(scan, index)  # "50 A320neo jets"
    elif _ends_at_once(words, index):
        return None
    stop = _line_end(scan, index, min(index + MAX_WORDS, len(words)))
    while position < stop:
        following, head = _step(scan, index, position, head)
        if following == position:
            break
        position = following
    return _without_plural(scan, index, position) if head < 0 else (index, head)


def opens_model(scan: Scan, index: int) -> bool:
    """Whether a capital letter or two touch digits: the name of a model, "A320", "M1A2"."""
    words, following = scan.words, index + 1
    if following >= len(words) or not "0" <= words[following] < ":":
        return False
    short = words[index].isalpha() and len(words[index]) <= MODEL_LETTERS
    return short and scan.touches(following) and scan.original(index).isupper()


def _pass_model(scan: Scan, index: int) -> tuple[int, int]:
    """The word behind a model's name, and the head where the name itself is plural."""
    words, at = scan.words, index + 1
    while at < len(words) and scan.touches(at) and words[at].isalnum():
        at += 1
    return at, at - 1 if words[at - 1].endswith("s") else -1


def _ends_at_once(words: list[str], index: int) -> bool:
    """Whether no phrase can start at ``index``: at a mark or a closed-class word, as most do."""
    if index >= len(words) or words[index - 1] == OTHERS:
        return True
    word = words[index]
    kind = kind_of(word)
    if kind == CLOSED:  # but "two no-confidence votes", "two apparently random attacks"
        return index + 1 >= len(words) or (
            words[index + 1] not in HYPHENS and not word.endswith(ADVERB)
        )
    return kind == MARK and word not in HYPHENS and word not in OPENING


def _line_end(scan: Scan, index: int, stop: int) -> int:
    """Where a phrase from ``index`` must end: at ``stop``, or where its sentence does."""
    starts = scan.starts
    if index == 0 or index >= stop:
        return stop
    if scan.text.find("\n", scan.ends[index - 1], starts[stop]) < 0:
        return stop
    sentence = scan.sentence_index(starts[index - 1])
    while stop > index and scan.sentence_index(starts[stop - 1]) != sentence:
        stop -= 1
    return stop


def read_one(scan: Scan, index: int) -> Words | None:
    """The noun phrase behind "one" ("one Nepali soldier"), or None."""
    words, classes, table = scan.words, listed_kinds(), nouns()
    head = -1
    for position in range(index, min(index + MAX_ONE, len(words))):
        word = words[position]
        joint = word in HYPHENS and scan.touches(position)
        if word.isdecimal() and words[position + 2 : position + 3] == ["old"]:
            break  # "one 29 years old, another 52"
        if word.isdecimal() or (joint and position > index):
            continue  # "one 2009 paper", "one 17-year-old victim"
        if classes.get(word) == -1 or not word[:1].isalpha():
            break
        if position > index:
            participle = word.endswith(("ed", "ing")) and word not in table.ing_nouns
            participle = participle and words[position - 1] not in table.inside  # "new preferred"
            verb = word in verb_forms() or participle or word in table.events
            third_person = head >= 0 and word.endswith("s") and plural_like(word)
            if verb or third_person or (head >= 0 and words[head] in table.singular):
                break
        head = position
    if head < 0 or (head == index and _is_past(words[head])):
        return None  # "this one built on lies"
    return index, head


def _is_past(word: str) -> bool:
    """Whether a word is a past form and no noun: "built", "focused", but not "cut", "seed"."""
    table = nouns()
    past = word.endswith("ed") or word in verb_forms()
    return past and word not in table.past_nouns and word not in table.events


def head_lemma(scan: Scan, phrase: Words) -> str:
    """The lemma of a phrase's head: "runner-up" of "two runners-up", else of its last word."""
    words, last = scan.words, phrase[1]
    if words[last] == "s" and words[last - 1].isdecimal() and words[last - 2] not in HYPHENS:
        return words[last - 1] if last == phrase[0] + 1 else f"{words[last - 2]} {words[last - 1]}"
    if words[last] == "s" and last > phrase[0] + 2:
        return f"{words[last - 3]}-{words[last - 1]}"  # "two AK-47s"
    hyphened = last > phrase[0] + 1 and words[last - 1] in HYPHENS
    if hyphened and words[last - 2] in nouns().plural_first:
        return f"{noun_lemma(words[last - 2])}-{words[last]}"
    return noun_lemma(words[last])


def event_behind(scan: Scan, index: int) -> Words | None:
    """A participle right behind a number that says what became of people: "12 feared dead"."""
    words, table = scan.words, nouns()
    word = words[index] if index < len(words) else ""
    if word != "," and word not in table.events and word not in table.auxiliaries:
        return None
    start = index
    if word == "," and words[index + 1 : index + 2] in (["were"], ["are"]):
        start = index = index + 1  # "12, possibly 15, were hurt"
    while start < min(index + MAX_AUXILIARIES, len(words)) and words[start] in table.auxiliaries:
        start += 1
    last = start - 1
    while last + 1 < len(words) and last - start < 1 and words[last + 1] in table.events:
        last += 1
    if words[last : last + 2] == ["shot", "down"]:
        return None  # "95 were shot down" are no people
    if last < start and start > index and words[start - 1] in table.events:
        return index, start - 1  # "57 escaped"
    return (index, last) if last >= start else None


def _step(scan: Scan, index: int, position: int, head: int) -> tuple[int, int]:
    """Where the phrase goes on behind ``position`` (the same: it ends), and its head so far."""
    words = scan.words
    word = words[position]
    kind = kind_of(word)
    joined = position > index and words[position - 1] in HYPHENS
    if kind == CLOSED:
        if joined and scan.touches(position):  # "ready-to-eat meals", "two runners-up"
            return position + 1, position if words[position - 2] in nouns().plural_first else head
        if _opens_compound(scan, position):
            return position + 1, head
        if position == index and word.endswith(ADVERB):
            return position + 1, head
        if head >= 0 or position == index:
            return position, head
    if kind in (CLOSED, MARK):
        return position + _across(scan, index, position, head), head
    if joined and word.isdecimal() and words[position - 2].isalpha() and scan.touches(position):
        plural = words[position + 1 : position + 2] == ["s"] and scan.touches(position + 1)
        return position + 1 + plural, position + 1 if plural else head  # "12 F-16s", "MiG-29 jets"
    if kind == NUMBER and word not in nouns().inside:  # "two third doses"
        if words[position + 1 : position + 2] == ["s"] and _is_named_plural(scan, index, position):
            return position + 2, position + 1  # "two 747s", "12 Airbus A320s"
        ends = head >= 0 or not _names_model(scan, position)
        return position + (not ends), head
    if kind in (PLURAL, PLURAL_OR_VERB):
        parted = scan.starts[position] - scan.ends[position - 1] > 1
        verb = kind == PLURAL_OR_VERB or _governs(words, position)
        if head >= 0 and not joined and (verb or parted):  # "19 fouls proves"
            return position, head
        return position + 1, position
    if joined:
        if words[position - 2] in nouns().plural_first:
            return position + 1, position  # "runners-up"
        return position + 1, -1 if head == position - 2 else head  # "arms-control deals"
    if head == position - 1 and f"{words[head]} {word}" in nouns().unended:
        return position + 1, head  # "30 infantry fighting vehicles"
    if head >= 0 or (position > index and kind == PAST):
        return position, head
    return position + 1, head


def _is_named_plural(scan: Scan, index: int, position: int) -> bool:
    """Whether digits with an "s" are a model: behind a name, or of three digits."""
    word = scan.words[position]
    if not word.isdecimal() or not scan.touches(position + 1):
        return False
    if position == index:
        return len(word) == MODEL_DIGITS
    return scan.is_capitalised(position - 1)


def _opens_compound(scan: Scan, position: int) -> bool:
    """Whether a closed-class word starts a hyphened one: "two no-confidence votes", "on-site"."""
    words = scan.words
    if position + 2 >= len(words) or words[position + 1] not in HYPHENS:
        return False
    bound = scan.touches(position + 1) and scan.touches(position + 2)
    return bound and words[position + 2].isalpha()


def _governs(words: list[str], position: int) -> bool:
    """Whether a second plural is a verb: "300 refugees strains the town", "troops raises fears"."""
    following = words[position + 1] if position + 1 < len(words) else ""
    return following in grammar().determiners or (following[-1:] == "s" and plural_like(following))


def _across(scan: Scan, index: int, position: int, head: int) -> int:
    """How many words of a mark or closed-class word belong to the phrase; 0 ends it."""
    words = scan.words
    word = words[position]
    if (position == index or head >= 0) and word not in HYPHENS and word not in OPENING:
        return 0
    touching = scan.touches(position)
    following = words[position + 1] if position + 1 < len(words) else ""
    bound = bool(following) and scan.touches(position + 1)
    if word in HYPHENS:
        if position > index and bound and following[:1].isalnum():
            if touching:
                return 1
            spaced = following.isdecimal() and scan.is_capitalised(position - 1)
            return 2 if spaced and head < 0 else 0  # "COVID -19 tests"
        return 0
    if head >= 0:
        return 0
    if word in OPENING and not touching:
        return 1 if bound else 0
    if position == index:
        return 0
    if word in ("and", "or", "&"):
        return 1 if _joins(scan, position) else 0
    if not touching:
        return 0
    if word == ".":  # "St. Louis fans"
        return 1 if len(words[position - 1]) <= 3 and scan.is_capitalised(position - 1) else 0
    return 1 if word in POSSESSIVE or word in CLOSING else 0


def _joins(scan: Scan, position: int) -> bool:
    """Whether "and" joins two modifiers of one head: "Kia and Hyundai vehicles"."""
    words = scan.words
    previous = words[position - 1]
    following = words[position + 1] if position + 1 < len(words) else ""
    behind = words[position + 2] if position + 2 < len(words) else ""
    if not following[:1].isalpha() or following in stop_words() or following in number_words():
        return False
    if previous in nouns().events:
        return previous in nouns().adjectives and plural_like(behind) and not plural_like(following)
    named = scan.is_capitalised(position - 1) or previous.isdecimal()  # "F-16 and MiG-29 jets"
    names = named and scan.is_capitalised(position + 1)
    return names or plural_like(behind)


def _names_model(scan: Scan, position: int) -> bool:
    """Whether a number inside a phrase is part of a name or a compound: "two new 737 Max jets"."""
    following = position + 1
    if following >= len(scan.words):
        return False
    if scan.is_capitalised(position) and scan.is_capitalised(position - 1):
        return True  # "Year Six students"
    if scan.words[following] in HYPHENS and scan.touches(following):
        return True
    if not "0" <= scan.words[position] < ":":
        return False
    if scan.touches(position) and scan.words[position - 1].isalpha():
        return True  # "four S9 phones"
    named = scan.words[position - 1] in nouns().inside or scan.is_capitalised(position - 1)
    if named and plural_like(scan.words[following]):
        return scan.words[position].isdecimal()  # "five new 737 jets", "four Trent 900 engines"
    glued = scan.touches(following) and scan.words[following].isalpha()
    return glued or scan.is_capitalised(following)


def _without_plural(scan: Scan, index: int, stop: int) -> Words | None:
    """A phrase whose head has no -s: a nationality ("eight Chinese")."""
    for position in (stop - 1, *range(index, min(index + 3, stop))):
        word = scan.words[position]
        if position >= index and word.endswith(NATIONALITY) and scan.is_capitalised(position):
            return index, position
    return None
