"""Figures that are told as part of a larger one: "40 were hurt, including 12 children"."""

import re
from collections.abc import Mapping
from functools import cache

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import compare_lexicon

BEFORE = 40  # characters before a figure in which the words must stand


def is_part(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether the words right before a figure make it part of another."""
    text = texts.get(claim.fact.article)
    if text is None:
        return False
    start = max(claim.fact.sentence.start, claim.fact.start - BEFORE)
    return _part_pattern().search(text[start : claim.fact.start]) is not None


@cache
def _part_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(entry) for entry in compare_lexicon().parts.before)
    return re.compile(rf"\b(?:{words}),?\s+(?:[\w’'-]+\s+){{0,2}}$", re.IGNORECASE)
