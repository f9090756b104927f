"""Figures as they are read before they become facts, and how two of them stand to each other.

Whether one says nothing of what it counts, speaks of a number told before, or counts others than
the one before it: "killing 12 and cutting power to 900".
"""

from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.hedges import modality_index
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics.catalogue import COUNT, metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.scanning import Scan

DEFINITES = frozenset(("the", "this", "its", "their", "'s", "’s"))
DEFINITE = 12  # words before a figure in which it may be said to be the number told before
YEAR_DIGITS = 4
OTHERS = frozenset(("to", "for", "from", "among"))  # before those to whom something is done
ABOARD = 5  # words from a figure to "on board"
ALIKE = 50  # how many times larger one of two such counts may be


class Reading(NamedTuple):
    """What is known of a figure before it becomes a fact."""

    figure: Figure
    metric: str
    evidence: Evidence
    unit: str | None
    counted: str | None
    subject: str | None
    state: str | None
    rule: str
    inferred: tuple[str, ...] = ()
    owner: Span | None = None  # where the subject stands, if it is the subject of the verb
    how: str = ""  # how the subject was found
    antecedent: int = -1  # the figure it restates
    scope: int = -1  # the figure whose places hold for it, too
    speaks: bool = False  # it counts those who say something


def is_plain(reading: Reading) -> bool:
    """Whether nothing at all is known of what a figure counts."""
    mention = reading.figure.mention
    return (
        reading.metric == COUNT
        and reading.counted is None
        and reading.evidence.at < 0
        and mention.unit is None
    )


def is_year(scan: Scan, figure: Figure) -> bool:
    """Whether a bare figure may be a year: four digits without a mark."""
    word = scan.words[figure.last]
    return len(word) == YEAR_DIGITS and word.isdecimal()


def is_seen(scan: Scan, reading: Reading) -> bool:
    """Whether somebody else counts: "2,000 have finished training, and Togo *saw* 9,000"."""
    before = scan.words[reading.figure.first - 1]
    return before.isalpha() and verb_lemma(before) in nouns().reporters


def is_of_others(scan: Scan, reading: Reading) -> bool:
    """Whether words behind the counted tell whose they are: "900 fighters of a militia"."""
    at = reading.figure.end + 1
    behind = scan.words[at : at + 2]
    return behind[:1] == ["of"] and behind[1:] not in (["the"], ["its"], ["their"])


def is_apart(scan: Scan, reading: Reading, other: Reading) -> bool:
    """Whether others are counted than those harmed: "killing 12 and cutting power to 900"."""
    entry, figure = metric_index().metrics.get(other.metric), reading.figure
    words = scan.words
    if entry is None or not entry.harm:
        return False
    if words[figure.end + 1 : figure.end + 2] == ["without"]:
        return True  # "12 missing and 30,000 without power"
    if words[figure.last + 1 : figure.last + 3] == ["of", "us"]:
        return True  # never those harmed before
    if _is_aboard(words[figure.end + 1 : figure.end + ABOARD]):
        return True  # "17 drowned; survivors said that 310 had been on board"
    if words[figure.last + 1 : figure.last + 3] == ["of", "them"] and _exceeds(figure, other):
        return True  # "five have died; it flew in 7,000 of them"
    behind = words[figure.end + 1 : figure.end + 2]
    if behind and behind[0] in grammar().be and words[figure.end + 2] in nouns().living:
        return True  # "six died; 34 were flown to the capital"
    if words[figure.last] == "others" and behind and behind[0] in grammar().be:
        return True  # "three were killed; police said two others were still at large"
    if words[figure.first - 1] not in OTHERS:
        return False
    if verb_lemma(words[figure.first - 2]) in modality_index().clause.changes:
        return False  # "rising to 900"
    return not is_definite(scan, figure)


def _is_aboard(behind: list[str]) -> bool:
    """Whether all that follows is that they were aboard."""
    classes = grammar()
    for at, word in enumerate(behind):
        if word == "aboard" or behind[at : at + 2] == ["on", "board"]:
            return True
        if word not in classes.be and word not in classes.have:
            return False
    return False


def _exceeds(figure: Figure, other: Reading) -> bool:
    """Whether a figure is larger than one that it would be part of."""
    whole = other.figure.mention.high
    return whole is not None and (figure.mention.low or figure.mention.high or 0) > whole


def is_definite(scan: Scan, figure: Figure) -> bool:
    """Whether the sentence speaks of a number told before: "the number has risen to 900", "it"."""
    words, totals = scan.words, metric_index().walk.totals
    for at in range(figure.first - 1, max(figure.start, figure.first - DEFINITE) - 1, -1):
        if words[at] == "it":
            return True
        if words[at] in totals:
            return not DEFINITES.isdisjoint(words[max(0, at - 2) : at])
    return False


def is_alike(figure: Figure, other: Figure, times: float = ALIKE) -> bool:
    """Whether two figures are near enough in size to count the same."""
    mine = figure.mention.low or figure.mention.high or 0
    theirs = other.mention.low or other.mention.high or 0
    return bool(mine and theirs) and 1 / times <= mine / theirs <= times


def adopt(reading: Reading, other: Reading, index: int) -> Reading:
    """A figure with the subject, and where it has none the state, of the figure before it."""
    inferred = [*reading.inferred, "subject"]
    state = reading.state
    same = reading.metric == other.metric and _says_the_same(reading, other)
    if same and state is None and other.state is not None:
        state = other.state
        inferred.append("state")
    return reading._replace(
        subject=other.subject,
        state=state,
        how=other.how,
        inferred=tuple(inferred),
        antecedent=index,
        scope=index if same else -1,
    )


def _says_the_same(reading: Reading, other: Reading) -> bool:
    """Whether two figures are one: "the estimate of around 8,000" is the 8,000 before it."""
    mine, theirs = reading.figure.mention, other.figure.mention
    return (mine.low, mine.high) == (theirs.low, theirs.high)
