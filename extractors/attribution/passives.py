"""Cues that hide who says so: "is estimated to be", "was asked whether", "seems to"."""

from newsfacts.extractors.attribution.clauses import (
    clause_follows,
    clause_start,
    content_end,
    trim_end,
)
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.phrases import source_before_comma
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import NOBODY
from newsfacts.extractors.attribution.wordclasses import AND, AUX, COMMA, PREP, STOP, SUB, VERB
from newsfacts.extractors.mentions import Modality


def read_passive(view: SentenceView, verb: Verb, modality: Modality) -> Draft | None:
    """The attribution of a passive: "is estimated to be", "was first reported by the radio"."""
    if verb.cue.figures == "to":
        return None  # "were cut by glass"
    if verb.by is not None:
        return _with_agent(view, verb)
    if not verb.cue.passive:
        return None
    complement = view.complement(verb)
    start = complement.start if complement.kind != "none" else verb.index + 1
    content: list[Words] = []
    if verb.cue.lemma in view.passage.listed.addressed:
        if complement.kind == "none":
            return None
    elif _is_impersonal(view, verb):
        if not complement.certain:
            return None
    elif verb.source.first < 0 or (complement.kind == "none" and not _goes_on(view, start)):
        return None
    else:
        content.append((verb.source.first, verb.source.last))
    stop = _clause_stop(view, start) if verb.source is NOBODY else view.stop
    last = content_end(view.passage, start, stop, "clause", view.walls_behind(verb.index))
    if last < start:
        return None
    content.append((start, last))
    draft = _draft(view, verb, modality, content, f"passive {verb.cue.lemma}")
    draft.cue = [(verb.group, complement.cue_last)]
    draft.said = complement.said
    return draft


def _with_agent(view: SentenceView, verb: Verb) -> Draft | None:
    """A passive that names its source: the content is what it is about."""
    if view.passage.words[verb.group - 1] == "as" and verb.by is not None:
        return _as_reported(view, verb, verb.by)
    if verb.source.first < 0 or view.passage.words[verb.source.first] == "there":
        return None
    if verb.by is not None and not view.passage.listed.means.isdisjoint(
        view.passage.words[verb.by[0] : verb.by[1] + 1]
    ):
        return None  # "confirmed by laboratory tests"
    content = [(verb.source.first, verb.source.last)]
    draft = _draft(view, verb, verb.cue.modality, content, f"passive {verb.cue.lemma} by")
    draft.source = verb.by
    return draft


def _as_reported(view: SentenceView, verb: Verb, by: Words) -> Draft | None:
    """The clause behind or before "as reported by the radio"."""
    passage, kinds = view.passage, view.passage.kinds
    fronted = verb.group - 2
    walls = view.walls_behind(verb.index)
    content: list[Words] = []
    if fronted > view.first and kinds[fronted] & COMMA:
        start = clause_start(passage, view.first, fronted)
        content.append((start, trim_end(passage, start, fronted, narrow=False)))
    elif fronted < view.first:
        by = (by[0], source_before_comma(passage, by[0], view.stop))
    start = by[1] + 2
    goes_on = fronted < view.first or (start < view.stop and kinds[start] & (AUX | VERB))
    if goes_on and start < view.stop and kinds[start - 1] & COMMA:
        content.append((start, content_end(passage, start, view.stop, "clause", walls)))
    if not content:
        return None
    draft = _draft(view, verb, verb.cue.modality, content, f"as {verb.cue.lemma} by")
    draft.source = by
    return draft


def _draft(
    view: SentenceView, verb: Verb, modality: Modality, content: list[Words], rule: str
) -> Draft:
    return Draft(
        verb.index,
        view.number,
        verb.cue.family,
        modality,
        rule,
        source=None,
        cue=[(verb.group, verb.index)],
        content=content,
    )


def _is_impersonal(view: SentenceView, verb: Verb) -> bool:
    """Whether it is "it is believed", "there is said to be"."""
    first = verb.source.first
    return first >= 0 and view.passage.words[first] in ("it", "there")


def _goes_on(view: SentenceView, start: int) -> bool:
    """Whether words behind a passive belong to it although it takes none: "was seen as"."""
    if start >= view.stop:
        return False
    kind, word = view.passage.kinds[start], view.passage.words[start]
    return word in ("to", "as") or not kind & (COMMA | STOP | PREP | AND | SUB)


def _clause_stop(view: SentenceView, start: int) -> int:
    """Where "asked whether 40 was right, she smiled" goes over to its main clause."""
    for i in range(start, view.stop):
        if view.passage.kinds[i] & COMMA and clause_follows(view.passage, i + 1, view.stop):
            return i
    return view.stop


def read_agentless(view: SentenceView, verb: Verb, modality: Modality) -> Draft | None:
    """The attribution of "seems to", "appears to", whose subject is part of the content."""
    start = verb.index + 1
    last = content_end(view.passage, start, view.stop, "clause", view.walls_behind(verb.index))
    if last < start:
        return None
    content: list[Words] = []
    if verb.source.first >= 0 and not _is_impersonal(view, verb):
        content.append((verb.source.first, verb.source.last))
    content.append((start, last))
    return _draft(view, verb, modality, content, f"agentless {verb.cue.lemma}")
