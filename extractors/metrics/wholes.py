"""Parts and the wholes that they are of: "31 of the dead", "half of the town's 20,000 people".

What befell a part befell nobody else: where half of 20,000 fled, 20,000 are the inhabitants. And a
part of those whom something befell is one of them: "two of the crew were among the dead".
"""

from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import STOPS, Evidence, Reader
from newsfacts.extractors.metrics.senses import PERSON
from newsfacts.extractors.morphology import verb_lemma

OWNER = 5  # words from "of" to the possessive before a whole
POSSESSIVE = ("'s", "’s", "'", "’")
PART_OF = ("of", "among", "amongst")
THOSE = ("the", "those", "these")
INCLUDE = ("include", "included", "includes")
LED = 8  # words from "of the dead," to its part
JOINED = 4  # words from the counted to "among the dead"
CLAUSE = 10  # words behind a participle in which its clause would have another verb
MISCOUNT = 8  # words behind the counted in which it is said to be counted wrongly


class Wholes(Reader):
    """Reads of whom a figure is a part, and what part is of a figure."""

    def party(self, figure: Figure) -> Evidence | None:
        """Those whom a figure is told to be among: "of the dead, 31", "were among the dead"."""
        if not self.index.walk.parted.isdisjoint(self.scan.words[figure.end + 1 : figure.stop]):
            behind = self._among_behind(figure)
            if behind is not None:
                return behind
        return self._led(figure)

    def _among_behind(self, figure: Figure) -> Evidence | None:
        """As in "two soldiers *were among those killed*"."""
        words, at = self.scan.words, figure.end + 1
        stop = min(figure.stop, at + JOINED)
        while at < stop and (words[at] in self.grammar.be or words[at] in self.grammar.adverbs):
            at += 1
        joined = at < stop and words[at - 1] in self.grammar.be | self.grammar.adverbs
        if joined and words[at] in ("among", "amongst"):
            return self._those(at + 1)
        return None

    def _led(self, figure: Figure) -> Evidence | None:
        """As in "*of the dead*, 31 were", "*among the dead were* two", "*the dead include* two"."""
        words, before = self.scan.words, figure.first - 1
        if before <= figure.start:
            return None
        if words[before] in INCLUDE:
            back = next((b for b in range(2, 5) if words[before - b] in THOSE), 0)
            told = self._those(before - back) if back and before - back >= figure.start else None
            return told if told is not None and told.at == before - 1 else None
        if words[before] not in (",", ":", "were", "was", "are", "is"):
            return None
        for at in range(before - 2, max(figure.start, before - LED) - 1, -1):
            if words[at] in STOPS:
                return None
            if words[at] in PART_OF and (words[before] == "," or words[at] != "of"):
                fronted = at == figure.start or not words[at - 1].isalpha()
                joined = at > figure.start and words[at - 1] in self.grammar.conjunctions
                return self._those(at + 1) if fronted or joined else None
        return None

    def _those(self, at: int) -> Evidence | None:
        """What befell "the dead", "those who were killed", read from the determiner on."""
        words = self.scan.words
        if at + 1 >= len(words) or words[at] not in THOSE:
            return None
        at += 1
        if at in self.at:
            at = self.figures[self.at[at]].last + 1  # "among the 40 killed"
        while at + 1 < len(words) and (
            words[at] in self.index.walk.relatives
            or words[at] in self.links
            or words[at] in self.grammar.have
        ):
            at += 1
        metric = self.index.walk.fallen.get(words[at])
        if metric is not None:
            return Evidence(metric, None, "party", at)
        if words[at] in self.index.nouns and words[at] not in self.index.predicates:
            return None
        said = self.senses.first(self.index.predicates.get(words[at], ()), PERSON)
        if said is None or said.own:
            verbs = self.index.verbs.get(verb_lemma(words[at]), ())  # "of those who died"
            said = next((sense for sense in verbs if sense.mode == "subject"), None)
            if said is None or words[at - 1] not in self.index.walk.relatives:
                return None
        follows = words[at + 1 : at + 2]
        if follows and follows[0] in self.index.nouns:
            return None  # "among the injured dogs"
        return Evidence(said.metric, self.action(words[at]), "party", at)

    def died(self, at: int) -> Evidence | None:
        """What parts of the hit did, where they died of it: "two of the wounded *later died*"."""
        words = self.scan.words
        while at < len(words) and (
            words[at] in self.grammar.adverbs
            or words[at] in self.grammar.have
            or words[at] in self.index.walk.skip
        ):
            at += 1
        verb = verb_lemma(words[at]) if at < len(words) else ""
        for sense in self.index.verbs.get(verb, ()):
            if sense.mode == "subject" and sense.metric == "deaths":
                return Evidence(sense.metric, verb, "subject", at)
        return None

    def is_base(self, figure: Figure) -> bool:
        """Whether a part of the figure was told before it: "half of the town's 20,000 people"."""
        words, at = self.scan.words, figure.first - 1
        if at <= figure.start:
            return False
        if words[at] in POSSESSIVE:
            floor = max(figure.start, at - OWNER)
            at = next((i for i in range(at - 1, floor, -1) if words[i] == "of"), -1)
        elif words[at] in self.grammar.determiners:
            at -= 1
        if at <= figure.start or words[at] != "of":
            return False
        return at - 1 in self.ends or words[at - 1] in self.index.walk.shares

    def is_told_of_base(self, figure: Figure, evidence: Evidence) -> bool:
        """Whether what was found behind a whole describes it: "of the 200 *killed*, half were".

        "Half of the 200 people *who were killed*" does, "half of the 200 people *were killed*" not.
        """
        words, first = self.scan.words, figure.end + 1
        relative = words[first] in self.index.walk.relatives or evidence.how == "relative"
        if relative or evidence.at <= figure.end:
            return True
        if evidence.at != first:
            return False
        if self.died(first + 1) is not None:
            return True  # "two of the 40 wounded later died"
        for at in range(first + 1, min(figure.stop, first + CLAUSE)):
            if words[at] in STOPS or words[at] in self.index.walk.relatives:
                return False
            if words[at] in self.grammar.be or words[at] in self.grammar.have:
                return True
        return False

    def is_miscounted(self, figure: Figure) -> bool:
        """Whether the counted were counted wrongly: "four bodies had been counted twice"."""
        words, first = self.scan.words, figure.end + 1
        stop = min(figure.stop, first + MISCOUNT)
        miscounts = self.index.walk.miscounts
        near = words[first:stop]
        for k in range(len(near) - 1):
            if near[k] in STOPS or near[k] == ",":
                return False
            if f"{near[k]} {near[k + 1]}" in miscounts:
                return True
        return False
