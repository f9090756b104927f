"""What a figure takes from one before it: "the number has risen to 11,000".

A bare figure takes the counted noun, its metric and state, and whose it is; a figure of troops that
does not say whose takes that of the troops before it. What was taken is named in ``inferred``.
"""

from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.counting import Figure
from newsfacts.extractors.evidence import Evidence
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics import COUNT, metric_index
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.owners import find_subject, subject_lexicon
from newsfacts.extractors.predicates import Predicates
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.senses import PERSON

# A bare "302" may be a house; what rises, or is bounded or vague, speaks of something named before.
REFERRING = frozenset(("at_least", "more_than", "at_most", "less_than", "range"))
PEOPLE = "people"
CROWD = "crowd"  # "the millions" are people whom nothing before them names
DEFINITE = 12  # words before a figure in which it may be said to be the number told before
RESTATED = " of antecedent"
BESIDE = 10  # words between figures of one side: "six Ghanaians were hurt and four more missing"
SIDES = frozenset(("while", "whereas", "but", ";", ":"))  # words that part two sides
NEAR = 2  # sentences back to a group that a bare figure may count, too
ALIKE = 50  # how many times larger one of two such counts may be
FURTHER = frozenset(("further", "additional", "another", "other"))
MORE = frozenset(("more", "others", "number", "few"))
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
    how: str = ""  # how the subject was found
    antecedent: int = -1  # the figure it restates
    scope: int = -1  # the figure whose places hold for it, too
    speaks: bool = False  # it counts those who say something


def inherit(predicates: Predicates, readings: list[Reading]) -> list[Reading]:
    """Complete each reading by those before it."""
    return Inheritance(predicates).complete(readings)


class Inheritance:
    """The figures of an article as they are read, kept by what later ones may take from them."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates = predicates
        self.scan = predicates.scan
        self.done: list[Reading] = []
        self.by_noun: dict[tuple[Span, ...], int] = {}
        self.by_unit: dict[str, int] = {}
        self.counted = -1  # the last figure that says what it counts
        self.people = -1  # the last one of people
        self.sides: dict[str, tuple[int, set[str]]] = {}  # metric: last figure, all subjects

    def complete(self, readings: list[Reading]) -> list[Reading]:
        """Each reading with what it takes from those before it."""
        for reading in readings:
            self._keep(self._complete(reading))
        return self.done

    def _complete(self, reading: Reading) -> Reading:
        antecedent = -1
        if self._is_bare(reading):
            antecedent = self._antecedent(reading)
        elif reading.counted is not None and "counted" in reading.inferred:
            antecedent = self.by_noun.get(reading.figure.mention.counted_spans, -1)
        elif reading.unit is not None and "counted" in reading.inferred:
            antecedent = self.by_unit.get(reading.unit, -1)
        if antecedent >= 0:
            return self._restate(reading, antecedent)
        if reading.subject is None and self.done:
            other = self._same_side(reading)
            if other >= 0:
                return _adopt(reading, self.done[other], other)
        return reading

    def _keep(self, reading: Reading) -> None:
        index = len(self.done)
        self.done.append(reading)
        spans = reading.figure.mention.counted_spans
        if spans:
            self.by_noun[spans] = index
        if reading.unit not in (None, PERSON) and reading.counted is not None:
            self.by_unit[str(reading.unit)] = index
        metric = metric_index().metrics.get(reading.metric)
        if (
            metric is not None
            and metric.kind != "measure"
            and (reading.counted is not None or reading.evidence.at >= 0)
        ):
            self.counted = index
            if metric.people or metric.harm:
                self.people = index
        if reading.subject is not None:
            subjects = self.sides.get(reading.metric, (0, set()))[1]
            subjects.add(reading.subject)
            self.sides[reading.metric] = index, subjects

    def _is_bare(self, reading: Reading) -> bool:
        """Whether a figure stands without a noun and nothing told what it counts."""
        mention = reading.figure.mention
        return (
            reading.counted is None
            and reading.metric in (COUNT, PEOPLE)
            and self._refers(reading)
            and all(end is None or end == int(end) for end in (mention.low, mention.high))
            and (mention.unit is None or "counted" in mention.inferred)
            and reading.evidence.at < 0
            and mention.metric in (COUNT, "")
        )

    def _refers(self, reading: Reading) -> bool:
        """Whether a figure without a noun speaks of what was named before."""
        mention, words = reading.figure.mention, self.scan.words
        if mention.modifier == "vague" or CROWD in mention.rule:
            # "thousands" are people; "thousands more" and "a small number" are more of the same
            return not MORE.isdisjoint(words[reading.figure.first : reading.figure.last + 1])
        if (
            "counted" in mention.inferred
            or mention.trend is not None
            or mention.modifier in REFERRING
        ):
            return True
        # "the police said it was 45,000", "there were 45,000 in the square"
        first = reading.figure.first
        if words[first - 1] in FURTHER:
            return True  # "a further 900 are on the way"
        if self._is_whole_object(reading):
            return True  # "Kenya sends 800 soldiers, Ghana sends 450"
        return words[first - 1] in grammar().be and words[first - 2] in ("it", "there")

    def _is_whole_object(self, reading: Reading) -> bool:
        """Whether a bare figure is all that a verb takes, and a group was counted close before."""
        figure, words = reading.figure, self.scan.words
        mention, before = figure.mention, words[figure.first - 1]
        index = self.counted
        if index < 0 or figure.first <= figure.start or not self.predicates.is_closed(figure):
            return False
        other = self.done[index].figure
        near = figure.sentence - other.sentence <= NEAR
        low = other.mention.low or other.mention.high or 0
        alike = low and mention.low and 1 / ALIKE <= mention.low / low <= ALIKE
        return bool(
            near
            and alike
            and before.isalpha()
            and not self.scan.is_capitalised(figure.first - 1)
            and before not in grammar().determiners
            and (
                verb_lemma(before) in subject_lexicon().owners.verbs
                or (before == "of" and verb_lemma(words[figure.first - 2]) in ("speak", "talk"))
            )
        )

    def _antecedent(self, reading: Reading) -> int:
        """The nearest figure before it whose noun it can share."""
        index = self.people if reading.figure.mention.unit == PERSON else self.counted
        if index < 0:
            return -1
        away = reading.figure.sentence - self.done[index].figure.sentence
        return index if away <= SENTENCES_BACK else -1

    def _same_side(self, reading: Reading) -> int:
        """The figure before it whose people this one counts, too, though it does not say so."""
        last = self.done[-1]
        if last.subject is not None and last.figure.sentence == reading.figure.sentence:
            between = self.scan.words[last.figure.end + 1 : reading.figure.first]
            bare = reading.counted is None and "counted" in reading.inferred
            if bare and len(between) < BESIDE and SIDES.isdisjoint(between):
                return len(self.done) - 1  # "six Ghanaians were hurt and four more missing"
            if 0 < len(between) < PART and "including" in between:
                return len(self.done) - 1  # "Peru has 80 cases, including six deaths"
            if last.how == "owner" and between in (["and"], [","], [",", "and"]):
                return len(self.done) - 1  # "Chad has 300 officers and 12 tanks"
        if reading.metric not in subject_lexicon().owners.inherited:
            return -1
        index, subjects = self.sides.get(reading.metric, (-1, set()))
        # where several sides are counted, a figure that does not say whose is nobody's
        return index if len(subjects) == 1 else -1

    def _told(self, reading: Reading, metric: str) -> Evidence | None:
        """What its own clause says of a figure, once its noun is known: "more are on the way"."""
        entry = metric_index().metrics.get(metric)
        if entry is None or not entry.own:
            return None
        told, _ = self.predicates.behind(reading.figure, metric)
        return told if told is not None and told.metric == metric else None

    def _restate(self, reading: Reading, index: int) -> Reading:
        """A figure with what it lacks of noun, metric, subject and state of its antecedent."""
        other = self.done[index]
        inferred = dict.fromkeys(reading.inferred)
        metric, evidence, state = reading.metric, reading.evidence, reading.state
        # "numbers may rise to 900" tells of no place, "the number has risen" of the same
        same = reading.figure.sentence == other.figure.sentence or is_definite(
            self.scan, reading.figure
        )
        if evidence.at < 0:
            if metric != other.metric:
                metric = other.metric
                inferred["metric"] = None
            how = other.evidence.how.removesuffix(RESTATED)
            action = other.evidence.action if same else None
            evidence = other.evidence._replace(at=-1, action=action, how=how + RESTATED)
            told = self._told(reading, metric)
            if told is not None:
                evidence = told
                state = metric_index().states.get((metric, told.action or ""), state)
            if same and state is None and other.state is not None:
                state = other.state
                inferred["state"] = None
        if reading.counted is None:
            inferred["counted"] = None
        subject = reading.subject
        if subject is None:
            owner = find_subject(self.scan, reading.figure, metric)
            subject = owner.name if owner is not None else None
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


def is_definite(scan: Scan, figure: Figure) -> bool:
    """Whether the sentence speaks of a number told before: "the number has risen to 900", "it"."""
    words, totals = scan.words, metric_index().walk.totals
    for at in range(figure.first - 1, max(figure.start, figure.first - DEFINITE) - 1, -1):
        if words[at] == "it":
            return True
        if words[at] in totals:
            return any(word in ("the", "this") for word in words[max(0, at - 2) : at])
    return False


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
