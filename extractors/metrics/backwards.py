"""What governs a figure from before: "killing 12", "the deployment of 3,000 troops"."""

from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import STOPS, Evidence, is_whole
from newsfacts.extractors.metrics.senses import BARE, PEOPLE, PERSON
from newsfacts.extractors.metrics.wholes import Wholes
from newsfacts.extractors.morphology import verb_lemma

PAIR = 9  # words from a figure to the second word of a pair: "sent nine people to hospital"
LIST = 10  # words of a list between its verb and the figure that ends it
ASKED = 6  # words from "how many" to what befell them
BACK = 30  # words from a bare figure back to what it answers


class Backwards(Wholes):
    """Reads along the clause, from the figure back."""

    def governor(self, figure: Figure, noun: str | None) -> Evidence | None:
        """The verb or noun before the figure that takes it: "killing 12", "deployment of 3,000"."""
        words, walk = self.scan.words, self.index.walk
        at = figure.first - 1
        while at >= figure.start and (
            words[at] in self.grammar.determiners
            or words[at] in self.grammar.adverbs
            or words[at] in walk.leads
        ):
            at -= 1
        if at < figure.start:
            return None
        word = words[at]
        if word == "of" and words[at - 1] == "total" and words[at - 2] == "a":
            at -= 3  # "killed a total of six people"
            if at < figure.start:
                return None
            word = words[at]
        if word == "of" and at > figure.start:
            if words[at - 1] == "lives":
                for back in (at - 2, at - 3):
                    if verb_lemma(words[back]) in walk.takers:
                        return Evidence("deaths", verb_lemma(words[back]), "lives", back)
                return self._lost(figure)
            group = self.index.groups.get(words[at - 1])
            if group is not None and noun in (PEOPLE, PERSON):
                return Evidence(group, None, "group", at - 1)  # "a patrol of 22 men"
            nominal = self.index.nominals.get(words[at - 1])
            if nominal is not None and self._takes(words[at - 1], nominal[0], noun):
                return Evidence(nominal[0], nominal[1], "nominal", at - 1)
            return None
        found = self._verb_before(figure, noun, at) or self._listing_verb(figure, noun, at)
        if found is None and word in self.index.fatal and at > figure.start:
            return self._fatal_verb(figure, noun, at)
        return found

    def _fatal_verb(self, figure: Figure, noun: str | None, at: int) -> Evidence | None:
        """The verb before what says that it was fatal: "shot *dead* eight"."""
        verb = at - 1 - (self.scan.words[at - 1] == "to")
        found = self._verb_before(figure, noun, verb) if verb >= figure.start else None
        return found if found is not None and found.metric == "deaths" else None

    def _takes(self, nominal: str, metric: str, noun: str | None) -> bool:
        """Whether a noun with "of" counts such a noun: "the loss of two men", not of two keys."""
        weak = nominal in self.index.metrics[metric].weak
        if weak and noun != PERSON and noun not in self.index.people:
            return False
        return self.senses.allows(metric, noun)

    def _verb_before(self, figure: Figure, noun: str | None, at: int) -> Evidence | None:
        """The verb ``at``, if it takes the figure as its object."""
        words = self.scan.words
        word = words[at]
        lemma = verb_lemma(word)
        for sense in self.senses.fitting(lemma, noun):
            passive = words[at - 1] in self.grammar.be and not word.endswith("ing")
            if sense.mode in ("object", "active") and not (at > figure.start and passive):
                metric = self.fatal_metric(sense.metric, at, figure)
                return Evidence(metric, lemma, "object", at)
        if lemma in self.index.pairs:
            stop = figure.end + 1
            while stop < min(figure.stop, figure.end + PAIR) and words[stop] not in STOPS:
                if stop in self.at:
                    break
                stop += 1
            paired = self.senses.paired(lemma, noun, words[figure.end + 1 : stop])
            if paired is not None:
                return Evidence(paired, lemma, "object", at)
        return None

    def _listing_verb(self, figure: Figure, noun: str | None, at: int) -> Evidence | None:
        """The verb before a list that the figure ends: "wounding a boy and a dozen others"."""
        words = self.scan.words
        if words[at] not in ("and", "&"):
            return None
        for back in range(at - 1, max(figure.start, at - LIST) - 1, -1):
            word = words[back]
            if word == "," and words[back + 1] in self.grammar.determiners:
                continue  # "killed the chief, his wife and three of their children"
            if word in STOPS or word in (",", "and", "that", "who", "which"):
                return None
            if back + 1 < at and (
                words[back + 1] in self.grammar.determiners or self.scan.is_capitalised(back + 1)
            ):
                found = self._verb_before(figure, noun, back)
                if found is not None:
                    return found._replace(how="listed")
        return None

    def total(self, figure: Figure, noun: str | None) -> Evidence | None:
        """The total that a figure counts: "the death toll rose to 41", or "to 41 people"."""
        told = figure.mention.counted is not None and not figure.mention.inferred
        if told and not self._leads_to_people(figure, noun):
            return None
        if noun is None and not figure.mention.inferred and not self.is_closed(figure):
            return None
        words, walk = self.scan.words, self.index.walk
        at = figure.first - 1
        floor = max(figure.start, at - 24)
        while at >= floor and (words[at] in walk.copulas or words[at] in self.grammar.adverbs):
            at -= 1
        reach = figure.first - 1 - at
        if at < floor or (reach == 0 and words[at] not in (":",)):
            return None
        for back in range(at, max(floor, at - 16) - 1, -1):
            word = words[back]
            if word in STOPS or (word == "," and back < at - 3) or (told and back in self.at):
                return None
            if word in walk.totals and word not in self.index.totals:
                for ahead in range(back + 1, at + 1):
                    metric = self.senses.word_metric(words[ahead])
                    if metric is not None and metric != "people":
                        return Evidence(metric, None, "total", ahead)
            metric = self.index.totals.get(word)
            if metric is not None:
                return Evidence(metric, None, "total", back)
            if back == at and words[back - 1] == "the" and words[figure.first - 1] == "at":
                # "put the injured at 40"
                said = self.senses.first(self.index.predicates.get(word, ()), PERSON)
                if said is not None and not said.own:
                    return Evidence(said.metric, None, "total", back)
            if word in walk.totals:
                for ahead in range(back + 1, at + 1):
                    metric = self.senses.word_metric(words[ahead])
                    if metric is not None:
                        return Evidence(metric, None, "total", ahead)
                return None
        return None

    def _leads_to_people(self, figure: Figure, noun: str | None) -> bool:
        """Whether a total can lead up to people of no kind: "rose to 41 people"."""
        words = self.scan.words
        if noun != PEOPLE or figure.mention.unit != PERSON:
            return False
        owners = words[figure.end + 1 : figure.end + 2] in (["'s"], ["’s"])
        return not owners and words[figure.first - 1] in self.index.walk.leads_up

    def question(self, figure: Figure, noun: str | None) -> Evidence | None:
        """What a bare figure answers: "how many bodies are in the rubble? 200, 300?"."""
        if noun not in BARE or not is_whole(figure) or not self.is_closed(figure):
            return None
        words = self.scan.words
        if words[figure.end + 1 : figure.end + 2] == ["without"]:
            return None  # "four dead and 30,000 without power"
        for at in range(figure.first - 1, max(figure.start, figure.first - BACK) - 1, -1):
            word = words[at]
            if word == "many" and words[at - 1] == "how":
                asked = self._asked(at + 1, figure.first)
                if asked is not None:
                    return asked
            if word == "dead" or (
                words[at - 1] in ("many", "of") and words[at - 2] in ("how", "number", "estimate")
            ):
                metric = self.senses.word_metric(word)
                if metric is not None:
                    return Evidence(metric, None, "question", at)
        return None

    def _asked(self, first: int, stop: int) -> Evidence | None:
        """What is asked of so many: "how many *had been arrested*"."""
        words = self.scan.words
        for at in range(first, min(stop, first + ASKED)):
            word = words[at]
            if word in STOPS or word == ",":
                return None
            sense = self.senses.first(self.index.predicates.get(word, ()), PERSON)
            if sense is not None and not sense.own:
                return Evidence(sense.metric, self.action(word), "question", at)
        return None

    def lives(self, figure: Figure) -> Evidence | None:
        """Lives that were taken: "claimed 60 lives"."""
        words = self.scan.words
        for at in range(figure.first - 1, max(figure.start, figure.first - 4) - 1, -1):
            if verb_lemma(words[at]) in self.index.walk.takers:
                return Evidence("deaths", verb_lemma(words[at]), "lives", at)
        return self._lost(figure)

    def _lost(self, figure: Figure) -> Evidence | None:
        """Lives that "were lost", behind them."""
        for at in range(figure.end + 1, min(figure.stop, figure.end + 5)):
            if self.scan.words[at] in ("lost", "claimed", "taken"):
                return Evidence("deaths", "lose", "lives", at)
        return None

    def is_closed(self, figure: Figure) -> bool:
        """Whether no noun follows a bare figure: "a 911 call" counts nothing."""
        after = figure.end + 1
        if after >= figure.stop:
            return True
        word = self.scan.words[after]
        classes = self.grammar
        return (
            not word.isalpha()
            or word in classes.prepositions
            or word in classes.conjunctions
            or word in classes.subordinators
            or word in classes.adverbs
            or word in classes.be
            or word in classes.have
        )
