"""Why a figure has its metric, and which metrics it nearly had.

This is what ``newsfacts metrics test`` shows: each figure with what decided, the words near it that
speak for other metrics with the reason why they did not, and the numbers that are no figures.
"""

from typing import NamedTuple

from newsfacts.documents.building import build_document
from newsfacts.extractors.engine import scan_article
from newsfacts.extractors.metrics.catalogue import COUNT, MetricIndex, Sense, metric_index
from newsfacts.extractors.metrics.counting import Figure, place_figures
from newsfacts.extractors.metrics.counts import read_figures
from newsfacts.extractors.metrics.implied import find_implied
from newsfacts.extractors.metrics.predicates import Predicates
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.scanning import Scan

NEAR = 10  # words around a figure in which another metric may nearly have been told


class NearMiss(NamedTuple):
    """A word that speaks for another metric, and why it did not here."""

    metric: str
    word: str
    reason: str


class Explanation(NamedTuple):
    """One number of a text: its metric and what decided; no metric where it is no figure."""

    start: int
    end: int
    text: str
    metric: str | None
    reason: str
    near: tuple[NearMiss, ...] = ()


def explain_metric(text: str) -> list[Explanation]:
    """Every number of a text with its metric, or with the reason why it is no figure.

    Args:
        text: A sentence or an article.

    Returns:
        Explanations in text order.

    Example:
        >>> [(e.text, e.metric) for e in explain_metric("The flood killed 40 people.")]
        [('40', 'deaths')]
    """
    scan = scan_article(build_document(text))
    mentions = [*scan.mentions["quantities"], *find_implied(scan)]
    figures = place_figures(scan, sorted(mentions, key=lambda mention: mention.span))
    index = metric_index()
    explained = []
    for reading in read_figures(scan, figures):
        span = reading.figure.mention.span
        word = reading.evidence.at
        told = f'"{scan.original(word)}"' if word >= 0 else reading.counted or "no noun"
        state = f", {reading.state}" if reading.state else ""
        explained.append(
            Explanation(
                span.start,
                span.end,
                text[span.start : span.end],
                reading.metric,
                f"{reading.rule}: {told}{state}",
                _near_misses(scan, figures, reading.figure, reading.metric, index),
            )
        )
    for span, reason in scan.rejected:
        surface = text[span.start : span.end]
        explained.append(Explanation(span.start, span.end, surface, None, reason))
    return sorted(explained, key=lambda entry: (entry.start, entry.end))


def _near_misses(
    scan: Scan, figures: list[Figure], figure: Figure, metric: str, index: MetricIndex
) -> tuple[NearMiss, ...]:
    """Words near a figure that speak for other metrics."""
    reader = Predicates(scan, figures, index)
    noun = reader.noun_metric(figure)
    found: dict[str, NearMiss] = {}
    first, stop = max(figure.start, figure.first - NEAR), min(figure.stop, figure.end + 1 + NEAR)
    for at in range(first, stop):
        word = scan.words[at]
        senses = (*index.verbs.get(verb_lemma(word), ()), *index.predicates.get(word, ()))
        for sense in senses:
            if sense.metric != metric and sense.metric not in found:
                reason = _why_not(reader, sense, noun)
                found[sense.metric] = NearMiss(sense.metric, word, reason)
        other = index.nouns.get(noun_lemma(word))
        if other not in (None, metric, COUNT) and other not in found:
            own = figure.last < at <= figure.end
            reason = "is outweighed by what befell it" if own else "is not the counted noun"
            found[str(other)] = NearMiss(str(other), word, reason)
    return tuple(found.values())


def _why_not(reader: Predicates, sense: Sense, noun: str | None) -> str:
    """Why a word that speaks for a metric did not speak for this figure's."""
    if sense.own:
        return f"says something only of nouns of {sense.metric}"
    if not reader.senses.is_open(noun):
        return f"the counted noun is one of {noun}, not of people"
    if sense.weak and not reader.senses.fits(sense, noun):
        return "counts only where the noun names people"
    if sense.wary and not reader.senses.fits(sense, noun):
        return f"counts only in an article on the topic of {sense.metric}"
    return "does not govern this figure"
