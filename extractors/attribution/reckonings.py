"""Whose count a figure is: "by the ministry's own count", "by the reckoning of the union"."""

from typing import Final

from newsfacts.extractors.attribution.clauses import content_end
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.nounphrases import phrase_after
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.phrases import content_before, source_before_comma
from newsfacts.extractors.attribution.sentenceviews import SentenceView
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COMMA,
    GENITIVE,
    MARK,
    STOP,
    SUB,
)
from newsfacts.extractors.grammar import grammar

BY_REACH: Final = 9  # words from "by" to what counts
ENDS: Final = AUX | COMMA | MARK | STOP
MAX_DESCRIBED: Final = 2  # words between the owner and the noun: "own", "latest official"


def may_reckon(words: list[str], index: int) -> bool:
    """Whether "by" stands before a noun of counting, as it must."""
    return "by" in words[max(0, index - BY_REACH) : index]


def read_reckoning(view: SentenceView, index: int) -> Draft | None:
    """The attribution of a noun of counting behind "by", or None where nobody owns it."""
    passage, first = view.passage, view.first
    kinds, words = passage.kinds, passage.words
    by = -1
    for i in range(index - 1, max(first, index - BY_REACH) - 1, -1):
        if words[i] == "by":
            by = i
            break
        if kinds[i] & ENDS:
            return None
    if by < 0:
        return None
    before = kinds[by - 1] if by > first else STOP
    opens = before & (STOP | AND | SUB) or (before & MARK and by - 1 == first)
    if not opens and not before & COMMA:
        return None  # "beaten by the count of Varden"
    found = _owner(view, by + 1, index)
    if found is None:
        return None
    source, last = found
    belief = words[index] in passage.listed.estimating
    draft = Draft(
        index,
        view.number,
        "belief" if belief else "say",
        "estimated" if belief else "asserted",
        "reckoning",
        source=source,
        cue=[(by, by) if source[0] > index else (index, index)],
        content=[],
    )
    comma = last + 1 < view.stop and kinds[last + 1] & COMMA
    if before & COMMA and by - 1 > first and (last + 1 >= view.stop or _ends(passage, last + 1)):
        draft.content = content_before(view, by)
    elif opens or before & COMMA:
        start = last + 2 if comma else last + 1
        end = content_end(passage, start, view.stop, "clause", view.walls_behind(index))
        if start < view.stop and end >= start:
            draft.content = [(start, end)]
    return draft if draft.content else None


def _ends(passage: Passage, index: int) -> bool:
    """Whether a clause ends with the noun: at a mark or a conjunction."""
    return bool(passage.kinds[index] & (STOP | COMMA | AND | MARK)) or not (
        passage.words[index][0].isalnum()
    )


def _owner(view: SentenceView, begin: int, index: int) -> tuple[Words, int] | None:
    """Whose count it is, and the last word of the phrase."""
    passage = view.passage
    kinds, words = passage.kinds, passage.words
    for i in range(index - 1, max(begin, index - 1 - MAX_DESCRIBED) - 1, -1):
        plural = words[i] in ("'", "’") and words[i - 1][-1] == "s"
        if (kinds[i] & GENITIVE or plural) and i > begin:
            return (begin, i - 1), index
        if words[i] in grammar().possessives and i == begin:
            return (i, i), index
    if begin < index and words[index + 1 : index + 2] == ["of"] and words[begin] not in ("a", "an"):
        last = phrase_after(passage, index + 2, view.stop)
        if last > index + 1:
            comma = source_before_comma(passage, index + 2, view.stop)
            last = max(last, comma) if kinds[last + 1 : last + 2] == [COMMA] else last
            return (index + 2, last), last
    return None
