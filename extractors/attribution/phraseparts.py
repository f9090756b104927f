"""The parts of a source: its head, and a second source that is joined to the first."""

from newsfacts.extractors.attribution.drafts import Words
from newsfacts.extractors.attribution.names import bodies
from newsfacts.extractors.attribution.namewords import claimant_lexicon
from newsfacts.extractors.attribution.nounphrases import is_reduced
from newsfacts.extractors.attribution.passages import NO_NOUN, Passage
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    DET,
    ENDS_ED,
    GENITIVE,
    LISTED,
    PAREN,
    PAUSE,
    PREP,
    RELATIVE,
    SUB,
    VERB,
)
from newsfacts.extractors.places.gazetteer import match_place


def second_source(passage: Passage, first: int, last: int) -> Words | None:
    """The second of two sources joined: "South Korean officials and other allies"."""
    kinds, words = passage.kinds, passage.words
    for i in range(first + 1, last):
        kind = kinds[i]
        if kind & AND and words[i] in ("and", "or", "nor"):
            right = i + 1
            another = (
                passage.is_capitalised(right)
                or kinds[right] & DET
                or words[right] in ("other", "others", "some")
            )
            if not another or kinds[i - 1] & GENITIVE or _is_one_name(passage, first, last, i):
                return None
            return right, last
        if kind & (SUB | PREP | PAUSE | RELATIVE) and not kind & DET:
            return None
    return None


def _is_one_name(passage: Passage, first: int, last: int, conjunction: int) -> bool:
    """Whether "and" stands inside a name: "Trinidad and Tobago"."""
    words = passage.words
    start = first + 1 if words[first] == "the" else first
    if " ".join(words[start : last + 1]) in bodies():
        return True
    place = match_place(passage.scan, first)
    if place is not None and place[0] > conjunction:
        return True
    before = conjunction - 1
    return words[before] in claimant_lexicon().roles.official and passage.is_capitalised(before)


def head_end(passage: Passage, first: int, last: int) -> int:
    """The last word of the noun before its prepositions, appositions and relative clauses."""
    kinds, words = passage.kinds, passage.words
    for i in range(first + 1, last + 1):
        kind = kinds[i]
        if words[i][-3:] == "ing" and is_reduced(passage, i, first):
            return i - 1  # "the doctor treating the boy"
        if not kind & LISTED:
            if kind & ENDS_ED and _is_participle(passage, i, last):
                return i - 1  # "a group based in Britain", "a survey published"
            continue
        if (
            (kind & PREP and not _in_name(passage, i, last))
            or kind & (PAUSE | PAREN | RELATIVE)
            or (kind & SUB and not kind & DET)
            or (kind & VERB and not kind & DET and not kinds[i - 1] & DET)
        ):
            return i - 1
    return last


def _is_participle(passage: Passage, index: int, last: int) -> bool:
    """Whether a word in -ed tells of the noun before it."""
    if index < last:
        return bool(passage.kinds[index + 1] & PREP) or passage.time_at(index + 1) is not None
    return not passage.kinds[index - 1] & NO_NOUN and not passage.is_capitalised(index)


def _in_name(passage: Passage, index: int, last: int) -> bool:
    """Whether a preposition joins capitals: "Department of Health", "Doctors Without Borders".

    "The Committee to Protect Journalists" has one, "Ambassador to Kenya" has not.
    """
    word = passage.words[index]
    if word not in ("of", "for", "to") and not passage.is_capitalised(index):
        return False
    nxt = index + 2 if passage.words[index + 1 : index + 2] == ["the"] else index + 1
    roles = claimant_lexicon().roles
    before = passage.words[index - 1]
    if word == "to" and before not in roles.official and before not in roles.organisations:
        return False  # "Aides to Maria Torres"
    return nxt <= last and passage.is_capitalised(index - 1) and passage.is_capitalised(nxt)


def owner_behind(passage: Passage, head: int, last: int) -> int:
    """The "by", "from" or "of" before whoever made a document; -1 where none stands there.

    "A survey published on Sunday by the institute", "a post on a platform by the ministry".
    """
    words, listed, behind = passage.words, passage.listed, head + 1
    if behind >= last:
        return -1
    if words[behind] in ("by", "from", "of"):
        return behind
    if words[behind] in listed.authored or words[head] in listed.papers:
        while behind < last and not passage.kinds[behind] & PAUSE:
            if words[behind] == "by" and passage.time_at(behind + 1) is None:
                # "a memo seen by the paper" is not the paper's
                made = words[behind - 1] in listed.authored
                told = words[behind - 1].endswith(("ed", "en", "ained"))
                return behind if made or not told else -1
            behind += 1
    return -1
