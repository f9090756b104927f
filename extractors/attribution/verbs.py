"""Verb cues: "said", "has called for", "is estimated to", "warning that"."""

from typing import Final

from newsfacts.extractors.attribution.controllers import controller, shared_source
from newsfacts.extractors.attribution.cues import CueVerb
from newsfacts.extractors.attribution.drafts import Words
from newsfacts.extractors.attribution.nounphrases import is_attributive, phrase_after
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import (
    NOBODY,
    Order,
    Source,
    main_subject,
    subject_before,
)
from newsfacts.extractors.attribution.verbgroups import REFUSES, Group, verb_group, voice_of
from newsfacts.extractors.attribution.wordclasses import (
    AUX,
    COMMA,
    DASH,
    DET,
    MARK,
    NEG,
    OBJECT,
    OPENER,
    PREP,
    PRONOUN,
    STOP,
    SUB,
)

AGENT_REACH: Final = 4  # words from a passive to its "by"


def read_verb(view: SentenceView, index: int, cue: CueVerb) -> Verb | None:
    """The verb at ``index`` with its source, or None where it is no verb or attributes nothing."""
    passage = view.passage
    if cue.form == "ing" and passage.kinds[index] & PREP:
        return None  # "regarding"
    if (
        index > view.first
        and passage.words[index - 1] == "-"
        and not passage.kinds[index - 1] & DASH
    ):
        return None  # "so-called"
    left = view.left_edge(index) if view.divided else view.first
    group = verb_group(passage, index, left)
    voice = voice_of(passage, index, cue, group, left)
    if voice is None:
        return None
    negated = bool(group.flags & NEG)
    if voice == "passive" or _is_fated(passage, index, cue):
        voice = "passive"
        source = _patient(passage, group.first, left)
        by = _agent(passage, index, view.stop)
        return Verb(index, cue, group.first, voice, source, left, negated=negated, by=by)
    if voice != "active":
        source = controller(view, group.first, left, voice)
    elif cue.form == "ed" and _is_asked(view, index, cue, left):
        return Verb(index, cue, index, "passive", NOBODY, left)
    else:
        source = _subject(view, index, cue, group, left)
    if source.order is Order.NONE and not cue.agentless:
        return None
    begin = source.first if source.order is Order.BEFORE else group.first
    quoted = _is_behind_quotation(passage, begin, view.first)
    return Verb(index, cue, group.first, voice, source, left, negated=negated, after_quote=quoted)


def _subject(view: SentenceView, index: int, cue: CueVerb, group: Group, left: int) -> Source:
    """The subject of a finite verb."""
    passage, first = view.passage, group.first
    source = subject_before(passage, first, left, _barrier(view, first) if view.verbs else 0)
    if source.order is Order.SHARED:
        return shared_source(view, source.opening, left, first)
    if source.last > source.first and passage.words[source.last] in passage.listed.stance_states:
        return source._replace(last=source.last - 1)  # "Oslo stands prepared to"
    if source.order is Order.INVERTED and _needs_subject(view, index, cue, group):
        # a verb in a list: "summed up the plan, denounced it and left"
        listed = first > left and passage.kinds[first - 1] & COMMA
        return shared_source(view, first - 1 if listed else first, left, first)
    return source


def _barrier(view: SentenceView, group: int) -> int:
    """The first word behind the last finite cue: no subject reaches back over it."""
    for verb in reversed(view.verbs):
        if verb.voice == "active" and verb.index < group:
            behind = verb.index + 1
            told = verb.group < verb.index or not is_attributive(
                view.passage, verb.index, verb.left
            )
            return behind if told else 0
    return 0


def _is_fated(passage: Passage, index: int, cue: CueVerb) -> bool:
    """Whether a participle has lost its verb: "thousands feared dead"."""
    if cue.form != "ed" or not cue.passive or cue.family != "belief":
        return False
    behind = passage.words[index + 1 : index + 2]
    return behind != [] and behind[0] in passage.listed.fates


def _is_asked(view: SentenceView, index: int, cue: CueVerb, left: int) -> bool:
    """Whether it is "Asked whether 40 was right, she smiled": a participle without a subject."""
    passage = view.passage
    if cue.lemma not in passage.listed.addressed or index + 1 >= view.stop:
        return False
    opens = (
        index == left
        or passage.words[index - 1] in ("when", "if")
        or bool(passage.kinds[index - 1] & COMMA)
    )
    nxt = index + 1
    while nxt + 1 < view.stop and passage.is_adverb(nxt):
        nxt += 1
    return opens and (bool(passage.kinds[nxt] & OPENER) or passage.words[nxt] == "about")


def _is_behind_quotation(passage: Passage, begin: int, first: int) -> bool:
    """Whether a quotation ends right before the word."""
    j = begin - 1
    if j >= 0 and passage.kinds[j] & COMMA:
        j -= 1
    if j < first or not passage.kinds[j] & MARK:
        return False
    quotation = passage.quotation_at(j)
    return quotation is not None and quotation.last == j


def _needs_subject(view: SentenceView, index: int, cue: CueVerb, group: Group) -> bool:
    """Whether a verb without a subject before it cannot be an inverted tag."""
    passage = view.passage
    if group.flags & AUX or not {"tag", "quote"} & cue.takes or index + 1 >= view.stop:
        return True
    if "tag" not in cue.takes and (
        "object" in cue.takes or not _is_behind_quotation(passage, group.first, 0)
    ):
        return True
    word, kind = passage.words[index + 1], passage.kinds[index + 1]
    if word in ("that", "to", "whether", "how", "why"):
        return True
    pronoun = kind & (OBJECT | PRONOUN) and not kind & DET
    return bool(pronoun) and word not in passage.listed.quantifiers and word != "others"


def _patient(passage: Passage, group: int, left: int) -> Source:
    """The subject of a passive, which is part of its content."""
    source = subject_before(passage, group, left)
    if source.order is Order.SHARED:
        return main_subject(passage, left, group)._replace(opening=source.opening)
    return source


def _agent(passage: Passage, index: int, stop: int) -> Words | None:
    """The source behind "by" of a passive."""
    for j in range(index + 1, min(stop, index + AGENT_REACH)):
        if passage.words[j] == "by":
            if j + 1 >= stop or passage.words[j + 1].endswith("ing") or passage.time_at(j + 1):
                return None
            last = phrase_after(passage, j + 1, stop)
            return (j + 1, last) if last > j else None
        if passage.kinds[j] & (COMMA | STOP | SUB):
            return None
    return None


def merge_chains(verbs: list[Verb]) -> list[Verb]:
    """The verbs with "declined to say" as one: what follows is neither said nor denied."""
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
            verb.voice, verb.source, verb.left = last.voice, last.source, last.left
            verb.after_quote, verb.group, verb.chain = last.after_quote, last.group, last.index
            merged[-1] = verb
        else:
            merged.append(verb)
    return merged
