"""An amount while it is read: word indices instead of characters, open to later steps.

``parse`` makes one from its number, ``settle`` completes it from its neighbours, and only then does
it become a ``QuantityMention``.
"""

from typing import TypeAlias

from newsfacts.documents.records import Span
from newsfacts.extractors.mentions import Modality, Modifier, QuantityMention, Role, Trend
from newsfacts.extractors.scanning import Scan

Words: TypeAlias = tuple[int, int]  # first and last word, both inside


class Amount:
    """One figure. Indices are into ``Scan.words``, pairs of them have both ends inside."""

    __slots__ = (
        "_scan", "bare", "counted", "first", "form", "hedges", "high", "inferred", "last", "low",
        "metric", "modality", "modifier", "modifiers", "number", "refused", "role", "rule",
        "scale", "seen", "trend", "unit",
    )  # fmt: skip

    def __init__(
        self, scan: Scan, number: Words, low: float | None, high: float | None, form: str
    ) -> None:
        self._scan = scan
        self.first, self.last = number
        self.number = number
        self.low = low
        self.high = high
        self.form = form  # digits, words, vague, fraction, multiple: how the number is written
        self.scale = 1.0  # the scale word behind it: "3 million" 1e6
        self.modifier: Modifier = "vague" if form == "vague" else "exact"
        self.unit: str | None = None
        self.metric = "count"
        self.counted: tuple[Words, ...] = ()
        self.bare = True  # neither unit of measure nor counted noun of its own
        self.role: Role = "level"
        self.trend: Trend | None = None
        self.modifiers: tuple[Words, ...] = ()
        self.hedges: tuple[Words, ...] = ()
        self.modality: Modality | None = None  # estimated or denied: what the figure itself says
        self.inferred: tuple[str, ...] = ()
        self.rule = form
        self.seen: tuple[int, Words | None] = (-1, None)  # the phrase read from a word, kept
        self.refused = ""  # why the number is no amount after all

    @property
    def span(self) -> Span:
        """The characters of the figure."""
        return self._scan.span(self.first, self.last)

    @property
    def end(self) -> int:
        """The last word of the figure with its own counted noun."""
        if self.counted and "counted" not in self.inferred:
            return max(self.last, self.counted[-1][1])
        return self.last

    @property
    def is_measure(self) -> bool:
        """Whether it has a unit of measure, so that nothing is counted."""
        return self.metric != "count" or (self.unit is not None and not self.counted)

    def mention(self) -> QuantityMention:
        """The figure as what the extractor yields."""
        scan = self._scan
        counted_spans = self._spans(self.counted)
        counted = counted_spans[0] if counted_spans else None
        return QuantityMention(
            span=self.span,
            number=scan.span(*self.number),
            low=self.low,
            high=self.high,
            modifier=self.modifier,
            unit=self.unit,
            counted=scan.text[counted.start : counted.end] if counted else None,
            metric=self.metric,
            role=self.role,
            trend=self.trend,
            modifier_spans=self._spans(self.modifiers),
            counted_spans=counted_spans,
            modality=None if self.modality == "asserted" else self.modality,
            hedge_spans=self._spans(self.hedges),
            inferred=self.inferred,
            rule=self.rule,
        )

    def _spans(self, pairs: tuple[Words, ...]) -> tuple[Span, ...]:
        """The characters of pairs of words, of which most figures have none."""
        return tuple([self._scan.span(*pair) for pair in pairs]) if pairs else ()
