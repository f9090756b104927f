"""How well facts were read: precision and recall by field against people, with intervals.

A figure found and one that a person sees are one figure when their words overlap. Detection counts
these; each field counts, of them, where both say the same. Intervals are Wilson's at 95%, which
hold for small samples and for shares near 0 and 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeAlias

import msgspec

from newsfacts.extractors.facts import Fact

Z = 1.959964  # of the normal distribution, for 95%
WHOLE = ("value", "metric", "claimant", "modality")
Answer: TypeAlias = object


class Figure(NamedTuple):
    """A figure with what is said of it; a field that nobody spoke of is not in ``fields``."""

    article: str
    start: int
    end: int
    fields: Mapping[str, Answer]


class Share(msgspec.Struct, frozen=True):
    """A share with its interval; None where there is nothing to divide by."""

    right: int
    total: int
    value: float | None
    low: float | None
    high: float | None


class Score(msgspec.Struct, frozen=True):
    """Precision and recall of detection, of one field, or of whole claims."""

    field: str
    precision: Share
    recall: Share

    @property
    def f1(self) -> float | None:
        """The harmonic mean."""
        one, other = self.precision.value, self.recall.value
        if one is None or other is None or not one + other:
            return None
        return 2 * one * other / (one + other)


class Agreement(msgspec.Struct, frozen=True):
    """How far two people agree on a field of the figures that both saw."""

    field: str
    coders: tuple[str, str]
    count: int
    observed: float | None
    kappa: float | None  # Cohen's; None when chance alone would agree


READERS: dict[str, Callable[[Fact], Answer]] = {
    "value": lambda fact: (fact.quantity.low, fact.quantity.high) if fact.quantity else None,
    "metric": lambda fact: fact.quantity.metric if fact.quantity else None,
    "claimant": lambda fact: fact.claimant.name if fact.claimant else None,
    "modality": lambda fact: fact.modality,
    "unit": lambda fact: fact.quantity.unit if fact.quantity else None,
    "subject": lambda fact: fact.quantity.subject if fact.quantity else None,
    "state": lambda fact: fact.quantity.state if fact.quantity else None,
    "place": lambda fact: fact.places[0].name if fact.places else None,
    "time": lambda fact: fact.time.value if fact.time else None,
}


def figure_of(fact: Fact) -> Figure:
    """A fact as it is compared."""
    fields = {name: read(fact) for name, read in READERS.items()}
    return Figure(fact.article, fact.start, fact.end, fields)


def wilson(right: int, total: int) -> Share:
    """A share of so many, with the interval that it may lie in.

    >>> share = wilson(8, 10)
    >>> round(share.low, 3), round(share.high, 3)
    (0.49, 0.943)
    """
    if not total:
        return Share(right, total, None, None, None)
    share = right / total
    spread = 1 + Z * Z / total
    middle = (share + Z * Z / (2 * total)) / spread
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / spread
    return Share(right, total, share, max(0.0, middle - half), min(1.0, middle + half))


def match_figures(gold: Iterable[Figure], found: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs that are one figure, each in one pair at most; the longest overlaps first."""
    by_article: dict[str, list[Figure]] = {}
    for figure in found:
        by_article.setdefault(figure.article, []).append(figure)
    candidates = []
    for number, one in enumerate(gold):
        for other in by_article.get(one.article, ()):
            overlap = min(one.end, other.end) - max(one.start, other.start)
            if overlap > 0:
                candidates.append((-overlap, number, other.start, one, other))
    candidates.sort(key=lambda each: each[:3])
    taken: set[int] = set()
    pairs = []
    for _, _, _, one, other in candidates:
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def is_same(field: str, one: Answer, other: Answer) -> bool:
    """Whether two answers are one: names without regard to case."""
    if field == "value":
        return one == other
    return str(one or "").casefold().strip() == str(other or "").casefold().strip()


def score_figures(gold: Sequence[Figure], found: Sequence[Figure]) -> list[Score]:
    """Detection, each field that the gold speaks of, and whole claims."""
    pairs = match_figures(gold, found)
    fields = [name for name in READERS if any(name in figure.fields for figure in gold)]
    scores = [Score("figure", wilson(len(pairs), len(found)), wilson(len(pairs), len(gold)))]
    asked: dict[str, tuple[str, ...]] = {name: (name,) for name in fields}
    if set(WHOLE) <= set(fields):
        asked["whole claim"] = WHOLE
    unmatched = len(found) - len(pairs)
    for name, parts in asked.items():
        having = [pair for pair in pairs if all(part in pair[0].fields for part in parts)]
        right = sum(
            all(is_same(part, one.fields[part], other.fields.get(part)) for part in parts)
            for one, other in having
        )
        wanted = sum(all(part in figure.fields for part in parts) for figure in gold)
        scores.append(Score(name, wilson(right, len(having) + unmatched), wilson(right, wanted)))
    return scores


def agree_on_figures(
    one: Sequence[Figure], other: Sequence[Figure], coders: tuple[str, str]
) -> list[Agreement]:
    """How far two people agree who coded the same sentences; "figure" is on what is one at all.

    Chance has no figure to agree on where there is none, so of "figure" there is no kappa: what is
    observed is twice the figures that both saw by all that each saw.
    """
    pairs = match_figures(one, other)
    seen = len(one) + len(other)
    agreements = [
        Agreement(
            "figure", coders, seen - len(pairs), 2 * len(pairs) / seen if seen else None, None
        )
    ]
    for field in WHOLE:
        answers = [(a.fields.get(field), b.fields.get(field)) for a, b in pairs]
        agreements.append(agree(field, coders, answers))
    return agreements


def agree(
    field: str, coders: tuple[str, str], answers: Sequence[tuple[Answer, Answer]]
) -> Agreement:
    """Observed agreement and Cohen's kappa of paired answers.

    >>> agree("x", ("a", "b"), [("y", "y"), ("y", "n"), ("n", "n"), ("n", "n")]).kappa
    0.5
    """
    count = len(answers)
    if not count:
        return Agreement(field, coders, 0, None, None)
    paired = [(_category(field, a), _category(field, b)) for a, b in answers]
    observed = sum(a == b for a, b in paired) / count
    first, second = Counter(a for a, _ in paired), Counter(b for _, b in paired)
    chance = sum(first[each] * second[each] for each in first) / count**2
    kappa = None if chance >= 1 else (observed - chance) / (1 - chance)
    return Agreement(field, coders, count, observed, kappa)


def _category(field: str, answer: Answer) -> str:
    return repr(answer) if field == "value" else str(answer or "").casefold().strip()
