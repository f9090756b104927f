"""Figures that no number word tells: "no one was hurt", "a triple murder".

A negated count of people harmed is the figure 0, and denied; a multiple of a crime counts its
victims. They are mentions like those that a numeral makes, and are joined to facts in the same way.
"""

from newsfacts.documents.records import Span
from newsfacts.extractors.mentions import QuantityMention
from newsfacts.extractors.metrics import Metric, metric_index
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.senses import Senses

REACH = 6  # words from "no one" to what did not happen to them


def find_implied(scan: Scan) -> list[QuantityMention]:
    """Zero counts and multiples of an article, in text order."""
    walk = metric_index().walk
    found = []
    for at, word in enumerate(scan.words):
        if word in walk.zeros:
            mention = _read_zero(scan, at)
        elif word in walk.multiples:
            mention = _read_multiple(scan, at, walk.multiples[word])
        else:
            continue
        if mention is not None and not _is_footer(scan, mention.span):
            found.append(mention)
    return found


def _read_zero(scan: Scan, at: int) -> QuantityMention | None:
    """Nobody harmed: "no one was hurt", "nobody has died", "none of them were injured"."""
    words, index = scan.words, metric_index()
    senses = Senses(words, index)
    stop = min(len(words), at + 1 + REACH)
    first = at + 1
    if words[at] == "no":
        if first < stop and words[first] == "one":
            first += 1
        else:
            return _read_no_noun(scan, at, stop)
    for ahead in range(first, stop):
        word = words[ahead]
        if word in index.walk.closers:
            return None
        sense = senses.first(index.predicates.get(word, ()), "people")
        if sense is None:
            for verb in senses.fitting(verb_lemma(word), "people"):
                if verb.mode == "subject" or word != verb_lemma(word):
                    sense = verb
                    break
        if sense is not None and _is_harm(index.metrics[sense.metric]):
            return _mention(scan, at, first - 1, "person", None, (), sense.metric, "zero people")
    return None


def _read_no_noun(scan: Scan, at: int, stop: int) -> QuantityMention | None:
    """No count of harm: "no deaths were reported", "no other injuries"."""
    index = metric_index()
    for ahead in range(at + 1, min(stop, at + 4)):
        word = scan.words[ahead]
        if word in index.walk.closers:
            return None
        name = index.nouns.get(noun_lemma(word))
        if name is not None:
            if word == noun_lemma(word) or not _is_harm(index.metrics[name]):
                return None
            counted = scan.span(at + 1, ahead)
            text = scan.text[counted.start : counted.end]
            return _mention(scan, at, at, noun_lemma(word), text, (counted,), name, "zero noun")
    return None


def _read_multiple(scan: Scan, at: int, value: int) -> QuantityMention | None:
    """As many victims as a crime is said to have: "a triple murder"."""
    words, index = scan.words, metric_index()
    noun = at + 2 if at + 1 < len(words) and words[at + 1] == "-" else at + 1
    if noun >= len(words):
        return None
    after = words[noun + 1] if noun + 1 < len(words) else ""
    nominal = index.nominals.get(words[noun])
    name = nominal[0] if nominal is not None else index.nouns.get(noun_lemma(words[noun]))
    if name not in ("deaths", "injuries") or after in ("-", "/") or words[noun].endswith("s"):
        return None
    counted = scan.span(noun, noun)
    text = scan.text[counted.start : counted.end]
    return _mention(
        scan, at, at, noun_lemma(words[noun]), text, (counted,), name, "multiple", value
    )


def _mention(
    scan: Scan,
    first: int,
    last: int,
    unit: str,
    counted: str | None,
    spans: tuple[Span, ...],
    metric: str,
    rule: str,
    value: int = 0,
) -> QuantityMention:
    span = scan.span(first, last)
    return QuantityMention(
        span=span,
        number=span,
        low=float(value),
        high=float(value),
        modifier="exact",
        unit=unit,
        counted=counted,
        metric=metric,
        counted_spans=spans,
        modality="denied" if value == 0 else None,
        hedge_spans=(span,) if value == 0 else (),
        rule=rule,
    )


def _is_harm(metric: Metric) -> bool:
    return metric.kind == "incident" and metric.harm


def _is_footer(scan: Scan, span: Span) -> bool:
    sentence = scan.sentence_index(span.start)
    return sentence < 0 or scan.sentences[sentence].zone == "footer"
