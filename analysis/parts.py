"""Figures that are part of a larger one: "40 were hurt, including 12 children", "2,000 more"."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal, TypeAlias, TypeVar, cast

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.settings import STOCK, Context, compare_lexicon
from newsfacts.analysis.wording import figure_words

T = TypeVar("T")

PartKind: TypeAlias = Literal["part", "added"]

BEFORE = 40  # characters before a figure in which the words must stand
EARLIER = 60  # characters before a figure that is told as an earlier one
AFTER = 80  # characters behind a toll within which it is said to count who did it


def part_words(claim: Claim, texts: Mapping[str, str]) -> str | None:
    """What makes a figure part of another, in words; None when nothing does."""
    match part_kind(claim, texts):
        case "part":
            return f"{figure_words(claim)} is told as part of a larger figure"
        case "added" if _says_more(claim):
            return f"“{claim.fact.text}” comes on top of another figure"
        case "added":
            return f"{figure_words(claim)} comes on top of another figure"
        case None:
            return None


def part_kind(claim: Claim, texts: Mapping[str, str]) -> PartKind | None:
    """How a figure is less than a whole: a part of a larger one, or added to another.

    "Three of the dead were children" is a part, "two more died" is added.
    """
    if _says_more(claim):
        return "added"
    text = texts.get(claim.fact.article)
    if text is None:
        return None
    start = max(claim.fact.sentence.start, claim.fact.start - BEFORE)
    before, behind = _part_patterns()
    is_behind = behind.match(text, claim.fact.end) and not _is_placed_stock(claim)
    if is_behind or before.search(text[start : claim.fact.start]):
        return "part"
    joint, one = _counting_patterns()
    if joint.search(text[start : claim.fact.start]) and text.startswith(" other ", claim.fact.end):
        return "added"
    if claim.low == claim.high == 1 and one.search(text, claim.fact.end, claim.fact.sentence.end):
        return "part"
    return None


def known(read: Callable[[Claim, Mapping[str, str]], T], claim: Claim, context: Context) -> T:
    """What the words around a figure say of it, read once for all the pairs it is judged in."""
    if context.known is None:
        return read(claim, context.texts)
    key = read, claim.fact.id, claim.keys.place is None, claim.low, claim.high
    if key not in context.known:
        context.known[key] = read(claim, context.texts)
    return cast("T", context.known[key])


def _says_more(claim: Claim) -> bool:
    """Whether a figure itself says that it is added: "2,000 more"."""
    figure = claim.fact.text.casefold()
    return any(figure.endswith(f" {word}") for word in compare_lexicon().parts.after)


def _is_placed_stock(claim: Claim) -> bool:
    """Whether a figure is the whole of its place: "9,000 of them are in Gao"."""
    return claim.kind == STOCK and claim.keys.place is not None


def counts_several(claim: Claim, texts: Mapping[str, str]) -> str | None:
    """The events that a toll is of, where its sentence has them in the plural: "shootings"."""
    text = texts.get(claim.fact.article)
    if text is None:
        return None
    found = _several_pattern().search(text, claim.fact.sentence.start, claim.fact.sentence.end)
    return found.group() if found else None


def names_counted(claim: Claim) -> frozenset[str]:
    """The names inside the counted phrase: "Russian" of "Russian drones"."""
    counted = claim.fact.quantity.counted if claim.fact.quantity else None
    return _names_in(counted) if counted else frozenset()


@lru_cache(maxsize=4096)
def _names_in(phrase: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in phrase.split() if word[:1].isupper())


def counts_perpetrator(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether a toll is said to take in who did it: "seven, including the gunman"."""
    text = texts.get(claim.fact.article)
    if text is None:
        return False
    return _perpetrator_pattern().match(text, claim.fact.end) is not None


def is_told_elsewhen(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether a toll is told at another time than its article's own event."""
    text = texts.get(claim.fact.article)
    if text is None:
        return False
    before = text[claim.fact.sentence.start : claim.fact.start]
    return _elsewhen_pattern().search(before) is not None


def is_told_as_earlier(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether a figure is told as what was said before another: "an earlier toll of 14"."""
    text = texts.get(claim.fact.article)
    if text is None:
        return False
    start = max(claim.fact.sentence.start, claim.fact.start - EARLIER)
    return _earlier_pattern().search(text[start : claim.fact.start]) is not None


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _part_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    parts = compare_lexicon().parts
    before = rf"\b(?:{_either(parts.before)}),?\s+(?:[\w’'-]+\s+){{0,2}}$"
    behind = rf"\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_either(parts.behind)})\b"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


@cache
def _counting_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes "three other" more than one before it, and "one" the first of several."""
    parts = compare_lexicon().parts
    joint, one = rf"\b(?:{_either(parts.joints)})\s+$", rf"\b(?:{_either(parts.ones)})\b"
    return re.compile(joint, re.IGNORECASE), re.compile(one, re.IGNORECASE)


@cache
def _perpetrator_pattern() -> re.Pattern[str]:
    lexicon = compare_lexicon().perpetrators
    inner = (
        rf"(?:{_either(lexicon.joints)})\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_either(lexicon.words)})\b"
    )
    return re.compile(rf"[^.;\n]{{0,{AFTER}}}?\b{inner}", re.IGNORECASE)


@cache
def _elsewhen_pattern() -> re.Pattern[str]:
    lexicon = compare_lexicon().elsewhen
    units, turns, back = map(_either, (lexicon.units, lexicon.turns, lexicon.back))
    inside = rf"(?<=\w\s)[\w-]+\s+(?:{units})\s+(?:{turns})\s+[^,;]*$"
    return re.compile(
        rf"\b(?:(?:{units})\s+(?:{back})|{_either(lexicon.words)})\b|{inside}", re.IGNORECASE
    )


@cache
def _several_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(compare_lexicon().several.words)})\b", re.IGNORECASE)


@cache
def _earlier_pattern() -> re.Pattern[str]:
    lexicon = compare_lexicon().earlier
    nouns = rf"(?:{_either(lexicon.nouns)})s?"
    noun = rf"(?:{_either(lexicon.adjectives)})\s+(?:[\w’'-]+\s+){{0,2}}?{nouns}"
    verb = rf"(?:{_either(lexicon.adverbs)})\s+(?:{_either(lexicon.verbs)})"
    phrase = rf"(?:{_either(lexicon.phrases)})(?=\s+(?:[\w’'-]+\s+){{0,3}}$)"
    return re.compile(rf"\b(?:{noun}|{verb}|{phrase})\b[^.;\d]*$", re.IGNORECASE)
