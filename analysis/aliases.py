"""Names and their short forms: "Provincial Relief Authority (PRA)" ties the PRA to its long name.

An article explains a short form once, and the next leaves it to its readers: what one article of
a collection ties holds for all of them, unless another ties the letters to another name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from newsfacts.analysis.claims import Claim

SHORT_RE = re.compile(r"\((?<=\s\()([A-Z]{2,10})\)")  # a bracket first: it is quickly found
WORD_RE = re.compile(r"[A-Za-z][\w’'-]*")
LONGEST = 120  # characters before the bracket in which the long name has to stand
SMALL = 3  # letters of a word that an abbreviation may pass over: "of", "for", "and"


def short_forms(texts: Iterable[str]) -> dict[str, str]:
    """For each short form, folded, the long name, folded; what stands for two names for none."""
    found: dict[str, str | None] = {}
    for text in texts:
        for match in SHORT_RE.finditer(text):
            end = match.start() - 1
            name = _long_name(text[max(0, end - LONGEST) : end], match[1])
            if name is not None:
                short = match[1].casefold()
                found[short] = name if found.get(short, name) == name else None
    return {short: name for short, name in found.items() if name is not None}


def _long_name(before: str, letters: str) -> str | None:
    """The words at the end of a text whose first letters are those of a short form."""
    words = list(WORD_RE.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    rest = letters
    for word in reversed(words):
        first = word[0][0]
        if rest and first.upper() == rest[-1] and first.isupper():
            rest = rest[:-1]
        elif len(word[0]) > SMALL or first.isupper():
            return None
        if not rest:
            return " ".join(before[word.start() :].split()).casefold()
    return None


def with_long_names(claims: Sequence[Claim], forms: Mapping[str, str]) -> list[Claim]:
    """The claims, those of a short form tied to the long name that they are compared by."""
    if not forms:
        return list(claims)
    return [_tied(claim, forms) for claim in claims]


def _tied(claim: Claim, forms: Mapping[str, str]) -> Claim:
    speaker, parent = claim.speaker, claim.parent
    tied = {name: forms[name] for name in (speaker, parent) if name is not None and name in forms}
    return claim._replace(long_names=tuple(tied.items())) if tied else claim
