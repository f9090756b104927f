"""Quotations without a tag of their own: the next sentence, the next paragraph, the one before."""

from newsfacts.extractors.drafts import Draft
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.quotations import Quotation

MIN_WORDS = 4


def attach_floating(passage: Passage, drafts: list[Draft]) -> None:
    """Give each quotation that nobody claims to the attribution it goes on from."""
    for quotation in passage.quotations:
        if quotation.single or quotation.last - quotation.first < MIN_WORDS:
            continue
        if any(d.covers(quotation.first + quotation.width) for d in drafts):
            continue
        if not _stands_alone(passage, quotation):
            continue
        owner = _owner(passage, quotation, drafts)
        if owner is not None:
            owner.content.append((quotation.first, quotation.last))


def _stands_alone(passage: Passage, quotation: Quotation) -> bool:
    """Whether the quotation fills its sentences."""
    first, _ = passage.bounds(quotation.first)
    _, stop = passage.bounds(quotation.last)
    return quotation.first <= first + 1 and quotation.last >= stop - 2


def _owner(passage: Passage, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    sentences = passage.scan.sentences
    here = passage.scan.sentence_index(passage.scan.starts[quotation.first])
    best: Draft | None = None
    for draft in drafts:
        end = max(draft.head, max(last for _, last in draft.content))
        if end >= quotation.first:
            continue
        where = passage.scan.sentence_index(passage.scan.starts[end])
        if where < here - 1:
            continue
        if sentences[here].paragraph - sentences[where].paragraph > 1:
            continue
        if best is None or draft.head <= best.head or sentences[where].paragraph > 0:
            best = draft
    return best
