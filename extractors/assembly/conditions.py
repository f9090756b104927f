"""What outside its clause tells how sure a figure is: ifs, denials, wholes, headlines."""

from functools import cache

from newsfacts.extractors.assembly.hedges import Certainty, ModalityIndex, modality_index
from newsfacts.extractors.falsehoods import DENYING, debunked_at, is_past, untrue_before
from newsfacts.extractors.falsewords import falsehoods
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import Attribution
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan

FAR = 40  # words around a figure in which an "if" may stand
DENIED = 16  # words from a figure back to the report that is denied
DENIAL = 6  # words from the report back to its denial
NOT = 3  # words from "true" back to its "not"
ASIDE = 6  # words from a figure to the commas of its aside
CONDITION = 9  # words from a figure to the "if" behind it
OWNER = 5  # words from "of" to the possessive before a whole
HEADLINE = 5  # words of a headline before its infinitive
BEYOND = frozenset(("“", '"', ":", ";", "but", "although", "while"))  # ends what an "if" holds for


def is_whole(scan: Scan, figure: Figure) -> bool:
    """Whether a figure is the whole of a part: "will shed 300 of its 900 jobs" has 900 already.

    So has what is left: "five of the remaining seven", "the other two".
    """
    words, at = scan.words, figure.first - 1
    clause = modality_index().clause
    rest = at > figure.start and words[at] in clause.rests
    at -= rest
    if at > figure.start and words[at] in ("'s", "’s"):
        # "900 of the combined group's 14,000 jobs"
        floor = max(figure.start + 1, at - OWNER)
        return any(
            words[i] == "of" and (words[i - 1][:1].isdigit() or words[i - 1] in clause.parts)
            for i in range(at - 1, floor - 1, -1)
        )
    if at > figure.start + 1 and words[at] == "of" and words[at - 1] in clause.shares:
        return True  # "must lay off a third of 1,500 staff"
    if at < figure.start or words[at] not in clause.definite:
        return False
    if rest:
        return True
    if at - 2 < figure.start or words[at - 1] != "of":
        return False
    return words[at - 2][:1].isdigit() or words[at - 2] in clause.parts


def denied_report(scan: Scan, index: ModalityIndex, figure: Figure, floor: int) -> Certainty | None:
    """The denial of what a report is said to say: "denied claims that 300 died".

    "Denied reports that it sank and said that 300 were on board" does not deny the 300, whose
    content begins at ``floor``, behind another cue.
    """
    words = scan.words
    for at in range(figure.first - 1, max(figure.start, figure.first - DENIED) - 1, -1):
        if words[at] in (".", ";"):
            return None
        if at < floor - 1 and words[at] in ("and", "but"):
            return None
        if words[at] not in ("that", "of") or words[at - 1] not in index.clause.reports:
            continue  # "denied reports of 50 deaths"
        for back in range(at - 2, max(figure.start, at - DENIAL) - 1, -1):
            if verb_lemma(words[back]) in index.clause.deniers:
                return Certainty("denied", (scan.span(back, back),), "denied report")
        return None
    return None


def debunked(scan: Scan, figure: Figure) -> Certainty | None:
    """The denial of a report that is called false, and of a figure that is turned down.

    "Posts claiming that 300 died are false", "it is not true that 300 died", "rejected the
    union's figure of 300".
    """
    words = scan.words
    at = untrue_before(words, figure.start, figure.first)
    if at < 0:
        at = debunked_at(words, figure.start, figure.first, figure.end, figure.stop)
    if at < 0:
        at = _turned_down(scan, figure)
    if at < 0:
        return None
    nearby = range(at, max(figure.start, at - NOT) - 1, -1)
    first = next((i for i in nearby if words[i] in DENYING), at)  # "not true"
    return Certainty("denied", (scan.span(first, at),), "called false")


def _turned_down(scan: Scan, figure: Figure) -> int:
    """The "rejected" of "rejected the union's figure of 300", or -1."""
    words, noun = scan.words, figure.first - 2
    if noun <= figure.start or words[noun + 1] != "of" or words[noun] not in falsehoods().figures:
        return -1
    for at in range(noun - 1, max(figure.start - 1, noun - DENIAL - 1), -1):
        if words[at] in (",", ".", ";", "that", "and", "but"):
            return -1
        if verb_lemma(words[at]) in modality_index().clause.deniers:
            return at
    return -1


def is_aside(scan: Scan, figure: Figure) -> bool:
    """Whether a figure stands in an aside between commas, with a participle or a relative."""
    words = scan.words
    for at in range(figure.first - 1, max(figure.start, figure.first - ASIDE) - 1, -1):
        if words[at] == ",":
            opens = words[at + 1].endswith(("ed", "ing")) or words[at + 1] in ("which", "who")
            return opens and "," in words[figure.end + 1 : figure.end + ASIDE]
    return False


def is_reported_future(
    scan: Scan, figure: Figure, attribution: Attribution, certainty: Certainty
) -> bool:
    """Whether "would" tells of a time to come: "he said the work would take 20 years"."""
    hedge = certainty.hedge_spans[0]
    if scan.text[hedge.start : hedge.end] != "would":
        return False
    behind = scan.word_at(hedge.start) + 1
    if scan.words[behind : behind + 1] == ["have"]:
        return False  # "would have added" tells of what was not
    if not any(is_past(scan.words[scan.word_at(cue.end - 1)]) for cue in attribution.cue):
        return False  # "analysts say it would" is under a condition that they keep to themselves
    first, stop = max(figure.start, figure.first - FAR), min(figure.stop, figure.end + FAR)
    return not any(word in ("if", "unless") for word in scan.words[first:stop])


def has_condition(scan: Scan, figure: Figure) -> bool:
    """Whether an "if" follows in the same clause: "it falls to $3 million if the plan goes on"."""
    words = scan.words
    for at in range(figure.end + 1, min(figure.stop, figure.end + CONDITION)):
        if words[at] == "if":
            return words[at - 1] not in modality_index().clause.unconditional
        if words[at] in (",", ";", "“", "that", "which", "who"):
            return False
        if words[at] == "and" and not grammar().modals.isdisjoint(words[at + 1 : at + 2]):
            return False  # "represents 300 clerks and could strike if"
    return False


def opening_condition(scan: Scan, figure: Figure, floor: int) -> Certainty | None:
    """The "if" that opens the sentence or the content: "if it goes on, that falls by half"."""
    words = scan.words
    for first in (floor, figure.start):
        at = first + 1 if words[first] in ("“", '"', "but", "and") else first
        if words[at] not in ("if", "unless") or at >= figure.first:
            continue
        if not BEYOND.isdisjoint(words[at + 1 : figure.first]):
            return None  # "if it rains we stay, he said, but 300 are there"
        # "if he knew, he did not say: 300 had died" tells of what was
        past = any(map(is_past, words[figure.first - 2 : figure.first]))
        return None if past else Certainty("conditional", (scan.span(at, at),), "if before")
    return None


def is_compared(scan: Scan, figure: Figure) -> bool:
    """Whether it is what another is set against: "9,000 are expected, against 43,000 last year"."""
    before = scan.words[max(figure.start, figure.first - 2) : figure.first]
    if before[-1:] == ["against"] and before[:1] == [","]:
        return True
    return before in (["compared", "with"], ["compared", "to"])


def is_background(scan: Scan, figure: Figure) -> bool:
    """Whether a relative clause behind a comma holds the figure, as its subject."""
    words, first = scan.words, figure.first
    return words[first - 1] in ("where", "which", "when") and words[first - 2] == ","


def planned_in_headline(scan: Scan, figure: Figure) -> Certainty | None:
    """The infinitive of a headline: "Oslo to send 62 tanks"."""
    words, start = scan.words, figure.start
    opening = words[start + 1 : min(start + HEADLINE, figure.first - 1)]
    if "to" not in opening:
        return None
    at = start + 1 + opening.index("to")
    names = all(scan.is_capitalised(i) for i in range(start, at))
    if not names or words[at + 1] not in _headline_verbs():
        return None
    return Certainty("projected", (scan.span(at, at + 1),), "verb group, headline")


@cache
def _headline_verbs() -> frozenset[str]:
    clause, owners = modality_index().clause, subject_lexicon().owners
    return clause.seconds | clause.changes | owners.verbs | owners.takers


def lasts(figure: Figure) -> bool:
    """Whether a figure tells how long: what has not been done for two nights lasts that long."""
    return figure.mention.metric in ("duration", "age")
