"""Where a cue opens a clause of its own, which ends the content of the cue before it."""

from newsfacts.extractors.attribution.clauses import SETTING_REACH
from newsfacts.extractors.attribution.complements import addressee_end
from newsfacts.extractors.attribution.nounphrases import has_verb
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import Order
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    COMMA,
    DET,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
)


def find_walls(view: SentenceView) -> dict[int, int]:
    """The words that open a clause with a cue, each with that cue.

    "… had risen to 11, | while Danish officials believe …": the comma opens the second clause.
    """
    walls: dict[int, int] = {}
    for verb in view.verbs:
        if verb.voice in ("infinitive", "passive"):
            continue
        opening = verb.source.opening
        if verb.source.order is Order.SHARED:
            if opening < verb.group:
                walls[opening] = verb.index
        elif verb.source.order is Order.BEFORE:
            if opening < verb.source.first:
                walls[opening] = verb.index
            _wall_of_subject(view, verb, walls)
    return walls


def _wall_of_subject(view: SentenceView, verb: Verb, walls: dict[int, int]) -> None:
    """The wall before a subject, and the one between an apposition and its verb."""
    kinds, source = view.passage.kinds, verb.source
    comma = verb.group - 1
    if _opens_content(view, source.first - 1):
        pass
    elif comma > source.last and kinds[comma] & COMMA:
        walls[comma] = verb.index
    elif kinds[source.last] & COMMA:
        walls[source.last] = verb.index
    before = source.first - 1
    if before < verb.left:
        return
    kind, word = kinds[before], view.passage.words[before]
    if kind & COMMA:
        first = kinds[source.first]
        pronoun = source.first == source.last and first & PRONOUN and not first & RELATIVE
        if pronoun or _closes(view, verb):
            walls[before] = verb.index
        return
    joins = kind & SUB and not kind & DET and word not in view.passage.listed.conditions
    if not kind & AND and not joins:
        return
    if before - 1 >= verb.left and kinds[before - 1] & COMMA:
        walls[before - 1] = verb.index
    elif word == "while" or (kind & AND and _joins_clauses(view, before, verb)):
        walls[before] = verb.index


def _opens_content(view: SentenceView, before: int) -> bool:
    """Whether a subject stands right behind a cue: "said that Lee, the mayor, denied it"."""
    if view.passage.words[before] == "that":
        return True
    for other in view.verbs:  # noqa: SIM110 - faster than any()
        if other.index == before:
            return True
    return False


def _closes(view: SentenceView, verb: Verb) -> bool:
    """Whether a cue with its source ends the sentence: a tag behind what it attributes."""
    passage, nxt = view.passage, verb.index + 1
    if verb.cue.takes.isdisjoint(("tag", "closing")):
        return False
    if nxt >= view.stop or passage.kinds[nxt] & (COMMA | STOP):
        return True
    told = "addressee" in verb.cue.takes and not passage.kinds[nxt] & PREP
    if told:
        end = addressee_end(passage, nxt, view.stop) + 1
        if end >= view.stop or passage.kinds[end] & STOP:
            return True  # "told reporters", "told the paper"
    if passage.kinds[nxt] & PREP:
        nxt += 1
        if not passage.listed.settings.isdisjoint(passage.words[nxt : nxt + SETTING_REACH]):
            return True  # "said in a letter"
    return nxt < view.stop and passage.time_at(nxt) is not None


def _joins_clauses(view: SentenceView, conjunction: int, verb: Verb) -> bool:
    """Whether a clause with a verb of its own stands between the last cue and the conjunction."""
    start = verb.left
    for other in view.verbs:
        if other.index < conjunction:
            start = max(start, other.index + 1)
    return has_verb(view.passage, start, conjunction)
