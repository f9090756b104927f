"""Which claimant a figure has: that of the innermost attribution whose content holds it."""

import sys
from collections.abc import Sequence

from newsfacts.documents.records import Span
from newsfacts.extractors.mentions import Attribution, ClaimantMention

REQUESTS = ("verb ask", "tag ask", "passive ask", "verb request")


class Contents:
    """The attributions of an article, asked for what they hold in the order of the text.

    The pieces of content are swept once: those that have begun and not ended are open.
    """

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        self._pieces = sorted(
            [
                (start, end, k)
                for k, attribution in enumerate(attributions)
                for start, end in attribution.content
            ]
        )
        self.restart()

    def restart(self) -> None:
        """Begin another sweep from the start of the text."""
        self._next = 0
        self._until = -1  # the first end among the open pieces
        self._covering: list[Attribution] = []
        self._open: list[tuple[int, int, int]] = []  # length, minus start, attribution

    def covering(self, span: Span) -> list[Attribution]:
        """The attributions whose content holds a span, innermost first.

        Spans must be asked for by their starts, in order.
        """
        pieces, at = self._pieces, span.start
        begun = self._next
        while self._next < len(pieces) and pieces[self._next][0] <= at:
            start, end, k = pieces[self._next]
            self._open.append((end - start, -start, k))
            self._next += 1
        if self._next > begun or at >= self._until:
            still = [piece for piece in self._open if piece[0] - piece[1] > at]
            self._open = still
            if not still:
                self._until, self._covering = sys.maxsize, []
            elif len(still) == 1:
                length, start, k = still[0]
                self._until, self._covering = length - start, [self.attributions[k]]
            else:
                still.sort()
                self._until = min([piece[0] - piece[1] for piece in still])
                self._covering = [
                    self.attributions[k] for k in dict.fromkeys([k for _, _, k in still])
                ]
        return self._covering


class Linked:
    """A claimant and the attribution that names it."""

    __slots__ = ("attribution", "claimant", "via")

    def __init__(
        self,
        claimant: ClaimantMention,
        attribution: Attribution,
        via: tuple[str, ...],
    ) -> None:
        self.claimant = claimant
        self.attribution = attribution
        self.via = via


def link_claimant(covering: list[Attribution]) -> Linked | None:
    """The innermost claimant with a name, else the innermost without one; None: the article."""
    if not covering:
        return None
    for depth, attribution in enumerate(covering):
        claimant = attribution.claimant
        if _only_wants(attribution) and is_told(covering[depth + 1 :]):
            continue  # "Orvex is preparing to cut 900 jobs, insiders said": they claim it
        if claimant.name is not None:
            outer = [
                other.claimant.name
                for other in reversed(covering[depth + 1 :])
                if other.claimant.name not in (None, claimant.name)
            ]
            via = tuple(dict.fromkeys([*(name for name in outer if name), *claimant.via]))
            return Linked(claimant, attribution, via)
    return Linked(covering[0].claimant, covering[0], covering[0].claimant.via)


def _only_wants(attribution: Attribution) -> bool:
    """Whether somebody plans, demands or asks for what is told: nothing is claimed by that."""
    if attribution.family == "intent":
        return True
    if attribution.family == "stance":
        return attribution.modality == "projected"
    return attribution.rule.startswith(REQUESTS)


def is_told(outer: list[Attribution]) -> bool:
    """Whether somebody tells of the intent of another."""
    return any(
        attribution.family in ("say", "document") and attribution.claimant.name is not None
        for attribution in outer
    )
