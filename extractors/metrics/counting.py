"""Figures: quantity mentions with their place among the words of an article."""

from typing import NamedTuple

from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.scanning import Scan


class Figure(NamedTuple):
    """A quantity mention by its word indexes; the counted noun phrase reaches to ``end``."""

    mention: QuantityMention
    first: int
    last: int
    end: int  # the last word of the counted noun phrase behind the figure
    sentence: int  # -1 where there is none
    start: int  # the words of the sentence, [start, stop)
    stop: int


def place_figures(scan: Scan, mentions: list[QuantityMention]) -> list[Figure]:
    """The figures of an article, in text order."""
    return [place_figure(scan, mention) for mention in mentions]


def place_figure(scan: Scan, mention: QuantityMention) -> Figure:
    """One mention by its words."""
    ends = scan.ends
    first = last = scan.word_at(mention.span.start)
    while ends[last] < mention.span.end:
        last += 1
    end = last
    for span in mention.counted_spans:
        if span.end > mention.span.end:
            while ends[end] < span.end:
                end += 1
        if span.start < mention.span.start < span.end:
            first = scan.word_at(span.start)  # a list of victims begins before its first noun
    sentence = scan.sentence_index(mention.span.start)
    start, stop = scan.sentence_words(sentence) if sentence >= 0 else (0, len(scan))
    if sentence >= 0 and mention.span.start >= scan.sentences[sentence].end:
        start, stop = first, last + 1
    return Figure(mention, first, last, end, sentence, start, stop)
