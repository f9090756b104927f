"""What each figure of an article counts, whose it is, and where its clause ends."""

import sys
from bisect import bisect_right
from typing import TypeAlias

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.inheriting import PEOPLE, inherit
from newsfacts.extractors.assembly.readings import Reading
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.metrics.catalogue import COUNT, metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.evidence import Evidence
from newsfacts.extractors.metrics.owners import find_subject
from newsfacts.extractors.metrics.predicates import Predicates
from newsfacts.extractors.metrics.senses import PERSON
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.metrics.victims import RULE as LISTED
from newsfacts.extractors.places.gazetteer import find_place
from newsfacts.extractors.scanning import Scan

Size: TypeAlias = tuple[str, float | None, float | None]  # what is counted, from, to

DEATHS = "deaths"
MULTIPLE = "multiple"  # "a quadruple shooting"
OTHERS = frozenset(("others", "other"))
FOUND = ("pair", "phrase")  # "four were found with gunshot wounds", "were taken to hospital"
VICTIMS = 40  # words around a count of people shot in which some of them may die
RELATIVE = 5  # words before a figure in which its relative clause may begin
GAP = 7  # words behind a figure in which a clause of its own would have its verb
RELATIVE_END = 14  # words behind it in which that clause may end


def read_figures(scan: Scan, figures: list[Figure]) -> list[Reading]:
    """What each figure counts, by meaning, and what it takes from those before it."""
    index = metric_index()
    # lists of victims have been read, and must not stand in the way of the figures in them
    lists = [figure for figure in figures if figure.mention.rule == LISTED]
    plain = [figure for figure in figures if figure.mention.rule != LISTED] if lists else figures
    predicates = Predicates(scan, plain, index)
    positions = iter(range(len(plain)))
    sources = sorted(
        span for attribution in scan.mentions.get("attribution", []) for span in attribution.source
    )
    owners = subject_lexicon().owners
    readings = []
    for figure in figures:
        mention = figure.mention
        speaks = is_source(sources, figure)
        if mention.rule == LISTED:
            metric = mention.metric
            evidence = Evidence(metric, mention.action, "list", -1)
        elif mention.metric not in ("", COUNT):
            next(positions)
            predicates.skip()
            metric, evidence = mention.metric, Evidence(None, None, "given", -1)
        else:
            evidence = predicates.read(next(positions), alone=speaks)
            if lists and evidence.how == "noun":
                evidence = _of_list(lists, figure, evidence)
            metric = evidence.metric or (PEOPLE if mention.unit == PERSON else COUNT)
        state = mention.state
        if state is None and evidence.action is not None:
            state = index.states.get((metric, evidence.action))
        total = evidence.at if evidence.how == "total" else -1
        subject = find_subject(scan, figure, metric, total)
        readings.append(
            Reading(
                figure,
                metric,
                evidence,
                unit_of(mention, metric),
                mention.counted,
                subject.name if subject is not None else mention.subject,
                state,
                evidence.how,
                mention.inferred,
                # "Peru has reported 80 deaths": there, too
                subject.span if subject is not None and metric not in owners.home else None,
                subject.rule if subject is not None else "",
                speaks=speaks,
            )
        )
    return inherit(predicates, _without_dead(scan, readings))


def _without_dead(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """Counts of people shot as such where some of them died, so that injuries are of the living."""
    dead = any(reading.metric == DEATHS and reading.evidence.how != "noun" for reading in readings)
    if not dead:
        return [part_victims(scan, reading) for reading in readings]
    living = _told_without_dead(readings)
    sums = _sums(readings)
    return [
        _as_people(reading)
        if reading.evidence.how in FOUND and _size(reading) in sums
        else part_victims(scan, reading, dead=_size(reading) not in living)
        for reading in readings
    ]


def _sums(readings: list[Reading]) -> frozenset[Size]:
    """The sizes that dead and injured have together: who was *found hurt* before some died."""
    tolls: dict[str, set[float]] = {}
    for reading in readings:
        low, high = reading.figure.mention.low, reading.figure.mention.high
        hurt = reading.metric == DEATHS or bool(metric_index().metrics[reading.metric].fatal)
        if hurt and low is not None and low == high:
            tolls.setdefault(reading.metric, set()).add(low)
    killed = tolls.pop(DEATHS, set())
    return frozenset(
        (metric, hurt + dead, hurt + dead)
        for metric, sizes in tolls.items()
        for hurt in sizes
        for dead in killed
        if hurt + dead in sizes and hurt > 0 < dead
    )


def _told_without_dead(readings: list[Reading]) -> frozenset[Size]:
    """What is counted without the dead, and how many: "others", or as many wounded."""
    shots = metric_index().walk.shots
    actions = ((reading, reading.evidence.action) for reading in readings)
    return frozenset(
        _size(reading) for reading, action in actions if action and action not in shots
    )


def _size(reading: Reading) -> Size:
    return reading.metric, reading.figure.mention.low, reading.figure.mention.high


def _of_list(lists: list[Figure], figure: Figure, evidence: Evidence) -> Evidence:
    """What befell the list that a figure stands in: "*two men*, a woman and a boy were killed"."""
    for listed in lists:
        if listed.first <= figure.first and figure.end <= listed.end:
            return Evidence(listed.mention.metric, listed.mention.action, "shared", -1)
    return evidence


def part_victims(scan: Scan, reading: Reading, *, dead: bool = False) -> Reading:
    """A count of people shot of whom some died, as one of people: they are not all injured.

    "Five shot, one fatally", "shot six people, killing four": who sets them against "four injured"
    would find a conflict where there is none.
    """
    figure, index = reading.figure, metric_index()
    action = reading.evidence.action
    shot = action in index.walk.shots or (action is None and figure.mention.rule == MULTIPLE)
    if not shot or not index.metrics[reading.metric].fatal:
        return reading
    first, stop = max(0, figure.first - VICTIMS), figure.end + VICTIMS
    if not dead and index.fatal.isdisjoint(scan.words[first:stop]):
        return reading
    if _is_told_apart(scan, figure, first):
        return reading
    return _as_people(reading)


def _as_people(reading: Reading) -> Reading:
    return reading._replace(metric=PEOPLE, state=None, rule=f"{reading.rule}, some dead")


def _is_told_apart(scan: Scan, figure: Figure, first: int) -> bool:
    """Whether others than the dead are counted: "one died; the three *others* who were shot".

    Who is told of behind them may be one of them: "shot three others, killing two".
    """
    words, fatal = scan.words, metric_index().fatal
    if OTHERS.isdisjoint(words[figure.first : figure.end + 1]):
        return False
    behind = words[figure.end + 1 : figure.stop]
    return fatal.isdisjoint(behind) and not fatal.isdisjoint(words[first : figure.first])


def is_source(sources: list[Span], figure: Figure) -> bool:
    """Whether a figure counts those who speak: "three people who were there said"."""
    at = bisect_right(sources, (figure.mention.span.start, sys.maxsize)) - 1
    return at >= 0 and figure.mention.span.end <= sources[at].end


def unit_of(mention: QuantityMention, metric: str) -> str | None:
    """The unit of a figure; one that was only inferred, and of another metric, was wrong."""
    unit = mention.unit
    if unit is None or unit == PERSON or mention.counted is not None:
        return unit
    if "counted" not in mention.inferred:
        return unit
    told = metric_index().nouns.get(unit)
    return unit if told in (None, metric) else PERSON


def relative_end(scan: Scan, figure: Figure) -> int:
    """Where the relative clause ends that a figure stands in: "which owns 23 mills, now sells"."""
    words = scan.words
    if {"which", "who"}.isdisjoint(
        words[max(figure.start, figure.first - RELATIVE) : figure.first]
    ):
        return sys.maxsize
    for at in range(figure.end + 1, min(figure.stop, figure.end + RELATIVE_END)):
        if words[at] == ",":
            return scan.starts[at]
    return sys.maxsize


def is_gapped(scan: Scan, figure: Figure) -> bool:
    """Whether a bare figure stands for a clause: "900 posts will go in Ohio, *640 in Spain*"."""
    words, classes = scan.words, grammar()
    if figure.mention.counted is not None and "counted" not in figure.mention.inferred:
        return False
    if classes.prepositions.isdisjoint(words[figure.end + 1 : figure.end + 2]):
        return False
    for at in range(figure.end + 2, min(figure.stop, figure.end + GAP)):
        word = words[at]
        if word in classes.be or word in classes.have or word in classes.modals:
            return False
        if not word.isalpha() or word == "and":
            return True
        if at > figure.end + 2 and word.endswith("ed"):
            return False
    return True


def is_reported_at_home(reading: Reading) -> bool:
    """Whether the figure is of a country that counts what happened in it."""
    if reading.metric not in subject_lexicon().owners.home:
        return False
    place = find_place(reading.subject or "")
    return reading.how == "owner" and place is not None and place.kind == "country"
