"""Quotations without a tag of their own: the next sentence, the next paragraph, the one before."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from newsfacts.extractors.attribution.drafts import Draft
from newsfacts.extractors.attribution.names import is_person, name_run
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.quotations import Quotation
from newsfacts.extractors.attribution.subjects import main_subject

MIN_WORDS: Final = 4
SUBJECT_REACH: Final = 30  # words of a sentence in which its subject ends
LOOKS_BACK: Final = 8  # attributions that a quotation may go on from


def attach_floating(passage: Passage, drafts: list[Draft]) -> None:
    """Give each quotation that nobody claims to the attribution it goes on from.

    Args:
        passage: The article.
        drafts: Its attributions in the order of their cues; content is added to them.
    """
    if not passage.quotations:
        return
    pieces = sorted([piece for draft in drafts for piece in draft.content])
    starts = [first for first, _ in pieces]
    reaches = list(accumulate([last for _, last in pieces], max))
    heads = [draft.head for draft in drafts]
    found: list[Draft] = []
    for quotation in passage.quotations:
        if quotation.single or quotation.last - quotation.first < MIN_WORDS:
            continue
        inner = quotation.first + quotation.width
        place = bisect_right(starts, inner) - 1
        if (place >= 0 and reaches[place] >= inner) or not _stands_alone(passage, quotation):
            continue
        owner = _owner(passage, quotation, drafts, bisect_right(heads, quotation.first))
        if owner is not None:
            owner.content.append((quotation.first, quotation.last))
            continue
        spoken = _told_of_before(passage, quotation)
        if spoken is not None:
            found.append(spoken)
    if found:
        drafts += found
        drafts.sort(key=_head)


def _head(draft: Draft) -> int:
    return draft.head


def _told_of_before(passage: Passage, quotation: Quotation) -> Draft | None:
    """The words of whom the sentence before tells: "Ana Ruiz lost a son. “We saw nothing.”"."""
    scan = passage.scan
    here = scan.sentence_index(scan.starts[quotation.first])
    if here < 1 or scan.sentences[here].paragraph != scan.sentences[here - 1].paragraph:
        return None
    first, stop = scan.sentence_words(here - 1)
    subject = main_subject(passage, first, min(stop, first + SUBJECT_REACH))
    if subject.first < 0:
        return None
    pronoun = subject.first == subject.last and passage.words[subject.first] in ("he", "she")
    if not pronoun:
        run = name_run(passage, subject.first, subject.last + 1)
        if run is None or not passage.is_capitalised(run.first) or not is_person(passage, run):
            return None
    return Draft(
        quotation.first,
        here,
        "say",
        "asserted",
        "floating",
        source=(subject.first, subject.last),
        cue=[(quotation.first, quotation.first)],
        content=[(quotation.first, quotation.last)],
    )


def _stands_alone(passage: Passage, quotation: Quotation) -> bool:
    """Whether the quotation fills its sentences."""
    first, _ = passage.bounds(quotation.first)
    _, stop = passage.bounds(quotation.last)
    return quotation.first <= first + 1 and quotation.last >= stop - 2


def _owner(passage: Passage, quotation: Quotation, drafts: list[Draft], stop: int) -> Draft | None:
    """The last attribution that ends in the sentence before, in this paragraph or the last."""
    scan = passage.scan
    here = scan.sentence_index(scan.starts[quotation.first])
    found: list[Draft] = []
    for draft in reversed(drafts[max(0, stop - LOOKS_BACK) : stop]):
        end = draft.head
        for _, last in draft.content:
            end = max(end, last)
        if end >= quotation.first:
            continue
        where = scan.sentence_index(scan.starts[end])
        if where < here - 1:
            continue
        if scan.sentences[here].paragraph - scan.sentences[where].paragraph <= 1:
            found.append(draft)
    for draft in found:
        # “…,” Ruiz said as she took her award: the quotation goes on from what she said
        if draft.family == "say" and passage.opening_at(draft.content[0][0]) is not None:
            return draft
    return found[0] if found else None
