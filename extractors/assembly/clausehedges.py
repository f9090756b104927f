"""Hedges of a figure's own clause: of its verb group, before it and behind it.

A clause ends at conjunctions and punctuation, so "12 died and more may follow" says nothing of
the 12.
"""

from functools import cache

from newsfacts.extractors.assembly.hedges import Certainty, ModalityIndex, modality_index
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import Modality
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan

SECOND = 4  # words more, where a second verb shares the auxiliary of the first
PLANNED = frozenset(("is", "are", "was", "were"))
REACH = 12  # words from a figure back to the verb group of its clause
DESCRIBED = 3  # words from a measure to the noun that it describes
AHEAD = 7  # words from a figure on to the verb group that it is the subject of


def hedge_between(scan: Scan, index: ModalityIndex, first: int, stop: int) -> Certainty | None:
    """The hedge between the counted and its predicate; the last one, nearest to the verb."""
    found = None
    words = scan.words
    for at in range(first, stop):
        if words[at] not in index.any:
            continue
        if words[at] in ("and", ",", ";", "but") and _opens_clause(scan, at + 1):
            return None  # "500 are here, and Malawi will send more"
        marked = _mark(scan, index, at)
        if marked is not None and marked != "denied":
            found = Certainty(marked, (scan.span(at, at),), "verb group")
    return found


def denial_between(scan: Scan, index: ModalityIndex, first: int, verb: int) -> Certainty | None:
    """The "not" in the verb group of what befell the counted: "two men were *not* hurt"."""
    for at in range(verb - 1, first - 1, -1):
        word = scan.words[at]
        if index.marks.get(word) == "denied":
            return Certainty("denied", (scan.span(at, at),), "verb group")
        if word not in index.clause.group and word not in grammar().adverbs:
            return None
    return None


def _opens_clause(scan: Scan, at: int) -> bool:
    """Whether a name with its auxiliary follows a conjunction."""
    classes, words = grammar(), scan.words
    if at + 1 >= len(words) or not scan.is_capitalised(at):
        return False
    return words[at + 1] in classes.be or words[at + 1] in classes.modals


def hedge_of_verb(scan: Scan, index: ModalityIndex, verb: int, floor: int) -> Certainty | None:
    """The hedge in the verb group that ends in the governing verb."""
    at = verb - 1
    while at >= floor:
        marked = _mark(scan, index, at)
        if marked is not None:
            return Certainty(marked, (scan.span(at, at),), "verb group")
        if scan.words[at] not in index.clause.group:
            return None
        at -= 1
    return None


def hedge_before(scan: Scan, index: ModalityIndex, figure: Figure, floor: int) -> Certainty | None:
    """The hedge of the clause before the figure: a modal, an estimate, a fear."""
    words = scan.words
    modals = grammar().modals
    reach = figure.first - REACH
    for at in range(figure.first - 1, max(floor, reach - REACH - SECOND) - 1, -1):
        word = words[at]
        if at < reach:
            return None
        if word not in index.any:
            continue
        marked = _mark(scan, index, at)
        if marked == "estimated" and words[at - 1] in grammar().determiners:
            continue  # "an estimated 300 villagers fled the 7.0-magnitude quake"
        if marked == "denied" and words[at + 1] in index.clause.includers:
            continue
        if marked is not None and (marked != "denied" or at >= figure.first - 4):
            if marked == "possible" and word in modals and _is_forecast(scan, index, figure, at):
                marked = "projected"
            return Certainty(marked, (scan.span(at, at),), "clause")
        noun = index.nouns.get(word)
        if noun is not None and words[figure.last + 1] in index.clause.estimators:
            continue  # "the estimate of 14 analysts"
        if noun is not None and words[at + 1] in ("of", "that", "to"):
            return Certainty(noun, (scan.span(at, at),), "noun")
        if word in ("and", "or", ",") and _is_second_verb(scan, at):
            reach = min(reach, at - REACH - SECOND)
            continue  # "will close the site and shed 300 jobs"
        if word in index.clause.walls:
            if word == "that" and at - 1 >= floor and words[at - 1] in index.nouns:
                return Certainty(index.nouns[words[at - 1]], (scan.span(at - 1, at - 1),), "noun")
            return None
    return None


def _is_second_verb(scan: Scan, at: int) -> bool:
    """Whether a bare verb follows that an auxiliary before may govern, too."""
    word = scan.words[at + 1]
    classes = grammar()
    return (
        word.isalpha()
        and word in modality_index().clause.seconds
        and word not in classes.determiners
        and word not in classes.prepositions
    )


def hedge_behind(scan: Scan, index: ModalityIndex, figure: Figure) -> Certainty | None:
    """The hedge of the verb group that the figure is the subject of."""
    words, classes = scan.words, grammar()
    before = words[figure.first - 1] if figure.first > figure.start else ""
    if before in index.clause.definite:
        return None  # "the 13 states will meet": they are 13 already
    if before in classes.determiners and figure.first - 1 > figure.start:
        before = words[figure.first - 2]
    if before in classes.prepositions and before != "of":
        return None  # "aid for 300 villages is due" says nothing of the villages
    if before.endswith("s") and verb_lemma(before) in subject_lexicon().owners.verbs:
        return None  # "the union represents 300 clerks and could strike"
    stop = min(figure.stop, figure.end + 1 + AHEAD)
    for at in range(figure.end + 1, stop):
        word = words[at]
        marked = _mark(scan, index, at)
        # "300 people did not vote" says that they are 300
        if marked is not None and marked != "denied":
            return Certainty(marked, (scan.span(at, at),), "clause")
        if word in index.clause.walls or (word in classes.determiners and words[at - 1] != "of"):
            return None
    return None


def _mark(scan: Scan, index: ModalityIndex, at: int) -> Modality | None:
    """What one word makes of the figures of its clause."""
    word = scan.words[at]
    marked = index.marks.get(word)
    if marked is not None:
        if word == "may" and scan.is_capitalised(at) and _is_month(scan, at):
            return None
        if word == "should" and scan.words[at + 1 : at + 2] == ["have"]:
            return None
        return marked
    if at + 1 < len(scan) and scan.words[at + 1] == "to":
        if word in PLANNED and _is_to_come(scan, at + 2):
            return "projected"  # "1,410 workers are to go"
        return index.infinitives.get(word)
    if word in ("'d", "’d"):
        after = next((w for w in scan.words[at + 1 : at + 4] if w not in index.clause.group), "")
        # "we'd still have" would; "we'd had", "they'd killed" had
        return "conditional" if after and after == verb_lemma(after) else None
    return None


def _is_month(scan: Scan, at: int) -> bool:
    """Whether "May" is the month: inside a sentence, or in capitals behind a preposition."""
    before = scan.words[at - 1] if at else ""
    if scan.original(at).isupper():
        return before in grammar().prepositions
    return before not in ("", ".", "“", '"')


def _is_to_come(scan: Scan, verb: int) -> bool:
    """Whether a base form follows "are to": no noun, name or number."""
    if verb >= len(scan) or not scan.words[verb].isalpha() or scan.is_capitalised(verb):
        return False
    classes, word = grammar(), scan.words[verb]
    return word == verb_lemma(word) and word not in classes.determiners | classes.prepositions


def _is_forecast(scan: Scan, index: ModalityIndex, figure: Figure, modal: int) -> bool:
    """Whether "may rise to 10,000 by December", "could still rise to 30" tell of a time to come."""
    words = scan.words
    if any(word in index.clause.changes for word in words[modal + 1 : modal + 3]):
        return words[figure.first - 1] == "to"  # not "may have risen to 30"
    if not any(word in index.clause.changes for word in words[modal + 1 : figure.first]):
        return False
    return "by" in scan.words[figure.end + 1 : min(figure.stop, figure.end + 4)]


def hedge_of_noun(scan: Scan, index: ModalityIndex, figure: Figure) -> Certainty | None:
    """What the noun says that a measure describes: "the $3 million average estimate"."""
    if figure.mention.counted is not None:
        return None
    words = scan.words
    for at in range(figure.end + 1, min(figure.stop, figure.end + 1 + DESCRIBED)):
        marked = index.behind.get(words[at])
        if marked is not None:
            return Certainty(marked, (scan.span(at, at),), "noun behind")
        if not words[at].isalpha() or words[at] in _closed_words():
            return None
    return None


@cache
def _closed_words() -> frozenset[str]:
    classes = grammar()
    return (
        classes.prepositions
        | classes.conjunctions
        | classes.be
        | classes.have
        | classes.modals
        | classes.determiners
    )
