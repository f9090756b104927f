"""The noun phrase that names a source: left of the cue, right of it, or shared with another cue."""

from enum import Enum
from typing import Final, NamedTuple

from newsfacts.extractors.clauses import opens_figure
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.wordclasses import (
    ADVERB,
    AND,
    AUX,
    COLON,
    COMMA,
    DET,
    EDGE,
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
QUANTIFIERS: Final = frozenset(
    ("some", "many", "most", "several", "few", "both", "another", "one", "neither")
)
WALL: Final = STOP | COLON | MARK


class Order(Enum):
    """How a cue stands to its source."""

    BEFORE = "source before the cue"
    INVERTED = "source behind the cue"
    SHARED = "source of another verb"
    NONE = "no source"


class Source(NamedTuple):
    """The words of a source, and where its sentence part begins."""

    order: Order
    first: int = -1
    last: int = -1
    opening: int = -1  # the first word of the phrase that the cue belongs to


NOBODY: Final = Source(Order.NONE)


def subject_before(passage: Passage, group: int, left: int, barrier: int = 0) -> Source:
    """The subject of a finite verb group that starts at ``group``; words before ``left`` are out."""
    kinds = passage.kinds
    j = group - 1
    if j < left:
        return Source(Order.INVERTED, opening=group)
    time = passage.time_before(j)
    if time is not None and time[1] - 1 > left:
        # "Ruiz on Sunday said": the time of saying stands between
        j = time[1] - 1
        if kinds[j] & PREP and j > left:
            j -= 1
    kind = kinds[j]
    if kind & COMMA or passage.is_dash(j):
        return _parenthetical(passage, j, left, group)
    if kind & MARK:
        quotation = passage.quotation_at(j)
        if quotation is None or quotation.last != j:
            return Source(Order.INVERTED, opening=group)
        if quotation.first <= left:
            return Source(Order.INVERTED, opening=group)
        return _checked(passage, noun_phrase_before(passage, quotation.first - 1, left), j, group)
    if kind & AND and not kind & PREP:
        opening = j - 1 if j - 1 >= left and kinds[j - 1] & COMMA else j
        return Source(Order.SHARED, opening=opening)
    first = noun_phrase_before(passage, j, max(left, barrier))
    return _checked(passage, first, j, group)


def _checked(passage: Passage, first: int, last: int, group: int) -> Source:
    if first > last:
        return NOBODY
    return Source(Order.BEFORE, first, last, first)


def noun_phrase_before(passage: Passage, last: int, left: int) -> int:
    """The first word of the noun phrase that ends at ``last``; ``last + 1`` where none does."""
    kinds, words = passage.kinds, passage.words
    kind = kinds[last]
    if kind & PRONOUN and not kind & DET:
        return _with_quantifier(passage, last, left)
    if kind & (AUX | VERB) and not _attributive(passage, last, left):
        return last + 1
    if kind & (PREP | WALL | COMMA) and not kind & DET:
        return last + 1
    if kind & SUB and not kind & (DET | PREP):
        return last + 1
    m, cut, stopped = last, -1, False
    left = max(left, last - MAX_SOURCE)
    while m >= left:
        kind = kinds[m]
        if kind:
            if kind & (COMMA | WALL):
                break
            if kind & PAREN:
                if words[m] in ")]":
                    m = _open_paren(passage, m, left) - 1
                    continue
                break
            if kind & AND:
                if m > left and kinds[m - 1] & COMMA:
                    break
                cut = m + 1
            elif kind & PRONOUN and not kind & DET:
                if m == last or not (
                    words[m] in QUANTIFIERS or words[m + 1] in ("of", "other", "in", "out")
                ):
                    stopped = True
                    break
            elif (kind & SUB and not kind & (PREP | DET)) or (
                kind & SUB and words[m] == "that" and m < last and not _determines(passage, m, last)
            ):
                break
            elif (kind & AUX and words[m] not in ("'s", "’s")) or (
                kind & VERB and not _attributive(passage, m, left)
            ):
                stopped = True
                break
        elif passage.is_dash(m):
            break
        elif m < last and words[m].endswith("ed") and _past(passage, m):
            stopped = True
            break
        m -= 1
    first = m + 1
    if stopped and cut > 0:
        first = cut
    return _agreeing(passage, _trim(passage, first, last), last)


def _agreeing(passage: Passage, first: int, last: int) -> int:
    """A singular article and a plural head are two phrases: "a plan | critics call"."""
    words = passage.words
    if (
        last - first > 1
        and words[first] in ("a", "an")
        and words[last].endswith("s")
        and not words[last].endswith("ss")
    ):
        middle = words[first + 1 : last]
        if (
            not passage.is_capitalised(last)
            and all(
                word.isalpha() and not passage.kinds[first + 1 + i] & ~MAYBE_VERB
                for i, word in enumerate(middle)
            )
            and middle[0]
            not in (
                "number",
                "lot",
                "dozen",
                "host",
                "handful",
                "couple",
                "group",
                "few",
                "series",
                "majority",
                "range",
                "score",
                "hundred",
                "thousand",
                "million",
            )
        ):
            return last
    return first


def _with_quantifier(passage: Passage, last: int, left: int) -> int:
    """ "both" and "all" may close a noun phrase: "Ruiz and Lee both said"."""
    if (
        passage.words[last] in ("both", "all", "each")
        and last > left
        and not passage.kinds[last - 1] & EDGE
    ):
        first = noun_phrase_before(passage, last - 1, left)
        if first < last:
            return first
    return last


def _determines(passage: Passage, index: int, last: int) -> bool:
    """Whether "that" belongs to the noun behind it: "that person said"."""
    word = passage.words[last]
    return index + 1 == last and not passage.is_capitalised(last) and not word.endswith("s")


def _attributive(passage: Passage, index: int, left: int) -> bool:
    """Whether a verb form stands inside a noun phrase: "the proposed deal", "a report sent by"."""
    kinds = passage.kinds
    if index + 1 >= len(kinds):
        return False
    word = passage.words[index]
    if index > left and kinds[index - 1] & DET and not kinds[index - 1] & PRONOUN:
        return True
    if not word.endswith(("ed", "en", "n", "t")):
        return False
    following = kinds[index + 1]
    if following & PREP and index > left:
        # a participle behind its noun; a pronoun or a name before it would be a subject
        before = index - 1
        return not kinds[before] and not passage.is_capitalised(before)
    return (
        index > left
        and bool(kinds[index - 1] & (PREP | AND))
        and not following & (DET | EDGE | SUB)
    )


def _open_paren(passage: Passage, index: int, left: int) -> int:
    m = index - 1
    while m > left and passage.words[m] not in "([":
        m -= 1
    return m


def _trim(passage: Passage, first: int, last: int) -> int:
    """Leave out what stands before the noun phrase: "and", "then", "On Monday", "as"."""
    kinds = passage.kinds
    while first <= last:
        kind = kinds[first]
        if kind & PREP and passage.words[first] != "of":
            if opens_figure(passage, first):
                return first
            return _after_preposition(passage, first, last)
        if (
            kind & AND
            or (kind & SUB and not kind & DET)
            or (kind & ADVERB and not kind & (DET | PRONOUN))
            or passage.is_adverb(first)
        ):
            first += 1
        else:
            time = passage.time_at(first)
            if time is None or time[1] >= last:
                break
            first = time[1] + 1
            if passage.words[first] in ("'s", "’s"):
                return first - 1
    return first


def _after_preposition(passage: Passage, first: int, last: int) -> int:
    """The noun phrase behind an opening prepositional phrase without a comma."""
    kinds = passage.kinds
    if passage.words[first] in (
        "with",
        "among",
        "as",
        "than",
        "from",
        "about",
        "around",
        "over",
        "up",
    ):
        return first + 1
    for index in range(first + 1, last + 1):
        time = passage.time_at(index)
        if time is not None and time[1] < last:
            return _trim(passage, time[1] + 1, last)
    for index in range(last, first + 1, -1):
        if kinds[index] & DET and not kinds[index - 1] & (PREP | DET):
            return index
        if (
            passage.is_capitalised(index)
            and not passage.is_capitalised(index - 1)
            and not kinds[index - 1] & (PREP | DET)
            and passage.words[index - 1] not in "-.'’&"
        ):
            return index
    return last if last > first + 1 else first + 1


def _parenthetical(passage: Passage, comma: int, left: int, group: int) -> Source:
    """The subject before an apposition or an aside that ends at ``comma``."""
    kinds, words = passage.kinds, passage.words
    start = _skip_introduction(passage, left, comma)
    cuts = [i for i in _top_level(passage, start, comma) if kinds[i] & COMMA or passage.is_dash(i)]
    if not cuts:
        return Source(Order.INVERTED, opening=group)
    for cut in cuts:
        following = cut + 1
        while following < comma and passage.is_adverb(following):
            following += 1
        if (
            kinds[following] & (AUX | VERB)
            and not words[following].endswith(("ing", "ed", "en", "n"))
            and following < comma
        ):
            return Source(Order.INVERTED, opening=group)
    if has_verb(passage, start, cuts[0]):
        for cut in reversed(cuts):
            first = noun_phrase_before(passage, cut - 1, left)
            if (first < cut and kinds[cut + 1] & (DET | RELATIVE | PREP)) or words[
                cut + 1
            ].isdigit():
                return (
                    Source(Order.BEFORE, first, group - 2, first)
                    if first < cut
                    else Source(Order.INVERTED, opening=group)
                )
        return Source(Order.INVERTED, opening=group)
    first = noun_phrase_before(passage, cuts[0] - 1, start)
    if first >= cuts[0]:
        return Source(Order.INVERTED, opening=group)
    return Source(Order.BEFORE, first, comma - 1, first)


def _skip_introduction(passage: Passage, left: int, stop: int) -> int:
    """Where the clause proper starts: behind "In Ohio," and "While he slept,"."""
    kinds = passage.kinds
    start, introduced = left, False
    while start < stop:
        kind = kinds[start]
        if kind & (COMMA | MARK) or (kind & AND and not kind & DET) or passage.is_dash(start):
            start += 1
            continue
        comma = start
        while comma < stop and not kinds[comma] & COMMA:
            comma += 1
        if comma >= stop:
            break
        if not _introduces(passage, start):
            # "In Ames, Iowa, on Sunday, Ruiz tried": a rest of the introduction, no subject
            if not introduced or comma + 1 >= stop or not _introduces(passage, comma + 1):
                break
            if has_verb(passage, start, comma):
                break
        introduced = True
        start = comma + 1
    return start


def _introduces(passage: Passage, index: int) -> bool:
    """Whether a word opens an adverbial: a preposition, a subordinator, an adverb, a participle."""
    kind, word = passage.kinds[index], passage.words[index]
    time = passage.time_at(index)
    if time is not None and time[1] + 1 < len(passage.kinds) and passage.kinds[time[1] + 1] & COMMA:
        return True
    return bool(
        (kind & PREP and word != "of")
        or (kind & SUB and not kind & (DET | PRONOUN))
        or passage.is_adverb(index)
        or word.endswith("ing")
    )


def _top_level(passage: Passage, start: int, stop: int) -> list[int]:
    """The words from ``start`` to ``stop`` that no parenthesis and no quotation holds."""
    found, i = [], start
    while i < stop:
        kind = passage.kinds[i]
        if kind & MARK:
            quotation = passage.opening_at(i)
            if quotation is not None and quotation.last < stop:
                i = quotation.last + 1
                continue
        if kind & PAREN and passage.words[i] in "([":
            j = i + 1
            while j < stop and passage.words[j] not in ")]":
                j += 1
            i = j + 1 if j < stop else i + 1
            continue
        found.append(i)
        i += 1
    return found


def has_verb(passage: Passage, start: int, stop: int) -> bool:
    kinds = passage.kinds
    return any(
        kinds[i] & (AUX | VERB)
        and passage.words[i] not in ("'s", "’s")
        and not _attributive(passage, i, start)
        for i in range(start, stop)
    )


def main_subject(passage: Passage, left: int, stop: int) -> Source:
    """The subject of the first finite verb between ``left`` and ``stop``."""
    kinds, words = passage.kinds, passage.words
    start = _skip_introduction(passage, left, stop)
    if start >= stop:
        return NOBODY
    if (
        kinds[start] & PRONOUN
        and not kinds[start] & DET
        and (start + 1 >= stop or words[start + 1] != "of")
    ):
        return Source(Order.SHARED, start, start, start)
    i = start
    while i < stop:
        kind = kinds[i]
        if kind & (STOP | MARK) or (kind & PRONOUN and i > start and not kind & DET):
            break
        if kind & COMMA or passage.is_dash(i):
            break
        if (
            kind & (AUX | VERB)
            and words[i] not in ("'s", "’s")
            and not _attributive(passage, i, start)
        ):
            break
        if not kind and i > start and _past(passage, i):
            break
        i += 1
    while i - 1 > start and passage.is_adverb(i - 1):
        i -= 1
    if i <= start:
        return NOBODY
    first = _trim(passage, start, i - 1)
    return Source(Order.SHARED, first, i - 1, first) if first < i else NOBODY


def _past(passage: Passage, index: int) -> bool:
    """Whether a word that no list has looks like a finite past: "summed up the plan"."""
    word = passage.words[index]
    return (
        word.endswith("ed")
        and len(word) > MIN_PAST
        and not passage.is_capitalised(index)
        and not passage.kinds[index - 1] & (DET | PREP | AND)
        and index + 1 < len(passage.words)
        and bool(
            passage.kinds[index + 1] & (DET | PREP | OBJECT | SUB)
            or passage.is_capitalised(index + 1)
        )
    )


def phrase_after(passage: Passage, first: int, stop: int) -> int:
    """The last word of the noun phrase that starts at ``first``: "Ana Ruiz, head of the union"."""
    kinds, words = passage.kinds, passage.words
    i = first
    relative = False
    while i < min(stop, first + MAX_SOURCE):
        kind = kinds[i]
        if kind & (STOP | COLON) or (i > first and passage.is_dash(i)):
            break
        if kind & MARK:
            quotation = passage.opening_at(i)
            if quotation is None or i == first or kinds[i - 1] & COMMA:
                break
            i = quotation.last + 1
            continue
        if kind & COMMA and not _goes_on(passage, i, stop):
            break
        if kind & PAREN and words[i] in ")]":
            break
        if kind & PAREN:
            while i < stop and words[i] not in ")]":
                i += 1
        if kind & RELATIVE:
            relative = True
        elif not relative and i > first:
            if kind & SUB and not kind & (DET | PREP) and words[i] not in ("whose", "where"):
                break
            if kind & AUX and words[i] not in ("'s", "’s"):
                break
            if kind & VERB and not _attributive(passage, i, first) and not _reduced(passage, i):
                break
            if words[i] in (
                "during",
                "after",
                "before",
                "when",
                "while",
                "as",
                "amid",
                "via",
                "following",
            ) or passage.time_at(i):
                break
            if kind & PREP and i + 1 < stop and passage.time_at(i + 1):
                break
        i += 1
    last = i - 1
    while last > first and kinds[last] & (AND | PREP | COMMA) and not kinds[last] & DET:
        last -= 1
    if words[last] == "." and last == stop - 1:
        last -= 1
    return last


def _reduced(passage: Passage, index: int) -> bool:
    return bool(passage.kinds[index + 1] & PREP) if index + 1 < len(passage.kinds) else False


def _goes_on(passage: Passage, comma: int, stop: int) -> bool:
    """Whether an apposition or a relative clause, not a new clause, follows the comma."""
    nxt = comma + 1
    if nxt >= stop:
        return False
    kind = passage.kinds[nxt]
    word = passage.words[nxt]
    if kind & RELATIVE or word in ("whose", "of") or word.isdigit():
        return True
    if kind & (MARK | AUX | VERB | SUB | AND | ADVERB | PRONOUN | OBJECT) and not kind & DET:
        return False
    if kind & PREP or word.endswith("ing"):
        return False
    return True
