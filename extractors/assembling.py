"""Mentions become facts: each figure is joined to its claimant, time, places and modality."""

import sys
from collections.abc import Sequence

from newsfacts.documents.records import Span, ZoneName
from newsfacts.extractors.counting import place_figures
from newsfacts.extractors.counts import (
    is_gapped,
    is_reported_at_home,
    read_figures,
    relative_end,
)
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
from newsfacts.extractors.hedges import Certainty, modality_index
from newsfacts.extractors.implied import find_implied
from newsfacts.extractors.inheriting import Reading
from newsfacts.extractors.linking import Contents, Linked, link_claimant
from newsfacts.extractors.mentions import (
    Attribution,
    PlaceMention,
    QuantityMention,
    TimeMention,
)
from newsfacts.extractors.metrics import metric_index
from newsfacts.extractors.modality import is_quiet, judge
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.surroundings import Surroundings, is_current

EVERYWHERE = Span(0, sys.maxsize)


def assemble(scan: Scan) -> list[Fact]:
    """The facts of an article, in text order."""
    return Assembly(scan).facts()


class Assembly:
    """One article's mentions, joined."""

    def __init__(self, scan: Scan) -> None:
        document = scan.document
        self.scan = scan
        self.quantities: list[QuantityMention] = scan.mentions.get("quantities", [])
        implied = find_implied(scan)
        if implied:
            self.quantities = sorted([*self.quantities, *implied], key=lambda m: m.span)
        self.times: list[TimeMention] = scan.mentions.get("times", [])
        self.places: list[PlaceMention] = scan.mentions.get("places", [])
        self.attributions: list[Attribution] = scan.mentions.get("attribution", [])
        self._extents: dict[int, tuple[Extent, ZoneName]] = {}
        self._claimants: dict[tuple[int, tuple[str, ...]], Claimant] = {}
        self._times: dict[int, Time] = {}
        self._quiet: dict[int, bool] = {}  # sentences by their first word
        self._metrics = metric_index().metrics
        published = document.published
        self.published = None if published is None else Interval(published.start, published.end)

    def facts(self) -> list[Fact]:
        """Quantities, dates and quotes, by where they start."""
        contents = Contents(self.attributions)
        facts = self._quantity_facts(contents)
        contents.restart()
        facts += [self._date_fact(time, contents.covering(time.span)) for time in self.times]
        facts += [self._quote_fact(attribution) for attribution in self.attributions]
        facts.sort(key=lambda fact: (fact.start, fact.end))
        return facts

    # -- quantities

    def _quantity_facts(self, contents: Contents) -> list[Fact]:
        if not self.quantities:
            return []
        figures = place_figures(self.scan, self.quantities)
        self.surroundings = Surroundings(
            self.scan, self.times, self.places, self.attributions, figures
        )
        readings = read_figures(self.scan, figures)
        self.surroundings.owners = frozenset(
            reading.owner.start for reading in readings if reading.owner and reading.how == "owner"
        )
        facts: list[Fact] = []
        certainty: Certainty | None = None
        end = 0
        for reading, following in zip(readings, [*readings[1:], None], strict=True):
            before = facts[reading.scope] if reading.scope >= 0 else None
            covering = contents.covering(reading.figure.mention.span)
            between = self.scan.words[end + 1 : reading.figure.first]
            certainty = self._certainty(reading, covering, certainty, between)
            end = reading.figure.end
            until = sys.maxsize
            if following is not None and following.figure.mention.role == "before":
                until = following.figure.mention.span.start  # "300, down from 400 a year ago"
            until = min(until, relative_end(self.scan, reading.figure))
            facts.append(self._quantity_fact(reading, before, covering, certainty, until))
        return facts

    def _quantity_fact(
        self,
        reading: Reading,
        antecedent: Fact | None,
        covering: list[Attribution],
        certainty: Certainty,
        until: int,
    ) -> Fact:
        figure = reading.figure
        mention = figure.mention
        linked = link_claimant(covering)
        content = None if linked is None else _hull(linked.attribution.content)
        entry = self._metrics.get(reading.metric)
        incident = entry is not None and entry.kind == "incident"
        time = None
        if not reading.speaks:  # "three officials told us on Monday" is when they told
            time = self.surroundings.time_of(
                figure, content or EVERYWHERE, until, incident=incident
            )
        inferred = list(reading.inferred)
        said = linked.attribution.said if linked is not None else None
        if time is None and said is not None and is_current(self.scan, figure):
            time = said
            inferred.append("time")
        told = linked is not None and bool(linked.attribution.source)
        places = self.surroundings.places_of(figure, content if told else None, reading.owner)
        stored = tuple([Place(place.name, place.relation, place.within) for place in places])
        if not stored and antecedent is not None and antecedent.places:
            stored = antecedent.places
            inferred.append("places")
        elif not stored and reading.subject is not None and is_reported_at_home(reading):
            # "Peru has reported 80 cases" tells of cases in Peru
            stored = (Place(reading.subject, "in", None),)
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
                number=(mention.number,),
                modifier=_all_offsets(mention.modifier_spans),
                counted=_all_offsets(mention.counted_spans),
                claimant=_all_offsets(linked.attribution.source) if linked else (),
                cue=_all_offsets(linked.attribution.cue) if linked else (),
                hedge=_all_offsets(certainty.hedge_spans),
                time=() if time is None else (time.span,),
                place=_all_offsets(tuple([place.span for place in places])),
            ),
            inferred=tuple(dict.fromkeys(inferred)) if inferred else (),
            rule=_rule(mention.rule, reading, certainty),
        )

    def _certainty(
        self,
        reading: Reading,
        covering: list[Attribution],
        before: Certainty | None,
        between: list[str],
    ) -> Certainty:
        """How sure a figure is; one that a list joins to the one before it is as sure as that."""
        figure = reading.figure
        quiet = self._quiet.get(figure.start)
        if quiet is None:
            quiet = self._quiet[figure.start] = is_quiet(self.scan, figure)
        certainty = judge(self.scan, figure, reading.evidence, covering, quiet=quiet)
        if between[-1:] == ["another"]:
            between = between[:-1]
        if (
            before is not None
            and certainty.modality == "asserted"
            and before.rule.startswith(("verb group", "clause"))
            and (reading.evidence.at < 0 or reading.evidence.how == "shared")
            and between[-1:] in (["and"], [","], ["or"])
            and (
                len(between) <= 2
                or reading.evidence.how == "shared"
                or is_gapped(self.scan, reading.figure)
            )
        ):
            return before._replace(rule="shared")
        return certainty

    # -- dates and quotes

    def _date_fact(self, time: TimeMention, covering: list[Attribution]) -> Fact:
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
                time=(time.span,),
            ),
            rule=time.rule,
        )

    def _quote_fact(self, attribution: Attribution) -> Fact:
        hull = _hull(attribution.content)
        cues = _all_offsets(attribution.cue)
        return self._fact(
            "quote",
            hull,
            str(cues[0][0]) if cues else "",
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
                time=() if attribution.said is None else (attribution.said.span,),
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
            claimant=self._nobody(certainty) if linked is None else self._claimant(linked),
            modality=certainty.modality,
            hedge=self._words(certainty.hedge_spans),
            places=places,
            spans=spans,
            inferred=inferred,
            rule=rule,
        )

    def _claimant(self, linked: Linked) -> Claimant:
        claimant, attribution = linked.claimant, linked.attribution
        key = id(attribution), linked.via
        known = self._claimants.get(key)
        if known is None:
            known = self._claimants[key] = Claimant(
                name=claimant.name,
                type=claimant.type,
                text=self._words(attribution.source),
                cue=self._words(attribution.cue),
                said=None if attribution.said is None else self._time(attribution.said),
                others=claimant.others,
                via=linked.via,
                parent=claimant.parent,
            )
        return known

    def _nobody(self, certainty: Certainty) -> Claimant | None:
        """Who says "an estimated 300": nobody who is named; None for the article's own voice."""
        cue = self._words(certainty.hedge_spans)
        if cue is None or modality_index().clause.agentless.isdisjoint(cue.lower().split()):
            return None
        return Claimant(None, "unattributed", None, cue, None, (), (), None)

    def _time(self, time: TimeMention) -> Time:
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
        index = self.scan.sentence_index(offset)
        known = self._extents.get(index)
        if known is not None:
            return known
        extent = Extent(0, len(self.scan.text))
        zone: ZoneName = "body"
        if index >= 0:
            sentence = self.scan.sentences[index]
            extent, zone = Extent(sentence.start, sentence.end), sentence.zone
        self._extents[index] = extent, zone
        return extent, zone


def _rule(rule: str, reading: Reading, certainty: Certainty) -> str:
    told = f"{reading.metric}: {reading.rule}"
    if rule:
        told = f"{rule}; {told}"
    return f"{told}; {certainty.modality}: {certainty.rule}" if certainty.rule else told


def _hull(spans: Sequence[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _all_offsets(spans: tuple[Span, ...]) -> tuple[Offsets, ...]:
    # a Span is a pair of offsets
    return spans if len(spans) < 2 else tuple(sorted(spans))
