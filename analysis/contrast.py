"""Whether a passage sets two figures side by side, so that they are of one time.

"The United States counts 8,000, while Ukraine speaks of 12,000": nobody knows as of when, but it is
one time. "An increase to 11,000" may be later, unless the passage itself opposes the two.
"""

from collections.abc import Mapping
from typing import NamedTuple

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import contrast_pattern

REACH = 600  # characters between two figures of one passage


class SideBySide(NamedTuple):
    """How a passage sets two figures beside each other."""

    article: str
    one_sentence: bool
    words: str | None  # the words of contrast, None where the sentence has none


def side_by_side(a: Claim, b: Claim, texts: Mapping[str, str]) -> SideBySide | None:
    """How one passage sets two figures side by side, or None when it does not.

    Args:
        a: One claim.
        b: The other.
        texts: The texts of articles by id; without them only a shared sentence is seen.
    """
    if a.fact.article != b.fact.article or _own_times_differ(a, b):
        return None
    if _may_still_come(a) or _may_still_come(b):
        return None
    first, second = sorted((a.fact, b.fact), key=lambda fact: (fact.start, fact.end))
    one_sentence = first.sentence == second.sentence
    text = texts.get(first.article)
    words = _contrast(text, first.sentence.start, first.end, second.start) if text else None
    rises = any(claim.fact.quantity and claim.fact.quantity.trend for claim in (a, b))
    if one_sentence and (words or not rises):
        return SideBySide(first.article, True, words)
    if text and words and "\n" not in text[first.end : second.start]:
        return SideBySide(first.article, one_sentence, words)
    return None


def _contrast(text: str, sentence: int, first_end: int, second_start: int) -> str | None:
    """The words of contrast between two figures, else at the head of the first one's sentence."""
    pattern = contrast_pattern()
    if second_start - first_end > REACH:
        return None
    found = pattern.search(text, first_end, second_start) or pattern.match(text, sentence)
    return text[found.start() : found.end()] if found else None


def _may_still_come(claim: Claim) -> bool:
    """Whether a figure is one that a count could reach: "could rise to 900"."""
    quantity = claim.fact.quantity
    return quantity is not None and bool(quantity.trend) and claim.fact.modality == "possible"


def _own_times_differ(a: Claim, b: Claim) -> bool:
    """Whether the text itself gives the two figures two times."""
    times = [claim.fact.time for claim in (a, b)]
    if times[0] is None or times[1] is None:
        return False
    return times[0].value != times[1].value


def may_be_later(a: Claim, b: Claim) -> bool:
    """Whether one article tells one of the figures as a change, without a day of its own."""
    if a.fact.article != b.fact.article or "time" in (a.as_of.basis, b.as_of.basis):
        return False
    return any(claim.fact.quantity and claim.fact.quantity.trend for claim in (a, b))
