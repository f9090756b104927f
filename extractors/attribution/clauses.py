"""Where content ends: at the next clause, at an afterthought, before what dangles."""

from collections.abc import Collection
from typing import Final, Literal, TypeAlias

from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import (
    ADVERB,
    AND,
    AUX,
    BE,
    COLON,
    COMMA,
    DASH,
    DET,
    HAVE,
    MARK,
    MODAL,
    OPENER,
    PAREN,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)

Kind: TypeAlias = Literal["clause", "object", "quote", "infinitive", "none"]
CLAUSE_REACH: Final = 8  # words from a clause's start to its verb
SHARE_REACH: Final = 4  # words from a comma to a fraction
PART_REACH: Final = 6  # words from a comma to "of them"
SETTING_REACH: Final = 5  # words from a preposition to "statement", "interview"
ANY_EDGE: Final = COMMA | STOP | MARK
CLAUSE_ENDS: Final = MARK | PAREN | COMMA | STOP | DASH
ANYTHING: Final = -1


def content_end(passage: Passage, start: int, stop: int, kind: Kind, walls: Collection[int]) -> int:
    """The last word of content that starts at ``start`` in a sentence that ends before ``stop``.

    ``walls`` are the words where another cue opens a clause of its own.
    """
    kinds, words = passage.kinds, passage.words
    narrow = kind == "object"
    if walls:
        stop = min([stop, *(wall for wall in walls if wall > start)])
    ends = ANYTHING if narrow else CLAUSE_ENDS
    i = start
    while i < stop:
        k = kinds[i]
        if not k & ends:
            i += 1
            continue
        if k & MARK:
            end = _over_quotation(passage, i, start, stop)
            if end is not None:
                i, ended = end
                if ended:
                    break
                continue
        elif k & PAREN:
            if words[i] in ")]":
                break
            while i < stop - 1 and words[i] not in ")]":
                i += 1
        elif i > start and _ends_before(passage, start, i, stop, narrow):
            closing = _second_dash(passage, i, stop) if k & DASH else -1
            if closing < 0:
                break
            i = closing
        elif k & STOP:
            break
        i += 1
    return trim_end(passage, start, i - 1, narrow)


def _over_quotation(passage: Passage, i: int, start: int, stop: int) -> tuple[int, bool] | None:
    """Where to go on behind a quotation, and whether content ends with it."""
    quotation = passage.opening_at(i)
    if quotation is not None:
        nxt = quotation.last + 1
        inner_comma = passage.words[quotation.last - quotation.width] == ","
        return nxt, i > start and inner_comma and clause_follows(passage, nxt, stop)
    other = passage.quotation_at(i)
    if i > start and other is not None and other.last == i:
        return i, True
    return None


def _ends_before(passage: Passage, start: int, i: int, stop: int, narrow: bool) -> bool:
    """Whether content ends before a word inside its sentence."""
    k = passage.kinds[i]
    if k & COMMA:
        return _narrow_comma(passage, i, stop) if narrow else _comma_ends(passage, i, stop)
    if k & (STOP | DASH):
        return True
    if not narrow:
        return False
    if k & COLON:
        quotation = passage.opening_at(i + 1)
        # a quotation with a comma before its closing mark has a tag of its own
        return quotation is not None and passage.words[quotation.last - quotation.width] == ","
    return _object_ends(passage, start, i, stop)


def _second_dash(passage: Passage, dash: int, stop: int) -> int:
    """The dash that closes an aside, -1 where none does."""
    for i in range(dash + 2, stop - 1):
        if passage.kinds[i] & DASH and not passage.kinds[i - 1] & DASH:
            return i
    return -1


def _narrow_comma(passage: Passage, comma: int, stop: int) -> bool:
    """Whether a comma ends a noun phrase that is content; a list or a relative clause goes on."""
    nxt = comma + 1
    if nxt >= stop:
        return True
    kind, word = passage.kinds[nxt], passage.words[nxt]
    if word in passage.listed.contrasts:
        return True
    if word in ("up", "down") and passage.words[nxt + 1 : nxt + 2] != []:
        return False  # "recorded 226 cases, up 41% on 2021"
    if _is_part(passage, nxt, stop):
        return False
    if kind & RELATIVE:
        return True  # "will vote for the bill, which would move 860 cases": the author tells
    if (
        kind & (SUB | PRONOUN | ADVERB | PREP)
        and not kind & (DET | RELATIVE)
        and word != "including"
    ):
        return True
    if kind & AND:
        return word != "and" or clause_follows(passage, nxt + 1, stop)
    return (word.endswith("ing") and word != "including") or bool(kind & (AUX | VERB))


def _is_part(passage: Passage, start: int, stop: int) -> bool:
    """Whether a part of what was counted follows: "91 cases, nearly half of them mild"."""
    words = passage.words
    if words[start] == "among":
        return words[start + 1 : start + 2] in (["them"], ["those"])
    if _is_share(passage, start, stop):
        return True
    for i in range(start + 1, min(stop - 1, start + PART_REACH)):
        if words[i] == "of" and words[i + 1] in ("them", "which", "whom", "those"):
            return any(w[:1].isdigit() for w in words[start:i]) or not (
                passage.listed.number_words.isdisjoint(words[start:i])
            )
    return False


def _is_share(passage: Passage, start: int, stop: int) -> bool:
    """Whether a share of something closes the sentence: "900 tons a day, a quarter of demand"."""
    words = passage.words
    opening = words[start : min(stop, start + SHARE_REACH)]
    if not any(w[:1].isdigit() or w in passage.listed.fractions for w in opening):
        return False
    if "of" not in words[start : min(stop, start + PART_REACH)]:
        return False
    rest = passage.kinds[start:stop]
    return not any(kind & (COMMA | STOP | AUX | VERB | MARK) and not kind & DET for kind in rest)


def _comma_ends(passage: Passage, comma: int, stop: int) -> bool:
    """Whether a comma ends a clause that is content."""
    kinds, words = passage.kinds, passage.words
    nxt = comma + 1
    if nxt >= stop:
        return True
    kind, word = kinds[nxt], words[nxt]
    if word in ("a", "an") and nxt + 1 < stop and words[nxt + 1] in passage.listed.claim_nouns:
        return True  # "that 6 were lost, a claim it took back"
    if kind & AND:
        if nxt + 1 < stop and words[nxt + 1] in ("that", "whether", "how"):
            return False
        if word == "or" and nxt + 1 < stop and opens_number(passage, nxt + 1):
            return False  # "5.2 million people, or 58% of voters, had cast"
        if word == "but" or clause_follows(passage, nxt + 1, stop):
            return True
    act = words[nxt + 1] if nxt + 1 < stop and passage.is_adverb(nxt) else word
    if word in passage.listed.tails or (
        act.endswith("ing")
        and act not in passage.listed.no_participles
        and act not in passage.listed.effects
    ):
        # an afterthought of the author's ends the sentence; an aside goes on behind its comma
        return not any(kinds[i] & COMMA for i in range(nxt, stop))
    return word == "as" and nxt + 1 < stop and bool(kinds[nxt + 1] & (PRONOUN | DET))


def clause_follows(passage: Passage, start: int, stop: int) -> bool:
    """Whether a subject and a finite verb follow."""
    kinds = passage.kinds
    if start < stop and kinds[start] & PRONOUN and not kinds[start] & DET:
        return True
    for kind in kinds[start : min(stop, start + CLAUSE_REACH)]:
        if kind & (AUX | VERB):
            return True
        if kind & ANY_EDGE:
            return False
    return False


def _object_ends(passage: Passage, start: int, i: int, stop: int) -> bool:
    """Whether a noun phrase that is content ends before a word."""
    kind, word = passage.kinds[i], passage.words[i]
    if word in passage.listed.time_clauses and word != "as":
        return True
    if kind & (BE | HAVE | MODAL) and not _clause_since(passage, start, i):
        return True
    if kind & AND and clause_follows(passage, i + 1, min(stop, i + 3)):
        # "at 38 dead and 87 injured" goes on, "and 87 were injured" does not
        counted = passage.words[i + 1][:1].isdigit() and not passage.kinds[i + 2] & AUX
        return not counted
    if word in ("that", "which") and i > start + 1 and _is_background(passage, i, stop):
        return True
    if kind & PREP and i + 1 < stop:
        if passage.time_at(i + 1) is not None:
            return True
        if word in ("in", "at", "on", "during") and not passage.listed.settings.isdisjoint(
            passage.words[i + 1 : min(stop, i + SETTING_REACH)]
        ):
            return True
    return i + 2 >= stop and passage.time_at(i) is not None


def _is_background(passage: Passage, relative: int, stop: int) -> bool:
    """Whether a tally only describes a noun: "blames them for the war that has killed 9"."""
    kinds, nxt = passage.kinds, relative + 1
    if nxt >= stop or not kinds[nxt] & HAVE or kinds[relative - 1] & (PREP | VERB | AUX | COMMA):
        return False
    return any(word[:1].isdigit() for word in passage.words[nxt : min(stop, nxt + PART_REACH)])


def _clause_since(passage: Passage, start: int, index: int) -> bool:
    """Whether a relative or subordinate clause opened, so that its verb ends nothing."""
    for i in range(start, index):
        kind = passage.kinds[i]
        if kind & (SUB | RELATIVE | OPENER) and passage.words[i] not in ("as", "than"):
            return True
        if i > start and kind & PRONOUN and not kind & DET:
            return True
    return False


def trim_end(passage: Passage, start: int, last: int, narrow: bool) -> int:
    """The last word without the full stop and what dangles."""
    kinds, words = passage.kinds, passage.words
    while last > start:
        kind = kinds[last]
        if words[last] == ".":
            if last < passage.bounds(last)[1] - 1:
                break
        elif not kind & (COMMA | STOP | AND | COLON | DASH) or (kind & AND and kind & PREP):
            break
        last -= 1
    dangles = kinds[last] & PREP and words[last] not in ("up", "out", "down", "off", "in")
    return last - 1 if narrow and last > start and dangles else last


def clause_start(passage: Passage, left: int, last: int) -> int:
    """Where the clause before a tag starts: behind a semicolon, or at ``left``."""
    kinds, words = passage.kinds, passage.words
    for i in range(last, left, -1):
        if words[i] == ";":
            return i + 1
    start = left
    while start < last and kinds[start] & (COMMA | AND) and not kinds[start] & DET:
        start += 1
    return start


def opens_number(passage: Passage, index: int) -> bool:
    """Whether a number stands at a word, or behind what modifies it: "about 40"."""
    word = passage.words[index]
    number = word[:1].isdigit() or word in passage.listed.number_words
    return number or opens_figure(passage, index)


def opens_figure(passage: Passage, j: int) -> bool:
    """Whether a preposition modifies a figure: "up to 40", "at least", "between 3 and 5"."""
    words = passage.words
    word = words[j]
    if word not in passage.listed.figure_words or j + 1 >= len(words):
        return False
    nxt = words[j + 1]
    if nxt[:1].isdigit() or nxt in passage.listed.number_words:
        return True
    if nxt in ("a", "all", "most") and word in ("at", "to", "over", "about"):
        return word == "at" and nxt == "most"
    return nxt in passage.listed.figure_tails
