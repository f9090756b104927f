"""Victims that are told one by one: "a woman and her son were found dead" counts two.

No number word tells it, but the list stands as one phrase before or behind what befell it, so that
the sentence itself says how many they were; "his wife and four children" are five. Names are not
counted: who "Ann Lee, Bo Lee and the driver" are may be told elsewhere.
"""

from bisect import bisect_right
from functools import cache
from itertools import compress
from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.hedges import modality_index
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.counting import Figure, place_figure, place_figures
from newsfacts.extractors.metrics.evidence import Evidence
from newsfacts.extractors.metrics.predicates import Predicates
from newsfacts.extractors.metrics.senses import PERSON
from newsfacts.extractors.metrics.victimwords import victim_lexicon
from newsfacts.extractors.quantities.numberwords import number_words
from newsfacts.extractors.scanning import Scan

RULE = "victims"
JOINTS = (",", "and", "&", "/")
LAST_JOINTS = ("and", "&")
HYPHENS = ("-", "\u2010", "\u2011")
NEAR = 24  # words around the list in which something must have befallen it
GOING_ON = ("and", "&", "of", "whose")  # "the mother and father of the boy who was killed"
POSSESSIVE = ("'s", "’s", "'", "’")
RESULTS = ("found", "are", "is", "were", "in", "at")
AGES = ("year", "month", "week", "day")
LONGEST = 6  # words before the noun of one victim: "a 14-month-old baby"


class _Victim(NamedTuple):
    first: int
    noun: int
    last: int
    number: float = 1
    told: bool = False  # a figure of its own: "four children"


def find_victims(scan: Scan) -> list[QuantityMention]:
    """The lists of victims of an article that something befell, in text order."""
    lexicon = victim_lexicon()
    words = scan.words
    if lexicon.befallen.isdisjoint(words):
        return []
    reader = _ListReader(scan)
    found: list[QuantityMention] = []
    done = -1
    for at in compress(range(len(words)), map(lexicon.persons.__contains__, words)):
        if at > done and _may_join(words, at):
            victims = reader.read(at)
            if victims:
                done = victims[-1].last
                mention = _mention(scan, victims)
                if mention is not None:
                    found.append(mention)
    return _harmed(scan, found) if found else []


def _may_join(words: list[str], at: int) -> bool:
    """Whether a list may go on or end at a noun, by the words around it alone."""
    behind = words[at + 1 : at + 2]
    if behind != [] and (behind[0] in JOINTS or behind[0] in HYPHENS or behind[0] == "("):
        return True
    # "two women and a *girl* drowned"
    before = words[max(0, at - LONGEST - 1) : at]
    return "and" in before or "&" in before


def _harmed(scan: Scan, found: list[QuantityMention]) -> list[QuantityMention]:
    """Those that were killed, hurt or lost, by the reading that every figure gets."""
    index = metric_index()
    others: dict[int, list[Figure]] = {}  # by their sentence, which no reading leaves
    for each in place_figures(scan, scan.mentions.get("quantities", [])):
        others.setdefault(each.sentence, []).append(each)
    kept = []
    for mention in found:
        figure = place_figure(scan, mention)
        beside = others.get(figure.sentence, [])
        outside = [each for each in beside if not figure.first <= each.first <= figure.end]
        figures = sorted([*outside, figure], key=lambda each: each.first)
        evidence = _read(Predicates(scan, figures, index), figures.index(figure))
        if evidence.metric in index.harm and _is_near(scan, figure, evidence.at):
            kept.append(mention._replace(metric=str(evidence.metric), action=evidence.action))
    return kept


def _read(predicates: Predicates, k: int) -> Evidence:
    for _ in range(k):
        predicates.skip()
    return predicates.read(k, alone=True)


def _is_near(scan: Scan, figure: Figure, at: int) -> bool:
    """Whether what was told stands near, and is not of somebody named before the list."""
    if at < 0 or not figure.first - NEAR < at < figure.end + NEAR:
        return False
    if at > figure.end and not _negations().isdisjoint(scan.words[figure.end + 1 : at]):
        return False  # "a girl and a man were not hurt"
    # "who lived with his brother and sister, was killed"
    behind = scan.words[figure.end + 1 : figure.end + 2]
    placed = scan.words[figure.first - 1] in grammar().prepositions
    return at < figure.first or not placed or behind == ["who"]


@cache
def _negations() -> frozenset[str]:
    return frozenset(word for word, said in modality_index().marks.items() if said == "denied")


class _ListReader:
    """Reads the lists of one article, with the figures that stand in them."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.lexicon = victim_lexicon()
        self._told: dict[int, _Victim] | None = None
        self._ends: dict[int, _Victim] = {}

    def read(self, noun: int) -> list[_Victim]:
        """The victims of the list that has its first without a figure at ``noun``; or none."""
        words = self.scan.words
        first = self._begin(noun)
        before = words[first - 1] if first else ""
        if before in self.lexicon.before or _is_figure(before):
            return []
        victims = [self._victim(first, noun)]
        if before in JOINTS:
            at = first - 2 if words[first - 2] not in JOINTS else first - 3
            told = self._figure_ending(at)
            if told is None:
                return []  # "Ann Lee, a teacher, and a friend"
            victims.insert(0, told)
        joined = before in LAST_JOINTS
        while not joined:
            at = victims[-1].last + 1
            if words[at : at + 1] == [","] and words[at + 1 : at + 2] in (["and"], ["then"]):
                at += 1
            if at + 1 >= len(words) or words[at] not in JOINTS:
                break
            following = self._following(at + 1)
            if following is None:
                break
            joined = words[at] in LAST_JOINTS
            victims.append(following)
        return victims if len(victims) > 1 and self._is_closed(victims, joined=joined) else []

    def _following(self, at: int) -> _Victim | None:
        """One more victim from its first word on: "his young son", "himself", "four children"."""
        words, lexicon = self.scan.words, self.lexicon
        if words[at] == "then":
            at += 1
        if words[at] in lexicon.selves:
            return _Victim(at, at, at)
        if _is_figure(words[at]) or (words[at + 1 : at + 2] and _is_figure(words[at + 1])):
            told = self._figures().get(at) or self._figures().get(at + 1)
            if told is not None:
                return told._replace(first=at)
        first = at
        if words[at] in lexicon.determiners:
            at += 1
        for noun in range(at, min(len(words), at + LONGEST)):
            if words[noun] in lexicon.persons and words[noun + 1 : noun + 2] != ["'s"]:
                return self._victim(first, noun)
            if not self._describes(noun):
                return None
        return None

    def _victim(self, first: int, noun: int) -> _Victim:
        """One victim, past what belongs to the noun: "mother-in-law", "baby boy", an age."""
        words, lexicon = self.scan.words, self.lexicon
        if words[noun + 1 : noun + 2] != [] and words[noun + 1] in lexicon.persons:
            noun += 1
        elif (
            noun + 4 < len(words) and words[noun + 1] in HYPHENS and words[noun + 4] in lexicon.law
        ):
            noun += 4
        return _Victim(first, noun, self._pass_age(noun), lexicon.several.get(words[noun], 1))

    def _begin(self, noun: int) -> int:
        """The first word of the victim whose noun stands at ``noun``."""
        words, determiners = self.scan.words, self.lexicon.determiners
        at = noun
        while at > 0 and noun - at < LONGEST and self._describes(at - 1):
            at -= 1
        if at > 0 and words[at - 1] in determiners:
            return at - 1
        # "an Army soldier", "a Dover couple"
        if at > 1 and words[at - 2] in determiners and words[at - 1].isalpha():
            return at - 2
        return at

    def _describes(self, at: int) -> bool:
        """Whether a word may stand between the determiner and the noun, ages among them."""
        word = self.scan.words[at]
        if word in self.lexicon.adjectives or word in HYPHENS:
            return True
        behind = self.scan.words[at + 1 : at + 2]
        return _is_figure(word) and behind != [] and (behind[0] in HYPHENS or behind[0] in AGES)

    def _pass_age(self, noun: int) -> int:
        """Past the age behind a noun: "a woman, 34," and "a boy (9)"."""
        words = self.scan.words
        if noun + 3 < len(words) and words[noun + 1] in (",", "(") and words[noun + 2].isdecimal():
            if words[noun + 1] == "(" or words[noun + 3 : noun + 5] == [",", "and"]:
                return noun + 3
            return noun + 2
        return noun

    def _is_closed(self, victims: list[_Victim], *, joined: bool) -> bool:
        """Whether the list ends there: no further person and no possessive goes on behind it."""
        words, at = self.scan.words, victims[-1].last + 1
        if at < len(words) and self._ends_line(at):
            return joined or words[victims[-1].noun] in self.lexicon.selves
        if at < len(words) and words[at] == "," and words[at - 1].isdecimal():
            at += 1  # "father, daughter, 9, found dead"
        joined = joined or words[victims[-1].noun] in self.lexicon.selves
        if at >= len(words):
            return joined
        if words[at] in POSSESSIVE or words[at] in HYPHENS or words[at] in GOING_ON:
            return False
        if words[at] in JOINTS and at + 1 < len(words) and self._following(at + 1) is not None:
            return False
        last = victims[-1]
        if self.scan.is_capitalised(at) and last.first == last.noun:
            return self.scan.is_capitalised(last.noun)  # "husband and father Ed Lee" is one
        # "Man, child injured in shooting": headlines leave "and" out
        return joined or words[at] in self.lexicon.befallen or words[at] in RESULTS

    def _ends_line(self, at: int) -> bool:
        """Whether a line ends before a word, as a headline does."""
        return "\n" in self.scan.text[self.scan.ends[at - 1] : self.scan.starts[at]]

    def _figure_ending(self, at: int) -> _Victim | None:
        self._figures()
        return self._ends.get(at)

    def _figures(self) -> dict[int, _Victim]:
        """The counts of persons, by the word that they begin with."""
        if self._told is None:
            self._told = {}
            index = metric_index()
            for figure in place_figures(self.scan, self.scan.mentions.get("quantities", [])):
                mention = figure.mention
                if mention.low is None or mention.low != mention.high or mention.low < 1:
                    continue
                if not mention.counted or "counted" in mention.inferred:
                    continue
                people = index.nouns.get(mention.unit or "") in index.people
                if people and mention.metric in ("", "count") and figure.end > figure.last:
                    told = _Victim(figure.first, figure.end, figure.end, mention.low, True)
                    self._told[figure.first] = self._ends[figure.end] = told
        return self._told


def _is_figure(word: str) -> bool:
    return "0" <= word[:1] < ":" or word in number_words()


def _mention(scan: Scan, victims: list[_Victim]) -> QuantityMention | None:
    """The list as a figure; it stands where the first victim does that has no figure."""
    first, last = victims[0].first, victims[-1].last
    if scan.sentence_index(scan.starts[first]) != scan.sentence_index(scan.starts[last]):
        return None
    whole = span = scan.span(first, last)
    quantities = scan.mentions.get("quantities", [])
    at = bisect_right(quantities, whole.start, key=lambda mention: int(mention.span.end))
    if at < len(quantities) and quantities[at].span.start < whole.end:
        span = _outside(scan, next(victim for victim in victims if not victim.told))
    number = float(sum(victim.number for victim in victims))
    return QuantityMention(
        span=span,
        number=span,
        low=number,
        high=number,
        modifier="exact",
        unit=PERSON,
        counted=scan.text[whole.start : whole.end],
        metric="",
        counted_spans=(whole,),
        inferred=("number",),
        rule=RULE,
    )


def _outside(scan: Scan, victim: _Victim) -> Span:
    """What a victim is called, without an age before it."""
    first = victim.noun
    while first > victim.first and not _is_aged(scan.words[first - 1]):
        first -= 1
    return scan.span(first, victim.noun)


def _is_aged(word: str) -> bool:
    return word in ("old", "aged") or _is_figure(word)
