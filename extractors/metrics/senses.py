"""Which senses of a word fit a counted noun.

"Treated 12 people" is injuries and "treated 12 carpets" is not; "12 people in hospital" are cases
in an article on a disease and injuries in one on a shooting.
"""

from collections.abc import Sequence

from newsfacts.extractors.metrics.catalogue import COUNT, MetricIndex, Sense
from newsfacts.extractors.morphology import noun_lemma, verb_lemma

# A figure without a noun, and one that was read as one of people ("captured three").
PERSON = "person"
PEOPLE = "people"
# A counted noun that is known to be a thing of no metric: a village is not displaced.
THING = "thing"
BARE: tuple[str | None, ...] = (None, PERSON)


class Senses:
    """The lexicon of metrics, asked for one article."""

    def __init__(self, words: Sequence[str], index: MetricIndex) -> None:
        self.words = words
        self.index = index
        self._topics: dict[str, bool] = {}

    def is_open(self, noun: str | None) -> bool:
        """Whether a predicate may say more than the noun: of people, and of unknown nouns."""
        return noun in BARE or noun == COUNT or noun in self.index.people

    def allows(self, metric: str, noun: str | None) -> bool:
        """Whether figures of such a noun may be of a metric."""
        if metric == noun:
            return True
        entry = self.index.metrics[metric]
        return self.is_open(noun) and not entry.own

    def fits(self, sense: Sense, noun: str | None) -> bool:
        """Whether a sense may speak for such a noun."""
        if sense.own:
            # "the mill employs 300" are people, whoever they are
            return sense.metric == noun or (noun in BARE and sense.metric == PEOPLE)
        if noun is not None and sense.metric == noun:
            return True
        if not self.is_open(noun):
            return False
        if sense.weak and noun in self.index.metrics and self.index.metrics[noun].topic:
            return False  # "treated 900 cholera patients"
        if sense.weak and noun != PERSON and noun not in self.index.people:
            return False
        return not sense.wary or self._topic(sense.metric)

    def fitting(self, lemma: str, noun: str | None) -> list[Sense]:
        """What a verb may say of such a noun; what needs a topic and has it comes first."""
        senses = [sense for sense in self.index.verbs.get(lemma, ()) if self.fits(sense, noun)]
        if len(senses) > 1:  # hostages who are held are hostages
            senses.sort(key=lambda sense: (sense.metric != noun, not sense.wary))
        return senses

    def first(self, senses: tuple[Sense, ...], noun: str | None) -> Sense | None:
        """The first sense that fits, one that needs a topic and has it before others."""
        best = None
        for sense in senses:
            if self.fits(sense, noun) and (best is None or sense.wary):
                best = sense
        return best

    def paired(self, lemma: str, noun: str | None, behind: Sequence[str]) -> str | None:
        """What a verb says with one of the words behind it: "were admitted to hospital".

        Cases in an article on a disease, injuries in one on a blast and where no topic is told.
        """
        first = None
        for nouns, metric in self.index.pairs.get(lemma, ()):
            if self.allows(metric, noun) and not nouns.isdisjoint(behind):
                if self.index.metrics[metric].topic and self._topic(metric):
                    return metric
                first = first or metric
        return first

    def word_metric(self, word: str) -> str | None:
        """The metric that a word inside "the number of …" speaks for."""
        for sense in self.index.predicates.get(word, ()):
            if not sense.own:
                return sense.metric
        for sense in self.index.verbs.get(verb_lemma(word), ()):
            if not sense.own and sense.mode != "predicate" and word.endswith(("ed", "n")):
                return sense.metric
        lemma = noun_lemma(word)
        return self.index.nouns.get(lemma) or (
            self.wary_metric(lemma) if self.is_wary(lemma) else None
        )

    def is_wary(self, noun: str) -> bool:
        """Whether a noun means a metric only in an article on its topic."""
        return noun in self.index.wary

    def wary_metric(self, noun: str) -> str:
        """The metric whose topic the article is on; count where there is none."""
        for name in self.index.wary.get(noun, ()):
            if self._topic(name):
                return name
        return COUNT

    def on_topic(self, noun: str) -> bool:
        """Whether the article is on the topic that the noun needs."""
        return self.wary_metric(noun) != COUNT

    def _topic(self, metric: str) -> bool:
        known = self._topics.get(metric)
        if known is None:
            topic = self.index.metrics[metric].topic
            known = self._topics[metric] = not topic.isdisjoint(self.words)
        return known
