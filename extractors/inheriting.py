"""What a figure takes from one before it: "the number has risen to 11,000".

A bare figure takes the counted noun, its metric and state, and whose it is; a figure of troops that
does not say whose takes that of the troops before it. What was taken is named in ``inferred``.
"""

from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.counting import Figure
from newsfacts.extractors.evidence import Evidence
from newsfacts.extractors.metrics import COUNT, metric_index
from newsfacts.extractors.owners import subject_lexicon

# A bare "302" may be a house; what rises, or is bounded or vague, speaks of something named before.
REFERRING = frozenset(("at_least", "more_than", "at_most", "less_than", "vague", "range"))
PEOPLE = "people"
CROWD = "crowd"  # "the millions" are people whom nothing before them names
RESTATED = " of antecedent"
PART = 4  # words between a figure and its part: "80 cases, including six deaths"
SENTENCES_BACK = 12  # how far an antecedent may stand before a bare figure


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
    between: tuple[str, ...] = ()  # the words between it and the figure before
    how: str = ""  # how the subject was found
    definite: bool = False  # "the number", "it": it speaks of what was counted before
    antecedent: int = -1  # the figure it restates
    scope: int = -1  # the figure whose places hold for it, too


def inherit(readings: list[Reading]) -> list[Reading]:
    """Complete each reading by those before it."""
    done: list[Reading] = []
    for reading in readings:
        antecedent = -1
        if _is_bare(reading):
            antecedent = _antecedent(done, reading)
        elif reading.counted is not None and "counted" in reading.inferred:
            antecedent = _same_noun(done, reading)
        if antecedent >= 0:
            done.append(_restate(reading, done[antecedent], antecedent))
            continue
        if reading.subject is None:
            other = _same_side(done, reading)
            if other >= 0:
                reading = _adopt(reading, done[other], other)
        done.append(reading)
    return done


def _is_bare(reading: Reading) -> bool:
    """Whether a figure stands without a noun and nothing told what it counts."""
    mention = reading.figure.mention
    return (
        reading.counted is None
        and reading.metric in (COUNT, PEOPLE)
        and (
            "counted" in mention.inferred
            or mention.trend is not None
            or mention.modifier in REFERRING
        )
        and all(end is None or end == int(end) for end in (mention.low, mention.high))
        and (mention.unit is None or "counted" in mention.inferred)
        and reading.evidence.at < 0
        and mention.metric in (COUNT, "")
    )


def _same_noun(done: list[Reading], reading: Reading) -> int:
    """The last figure whose counted noun this one was found to share."""
    spans = reading.figure.mention.counted_spans
    for back in range(len(done) - 1, -1, -1):
        if spans and done[back].figure.mention.counted_spans == spans:
            return back
    return -1


def _antecedent(done: list[Reading], reading: Reading) -> int:
    """The nearest figure before it whose noun it can share."""
    for back in range(len(done) - 1, -1, -1):
        other = done[back]
        if reading.figure.sentence - other.figure.sentence > SENTENCES_BACK:
            return -1
        metric = metric_index().metrics.get(other.metric)
        if metric is None or metric.kind == "measure":
            continue
        if other.counted is not None or other.evidence.at >= 0:
            return back
    return -1


def _same_side(done: list[Reading], reading: Reading) -> int:
    """The figure before it whose people this one counts, too, though it does not say so."""
    if not done:
        return -1
    last = done[-1]
    bare = reading.counted is None and "counted" in reading.inferred
    if bare and last.subject is not None and last.figure.sentence == reading.figure.sentence:
        return len(done) - 1  # "six Ghanaians were hurt and four more missing"
    if last.subject is not None and _is_part(reading, last):
        return len(done) - 1  # "Peru has 80 cases, including six deaths"
    if reading.metric not in subject_lexicon().owners.inherited:
        return -1
    same = [k for k, other in enumerate(done) if other.metric == reading.metric and other.subject]
    # where several sides are counted, a figure that does not say whose is nobody's
    return same[-1] if len({done[k].subject for k in same}) == 1 else -1


def _is_part(reading: Reading, whole: Reading) -> bool:
    """Whether a figure is counted inside the one before it."""
    if reading.figure.sentence != whole.figure.sentence:
        return False
    gap = reading.figure.first - whole.figure.end
    return 1 < gap <= PART and "including" in reading.between


def _restate(reading: Reading, other: Reading, index: int) -> Reading:
    """A figure with what it lacks of noun, metric, subject and state of its antecedent."""
    inferred = dict.fromkeys(reading.inferred)
    metric, evidence, state = reading.metric, reading.evidence, reading.state
    # "numbers may rise to 900" tells of no place, "the number has risen" of the same
    same = reading.definite or reading.figure.sentence == other.figure.sentence
    if evidence.at < 0:
        if metric != other.metric:
            metric = other.metric
            inferred["metric"] = None
        how = other.evidence.how.removesuffix(RESTATED)
        evidence = other.evidence._replace(at=-1, how=how + RESTATED)
        if same and state is None and other.state is not None:
            state = other.state
            inferred["state"] = None
    if reading.counted is None:
        inferred["counted"] = None
    subject = reading.subject
    if subject is None and other.subject is not None:
        subject = other.subject
        inferred["subject"] = None
    return reading._replace(
        metric=metric,
        unit=reading.unit if reading.counted is not None else other.unit,
        counted=reading.counted or other.counted,
        subject=subject,
        state=state,
        evidence=evidence,
        rule=evidence.how,
        inferred=tuple(inferred),
        antecedent=index,
        scope=index if same else -1,
    )


def _says_the_same(reading: Reading, other: Reading) -> bool:
    """Whether two figures are one: "the estimate of around 8,000" is the 8,000 before it."""
    mine, theirs = reading.figure.mention, other.figure.mention
    return (mine.low, mine.high) == (theirs.low, theirs.high)


def _adopt(reading: Reading, other: Reading, index: int) -> Reading:
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
