"""Evidence for the metric of a figure, and what every reader of it shares."""

from typing import NamedTuple

from newsfacts.extractors.grammar import Grammar, grammar
from newsfacts.extractors.metrics.catalogue import MetricIndex
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.senses import Senses
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.scanning import Scan

FATAL = 5  # words from an injury to what says that it was fatal: "trampled or choked to death"
STOPS = frozenset((".", ";", ":", "?", "!", "—", "–", "”", "|"))


class Evidence(NamedTuple):
    """What spoke for a metric: a word of the article, its lemma, and how it governs the figure."""

    metric: str | None
    action: str | None
    how: str
    at: int  # the word that spoke, -1 for the noun alone


class Reader:
    """One article's figures, and the lexicon as it holds for the article."""

    def __init__(self, scan: Scan, figures: list[Figure], index: MetricIndex) -> None:
        self.scan = scan
        self.figures = figures
        self.index = index
        self.grammar: Grammar = grammar()
        self.at = {figure.first: k for k, figure in enumerate(figures)}
        self.ends = frozenset([figure.last for figure in figures])
        self.senses = Senses(scan.words, index)
        self.links = self.grammar.be | index.walk.skip

    def fatal_metric(self, metric: str, at: int, figure: Figure) -> str:
        """Deaths, where an injury is told to be fatal: "shot dead", "fatally shot"."""
        if not self.index.metrics[metric].fatal:
            return metric
        words, fatal = self.scan.words, self.index.fatal
        if words[at - 1] in fatal:
            return "deaths"
        before = figure.first - 1
        if words[before] == "the":
            before -= 1
        if at > figure.end and words[before] == "of" and before - 1 in self.ends:
            return metric  # "two of *the four who were shot* died"
        for ahead in range(at + 1, min(figure.stop, at + FATAL)):
            if ahead in self.at or words[ahead] in STOPS:
                break
            if words[ahead] == "and" and words[ahead + 1].endswith("ing"):
                break  # "sending three to hospital and killing a boy"
            if words[ahead] in fatal:
                return "deaths"
        return metric

    def action(self, word: str) -> str:
        """The lemma of a governing verb; a predicate that is no verb stands for itself."""
        lemma = verb_lemma(word)
        return lemma if lemma in self.index.verbs else word

    def matches(self, at: int, rest: tuple[str, ...]) -> bool:
        """Whether a phrase goes on behind a word."""
        return tuple(self.scan.words[at + 1 : at + 1 + len(rest)]) == rest


def is_whole(figure: Figure) -> bool:
    """Whether a figure can count anything: 5.9 is a reading of an instrument."""
    return all(end is None or end == int(end) for end in (figure.mention.low, figure.mention.high))


def is_excluded(scan: Scan, figure: Figure) -> bool:
    """Whether nothing happened to the counted: "none of the 14", "not one of the 30"."""
    words, first = scan.words, figure.first
    if first < 3 or words[first - 1] not in ("the", "its", "their") or words[first - 2] != "of":
        return False
    return words[first - 3] in ("none", "neither") or words[first - 4 : first - 2] == ["not", "one"]
