"""How sure a figure is: by its own words, its verb group, its clause, and the cue of its claim.

The innermost wins: what the figure itself says ("an estimated 12"), then the verb group that
governs it ("may have killed 12"), then its clause ("there are fears that 12 died"), then the cue of
the attribution that holds it ("believes"). A clause ends at conjunctions and punctuation, so
"12 died and more may follow" says nothing of the 12.
"""

import re
from functools import cache

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.hedges import Certainty, ModalityIndex, modality_index
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import Attribution, Modality
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence, is_excluded
from newsfacts.extractors.metrics.owners import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan

FAR = 40  # words around a figure in which an "if" may stand
OPENING = 12  # words of a sentence in which its "if" may stand
DENIED = 16  # words from a figure back to the report that is denied
DENIAL = 6  # words from the report back to its denial
ASIDE = 6  # words from a figure to the commas of its aside
SECOND = 4  # words more, where a second verb shares the auxiliary of the first
CONDITION = 9  # words from a figure to the "if" behind it
ASKED = 5  # words from a figure to the question mark that asks for it
MONEY = "money"
DASHES = frozenset(("–", "—", "-"))
HEADLINE = 5  # words of a headline before its infinitive
PLANNED = frozenset(("is", "are", "was", "were"))
PLANNED_RE = re.compile(r"\b(?:is|are|was|were) to [a-z]")
BEYOND = frozenset(("“", '"', ":", ";", "but", "although", "while"))  # ends what an "if" holds for
PLEDGE = 3  # words from a cue to the sum that is its object
REACH = 12  # words from a figure back to the verb group of its clause
DESCRIBED = 3  # words from a measure to the noun that it describes
AHEAD = 7  # words from a figure on to the verb group that it is the subject of


ASSERTED = Certainty("asserted", (), "")


def is_quiet(scan: Scan, figure: Figure) -> bool:
    """Whether no word of the figure's sentence says how sure anything is."""
    if not modality_index().telling.isdisjoint(scan.words[figure.start : figure.stop]):
        return False
    starts = scan.starts
    return PLANNED_RE.search(scan.text, starts[figure.start], starts[figure.stop]) is None


def judge(
    scan: Scan,
    figure: Figure,
    evidence: Evidence | None,
    covering: list[Attribution],
    *,
    quiet: bool = False,
    speaks: bool = False,
) -> Certainty:
    """How sure a figure is said to be.

    Args:
        scan: The article.
        figure: The figure.
        evidence: What told its metric, if anything did.
        covering: The attributions that hold it, innermost first.
        quiet: ``is_quiet`` was asked, and its sentence is.
        speaks: It counts those who say something: "three members said they would".
    """
    mention = figure.mention
    if mention.modality is not None and mention.modality != "asserted":
        return Certainty(mention.modality, mention.hedge_spans, "own words")
    if is_excluded(scan, figure) or is_whole(scan, figure) or _is_compared(scan, figure):
        return ASSERTED  # "none of the 14 was hurt" says that they were 14
    planned = _planned_in_headline(scan, figure)
    if planned is not None:
        return planned
    if not quiet and not speaks:
        told = _read_sentence(scan, figure, evidence, covering)
        if told is not None:
            return told
    for attribution in covering:
        if attribution.modality == "denied" and _is_aside(scan, figure):
            continue  # "denied that the bus, licensed for 40 passengers, was full"
        if attribution.modality != "asserted" and _is_background(scan, figure):
            continue  # "thinks it will be as in Genk, where 3,900 lost their jobs"
        if mention.metric == MONEY and attribution.modality == "projected":
            piece = _piece(attribution, mention.span)
            first = scan.word_at(piece.start)
            if figure.first - first < PLEDGE and scan.words[first] != "to":
                continue  # "pledged $5 million": the sum is what was pledged
        if attribution.modality != "asserted":
            spans = attribution.hedge_spans or attribution.cue
            return Certainty(attribution.modality, spans, "cue")
    return ASSERTED


def _read_sentence(
    scan: Scan, figure: Figure, evidence: Evidence | None, covering: list[Attribution]
) -> Certainty | None:
    """What the words around a figure say of it; None where they say nothing."""
    index = modality_index()
    described = _described(scan, index, figure)
    if described is not None:
        return described
    floor = figure.start
    for attribution in covering[:1]:
        piece = _piece(attribution, figure.mention.span)
        floor = max(floor, scan.word_at(piece.start))
    certainty = None
    if evidence is not None and evidence.at >= 0:
        if evidence.at > figure.end:
            certainty = _between(scan, index, figure.end + 1, evidence.at)
        elif evidence.at < figure.first:
            certainty = _verb_group(scan, index, evidence.at, floor)
    if certainty is None:
        certainty = _clause_before(scan, index, figure, floor)
    if certainty is None and (evidence is None or evidence.at < 0):
        certainty = _clause_behind(scan, index, figure)
    if certainty is not None and certainty.modality == "denied" and _lasts(figure):
        certainty = None  # "has not slept for two nights"
    if certainty is not None:
        return _in_context(scan, figure, certainty, covering)
    if _has_condition(scan, figure):
        return Certainty("conditional", (), "if behind")
    condition = _opening_condition(scan, figure, floor)
    if condition is not None:
        return condition
    behind = scan.words[figure.end + 1 : min(figure.stop, figure.end + 1 + ASKED)]
    if "?" in behind and DASHES.isdisjoint(behind[: behind.index("?")]):
        return Certainty("possible", (), "question")
    return _deny(scan, index, figure, floor if covering else figure.start)


def _lasts(figure: Figure) -> bool:
    """Whether a figure tells how long: what has not been done for two nights lasts that long."""
    return figure.mention.metric in ("duration", "age")


def is_whole(scan: Scan, figure: Figure) -> bool:
    """Whether a figure is the whole of a part: "will shed 300 of its 900 jobs" has 900 already.

    So has what is left: "five of the remaining seven", "the other two".
    """
    words, at = scan.words, figure.first - 1
    clause = modality_index().clause
    rest = at > figure.start and words[at] in clause.rests
    at -= rest
    if at < figure.start or words[at] not in clause.definite:
        return False
    if rest:
        return True
    if at - 2 < figure.start or words[at - 1] != "of":
        return False
    return words[at - 2][:1].isdigit() or words[at - 2] in clause.parts


def _described(scan: Scan, index: ModalityIndex, figure: Figure) -> Certainty | None:
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


def _in_context(
    scan: Scan, figure: Figure, certainty: Certainty, covering: list[Attribution]
) -> Certainty:
    """A hedge as its sentence takes it: reported, or under an "if"."""
    if certainty.modality == "conditional":
        if covering and _is_reported_future(scan, figure, covering[0], certainty):
            return certainty._replace(modality="projected", rule=f"{certainty.rule}, reported")
    elif certainty.modality in ("projected", "possible", "denied"):
        opening = scan.words[figure.start : min(figure.start + OPENING, figure.first)]
        if "if" in opening and ";" not in scan.words[figure.start : figure.first]:
            return certainty._replace(modality="conditional", rule=f"{certainty.rule}, if")
        if figure.mention.role == "before":
            return ASSERTED  # "plans to raise it to 900 from 700": the 700 is so
    return certainty


def _deny(scan: Scan, index: ModalityIndex, figure: Figure, floor: int) -> Certainty | None:
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
        if words[at] != "that" or words[at - 1] not in index.clause.reports:
            continue
        for back in range(at - 2, max(figure.start, at - DENIAL) - 1, -1):
            if verb_lemma(words[back]) in index.clause.deniers:
                return Certainty("denied", (scan.span(back, back),), "denied report")
        return None
    return None


def _is_aside(scan: Scan, figure: Figure) -> bool:
    """Whether a figure stands in an aside between commas, with a participle or a relative."""
    words = scan.words
    for at in range(figure.first - 1, max(figure.start, figure.first - ASIDE) - 1, -1):
        if words[at] == ",":
            opens = words[at + 1].endswith(("ed", "ing")) or words[at + 1] in ("which", "who")
            return opens and "," in words[figure.end + 1 : figure.end + ASIDE]
    return False


def _is_reported_future(
    scan: Scan, figure: Figure, attribution: Attribution, certainty: Certainty
) -> bool:
    """Whether "would" tells of a time to come: "he said the work would take 20 years"."""
    hedge = certainty.hedge_spans[0]
    if scan.text[hedge.start : hedge.end] != "would":
        return False
    behind = scan.word_at(hedge.start) + 1
    if scan.words[behind : behind + 1] == ["have"]:
        return False  # "would have added" tells of what was not
    if not any(_is_past(scan.words[scan.word_at(cue.end - 1)]) for cue in attribution.cue):
        return False  # "analysts say it would" is under a condition that they keep to themselves
    first, stop = max(figure.start, figure.first - FAR), min(figure.stop, figure.end + FAR)
    return not any(word in ("if", "unless") for word in scan.words[first:stop])


def _has_condition(scan: Scan, figure: Figure) -> bool:
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


def _opening_condition(scan: Scan, figure: Figure, floor: int) -> Certainty | None:
    """The "if" that opens the sentence or the content: "if it goes on, that falls by half"."""
    words = scan.words
    for first in (floor, figure.start):
        at = first + 1 if words[first] in ("“", '"', "but", "and") else first
        if words[at] not in ("if", "unless") or at >= figure.first:
            continue
        if not BEYOND.isdisjoint(words[at + 1 : figure.first]):
            return None  # "if it rains we stay, he said, but 300 are there"
        # "if he knew, he did not say: 300 had died" tells of what was
        past = any(map(_is_past, words[figure.first - 2 : figure.first]))
        return None if past else Certainty("conditional", (scan.span(at, at),), "if before")
    return None


def _is_past(word: str) -> bool:
    return word.endswith("ed") or (word != verb_lemma(word) and not word.endswith(("s", "ing")))


def _is_compared(scan: Scan, figure: Figure) -> bool:
    """Whether it is what another is set against: "9,000 are expected, against 43,000 last year"."""
    before = scan.words[max(figure.start, figure.first - 2) : figure.first]
    if before[-1:] == ["against"] and before[:1] == [","]:
        return True
    return before in (["compared", "with"], ["compared", "to"])


def _is_background(scan: Scan, figure: Figure) -> bool:
    """Whether a relative clause behind a comma holds the figure, as its subject."""
    words, first = scan.words, figure.first
    return words[first - 1] in ("where", "which", "when") and words[first - 2] == ","


def _planned_in_headline(scan: Scan, figure: Figure) -> Certainty | None:
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


def _piece(attribution: Attribution, span: Span) -> Span:
    for piece in attribution.content:
        if piece.start <= span.start < piece.end:
            return piece
    return attribution.content[0]


def _between(scan: Scan, index: ModalityIndex, first: int, stop: int) -> Certainty | None:
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


def _opens_clause(scan: Scan, at: int) -> bool:
    """Whether a name with its auxiliary follows a conjunction."""
    classes, words = grammar(), scan.words
    if at + 1 >= len(words) or not scan.is_capitalised(at):
        return False
    return words[at + 1] in classes.be or words[at + 1] in classes.modals


def _verb_group(scan: Scan, index: ModalityIndex, verb: int, floor: int) -> Certainty | None:
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


def _clause_before(
    scan: Scan, index: ModalityIndex, figure: Figure, floor: int
) -> Certainty | None:
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


def _clause_behind(scan: Scan, index: ModalityIndex, figure: Figure) -> Certainty | None:
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
        if scan.original(at) == "May" and at > 0 and scan.words[at - 1] not in (".", "“", '"'):
            return None  # the month
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
