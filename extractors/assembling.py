"""Mentions become facts: each figure is joined to its claimant, time, places and modality."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from newsfacts.documents.records import Span
from newsfacts.extractors.counting import Figure, place_figures
from newsfacts.extractors.evidence import Evidence
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
    fact_id,
)
from newsfacts.extractors.implied import find_implied
from newsfacts.extractors.inheriting import Reading, inherit
from newsfacts.extractors.linking import (
    Contents,
    Linked,
    link_claimant,
    link_places,
    link_time,
)
from newsfacts.extractors.mentions import (
    Attribution,
    PlaceMention,
    QuantityMention,
    TimeMention,
)
from newsfacts.extractors.metrics import COUNT, metric_index
from newsfacts.extractors.modality import Certainty, judge
from newsfacts.extractors.predicates import Predicates
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.subjects import find_subject

M = TypeVar("M", TimeMention, PlaceMention)


def assemble(scan: Scan) -> list[Fact]:
    """The facts of an article, in text order."""
    return Assembly(scan).facts()


class Assembly:
    """One article's mentions, joined."""

    def __init__(self, scan: Scan) -> None:
        document = scan.document
        self.scan = scan
        self.quantities: list[QuantityMention] = sorted(
            [*scan.mentions.get("quantities", []), *find_implied(scan)],
            key=lambda mention: mention.span,
        )
        self.times: list[TimeMention] = scan.mentions.get("times", [])
        self.places: list[PlaceMention] = scan.mentions.get("places", [])
        self.attributions: list[Attribution] = scan.mentions.get("attribution", [])
        self.contents = Contents(self.attributions)
        self.saying = [a.said.span for a in self.attributions if a.said is not None]
        self.time_starts = [time.span.start for time in self.times]
        self.place_starts = [place.span.start for place in self.places]
        published = document.published
        self.published = None if published is None else Interval(published.start, published.end)

    def facts(self) -> list[Fact]:
        """Quantities, dates and quotes, by where they start."""
        facts = [
            *self._quantity_facts(),
            *(self._date_fact(time) for time in self.times),
            *(self._quote_fact(attribution) for attribution in self.attributions),
        ]
        facts.sort(key=lambda fact: (fact.start, fact.end))
        return facts

    # -- quantities

    def _quantity_facts(self) -> list[Fact]:
        if not self.quantities:
            return []
        readings = read_figures(self.scan, place_figures(self.scan, self.quantities))
        facts: list[Fact] = []
        for reading in readings:
            before = facts[reading.antecedent] if reading.antecedent >= 0 else None
            facts.append(self._quantity_fact(reading, before))
        return facts

    def _quantity_fact(self, reading: Reading, antecedent: Fact | None) -> Fact:
        figure = reading.figure
        mention = figure.mention
        covering = self.contents.covering(mention.span)
        linked = link_claimant(covering)
        certainty = judge(self.scan, figure, reading.evidence, covering)
        sentence = self._sentence(mention.span)
        content = _hull(linked.attribution.content) if linked is not None else None
        time = link_time(
            self.scan,
            figure,
            self._within(self.times, self.time_starts, sentence),
            self.saying,
            content or Span(sentence.start, sentence.end),
        )
        places = link_places(
            self.scan,
            figure,
            self._within(self.places, self.place_starts, sentence),
            content if linked is not None and linked.attribution.source else None,
        )
        inferred = list(reading.inferred)
        stored = tuple(Place(place.name, place.relation, place.within) for place in places)
        if not stored and antecedent is not None and antecedent.places:
            stored = antecedent.places
            inferred.append("places")
        value = f"{mention.low}\0{mention.high}\0{mention.unit}"
        return self._fact(
            "quantity",
            mention.span,
            value,
            quantity=Quantity(
                low=mention.low,
                high=mention.high,
                modifier=mention.modifier,
                unit=reading.unit,
                counted=reading.counted,
                metric=reading.metric,
                role=mention.role,
                trend=mention.trend,
                subject=reading.subject,
                action=reading.evidence.action,
                state=reading.state,
            ),
            time=None if time is None else self._time(time),
            linked=linked,
            certainty=certainty,
            places=stored,
            spans=Parts(
                number=(_offsets(mention.number),),
                modifier=_all_offsets(mention.modifier_spans),
                counted=_all_offsets(mention.counted_spans),
                claimant=_all_offsets(linked.attribution.source) if linked else (),
                cue=_all_offsets(linked.attribution.cue) if linked else (),
                hedge=_all_offsets(certainty.hedge_spans),
                time=() if time is None else (_offsets(time.span),),
                place=_all_offsets([place.span for place in places]),
            ),
            inferred=tuple(dict.fromkeys(inferred)),
            rule=_rule(mention.rule, reading, certainty),
        )

    # -- dates and quotes

    def _date_fact(self, time: TimeMention) -> Fact:
        covering = self.contents.covering(time.span)
        linked = link_claimant(covering)
        certainty = Certainty("asserted", (), "")
        for attribution in covering[:1]:
            if attribution.modality != "asserted":
                certainty = Certainty(attribution.modality, attribution.hedge_spans, "cue")
        return self._fact(
            "date",
            time.span,
            time.value,
            time=self._time(time),
            linked=linked,
            certainty=certainty,
            spans=Parts(
                claimant=_all_offsets(linked.attribution.source) if linked else (),
                cue=_all_offsets(linked.attribution.cue) if linked else (),
                hedge=_all_offsets(certainty.hedge_spans),
                time=(_offsets(time.span),),
            ),
            rule=time.rule,
        )

    def _quote_fact(self, attribution: Attribution) -> Fact:
        hull = _hull(attribution.content)
        cues = _all_offsets(attribution.cue)
        return self._fact(
            "quote",
            hull,
            repr(cues),
            quote=Quote(
                type=attribution.type,
                family=attribution.family,
                source=_all_offsets(attribution.source),
                cue=cues,
                content=_all_offsets(attribution.content),
            ),
            linked=Linked(attribution.claimant, attribution, attribution.claimant.via),
            certainty=Certainty(attribution.modality, attribution.hedge_spans, ""),
            spans=Parts(
                claimant=_all_offsets(attribution.source),
                cue=cues,
                hedge=_all_offsets(attribution.hedge_spans),
                time=() if attribution.said is None else (_offsets(attribution.said.span),),
            ),
            rule=attribution.rule,
        )

    # -- shared

    def _fact(
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
        document = self.scan.document
        sentence = self.scan.sentence_index(span.start)
        extent = self._sentence(span)
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
            zone=self.scan.sentences[sentence].zone if sentence >= 0 else "body",
            sentence=Extent(extent.start, extent.end),
            quantity=quantity,
            time=time,
            quote=quote,
            claimant=None if linked is None else self._claimant(linked),
            modality=certainty.modality,
            hedge=self._words(certainty.hedge_spans),
            places=places,
            spans=spans,
            inferred=inferred,
            rule=rule,
        )

    def _claimant(self, linked: Linked) -> Claimant:
        claimant, attribution = linked.claimant, linked.attribution
        return Claimant(
            name=claimant.name,
            type=claimant.type,
            text=self._words(attribution.source),
            cue=self._words(attribution.cue),
            said=None if attribution.said is None else self._time(attribution.said),
            others=claimant.others,
            via=linked.via,
            parent=claimant.parent,
        )

    def _time(self, time: TimeMention) -> Time:
        return Time(
            text=self.scan.text[time.span.start : time.span.end],
            type=time.type,
            value=time.value,
            mod=time.mod,
            start=time.start,
            end=time.end,
            relation=time.relation,
        )

    def _words(self, spans: Sequence[Span]) -> str | None:
        """The words of spans, in text order, parted by an ellipsis."""
        text = self.scan.text
        return " … ".join(text[span.start : span.end] for span in sorted(spans)) or None

    def _sentence(self, span: Span) -> Span:
        index = self.scan.sentence_index(span.start)
        if index < 0:
            return Span(0, len(self.scan.text))
        sentence = self.scan.sentences[index]
        return Span(sentence.start, sentence.end)

    def _within(self, mentions: list[M], starts: list[int], span: Span) -> list[M]:
        return mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def read_figures(scan: Scan, figures: list[Figure]) -> list[Reading]:
    """What each figure counts, by meaning, and what it takes from those before it."""
    index = metric_index()
    predicates = Predicates(scan, figures, index)
    readings = []
    for k, figure in enumerate(figures):
        mention = figure.mention
        if mention.metric not in ("", COUNT):
            predicates.skip()
            metric, evidence = mention.metric, Evidence(None, None, "given", -1)
        else:
            evidence = predicates.read(k)
            metric = evidence.metric or COUNT
        state = mention.state
        if state is None and evidence.action is not None:
            state = index.states.get((metric, evidence.action))
        subject = find_subject(scan, figure, metric)
        readings.append(
            Reading(
                figure,
                metric,
                evidence,
                mention.unit,
                mention.counted,
                subject.name if subject is not None else mention.subject,
                state,
                evidence.how,
                mention.inferred,
            )
        )
    return inherit(readings)


def _rule(rule: str, reading: Reading, certainty: Certainty) -> str:
    parts = [rule, f"{reading.metric}: {reading.rule}"]
    if certainty.rule:
        parts.append(f"{certainty.modality}: {certainty.rule}")
    return "; ".join(part for part in parts if part)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _offsets(span: Span) -> Offsets:
    return span.start, span.end


def _all_offsets(spans: Sequence[Span]) -> tuple[Offsets, ...]:
    return tuple((span.start, span.end) for span in sorted(spans))
