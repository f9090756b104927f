"""Verb groups: which words belong to a verb, and whether a form is a verb here at all."""

from typing import Final, Literal, TypeAlias

from newsfacts.extractors.attribution.cues import CueVerb
from newsfacts.extractors.attribution.nounphrases import is_reduced
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    BE,
    COMMA,
    DET,
    DO,
    EDGE,
    GENITIVE,
    HAVE,
    IN_GROUP,
    MARK,
    MODAL,
    NEG,
    OBJECT,
    PREP,
    PRONOUN,
    STOP,
    SUB,
    VERB,
)
from newsfacts.extractors.places.gazetteer import match_place

Voice: TypeAlias = Literal["active", "passive", "participle", "infinitive"]
COUNTS: Final = frozenset(
    (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        *map(str, range(1, 10)),
    )
)
MASS: Final = frozenset(("intelligence", "research", "polling"))  # nouns without an article
REFUSES: Final = frozenset(("infinitive",))
HEAD_REACH: Final = 10  # words from a plural to the end of its prepositional phrases
ASIDE: Final = 6  # words of "for its part" with its commas
DETERMINER_REACH: Final = 4  # words from a determiner to the end of its noun phrase


PLACES: Final = ("there", "here")  # adverbs that are no part of a verb group


class Group:
    """The words of a verb: "has not been", and the kinds among them."""

    __slots__ = ("first", "flags", "to")

    def __init__(
        self,
        first: int,
        flags: int,
        to: bool,
    ) -> None:
        self.first = first
        self.flags = flags
        self.to = to


def verb_group(passage: Passage, index: int, left: int) -> Group:
    """The auxiliaries, negations and adverbs before a verb form."""
    kinds, words = passage.kinds, passage.words
    if index <= left or (not kinds[index - 1] & IN_GROUP and words[index - 1][-2:] != "ly"):
        return Group(index, 0, False)
    flags, g = 0, index
    while g > left:
        kind, word = kinds[g - 1], words[g - 1]
        if kind & AUX and not kind & DET:
            flags |= kind & AUX
        elif kind & GENITIVE:
            if g - 2 < left or not kinds[g - 2] & PRONOUN:
                break
            flags |= BE
        elif word == "to":
            if flags:
                break
            return Group(g - 1, flags, True)
        elif kind & NEG and not kind & (DET | PREP | PRONOUN | AND):
            flags |= NEG
        elif word in ("'d", "’d", "'ll", "’ll"):
            flags |= MODAL
        elif word in ("both", "all"):
            if g - 2 < left or kinds[g - 2] & EDGE:
                break  # "Both have promised"
        elif word == "so" and words[g] == "far":
            pass  # "has so far reported"
        elif kind & (AND | SUB) or not passage.is_adverb(g - 1):
            break
        elif word in PLACES and g - 2 >= left and kinds[g - 2] & BE:
            break  # "people who were there said"
        g -= 1
    if flags & AUX:
        while g < index and passage.is_adverb(g) and not kinds[g] & NEG:
            g += 1
    return Group(g, flags, False)


def voice_of(passage: Passage, index: int, cue: CueVerb, group: Group, left: int) -> Voice | None:
    """How the form is used, None where it is no verb that attributes."""
    form, flags = cue.form, group.flags
    if group.to:
        # what somebody only wants to believe or to attack is not said
        speaks = cue.family in ("say", "document") or cue.takes == REFUSES
        return "infinitive" if form == "base" and speaks else None
    if form == "ing":
        if flags & BE:
            return "active"
        return None if _is_attribute(passage, index, group.first, left) else "participle"
    if form == "ed":
        if flags & (BE | HAVE):
            return "passive" if flags & BE else "active"
        if _is_attribute(passage, index, group.first, left):
            return None
        agent = index + 1 < len(passage.words) and passage.words[index + 1] == "by"
        if agent and not flags:
            # "released by" is passive; "…,” Ruiz said by telephone" is not
            spoken = {"clause", "tag"} <= cue.takes and group.first > left
            if spoken and passage.words[group.first - 1] == "as":
                return "passive"  # "As reported by the radio, …"
            before = passage.kinds[group.first - 1]
            named = before & (COMMA | PRONOUN) or passage.is_capitalised(group.first - 1)
            behind = passage.words[index + 2 : index + 3]
            named = named or not passage.listed.wires.isdisjoint(behind)  # "a chief said by phone"
            return "active" if spoken and named else None
        return "active"
    return "active" if _is_present(passage, index, cue, group, left) else None


def _is_attribute(passage: Passage, index: int, group: int, left: int) -> bool:
    """Whether a participle stands before its noun: "the reported", "40 confirmed", "its stated"."""
    opens = passage.kinds[group - 1] if group > left else 0
    if opens & MARK or passage.is_relative_that(group - 1):
        return False
    if opens & OBJECT and is_reduced(passage, group - 2, left):
        return False  # "the surgeon treating her said"
    return (
        bool(opens & DET and not opens & PRONOUN)
        or bool(passage.kinds[index - 1] & GENITIVE)
        or (
            passage.words[index][-2:] == "ed"  # "Channel 12 said"
            and (
                passage.words[index - 1][:1].isdigit()
                or passage.words[index - 1] in passage.listed.dozens
            )
            and not _is_share(passage, index - 1)
        )
    )


def _is_share(passage: Passage, index: int) -> bool:
    """Whether a number ends "four in 10"."""
    words = passage.words
    return index > 1 and words[index - 1] == "in" and words[index - 2] in COUNTS


def _is_present(passage: Passage, index: int, cue: CueVerb, group: Group, left: int) -> bool:
    """Whether "plan", "claims" is a verb here."""
    first = group.first
    before = passage.kinds[index - 1] if index > left else 0
    if passage.is_relative_that(first - 1):
        return True
    if index == first and before & (DET | PREP) and not before & PRONOUN:
        return False
    if cue.form == "base" and group.flags & (MODAL | DO):
        return True
    if cue.noun_like and not _reads_as_verb(passage, index, first, left):
        return False
    if cue.noun_like and index == first and index > left:
        counted = passage.words[index - 1][:1].isdigit()
        if counted and not _is_share(passage, index - 1):
            return False  # "0.4 points"
    if cue.shy and not _name_before(passage, first, left):
        return False
    if cue.form == "base":
        return _plural_before(passage, first, left, cue.noun_like)
    plain = cue.noun_like and index == first and index > left
    return not plain or _singular_before(passage, index, left)


def _reads_as_verb(passage: Passage, index: int, group: int, left: int) -> bool:
    """Whether nothing shows that "plan", "reports" is a noun here."""
    kinds, words = passage.kinds, passage.words
    if group > left and kinds[group - 1] & GENITIVE and not kinds[group - 2] & PRONOUN:
        return False
    settings = passage.listed.settings
    if index > left and words[index] in settings and words[index - 1] in settings:
        return False  # "a conference call"
    if index + 1 < len(kinds):
        nxt = kinds[index + 1]
        if nxt & AUX or (nxt & VERB and not nxt & DET) or words[index + 1] in ("of", "show"):
            return False
    return not passage.is_capitalised(index) or index == left or passage.in_title(index)


def _name_before(passage: Passage, group: int, left: int) -> bool:
    """Whether a name or a pronoun stands right before the verb."""
    j = _before_aside(passage, group - 1, left)
    if j < left:
        return False
    kind = passage.kinds[j]
    pronoun = (
        kind & PRONOUN and not kind & DET and passage.words[j] not in passage.listed.quantifiers
    )
    if not passage.is_capitalised(j):
        # "whose census lists 5,185 craters"
        return bool(pronoun) or passage.words[j] in passage.listed.telling
    place = match_place(passage.scan, j)
    return place is None or place[0] <= j  # "United States" has no verb


def _before_aside(passage: Passage, last: int, left: int) -> int:
    """``last``, or the word before an aside that ends there: "The union, however, lists"."""
    if last < left or not passage.kinds[last] & COMMA:
        return last
    for i in range(last - 2, max(left, last - ASIDE), -1):
        if passage.kinds[i] & COMMA:
            return i - 1
    return last


def _plural_before(passage: Passage, group: int, left: int, noun_like: bool) -> bool:
    """Whether a plural that may be a subject stands right before a base form."""
    j = group - 1
    if j < left:
        return False
    word, kind = passage.words[j], passage.kinds[j]
    if kind & COMMA:
        return True
    if kind & PRONOUN and not kind & DET:
        return word not in ("he", "she", "it", "one", "another")
    if kind & AND:
        return _base_before(passage, j, left)
    if kind & (PREP | DET | AUX | VERB | MARK | STOP | GENITIVE):
        return word in ("both", "all", "to")
    if word in passage.listed.heads_with_s or (word[-1] == "s" and word[-2:] != "ss"):
        return True
    if not noun_like or (passage.is_capitalised(j) and passage.kinds[j - 1] & AND):
        return True
    return passage.words[group + 1 : group + 2] == ["that"] and _plural_head(passage, j, left)


def _plural_head(passage: Passage, last: int, left: int) -> bool:
    """Whether a plural governs the prepositional phrase: "scientists at the university"."""
    for i in range(last, max(left, last - HEAD_REACH), -1):
        kind = passage.kinds[i]
        if kind & (COMMA | STOP | MARK | AUX | VERB):
            return False
        if kind & PREP and not kind & DET:
            head = passage.words[i - 1]
            if head in passage.listed.heads_with_s or (head[-1:] == "s" and head[-2:] != "ss"):
                return True
    return False


def _base_before(passage: Passage, conjunction: int, left: int) -> bool:
    """Whether "and learn" may be finite: no infinitive, no modal that it could go on from."""
    for i in range(conjunction - 1, left - 1, -1):
        kind = passage.kinds[i]
        if kind & MODAL or passage.words[i] == "to":
            return False
        if kind & (PRONOUN | SUB) and not kind & DET:
            return True
    return True


def _singular_before(passage: Passage, index: int, left: int) -> bool:
    """Whether what stands before "claims", "reports" lets it be a verb: a name, a noun, "he"."""
    j = index - 1
    kind = passage.kinds[j]
    if kind & PRONOUN and not kind & DET:
        return True
    if kind & (DET | PREP | AUX | VERB | MARK | STOP | GENITIVE):
        return bool(kind & MARK)
    return (
        passage.is_capitalised(j)
        or bool(kind & (COMMA | AND))
        or passage.words[j] == ")"
        or _has_determiner(passage, j, left)
        or passage.words[j] in passage.listed.telling
        or (passage.words[j] in MASS and passage.words[index + 1 : index + 2] == ["that"])
    )


def _has_determiner(passage: Passage, j: int, left: int) -> bool:
    """Whether the noun has a determiner: "the poll shows", "Chad's army estimates"."""
    for i in range(j, max(left, j - DETERMINER_REACH) - 1, -1):
        kind = passage.kinds[i]
        if kind & (DET | GENITIVE):
            return True
        if kind & (PREP | COMMA | AUX | VERB | MARK):
            return False
    return False
