"""Which time and places belong to a figure: the nearest of its clause, else of its sentence.

A candidate costs its distance from the figure in words, and more for every clause boundary between.
The cost of each word is summed once along the article, so that a distance is a subtraction.
"""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.hedges import modality_index
from newsfacts.extractors.assembly.timescopes import (
    Rivals,
    Scope,
    is_attributive,
    is_outside,
    scope_of,
)
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import ENTRY_STAMP, Attribution, PlaceMention, TimeMention
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.places.extractor import BARE, POSSESSIVE
from newsfacts.extractors.places.gazetteer import place_marks
from newsfacts.extractors.scanning import Scan

MAX_PLACES = 3
# The cost of a word is 1, and of a boundary between clauses more.
COSTS = {
    **dict.fromkeys((";", ":", "—", "while", "whereas", "although", "though", "but", "because"), 9),
    **dict.fromkeys(
        (",", "and", "or", "which", "who", "that", "where", "when", "after", "before"), 4
    ),
}
UNNAMED = 3  # words from "in the" to "city"
BEFORE_COST = 2  # a place before the figure is a little farther than one behind it
POSSESSIVE_COST = 12  # "Peru's", which may be whose and not where
FAR_COST = 16  # a set of times, or what stands outside the content that holds the figure
# A name without a preposition, or of a dateline, counts only where no other place is named.
SPARE_COST = 80
MAX_TIME_COST = 36  # a time farther from the figure than this tells of something else
MAX_NOW_COST = 7  # so does "now", if it is not in the figure's clause
CURRENT = 8  # words from the counted to the verb that it is the subject of
WINDOW = 60  # words around a figure in which its times and places stand
FEW = 6  # mentions of a sentence that need no window
LENGTHS = ("duration", "age")
DATELINE = 8  # words between the date of a dateline and its dash
DASHES = ("-", "–", "—")
DATELINE_MARKS = (") -", ") –", ") —", ")-", ")–", ")—")


class Near(NamedTuple):
    """A time or a place by its words, with what it costs wherever the figure stands."""

    start: int  # character
    first: int
    last: int
    extra: int
    dateline: bool
    scope: Scope = Scope()  # of a time
    acts: bool = False  # of a place that has a verb of its own


class Scene(NamedTuple):
    """A sentence with figures: its times and places, and what the words before each word cost."""

    base: int  # the first word
    costs: list[int]
    times: list[tuple[TimeMention, Near | None]]
    places: list[tuple[PlaceMention, Near]]
    time_words: list[int]
    place_words: list[int]

    def distance(self, figure: Figure, near: Near) -> int:
        """The cost of the words between a figure and a mention."""
        base, costs = self.base, self.costs
        if near.first > figure.end:
            return costs[near.first - base] - costs[figure.end + 1 - base]
        if near.last < figure.first:
            return costs[figure.first - base] - costs[near.last + 1 - base]
        return 0


class Surroundings:
    """The times and places of an article, asked for those of a figure."""

    def __init__(
        self,
        scan: Scan,
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
    ) -> None:
        self.scan = scan
        self.times = times
        self.places = places
        self.time_starts = [time.span.start for time in times]
        self.place_starts = [place.span.start for place in places]
        self._datelined = any(mark in scan.text for mark in DATELINE_MARKS)
        self._sources = sorted(span for a in attributions for span in a.source)
        self._saying = {a.said.span for a in attributions if a.said is not None}
        self._scenes: dict[int, Scene] = {}
        self.owners: frozenset[int] = frozenset()  # where the subjects of figures stand
        self._firsts = frozenset(figure.first for figure in figures)
        self._rivals = Rivals(scan, figures)

    def time_of(
        self,
        figure: Figure,
        bounds: tuple[int, int],
        until: int = sys.maxsize,
        *,
        incident: bool = False,
    ) -> TimeMention | None:
        """The time that the figure refers to.

        Args:
            figure: The figure.
            bounds: The content that holds it; times outside it belong to the saying.
            until: Where the figure stands that it is set against; what follows is of that one.
            incident: It counts what happened, as what stands beside it may, too.
        """
        scene = self._scene(figure)
        if not scene.times or is_attributive(figure, self.scan.text[slice(*figure.mention.span)]):
            return None
        start, end = figure.mention.span
        length = figure.mention.metric in LENGTHS
        best: TimeMention | None = None
        least = MAX_TIME_COST + 3 * FAR_COST
        for time, near in scene.times[_window(scene.time_words, figure)]:
            if time.span.start < end and start < time.span.end:
                if length and time.type == "DATE":
                    return time  # "10 years ago"
                continue
            if near is None or length or near.start > until:
                continue
            if is_outside(near.scope, figure) or self._rivals.take(
                figure, time, near.first, near.last, incident=incident
            ):
                continue
            cost = scene.distance(figure, near)
            if cost > MAX_TIME_COST or (time.value == "PRESENT_REF" and cost > MAX_NOW_COST):
                continue
            cost += near.extra
            if not bounds[0] <= near.start < bounds[1]:
                cost += FAR_COST
            if cost < least:
                best, least = time, cost
        return best

    def places_of(
        self, figure: Figure, content: Span | None, owner: Span | None
    ) -> list[PlaceMention]:
        """The places of the figure, nearest first.

        Args:
            figure: The figure.
            content: The content that holds it, where somebody says it.
            owner: Where the one stands whose people are counted: "Kenya has sent 400 officers".
        """
        scene = self._scene(figure)
        if not scene.places:
            return []
        start, end = figure.mention.span
        ranked: list[tuple[int, int]] = []
        window = _window(scene.place_words, figure)
        for k, (place, near) in enumerate(scene.places[window], window.start):
            if start <= near.start < end or (owner is not None and owner.start == near.start):
                continue
            if place.relation_span is None and (
                near.start in self.owners or (near.acts and start < near.start)
            ):
                continue  # "Ghana sends 800 soldiers and Togo 450", "the sum that Togo had asked"
            whole = near.first == figure.end + 2 and self.scan.words[near.first - 1] == "of"
            if place.rule == POSSESSIVE and not whole and self._is_whose(near, figure):
                continue  # "Togo sent 60 divers; Ghana's 87 dead were flown home"
            if (
                content is not None
                and not content.start <= near.start < content.end
                and not self._opens_sentence(figure, place)
            ):
                # "officials in Moscow said" is where the claimant is, "In Moscow, officials said"
                # where it may have happened
                continue
            cost = scene.distance(figure, near) + near.extra
            if near.first == figure.end + 1 and near.extra == SPARE_COST:
                cost = 0  # "1,980 have entered Zambia and 900 *Malawi*"
            if near.start < start:
                cost += BEFORE_COST + (SPARE_COST if near.dateline else 0)
            ranked.append((cost, k))
        if len(self._firsts) > 1 and ranked:
            ranked = self._shared_out(scene, figure, ranked)
        ranked.sort()
        found: dict[str, PlaceMention] = {}
        for cost, k in ranked[:MAX_PLACES]:
            if found and cost >= SPARE_COST:
                break
            place = scene.places[k][0]
            found.setdefault(place.name, place)
        return list(found.values())

    def _shared_out(
        self, scene: Scene, figure: Figure, ranked: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """The places without those of the figures beside it: "300 in Oslo and 700 in Bergen".

        "12 were killed and 30 hurt in Oslo" share theirs, and so does what is told before them all.
        """
        before, after = self._rivals.beside(figure)
        tied = [scene.places[k][1] for _, k in ranked if scene.places[k][0].relation_span]
        own = any(
            figure.end < near.first and (after is None or near.first < after.first) for near in tied
        )
        if not own:
            own = is_unnamed_place(self.scan, figure.end + 1)
        elsewhere = after is not None and (
            (own and any(near.first > after.end for near in tied))
            or includes(self.scan, figure.end + 1, after)
        )
        kept: list[tuple[int, int]] = []
        for cost, k in ranked:
            near = scene.places[k][1]
            past = before is not None and before.end < near.first < figure.first
            if own and past and self.scan.words[near.last + 1] != "where":
                continue
            if elsewhere and after is not None and near.first > after.first:
                continue
            kept.append((cost, k))
        return kept

    def _is_whose(self, near: Near, figure: Figure) -> bool:
        """Whether a possessive tells whose another figure is."""
        return figure.first not in (near.last + 1, near.last + 2) and (
            near.last + 1 in self._firsts or near.last + 2 in self._firsts
        )

    def _scene(self, figure: Figure) -> Scene:
        """The sentence of a figure, measured when its first figure asks."""
        known = self._scenes.get(figure.start)
        if known is not None:
            return known
        scan, first, stop = self.scan, figure.start, figure.stop
        start, end = scan.starts[first], scan.starts[stop]
        times = self.times[
            bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)
        ]
        places = self.places[
            bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)
        ]
        if self._sources:
            places = [place for place in places if not self._speaks(place)]
        costs: list[int] = []
        if times or places:
            costs = list(accumulate(map(COSTS.get, scan.words[first:stop], repeat(1)), initial=0))
        near_places = [(place, self._near_place(place)) for place in places]
        scene = self._scenes[first] = Scene(
            first,
            costs,
            [(time, self._near_time(time, first)) for time in times],
            near_places,
            [scan.word_at(time.span.start) for time in times],
            [near.first for _, near in near_places],
        )
        return scene

    def _speaks(self, place: PlaceMention) -> bool:
        """Whether a bare name is that of a claimant: "40 ships, of which Peru says …"."""
        if place.relation_span is not None:
            return False
        at = bisect_left(self._sources, (place.span.start + 1,)) - 1
        return at >= 0 and place.span.end <= self._sources[at].end

    def _near_time(self, time: TimeMention, start: int) -> Near | None:
        """A time by its words; None where no figure can refer to it."""
        last = self.scan.word_at(time.span.end - 1)
        if (
            time.span in self._saying
            or time.value in ("PAST_REF", "FUTURE_REF")
            or time.rule == ENTRY_STAMP
            or (time.type == "DURATION" and time.start is None)
            or (self._datelined and is_dateline(self.scan, last))
        ):
            return None
        first = self.scan.word_at(time.span.start)
        extra = FAR_COST if time.type == "SET" else 0
        return Near(
            time.span.start, first, last, extra, False, scope_of(self.scan, start, first, last)
        )

    def _near_place(self, place: PlaceMention) -> Near:
        first, last = self.scan.word_at(place.span.start), self.scan.word_at(place.span.end - 1)
        extra = 0
        if place.rule == POSSESSIVE:
            extra = POSSESSIVE_COST
        elif place.rule.startswith(BARE):
            extra = SPARE_COST
        dateline = self._datelined and is_dateline(self.scan, last)
        following = self.scan.words[last + 1] if last + 1 < len(self.scan) else ""
        acts = following in grammar().have or following in grammar().modals
        return Near(place.span.start, first, last, extra, dateline, acts=acts)

    def _opens_sentence(self, figure: Figure, place: PlaceMention) -> bool:
        span = place.relation_span
        return span is not None and self.scan.starts[figure.start] == span.start


def includes(scan: Scan, first: int, part: Figure) -> bool:
    """Whether a part of what was counted follows: "8 million, *including* 1 million who left".

    "Eleven people, including two guards, died in Oslo" tells where the eleven died.
    """
    words = scan.words[first : part.first]
    if scan.words[part.end + 1 : part.end + 2] == [","]:
        return False
    return "including" in words or words[-2:] == ["among", "them"]


def is_unnamed_place(scan: Scan, at: int) -> bool:
    """Whether a figure has a place that is not named: "8,000 in the northern city"."""
    words, marks = scan.words, place_marks()
    if words[at : at + 2] not in (["in", "the"], ["at", "the"], ["near", "the"]):
        return False
    return any(
        word in marks.behind or word in marks.before for word in words[at + 2 : at + 2 + UNNAMED]
    )


def _window(words: list[int], figure: Figure) -> slice:
    """Which of a sentence's mentions stand near enough to a figure, however long it is."""
    if len(words) <= FEW:
        return slice(0, len(words))
    return slice(bisect_left(words, figure.first - WINDOW), bisect_left(words, figure.end + WINDOW))


def is_current(scan: Scan, figure: Figure) -> bool:
    """Whether the clause tells of the time of saying: "12 ships *are* waiting"."""
    if figure.mention.metric in LENGTHS:
        return False
    clause, words = modality_index().clause, scan.words
    first, floor = figure.first, max(figure.start, figure.first - CURRENT)
    while first > floor and words[first - 1] not in clause.walls:
        first -= 1
    for at in range(first, min(figure.stop, figure.end + CURRENT)):
        if at > figure.end and words[at] in clause.walls:
            return False
        if words[at] in clause.present and words[at + 1 : at + 2] != ["been"]:
            return True
    return False


def is_dateline(scan: Scan, last: int) -> bool:
    """Whether a mention stands in a dateline: "GENEVA, May 26 (Reuters) -"."""
    words = scan.words
    for at in range(last + 1, min(len(words) - 1, last + DATELINE)):
        word = words[at]
        if word == ")" and words[at + 1] in DASHES:
            return True
        if word == ".":
            return False
    return False
