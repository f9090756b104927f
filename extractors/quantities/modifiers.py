"""Cues that hedge or bound a number: "about", "more than", "up to", "12 or so", "an estimated"."""

from functools import cache
from typing import NamedTuple, cast

from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.mentions import Modality, Modifier
from newsfacts.extractors.quantities.modifierwords import modifiers
from newsfacts.extractors.scanning import WORD_RE, Scan

# A bound outweighs a hedge ("up to about 10"), and both outweigh "exactly".
STRENGTH: dict[str, int] = {
    "exact": 0, "approx": 1, "at_least": 2, "at_most": 2, "more_than": 2, "less_than": 2,
}  # fmt: skip
ARTICLES = ("a", "an")
PLACES = ("over", "under", "above", "below")
MAX_CUES = 4  # "just under an estimated"


class Reading(NamedTuple):
    """What stands before a number: where the figure starts, and what it does to the number."""

    first: int  # first word of the figure with its cues
    modifier: Modifier
    cues: tuple[tuple[int, int], ...]
    hedges: tuple[tuple[int, int], ...]
    modality: Modality | None
    outer: int  # first word of everything read, hedges outside the figure included


@cache
def before_table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases before a number by their last word: the words before it, the class; longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    hedges = modifiers().hedges
    for class_, phrases in (
        *((cue.class_, (*cue.before, *cue.short)) for cue in modifiers().modifier),
        *((f"verb {cue.class_}", cue.verbs) for cue in modifiers().modifier),
        ("estimated", hedges.estimated),
        ("possible", hedges.possible),
        ("asserted", hedges.asserted),
    ):
        for phrase in phrases:
            words = _cut(phrase)
            table.setdefault(words[-1], []).append((words[:-1], class_))
    return {w: tuple(sorted(e, key=lambda entry: -len(entry[0]))) for w, e in table.items()}


@cache
def behind_table() -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    """Phrases behind a figure by their first word; longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for cue in modifiers().modifier:
        for phrase in (*cue.behind, *cue.tight):
            words = _cut(phrase)
            table.setdefault(words[0], []).append((words[1:], cue.class_))
    return {w: tuple(sorted(e, key=lambda entry: -len(entry[0]))) for w, e in table.items()}


def read_before(scan: Scan, first: int) -> Reading:
    """The cues that stand right before the word ``first``."""
    words, table = scan.words, before_table()
    previous = words[first - 1]
    if (
        first == 0
        or (previous not in table and previous not in ARTICLES)
        or breaks_before(scan, first)
    ):
        return Reading(first, "exact", (), (), None, first)
    modifier: Modifier = "exact"
    cues: list[tuple[int, int]] = []
    hedges: list[tuple[int, int]] = []
    modality: Modality | None = None
    start = outer = first
    position = first - 1
    for _ in range(MAX_CUES):
        if position < 0:
            break
        entries = table.get(words[position])
        if entries is None and words[position] in ARTICLES and position > 0 and outer == start:
            entries = table.get(words[position - 1])  # "at least a hundred"
            position -= entries is not None
        if entries is None:
            break
        found = _match_before(words, position, entries)
        if found is None:
            break
        begin, class_ = found
        if class_ == "at_most" and words[begin - 1] in modifiers().climbing:
            break  # "edged up to 5 per cent" is a level
        if class_ in ("estimated", "possible", "asserted"):
            hedges.append((begin, position))
            modality = modality or cast(Modality, class_)
            if class_ == "estimated" and modifier == "exact":
                modifier = "approx"
        elif class_.startswith("verb "):
            modifier = _stronger(modifier, class_[5:])
            cues.append((begin, position))
            outer = begin
            break
        elif begin == position and _is_of_place(words, position, modifier):
            break
        else:
            modifier = _stronger(modifier, class_)
            if class_ != "exact":
                cues.append((begin, position))
                if not hedges:
                    start = begin
        outer = begin
        position = begin - 1
    return Reading(start, modifier, tuple(cues[::-1]), tuple(hedges[::-1]), modality, outer)


def _is_of_place(words: list[str], position: int, modifier: Modifier) -> bool:
    """Whether "over" bounds no number: "over about 9 miles", "handed over 12 goats"."""
    word = words[position]
    if modifier == "approx" and word in PLACES:
        return True
    verbs = modifiers().phrasal.get(word)
    return verbs is not None and words[position - 1] in verbs


def read_behind(scan: Scan, last: int) -> tuple[int, Modifier] | None:
    """The cue that stands right behind the word ``last``: its last word and class, or None."""
    words, index = scan.words, last + 1
    entries = behind_table().get(words[index]) if index < len(words) else None
    if entries is None or breaks_before(scan, index):
        return None
    for rest, class_ in entries:
        end = index + len(rest)
        if tuple(words[index + 1 : end + 1]) != rest:
            continue
        if words[index] in ("+", "-") and not scan.touches(index):
            continue
        if not rest and words[index] == "plus" and not _closes(scan, end + 1):
            continue
        if not rest and words[index].isalpha() and scan.is_capitalised(index):
            continue  # "the 737 Max"
        if rest and words[end + 1 : end + 2] in (["than"], ["to"]):
            continue  # "678 points or more than 7%", "12 tanks and up to 9 guns"
        return end, class_
    return None


def _closes(scan: Scan, index: int) -> bool:
    """Whether nothing of the same phrase follows: "500 plus" but not "500 plus tax"."""
    return index >= len(scan.words) or not scan.words[index][:1].isalnum()


def _match_before(
    words: list[str], position: int, entries: tuple[tuple[tuple[str, ...], str], ...]
) -> tuple[int, str] | None:
    previous = words[position - 1] if position else ""
    for before, class_ in entries:
        if not before:
            return position, class_
        if before[-1] == previous:
            begin = position - len(before)
            if begin >= 0 and tuple(words[begin:position]) == before:
                return begin, class_
    return None


def _stronger(old: Modifier, new: str) -> Modifier:
    """The class that wins where two cues meet."""
    return cast(Modifier, new) if STRENGTH[new] > STRENGTH[old] else old


def _cut(text: str) -> tuple[str, ...]:
    return tuple(piece.rstrip() for piece in WORD_RE.findall(text.lower()))
