"""Cues that are no verbs: "according to", a colon, "in a poll", "reportedly"."""

from typing import Final

from newsfacts.extractors.clauses import clause_start, content_end, trim_end
from newsfacts.extractors.contents import quotation_ending_at, quote_start
from newsfacts.extractors.cues import CueLexicon
from newsfacts.extractors.drafts import Draft, Words
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.sources import has_verb, phrase_after
from newsfacts.extractors.wordclasses import (
    AND,
    AUX,
    COLON,
    COMMA,
    DET,
    MARK,
    MAYBE_VERB,
    PREP,
    STOP,
    SUB,
    VERB,
)

COLON_SOURCE: Final = 7  # words before a colon that may name a source
IN_REACH: Final = 9  # words between "in" and "poll"


def read_according(
    passage: Passage, index: int, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """ "According to the ministry, 40 were hurt"; "40 were hurt, according to the ministry"."""
    words, kinds = passage.words, passage.kinds
    first, stop = bounds
    if index + 2 >= stop or words[index + 1] != "to":
        return None
    begin = index + 2
    opens = (
        index == first
        or (index == first + 1 and kinds[first] & (AND | MARK))
        or (kinds[index - 1] & (SUB | AND) and words[index - 1] != "as")
    )
    draft = Draft(
        index,
        sentence,
        "say",
        "asserted",
        "according to",
        source=None,
        cue=[(index, index + 1)],
        content=[],
    )
    if opens:
        last = _source_before_comma(passage, begin, stop)
        draft.source = (begin, last)
        start = last + 2 if last + 1 < stop and kinds[last + 1] & COMMA else last + 1
        end = content_end(passage, start, stop, "clause", walls)
        if start < stop and end >= start:
            draft.content = [(start, end)]
        return draft if draft.content else None
    last = phrase_after(passage, begin, stop)
    if kinds[index - 1] & COMMA and any(kinds[i] & COMMA for i in range(begin, stop)):
        closed = _source_before_comma(passage, begin, stop)
        if any(kinds[i] & (VERB | AUX | MAYBE_VERB) for i in range(closed + 1, stop)):
            last = closed
    draft.source = (begin, last)
    draft.content = _content_before(passage, index, first, walls)
    nxt = last + 1
    if (
        nxt + 1 < stop
        and kinds[nxt] & COMMA
        and draft.content
        and draft.content[0][0] <= first + 12
        and nxt not in walls
    ):
        following = words[nxt + 1]
        if not (
            following.endswith("ing")
            or following in ("which", "who", "while", "but", "although", "as")
            or passage.opening_at(nxt + 1)
        ) and kinds[nxt + 1] & (AUX | VERB | AND | MAYBE_VERB):
            end = content_end(passage, nxt + 1, stop, "clause", walls)
            draft.content.append((nxt + 1, end))
    return draft if draft.content else None


def _source_before_comma(passage: Passage, begin: int, stop: int) -> int:
    """The end of a source that opens a sentence: its apposition inside, the main clause not."""
    commas = [i for i in range(begin, min(stop, begin + 40)) if passage.kinds[i] & COMMA]
    if not commas:
        return phrase_after(passage, begin, stop)
    last = commas[0] - 1
    for comma, following in zip(commas, commas[1:], strict=False):
        if has_verb(passage, comma + 1, following) and passage.words[comma + 1] not in (
            "which",
            "who",
        ):
            break
        if following - comma > 14:
            break
        kind = passage.kinds[comma + 1]
        if (
            passage.is_capitalised(comma + 1)
            or kind & DET
            or kind & AND
            or passage.words[comma + 1].isalpha()
        ):
            rest = following + 1
            if (
                rest < stop
                and not passage.kinds[rest] & (AND | PREP)
                and kind & (DET | AND) | (not passage.is_capitalised(comma + 1))
            ):
                last = following - 1
                continue
        break
    return last


def _content_before(passage: Passage, index: int, first: int, walls: dict[int, int]) -> list[Words]:
    before = index - 1
    quotation = quotation_ending_at(passage, before)
    if quotation is not None:
        return [(quote_start(passage, quotation), quotation.last)]
    start = clause_start(passage, first, before)
    for wall in walls:
        if start < wall < before:
            start = wall + 1
    for i in range(before - 1, start, -1):
        if passage.is_dash(i):
            start = i + 1
            break
    last = trim_end(passage, start, before, narrow=False)
    return [(start, last)] if last >= start else []


def read_colon(
    passage: Passage, index: int, bounds: Words, stop_words: frozenset[str], sentence: int
) -> Draft | None:
    """ "Pentagon: 10,000 troops in Russia"; a transcript's "LEE: We lost"."""
    words, kinds = passage.words, passage.kinds
    first, stop = bounds
    if index - first > COLON_SOURCE or index <= first or index + 1 >= len(words):
        return None
    if words[first] in stop_words or not passage.is_capitalised(first):
        return None
    if any(
        kinds[i] & (VERB | AUX | PREP | COMMA | STOP | SUB) and words[i] not in ("of", "'s", "’s")
        for i in range(first, index)
    ):
        return None
    if any(
        not passage.is_capitalised(i)
        and words[i].isalpha()
        and words[i]
        not in ("of", "poll", "survey", "report", "study", "experts", "officials", "police", "the")
        for i in range(first, index)
    ):
        return None
    quotation = passage.opening_at(index + 1)
    if quotation is not None and not quotation.single:
        content = (quotation.first, quotation.last)
    elif index + 1 < stop:
        content = (index + 1, trim_end(passage, index + 1, stop - 1, narrow=False))
    else:
        return None
    if content[1] - content[0] < 2 or (words[index + 1].isdigit() and words[index - 1].isdigit()):
        return None
    return Draft(
        index,
        sentence,
        "say",
        "asserted",
        "colon",
        source=(first, index - 1),
        cue=[(index, index)],
        content=[content],
    )


def read_poll(
    passage: Passage, index: int, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """ "Ruiz leads by 4 points in the latest poll."""
    words, kinds = passage.words, passage.kinds
    first, stop = bounds
    i = index - 1
    while i >= max(first, index - IN_REACH) and words[i] != "in":
        if kinds[i] & (VERB | AUX | COMMA | MARK | STOP) or (
            kinds[i] & PREP and not kinds[i] & DET
        ):
            return None
        i -= 1
    if i < first or words[i] != "in":
        return None
    begin = i + 1
    if index - begin < 1:
        return None
    if i == first:
        last = _source_before_comma(passage, begin, stop)
        if last + 2 >= stop or not kinds[last + 1] & COMMA:
            return None
        start = last + 2
        end = content_end(passage, start, stop, "clause", walls)
        content = (start, end)
    else:
        last = phrase_after(passage, begin, stop)
        start = clause_start(passage, first, i - 1)
        for wall in walls:
            if start < wall < i:
                start = wall + 1
        if not any(
            words[k][:1].isdigit()
            or words[k]
            in (
                "leads",
                "led",
                "leading",
                "trails",
                "trailing",
                "ahead",
                "percent",
                "lead",
                "points",
                "tied",
            )
            for k in range(start, i)
        ):
            return None
        content = (start, trim_end(passage, start, i - 1, narrow=False))
    if content[1] - content[0] < 1:
        return None
    return Draft(
        index,
        sentence,
        "document",
        "asserted",
        "in poll",
        source=(begin, last),
        cue=[(i, i)],
        content=[content],
    )


def read_adverb(
    passage: Passage,
    index: int,
    bounds: Words,
    walls: dict[int, int],
    sentence: int,
    lexicon: CueLexicon,
) -> Draft | None:
    """ "He reportedly paid $2 million."""
    first, stop = bounds
    entry = lexicon.adverbs[passage.words[index]]
    start = clause_start(passage, first, index)
    for i in range(index - 1, start, -1):
        if (
            i in walls
            or passage.kinds[i] & (SUB | STOP)
            or (passage.kinds[i] & COMMA and i < index - 1)
            or passage.is_dash(i)
        ):
            start = i + 1
            break
    content: list[Words] = []
    if start <= index - 1:
        content.append((start, index - 1))
    last = content_end(passage, index + 1, stop, "clause", [wall for wall in walls if wall > index])
    if last > index:
        content.append((index + 1, last))
    if not content:
        return None
    return Draft(
        index,
        sentence,
        entry.family,
        entry.modality,
        "adverb",
        source=None,
        cue=[(index, index)],
        content=content,
    )


__all__ = ["read_according", "read_adverb", "read_colon", "read_poll"]
_ = COLON
