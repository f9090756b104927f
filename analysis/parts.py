"""Figures that are part of a larger one: "40 were hurt, including 12 children", "2,000 more"."""

import re
from collections.abc import Mapping
from functools import cache

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import compare_lexicon
from newsfacts.analysis.wording import figure_words

BEFORE = 40  # characters before a figure in which the words must stand


def part_words(claim: Claim, texts: Mapping[str, str]) -> str | None:
    """What makes a figure part of another, in words; None when nothing does."""
    figure = claim.fact.text.casefold()
    if any(figure.endswith(f" {word}") for word in compare_lexicon().parts.after):
        return f"“{claim.fact.text}” comes on top of another figure"
    text = texts.get(claim.fact.article)
    if text is None:
        return None
    start = max(claim.fact.sentence.start, claim.fact.start - BEFORE)
    if _part_pattern().search(text[start : claim.fact.start]) is None:
        return None
    return f"{figure_words(claim)} is told as part of a larger figure"


def names_counted(claim: Claim) -> frozenset[str]:
    """The names inside the counted phrase: "Russian" of "Russian drones"."""
    counted = claim.fact.quantity.counted if claim.fact.quantity else None
    return frozenset(word.casefold() for word in (counted or "").split() if word[:1].isupper())


@cache
def _part_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(entry) for entry in compare_lexicon().parts.before)
    return re.compile(rf"\b(?:{words}),?\s+(?:[\w’'-]+\s+){{0,2}}$", re.IGNORECASE)
