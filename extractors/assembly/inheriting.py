"""What a figure takes from one before it: "the number has risen to 11,000".

A bare figure takes the counted noun, its metric and state, and whose it is; a figure of troops that
does not say whose takes that of the troops before it. What was taken is named in ``inferred``.
"""

from collections import deque

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.readings import (
    Reading,
    adopt,
    is_alike,
    is_apart,
    is_definite,
    is_of_others,
    is_plain,
    is_seen,
    is_year,
)
from newsfacts.extractors.attribution.namewords import claimant_lexicon
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics.catalogue import COUNT, metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence
from newsfacts.extractors.metrics.owners import find_subject
from newsfacts.extractors.metrics.predicates import Predicates
from newsfacts.extractors.metrics.senses import PERSON
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.antecedents import is_reading
from newsfacts.extractors.quantities.nounwords import nouns

# A bare "302" may be a house; what rises, or is bounded or vague, speaks of something named before.
REFERRING = frozenset(("at_least", "more_than", "at_most", "less_than", "range"))
PEOPLE = "people"
CROWD = "crowd"  # "the millions" are people whom nothing before them names
RESTATED = " of antecedent"
BESIDE = 10  # words between figures of one side: "six Ghanaians were hurt and four more missing"
MONEY = "money"
LARGE = 1_000_000  # a bare "3.4 billion" may be a sum
RESUMED = frozenset(("money", "volume", "mass", "area"))  # measures that a bare figure takes up
# between a verb and the bare figure that it takes: "pull *out* 900", "asked *for* 900"
TAKING = frozenset(("of", "with", "for", "even", "just", "above", "below", "over", "under"))
PARTICLES = frozenset(("out", "on", "off", "up", "back", "in", "as", "at"))
PRONOUNS = ("it", "them", "that", "this")
SIDES = frozenset(("while", "whereas", "but", ";", ":"))  # words that part two sides
NEAR = 2  # sentences back to a group that a bare figure may count, too
SIDES_TOLD = frozenset(("and", ",", ";", "but", "while"))  # before whoever tells another figure
TELLER = 3  # words of whoever does
FURTHER = frozenset(("further", "additional", "another", "other"))
MORE = frozenset(("more", "others", "number", "few"))
PART = 4  # words between a figure and its part: "80 cases, including six deaths"
TOPIC, TOPIC_ALIKE = 100, 12  # how large a plain figure must be, and how like those before it
TOPICS = 60  # figures back
SENTENCES_BACK = 12  # how far an antecedent may stand before a bare figure


def inherit(predicates: Predicates, readings: list[Reading]) -> list[Reading]:
    """Complete each reading by those before it."""
    return Inheritance(predicates).complete(readings)


class Inheritance:
    """The figures of an article as they are read, kept by what later ones may take from them."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates = predicates
        self.scan = predicates.scan
        self._verbs = subject_lexicon().owners.verbs | subject_lexicon().owners.takers
        self._paying = subject_lexicon().owners.paying
        self.done: list[Reading] = []
        self.by_noun: dict[tuple[Span, ...], int] = {}
        self.by_unit: dict[str, int] = {}
        self.counted = -1  # the last figure that says what it counts
        self.people = -1  # the last one of people
        self.measure = -1  # the last one with a unit
        self.topics: deque[int] = deque(maxlen=TOPICS)  # the last that name what they count
        self.sides: dict[str, tuple[int, set[str]]] = {}  # metric: last figure, all subjects

    def complete(self, readings: list[Reading]) -> list[Reading]:
        """Each reading with what it takes from those before it."""
        for reading in readings:
            self._keep(self._complete(reading))
        return self.done

    def _complete(self, reading: Reading) -> Reading:
        antecedent = -1
        if is_plain(reading) and self._is_like(reading):
            return self._resume(reading, self.done[self.measure])
        if self._is_bare(reading):
            antecedent = self._antecedent(reading)
        elif reading.counted is not None and "counted" in reading.inferred:
            antecedent = self.by_noun.get(reading.figure.mention.counted_spans, -1)
        elif reading.unit is not None and "counted" in reading.inferred:
            antecedent = self.by_unit.get(reading.unit, -1)
        if antecedent >= 0 and is_apart(self.scan, reading, self.done[antecedent]):
            return reading._replace(metric=PEOPLE)
        if antecedent >= 0:
            return self._restate(reading, antecedent)
        elif is_plain(reading):
            topic = self._topic(reading)
            if topic >= 0:
                return self._restate(reading, topic)
        if reading.subject is None and self.done:
            other = self._same_side(reading)
            if other >= 0:
                return adopt(reading, self.done[other], other)
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
            if reading.counted is not None and "counted" not in reading.inferred:
                self.topics.append(index)
        measured = metric is not None and metric.kind == "measure" and reading.metric in RESUMED
        # "16 million pesos ($20,600)": what goes on is in pesos
        if measured and (self.scan.words[reading.figure.first - 1] != "(" or self.measure < 0):
            self.measure = index
        if reading.subject is not None:
            subjects = self.sides.get(reading.metric, (0, set()))[1]
            subjects.add(reading.subject)
            self.sides[reading.metric] = index, subjects

    def _is_bare(self, reading: Reading) -> bool:
        """Whether a figure stands without a noun and nothing told what it counts."""
        mention, words, first = reading.figure.mention, self.scan.words, reading.figure.first
        if words[first - 1] == "of" and words[first - 2] in nouns().towns:
            return False  # "a village of 7,700": they live there
        return (
            reading.counted is None
            and reading.metric in (COUNT, PEOPLE)
            and self._refers(reading)
            and all(end is None or end == int(end) for end in (mention.low, mention.high))
            and (mention.unit is None or "counted" in mention.inferred)
            and reading.evidence.at < 0
            and mention.metric in (COUNT, "")
        )

    def _topic(self, reading: Reading) -> int:
        """The figure whose count a large plain one takes up, where figures of its size agree.

        "The ministry lists 9,400; the senator wants 6,000 out by May": soldiers, where soldiers are
        what figures of that size have counted so far.
        """
        figure = reading.figure
        size = figure.mention.low or figure.mention.high or 0
        if size < TOPIC or size != int(size) or is_year(self.scan, figure):
            return -1
        behind = self.scan.words[figure.end + 1 : figure.end + 3]
        listed = behind[:1] == [","] and behind[-1][:1].isdigit()  # "100, 200 years"
        if listed or behind == ["out", "of"] or not self.predicates.is_closed(figure):
            return -1
        alike = [k for k in self.topics if is_alike(figure, self.done[k].figure, TOPIC_ALIKE)]
        if alike and figure.sentence - self.done[alike[-1]].figure.sentence > SENTENCES_BACK:
            return -1
        if not alike:
            return -1
        metric = self.done[alike[-1]].metric
        same = sum(self.done[k].metric == metric for k in alike)
        return alike[-1] if same * 3 >= len(alike) * 2 else -1

    def _is_like(self, reading: Reading) -> bool:
        """Whether a plain figure is a sum or an amount like the one measured before it.

        "It spent 2.1 billion kwacha; it had asked for 3.4 billion", "raised the estimate to 900".
        """
        if self.measure < 0:
            return False
        figure, other = reading.figure, self.done[self.measure]
        if self.measure < self.counted and (
            other.metric != MONEY
            or (figure.mention.low or 0) < LARGE
            or is_alike(figure, self.done[self.counted].figure, TOPIC)
        ):
            return False  # "promised $7 billion in 60 countries; 2 billion was new"
        near = figure.sentence - other.figure.sentence <= NEAR
        if not near or not is_alike(figure, other.figure) or not self.predicates.is_closed(figure):
            return False
        if is_year(self.scan, figure):
            return False
        large = (figure.mention.low or 0) >= LARGE
        if other.metric == MONEY and (large or self._is_paid(figure)):
            return True  # "asked for $900; she got 300"
        return is_definite(self.scan, figure)

    def _is_paid(self, figure: Figure) -> bool:
        """Whether a verb of giving or getting takes the figure."""
        before = self.scan.words[figure.first - 1]
        return before.isalpha() and verb_lemma(before) in self._paying

    def _resume(self, reading: Reading, other: Reading) -> Reading:
        """A plain figure as one of the unit measured before it."""
        inferred = dict.fromkeys((*reading.inferred, "unit", "metric"))
        return reading._replace(
            metric=other.metric,
            unit=other.unit,
            rule=f"{other.evidence.how}{RESTATED}",
            inferred=tuple(inferred),
        )

    def _refers(self, reading: Reading) -> bool:
        """Whether a figure without a noun speaks of what was named before."""
        mention, words = reading.figure.mention, self.scan.words
        if is_reading(self.scan, reading.figure.first):
            return False  # "pushed the air quality index to 211"
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
        if self._is_beside(reading):
            return True  # "organisers claimed 300,000 took part and police 35,000"
        if self._is_whole_object(reading):
            return True  # "Kenya sends 800 soldiers, Ghana sends 450"
        if words[first - 1] == "at" and words[first - 2] in PRONOUNS:
            return True  # "ministers put it at 76,000"
        return words[first - 1] in grammar().be and words[first - 2] in ("it", "there")

    def _is_beside(self, reading: Reading) -> bool:
        """Whether a bare figure is what another says of what was counted right before it."""
        figure, words = reading.figure, self.scan.words
        index, teller = self.counted, figure.first - 1
        if (
            index < 0
            or teller <= figure.start
            or words[teller] not in claimant_lexicon().roles.speakers
        ):
            return False
        other = self.done[index].figure
        if other.sentence != figure.sentence or not is_alike(figure, other, TOPIC_ALIKE):
            return False
        joints = words[max(other.end + 1, teller - TELLER) : teller]
        return not SIDES_TOLD.isdisjoint(joints) and self.predicates.is_closed(figure)

    def _is_whole_object(self, reading: Reading) -> bool:
        """Whether a bare figure is all that a verb takes, and a group was counted close before."""
        figure, words = reading.figure, self.scan.words
        before = words[figure.first - 1]
        index = self.counted
        if index < 0 or figure.first <= figure.start or not self.predicates.is_closed(figure):
            return False
        other = self.done[index].figure
        near = figure.sentence - other.sentence <= NEAR
        if (
            not near
            or not is_alike(figure, other)
            or not before.isalpha()
            or is_year(self.scan, figure)
        ):
            return False
        if self.scan.is_capitalised(figure.first - 1) or before in grammar().determiners:
            return False
        verb = figure.first - 1
        while verb > figure.start and (
            words[verb] in grammar().adverbs or words[verb] in TAKING or words[verb] in PARTICLES
        ):
            verb -= 1
        return verb_lemma(words[verb]) in self._verbs

    def _antecedent(self, reading: Reading) -> int:
        """The nearest figure before it whose noun it can share."""
        index = self.people if reading.figure.mention.unit == PERSON else self.counted
        if index < 0:
            return -1
        other = self.done[index].figure
        if reading.figure.mention.trend is not None and not is_alike(reading.figure, other):
            return -1  # "71 arrests"; "raise the limit from 40,000"
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
            if last.how == "owner" and between in (["and"], [","], [",", "and"], ["of", "the"]):
                return len(self.done) - 1  # "Chad has 300 officers and 12 tanks", "of the 900"
        if reading.metric not in subject_lexicon().owners.inherited:
            return -1
        if is_of_others(self.scan, reading):
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
        beside = reading.figure.sentence == other.figure.sentence and not is_seen(
            self.scan, reading
        )
        same = beside or is_definite(self.scan, reading.figure)
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
        subject, where, how = reading.subject, reading.owner, reading.how
        is_of_them = "counted" in reading.inferred and how == "owner"
        if is_of_them and other.how in ("noun phrase", "behind") and other.subject is not None:
            # "the US reported 900 of them": the noun that they are says whose they are
            subject, where, how = None, None, ""
        owner = None
        if subject is None and not is_of_them:
            owner = find_subject(self.scan, reading.figure, metric)
        if owner is not None:
            subject, where, how = owner.name, owner.span, owner.rule
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
            owner=where,
            how=how,
            antecedent=index,
            scope=index if same else -1,
        )
