"""The predicate behind the counted: "12 people in the town were killed"."""

from functools import cache

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics.backwards import Backwards
from newsfacts.extractors.metrics.catalogue import is_silent, metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import STOPS, Evidence
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.agewords import ages

FORWARD = 20  # words from the counted to its predicate
SINGULAR = ("was", "is", "has")
NEAREST = 4  # words from a predicate back to its auxiliary
PAIR = 7  # words from a verb to the second word of its pair: "suffered serious injuries"
PARTS = (["of", "them"], ["of", "those"], ["of", "whom"])
QUOTED = 6  # words of a quotation before the figure that ends it
CLIPPED = 6  # words from the counted to a headline's participle
HYPHEN = "-"
CLOSINGS = {"-": ("-",), "(": (")",), "[": ("]",), "–": ("–", "—"), "—": ("–", "—")}
DASHES = ("–", "—")
PARENTHESIS = 12  # words inside commas or brackets that are passed over
# What a word is to the reading of a clause.
STOP, AUXILIARY, ASIDE, AND, PASS, SUBJECT, OTHER = range(7)


@cache
def step_kinds() -> dict[str, int]:
    """What each word of grammar is to the reading of a clause."""
    classes, walk = grammar(), metric_index().walk
    kinds: dict[str, int] = {}
    for kind, words in (  # a later one holds where a word is in two
        (SUBJECT, classes.subject_pronouns | classes.determiners),
        (PASS, walk.relatives | walk.skip | classes.adverbs),
        (AND, {"and", "or", "&"}),
        (AUXILIARY, classes.be | classes.have | classes.modals | {"got"}),
        (STOP, STOPS),
        (ASIDE, {"(", "[", ",", *DASHES}),
    ):
        kinds.update(dict.fromkeys(words, kind))
    return kinds


class Forwards(Backwards):
    """Reads along the clause, from the counted on."""

    def behind(self, figure: Figure, noun: str | None) -> tuple[Evidence | None, bool]:
        """The predicate behind a figure, and whether it follows at once, with no verb between."""
        words, kinds = self.scan.words, step_kinds()
        at = figure.end + 1 + self._is_quoted(figure)
        limit = min(figure.stop, at + FORWARD)
        if at < limit and words[at] == "fatally":
            return Evidence("deaths", "kill", "predicate", at), True
        relative = self._relative(figure, noun)
        if relative is not None:
            return relative, True
        clipped = self._clipped(figure, noun)
        if clipped is not None:
            return clipped, True
        own: Evidence | None = None
        near = True  # nothing but words that say nothing between it and the counted
        listed = False  # nothing but other counted nouns, either
        # "left four troops, among them the gunman, dead"
        auxiliary = words[figure.first - 1] in self.index.walk.results
        while at < limit:
            word = words[at]
            kind = kinds.get(word, OTHER)
            if word == HYPHEN and not self.scan.touches(at):
                kind = ASIDE  # "48 people - 31 of them children - drowned"
            if kind == STOP:
                break
            if not is_silent(word) and not self._is_month(at):
                evidence = self._predicate_at(
                    figure, noun, at, near=near or listed, auxiliary=auxiliary
                )
                if evidence is not None and self._is_of_another(figure, evidence):
                    break
                if evidence is not None and self._is_denied_relative(figure, at):
                    evidence = None  # "people who did not flee were killed"
                if evidence is not None:
                    if own is not None:
                        return (own if evidence.metric == own.metric else evidence), False
                    if not self._is_relative(figure, evidence):
                        return evidence, near
                    # "three rangers who entered the cave were hurt": the harm decides
                    own, kind, auxiliary = evidence, OTHER, False
            if kind == AUXILIARY:
                auxiliary = True
            elif kind == ASIDE or at in self.at:
                jump = (
                    self._pass_aside(at, limit, figure)
                    if kind == ASIDE
                    else self._pass_figure(at, auxiliary=auxiliary)
                )
                if jump is None:
                    break
                # "two teens, one adult dead": a list of nouns shares its adjective
                listed = (near or listed) and (kind == ASIDE or self._is_listed(at))
                at, near = jump, near and kind == ASIDE
                continue
            elif kind == AND:
                if auxiliary and not near and not self._joins_participles(at):
                    break
                if own is None and self._is_second_verb(figure, at):
                    break
            elif kind != PASS:
                if kind == SUBJECT and own is None and self._is_other(at, auxiliary=auxiliary):
                    break
                near = listed = False
            at += 1
        return own, False

    def _is_quoted(self, figure: Figure) -> bool:
        """Whether a figure alone stands in quotation marks: "believed that “at least 50” died"."""
        words, behind = self.scan.words, figure.end + 1
        if behind >= figure.stop or words[behind] not in ("”", '"'):
            return False
        opening = "“" if words[behind] == "”" else '"'
        return opening in words[max(figure.start, figure.first - QUOTED) : figure.first]

    def _relative(self, figure: Figure, noun: str | None) -> Evidence | None:
        """What somebody did to them, where no relative is said: "the 12 clerks they held"."""
        words, at = self.scan.words, figure.end + 1
        if at + 1 >= figure.stop or words[at] not in self.grammar.subject_pronouns:
            return None
        verb = at + 1 + (words[at + 1] in self.grammar.have)
        if verb >= figure.stop or words[at] == "who":
            return None
        lemma = verb_lemma(words[verb])
        for sense in self.senses.fitting(lemma, noun):
            if sense.mode == "object":
                metric = self.fatal_metric(sense.metric, verb, figure)
                return Evidence(metric, lemma, "relative", verb)
        return None

    def _clipped(self, figure: Figure, noun: str | None) -> Evidence | None:
        """A headline's participle behind a short phrase: "4 people in village killed"."""
        words, at = self.scan.words, figure.end + 1
        stop = min(figure.stop, at + CLIPPED)
        if at + 2 >= stop or words[at] not in self.index.walk.clipped:
            return None
        for participle in range(at + 1, stop):
            word = words[participle]
            said = self.senses.first(self.index.predicates.get(word, ()), noun)
            if said is not None and not said.own:
                behind = words[participle + 1] if participle + 1 < figure.stop else ";"
                if behind in self.index.walk.clips or behind in STOPS:
                    metric = "deaths" if words[participle - 1] == "fatally" else said.metric
                    return Evidence(metric, self.action(word), "predicate", participle)
                return None
            if step_kinds().get(word, OTHER) not in (OTHER, PASS):
                return None
        return None

    def _is_of_another(self, figure: Figure, evidence: Evidence) -> bool:
        """Whether a singular verb is of the noun before "of": "the estimate of 8,000 men comes"."""
        word = self.scan.words[evidence.at]
        if figure.mention.low == 1:
            return False
        if self._is_singular_relative(figure, evidence.at):
            return True
        singular = evidence.action is not None and word in (
            evidence.action + "s",
            evidence.action + "es",
        )
        return singular and self.scan.words[figure.first - 1] == "of"

    def _is_singular_relative(self, figure: Figure, at: int) -> bool:
        """Whether one person is told of: "12 officers fired at the man, who *was* killed"."""
        words = self.scan.words
        for verb in range(at - 1, max(figure.end + 1, at - NEAREST), -1):
            if words[verb] in SINGULAR:
                return words[verb - 1] in self.index.walk.relatives and verb > figure.end + 2
        return False

    def _is_second_verb(self, figure: Figure, at: int) -> bool:
        """Whether who did the first did the second: "deployed nine columns and evacuated 400"."""
        words = self.scan.words
        before = words[figure.first - 1]
        taken = before.endswith("ed") and verb_lemma(before) in subject_lexicon().owners.verbs
        return taken and words[at + 1 : at + 2] != [] and words[at + 1].endswith("ed")

    def _joins_participles(self, at: int) -> bool:
        """Whether "or" stands between participles: "were crushed or burned to death"."""
        words = self.scan.words
        return (
            words[at - 1].endswith("ed")
            and words[at + 1 : at + 2] != []
            and (words[at + 1].endswith("ed"))
        )

    def _is_month(self, at: int) -> bool:
        """Whether a verb is a month: "doses arrive by March"."""
        return self.scan.words[at] == "march" and self.scan.original(at) == "March"

    def _is_listed(self, at: int) -> bool:
        """Whether a figure has a noun of its own, as in "two teens, one adult"."""
        mention = self.figures[self.at[at]].mention
        return mention.counted is not None and "counted" not in mention.inferred

    def _pass_figure(self, at: int, *, auxiliary: bool) -> int | None:
        """Past another figure, where it shares the predicate or stands apart."""
        words = self.scan.words
        before = words[at - 1]
        if before == "that":
            return None  # "three died, and that 900 were in hospital"
        if before in self.grammar.determiners:
            before = words[at - 2]
        figure = self.figures[self.at[at]]
        if (
            words[figure.end + 1 : figure.end + 3] in PARTS
            or words[figure.last + 1 : figure.last + 3] in PARTS
        ):
            return None  # "200 guests came and four of them were hurt"
        if figure.mention.metric == "age" and not auxiliary:
            return figure.end + 1  # "12 children under five died"
        apart = before in self.grammar.prepositions  # "children from three schools"
        if not apart and (auxiliary or before not in self.index.walk.joins):
            return None
        return figure.end + 1

    def _is_other(self, at: int, *, auxiliary: bool) -> bool:
        """Whether a pronoun or determiner begins another subject, or an object."""
        before = self.scan.words[at - 1]
        return before not in self.grammar.prepositions and (
            auxiliary or before not in self.index.walk.joins
        )

    def _predicate_at(
        self, figure: Figure, noun: str | None, at: int, *, near: bool, auxiliary: bool
    ) -> Evidence | None:
        """What the word ``at`` says of the counted before it, if anything."""
        words = self.scan.words
        word = words[at]
        phrases = self.index.phrases.get(word, ())
        if phrases:
            matched = [(rest, sense) for rest, sense in phrases if self.matches(at, rest)]
            said = self.senses.first(tuple(sense for _, sense in matched), noun)
            for rest, sense in matched:
                if sense is said:
                    metric = self.fatal_metric(sense.metric, at, figure)
                    return Evidence(
                        metric, " ".join((word, *rest)).replace(" - ", "-"), "phrase", at
                    )
        linked = near or (auxiliary and words[at - 1] in self.links)
        if auxiliary and words[at - 1] in ("or", "and") and words[at - 2].endswith("ed"):
            linked = True  # "were trampled or suffocated to death"
        if linked:
            said = self.senses.first(self.index.predicates.get(word, ()), noun)
            if said is not None and not self._is_active(figure, at, auxiliary=auxiliary):
                metric = self._together(self.fatal_metric(said.metric, at, figure), at)
                return Evidence(metric, self.action(word), "predicate", at)
        if word[-1:] == "s" and auxiliary:
            return None
        lemma = verb_lemma(word)
        if lemma in self.index.pairs:
            stop = next((k for k in range(at + 1, at + PAIR) if k in self.at), at + PAIR)
            paired = self.senses.paired(lemma, noun, words[at + 1 : stop])
            if paired is not None:
                return Evidence(paired, lemma, "pair", at)
        for sense in self.senses.fitting(lemma, noun):
            if sense.mode == "subject":
                if word == lemma or word.endswith(("ed", "ing", "t", "n", "d", "e", "s")):
                    return Evidence(sense.metric, lemma, "subject", at)
            elif (
                sense.mode == "object"
                and linked
                and word != lemma + "s"
                and (word != lemma or lemma in ("hurt", "hit", "shut"))
                and not word.endswith("ing")
                and not self._is_active(figure, at, auxiliary=auxiliary)
            ):
                metric = self.fatal_metric(sense.metric, at, figure)
                return Evidence(metric, lemma, "passive", at)
            elif sense.own and self._is_finite(at, linked=linked, auxiliary=auxiliary):
                return Evidence(sense.metric, lemma, "subject", at)
        return None

    def _together(self, metric: str, at: int) -> str:
        """Injuries, where dead and wounded are counted in one: "900 killed or wounded"."""
        words = self.scan.words
        if metric != "deaths" or words[at + 1 : at + 2] not in (["or"], ["and"]):
            return metric
        for sense in self.index.predicates.get(words[at + 2] if at + 2 < len(words) else "", ()):
            if self.index.metrics[sense.metric].fatal:
                return metric if at + 2 in self.at else sense.metric
        return metric

    def _is_relative(self, figure: Figure, evidence: Evidence) -> bool:
        """Whether a verb that says little stands in a relative clause of the counted.

        "Soldiers guarding the bridge" is such a clause, "soldiers are guarding" is not.
        """
        if evidence.metric is None or not self.index.metrics[evidence.metric].own:
            return False
        if self.scan.words[evidence.at].endswith("ing") and evidence.at == figure.end + 1:
            return True
        between = self.scan.words[figure.end + 1 : evidence.at]
        return not self.index.walk.relatives.isdisjoint(between)

    def _is_denied_relative(self, figure: Figure, at: int) -> bool:
        """Whether a relative clause of the counted denies its verb."""
        between = self.scan.words[figure.end + 1 : at]
        return not self.grammar.negations.isdisjoint(
            between[-2:]
        ) and not self.index.walk.relatives.isdisjoint(between)

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
            timed = not self.index.walk.moments.isdisjoint(self.scan.words[after + 1 : after + 2])
            return not timed and word not in ("all", "both", "each")
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
        closing = CLOSINGS.get(words[at], (",",))
        if at + 1 < limit and words[at] not in DASHES and words[at] != HYPHEN:
            following = words[at + 1]
            if words[at] == "," and following in ages().cues:
                return self._pass_ages(at + 2)
            if words[at] == "," and at + 1 in self.at and self._is_fronted(figure):
                return None  # "of the 350 aboard, 79 drowned"
            owned = words[figure.first - 1] in self.grammar.have  # "which has 300 guards, will"
            if following in self.index.walk.relatives or (
                not owned and words[at] == "," and self._is_finite_form(following)
            ):
                return at + 1
            if words[at] == "," and (at + 1 in self.at or following in ("and", "or")):
                return at + 1
            if words[at] == "," and words[at - 1].isdecimal() and following in self.index.walk.skip:
                return at + 1  # "father, daughter, 9, found dead"
            if words[at] == "," and self._is_deed(following):
                return at + 1  # "three climbers, two Poles and a Slovak, died"
            told = at + 1
            while told < limit and words[told] in self.index.walk.skip:
                told += 1
            if words[at] == "," and self._begins_phrase(told):
                return at + 1  # "twelve, still unaccounted for, were trapped"
        for close in range(at + 1, min(figure.stop, at + PARENTHESIS)):
            if words[close] in STOPS and words[close] not in closing:
                return None
            if words[close] == HYPHEN and self.scan.touches(close):
                continue  # "a 9-year-old"
            if words[close] in closing:
                after = close + 1
                if after < figure.stop and (
                    words[at] != ","
                    or (words[at + 1] == "including" and words[after] in self.index.predicates)
                    or self._is_finite_form(words[after])
                    or words[after] in self.index.walk.skip
                    or any(
                        self.matches(after, rest)
                        for rest, _ in self.index.phrases.get(words[after], ())
                    )
                    or self._is_deed(words[after])
                ):
                    return after
                return None
        return None

    def _is_deed(self, word: str) -> bool:
        """Whether a verb says of its subject what is counted: "died", "fled"."""
        senses = self.index.verbs.get(verb_lemma(word), ())
        return any(sense.mode == "subject" for sense in senses)

    def _pass_ages(self, at: int) -> int | None:
        """Past the ages of the counted: "three men, *ages 24, 25, and 41,* were hurt"."""
        words = self.scan.words
        while at < len(words) and (words[at].isdecimal() or words[at] in (",", "and", "to")):
            at += 1
        return at if words[at - 1] == "," else None

    def _is_fronted(self, figure: Figure) -> bool:
        """Whether the whole of a part leads its clause: "Of the 350 aboard, …"."""
        words, at = self.scan.words, figure.first - 1
        if words[at] in self.grammar.determiners:
            at -= 1
        if at < figure.start or words[at] not in ("of", "among"):
            return False
        return at == figure.start or words[at - 1] in (",", ";", "and", "but", "that")

    def _begins_phrase(self, at: int) -> bool:
        if at >= len(self.scan):
            return False
        phrases = self.index.phrases.get(self.scan.words[at], ())
        return any(self.matches(at, rest) for rest, _ in phrases)

    def _is_finite_form(self, word: str) -> bool:
        classes = self.grammar
        return word in classes.be or word in classes.have or word in classes.modals
