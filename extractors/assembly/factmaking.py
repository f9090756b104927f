"""Facts are made here: what each shares with others of its article is made once."""

from collections.abc import Sequence

from newsfacts.documents.records import Span, ZoneName
from newsfacts.extractors.assembly.hedges import Certainty, modality_index
from newsfacts.extractors.assembly.linking import Linked
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import (
    Claimant,
    Extent,
    Fact,
    Interval,
    Kind,
    Offsets,
    Parts,
    Place,
    Quantity,
    Quote,
    Time,
)
from newsfacts.extractors.mentions import PlaceMention, TimeMention
from newsfacts.extractors.scanning import Scan

DEFAULT_ZONE: ZoneName = "body"


class FactMaker:
    """Makes the facts of one article."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        published = scan.document.published
        self.published = None if published is None else Interval(published.start, published.end)
        self._extents: dict[int, tuple[Extent, ZoneName]] = {}
        self._sentence = (0, -1, Extent(0, 0), DEFAULT_ZONE)  # the last one asked for
        self._claimants: dict[tuple[int, tuple[str, ...]], Claimant] = {}
        self._times: dict[int, Time] = {}
        self._stored: dict[int, Place] = {}

    def make(
        self,
        kind: Kind,
        span: Span,
        value: str,
        *,
        linked: Linked | None,
        certainty: Certainty,
        spans: Parts,
        rule: str,
        quantity: Quantity | None = None,
        time: Time | None = None,
        quote: Quote | None = None,
        places: tuple[Place, ...] = (),
        inferred: tuple[str, ...] = (),
    ) -> Fact:
        """A fact of the article, with what it shares with others."""
        document = self.scan.document
        extent, zone = self._extent(span.start)
        return Fact(
            id=fact_id(document.id, kind, span.start, span.end, value),
            kind=kind,
            article=document.id,
            path=document.path,
            outlet=document.outlet,
            published=self.published,
            start=span.start,
            end=span.end,
            text=document.text[span.start : span.end],
            zone=zone,
            sentence=extent,
            quantity=quantity,
            time=time,
            quote=quote,
            claimant=self._nobody(certainty) if linked is None else self.claimant(linked),
            modality=certainty.modality,
            hedge=self._words(certainty.hedge_spans),
            places=places,
            spans=spans,
            inferred=inferred,
            rule=rule,
        )

    def claimant(self, linked: Linked) -> Claimant:
        """Who asserts, as it is stored."""
        claimant, attribution = linked.claimant, linked.attribution
        key = id(attribution), linked.via
        known = self._claimants.get(key)
        if known is None:
            known = self._claimants[key] = Claimant(
                name=claimant.name,
                type=claimant.type,
                text=self._words(attribution.source),
                cue=self._words(attribution.cue),
                said=None if attribution.said is None else self.time(attribution.said),
                others=claimant.others,
                via=linked.via,
                parent=claimant.parent,
            )
        return known

    def _nobody(self, certainty: Certainty) -> Claimant | None:
        """Who says "an estimated 300": nobody who is named; None for the article's own voice."""
        if not certainty.hedge_spans:
            return None
        cue = self._words(certainty.hedge_spans)
        if cue is None or modality_index().clause.agentless.isdisjoint(cue.lower().split()):
            return None
        return Claimant(None, "unattributed", None, cue, None, (), (), None)

    def time(self, time: TimeMention) -> Time:
        """A time, as it is stored."""
        known = self._times.get(id(time))
        if known is None:
            known = self._times[id(time)] = Time(
                text=self.scan.text[time.span.start : time.span.end],
                type=time.type,
                value=time.value,
                mod=time.mod,
                start=time.start,
                end=time.end,
                relation=time.relation,
            )
        return known

    def place(self, mention: PlaceMention) -> Place:
        """A place, as it is stored."""
        known = self._stored.get(id(mention))
        if known is None:
            known = Place(mention.name, mention.relation, mention.within)
            self._stored[id(mention)] = known
        return known

    def _words(self, spans: Sequence[Span]) -> str | None:
        """The words of spans, in text order, parted by an ellipsis."""
        if not spans:
            return None
        text = self.scan.text
        if len(spans) == 1:
            return text[spans[0][0] : spans[0][1]]
        return " … ".join([text[start:end] for start, end in sorted(spans)])

    def _extent(self, offset: int) -> tuple[Extent, ZoneName]:
        """The sentence of an offset and its zone; the whole article where there is none."""
        start, end, extent, zone = self._sentence
        if start <= offset < end:
            return extent, zone
        index = self.scan.sentence_index(offset)
        known = self._extents.get(index)
        if known is not None:
            return known
        extent, zone = Extent(0, len(self.scan.text)), DEFAULT_ZONE
        if index >= 0:
            sentence = self.scan.sentences[index]
            extent, zone = Extent(sentence.start, sentence.end), sentence.zone
            self._sentence = sentence.start, sentence.end, extent, zone
        self._extents[index] = extent, zone
        return extent, zone


def hull(spans: Sequence[Span]) -> Span:
    """From the first character of some spans to the last."""
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def offsets(spans: tuple[Span, ...]) -> tuple[Offsets, ...]:
    """Spans as offsets in the order of the text."""
    # a Span is a pair of offsets
    return spans if len(spans) < 2 else tuple(sorted(spans))
