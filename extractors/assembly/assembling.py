"""Mentions become facts: each figure is joined to its claimant, time, places and modality."""

import sys

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.factmaking import FactMaker, hull, offsets
from newsfacts.extractors.assembly.hedges import Certainty
from newsfacts.extractors.assembly.linking import Contents, Linked, link_claimant
from newsfacts.extractors.assembly.modality import ASSERTED, is_quiet, judge
from newsfacts.extractors.assembly.readings import Reading
from newsfacts.extractors.assembly.surroundings import Surroundings, is_current, is_unnamed_place
from newsfacts.extractors.facts import (
    Fact,
    Parts,
    Place,
    Quantity,
    Quote,
)
from newsfacts.extractors.mentions import (
    Attribution,
    PlaceMention,
    QuantityMention,
    TimeMention,
)
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.counting import place_figures
from newsfacts.extractors.metrics.counts import (
    is_gapped,
    is_reported_at_home,
    read_figures,
    relative_end,
)
from newsfacts.extractors.metrics.implied import find_implied
from newsfacts.extractors.scanning import Scan

EVERYWHERE = Span(0, sys.maxsize)
BETWEEN = 4  # words before a figure that may join it to the one before: ", and another 900"


def assemble(scan: Scan) -> list[Fact]:
    """The facts of an article, in text order."""
    return Assembly(scan).facts()


class Assembly(FactMaker):
    """One article's mentions, joined."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self.quantities: list[QuantityMention] = scan.mentions.get("quantities", [])
        implied = find_implied(scan)
        if implied:
            self.quantities = sorted([*self.quantities, *implied], key=lambda m: m.span)
        self.times: list[TimeMention] = scan.mentions.get("times", [])
        self.places: list[PlaceMention] = scan.mentions.get("places", [])
        self.attributions: list[Attribution] = scan.mentions.get("attribution", [])
        self._covering: list[Attribution] = []
        self._linked: Linked | None = None
        self._quiet: dict[int, bool] = {}  # sentences by their first word
        self._metrics = metric_index().metrics

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
            first = reading.figure.first
            between = self.scan.words[max(end + 1, first - BETWEEN) : first]
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
        linked = self._link(covering)
        content = None if linked is None else hull(linked.attribution.content)
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
        stored = tuple([self.place(place) for place in places]) if places else ()
        if is_unnamed_place(self.scan, figure.end + 1):
            pass
        elif not stored and antecedent is not None and antecedent.places:
            stored = antecedent.places
            inferred.append("places")
        elif not stored and reading.subject is not None and is_reported_at_home(reading):
            # "Peru has reported 80 cases" tells of cases in Peru
            stored = (Place(reading.subject, "in", None),)
            inferred.append("places")
        value = f"{mention.low}\0{mention.high}\0{mention.unit}"
        return self.make(
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
            time=None if time is None else self.time(time),
            linked=linked,
            certainty=certainty,
            places=stored,
            spans=Parts(
                number=(mention.number,),
                modifier=offsets(mention.modifier_spans),
                counted=offsets(mention.counted_spans),
                claimant=offsets(linked.attribution.source) if linked else (),
                cue=offsets(linked.attribution.cue) if linked else (),
                hedge=offsets(certainty.hedge_spans),
                time=() if time is None else (time.span,),
                place=offsets(tuple([place.span for place in places])) if places else (),
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
        entry = self._metrics.get(reading.metric)
        speaks = reading.speaks and not (entry is not None and entry.harm)
        certainty = judge(self.scan, figure, reading.evidence, covering, quiet=quiet, speaks=speaks)
        if before is not None and between[-1:] == ["("]:
            return before  # "800,000 rupees ($2,900)" is one sum
        if between[-1:] == ["another"]:
            between = between[:-1]
        if (
            before is not None
            and certainty.modality == "asserted"
            and before.rule.startswith(("verb group", "clause"))
            and (
                reading.evidence.at < 0
                or reading.evidence.how == "shared"
                or figure.first <= reading.evidence.at <= figure.end
            )
            and between[-1:] in (["and"], [","], ["or"])
            and (
                len(between) <= 2
                or reading.evidence.how == "shared"
                or is_gapped(self.scan, reading.figure)
            )
        ):
            return before._replace(rule="shared")
        return certainty

    def _link(self, covering: list[Attribution]) -> Linked | None:
        """The claimant; neighbours in one content share it, and ask with the same list."""
        if covering is not self._covering:
            self._covering, self._linked = covering, link_claimant(covering)
        return self._linked

    # -- dates and quotes

    def _date_fact(self, time: TimeMention, covering: list[Attribution]) -> Fact:
        linked = self._link(covering)
        certainty = ASSERTED
        if covering and covering[0].modality != "asserted":
            certainty = Certainty(covering[0].modality, covering[0].hedge_spans, "cue")
        elif time.ahead:
            certainty = Certainty("projected", (), "tense")
        return self.make(
            "date",
            time.span,
            time.value,
            time=self.time(time),
            linked=linked,
            certainty=certainty,
            spans=Parts(
                claimant=offsets(linked.attribution.source) if linked else (),
                cue=offsets(linked.attribution.cue) if linked else (),
                hedge=offsets(certainty.hedge_spans),
                time=(time.span,),
            ),
            rule=time.rule,
        )

    def _quote_fact(self, attribution: Attribution) -> Fact:
        whole = hull(attribution.content)
        certainty = ASSERTED
        if attribution.hedge_spans or attribution.modality != "asserted":
            certainty = Certainty(attribution.modality, attribution.hedge_spans, "")
        source = offsets(attribution.source)
        cues = offsets(attribution.cue)
        return self.make(
            "quote",
            whole,
            str(cues[0][0]) if cues else "",
            quote=Quote(
                type=attribution.type,
                family=attribution.family,
                source=source,
                cue=cues,
                content=offsets(attribution.content),
            ),
            linked=Linked(attribution.claimant, attribution, attribution.claimant.via),
            certainty=certainty,
            spans=Parts(
                claimant=source,
                cue=cues,
                hedge=offsets(attribution.hedge_spans),
                time=() if attribution.said is None else (attribution.said.span,),
            ),
            rule=attribution.rule,
        )


def _rule(rule: str, reading: Reading, certainty: Certainty) -> str:
    told = f"{reading.metric}: {reading.rule}"
    if rule:
        told = f"{rule}; {told}"
    return f"{told}; {certainty.modality}: {certainty.rule}" if certainty.rule else told
