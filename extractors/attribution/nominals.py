"""Noun and adjective cues: "the union's warning that", "expressed concern over", "is wary of"."""

from typing import Final, NamedTuple

from newsfacts.extractors.attribution.clauses import Kind, content_end
from newsfacts.extractors.attribution.cues import AdjectiveClass, CueLexicon, NounClass
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.nounphrases import noun_phrase_before, phrase_after
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.sentenceviews import SentenceView
from newsfacts.extractors.attribution.subjects import Order, main_subject, subject_before
from newsfacts.extractors.attribution.wordclasses import (
    ADVERB,
    AND,
    AUX,
    BE,
    COMMA,
    DET,
    ENDS_ED,
    GENITIVE,
    LISTED,
    MARK,
    NEG,
    PREP,
    PRONOUN,
    STOP,
    SUB,
    VERB,
)

FIGURE_REACH: Final = 4  # words before the number in "the estimate of some 8,000"
OWNER_REACH: Final = 5  # words from a possessor to its noun
FRONTS: Final = frozenset(("despite", "amid", "given", "with", "after", "following"))
ENDS_PHRASE: Final = COMMA | STOP | MARK | AUX | SUB | PRONOUN | PREP | VERB


class _Tail(NamedTuple):
    """What a noun or an adjective takes: its kind, its first word, the last word of the cue."""

    kind: Kind
    start: int
    cue_last: int


class _Owner(NamedTuple):
    """Whose noun it is, the first word of the cue, and whether a verb carries it."""

    source: Words | None
    cue_first: int
    light: bool


def read_noun(view: SentenceView, index: int, lexicon: CueLexicon) -> Draft | None:
    """The attribution of a noun cue, or None where nothing says whose or what."""
    passage = view.passage
    word = passage.words[index]
    entry = lexicon.nouns[word]
    agent = _agent(view, index, entry)
    tail = _noun_tail(view, agent[1] + 1 if agent else index + 1, index, entry)
    if tail is None:
        return None
    owner = _Owner(agent, index, False) if agent else _owner(view, index, lexicon)
    figure = None
    if entry.restates and tail.kind == "object":
        figure = _figure(passage, tail.start, view.stop)
    if owner.source is None and tail.kind != "clause" and figure is None:
        return None
    kind: Kind = "clause" if tail.kind == "clause" else "object"
    stop = _fronted_stop(view, tail.start)
    last = content_end(passage, tail.start, stop, kind, view.walls_behind(index))
    if last < tail.start:
        return None
    apart = owner.source is not None and owner.source[0] >= owner.cue_first
    cue = (index, index) if apart and tail.cue_last != index else (owner.cue_first, tail.cue_last)
    how = "light" if owner.light else "own" if owner.source else "bare"
    draft = Draft(
        index,
        view.number,
        entry.family,
        entry.modality,
        f"noun {word} {how}",
        source=owner.source,
        cue=[cue],
        content=[(tail.start, last)],
    )
    draft.nominal, draft.light = True, owner.light
    if entry.modality == "estimated" and passage.kinds[index - 1] & NEG:
        draft.modality = "denied"  # "there is no evidence that"
    if owner.source is None and figure is not None:
        draft.figure, draft.rule = figure, "restatement"
    if owner.source is None and entry.speaks:
        draft.speaker = (index, index)
    return draft


def _agent(view: SentenceView, index: int, entry: NounClass) -> Words | None:
    """The source behind the noun: "the warning by the union that"."""
    words, j = view.passage.words, index + 1
    if (
        j + 1 >= view.stop
        or words[j] not in ("by", "from", "among")
        or words[j] in entry.prepositions
    ):
        return None
    last = phrase_after(view.passage, j + 1, view.stop)
    if last <= j:
        return None
    for k in range(j + 2, last + 1):
        if words[k] in ("that", "to", "for"):
            last = k - 1
            break
    return j + 1, last


def _fronted_stop(view: SentenceView, start: int) -> int:
    """Where "Despite his claims that 40 died, …" ends its first phrase, else the sentence."""
    passage = view.passage
    if passage.words[view.first] in FRONTS:
        for i in range(start, view.stop):
            if passage.kinds[i] & COMMA:
                return i
    return view.stop


def _noun_tail(view: SentenceView, j: int, index: int, entry: NounClass) -> _Tail | None:
    """What follows a noun cue."""
    passage, stop = view.passage, view.stop
    if j >= stop:
        return None
    word = passage.words[j]
    if word in ("that", "whether", "how", "why"):
        relative = word == "that" and _is_relative(passage, j, stop)
        return None if relative else _Tail("clause", j, index)
    if j + 1 >= stop:
        return None
    if passage.kinds[j] & BE and entry.restates and _figure(passage, j + 1, stop) is not None:
        return _Tail("object", j + 1, index)  # "the ministry's estimate is 6,000"
    if word == "to" and entry.infinitive and not passage.kinds[j + 1] & DET:
        return _Tail("infinitive", j, index)
    if word in entry.prepositions and not passage.time_at(j + 1):
        return _Tail("object", j + 1, j)
    return None


def _figure(passage: Passage, start: int, stop: int) -> str | None:
    """The number that a phrase opens with: "around 8,000 seals"."""
    for i in range(start, min(stop, start + FIGURE_REACH)):
        word = passage.words[i]
        if word[:1].isdigit():
            # "the estimate of 14 analysts" is theirs
            theirs = i + 1 < stop and passage.words[i + 1] in passage.listed.people
            return None if theirs else word
    return None


def _is_relative(passage: Passage, that: int, stop: int) -> bool:
    """Whether "that" is the subject of what follows: "a comment that reopened old wounds"."""
    i = that + 1
    while i < stop and passage.is_adverb(i):
        i += 1
    if i >= stop:
        return True
    kind = passage.kinds[i]
    unlisted = kind & ENDS_ED != 0 and not kind & LISTED
    return unlisted or (bool(kind & (AUX | VERB)) and not kind & DET)


def _owner(view: SentenceView, index: int, lexicon: CueLexicon) -> _Owner:
    """Whose noun it is: "the union's warning", "their plan", or who "expressed" it."""
    passage, first = view.passage, view.first
    words, kinds = passage.words, passage.kinds
    for i in range(index - 1, max(first, index - OWNER_REACH) - 1, -1):
        word, kind = words[i], kinds[i]
        plural = word in ("'", "’") and i > first and words[i - 1][-1] == "s"
        if kind & GENITIVE or (plural and passage.scan.touches(i)):
            begin = noun_phrase_before(passage, i - 1, _behind_preposition(view, i - 1))
            return _Owner((begin, i - 1) if begin < i else None, index, False)
        if word in lexicon.possessives:
            return _Owner((i, i), index, False)
        if word in lexicon.light_forms:
            return _Owner(_light_subject(view, i), i, True)
        if kind & ENDS_PHRASE and not kind & DET:
            break
    return _Owner(None, index, False)


def _behind_preposition(view: SentenceView, last: int) -> int:
    """How far back a possessor may reach: "despite | the mayor's", "the head of the union's"."""
    kinds, words = view.passage.kinds, view.passage.words
    for i in range(last, max(view.first, last - OWNER_REACH) - 1, -1):
        if kinds[i] & PREP and words[i] != "of" and not kinds[i] & DET:
            return i + 1
    return view.first


def _light_subject(view: SentenceView, verb: int) -> Words | None:
    """The subject of the verb that carries a noun: "has expressed concern"."""
    passage, first = view.passage, view.first
    g = verb
    while g > first:
        kind = passage.kinds[g - 1]
        carried = kind & (AUX | NEG | ADVERB) and not kind & (DET | AND)
        if not carried and passage.words[g - 1] != "to" and not passage.is_adverb(g - 1):
            break
        g -= 1
    source = subject_before(passage, g, first)
    shared = source.order in (Order.SHARED, Order.INVERTED)
    if shared or passage.words[verb].endswith("ing"):
        source = main_subject(passage, first, g)
    return (source.first, source.last) if source.first >= 0 else None


def read_adjective(view: SentenceView, index: int, lexicon: CueLexicon) -> Draft | None:
    """The attribution of "officials are wary of the deal", "it is unclear whether"."""
    passage = view.passage
    word = passage.words[index]
    entry = lexicon.adjectives[word]
    group = _copula(view, index)
    tail = _adjective_tail(view, index, entry) if group is not None else None
    if group is None or tail is None:
        return None
    source = subject_before(passage, group, view.first)
    if source.order is Order.SHARED:
        source = main_subject(passage, view.first, group)
    found: Words | None = (source.first, source.last) if source.first >= 0 else None
    if found is not None and passage.words[found[0]] in ("it", "there") and found[0] == found[1]:
        found = None
    if entry.impersonal:
        found = None
    elif found is None:
        return None
    kind: Kind = "object" if tail.kind == "object" else "clause"
    last = content_end(passage, tail.start, view.stop, kind, view.walls_behind(index))
    if last < tail.start:
        return None
    return Draft(
        index,
        view.number,
        entry.family,
        entry.modality,
        f"adjective {word}",
        source=found,
        cue=[(group, tail.cue_last)],
        content=[(tail.start, last)],
    )


def _copula(view: SentenceView, index: int) -> int | None:
    """The first word of "is not", "feels" before an adjective."""
    passage, first = view.passage, view.first
    kinds = passage.kinds
    g = index
    while g > first and (kinds[g - 1] & NEG or passage.is_adverb(g - 1)):
        g -= 1
    if g <= first:
        return None
    state = passage.words[g - 1] in passage.listed.stance_states
    if not state and not kinds[g - 1] & (BE | GENITIVE):
        return None
    g -= 1
    while g > first:
        auxiliary = kinds[g - 1] & (AUX | NEG) and not kinds[g - 1] & DET
        if not auxiliary and not passage.is_adverb(g - 1):
            break
        g -= 1
    return g


def _adjective_tail(view: SentenceView, index: int, entry: AdjectiveClass) -> _Tail | None:
    """What follows an adjective cue."""
    passage, j = view.passage, index + 1
    if j >= view.stop:
        return None
    word, kind = passage.words[j], passage.kinds[j]
    if word in ("that", "whether", "if", "how", "what", "why", "who"):
        return _Tail("clause", j, index)
    if entry.impersonal:
        return None
    if word == "to":
        return _Tail("infinitive", j, index)
    if kind & PREP and word in passage.listed.adjective_prepositions and j + 1 < view.stop:
        return _Tail("object", j + 1, j)
    if kind & (PRONOUN | DET) and entry.family == "belief":
        return _Tail("clause", j, index)
    return None
