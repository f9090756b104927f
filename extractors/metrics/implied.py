"""Figures that no number word tells: "a triple murder", "killed his wife and son".

They are mentions like those that a numeral makes, and are joined to facts in the same way.
"""

from newsfacts.documents.records import Span
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.victims import find_victims
from newsfacts.extractors.morphology import noun_lemma
from newsfacts.extractors.scanning import Scan


def find_implied(scan: Scan) -> list[QuantityMention]:
    """The multiples and the lists of victims of an article."""
    return [*_find_multiples(scan), *find_victims(scan)]


def _find_multiples(scan: Scan) -> list[QuantityMention]:
    multiples = metric_index().walk.multiples
    if frozenset(multiples).isdisjoint(scan.words):
        return []
    found = []
    for at, word in enumerate(scan.words):
        if word not in multiples:
            continue
        mention = _read_multiple(scan, at, multiples[word])
        if mention is not None and not _is_footer(scan, mention.span):
            found.append(mention)
    return found


def _read_multiple(scan: Scan, at: int, value: int) -> QuantityMention | None:
    """As many victims as a crime is said to have: "a triple murder"."""
    words, index = scan.words, metric_index()
    noun = at + 2 if at + 1 < len(words) and words[at + 1] == "-" else at + 1
    if noun >= len(words):
        return None
    after = words[noun + 1] if noun + 1 < len(words) else ""
    nominal = index.nominals.get(words[noun])
    name = nominal[0] if nominal is not None else index.nouns.get(noun_lemma(words[noun]))
    if (
        name is None
        or not index.metrics[name].harm
        or after in ("-", "/")
        or words[noun].endswith("s")
    ):
        return None
    counted = scan.span(noun, noun)
    span = scan.span(at, at)
    return QuantityMention(
        span=span,
        number=span,
        low=float(value),
        high=float(value),
        modifier="exact",
        unit=noun_lemma(words[noun]),
        counted=scan.text[counted.start : counted.end],
        metric=name,
        counted_spans=(counted,),
        rule="multiple",
    )


def _is_footer(scan: Scan, span: Span) -> bool:
    sentence = scan.sentence_index(span.start)
    return sentence < 0 or scan.sentences[sentence].zone == "footer"
