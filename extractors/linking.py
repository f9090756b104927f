"""Which claimant, time and places belong to a figure.

The claimant is that of the innermost attribution whose content holds the figure. Times and places
are those of the figure's clause before those of its sentence: each candidate costs its distance in
words, and more for every clause boundary between.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.counting import Figure
from newsfacts.extractors.mentions import (
    Attribution,
    ClaimantMention,
    PlaceMention,
    TimeMention,
)
from newsfacts.extractors.modality import modality_index
from newsfacts.extractors.places import BARE, POSSESSIVE
from newsfacts.extractors.scanning import Scan

MAX_PLACES = 3
WALL_COST = 8  # a boundary between clauses
COMMA_COST = 3
BEFORE_COST = 2  # a place before the figure is a little farther than one behind it
BARE_COST = 6  # a name without a preposition
MAX_TIME_COST = 36  # a time farther from the figure than this tells of something else
MAX_NOW_COST = 7  # so does "now", if it is not in the figure's clause
CURRENT = 8  # words from the counted to the verb that it is the subject of
LENGTHS = ("duration", "age")
DATELINE_COST = (
    100  # where a report was written is where something happened only if nothing else is named
)
DATELINE = 8  # words between the date of a dateline and its dash
HARD = frozenset((";", ":", "—", "while", "whereas", "although", "though", "but", "because"))
SOFT = frozenset((",", "and", "or", "which", "who", "that", "where", "when", "after", "before"))


class Contents:
    """The attributions of an article, asked for what they hold in the order of the text.

    The pieces of content are swept once: those that have begun and not ended are open.
    """

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        self._pieces = sorted(
            (piece.start, piece.end, k)
            for k, attribution in enumerate(attributions)
            for piece in attribution.content
        )
        self._next = 0
        self._open: list[tuple[int, int, int]] = []  # length, minus start, attribution

    def covering(self, span: Span) -> list[Attribution]:
        """The attributions whose content holds a span, innermost first.

        Spans must be asked for by their starts, in order.
        """
        pieces, at = self._pieces, span.start
        while self._next < len(pieces) and pieces[self._next][0] <= at:
            start, end, k = pieces[self._next]
            self._open.append((end - start, -start, k))
            self._next += 1
        if not self._open:
            return []
        self._open = [piece for piece in self._open if piece[0] - piece[1] > at]
        self._open.sort()
        return [self.attributions[k] for k in dict.fromkeys(k for _, _, k in self._open)]


class Linked(NamedTuple):
    """A claimant and the attribution that names it."""

    claimant: ClaimantMention
    attribution: Attribution
    via: tuple[str, ...]


def link_claimant(covering: list[Attribution]) -> Linked | None:
    """The innermost claimant with a name, else the innermost without one; None: the article."""
    if not covering:
        return None
    for depth, attribution in enumerate(covering):
        claimant = attribution.claimant
        if claimant.name is not None:
            outer = [
                other.claimant.name
                for other in reversed(covering[depth + 1 :])
                if other.claimant.name not in (None, claimant.name)
            ]
            via = tuple(dict.fromkeys([*(name for name in outer if name), *claimant.via]))
            return Linked(claimant, attribution, via)
    return Linked(covering[0].claimant, covering[0], covering[0].claimant.via)


def link_time(
    scan: Scan,
    figure: Figure,
    times: Sequence[TimeMention],
    saying: Sequence[Span],
    bounds: Span,
) -> TimeMention | None:
    """The time that the figure refers to: of its clause, else of its sentence.

    Args:
        scan: The article.
        figure: The figure.
        times: The time mentions of its sentence.
        saying: Where times of saying stand.
        bounds: The content that holds the figure; times outside it belong to the saying.
    """
    best: tuple[float, TimeMention] | None = None
    length = figure.mention.metric in LENGTHS
    for time in times:
        span = time.span
        if span.start < figure.mention.span.end and figure.mention.span.start < span.end:
            if length and time.type == "DATE":
                return time  # "10 years ago"
            continue
        if length or is_dateline(scan, scan.word_at(span.end - 1)):
            continue
        if any(said.start < span.end and span.start < said.end for said in saying):
            continue
        if time.value in ("PAST_REF", "FUTURE_REF"):
            continue
        if time.type == "DURATION" and time.start is None:
            continue
        cost = float(distance(scan, figure, span))
        if cost > MAX_TIME_COST or (time.value == "PRESENT_REF" and cost > MAX_NOW_COST):
            continue
        if time.type == "SET":
            cost += 2 * WALL_COST
        if not bounds.start <= span.start < bounds.end:
            cost += 2 * WALL_COST
        if best is None or cost < best[0]:
            best = cost, time
    return best[1] if best is not None else None


def link_places(
    scan: Scan,
    figure: Figure,
    places: Sequence[PlaceMention],
    content: Span | None,
    owner: Span | None,
) -> list[PlaceMention]:
    """The places of the figure, nearest first.

    Args:
        scan: The article.
        figure: The figure.
        places: The place mentions of its sentence.
        content: The content that holds the figure, where somebody says it.
        owner: Where the one stands whose people are counted: "Kenya has sent 400 officers".
    """
    ranked: list[tuple[float, int, PlaceMention]] = []
    for k, place in enumerate(places):
        span = place.span
        if figure.mention.span.start <= span.start < figure.mention.span.end:
            continue
        outside = content is not None and not content.start <= span.start < content.end
        # "officials in Moscow said" is where the claimant is, "In Moscow, officials said" where it
        # may have happened
        if outside and (place.relation_span is None or not _opens_sentence(scan, figure, place)):
            continue
        if owner is not None and owner.start == span.start:
            continue
        cost = float(distance(scan, figure, span))
        if span.start < figure.mention.span.start:
            cost += BEFORE_COST
            if is_dateline(scan, scan.word_at(span.end - 1)):
                cost += DATELINE_COST
        if place.rule == POSSESSIVE:
            cost += 2 * BARE_COST
        elif place.rule.startswith(BARE):
            cost += BARE_COST
        ranked.append((cost, k, place))
    ranked.sort(key=lambda entry: entry[:2])
    found: list[PlaceMention] = []
    for cost, _, place in ranked:
        if found and cost >= DATELINE_COST:
            break
        if place.name not in [other.name for other in found]:
            found.append(place)
    return found[:MAX_PLACES]


def is_current(scan: Scan, figure: Figure) -> bool:
    """Whether the clause tells of the time of saying: "12 ships *are* waiting"."""
    first, stop = clause_words(scan, figure)
    words = scan.words
    return figure.mention.metric not in LENGTHS and any(
        words[at] in modality_index().clause.present
        and words[at + 1 : at + 2] != ["been"]
        and at - figure.end < CURRENT
        for at in range(first, stop)
    )


def is_dateline(scan: Scan, last: int) -> bool:
    """Whether a time stands in a dateline: "GENEVA, May 26 (Reuters) -"."""
    words = scan.words
    for at in range(last + 1, min(len(words) - 1, last + DATELINE)):
        if words[at] == ")" and words[at + 1] in ("-", "–", "—"):
            return True
        if words[at] == ".":
            return False
    return False


def _opens_sentence(scan: Scan, figure: Figure, place: PlaceMention) -> bool:
    span = place.relation_span or place.span
    return scan.word_at(span.start) == figure.start


def distance(scan: Scan, figure: Figure, span: Span) -> int:
    """Words between a figure and a span, with the clause boundaries between them."""
    first, last = scan.word_at(span.start), scan.word_at(max(span.start, span.end - 1))
    if first > figure.end:
        between = scan.words[figure.end + 1 : first]
    elif last < figure.first:
        between = scan.words[last + 1 : figure.first]
    else:
        return 0
    cost = len(between)
    for word in between:
        if word in SOFT:
            cost += COMMA_COST
        elif word in HARD:
            cost += WALL_COST
    return cost


def clause_words(scan: Scan, figure: Figure) -> tuple[int, int]:
    """The words of the figure's clause as ``[first, stop)``."""
    walls = modality_index().clause.walls
    first = figure.first
    while first > figure.start and scan.words[first - 1] not in walls:
        first -= 1
    stop = figure.end + 1
    while stop < figure.stop and scan.words[stop] not in walls:
        stop += 1
    return first, stop
