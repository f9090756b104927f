"""Compare what the program finds in the golden articles with what was annotated by hand.

Three things are scored: quantities with their parts, time expressions, and attributions. Found and
annotated items are paired one to one by overlap within their article; an item that is left over on
either side costs recall or precision. The rules are written out in ``README.md``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Record = Mapping[str, Any]
Pair = tuple[Record, Record]  # annotated, found

WORD_RE = re.compile(r"\w+(?:['’.,-]\w+)*")
FUNCTION_WORDS = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or")
)
SAME_CONTENT = 0.5  # Jaccard overlap of words from which two contents are one


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def as_claim(fact: Any) -> Record:
    """The parts of a quantity fact that are scored, under the names that the gold uses."""
    figure = fact.quantity
    return {
        "article": fact.article,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "metric": figure.metric,
        "subject": figure.subject,
        "claimant": fact.claimant.name if fact.claimant else None,
        "modality": fact.modality,
        "time": fact.time.value if fact.time else None,
        "place": [place.name for place in fact.places[:2]],
    }


def as_time(fact: Any) -> Record:
    """The parts of a date fact that are scored."""
    where = {"article": fact.article, "start": fact.start, "end": fact.end, "text": fact.text}
    return where | {"type": fact.time.type, "value": fact.time.value}


def as_attribution(fact: Any) -> Record:
    """The parts of a quote fact that are scored; its span is the hull of the content."""
    quote = fact.quote
    where = {"article": fact.article, "start": fact.start, "end": fact.end, "text": fact.text}
    return where | {"source": quote.source, "cue": quote.cue, "content": quote.content}


def pair_up(
    gold: list[Record],
    found: list[Record],
    likeness: Callable[[Record, Record], tuple[float, ...] | None],
) -> list[Pair]:
    """Pair items of one article, the most alike first, each used once; None is never a pair."""
    candidates = []
    for g, wanted in enumerate(gold):
        for f, got in enumerate(found):
            if wanted["article"] == got["article"]:
                score = likeness(wanted, got)
                if score is not None:
                    candidates.append((score, -g, -f))
    left_gold, left_found = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, g, f in sorted(candidates, reverse=True):
        if -g in left_gold and -f in left_found:
            left_gold.remove(-g)
            left_found.remove(-f)
            pairs.append((gold[-g], found[-f]))
    return pairs


def share(hits: int, found: int, gold: int) -> Score:
    """What ``hits`` are of the found (precision) and of the annotated (recall)."""
    return Score(hits / found if found else 0.0, hits / gold if gold else 0.0)


# Quantities


def pair_claims(gold: list[Record], found: list[Record]) -> list[Pair]:
    """Pair claims whose spans overlap, equal values before larger overlaps."""

    def likeness(wanted: Record, got: Record) -> tuple[float, ...] | None:
        overlap = min(wanted["end"], got["end"]) - max(wanted["start"], got["start"])
        return (value_fits(wanted, got), overlap) if overlap > 0 else None

    return pair_up(gold, found, likeness)


def value_fits(wanted: Record, got: Record) -> bool:
    """Both ends agree within a hundredth; a vague word needs only a similar interval."""
    ends = [wanted["low"], wanted["high"], got["low"], got["high"]]
    if all(_close(ends[i], ends[i + 2]) for i in (0, 1)):
        return True
    if wanted["modifier"] != "vague" or None in ends:
        return False
    overlapping = max(ends[0], ends[2]) <= min(ends[1], ends[3])
    return bool(overlapping and ends[3] - ends[2] <= 2.5 * (ends[1] - ends[0]) + 1)


def part_fits(part: str, wanted: Record, got: Record) -> bool:
    """Whether one part of a paired claim is right."""
    if part == "value":
        return value_fits(wanted, got)
    accepted = [normal_name(name) for name in _listed(wanted[part])]
    if part == "place":
        return any(normal_name(name) in accepted for name in got["place"])
    name = normal_name(got[part])
    if name in accepted:
        return True
    # "Ryder" does for "Pat Ryder", and the other way round.
    return part == "claimant" and any(
        a and name and (name.endswith(f" {a}") or a.endswith(f" {name}")) for a in accepted
    )


def normal_name(name: object) -> str | None:
    """A name without case, punctuation and article; None stays None."""
    if name is None:
        return None
    words = re.sub(r"[^\w\s]", "", str(name).casefold()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words) or None


def score_part(part: str, pairs: Iterable[Pair]) -> Score:
    """Precision over the pairs where the program says something, recall over those that ask."""
    given = right_given = asked = right_asked = 0
    for wanted, got in pairs:
        accepted = _listed(wanted[part])
        fits = part_fits(part, wanted, got)
        silent: tuple[object, ...] = ("asserted",) if part == "modality" else (None, [])
        if got[part] not in silent:
            given += 1
            right_given += fits
        if not any(answer in silent for answer in accepted):
            asked += 1
            right_asked += fits
    return share(right_given, given, 0)._replace(recall=right_asked / asked if asked else 0.0)


def is_whole(wanted: Record, got: Record) -> bool:
    """A claim as a fact-checker would cite it: value, metric, claimant and modality are right."""
    return all(part_fits(part, wanted, got) for part in ("value", "metric", "claimant", "modality"))


def score_claims(gold: list[Record], found: list[Record]) -> dict[str, float]:
    """Every measure of quantities, between 0 and 1.

    A zero that was found ("no arrests") neither helps nor hurts: the gold leaves them out.
    """
    found = [item for item in found if item["low"] != 0 or item["high"] != 0]
    pairs = pair_claims(gold, found)
    detection = share(len(pairs), len(found), len(gold))
    whole = sum(is_whole(*pair) for pair in pairs)
    named = {
        part: [pair for pair in pairs if pair[0][part] is not None] for part in ("subject", "place")
    } | dict.fromkeys(("value", "modifier", "metric"), pairs)
    measures = {
        "detection_precision": detection.precision,
        "detection_recall": detection.recall,
        "detection": detection.f1,
    }
    for part in ("value", "modifier", "metric", "subject", "place"):
        right = sum(part_fits(part, *pair) for pair in named[part])
        measures[part] = right / len(named[part]) if named[part] else 1.0
    for part in ("claimant", "modality", "time"):
        measures[part] = score_part(part, pairs).f1
    measures["claim"] = share(whole, len(found), len(gold)).f1
    return measures


# Time expressions


def pair_times(gold: list[Record], found: list[Record]) -> list[Pair]:
    """Pair expressions whose spans overlap."""

    def likeness(wanted: Record, got: Record) -> tuple[float, ...] | None:
        overlap = min(wanted["end"], got["end"]) - max(wanted["start"], got["start"])
        return (overlap - abs(len(wanted["text"]) - len(got["text"])),) if overlap > 0 else None

    return pair_up(gold, found, likeness)


def score_times(gold: list[Record], found: list[Record]) -> dict[str, float]:
    """F1 of overlapping spans, and of those whose TIMEX3 value is right as well."""
    pairs = pair_times(gold, found)
    right = sum(got["value"] in wanted["value"] for wanted, got in pairs)
    return {
        "time_spans": share(len(pairs), len(found), len(gold)).f1,
        "time_values": share(right, len(found), len(gold)).f1,
    }


# Attributions


def outermost(found: Iterable[Record]) -> list[Record]:
    """Without the attributions whose content lies inside another's: the gold has none of them."""
    items = list(found)
    return [
        item
        for item in items
        if not any(
            other is not item
            and other["article"] == item["article"]
            and other["start"] <= item["start"]
            and item["end"] <= other["end"]
            and (other["end"] - other["start"]) > (item["end"] - item["start"])
            for other in items
        )
    ]


def pair_attributions(
    gold: list[Record], found: list[Record], texts: Mapping[str, str]
) -> list[Pair]:
    """Pair attributions half of whose content words, or more, are the same."""

    def likeness(wanted: Record, got: Record) -> tuple[float, ...] | None:
        text = texts[wanted["article"]]
        one, two = (set(_words(text, item["content"])) for item in (wanted, got))
        overlap = len(one & two) / len(one | two) if one | two else 0.0
        return (overlap,) if overlap >= SAME_CONTENT else None

    return pair_up(gold, found, likeness)


def same_source(wanted: Record, got: Record, text: str) -> bool:
    """The two sources share a word that carries meaning; a pronoun does."""
    one, two = (
        {at for at, word in _words(text, item["source"]) if word.lower() not in FUNCTION_WORDS}
        for item in (wanted, got)
    )
    return bool(one & two)


def score_attributions(
    gold: list[Record], found: list[Record], texts: Mapping[str, str]
) -> dict[str, float]:
    """F1 of contents, and of those whose source is right as well."""
    found = outermost(found)
    pairs = pair_attributions(gold, found, texts)
    right = sum(same_source(wanted, got, texts[wanted["article"]]) for wanted, got in pairs)
    return {
        "attribution_contents": share(len(pairs), len(found), len(gold)).f1,
        "attribution": share(right, len(found), len(gold)).f1,
    }


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    for start, end in spans:
        for match in WORD_RE.finditer(text, start, end):
            yield match.start(), match[0]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _close(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= 0.01 * max(abs(one), abs(two), 1e-9)
