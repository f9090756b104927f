"""What a sentence says of the counted: the metric of a figure by noun, verb and participle.

The reading walks from the figure along its clause, forwards over auxiliaries and participles
("12 people in the town were killed"), backwards to the verb or noun that governs it ("killing 12",
"the deployment of 3,000 troops", "the death toll stood at 41"), and never leaves the sentence.
"""

from newsfacts.extractors.metrics.catalogue import COUNT, MetricIndex, metric_of_noun
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence, is_excluded, is_whole
from newsfacts.extractors.metrics.forwards import DASHES, Forwards
from newsfacts.extractors.metrics.senses import BARE, PEOPLE, PERSON, THING
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.places.gazetteer import demonym_index
from newsfacts.extractors.scanning import Scan

# What a noun counts by itself: a thing is counted, people without a noun wait for what names them.
GROUP = 5  # words from "1,500 strong" back to the group
WHOLES = (["of", "the"], ["of", "those"])
NOUNLESS: dict[str | None, str | None] = {PERSON: None, THING: COUNT}


class Predicates(Forwards):
    """Reads the metrics of one article's figures, each after those before it."""

    def __init__(self, scan: Scan, figures: list[Figure], index: MetricIndex) -> None:
        super().__init__(scan, figures, index)
        self.found: list[Evidence] = []

    def read(self, k: int, *, alone: bool = False) -> Evidence:
        """The evidence for figure ``k``; figures must be read in order.

        Args:
            k: The figure.
            alone: It shares no predicate: it counts those who speak.
        """
        figure = self.figures[k]
        noun: str | None = self.noun_metric(figure)
        if is_excluded(self.scan, figure):
            self.found.append(Evidence(NOUNLESS.get(noun, noun), None, "noun", -1))
            return self.found[-1]
        if self.is_miscounted(figure):
            people = noun == PERSON or noun in self.index.people
            self.found.append(Evidence(PEOPLE if people else COUNT, None, "noun", -1))
            return self.found[-1]
        if figure.mention.counted is not None and "counted" in figure.mention.inferred:
            # "900 cases; the ministry puts deaths at 14": what stands before it, not the noun above
            total = self.total(figure, noun)
            if total is not None:
                self.found.append(total)
                return total
        elif figure.mention.rule.endswith(" total"):
            # "the death toll stood at 9 with 1,011 injured"
            total = self.total(figure, noun)
            if total is not None:
                self.found.append(total)
                return total
        strong = self._strong_group(figure)
        if strong is not None:
            self.found.append(strong)
            return strong
        if self._is_strong(figure) or figure.mention.unit in self.index.things:
            evidence = self.governor(figure, noun) or Evidence(noun, None, "noun", -1)
            if evidence.metric != noun:
                evidence = Evidence(NOUNLESS.get(noun, noun), None, "noun", -1)
            self.found.append(evidence)
            return evidence
        label = self._label(figure)
        if label is not None:
            self.found.append(label)
            return label
        if noun is None and not self._refers(figure):
            evidence = (
                self.total(figure, noun)
                or (None if alone else self._shared(k, noun))
                or self.question(figure, noun)
                or self._taken(figure)
                or Evidence(None, None, "bare", -1)
            )
            self.found.append(evidence)
            return evidence
        if figure.mention.counted is None and noun in self.index.harm:
            # "the toll was 300; another 900 were made homeless": the noun was only inferred
            told, _ = self.behind(figure, PERSON)
            if told is not None:
                self.found.append(told)
                return told
        own = self._own_words(figure, noun) or self._part_of(figure, noun)
        if own is None:
            behind, near = self.behind(figure, noun)
            if behind is not None and self.is_base(figure):
                behind = behind if self.is_told_of_base(figure, behind) else None
            own = behind if near else self.governor(figure, noun) or behind
        evidence = (
            own
            or self.total(figure, noun)
            or (None if alone else self._shared(k, noun))
            or self.question(figure, noun)
            or Evidence(NOUNLESS.get(noun, noun), None, "noun", -1)
        )
        self.found.append(evidence)
        return evidence

    def _part_of(self, figure: Figure, noun: str | None) -> Evidence | None:
        """Those whom people are told to be among: "were among the dead".

        What befell them then goes before it ("of the wounded, three died"); the dead stay dead.
        """
        party = self.party(figure) if self.senses.is_open(noun) else None
        if party is not None and party.metric != "deaths" and party.at < figure.first:
            told, near = self.behind(figure, noun)
            return told if near and told is not None else party
        return party

    def _taken(self, figure: Figure) -> Evidence | None:
        """The verb that takes people, before a bare figure: "plans to feed 900"."""
        if not is_whole(figure) or not self.is_closed(figure):
            return None
        taken = self.governor(figure, None)
        return taken if taken is not None and taken.metric == PEOPLE else None

    def _label(self, figure: Figure) -> Evidence | None:
        """What a table calls its figure: "Injured: 4,100"."""
        words, at = self.scan.words, figure.first - 2
        if at < 0 or words[at + 1] != ":":
            return None
        sense = self.senses.first(self.index.predicates.get(words[at], ()), None)
        if sense is not None and not sense.own:
            return Evidence(sense.metric, None, "label", at)
        metric = self.index.totals.get(words[at])
        return None if metric is None else Evidence(metric, None, "label", at)

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
        if mention.unit is None or (mention.counted is None and not mention.inferred):
            return None
        if mention.counted is None and mention.unit == PERSON:
            return PERSON  # "left 30 wounded" counts people and does not say what kind
        head, _, per = mention.unit.partition("/")  # "900 drones a month"
        if "0" <= per < ":":
            return THING  # "12 deaths per 100,000 people" are no deaths of an event
        if self.senses.is_wary(head) and self.senses.on_topic(head):
            return self.senses.wary_metric(head)
        # "900 military personnel" are troops, "900 medical personnel" are not
        pair = " ".join((mention.counted or "").lower().split()[-2:])
        model, _, kind = pair.partition(" ")
        if kind and any(map(str.isdigit, model)):
            pair = f"# {kind}"  # "F-16 fighters" are no soldiers
        found = self.index.nouns.get(pair) or metric_of_noun(self.index, head)
        if found is None and mention.counted_spans:
            first = self.scan.word_at(mention.counted_spans[-1].end - 1)
            if words[first] in demonym_index() and self.scan.is_capitalised(first):
                return "people"
        return THING if found == COUNT else found or COUNT

    def _refers(self, figure: Figure) -> bool:
        """Whether a bare figure was read as one of people or things, and is no mere numeral."""
        mention = figure.mention
        return "counted" in mention.inferred or mention.modifier not in ("exact", "approx")

    def _is_strong(self, figure: Figure) -> bool:
        """Whether the figure is the size of a group: "a 350-strong contingent"."""
        words, after = self.scan.words, figure.last + 1
        if figure.mention.counted is None and after < figure.stop and words[after] == "strong":
            return True
        return after + 1 < figure.stop and words[after] == "-" and words[after + 1] == "strong"

    def _strong_group(self, figure: Figure) -> Evidence | None:
        """The group whose size stands behind it: "fresh units, about 1,500 strong"."""
        words = self.scan.words
        if words[figure.last + 1 : figure.last + 2] != ["strong"]:
            return None
        for at in range(figure.first - 1, max(figure.start, figure.first - GROUP) - 1, -1):
            metric = self.index.groups.get(noun_lemma(words[at]))
            if metric is not None:
                return Evidence(metric, None, "group", at)
        return None

    def _own_words(self, figure: Figure, noun: str | None) -> Evidence | None:
        """A participle inside the noun phrase: "12 wounded soldiers", "40 lives" that were lost."""
        mention, words = figure.mention, self.scan.words
        if words[figure.last + 1 : figure.last + 3] in WHOLES:
            # "several of the wounded", "six of the 14 wounded"
            at = figure.last + 3
            if at in self.at:
                at = self.figures[self.at[at]].last + 1
            word = words[at] if at < len(words) else ""
            part = self.senses.first(self.index.predicates.get(word, ()), None)
            if part is not None and not part.own:
                died = self.died(at + 1)
                if died is not None:
                    return died
                return Evidence(part.metric, self.action(word), "part", at)
        if figure.end > figure.last:
            # "5 shot" is no count of shots, "three dead" and "10 missing" have no noun at all
            head = self.senses.first(self.index.predicates.get(words[figure.end], ()), None)
            if head is not None and not head.own:
                metric = self.fatal_metric(head.metric, figure.end, figure)
                return Evidence(metric, self.action(words[figure.end]), "head", figure.end)
        if noun is not None and not self.senses.is_open(noun):
            return None
        if mention.counted is not None and mention.unit == "life":
            return self.lives(figure)
        for at in range(figure.last + 1, figure.end):
            sense = self.senses.first(self.index.predicates.get(words[at], ()), noun)
            if sense is not None and not sense.own:
                metric = self.fatal_metric(sense.metric, at, figure)
                return Evidence(metric, self.action(words[at]), "participle", at)
        return None

    def _shared(self, k: int, noun: str | None) -> Evidence | None:
        """The evidence of the figure before it, where one predicate serves both."""
        if k == 0:
            return None
        figure, before = self.figures[k], self.figures[k - 1]
        evidence = self.found[k - 1]
        if noun in BARE and not is_whole(figure):
            return None  # "tremors of 4.9 and 4.1"
        if before.sentence != figure.sentence or evidence.metric is None:
            return None
        if self.scan.words[figure.end + 1 : figure.end + 2] == ["without"]:
            return None  # "12 missing and 30,000 without power"
        # "dozens injured, including three children"
        begin = max(before.end, evidence.at if evidence.at < figure.first else -1) + 1
        between = self.scan.words[begin : figure.first]
        if between and between[0] in DASHES:
            between = between[1:]  # "nine – including two boys – were hurt"
        part = "including" in between and self.index.metrics[evidence.metric].kind == "incident"
        if evidence.at < 0 and noun not in BARE and not part:
            return None
        told = before.end <= evidence.at < figure.first and evidence.how in ("predicate", "head")
        if told and noun not in BARE and between[:1] == ["and"]:
            return None  # "we have 130 wounded and two surgeons"
        if not self.senses.allows(evidence.metric, noun):
            return None
        if figure.mention.low == 1 and between[-1:] == ["of"]:
            return None  # "killed four members of one family"
        if not between or len(between) > 7 or evidence.how == "participle":
            return None
        entry = self.index.metrics.get(noun or "")
        other = noun not in BARE and noun not in self.index.people
        other = other and not (entry is not None and entry.own)  # soldiers are people, too
        if other and list(between) == [","] and evidence.at > before.end:
            return None  # "in which 900 people died, more than 200 brands signed"
        joins = self.index.walk.joins
        if all(word in joins for word in between):
            return evidence._replace(how="shared")
        # "killed 12 people in the capital and 13 in the port"
        if noun in BARE and between[-1] in ("and", ","):
            return evidence._replace(how="shared")
        return None
