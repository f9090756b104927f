"""The subject of a verb: right before it, before an aside, or that of the whole clause."""

from enum import Enum
from typing import Final, NamedTuple

from newsfacts.extractors.attribution.cues import cue_lexicon
from newsfacts.extractors.attribution.nounphrases import (
    has_verb,
    is_attributive,
    is_past,
    noun_phrase_before,
    takes_own,
    trim_start,
)
from newsfacts.extractors.attribution.passages import NO_NOUN, Passage
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COMMA,
    DASH,
    DET,
    ENDS_ED,
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

TOLD_OF: Final = 14  # words from "who" to the cue behind its clause


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
    """The subject of the finite verb group that starts at ``group``.

    Words before ``left`` are not looked at; no noun phrase reaches back over ``barrier``.
    """
    kinds = passage.kinds
    j = group - 1
    if j < left:
        return Source(Order.INVERTED, -1, -1, group)
    time = passage.time_before(j)
    if time is not None and time[1] - 1 > left:
        # "Ruiz on Sunday said": the time of saying stands between
        k = time[1] - 1
        if kinds[k] & PREP and k > left:
            k -= 1
        if not kinds[k] & VERB:  # not in "a report presented in March said"
            j = k
    kind = kinds[j]
    if kind & (COMMA | DASH):
        return _parenthetical(passage, j, left, group)
    if kind & MARK:
        quotation = passage.quotation_at(j)
        if quotation is None or quotation.last != j or quotation.first <= left:
            return Source(Order.INVERTED, -1, -1, group)
        if kinds[j - quotation.width] & COMMA:
            return Source(Order.INVERTED, -1, -1, group)
        return _before(noun_phrase_before(passage, quotation.first - 1, left), j)
    if passage.is_relative_that(j):
        first = min(j, noun_phrase_before(passage, j - 1, max(left, barrier)))
        return _before(_nearest_phrase(passage, first, j - 1), j)
    if kind & AND and not kind & PREP:
        opening = j - 1 if j - 1 >= left and kinds[j - 1] & COMMA else j
        return Source(Order.SHARED, -1, -1, opening)
    told = _told_of(passage, j, left)
    if told >= 0:
        return _before(told, j)
    return _before(noun_phrase_before(passage, j, max(left, barrier)), j)


def _told_of(passage: Passage, last: int, left: int) -> int:
    """The first word of a source that a relative clause tells of: "a clerk *who saw it* said".

    -1 where none ends at ``last``, or where the clause has a subject of its own for the cue:
    "those who think the mayor said so".
    """
    words, kinds = passage.words, passage.kinds
    floor = max(left, last - TOLD_OF)
    if "who" not in words[floor + 1 : last]:
        return -1
    if kinds[last] & PRONOUN and not kinds[last] & (DET | OBJECT):
        return -1  # "who won when he said"
    for i in range(last, floor, -1):
        kind = kinds[i]
        if kind & AND and not kinds[i + 1] & (VERB | MAYBE_VERB | ENDS_ED):
            return -1  # "who left and the mayor said"
        if words[i] == "who":
            noun = i - 1
            if kinds[noun] & NO_NOUN or not words[noun][:1].isalpha():
                return -1
            first = noun_phrase_before(passage, noun, left)
            return first if first <= noun and not _is_embedded(passage, i + 1, last) else -1
        if kind & (COMMA | STOP | MARK | DASH | PAREN):
            return -1
    return -1


def _is_embedded(passage: Passage, start: int, last: int) -> bool:
    """Whether a verb of the relative clause has the cue in its own content."""
    verbs = cue_lexicon().verbs
    first = noun_phrase_before(passage, last, start)
    for i in range(start, min(first, last)):
        verb = verbs.get(passage.words[i])
        if verb is not None and "clause" in verb.takes and i + 1 == first:
            return True
        if passage.words[i] == "that":
            return True
    return False


def _before(first: int, last: int) -> Source:
    return NOBODY if first > last else Source(Order.BEFORE, first, last, first)


def _nearest_phrase(passage: Passage, first: int, last: int) -> int:
    """Where the noun starts that "that" stands for: "to pay a fine to | a pair of towns that"."""
    for i in range(last - 1, first, -1):
        kind = passage.kinds[i]
        if kind & PREP and not kind & DET and passage.words[i] not in ("of", "for"):
            return first if passage.is_capitalised(i + 1) else i + 1
    return first


def _parenthetical(passage: Passage, comma: int, left: int, group: int) -> Source:
    """The subject before an apposition or an aside that ends at ``comma``."""
    kinds = passage.kinds
    inverted = Source(Order.INVERTED, -1, -1, group)
    while comma > left and kinds[comma - 1] & DASH:
        comma -= 1  # "--"
    start = skip_introduction(passage, left, comma)
    cuts = _cuts(passage, start, comma)
    if not cuts or any(_verb_follows(passage, cut, comma) for cut in cuts):
        return inverted
    if not has_verb(passage, start, cuts[0]):
        first = noun_phrase_before(passage, cuts[0] - 1, start)
        return inverted if first >= cuts[0] else Source(Order.BEFORE, first, comma - 1, first)
    begin = cuts[-2] + 1 if len(cuts) > 1 else start
    joined = kinds[begin] & (AND | SUB) and not kinds[begin] & (DET | PREP | RELATIVE)
    begin += bool(joined)
    if len(cuts) > 1 and _opens_phrase(passage, begin, cuts[-1], joined=bool(joined)):
        # "Police held 37, the city's secretary, Ana Ruiz, said"
        return Source(Order.BEFORE, begin, comma - 1, begin)
    for cut in reversed(cuts):
        if kinds[cut + 1] & (DET | RELATIVE | PREP) or passage.words[cut + 1].isdigit():
            first = noun_phrase_before(passage, cut - 1, left)
            if first < cut:
                return Source(Order.BEFORE, first, comma - 1, first)
    return inverted


def _opens_phrase(passage: Passage, start: int, stop: int, *, joined: bool) -> bool:
    """Whether the words between two commas are a noun phrase, not a clause or an adverbial."""
    kind = passage.kinds[start]
    opens = kind & DET or (joined and not kind & (PREP | SUB | AUX | VERB | MARK))
    if not opens or kind & RELATIVE:
        return False
    return not has_verb(passage, start, stop)


def _verb_follows(passage: Passage, cut: int, stop: int) -> bool:
    """Whether the clause goes on with its verb behind an aside: "The fee, which rose, is high"."""
    i = cut + 1
    while i < stop and passage.is_adverb(i):
        i += 1
    finite = passage.kinds[i] & (AUX | VERB)
    return bool(finite) and i < stop and not passage.words[i].endswith(("ing", "ed", "en", "n"))


def _cuts(passage: Passage, start: int, stop: int) -> list[int]:
    """The commas and dashes that stand in no parenthesis and no quotation."""
    kinds, words = passage.kinds, passage.words
    found: list[int] = []
    i = start
    while i < stop:
        kind = kinds[i]
        if kind & (COMMA | DASH):
            found.append(i)
        elif kind & MARK:
            quotation = passage.opening_at(i)
            if quotation is not None and quotation.last < stop:
                i = quotation.last
        elif kind & PAREN and words[i] in "([":
            closing = next((j for j in range(i + 1, stop) if words[j] in ")]"), i)
            i = closing
        i += 1
    return found


def skip_introduction(passage: Passage, left: int, stop: int) -> int:
    """Where the clause proper starts: behind "In Ohio," and "While he slept,"."""
    kinds = passage.kinds
    start, introduced = left, False
    while start < stop:
        kind = kinds[start]
        if kind & (COMMA | MARK | DASH) or (kind & AND and not kind & DET):
            start += 1
            continue
        comma = start
        while comma < stop and not kinds[comma] & COMMA:
            comma += 1
        if comma >= stop:
            break
        # "In Ames, Iowa, on Sunday, Ruiz tried": the rest of an introduction is no subject
        if (
            passage.words[start] in passage.listed.connectors
            and start + 1 < comma
            and kinds[start + 1] & DET
        ):
            start += 1
            break  # "Then its spokesman, Ana Ruiz, said"
        if not _introduces(passage, start) and (
            not introduced
            or comma + 1 >= stop
            or not _introduces(passage, comma + 1)
            or has_verb(passage, start, comma)
        ):
            break
        opens = kinds[start] & PREP or not kinds[start] & SUB
        if comma + 1 >= stop and opens and has_verb(passage, start, comma):
            break  # "On Sunday Ruiz left it, saying": nothing follows but a participle
        introduced = True
        start = comma + 1
    return start


def _introduces(passage: Passage, index: int) -> bool:
    """Whether a word opens an adverbial: a preposition, a subordinator, an adverb, a participle."""
    kind, word = passage.kinds[index], passage.words[index]
    if (kind & PREP and word != "of") or (kind & SUB and not kind & (DET | PRONOUN)):
        return True
    if word.endswith("ing") or passage.is_adverb(index):
        return True
    time = passage.time_at(index)
    return (
        time is not None
        and bool(passage.kinds[time[1] + 1 : time[1] + 2])
        and bool(passage.kinds[time[1] + 1] & COMMA)
    )


def main_subject(passage: Passage, left: int, stop: int) -> Source:
    """The subject of the first finite verb between ``left`` and ``stop``."""
    kinds, words = passage.kinds, passage.words
    start = skip_introduction(passage, left, stop)
    if start >= stop:
        return NOBODY
    kind = kinds[start]
    if kind & PRONOUN and not kind & DET and (start + 1 >= stop or words[start + 1] != "of"):
        return Source(Order.SHARED, start, start, start)
    i = start
    while i < stop:
        kind = kinds[i]
        if kind & PAREN and words[i] == "(":
            i = next((j for j in range(i + 1, stop) if words[j] == ")"), i)
        elif kind & (STOP | MARK | COMMA | DASH) or (
            kind & PRONOUN and i > start and not kind & DET
        ):
            break
        if kind & (AUX | VERB) and not is_attributive(passage, i, start):
            break
        if kind & ENDS_ED and i > start and is_past(passage, i):
            break
        if kind & MAYBE_VERB and takes_own(passage, i, start):
            break
        i += 1
    while i - 1 > start and passage.is_adverb(i - 1):
        i -= 1
    if i <= start:
        return NOBODY
    first = trim_start(passage, start, i - 1)
    return Source(Order.SHARED, first, i - 1, first) if first < i else NOBODY
