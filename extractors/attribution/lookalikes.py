"""Verbs that only look like cues: whether anything around one may be its content."""

from typing import Final

from newsfacts.extractors.attribution.nounphrases import has_verb
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.subjects import Order
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COMMA,
    DET,
    MARK,
    PAREN,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)

FIGURE_REACH: Final = 5  # words from "logged" to its figure
WITHHELD: Final = 8  # words from "asked" to what is kept back
CLAIMED: Final = 4  # words from "claimed" to what is claimed
AT_REACH: Final = 16  # words from "put" to the figure behind "at"
TAGS: Final = frozenset(("tag", "quote", "closing"))


def may_attribute(view: SentenceView, verb: Verb) -> bool:
    """Whether anything around the cue may be its content."""
    nxt = verb.index + 1
    following = view.passage.words[nxt : nxt + 1]
    if verb.cue.lemma == "say" and following == ["to"] and _is_said_to(view, verb):
        return False
    if verb.cue.lemma == "find" and not view.passage.listed.found_states.isdisjoint(following):
        return False  # "four miners found alive", "two nuns are found slain"
    if verb.voice == "passive" or verb.source.order is Order.INVERTED:
        return True
    if verb.cue.agentless:
        kind = view.passage.kinds[nxt] if nxt < view.stop else STOP
        tied = view.passage.words[nxt : nxt + 1] in (["to"], ["like"], ["as"])
        return nxt < view.stop and (tied or not kind & (COMMA | STOP | PREP))
    if verb.cue.lemma.startswith("ask") and not view.passage.listed.withheld.isdisjoint(
        view.passage.words[nxt : nxt + WITHHELD]
    ):
        return False  # "asked for his name to be withheld"
    if not view.passage.listed.hidden.isdisjoint(view.passage.words[nxt : nxt + 4]):
        behind = nxt + (view.passage.words[nxt] == "not")
        if view.passage.words[behind : behind + 2] == ["to", "be"]:
            return False  # "asked not to be named"
    if verb.cue.figures is not None and not _gives_figure(view, verb):
        return False
    if verb.cue.lemma == "show" and _only_airs(view, verb):
        return False
    if verb.cue.lemma == "admit" and _takes_in(view, verb):
        return False
    if verb.cue.lemma == "claim" and _takes_thing(view, nxt):
        return False
    if verb.cue.lemma == "call" and _only_names(view, verb):
        return False
    if verb.cue.lemma == "find" and _only_meets(view, verb):
        return False
    if verb.source.order is Order.BEFORE and not verb.cue.takes.isdisjoint(TAGS):
        return True
    return view.complement(verb).kind != "none"


def _takes_in(view: SentenceView, verb: Verb) -> bool:
    """Whether people are taken in: "the clinic admitted 340 wounded"."""
    passage, source, listed = view.passage, verb.source, view.passage.listed
    if listed.wards.isdisjoint(passage.words[source.first : source.last + 1]):
        return False
    following = passage.words[verb.index + 1 : verb.index + 2]
    return any(word[0].isdigit() or word in listed.number_words for word in following)


def _is_said_to(view: SentenceView, verb: Verb) -> bool:
    """Whether a participle tells what is said of somebody: "three men, said to be smugglers"."""
    passage, index = view.passage, verb.index
    if verb.group < index or index <= view.first or index + 2 >= view.stop:
        return False
    base = not passage.kinds[index + 2] & (DET | PRONOUN) and not passage.is_capitalised(index + 2)
    return base and bool(passage.kinds[index - 1] & COMMA)


def _only_names(view: SentenceView, verb: Verb) -> bool:
    """Whether a thing has a name: "a firm called Velcor", not "critics called Lee a liar"."""
    passage, i = view.passage, verb.index + 1
    before = passage.kinds[verb.index - 1]
    if verb.cue.form != "ed" or verb.group < verb.index or before & (PRONOUN | COMMA | MARK):
        return False
    if passage.is_capitalised(verb.index - 1) or i >= view.stop or not passage.is_capitalised(i):
        return False
    while i < view.stop and passage.is_capitalised(i):
        i += 1
    return i >= view.stop or bool(
        passage.kinds[i] & (COMMA | STOP | PREP | AND | AUX | VERB | PAREN)
    )


def _only_meets(view: SentenceView, verb: Verb) -> bool:
    """Whether something is only come upon: "find jobs", where no study or inquiry finds it."""
    passage, source = view.passage, verb.source
    complement = view.complement(verb)
    if complement.certain or source.order is not Order.BEFORE:
        return False
    if complement.kind == "clause" and has_verb(passage, complement.start, view.stop):
        return False
    listed = passage.listed
    words = passage.words[source.first : source.last + 1]
    return listed.telling.isdisjoint(words) and listed.finders.isdisjoint(words)


def _takes_thing(view: SentenceView, start: int) -> bool:
    """Whether something is claimed as one's own: "claimed victory", "claims the title"."""
    passage = view.passage
    for i in range(start, min(view.stop, start + CLAIMED)):
        if passage.words[i] in passage.listed.claimed_things:
            return True
        if passage.kinds[i] & (AUX | VERB | COMMA | STOP | PREP | SUB) and not (
            passage.kinds[i] & DET
        ):
            return False
    return False


def _only_airs(view: SentenceView, verb: Verb) -> bool:
    """Whether something is only put on show: "the channel showed 13 minutes of it"."""
    passage, source = view.passage, verb.source
    complement = view.complement(verb)
    if source.order is not Order.BEFORE or complement.certain:
        return False
    if complement.kind == "clause" and has_verb(passage, complement.start, view.stop):
        return False
    last = source.last
    if passage.kinds[last] & RELATIVE and last > 1:
        last -= 2 if passage.kinds[last - 1] & COMMA else 1
    if passage.kinds[last] & PRONOUN:
        return False
    words = passage.words[source.first : last + 1]
    return passage.is_capitalised(last) and passage.listed.telling.isdisjoint(words)


def _gives_figure(view: SentenceView, verb: Verb) -> bool:
    """Whether a figure follows: "logged 612", "put the toll at 9"."""
    passage, start = view.passage, verb.index + 1
    reach = FIGURE_REACH if verb.cue.figures == "object" else AT_REACH
    behind = verb.cue.figures == "object"
    if verb.cue.figures == "kept":
        own = start < view.stop and passage.words[start] in passage.listed.own
        return own and _moves_figure(view, start, ("at",))  # "kept its count at 9"
    if verb.cue.figures in ("to", "as"):
        links = ("as",) if verb.cue.figures == "as" else ("to", "from")
        return _moves_figure(view, start, links) or _gives_chance(view, start)
    for i in range(start, min(view.stop, start + reach)):
        word = passage.words[i]
        if passage.kinds[i] & (COMMA | STOP):
            return False
        if behind and (word[:1].isdigit() or word in passage.listed.number_words):
            return True
        behind = behind or word in ("at", "above", "below", "nearer")
    return False


def _gives_chance(view: SentenceView, start: int) -> bool:
    """Whether somebody tells the odds: "lawyers give the deal a 60 percent chance"."""
    passage = view.passage
    told = passage.words[start : min(view.stop, start + AT_REACH)]
    return not passage.listed.chances.isdisjoint(told) and any(w[:1].isdigit() for w in told)


def _moves_figure(view: SentenceView, start: int, links: tuple[str, ...]) -> bool:
    """Whether a number told is set anew: "revised its estimate to 9", "raised the toll to 45"."""
    passage = view.passage
    told = False
    for i in range(start, min(view.stop, start + AT_REACH)):
        word = passage.words[i]
        if passage.kinds[i] & (COMMA | STOP):
            return False
        if word in links and told:
            behind = passage.words[i + 1 : i + 1 + FIGURE_REACH]
            return any(word[:1].isdigit() or word in passage.listed.number_words for word in behind)
        told = told or word in passage.listed.told
    return False
