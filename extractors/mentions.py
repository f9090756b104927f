"""What the extractors find, before it becomes facts.

Every mention keeps the spans it was read from, and ``document.text[m.span.start:m.span.end]``
is its surface. Amounts are ``low``/``high``; an end that is not known is None, never 0.
"""

from typing import Literal, NamedTuple, TypeAlias

from newsfacts.documents.records import Span

Modifier: TypeAlias = Literal[
    "exact", "approx", "at_least", "more_than", "at_most", "less_than", "range", "vague"
]
Role: TypeAlias = Literal["level", "change", "before", "after"]
Trend: TypeAlias = Literal["up", "down"]
Modality: TypeAlias = Literal[
    "asserted", "estimated", "possible", "projected", "conditional", "denied"
]
TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
TimeRelation: TypeAlias = Literal["on", "since", "until", "by", "before", "after", "during"]
PlaceRelation: TypeAlias = Literal["in", "to", "toward", "from", "near"]
QuoteType: TypeAlias = Literal["direct", "indirect", "mixed"]
Family: TypeAlias = Literal["say", "document", "belief", "intent", "stance"]
ClaimantType: TypeAlias = Literal[
    "official",
    "organisation",
    "person",
    "media",
    "document",
    "anonymous",
    "unattributed",
]


class Rejection(NamedTuple):
    """A number that is not a quantity, and why: "ordinal", "identifier", "date", "link"."""

    span: Span
    reason: str


# The rule of a clock time that tells when an entry of a live report was written, and nothing of
# what the entry tells.
ENTRY_STAMP = "time: entry stamp"


class TimeMention(NamedTuple):
    """A time expression with its TIMEX3 reading.

    ``span`` has the determiner inside ("the past three months") and the preposition outside;
    ``start``/``end`` are the first and last ISO day, None where the value names no calendar time.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None  # TIMEX3: START, MID, END, APPROX, EQUAL_OR_LESS …
    start: str | None = None
    end: str | None = None
    relation: TimeRelation | None = None
    relation_span: Span | None = None  # "since", "by" …
    rule: str = ""
    ahead: bool = False  # of a time that nobody can place: whether its verb looks ahead


class QuantityMention(NamedTuple):
    """A figure: modifier, number, scale word and unit of measure, without the counted noun."""

    span: Span
    number: Span
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str | None  # canonical, or the lemma of the counted noun
    counted: str | None  # the counted noun phrase as written, None for measures
    metric: str
    role: Role = "level"
    trend: Trend | None = None
    subject: str | None = None  # whose people, soldiers … are counted
    action: str | None = None  # lemma of the governing verb
    state: str | None = None  # its class in the metric's lexicon
    modifier_spans: tuple[Span, ...] = ()
    counted_spans: tuple[Span, ...] = ()
    modality: Modality | None = None  # only what the figure itself says ("an estimated 12")
    hedge_spans: tuple[Span, ...] = ()
    inferred: tuple[str, ...] = ()  # parts taken from elsewhere: "counted", "subject" …
    rule: str = ""


class ClaimantMention(NamedTuple):
    """Who a source is, resolved: "he" is Pat Ryder."""

    name: str | None  # canonical; None for "is estimated"
    type: ClaimantType
    parent: str | None = None  # the body behind it: Pentagon, United States
    others: tuple[str, ...] = ()
    via: tuple[str, ...] = ()  # from the article outwards, nearest first


class Attribution(NamedTuple):
    """Source, cue and content: who says what, by which words. Spans in text order."""

    source: tuple[Span, ...]  # empty where nobody is named
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: QuoteType
    family: Family
    claimant: ClaimantMention
    modality: Modality = "asserted"  # what the cue makes of its content
    hedge_spans: tuple[Span, ...] = ()  # the words that make it so
    said: TimeMention | None = None  # the time of saying
    rule: str = ""

    @property
    def span(self) -> Span:
        """The hull of the content: from the first character of the content to its last."""
        return Span(
            min(span.start for span in self.content), max(span.end for span in self.content)
        )


class PlaceMention(NamedTuple):
    """A place name with its relation to what stands before it."""

    span: Span
    name: str  # canonical
    within: str | None  # the country or region that contains it
    relation: PlaceRelation
    relation_span: Span | None = None  # "near", "toward" …
    rule: str = ""
