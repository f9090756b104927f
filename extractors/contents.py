"""From a verb cue to an attribution: which words are its content, and which its source."""

from collections.abc import Collection, Sequence
from typing import Final

from newsfacts.extractors.clauses import (
    Complement,
    clause_follows,
    clause_start,
    complement_after,
    content_end,
    trim_end,
)
from newsfacts.extractors.drafts import Draft, Words
from newsfacts.extractors.mentions import Modality
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.quotations import Quotation
from newsfacts.extractors.sources import NOBODY, Order, has_verb, phrase_after
from newsfacts.extractors.verbs import ADDRESSED, Verb
from newsfacts.extractors.wordclasses import (
    ADVERB,
    AND,
    AUX,
    COLON,
    COMMA,
    DET,
    MARK,
    OBJECT,
    PREP,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)

ADMITTING: Final = frozenset(("acknowledge", "confirm", "admit", "concede", "recognize", "verify"))
NOTHING: Final = Complement("none", -1, -1)


def may_attribute(passage: Passage, verb: Verb, stop: int) -> bool:
    """Whether anything around the cue may be its content."""
    if verb.voice == "passive" or verb.source.order is Order.INVERTED:
        return True
    nxt = verb.index + 1
    if verb.cue.agentless:
        return nxt < stop and not (
            passage.kinds[nxt] & (COMMA | STOP | PREP)
            and passage.words[nxt] not in ("to", "like", "as")
        )
    if verb.source.order is Order.BEFORE and {"tag", "quote"} & verb.cue.takes:
        return True
    return complement_after(passage, verb.index, verb.cue, stop).kind != "none"


def openings(passage: Passage, verbs: Sequence[Verb], stop: int) -> dict[int, int]:
    """Where a cue starts a clause of its own, which ends the content before it: word to cue."""
    kinds = passage.kinds
    found: dict[int, int] = {}
    for verb in verbs:
        source = verb.source
        if verb.voice == "infinitive" or verb.voice == "passive":
            continue
        opening = source.opening
        if source.order is Order.BEFORE:
            before = source.first - 1
            comma = verb.group - 1
            if comma > source.last and kinds[comma] & COMMA:
                found[comma] = verb.index
            elif kinds[source.last] & COMMA:
                found[source.last] = verb.index
            if before >= verb.left and kinds[before] & COMMA and _closes(passage, verb, stop):
                found[before] = verb.index
            if opening < source.first:
                found[opening] = verb.index
            if before < verb.left:
                continue
            kind = kinds[before]
            if kind & AND or (
                kind & SUB
                and not kind & DET
                and passage.words[before]
                not in ("if", "how", "why", "what", "whether", "when", "where", "because", "than")
            ):
                comma = before - 1
                if comma >= verb.left and kinds[comma] & COMMA:
                    found[comma] = verb.index
                elif passage.words[before] == "while" or (
                    kind & AND and _joins_clauses(passage, before, verb, verbs)
                ):
                    found[before] = verb.index
        elif source.order is Order.SHARED and opening < verb.group:
            found[opening] = verb.index
    return found


def _closes(passage: Passage, verb: Verb, stop: int) -> bool:
    """Whether a cue with its source ends the sentence: a tag behind what it attributes."""
    nxt = verb.index + 1
    return "tag" in verb.cue.takes and (
        nxt >= stop
        or bool(passage.kinds[nxt] & (COMMA | STOP))
        or passage.time_at(nxt) is not None
        or (
            bool(passage.kinds[nxt] & PREP)
            and nxt + 1 < stop
            and passage.time_at(nxt + 1) is not None
        )
    )


def _joins_clauses(passage: Passage, conjunction: int, verb: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether a clause with a verb of its own stands between the last cue and the conjunction."""
    start = max((v.index + 1 for v in verbs if v.index < conjunction), default=verb.left)
    return has_verb(passage, start, conjunction)


def read_content(
    passage: Passage, verb: Verb, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """The attribution of a verb cue, or None where it has no content."""
    if verb.voice == "passive":
        return _passive(passage, verb, bounds, walls, sentence)
    if verb.cue.agentless:
        return _agentless(passage, verb, bounds, walls, sentence)
    stop = bounds[1]
    if verb.source.order is Order.INVERTED:
        return _inverted(passage, verb, bounds, walls, sentence)
    complement = complement_after(passage, verb.index, verb.cue, stop)
    if verb.after_quote and not (complement.certain and complement.kind != "clause"):
        complement = complement._replace(kind="none")
    source: Words = (verb.source.first, verb.source.last)
    draft = Draft(
        verb.index,
        sentence,
        verb.cue.family,
        _modality(passage, verb),
        f"verb {verb.cue.lemma}"
        if verb.voice == "active"
        else f"verb {verb.cue.lemma} {verb.voice}",
        source=source,
        cue=[
            (verb.index if verb.chain is None else verb.chain, max(verb.index, complement.cue_last))
        ],
        content=[],
        said=complement.said,
    )
    if complement.kind == "none" or (verb.after_quote and complement.quotation):
        if verb.source.order is not Order.BEFORE or not ({"tag", "quote"} & verb.cue.takes):
            return None
        return _tag(passage, verb, draft, source[0], verb.index, bounds, walls, complement)
    own = {word for word, index in walls.items() if index != verb.index and word > verb.index}
    if source[0] > verb.index:
        stop = min(stop, source[0] - 1)
    if passage.kinds[source[0]] & RELATIVE and source[0] > verb.left:
        stop = _relative_end(passage, source[0], complement.start, stop)
    if _is_fronted(passage, verb):
        stop = next(
            (
                i
                for i in range(complement.start + 1, stop)
                if passage.kinds[i] & COMMA and clause_follows(passage, i + 1, stop)
            ),
            stop,
        )
    _forward(passage, draft, complement, stop, own)
    if (
        verb.voice == "active"
        and complement.quotation is None
        and verb.cue.weak
        and complement.kind == "clause"
        and not complement.certain
    ):
        draft.rule += " bare"
    return draft if draft.content else None


def _modality(passage: Passage, verb: Verb) -> Modality:
    """What the cue makes of its content; "did not say" leaves it open, "has not confirmed" denies."""
    if verb.chain is not None:
        return "possible"
    source = verb.source
    negated = verb.negated or (
        source.first >= 0 and passage.words[source.first] in ("neither", "nobody", "no", "none")
    )
    if not negated:
        return verb.cue.modality
    if verb.cue.family == "belief" or verb.cue.lemma in ADMITTING:
        return "denied"
    return "possible"


def _is_fronted(passage: Passage, verb: Verb) -> bool:
    """Whether the cue stands in a clause before the main one: "When Ruiz said 40 had left, …"."""
    first = verb.left
    if passage.kinds[first] & AND and verb.source.first > first + 1:
        first += 1
    kind = passage.kinds[first]
    return (
        verb.voice == "active"
        and first < verb.source.first <= first + 1
        and bool(kind & SUB)
        and not kind & (DET | RELATIVE)
        and passage.words[first] not in ("that", "how", "what", "why")
    )


def _relative_end(passage: Passage, relative: int, start: int, stop: int) -> int:
    """Where "…, which said it had cut 400 jobs, closed" ends: at the comma before the main verb."""
    kinds = passage.kinds
    if not kinds[relative - 1] & COMMA:
        return stop
    for i in range(start + 1, stop - 1):
        if kinds[i] & COMMA:
            nxt = i + 1
            while nxt < stop - 1 and passage.is_adverb(nxt):
                nxt += 1
            if kinds[nxt] & (AUX | VERB) and not kinds[nxt] & DET:
                return i
    return stop


def _forward(
    passage: Passage, draft: Draft, complement: Complement, stop: int, walls: Collection[int]
) -> None:
    """Content behind the cue."""
    start = complement.start
    quotation = complement.quotation
    if quotation is not None and quotation.last >= stop - 1:
        draft.content = [(start, quotation.last)]
        return
    last = content_end(passage, start, stop, complement.kind, walls)
    if last >= start:
        draft.content = [(start, last)]


def _inverted(
    passage: Passage, verb: Verb, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """A tag whose source stands behind the cue: "…, said Ana Ruiz, head of the union"."""
    kinds = passage.kinds
    j, stop = verb.index + 1, bounds[1]
    while j < stop and passage.is_adverb(j):
        j += 1
    if j >= stop or (
        kinds[j] & (PREP | COMMA | STOP | SUB | AUX | VERB | MARK) and not kinds[j] & DET
    ):
        return None
    if (kinds[j] & OBJECT and not kinds[j] & DET) or passage.time_at(j):
        return None
    source = (j, phrase_after(passage, j, stop))
    draft = Draft(
        verb.index,
        sentence,
        verb.cue.family,
        _modality(passage, verb),
        f"tag {verb.cue.lemma}",
        source=source,
        cue=[(verb.index, verb.index)],
        content=[],
    )
    colon = source[1] + 1
    if verb.group <= bounds[0]:
        if colon < stop and kinds[colon] & COLON and passage.opening_at(colon + 1):
            quotation = passage.opening_at(colon + 1)
            assert quotation is not None
            draft.content = [(quotation.first, quotation.last)]
            return draft
        return None
    return _tag(passage, verb, draft, verb.group, source[1], bounds, walls, NOTHING)


def _tag(
    passage: Passage,
    verb: Verb,
    draft: Draft,
    begin: int,
    end: int,
    bounds: Words,
    walls: dict[int, int],
    complement: Complement,
) -> Draft | None:
    """Content before a tag, and what goes on behind it."""
    kinds = passage.kinds
    before = begin - 1
    if before >= bounds[0] and passage.words[before] == "as":
        before -= 1
    sentence_first = bounds[0]
    quotation = quotation_ending_at(passage, before)
    if quotation is None and "tag" not in verb.cue.takes and complement.quotation is None:
        return None
    if quotation is not None:
        start = quote_start(passage, quotation)
        draft.content = [(start, quotation.last)]
    elif before > sentence_first and (kinds[before] & COMMA or passage.is_dash(before)):
        start = clause_start(passage, _sentence_start(passage, sentence_first, verb), before - 1)
        if start >= before:
            return None
        draft.content = [(start, trim_end(passage, start, before - 1, narrow=False))]
    elif (
        passage.words[begin - 1] == "as"
        and kinds[min(end + 1, bounds[1] - 1)] & COMMA
        and begin - 1 <= verb.left + 1
    ):
        # "As the paper reported, 40 were hurt"
        start = end + 2
        last = (
            content_end(passage, start, bounds[1], "clause", {w for w in walls if w > end})
            if start < bounds[1]
            else -1
        )
        if last < start:
            return None
        draft.content = [(start, last)]
        return draft
    elif not (complement.quotation or before < sentence_first):
        return None
    _continue(passage, verb, draft, end, bounds, walls, quotation is not None)
    if not draft.content:
        return None
    return draft


def _sentence_start(passage: Passage, first: int, verb: Verb) -> int:
    """Where the words before a tag start: with the quotation that holds their first one."""
    quotation = passage.quotation_at(first)
    if quotation is not None and quotation.first < first:
        return quotation.first
    return first if verb.left > first and passage.words[verb.left - 1] != ";" else verb.left


def quotation_ending_at(passage: Passage, before: int) -> Quotation | None:
    if before < 0:
        return None
    if passage.kinds[before] & COMMA and before > 0:
        before -= 1
    if not passage.kinds[before] & MARK:
        return None
    quotation = passage.quotation_at(before)
    return quotation if quotation is not None and quotation.last == before else None


def quote_start(passage: Passage, quotation: Quotation) -> int:
    """Where content that ends in a quotation starts: with its sentence, if words stand before it."""
    first, _ = passage.bounds(quotation.first)
    if first >= quotation.first:
        return quotation.first
    i = quotation.first - 1
    while i >= first:
        if passage.kinds[i] & (COLON | MARK) or (
            passage.kinds[i] & COMMA and i == quotation.first - 1
        ):
            return quotation.first
        i -= 1
    return first


def _continue(
    passage: Passage,
    verb: Verb,
    draft: Draft,
    end: int,
    bounds: Words,
    walls: dict[int, int],
    quoted: bool,
) -> None:
    """A second piece behind the tag: "…," she said, "pay all 300"."""
    kinds, stop = passage.kinds, bounds[1]
    j = end + 1
    while j < stop and not kinds[j] & (COMMA | STOP | COLON | MARK) and not passage.is_dash(j):
        j += 1
    nxt = j + 1
    if j >= stop or nxt >= stop:
        return
    quotation = passage.opening_at(nxt) if kinds[j] & (COMMA | COLON) else None
    if quotation is not None:
        if quotation.last - quotation.first > 2 and (quoted or not draft.content):
            last = quotation.last
            if last < stop - 1:
                last = max(
                    last,
                    content_end(
                        passage, quotation.first, stop, "clause", {w for w in walls if w > end}
                    ),
                )
            draft.content.append((quotation.first, last))
        return
    if quoted or not kinds[j] & COMMA or not draft.content or j in walls:
        return
    kind, word = kinds[nxt], passage.words[nxt]
    if (
        word.endswith("ing")
        or kind & RELATIVE
        or word in ("while", "although", "though", "but", "according", "as", "who", "which", "when")
    ):
        return
    if kind & (AUX | VERB | AND | ADVERB | PREP | SUB) or "," not in "":
        last = content_end(passage, nxt, stop, "clause", {w for w in walls if w > end})
        if last >= nxt:
            draft.content.append((nxt, last))


def _passive(
    passage: Passage, verb: Verb, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """ "is estimated to be", "was first reported by the newspaper", "was asked whether"."""
    cue, source = verb.cue, verb.source
    stop = bounds[1]
    content: list[Words] = []
    has_subject = source.order in (Order.BEFORE, Order.SHARED) and source.first >= 0
    impersonal = has_subject and passage.words[source.first] in ("it", "there")
    if has_subject and not impersonal:
        content.append((source.first, source.last))
    own = {word for word, index in walls.items() if index != verb.index and word > verb.index}
    if verb.by is not None:
        if impersonal and passage.words[source.first] == "it":
            content.append((source.first, source.last))
        if not content:
            return None
        return Draft(
            verb.index,
            sentence,
            cue.family,
            cue.modality,
            f"passive {cue.lemma} by",
            source=verb.by,
            cue=[(verb.group, verb.index)],
            content=content,
        )
    if not cue.passive:
        return None
    complement = complement_after(passage, verb.index, cue, stop)
    cue_last = complement.cue_last
    start = complement.start if complement.kind != "none" else verb.index + 1
    if cue.lemma in ADDRESSED:
        if complement.kind == "none":
            return None
        content = []
    elif impersonal:
        if not complement.certain:
            return None
    elif complement.kind == "none":
        kind = passage.kinds[start] if start < stop else STOP
        if start >= stop or (
            kind & (COMMA | STOP | PREP | AND | SUB) and passage.words[start] not in ("to", "as")
        ):
            return None
    if source is NOBODY:
        stop = next(
            (
                i
                for i in range(start, stop)
                if passage.kinds[i] & COMMA and clause_follows(passage, i + 1, stop)
            ),
            stop,
        )
    last = content_end(passage, start, stop, "clause", own)
    if last >= start:
        content.append((start, last))
    if not content or (len(content) < 2 and not impersonal and cue.lemma not in ADDRESSED):
        return None
    return Draft(
        verb.index,
        sentence,
        cue.family,
        _modality(passage, verb),
        f"passive {cue.lemma}",
        source=None,
        cue=[(verb.group, cue_last)],
        content=content,
        said=complement.said,
    )


def _agentless(
    passage: Passage, verb: Verb, bounds: Words, walls: dict[int, int], sentence: int
) -> Draft | None:
    """ "seems to", "appears to": whose subject is part of what is said."""
    source, stop = verb.source, bounds[1]
    start = verb.index + 1
    if start >= stop or (
        passage.kinds[start] & (COMMA | STOP | PREP)
        and passage.words[start] not in ("to", "like", "as")
    ):
        return None
    content: list[Words] = []
    if source.order in (Order.BEFORE, Order.SHARED) and passage.words[source.first] not in (
        "it",
        "there",
    ):
        content.append((source.first, source.last))
    own = {word for word, index in walls.items() if index != verb.index and word > verb.index}
    last = content_end(passage, start, stop, "clause", own)
    if last < start:
        return None
    content.append((start, last))
    return Draft(
        verb.index,
        sentence,
        verb.cue.family,
        _modality(passage, verb),
        f"agentless {verb.cue.lemma}",
        source=None,
        cue=[(verb.group, verb.index)],
        content=content,
    )
