"""Which way a bare weekday or month points, by the verb that governs it."""

from functools import cache
from typing import Literal, TypeAlias

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.timewords import time_words

Tense: TypeAlias = Literal["past", "future"]
# How far a governing verb may stand before and behind.
BEFORE, BEHIND = 12, 9
CLAUSE_ENDS = frozenset((".", ";", ":", "?", "!", "”", "—", "–"))


@cache
def _classes() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    tense = time_words().tense
    words = grammar()
    stops = tense.infinitive_stops | words.determiners | words.prepositions | words.pronouns
    return tense.future, tense.past, stops, tense.reporting


def tense_around(scan: Scan, first: int, last: int) -> Tense | None:
    """The tense of what governs the words ``first`` to ``last``, None where nothing tells.

    The nearest verb before it in its sentence counts; where there is none, or only at the start of
    the sentence, the nearest behind it.
    """
    start, stop = (
        scan.sentence_words(k)
        if (k := scan.sentence_index(scan.starts[first])) >= 0
        else (0, len(scan))
    )
    found = _before(scan, first, max(start, first - BEFORE))
    return found if found is not None else _behind(scan, last + 1, min(stop, last + 1 + BEHIND))


def _before(scan: Scan, first: int, start: int) -> Tense | None:
    future, past, stops, _ = _classes()
    words = scan.words
    for i in range(first - 1, start - 1, -1):
        text = words[i]
        if text in CLAUSE_ENDS:
            return None
        if text in future:
            if text in (
                "set",
                "planned",
                "expected",
                "scheduled",
                "due",
                "going",
                "delayed",
                "postponed",
            ) and not _points_ahead(words, i, first):
                return (
                    "past"
                    if text in ("set", "planned", "delayed")
                    and words[i - 1] not in ("be", "is", "are", "was")
                    else "future"
                )
            return "future"
        if text == "to" and i + 1 < first and words[i + 1] not in stops:
            following = words[i + 1]
            if following == "have":
                return "past"
            if (
                following.isalpha()
                and not following.endswith(("ing", "ed"))
                and not scan.is_capitalised(i + 1)
            ):
                if not following.endswith("s") or following.endswith("ss"):
                    return "future"
        elif text in past or (len(text) > 4 and text.endswith("ed")):
            return "past"
    return None


def _points_ahead(words: list[str], i: int, first: int) -> bool:
    """Whether "scheduled", "set" … are followed by what is planned."""
    return "to" in words[i + 1 : first] or "for" in words[i + 1 : first] or i + 1 >= first - 1


def _behind(scan: Scan, first: int, stop: int) -> Tense | None:
    future, past, stops, _ = _classes()
    words = scan.words
    for i in range(first, stop):
        text = words[i]
        if text in CLAUSE_ENDS:
            return None
        if text in future and text not in ("set", "plans", "next", "by", "until"):
            return "future"
        if text in past or (len(text) > 4 and text.endswith("ed")):
            return "past"
    return None
