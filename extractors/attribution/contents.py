"""From a verb cue to an attribution: the content behind it."""

from typing import Final

from newsfacts.extractors.attribution.clauses import clause_follows, content_end, opens_figure
from newsfacts.extractors.attribution.complements import Complement
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.nounphrases import has_verb
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.passives import read_agentless, read_passive
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import Order
from newsfacts.extractors.attribution.tags import read_inverted, read_tag
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    BE,
    COLON,
    COMMA,
    DASH,
    DET,
    HAVE,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)
from newsfacts.extractors.mentions import Modality

SEEN: Final = 6  # words from "sees" to what it sees coming
AT_REACH: Final = 16  # words from "put" to the figure behind "at"
TAGS: Final = frozenset(("tag", "quote", "closing"))


def read_content(view: SentenceView, verb: Verb) -> Draft | None:
    """The attribution of a verb cue, or None where it has no content."""
    modality = modality_of(view.passage, verb)
    if verb.voice == "passive":
        return read_passive(view, verb, modality)
    if verb.cue.agentless:
        return read_agentless(view, verb, modality)
    if verb.source.order is Order.INVERTED:
        return read_inverted(view, verb, modality)
    complement = view.complement(verb)
    if verb.after_quote and not (complement.certain and complement.kind != "clause"):
        found = complement
        complement = Complement(
            "none", found.start, found.cue_last, found.said, found.quotation, found.certain
        )
    draft = _begin(view, verb, complement, modality)
    if complement.kind == "none" or (verb.after_quote and complement.quotation):
        if verb.source.order is not Order.BEFORE or verb.cue.takes.isdisjoint(TAGS):
            return None
        end = verb.index + len(verb.cue.tail)
        return read_tag(view, verb, draft, (verb.source.first, end), complement)
    _forward(view, verb, draft, complement)
    if complement.kind == "infinitive" and verb.cue.lemma in view.passage.listed.agreeing:
        draft.family, draft.modality = "intent", "projected"  # "agreed to buy it for $4 billion"
    if verb.cue.figures == "to" and draft.content:
        first, last = draft.content[0]
        if not view.passage.listed.outlooks.isdisjoint(view.passage.words[first : last + 1]):
            draft.modality = "projected"  # "trimmed its forecast to 3 percent"
    if draft.content and verb.cue.lemma == "see" and verb.cue.form in ("base", "s"):
        first, last = draft.content[0]
        told = view.passage.words[first + 1 : min(last, first + SEEN)]
        own = view.passage.kinds[verb.source.first] & PRONOUN  # "we see men queuing"
        if not own and any(word.endswith("ing") for word in told):
            draft.modality = "projected"  # "markets see rates peaking at 5 percent"
    return draft if draft.content else None


def _begin(view: SentenceView, verb: Verb, complement: Complement, modality: Modality) -> Draft:
    """The draft of a cue whose source stands before it."""
    rule = f"verb {verb.cue.lemma}"
    if verb.voice != "active":
        rule += f" {verb.voice}"
    first = verb.index if verb.chain is None else verb.chain
    return Draft(
        verb.index,
        view.number,
        verb.cue.family,
        modality,
        rule,
        source=(verb.source.first, verb.source.last),
        cue=[(first, max(verb.index, complement.cue_last))],
        content=[],
        said=complement.said,
    )


def modality_of(passage: Passage, verb: Verb) -> Modality:
    """What the cue makes of its content.

    "Did not say" leaves it open, "has not confirmed" and "does not believe" deny it.
    """
    if verb.chain is not None:
        return "possible"
    source = verb.source
    negated = verb.negated or (
        source.first >= 0 and passage.words[source.first] in ("neither", "nobody", "no", "none")
    )
    if not negated:
        return verb.cue.modality
    if verb.cue.family == "belief" or verb.cue.lemma in passage.listed.admitting:
        return "denied"
    return "possible"


def _forward(view: SentenceView, verb: Verb, draft: Draft, complement: Complement) -> None:
    """Content behind the cue."""
    start, stop = complement.start, _clause_stop(view, verb, complement.start)
    quotation = complement.quotation
    if quotation is not None and quotation.last >= stop - 1:
        draft.content = [(start, quotation.last)]
        return
    last = content_end(view.passage, start, stop, complement.kind, view.walls_behind(verb.index))
    if verb.cue.figures in ("at", "as", "kept") and complement.kind == "object":
        link = "as" if verb.cue.figures == "as" else "at"
        at = _at_figure(view.passage, link, last + 1, min(stop, verb.index + AT_REACH))
        if at >= 0:  # "puts losses on Thursday at 620"
            walls = view.walls_behind(verb.index)
            last = max(last, content_end(view.passage, at + 1, stop, "object", walls))
    if complement.kind == "object" and verb.cue.family == "say":
        # "said of the harbour: “It is full.”"
        for i in range(start, min(last, stop - 1)):
            quotation = view.passage.opening_at(i + 1) if view.passage.kinds[i] & COLON else None
            if quotation is not None:
                draft.content = [(quotation.first, max(quotation.last, last))]
                return
    if last >= start:
        draft.content = _without_aside(view.passage, start, last)


def _without_aside(passage: Passage, start: int, last: int) -> list[Words]:
    """Content without the author's clause between dashes: "her family — 3 are doctors — left"."""
    kinds = passage.kinds
    opening = next((i for i in range(start + 1, last) if kinds[i] & DASH), -1)
    if opening < 0 or passage.has_quotation(start, last):
        return [(start, last)]
    closing = next((i for i in range(opening + 2, last) if kinds[i] & DASH), -1)
    if closing < 0 or not kinds[opening + 1] & (DET | PRONOUN):
        return [(start, last)]
    clause = any(kind & (BE | HAVE) for kind in kinds[opening + 2 : closing])
    relative = any(kind & (RELATIVE | SUB) for kind in kinds[opening + 1 : closing])
    if not clause or relative or has_verb(passage, start, opening):
        return [(start, last)]
    return [(start, opening - 1), (closing + 1, last)]


def _at_figure(passage: Passage, link: str, first: int, stop: int) -> int:
    """The "at" before the figure that is given, behind what ends a noun; -1 where none is."""
    for i in range(first, stop - 1):
        if passage.kinds[i] & (COMMA | STOP):
            return -1
        nxt = passage.words[i + 1]
        if passage.words[i] == link and (
            nxt[:1].isdigit()
            or nxt in "$€£¥"
            or nxt in passage.listed.number_words
            or opens_figure(passage, i + 1)
        ):
            return i
    return -1


def _clause_stop(view: SentenceView, verb: Verb, start: int) -> int:
    """Where the clause of the cue ends at the latest."""
    passage, source, stop = view.passage, verb.source, view.stop
    if source.first > verb.index:
        stop = min(stop, source.first - 1)  # "Warning of floods, Ruiz left"
    if passage.kinds[source.first] & RELATIVE and source.first > verb.left:
        stop = _relative_stop(passage, source.first, start, stop)
    if _is_fronted(passage, verb):
        for i in range(start + 1, stop):
            if passage.kinds[i] & (COMMA | DASH) and clause_follows(passage, i + 1, stop):
                return i
    return stop


def _is_fronted(passage: Passage, verb: Verb) -> bool:
    """Whether the cue stands in a clause before the main one: "When Ruiz said 40 had left, …"."""
    first, source = verb.left, verb.source.first
    if verb.voice != "active":
        return False
    if passage.kinds[first] & AND and source > first + 1:
        first += 1
    kind = passage.kinds[first]
    return (
        first < source <= first + 1
        and bool(kind & SUB)
        and not kind & (DET | RELATIVE)
        and passage.words[first] not in ("that", "how", "what", "why")
    )


def _relative_stop(passage: Passage, relative: int, start: int, stop: int) -> int:
    """Where "…, which said it had cut 400 jobs, closed" ends: at the comma before the main verb."""
    kinds = passage.kinds
    if not kinds[relative - 1] & COMMA:
        return stop
    for i in range(start + 1, stop - 1):
        if kinds[i] & COMMA:
            nxt = i + 1
            while nxt < stop - 1 and passage.is_adverb(nxt):
                nxt += 1
            if kinds[nxt] & (AUX | VERB) and not kinds[nxt] & DET:
                return i
    return stop
