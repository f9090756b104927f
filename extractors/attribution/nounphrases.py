"""Noun phrases without a parser: from their last word backwards, or from their first onwards."""

from typing import Final

from newsfacts.extractors.attribution.clauses import opens_figure
from newsfacts.extractors.attribution.passages import NO_NOUN, Passage
from newsfacts.extractors.attribution.wordclasses import (
    ADVERB,
    AND,
    AUX,
    COLON,
    COMMA,
    DASH,
    DET,
    EDGE,
    ENDS_ED,
    GENITIVE,
    LISTED,
    MARK,
    MAYBE_VERB,
    OBJECT,
    PAREN,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)

MAX_SOURCE: Final = 60  # words
MIN_PAST: Final = 4  # letters of a past form
WALL: Final = STOP | COLON | MARK | COMMA | DASH
NO_HEAD: Final = PREP | WALL | AUX
NO_SUBJECT: Final = DET | PREP | AND | GENITIVE | AUX  # what no subject ends in
NO_NAMED: Final = NO_HEAD | AND | SUB | PRONOUN | GENITIVE | RELATIVE  # before no participle
OPAQUE: Final = LISTED & ~(DET | GENITIVE | MAYBE_VERB | ADVERB)  # what may end a noun phrase


def noun_phrase_before(passage: Passage, last: int, left: int) -> int:
    """The first word of the noun phrase that ends at ``last``; ``last + 1`` where none does."""
    kinds = passage.kinds
    kind = kinds[last]
    if kind & OBJECT and is_reduced(passage, last - 1, left):
        return noun_phrase_before(passage, last - 2, left)  # "the surgeon treating her said"
    if kind & PRONOUN and not kind & DET:
        return _with_quantifier(passage, last, left)
    if not kind & DET and (kind & NO_HEAD or (kind & SUB and not kind & PREP)):
        return last + 1
    named = last > left and passage.is_capitalised(last) and kinds[last - 1] & (COMMA | WALL)
    if kind & VERB and not named and not is_attributive(passage, last, left):
        opens = last == left and passage.is_capitalised(last)
        # "Fall told the radio", where "Cheikh Fall" stands elsewhere
        return last if opens and passage.words[last] in passage.names_inside else last + 1
    if (named or not kind & LISTED) and last > left and kinds[last - 1] & (COMMA | WALL):
        return last  # a name alone
    first, clause, conjunction = _walk_back(passage, last, max(left, last - MAX_SOURCE))
    if clause and conjunction >= 0:
        first = conjunction + 1
    return _agreeing(passage, trim_start(passage, first, last), last)


def _walk_back(passage: Passage, last: int, left: int) -> tuple[int, bool, int]:
    """The first word, whether a verb or its subject stands before it, and the last "and" in it."""
    kinds, words = passage.kinds, passage.words
    m, conjunction = last, -1
    while m >= left:
        kind = kinds[m]
        if not kind & OPAQUE:
            if kind & ENDS_ED and m < last and not kinds[m + 1] & PREP and is_past(passage, m):
                return m + 1, True, conjunction
            if kind & MAYBE_VERB and m < last and takes_own(passage, m, left):
                return m + 1, True, conjunction
        elif kind & WALL:
            break
        elif kind & PAREN:
            if words[m] not in ")]":
                break
            while m > left and words[m] not in "([":
                m -= 1
        elif kind & AND:
            if m > left and kinds[m - 1] & COMMA:
                break
            conjunction = m
        else:
            end = _ends_at(passage, m, last, left)
            if end is not None:
                return m + 1, end, conjunction
        m -= 1
    return m + 1, False, conjunction


def _ends_at(passage: Passage, m: int, last: int, left: int) -> bool | None:
    """Whether a noun phrase cannot go on over a word; True where a clause stands before it."""
    kind, words = passage.kinds[m], passage.words
    if kind & PRONOUN and not kind & DET:
        opens = m < last and (
            words[m] in passage.listed.quantifiers or words[m + 1] in ("of", "other", "in", "out")
        )
        return None if opens else True
    if kind & SUB:
        if not kind & (PREP | DET):
            return False
        if words[m] == "that" and m < last and not _determines(passage, m, last):
            return False
    if kind & AUX or (kind & VERB and not is_attributive(passage, m, left)):
        return True
    return None


def _with_quantifier(passage: Passage, last: int, left: int) -> int:
    """``last``, or what a closing "both" or "all" belongs to: "Ruiz and Lee both said"."""
    if (
        passage.words[last] in ("both", "all", "each")
        and last > left
        and not passage.kinds[last - 1] & EDGE
    ):
        return min(last, noun_phrase_before(passage, last - 1, left))
    return last


def _determines(passage: Passage, index: int, last: int) -> bool:
    """Whether "that" belongs to the noun behind it: "that person said"."""
    word = passage.words[last]
    return index + 1 == last and not passage.is_capitalised(last) and not word.endswith("s")


def _agreeing(passage: Passage, first: int, last: int) -> int:
    """A singular article and a plural head are two phrases: "a plan | critics call"."""
    words, kinds = passage.words, passage.kinds
    head = words[last]
    if last - first < 2 or words[first] not in ("a", "an") or head[-1] != "s" or head[-2:] == "ss":
        return first
    if passage.is_capitalised(last) or words[first + 1] in passage.listed.groups:
        return first
    for i in range(first + 1, last):
        if kinds[i] & NO_NOUN or not words[i].isalpha():
            return first
    return last


def is_attributive(passage: Passage, index: int, left: int) -> bool:
    """Whether a verb form stands inside a noun phrase: "the proposed deal", "a report sent by"."""
    kinds = passage.kinds
    if index + 1 >= len(kinds) or index <= left:
        return False
    before = kinds[index - 1]
    if before & DET and not before & PRONOUN:
        return True
    if is_reduced(passage, index, left):
        return True
    if not passage.words[index].endswith(("ed", "en", "n", "t")):
        return False
    following = kinds[index + 1]
    if following & PREP:
        # a participle behind its noun; a pronoun or a name before it would be a subject
        noun = passage.words[index - 1]
        return not before & NO_NOUN and (
            not passage.is_capitalised(index - 1)
            or noun in passage.listed.people
            or noun in passage.listed.telling  # "Video verified by the radio"
        )
    return bool(before & (PREP | AND)) and not following & (DET | EDGE | SUB)


def is_reduced(passage: Passage, index: int, left: int) -> bool:
    """Whether a participle tells of the noun before it: "police *investigating* the crash said"."""
    words, kinds = passage.words, passage.kinds
    word = words[index]
    if word[-3:] != "ing" or index <= left or index + 1 >= len(words):
        return False
    before, following = kinds[index - 1], kinds[index + 1]
    if before & (NO_NAMED | ADVERB) or not words[index - 1].isalpha():
        return False
    if word in passage.listed.noun_ings or passage.is_capitalised(index):
        return False
    if following & (DET | OBJECT) or (following & PREP and not following & AND):
        return True
    behind = words[index + 1]
    return behind[-1] == "s" or behind[:1].isdigit() or passage.is_capitalised(index + 1)


def is_past(passage: Passage, index: int) -> bool:
    """Whether a word that no list has looks like a finite past: "summed up the plan"."""
    word, kinds = passage.words[index], passage.kinds
    return (
        word.endswith("ed")
        and len(word) > MIN_PAST
        and not passage.is_capitalised(index)
        and passage.words[index + 1 : index + 2] != ["by"]  # "analysts polled by Reuters"
        and not kinds[index - 1] & (DET | PREP)
        and index + 1 < len(kinds)
        and (not kinds[index - 1] & AND or kinds[index + 1] & DET != 0)
        and (
            kinds[index + 1] & (DET | PREP | OBJECT | SUB) != 0
            or passage.is_capitalised(index + 1)
            or passage.words[index + 1][:1].isdigit()
        )
    )


def takes_own(passage: Passage, index: int, left: int) -> bool:
    """Whether a form that may be a noun is a verb here, by its object: "Orvex cut its forecast"."""
    if index <= left or index + 1 >= len(passage.words):
        return False
    word, nxt = passage.words[index], passage.words[index + 1]
    counts = nxt[:1].isdigit() and word[-1] == "s" and passage.is_capitalised(index - 1)
    past = word in passage.listed.same_past and passage.kinds[index + 1] & DET
    if nxt not in passage.listed.own and not past and not counts:
        return False
    return not passage.kinds[index - 1] & NO_SUBJECT and not passage.is_capitalised(index)


def has_verb(passage: Passage, start: int, stop: int) -> bool:
    """Whether a finite verb stands among the words."""
    kinds = passage.kinds
    for i in range(start, stop):
        kind = kinds[i]
        if kind & (AUX | VERB) and not is_attributive(passage, i, start):
            return True
        if kind & ENDS_ED and i > start and is_past(passage, i):
            return True
        if kind & MAYBE_VERB and takes_own(passage, i, start):
            return True
    return False


def trim_start(passage: Passage, first: int, last: int) -> int:
    """The first word without what stands before the noun phrase: "and", "then", "On Monday"."""
    kinds = passage.kinds
    if first == last and not kinds[first] & LISTED:
        return first
    if first + 1 < last and passage.words[first] in passage.listed.day_parts:
        first += passage.words[first + 1] in passage.listed.whens  # "late night the office said"
    if passage.words[first] in passage.listed.whens and first < last and kinds[first + 1] & DET:
        first += 1  # "that night the office said"
    while first <= last:
        kind = kinds[first]
        if kind & PREP and passage.words[first] != "of":
            if opens_figure(passage, first):
                return first
            return _behind_preposition(passage, first, last)
        if (
            kind & AND
            or (kind & SUB and not kind & DET)
            or (kind & ADVERB and not kind & (DET | PRONOUN))
            or passage.is_adverb(first)
        ):
            first += 1
            continue
        time = passage.time_at(first)
        if time is None or time[1] >= last:
            break
        first = time[1] + 1
        if kinds[first] & GENITIVE:
            return first - 1
    return first


def _behind_preposition(passage: Passage, first: int, last: int) -> int:
    """The noun phrase behind an opening prepositional phrase without a comma."""
    kinds = passage.kinds
    if passage.words[first] in passage.listed.governing or _subordinates(passage, first):
        return first + 1
    for index in range(first + 1, last + 1):
        time = passage.time_at(index)
        if time is not None and time[1] < last:
            return trim_start(passage, time[1] + 1, last)
    for index in range(last, first + 1, -1):
        if kinds[index - 1] & (PREP | DET):
            continue
        if kinds[index] & DET:
            return index
        if (
            passage.is_capitalised(index)
            and not passage.is_capitalised(index - 1)
            and passage.words[index - 1] not in "-.'’&"
        ):
            return index
    return last if last > first + 1 else first + 1


def _subordinates(passage: Passage, index: int) -> bool:
    """Whether a preposition that is a conjunction, too, is one: "rose after the bank said"."""
    kinds = passage.kinds
    if not kinds[index] & SUB or index == 0 or not passage.words[index - 1].isalpha():
        return False
    # at the head of a clause it may open a phrase: "After the fire officials said"
    return not kinds[index - 1] & (SUB | AND | ADVERB)


def phrase_after(passage: Passage, first: int, stop: int) -> int:
    """The last word of the noun phrase that starts at ``first``: "Ana Ruiz, head of the union"."""
    kinds, words = passage.kinds, passage.words
    i, relative = first, False
    limit = min(stop, first + MAX_SOURCE)
    while i < limit:
        kind = kinds[i]
        if kind & MARK:
            quotation = passage.opening_at(i)
            if quotation is None or i == first or kinds[i - 1] & COMMA:
                break
            i = quotation.last + 1
            continue
        if kind & PAREN:
            if words[i] in ")]":
                break
            while i < stop - 1 and words[i] not in ")]":
                i += 1
        elif kind & RELATIVE:
            relative = True
        elif _stops(passage, i, first, stop, relative):
            break
        i += 1
    last = i - 1
    while last > first and kinds[last] & (AND | PREP | COMMA) and not kinds[last] & DET:
        last -= 1
    return last - 1 if words[last] == "." and last == stop - 1 else last


def _stops(passage: Passage, i: int, first: int, stop: int, relative: bool) -> bool:
    """Whether a noun phrase ends before a word; a relative clause runs to its end."""
    kinds, words = passage.kinds, passage.words
    kind = kinds[i]
    if kind & (STOP | COLON) or (i > first and kind & DASH):
        return True
    if kind & COMMA:
        return not _goes_on(passage, i, stop)
    if relative or i == first:
        return False
    if kind & SUB and not kind & (DET | PREP) and words[i] not in ("whose", "where"):
        return True
    if kind & AUX:
        return True
    if kind & VERB and not is_attributive(passage, i, first):
        return not (i + 1 < len(kinds) and kinds[i + 1] & PREP)
    if words[i] in passage.listed.settings_before:
        return True
    time = passage.time_at(i)
    if time is None and kind & PREP and i + 1 < stop:
        time = passage.time_at(i + 1)
    # "a survey published on Sunday by the institute" goes on
    return time is not None and words[time[1] + 1 : time[1] + 2] != ["by"]


def _goes_on(passage: Passage, comma: int, stop: int) -> bool:
    """Whether an apposition or a relative clause, not a new clause, follows the comma."""
    nxt = comma + 1
    if nxt >= stop:
        return False
    kind, word = passage.kinds[nxt], passage.words[nxt]
    if kind & RELATIVE or word in ("whose", "of") or word.isdigit():
        return True
    if kind & (MARK | AUX | VERB | SUB | AND | ADVERB | PRONOUN | OBJECT) and not kind & DET:
        return False
    return not (kind & PREP or word.endswith("ing"))
