"""Verb cues: "said", "has called for", "is estimated to", "warning that"."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from newsfacts.extractors.clauses import clause_follows
from newsfacts.extractors.cues import CueVerb
from newsfacts.extractors.drafts import Words
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.sources import (
    NOBODY,
    Order,
    Source,
    main_subject,
    noun_phrase_before,
    phrase_after,
    subject_before,
)
from newsfacts.extractors.wordclasses import (
    AND,
    AUX,
    BE,
    COMMA,
    DET,
    DO,
    HAVE,
    MARK,
    MODAL,
    NEG,
    OBJECT,
    OPENER,
    PREP,
    PRONOUN,
    STOP,
    SUB,
    VERB,
)

Voice = Literal["active", "passive", "participle", "infinitive"]
GOVERNS: Final = 9  # words between a verb and its infinitive
REFUSES: Final = frozenset(("infinitive",))
ADDRESSED: Final = frozenset(
    ("tell", "ask", "inform", "remind", "advise", "assure", "notify", "brief", "quiz")
)
PAPERS: Final = frozenset(
    (
        "statement",
        "letter",
        "tweet",
        "post",
        "email",
        "memo",
        "message",
        "note",
        "op-ed",
        "release",
        "interview",
        "speech",
        "ad",
        "video",
        "article",
        "story",
        "piece",
    )
)


class Verb(NamedTuple):
    """A verb cue in its sentence, before its content is read."""

    index: int
    cue: CueVerb
    group: int  # first word of the verb group: "has", "did"
    voice: Voice
    negated: bool
    modal: bool
    source: Source
    left: int  # first word that belongs to its part of the sentence
    after_quote: bool  # a quotation ends right before source or cue
    by: Words | None = None  # the source behind "by"
    chain: int | None = None  # "declined" of "declined to say"


def merge_chains(verbs: Sequence[Verb]) -> list[Verb]:
    """ "Declined to say" is one cue: what follows is neither said nor denied."""
    merged: list[Verb] = []
    for verb in verbs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and verb.voice == "infinitive"
            and verb.group == last.index + 1
            and last.cue.modality == "possible"
            and last.cue.takes == REFUSES
        ):
            merged[-1] = verb._replace(
                voice=last.voice,
                source=last.source,
                left=last.left,
                after_quote=last.after_quote,
                group=last.group,
                chain=last.index,
            )
        else:
            merged.append(verb)
    return merged


def read_verb(
    passage: Passage, index: int, cue: CueVerb, bounds: Words, earlier: Sequence[Verb]
) -> Verb | None:
    """The verb at ``index`` with its source, or None where it is no verb or attributes nothing."""
    first, stop = bounds
    if index > first and passage.words[index - 1] == "-":
        return None  # "so-called"
    if passage.kinds[index] & PREP and cue.form == "ing":
        return None  # "regarding"
    left = _left_edge(passage, first, index)
    group, flags, to = _verb_group(passage, index, left)
    voice = _voice(passage, index, cue, flags, to, left, group)
    if voice is None:
        return None
    if voice == "active" and _asked(passage, index, cue, left, stop):
        return Verb(index, cue, index, "passive", False, False, NOBODY, left, False)
    negated, modal = bool(flags & NEG), bool(flags & MODAL)
    if voice == "passive":
        source = _patient(passage, group, left, index, earlier)
        return Verb(
            index,
            cue,
            group,
            voice,
            negated,
            modal,
            source,
            left,
            False,
            _agent(passage, index, stop),
        )
    if voice == "active":
        source = subject_before(passage, group, left, _barrier(earlier, group))
        if source.order is Order.SHARED:
            source = _shared(passage, source.opening, left, group, earlier)
        elif source.order is Order.INVERTED and _needs_subject(
            passage, index, cue, flags, group, stop
        ):
            source = _listed(passage, group, left, cue, earlier)
    else:
        source = (
            _following_subject(passage, group, stop)
            if voice == "participle" and group == left
            else _controller(passage, group, left, first, voice, earlier)
        )
    if source.order is Order.NONE and not cue.agentless:
        return None
    begin = source.first if source.order is Order.BEFORE else group
    return Verb(
        index, cue, group, voice, negated, modal, source, left, _behind_quote(passage, begin, first)
    )


def _barrier(earlier: Sequence[Verb], group: int) -> int:
    """The first word behind the last finite cue: no subject reaches back over it."""
    for verb in reversed(earlier):
        if verb.voice == "active" and verb.index < group:
            return verb.index + 1
    return 0


def _asked(passage: Passage, index: int, cue: CueVerb, left: int, stop: int) -> bool:
    """ "Asked whether 40 was right, she smiled": a participle without a subject."""
    if cue.form != "ed" or cue.lemma not in ADDRESSED or index + 1 >= stop:
        return False
    opens = (
        index == left
        or passage.words[index - 1] in ("when", "if")
        or bool(passage.kinds[index - 1] & COMMA)
    )
    nxt = passage.kinds[index + 1]
    return opens and (bool(nxt & OPENER) or passage.words[index + 1] == "about")


def _left_edge(passage: Passage, first: int, index: int) -> int:
    """The first word behind the last quotation that ends before the cue in its sentence."""
    i = index - 1
    while i >= first:
        if passage.kinds[i] & MARK:
            quotation = passage.quotation_at(i)
            if quotation is not None and quotation.last == i:
                inner = quotation.last - quotation.first
                if quotation.first < first or inner > 8 or passage.words[i - 1] in ",.?!":
                    return i + 1
                i = quotation.first
        elif passage.words[i] == ";":
            return i + 1
        i -= 1
    return first


def _verb_group(passage: Passage, index: int, left: int) -> tuple[int, int, bool]:
    """The first word of the verb group, the kinds in it, and whether "to" opens it."""
    kinds, words = passage.kinds, passage.words
    flags, g, to = 0, index, False
    while g > left:
        kind = kinds[g - 1]
        word = words[g - 1]
        if kind & AUX and not (kind & DET):
            flags |= kind & AUX
        elif word in ("'s", "’s") and g - 2 >= left and kinds[g - 2] & PRONOUN:
            flags |= BE
        elif word in ("'d", "’d", "'ll", "’ll"):
            flags |= MODAL
        elif kind & NEG and not kind & (DET | PREP | PRONOUN | AND):
            flags |= NEG
        elif word == "to" and not flags:
            to = True
        elif not (passage.is_adverb(g - 1) and not kind & (AND | SUB)) and word not in (
            "both",
            "all",
            "publicly",
        ):
            break
        g -= 1
        if to:
            break
    while g < index and passage.is_adverb(g) and not kinds[g] & NEG and flags & AUX:
        g += 1
    return g, flags, to


def _voice(
    passage: Passage, index: int, cue: CueVerb, flags: int, to: bool, left: int, group: int
) -> Voice | None:
    kinds, words = passage.kinds, passage.words
    before = kinds[index - 1] if index > left else 0
    form = cue.form
    if to:
        # what somebody only wants to believe or to attack is not said
        speaks = cue.family in ("say", "document") or cue.takes == REFUSES
        return "infinitive" if form == "base" and speaks else None
    opens = kinds[group - 1] if group > left else 0
    attributive = (
        (opens & DET and not opens & PRONOUN)
        or words[index - 1] in ("'s", "’s")
        or words[index - 1][:1].isdigit()
    )
    if form == "ing":
        if flags & BE:
            return "active"
        return None if attributive else "participle"
    if form == "ed":
        if flags & BE:
            return "passive"
        if flags & HAVE:
            return "active"
        if attributive and not (opens & MARK):
            return None
        if index + 1 < len(words) and words[index + 1] == "by" and not flags:
            return None
        return "active"
    if before & (DET | PREP) and not before & PRONOUN and index == group:
        return None
    if form == "base" and flags & (MODAL | DO):
        return "active"
    if cue.noun_like and not _reads_as_verb(passage, index, group, left):
        return None
    if cue.shy and not _name_before(passage, group, left):
        return None
    if form == "base":
        return "active" if _plural_before(passage, group, left, cue.noun_like) else None
    if (
        cue.noun_like
        and index == group
        and index > left
        and not _singular_before(passage, index, left)
    ):
        return None
    return "active"


def _reads_as_verb(passage: Passage, index: int, group: int, left: int) -> bool:
    """Whether nothing shows that "plan", "reports" is a noun here."""
    kinds, words = passage.kinds, passage.words
    if words[group - 1] in ("'s", "’s") and group > left and not kinds[group - 2] & PRONOUN:
        return False
    nxt = kinds[index + 1] if index + 1 < len(kinds) else 0
    if nxt & AUX or (nxt & VERB and not nxt & DET) or words[min(index + 1, len(words) - 1)] == "of":
        return False
    return not passage.is_capitalised(index) or index == left or passage.in_title(index)


def _name_before(passage: Passage, group: int, left: int) -> bool:
    j = group - 1
    return j >= left and (
        passage.is_capitalised(j) or bool(passage.kinds[j] & PRONOUN and not passage.kinds[j] & DET)
    )


def _plural_before(passage: Passage, group: int, left: int, noun_like: bool) -> bool:
    """Whether a plural that may be a subject stands right before a base form."""
    if group <= left:
        return False
    j = group - 1
    word, kind = passage.words[j], passage.kinds[j]
    if kind & COMMA:
        return True
    if kind & PRONOUN and not kind & DET:
        return word not in ("he", "she", "it", "one", "another")
    if kind & AND:
        return _base_before(passage, j, left)
    if kind & (PREP | DET | AUX | VERB | MARK | STOP) or word in ("'s", "’s"):
        return word in ("both", "all", "to")
    if (word.endswith("s") and not word.endswith("ss")) or word in (
        "people",
        "police",
        "men",
        "women",
        "media",
        "data",
        "percent",
    ):
        return True
    return not noun_like or (passage.is_capitalised(j) and passage.kinds[j - 1] & AND != 0)


def _base_before(passage: Passage, conjunction: int, left: int) -> bool:
    """Whether "and learn" may be finite: no infinitive, no modal that it could go on from."""
    for i in range(conjunction - 1, left - 1, -1):
        if passage.words[i] == "to" or passage.kinds[i] & MODAL:
            return False
        if passage.kinds[i] & (PRONOUN | SUB) and not passage.kinds[i] & DET:
            return True
    return True


def _singular_before(passage: Passage, index: int, left: int) -> bool:
    """Whether what stands before "claims", "reports" lets it be a verb: a name, a noun, a pronoun."""
    j = index - 1
    kind = passage.kinds[j]
    if kind & PRONOUN and not kind & DET:
        return True
    if kind & (DET | PREP | AUX | VERB | MARK | STOP) or passage.words[j] in ("'s", "’s"):
        return bool(kind & MARK)
    return (
        passage.is_capitalised(j)
        or kind & (COMMA | AND) != 0
        or _has_determiner(passage, j, left)
        or passage.words[j] == ")"
    )


def _has_determiner(passage: Passage, j: int, left: int) -> bool:
    """ "the poll shows": a determiner within four words."""
    for i in range(j, max(left, j - 4) - 1, -1):
        if passage.kinds[i] & DET:
            return True
        if passage.kinds[i] & (PREP | COMMA | AUX | VERB | MARK):
            return False
    return False


def _behind_quote(passage: Passage, begin: int, first: int) -> bool:
    """Whether a quotation ends right before the word."""
    j = begin - 1
    if j >= 0 and passage.kinds[j] & COMMA:
        j -= 1
    if j < 0 or not passage.kinds[j] & MARK:
        return False
    quotation = passage.quotation_at(j)
    return quotation is not None and quotation.last == j and j >= first


def _shared(
    passage: Passage, opening: int, left: int, group: int, earlier: Sequence[Verb]
) -> Source:
    """The source of an earlier verb of the sentence: "Lee said … and added"."""
    for verb in reversed(earlier):
        if (
            verb.voice == "active"
            and verb.index >= left
            and verb.source.order in (Order.BEFORE, Order.SHARED)
            and _leads(passage, verb, left)
        ):
            return Source(Order.SHARED, verb.source.first, verb.source.last, opening)
    subject = main_subject(passage, left, group)
    return subject._replace(opening=opening) if subject.order is not Order.NONE else NOBODY


def _leads(passage: Passage, verb: Verb, left: int) -> bool:
    """Whether a verb stands in no other cue's content: its subject opens a clause of its own."""
    if verb.source.order is Order.SHARED:
        return False
    before = verb.source.first - 1
    if before < left:
        return True
    kind = passage.kinds[before]
    if kind & OPENER and passage.words[before] not in ("when", "where"):
        return False
    return bool(kind & (COMMA | AND | MARK | SUB | PREP))


def _needs_subject(
    passage: Passage, index: int, cue: CueVerb, flags: int, group: int, stop: int
) -> bool:
    """Whether a verb without a subject before it cannot be an inverted tag."""
    if flags & AUX or not {"tag", "quote"} & cue.takes:
        return True
    if "tag" not in cue.takes and not _behind_quote(passage, group, 0):
        return True
    if index + 1 >= stop:
        return True
    word = passage.words[index + 1]
    return word in ("that", "to", "whether", "how", "why") or (
        bool(passage.kinds[index + 1] & (OBJECT | PRONOUN))
        and not passage.kinds[index + 1] & DET
        and word not in ("one", "some", "several", "many", "others", "another")
    )


def _listed(
    passage: Passage, group: int, left: int, cue: CueVerb, earlier: Sequence[Verb]
) -> Source:
    """A verb in a list: "summed up the plan, denounced it and left"."""
    opening = group - 1 if group > left and passage.kinds[group - 1] & COMMA else group
    return _shared(passage, opening, left, group, earlier)


def _controller(
    passage: Passage, group: int, left: int, first: int, voice: Voice, earlier: Sequence[Verb]
) -> Source:
    """Who does what a participle or an infinitive says."""
    kinds, words = passage.kinds, passage.words
    j = group - 1
    opening = group
    if j >= left:
        kind = kinds[j]
        if kind & (COMMA | AND) or passage.is_dash(j):
            opening = j - 1 if kind & AND and j > left and kinds[j - 1] & COMMA else j
        elif (
            passage.words[j] == "as"
            and j > left
            and passage.words[j - 1] in ("quoted", "cited", "described")
        ):
            begin, _, _ = _verb_group(passage, j - 1, left)
            quoted = subject_before(passage, begin, left)
            if quoted.order is Order.BEFORE:
                return quoted
        elif (kind & SUB and not kind & DET) or kind & PREP:
            opening = j - 1 if j - 1 >= left and kinds[j - 1] & COMMA else j
        elif voice == "participle" and not kind & (AUX | VERB | MARK | STOP):
            np = noun_phrase_before(passage, j, left)
            if np <= j and words[j] not in PAPERS:
                begin = np
                if np - 1 >= left and words[np - 1] == "with":
                    begin = np - 2 if np - 2 >= left and kinds[np - 2] & COMMA else np - 1
                return Source(Order.BEFORE, np, j, begin)
    if voice == "infinitive":
        governor = _governed(passage, group, left)
        if governor is not None:
            return governor._replace(opening=opening)
    for verb in earlier:
        if (
            verb.voice == "active"
            and verb.source.order in (Order.BEFORE, Order.SHARED)
            and verb.index >= left
            and not _subordinate(passage, verb, left)
        ):
            return Source(Order.SHARED, verb.source.first, verb.source.last, opening)
        if verb.source.order is Order.INVERTED and verb.voice == "active":
            last = phrase_after(passage, verb.index + 1, group)
            return Source(Order.SHARED, verb.index + 1, last, opening)
    subject = main_subject(passage, left, group)
    return subject._replace(opening=opening) if subject.order is not Order.NONE else NOBODY


def _governed(passage: Passage, group: int, left: int) -> Source | None:
    """The subject of the verb that an infinitive hangs on: "tried to", "used the speech to"."""
    for i in range(group - 1, max(left, group - GOVERNS) - 1, -1):
        kind = passage.kinds[i]
        if kind & (COMMA | STOP | MARK):
            return None
        if kind & (VERB | BE | HAVE) and not kind & DET:
            begin, _, _ = _verb_group(passage, i, left)
            source = subject_before(passage, begin, left)
            if source.order is Order.BEFORE:
                return source._replace(order=Order.SHARED)
            return None
    return None


def _following_subject(passage: Passage, group: int, stop: int) -> Source:
    """Who the participle before the main clause belongs to: "Warning of floods, Ruiz left"."""
    for i in range(group + 1, stop):
        if passage.kinds[i] & COMMA and clause_follows(passage, i + 1, stop):
            subject = main_subject(passage, i + 1, stop)
            return subject._replace(opening=group) if subject.order is not Order.NONE else NOBODY
    return NOBODY


def _subordinate(passage: Passage, verb: Verb, left: int) -> bool:
    """Whether a clause before the main one holds the verb: "As talks continued, …"."""
    before = verb.source.first - 1
    if before < left or verb.source.order is Order.SHARED:
        return False
    kind = passage.kinds[before]
    return bool(kind & SUB) and not kind & DET and before <= left + 1


def _patient(
    passage: Passage, group: int, left: int, index: int, earlier: Sequence[Verb]
) -> Source:
    """The subject of a passive, which is part of its content."""
    source = subject_before(passage, group, left)
    if source.order is Order.SHARED:
        subject = main_subject(passage, left, group)
        return subject._replace(opening=source.opening)
    return source


def _agent(passage: Passage, index: int, stop: int) -> Words | None:
    """The source behind "by" of a passive."""
    for j in range(index + 1, min(stop, index + 4)):
        if passage.words[j] == "by" and j + 1 < stop and not passage.words[j + 1].endswith("ing"):
            if passage.time_at(j + 1):
                return None
            return j + 1, phrase_after(passage, j + 1, stop)
        if passage.kinds[j] & (COMMA | STOP | SUB):
            return None
    return None
