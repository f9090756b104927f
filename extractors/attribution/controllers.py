"""Sources that stand elsewhere: with an earlier verb, a governing one, or the main clause."""

from typing import Final

from newsfacts.extractors.attribution.clauses import clause_follows
from newsfacts.extractors.attribution.nounphrases import noun_phrase_before, phrase_after
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import (
    NOBODY,
    Order,
    Source,
    main_subject,
    subject_before,
)
from newsfacts.extractors.attribution.verbgroups import Voice, verb_group
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    BE,
    COMMA,
    DASH,
    DET,
    HAVE,
    MARK,
    OPENER,
    PREP,
    STOP,
    SUB,
    VERB,
)

GOVERNS: Final = 9  # words between a verb and its infinitive


def shared_source(view: SentenceView, opening: int, left: int, group: int) -> Source:
    """The source of an earlier verb of the sentence: "Lee said … and added"."""
    for verb in reversed(view.verbs):
        if verb.voice == "active" and verb.index >= left and _leads(view, verb, left):
            return Source(Order.SHARED, verb.source.first, verb.source.last, opening)
    return _main(view, left, group, opening)


def _main(view: SentenceView, left: int, stop: int, opening: int) -> Source:
    subject = main_subject(view.passage, left, stop)
    return NOBODY if subject.order is Order.NONE else subject._replace(opening=opening)


def _leads(view: SentenceView, verb: Verb, left: int) -> bool:
    """Whether a verb stands in no other cue's content: its subject opens a clause of its own."""
    if verb.source.order is not Order.BEFORE:
        return False
    before = verb.source.first - 1
    if before < left:
        return True
    kind = view.passage.kinds[before]
    if kind & OPENER and view.passage.words[before] not in ("when", "where"):
        return False
    return bool(kind & (COMMA | AND | MARK | SUB | PREP))


def controller(view: SentenceView, group: int, left: int, voice: Voice) -> Source:
    """Who does what a participle or an infinitive says."""
    if voice == "participle" and group == left:
        return _following_subject(view, group)
    opening, own = _own_source(view, group, left, voice)
    if own is not None:
        return own
    if voice == "infinitive":
        governor = _governor(view, group, left)
        if governor is not None:
            return governor._replace(opening=opening)
    tag = _tag_before(view, opening) if voice == "participle" else None
    if tag is not None:
        return Source(Order.SHARED, tag.first, tag.last, opening)
    for verb in view.verbs:
        if verb.voice != "active":
            continue
        source = verb.source
        if source.order is Order.INVERTED:
            last = phrase_after(view.passage, verb.index + 1, group)
            if last <= verb.index:
                continue
            return Source(Order.SHARED, verb.index + 1, last, opening)
        if verb.index >= left and not _is_subordinate(view, verb, left):
            return Source(Order.SHARED, source.first, source.last, opening)
    return _main(view, left, group, opening)


def _tag_before(view: SentenceView, comma: int) -> Source | None:
    """The source of the tag that ends before a participle: "…, it said on Monday, adding"."""
    passage = view.passage
    for verb in reversed(view.verbs):
        source = verb.source
        if verb.voice != "active" or source.order is not Order.BEFORE or verb.index >= comma:
            continue
        before = passage.kinds[source.first - 1] if source.first > view.first else 0
        if not before & (COMMA | MARK) or "tag" not in verb.cue.takes:
            return None
        between = passage.kinds[verb.index + 1 : comma]
        return None if any(kind & (AUX | VERB | COMMA) for kind in between) else source
    return None


def _own_source(
    view: SentenceView, group: int, left: int, voice: Voice
) -> tuple[int, Source | None]:
    """Where the phrase of a participle opens, and its source if it stands right before it."""
    passage = view.passage
    kinds, words = passage.kinds, passage.words
    j = group - 1
    if j < left:
        return group, None
    kind = kinds[j]
    behind_comma = j > left and kinds[j - 1] & COMMA
    if kind & (COMMA | DASH):
        return j, None
    if kind & AND:
        return (j - 1 if behind_comma else j), None
    if words[j] == "as" and j > left and words[j - 1] in ("quoted", "cited", "described"):
        quoted = subject_before(passage, verb_group(passage, j - 1, left).first, left)
        return group, quoted if quoted.order is Order.BEFORE else None
    if words[j] == "as":
        quoted = _quoted_before(view, j)
        if quoted is not NOBODY:
            return group, quoted
    if (kind & SUB and not kind & DET) or kind & PREP:
        return (j - 1 if behind_comma else j), None
    if voice != "participle" or kind & (AUX | VERB | MARK | STOP):
        return group, None
    first = noun_phrase_before(passage, j, left)
    if first > j or words[j] in passage.listed.papers:
        return group, None
    begin = first
    if first > left and words[first - 1] == "with":
        begin = first - 2 if first - 2 >= left and kinds[first - 2] & COMMA else first - 1
    return begin, Source(Order.BEFORE, first, j, begin)


def _quoted_before(view: SentenceView, index: int) -> Source:
    """Who is quoted: "the radio quoted *the mayor* as saying"."""
    for verb in reversed(view.verbs):
        if verb.voice != "passive" and verb.cue.lemma in view.passage.listed.quoting:
            first = verb.index + 1
            if first < index and not view.passage.kinds[index - 1] & (COMMA | VERB | AUX):
                return Source(Order.SHARED, first, index - 1, index)
    return NOBODY


def _governor(view: SentenceView, group: int, left: int) -> Source | None:
    """The subject of the verb that an infinitive hangs on: "tried to", "used the speech to"."""
    kinds = view.passage.kinds
    for i in range(group - 1, max(left, group - GOVERNS) - 1, -1):
        kind = kinds[i]
        if kind & (COMMA | STOP | MARK):
            return None
        if kind & (VERB | BE | HAVE) and not kind & DET:
            source = subject_before(view.passage, verb_group(view.passage, i, left).first, left)
            return source._replace(order=Order.SHARED) if source.order is Order.BEFORE else None
    return None


def _following_subject(view: SentenceView, group: int) -> Source:
    """Who the participle before the main clause belongs to: "Warning of floods, Ruiz left"."""
    for i in range(group + 1, view.stop):
        if view.passage.kinds[i] & COMMA and clause_follows(view.passage, i + 1, view.stop):
            return _main(view, i + 1, view.stop, group)
    return NOBODY


def _is_subordinate(view: SentenceView, verb: Verb, left: int) -> bool:
    """Whether a clause before the main one holds the verb: "As talks continued, …"."""
    before = verb.source.first - 1
    if before < left or verb.source.order is Order.SHARED:
        return False
    kind = view.passage.kinds[before]
    return bool(kind & SUB) and not kind & DET and before <= left + 1
