"""Which figures a time may be of: those of its own clause, and of no aside or relative beside it.

"The mill, opened in 1956, employs 240": the year is that of an aside. "Peru sent 900 in May, Chile
has offered 300": the month is that of Peru's. "Turnout was 61%, up four points since March": the
month is that of the change.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import TimeMention
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.scanning import Scan

PARTICIPLE = 5  # words from a time back to the comma before its participle
ASIDE = 14  # words from a time back to the comma before its relative clause, or apposition
LEAST = 2  # words of an apposition before its time: "the mayor since 2011"
MEETING = 6  # words from a time back to the participle of another noun: "leaders meeting in Lima"
SUBJECT = 5  # words from a clause's first to its verb
ADJACENT = 6  # words from a figure to the time that is its own
PREPOSITION = 2  # words from "6%" to the month of "6% in June"
SHORTEST = 4  # letters of no superlative: "west"
EXTREME = 5  # words from "the lowest" to its year
OPENING = 3  # words of "a figure that"
LISTED = 3  # words between figures of one list: "12 dead and 30 hurt"
WITHIN = frozenset(("of", "to", "in"))  # "300 of its 900 jobs", "131 votes to 118"
JOINTS = frozenset((",", ";", "and", "but", "while", "whereas"))
RELATIVES = frozenset(("which", "who", "whose", "whom", "where", "when"))
BARRIERS = frozenset(("while", "whereas", ";"))
BOUNDS = frozenset(("by", "since", "until"))  # relations that two clauses do not share
ENDS = frozenset((".", ";", ":", "?", "!", "“", "”", '"'))
ATTRIBUTIVE = frozenset(("distance", "area", "mass", "volume", "speed"))


class Scope(NamedTuple):
    """Where the figures of a time stand."""

    aside: tuple[int, int] | None = None  # the commas around it: only figures inside are its own
    closed: int = -1  # the verb of the next clause: no figure behind it
    noun: int = -1  # another noun's participle: no figure before it


def scope_of(scan: Scan, start: int, first: int, last: int) -> Scope:
    """The scope of a time by its words; ``start`` is the first word of its sentence."""
    return Scope(
        _aside(scan, start, first, last),
        _closed(scan, start, first, last),
        _participle(scan, start, first),
    )


def is_outside(scope: Scope, figure: Figure) -> bool:
    """Whether the figure stands where a time of this scope says nothing."""
    if scope.aside is not None and not scope.aside[0] < figure.first < scope.aside[1]:
        return True
    if scope.closed >= 0 and figure.first > scope.closed:
        return True
    return figure.end < scope.noun - 1


def is_attributive(figure: Figure, text: str) -> bool:
    """Whether a measure only describes: "along the 40-mile road"."""
    return figure.mention.metric in ATTRIBUTIVE and "-" in text


class Rivals:
    """The figures of an article, asked which of two a time is nearer to by its grammar."""

    def __init__(self, scan: Scan, figures: Sequence[Figure]) -> None:
        self.scan = scan
        self.figures = figures
        self._firsts = [figure.first for figure in figures]

    def beside(self, figure: Figure) -> tuple[Figure | None, Figure | None]:
        """The figures of the sentence right before and right behind one."""
        at = bisect_left(self._firsts, figure.first)
        before = self.figures[at - 1] if at > 0 else None
        after = self.figures[at + 1] if at + 1 < len(self.figures) else None
        return (
            before if before is not None and before.start == figure.start else None,
            after if after is not None and after.start == figure.start else None,
        )

    def take(
        self, figure: Figure, time: TimeMention, first: int, last: int, *, incident: bool
    ) -> bool:
        """Whether a time belongs to another figure, or to a clause that is not the figure's.

        Args:
            figure: The figure that asks.
            time: The time.
            first: The first word of the time.
            last: Its last word.
            incident: The figure counts what happened: "12 died and 30 were hurt on Monday".
        """
        words = self.scan.words
        if time.type == "SET" and self._is_rate(figure, first):
            return True
        if time.relation == "since" and self._is_how_far_back(figure, first, last):
            return True
        if first < figure.first:
            if figure.mention.role == "before" and self._closes(figure, first):
                return True  # "slid to 6% in June from 9%"
            return not incident and not BARRIERS.isdisjoint(words[last + 1 : figure.first])
        if not incident and not BARRIERS.isdisjoint(words[figure.end + 1 : first]):
            return True
        if _is_apposed(words, figure.end + 1, first):
            return True
        before = first - 2 if words[first - 1] in grammar().prepositions else first - 1
        if words[before] in ("and", "but", ";"):
            return True  # "… and on Sunday the army said": the time opens another clause
        mine, rival = bisect_left(self._firsts, figure.first), bisect_left(self._firsts, first) - 1
        if rival <= mine:
            return False
        return time.type == "SET" or self._is_nearer(mine, rival, time, first)

    def _is_how_far_back(self, figure: Figure, first: int, last: int) -> bool:
        """Whether a time tells since when nothing was like it: "1,204, the lowest since 2001".

        "The worst since 2013, when 120 died" dates the 120.
        """
        words = self.scan.words
        for at in range(figure.first - 1, last, -1):
            if words[at] == ",":
                break  # "the worst since a 2019 raid that killed 30, left 17 dead"
            if words[at] == "that" or words[at] in RELATIVES:
                return False
        return _is_extreme(words[max(figure.start, first - EXTREME) : first])

    def _closes(self, figure: Figure, first: int) -> bool:
        """Whether a time stands right behind the figure before this one."""
        before = self.beside(figure)[0]
        return before is not None and 0 < first - before.end <= PREPOSITION

    def _is_rate(self, figure: Figure, first: int) -> bool:
        """Whether another figure stands right before a set: "£900 a year to a nurse on £28,000"."""
        at = bisect_left(self._firsts, first) - 1
        return at >= 0 and self.figures[at] is not figure and self.figures[at].end + 1 >= first

    def _is_nearer(self, mine: int, rival: int, time: TimeMention, first: int) -> bool:
        """Whether a time is that of a figure between: "built 40 homes and paid $2 million in May".

        "12 dead and 30 hurt on Monday" share the day.
        """
        words = self.scan.words
        other = self.figures[rival]
        if words[other.end + 1 : other.end + 2] in (["that"], ["which"], ["who"]):
            return True  # "7%, above the 2.5 that it promised in 2021"
        if other.mention.role == "change" and time.relation == "since":
            return True  # "61%, up four points since March"
        between = words[other.end + 1 : first]
        if time.relation in BOUNDS and words[other.first - 1] in JOINTS and _has_verb(between):
            return True  # "900 homes lost power and 60 had been reconnected by noon"
        if first - other.end > ADJACENT:
            return False
        joins = metric_index().walk.joins
        for k in range(mine, rival):
            between = words[self.figures[k].end + 1 : self.figures[k + 1].first]
            joined = len(between) <= LISTED and not (joins | WITHIN).isdisjoint(between)
            # "12 of the country's 15 provinces", where both count the same noun
            joined = joined or not between or between[:1] == ["of"]
            if not joined:
                return True
        return False


def _is_extreme(words: list[str]) -> bool:
    """Whether a superlative is among the words: "the *lowest* since 2001"."""
    table = nouns()
    for word in words:
        if word in table.superlatives:
            return True
        if word.endswith("est") and len(word) > SHORTEST and word not in table.no_superlatives:
            return True
    return False


def _is_apposed(words: list[str], behind: int, first: int) -> bool:
    """Whether what was told is taken up with a time of its own: "900, *a figure that* may rise"."""
    for at in range(behind, first - 2):
        if words[at] == "," and words[at + 1] in ("a", "an"):
            opening = words[at + 2 : min(first, at + 2 + OPENING)]
            return "that" in opening or not RELATIVES.isdisjoint(opening)
    return False


def _has_verb(words: Sequence[str]) -> bool:
    classes = grammar()
    return any(w in classes.be or w in classes.have or w in classes.modals for w in words)


def _aside(scan: Scan, start: int, first: int, last: int) -> tuple[int, int] | None:
    """The commas of an aside that dates something else: "the mill, opened in 1956, employs 240"."""
    words = scan.words
    if last + 2 >= len(words) or words[last + 1] != ",":
        return None
    for at in range(first - 1, max(start, first - ASIDE) - 1, -1):
        if words[at] in ENDS:
            return None
        if words[at] != ",":
            continue
        opening = words[at + 1]
        if opening in RELATIVES:
            return at, last + 1
        participle = verb_lemma(opening) != opening and not opening.endswith(("s", "ing"))
        if participle and first - at <= PARTICIPLE and at + 1 < first:
            return at, last + 1
        apposed = first - at > LEAST + 1 and words[at - 1].isalpha() and opening != "and"
        return (at, last + 1) if apposed and _has_verb(words[last + 2 : last + 3]) else None
    return None


def _closed(scan: Scan, start: int, first: int, last: int) -> int:
    """The verb of another subject behind a time that ends its clause; -1 where none is."""
    words, classes = scan.words, grammar()
    after, before = last + 1, first - 1
    if after + 2 >= len(words) or words[after] not in JOINTS:
        return -1
    while before > start and (
        words[before] in classes.prepositions or words[before] in classes.determiners
    ):
        before -= 1
    if before <= start or not words[before].isalpha() or words[before] in classes.conjunctions:
        return -1  # "On Monday, Peru said": it opens the clause
    subject = after + 1
    while subject + 1 < len(words) and words[subject] in JOINTS:
        subject += 1
    if not scan.is_capitalised(subject) or words[subject] == "i":
        return -1
    verbs = subject_lexicon().owners.verbs
    for at in range(subject + 1, min(len(words), subject + SUBJECT)):
        word = words[at]
        if word in ENDS or word in JOINTS:
            return -1
        if _has_verb((word,)) or verb_lemma(word) in verbs:
            return at
    return -1


def _participle(scan: Scan, start: int, first: int) -> int:
    """The participle of another noun that a time goes with: "leaders meeting in Lima today"."""
    words, classes = scan.words, grammar()
    for at in range(first - 1, max(start, first - MEETING), -1):
        word, noun = words[at], words[at - 1]
        if word in JOINTS or word in ENDS:
            return -1
        if word.endswith("ing") and verb_lemma(word) != word:
            plural = noun.isalpha() and noun.endswith("s") and not noun.endswith("ss")
            closed = noun in classes.be or noun in classes.have or noun in classes.prepositions
            return at if plural and not closed and noun not in classes.adverbs else -1
    return -1
