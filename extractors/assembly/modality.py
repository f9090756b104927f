"""How sure a figure is: by its own words, its verb group, its clause, and the cue of its claim.

The innermost wins: what the figure itself says ("an estimated 12"), then the verb group that
governs it ("may have killed 12"), then its clause ("there are fears that 12 died"), then the cue of
the attribution that holds it ("believes"). A clause ends at conjunctions and punctuation, so
"12 died and more may follow" says nothing of the 12.
"""

import re

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.clausehedges import (
    denial_between,
    hedge_before,
    hedge_behind,
    hedge_between,
    hedge_of_noun,
    hedge_of_verb,
)
from newsfacts.extractors.assembly.conditions import (
    debunked,
    denied_report,
    has_condition,
    is_aside,
    is_background,
    is_compared,
    is_reported_future,
    is_whole,
    lasts,
    opening_condition,
    planned_in_headline,
)
from newsfacts.extractors.assembly.hedges import Certainty, modality_index
from newsfacts.extractors.mentions import Attribution
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence, is_excluded
from newsfacts.extractors.scanning import Scan

OPENING = 12  # words of a sentence in which its "if" may stand
ASKED = 5  # words from a figure to the question mark that asks for it
MONEY = "money"
DASHES = frozenset(("–", "—", "-"))
PLANNED_RE = re.compile(r"\b(?:is|are|was|were) to [a-z]")
FATES = ("predicate", "passive")  # how a participle told the metric
SOUGHT = ("verb look",)
PLEDGES = ("verb pledge", "verb promise", "verb vow")
PLEDGE = 3  # words from a cue to the sum that is its object


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
    if is_excluded(scan, figure) or is_whole(scan, figure) or is_compared(scan, figure):
        return ASSERTED  # "none of the 14 was hurt" says that they were 14
    told = planned_in_headline(scan, figure)
    if told is None and not quiet:
        told = debunked(scan, figure)
    if told is not None:
        return told
    if not quiet and not speaks:
        told = _read_sentence(scan, figure, evidence, covering)
        if told is not None:
            return told
    for attribution in covering:
        if attribution.modality == "asserted":
            continue
        if attribution.modality == "denied" and is_aside(scan, figure):
            continue  # "denied that the bus, licensed for 40 passengers, was full"
        if _is_told_before(scan, figure, evidence, attribution):
            continue
        if mention.counted is None and "-" in scan.text[mention.span.start : mention.span.end]:
            continue  # "agreed to clear the 78-km stretch"
        if is_background(scan, figure):
            continue  # "thinks it will be as in Genk, where 3,900 lost their jobs"
        if attribution.rule.startswith(SOUGHT) and _is_of_people(evidence):
            continue  # "are looking for two men"
        if mention.metric == MONEY and attribution.rule.startswith(PLEDGES):
            piece = _piece(attribution, mention.span)
            first = scan.word_at(piece.start)
            if figure.first - first < PLEDGE and scan.words[first] != "to":
                continue  # "pledged $5 million": the sum is what was pledged
        spans = attribution.hedge_spans or attribution.cue
        return Certainty(attribution.modality, spans, "cue")
    return ASSERTED


def _read_sentence(
    scan: Scan, figure: Figure, evidence: Evidence | None, covering: list[Attribution]
) -> Certainty | None:
    """What the words around a figure say of it; None where they say nothing."""
    index = modality_index()
    described = hedge_of_noun(scan, index, figure)
    if described is not None:
        return described
    floor = figure.start
    for attribution in covering[:1]:
        piece = _piece(attribution, figure.mention.span)
        floor = max(floor, scan.word_at(piece.start))
    certainty = None
    if evidence is not None and evidence.at >= 0:
        if evidence.at > figure.end:
            certainty = hedge_between(scan, index, figure.end + 1, evidence.at)
            if certainty is None and _tells_fate(evidence):
                certainty = denial_between(scan, index, figure.end + 1, evidence.at)
        elif evidence.at < figure.first:
            certainty = hedge_of_verb(scan, index, evidence.at, floor)
    if certainty is None:
        certainty = hedge_before(scan, index, figure, floor)
    if certainty is None and (evidence is None or evidence.at < 0):
        certainty = hedge_behind(scan, index, figure)
    if certainty is not None and certainty.modality == "denied" and lasts(figure):
        certainty = None  # "has not slept for two nights"
    if certainty is not None:
        return _in_context(scan, figure, certainty, covering)
    if has_condition(scan, figure):
        return Certainty("conditional", (), "if behind")
    condition = opening_condition(scan, figure, floor)
    if condition is not None:
        return condition
    behind = scan.words[figure.end + 1 : min(figure.stop, figure.end + 1 + ASKED)]
    if "?" in behind and DASHES.isdisjoint(behind[: behind.index("?")]):
        return Certainty("possible", (), "question")
    return denied_report(scan, index, figure, floor if covering else figure.start)


def _is_told_before(
    scan: Scan, figure: Figure, evidence: Evidence | None, attribution: Attribution
) -> bool:
    """Whether a subject's first verb counts it: "four *were shot* and are expected to survive"."""
    if evidence is None or evidence.at <= figure.end or len(attribution.content) == 1:
        return False
    subject, cue = attribution.content[0], attribution.cue[0]
    if not subject.start <= figure.mention.span.start < subject.end <= cue.start:
        return False
    return subject.end <= scan.starts[evidence.at] < cue.start


def _is_of_people(evidence: Evidence | None) -> bool:
    """Whether people are counted, who are there before anybody looks for them."""
    index = metric_index()
    metric = evidence.metric if evidence is not None else None
    return metric is not None and (metric in index.harm or index.metrics[metric].people)


def _tells_fate(evidence: Evidence) -> bool:
    """Whether nothing is left of a figure where its predicate is denied: "two were not hurt".

    "The 300 men have not moved" says that they are 300.
    """
    index = metric_index()
    if evidence.metric is None or index.metrics[evidence.metric].own:
        return False
    return evidence.metric in index.harm or evidence.how in FATES


def _in_context(
    scan: Scan, figure: Figure, certainty: Certainty, covering: list[Attribution]
) -> Certainty:
    """A hedge as its sentence takes it: reported, or under an "if"."""
    if certainty.modality == "conditional":
        if covering and is_reported_future(scan, figure, covering[0], certainty):
            return certainty._replace(modality="projected", rule=f"{certainty.rule}, reported")
    elif certainty.modality in ("projected", "possible", "denied"):
        opening = scan.words[figure.start : min(figure.start + OPENING, figure.first)]
        if "if" in opening and ";" not in scan.words[figure.start : figure.first]:
            return certainty._replace(modality="conditional", rule=f"{certainty.rule}, if")
        if figure.mention.role == "before":
            return ASSERTED  # "plans to raise it to 900 from 700": the 700 is so
    return certainty


def _piece(attribution: Attribution, span: Span) -> Span:
    for piece in attribution.content:
        if piece.start <= span.start < piece.end:
            return piece
    return attribution.content[0]
