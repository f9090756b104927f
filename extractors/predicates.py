"""What a sentence says of the counted: the metric of a figure by noun, verb and participle.

The reading walks from the figure along its clause, forwards over auxiliaries and participles
("12 people in the town were killed"), backwards to the verb or noun that governs it ("killing 12",
"the deployment of 3,000 troops", "the death toll stood at 41"), and never leaves the sentence.
"""

from typing import NamedTuple

from newsfacts.extractors.counting import Figure
from newsfacts.extractors.gazetteer import demonym_index
from newsfacts.extractors.grammar import Grammar, grammar
from newsfacts.extractors.metrics import COUNT, MetricIndex, metric_of_noun
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.senses import Senses

FORWARD = 20  # words from the counted to its predicate
BACK = 30  # words from a bare figure back to what it answers
PARENTHESIS = 12  # words inside commas or brackets that are passed over
STOPS = frozenset((".", ";", ":", "?", "!", "—", "–", "”", "|"))
OPENING = ("(", "[")


class Evidence(NamedTuple):
    """What spoke for a metric: a word of the article, its lemma, and how it governs the figure."""

    metric: str | None
    action: str | None
    how: str
    at: int  # the word that spoke, -1 for the noun alone


class Predicates:
    """Reads the metrics of one article's figures, each after those before it."""

    def __init__(self, scan: Scan, figures: list[Figure], index: MetricIndex) -> None:
        self.scan = scan
        self.figures = figures
        self.index = index
        self.grammar: Grammar = grammar()
        self.at = {figure.first: k for k, figure in enumerate(figures)}
        self.found: list[Evidence] = []
        self.senses = Senses(scan.words, index)

    def read(self, k: int) -> Evidence:
        """The evidence for figure ``k``; figures must be read in order."""
        figure = self.figures[k]
        noun = self.noun_metric(figure)
        if self._is_strong(figure) or figure.mention.unit in self.index.things:
            evidence = self._governor(figure, noun) or Evidence(noun, None, "noun", -1)
            if evidence.metric != noun:
                evidence = Evidence(noun, None, "noun", -1)
            self.found.append(evidence)
            return evidence
        if noun is None and not self._refers(figure):
            evidence = (
                self._total(figure, noun)
                or self._shared(k, noun)
                or self._question(figure, noun)
                or Evidence(None, None, "bare", -1)
            )
            self.found.append(evidence)
            return evidence
        evidence = (
            self._own_words(figure, noun)
            or self._behind(figure, noun, adjacent=True)
            or self._governor(figure, noun)
            or self._behind(figure, noun, adjacent=False)
            or self._total(figure, noun)
            or self._shared(k, noun)
            or self._question(figure, noun)
            or Evidence(noun, None, "noun", -1)
        )
        self.found.append(evidence)
        return evidence

    def skip(self) -> None:
        """Pass over a figure that needs no reading: a measure."""
        self.found.append(Evidence(None, None, "measure", -1))

    def noun_metric(self, figure: Figure) -> str | None:
        """The metric of the counted noun alone; None for a bare figure."""
        mention, words = figure.mention, self.scan.words
        if self._is_strong(figure):
            for at in range(figure.last + 3, min(figure.last + 7, figure.stop)):
                group = self.index.groups.get(words[at])
                if group is not None:
                    return group
            return "people"
        if mention.counted is None or mention.unit is None:
            return None  # "left 30 wounded": a unit would only be guessed
        head = mention.unit
        if self.senses.is_wary(head) and not self.senses.on_topic(head):
            return COUNT
        found = metric_of_noun(self.index, head)
        if found is None and mention.counted_spans:
            first = self.scan.word_at(mention.counted_spans[-1].end - 1)
            if words[first] in demonym_index() and self.scan.is_capitalised(first):
                return "people"
        if found is None and self.senses.is_wary(head):
            return self.senses.wary_metric(head)
        return found or COUNT

    def _refers(self, figure: Figure) -> bool:
        """Whether a bare figure was read as one of people or things, and is no mere numeral."""
        mention = figure.mention
        return "counted" in mention.inferred or mention.modifier not in ("exact", "approx")

    def _is_closed(self, figure: Figure) -> bool:
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

    def _is_strong(self, figure: Figure) -> bool:
        """Whether the figure is the size of a group: "a 350-strong contingent"."""
        words, after = self.scan.words, figure.last + 1
        return after + 1 < figure.stop and words[after] == "-" and words[after + 1] == "strong"

    # -- evidence inside the counted noun phrase

    def _own_words(self, figure: Figure, noun: str | None) -> Evidence | None:
        """A participle inside the noun phrase: "12 wounded soldiers", "40 lives" that were lost."""
        mention, words = figure.mention, self.scan.words
        if figure.end > figure.last:
            # "5 shot" is no count of shots, "three dead" and "10 missing" have no noun at all
            head = self.senses.first(self.index.predicates.get(words[figure.end], ()), None)
            if head is not None and not head.own:
                metric = self._fatal_metric(head.metric, figure.end, figure)
                return Evidence(metric, self._action(words[figure.end]), "head", figure.end)
        if noun is not None and not self.senses.is_open(noun):
            return None
        if mention.counted is not None and mention.unit == "life":
            return self._lives(figure)
        for at in range(figure.last + 1, figure.end):
            sense = self.senses.first(self.index.predicates.get(words[at], ()), noun)
            if sense is not None and not sense.own:
                metric = self._fatal_metric(sense.metric, at, figure)
                return Evidence(metric, self._action(words[at]), "participle", at)
        return None

    def _lives(self, figure: Figure) -> Evidence | None:
        words = self.scan.words
        for at in range(figure.first - 1, max(figure.start, figure.first - 4) - 1, -1):
            if verb_lemma(words[at]) in self.index.walk.takers:
                return Evidence("deaths", verb_lemma(words[at]), "lives", at)
        for at in range(figure.end + 1, min(figure.stop, figure.end + 5)):
            if words[at] in ("lost", "claimed", "taken"):
                return Evidence("deaths", "lose", "lives", at)
        return None

    # -- evidence behind the counted noun phrase

    def _behind(self, figure: Figure, noun: str | None, *, adjacent: bool) -> Evidence | None:
        """The predicate behind a figure: at once, or farther on behind an auxiliary."""
        words, walk, classes = self.scan.words, self.index.walk, self.grammar
        at = figure.end + 1
        limit = min(figure.stop, at + FORWARD)
        # "left four troops, among them the gunman, dead"
        near, auxiliary = True, words[figure.first - 1] in walk.results
        while at < limit:
            word = words[at]
            if word in STOPS:
                return None
            if word == "fatally" and at == figure.end + 1:
                return Evidence("deaths", "kill", "predicate", at)
            evidence = self._predicate_at(figure, noun, at, near=near, auxiliary=auxiliary)
            if evidence is not None:
                return evidence if near or not adjacent else None
            if (
                word in classes.be
                or word in classes.have
                or word in classes.modals
                or word == "got"
            ):
                auxiliary = True
            elif word in OPENING or word == ",":
                jump = self._pass_aside(at, limit, figure)
                if jump is None:
                    return None
                at = jump
                continue
            elif at in self.at:
                other = self.figures[self.at[at]]
                before = words[at - 1]
                if before in classes.determiners:
                    before = words[at - 2]
                apart = before in classes.prepositions  # "children from three schools"
                if not apart and (auxiliary or before not in walk.joins):
                    return None
                near = False
                at = other.end + 1
                continue
            elif word in ("and", "or", "&"):
                if auxiliary and not near:
                    return None
            elif word in walk.relatives or word in walk.skip or word in classes.adverbs:
                pass
            else:
                if adjacent:
                    return None
                if (word in classes.subject_pronouns or word in classes.determiners) and words[
                    at - 1
                ] not in classes.prepositions:
                    return None  # another subject, or an object
                near = False
            at += 1
        return None

    def _predicate_at(
        self, figure: Figure, noun: str | None, at: int, *, near: bool, auxiliary: bool
    ) -> Evidence | None:
        """What the word ``at`` says of the counted before it, if anything."""
        words = self.scan.words
        word = words[at]
        phrases = self.index.phrases.get(word, ())
        if phrases:
            matched = [(rest, sense) for rest, sense in phrases if self._matches(at, rest)]
            said = self.senses.first(tuple(sense for _, sense in matched), noun)
            for rest, sense in matched:
                if sense is said:
                    metric = self._fatal_metric(sense.metric, at, figure)
                    return Evidence(metric, " ".join((word, *rest)), "phrase", at)
        linked = near or (auxiliary and words[at - 1] in self.grammar.be | self.index.walk.skip)
        if linked:
            said = self.senses.first(self.index.predicates.get(word, ()), noun)
            if said is not None and not self._is_active(figure, at, auxiliary=auxiliary):
                metric = self._fatal_metric(said.metric, at, figure)
                return Evidence(metric, self._action(word), "predicate", at)
        if word[-1:] == "s" and auxiliary:
            return None
        lemma = verb_lemma(word)
        for sense in self.senses.fitting(lemma, noun):
            if sense.mode == "subject":
                if word == lemma or word.endswith(("ed", "ing", "t", "n", "d", "e", "s")):
                    return Evidence(sense.metric, lemma, "subject", at)
            elif (
                linked
                and word != lemma + "s"
                and (word != lemma or lemma in ("hurt", "hit", "shut"))
                and not word.endswith("ing")
                and not self._is_active(figure, at, auxiliary=auxiliary)
            ):
                metric = self._fatal_metric(sense.metric, at, figure)
                return Evidence(metric, lemma, "passive", at)
            elif sense.own and self._is_finite(at, linked=linked, auxiliary=auxiliary):
                return Evidence(sense.metric, lemma, "subject", at)
        return None

    def _is_active(self, figure: Figure, at: int, *, auxiliary: bool) -> bool:
        """Whether a participle is a verb with an object: "the 14 gunmen killed a guard"."""
        if verb_lemma(self.scan.words[at]) not in self.index.verbs:
            return False  # "homeless" takes no object
        if auxiliary:
            return any(w in self.grammar.have for w in self.scan.words[figure.end + 1 : at]) and (
                not any(w in ("been", "being") for w in self.scan.words[figure.end + 1 : at])
            )
        after = at + 1
        if after >= figure.stop:
            return False
        word = self.scan.words[after]
        if after in self.at:
            return True
        if word in self.grammar.determiners:
            return word not in ("all", "both", "each")
        return word in self.grammar.pronouns and word not in ("who", "that", "which")

    def _is_finite(self, at: int, *, linked: bool, auxiliary: bool) -> bool:
        """Whether the counted do what the verb says: "are moving", "may train", "have trained"."""
        words = self.scan.words
        word, before = words[at], words[at - 1]
        if word.endswith("ing"):
            return linked
        if word == verb_lemma(word):
            return before == "to" or before in self.grammar.modals
        return auxiliary and before in self.grammar.have

    def _pass_aside(self, at: int, limit: int, figure: Figure) -> int | None:
        """Past a parenthesis or an aside between commas; None where the clause ends."""
        words = self.scan.words
        closing = {"(": (")",), "[": ("]",)}.get(words[at], (",",))
        if at + 1 < limit:
            following = words[at + 1]
            if following in self.index.walk.relatives:
                return at + 1
            if words[at] == "," and (at + 1 in self.at or following in ("and", "or")):
                return at + 1
        for close in range(at + 1, min(figure.stop, at + PARENTHESIS)):
            if words[close] in STOPS:
                return None
            if words[close] in closing:
                after = close + 1
                if after < figure.stop and (
                    words[at] != ","
                    or words[after] in self.grammar.be
                    or words[after] in self.grammar.have
                    or words[after] in self.grammar.modals
                    or any(
                        s.mode == "subject"
                        for s in self.index.verbs.get(verb_lemma(words[after]), ())
                    )
                ):
                    return after
                return None
        return None

    # -- evidence before the figure

    def _governor(self, figure: Figure, noun: str | None) -> Evidence | None:
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
        if word == "of" and at > figure.start:
            if words[at - 1] == "lives":
                for back in (at - 2, at - 3):
                    if verb_lemma(words[back]) in walk.takers:
                        return Evidence("deaths", verb_lemma(words[back]), "lives", back)
            nominal = self.index.nominals.get(words[at - 1])
            if nominal is not None and self.senses.allows(nominal[0], noun):
                return Evidence(nominal[0], nominal[1], "nominal", at - 1)
            return None
        lemma = verb_lemma(word)
        for sense in self.senses.fitting(lemma, noun):
            if sense.mode == "object":
                if (
                    at > figure.start
                    and words[at - 1] in self.grammar.be
                    and not word.endswith("ing")
                ):
                    continue
                metric = self._fatal_metric(sense.metric, at, figure)
                return Evidence(metric, lemma, "object", at)
        return None

    def _total(self, figure: Figure, noun: str | None) -> Evidence | None:
        """The total that a bare figure counts: "the death toll rose to 41"."""
        if figure.mention.counted is not None and not figure.mention.inferred:
            return None
        if noun is None and not self._is_closed(figure):
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
            if word in STOPS or (word == "," and back < at - 3):
                return None
            if word in walk.totals and word not in self.index.totals:
                for ahead in range(back + 1, at + 1):
                    metric = self.senses.word_metric(words[ahead])
                    if metric is not None and metric != "people":
                        return Evidence(metric, None, "total", ahead)
            metric = self.index.totals.get(word)
            if metric is not None:
                return Evidence(metric, None, "total", back)
            if word in walk.totals:
                for ahead in range(back + 1, at + 1):
                    metric = self.senses.word_metric(words[ahead])
                    if metric is not None:
                        return Evidence(metric, None, "total", ahead)
                return None
        return None

    def _shared(self, k: int, noun: str | None) -> Evidence | None:
        """The evidence of the figure before it, where one predicate serves both."""
        if k == 0:
            return None
        figure, before = self.figures[k], self.figures[k - 1]
        evidence = self.found[k - 1]
        if noun is None and not _is_whole(figure):
            return None  # "aftershocks of 5.9 and 5.5"
        if before.sentence != figure.sentence or evidence.metric is None:
            return None
        if evidence.at < 0 and noun is not None:
            return None
        if not self.senses.allows(evidence.metric, noun):
            return None
        between = self.scan.words[before.end + 1 : figure.first]
        if not between or len(between) > 7 or evidence.how == "participle":
            return None
        joins = self.index.walk.joins
        if all(word in joins for word in between):
            return evidence._replace(how="shared")
        # "killed 12 people in the capital and 13 in the port"
        if noun is None and any(word in ("and", ",") for word in between[-2:]):
            return evidence._replace(how="shared")
        return None

    def _question(self, figure: Figure, noun: str | None) -> Evidence | None:
        """What a bare figure answers: "how many bodies are in the rubble? 200, 300?"."""
        if noun is not None or not _is_whole(figure) or not self._is_closed(figure):
            return None
        words = self.scan.words
        for at in range(figure.first - 1, max(figure.start, figure.first - BACK) - 1, -1):
            word = words[at]
            if word == "dead" or (
                words[at - 1] in ("many", "of") and words[at - 2] in ("how", "number", "estimate")
            ):
                metric = self.senses.word_metric(word)
                if metric is not None:
                    return Evidence(metric, None, "question", at)
        return None

    # -- how evidence is told

    def _fatal_metric(self, metric: str, at: int, figure: Figure) -> str:
        """Deaths, where an injury is told to be fatal: "shot dead", "fatally shot"."""
        if not self.index.metrics[metric].fatal:
            return metric
        words, fatal = self.scan.words, self.index.fatal
        if words[at - 1] in fatal:
            return "deaths"
        for ahead in range(at + 1, min(figure.stop, at + 4)):
            if ahead in self.at:
                break
            if words[ahead] in fatal:
                return "deaths"
        return metric

    def _action(self, word: str) -> str:
        lemma = verb_lemma(word)
        return lemma if lemma in self.index.verbs else word

    # -- nouns that mean a metric only where the article is on its topic

    def _matches(self, at: int, rest: tuple[str, ...]) -> bool:
        return tuple(self.scan.words[at + 1 : at + 1 + len(rest)]) == rest


def _is_whole(figure: Figure) -> bool:
    """Whether a figure can count anything: 5.9 is a reading of an instrument."""
    return all(end is None or end == int(end) for end in (figure.mention.low, figure.mention.high))
