"""Claims that leave their verb out: "officials put the dead at 14 and *hospital sources at 19*"."""

from typing import Final

from newsfacts.extractors.attribution.clauses import opens_number
from newsfacts.extractors.attribution.drafts import Draft
from newsfacts.extractors.attribution.namewords import claimant_lexicon
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COLON,
    COMMA,
    DET,
    MARK,
    PREP,
    STOP,
    SUB,
    VERB,
)

LONGEST: Final = 6  # words of a source without a verb
REACH: Final = 2  # words behind a claim in which another may begin
JOINTS: Final = AND | COMMA
ENDS: Final = AND | AUX | COMMA | MARK | STOP | COLON | SUB | PREP | VERB
CLAUSE: Final = AUX | VERB | STOP | COMMA | MARK


def read_gapped(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """The claims of further sources that share the cue of one; its content ends before them."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.family == "say" and draft.source is not None and not draft.nominal:
            first, last = draft.content[-1]
            if first > draft.head and _has_number(passage, first, last + 1):
                gapped = _behind(passage, draft, first, last)
                if gapped is not None:
                    found.append(gapped)
    return found


def _behind(passage: Passage, draft: Draft, first: int, last: int) -> Draft | None:
    kinds = passage.kinds
    stop = min(passage.bounds(draft.head)[1], last + 1 + REACH + LONGEST)
    for joint in range(first + 1, min(last + 1 + REACH, stop)):
        if not kinds[joint] & JOINTS or kinds[joint] & DET:
            continue
        source = _source(passage, joint + 1, stop)
        if source is None or not _has_number(passage, first, joint):
            continue
        number = source + 1 + (passage.words[source + 1] == "at")
        end = _end(passage, number, passage.bounds(draft.head)[1])
        told = number > source + 1 or end < 0 or not passage.words[end].isalpha()
        if end < 0 or not told:
            continue  # "the army had 40 tanks and police 12 cars"
        before = joint - 1 if kinds[joint - 1] & COMMA else joint
        draft.content[-1] = (first, min(last, before - 1))
        return Draft(
            source,
            draft.sentence,
            draft.family,
            draft.modality,
            f"{draft.rule} gapped",
            source=(joint + 1, source),
            cue=list(draft.cue),
            content=[(number, end)],
            said=draft.said,
        )
    return None


def _source(passage: Passage, start: int, stop: int) -> int | None:
    """The last word of a source right before a number: "hospital sources | at 19"."""
    kinds, words = passage.kinds, passage.words
    for at in range(start, min(stop - 1, start + LONGEST)):
        if kinds[at] & ENDS and not kinds[at] & DET:
            return None
        behind = at + 1 + (words[at + 1] == "at" and at + 2 < stop)
        if behind < stop and opens_number(passage, behind):
            return at if _speaks(passage, start, at) else None
    return None


def _speaks(passage: Passage, first: int, head: int) -> bool:
    """Whether a noun names somebody who claims: "police", "the rebels", "Kyiv"."""
    roles, word = claimant_lexicon().roles, passage.words[head]
    known = word in roles.speakers or word in roles.anonymous or word in roles.organisations
    # in copy that is all capitals, no capital tells a name
    named = passage.is_capitalised(first) and passage.is_capitalised(head)
    return known or (named and passage.scan.original(head)[1:2].islower())


def _has_number(passage: Passage, first: int, stop: int) -> bool:
    words, numbers = passage.words, passage.listed.number_words
    return any("0" <= word < ":" or word in numbers for word in words[first:stop])


def _end(passage: Passage, number: int, stop: int) -> int:
    """The last word of the number's phrase; -1 where a verb follows, which would be its own."""
    kinds = passage.kinds
    for at in range(number, stop):
        if kinds[at] & (AUX | VERB) and not kinds[at] & DET:
            return -1
        if kinds[at] & (STOP | COMMA | MARK | AND) or passage.words[at] == ".":
            return at - 1
    return stop - 1
