"""Tags: a cue behind or inside what it attributes, as in "…, she said" and "said Ana Ruiz"."""

from typing import Final

from newsfacts.extractors.attribution.clauses import (
    clause_start,
    content_end,
    opens_figure,
    trim_end,
)
from newsfacts.extractors.attribution.complements import Complement
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.nounphrases import has_verb, phrase_after
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.quotations import Quotation
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.wordclasses import (
    AUX,
    COLON,
    COMMA,
    DASH,
    DET,
    MARK,
    OBJECT,
    PREP,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)
from newsfacts.extractors.mentions import Modality

NOTHING: Final = Complement("none", -1, -1)
SAYING: Final = ("said", "says", "say")
MANNER: Final = 6  # words from the cue to the comma behind "on condition of anonymity"
MIN_PIECE: Final = 2  # words of a quotation that goes on behind a tag
NO_SOURCE: Final = PREP | COMMA | STOP | SUB | AUX | VERB | MARK | OBJECT


def read_inverted(view: SentenceView, verb: Verb, modality: Modality) -> Draft | None:
    """A tag whose source stands behind the cue: "…, said Ana Ruiz, head of the union"."""
    passage, stop = view.passage, view.stop
    kinds = passage.kinds
    j = verb.index + 1
    while j < stop and passage.is_adverb(j):
        j += 1
    if j >= stop or (kinds[j] & NO_SOURCE and not kinds[j] & DET) or passage.time_at(j):
        return None
    last = phrase_after(passage, j, stop)
    if last < j:
        return None
    draft = Draft(
        verb.index,
        view.number,
        verb.cue.family,
        modality,
        f"tag {verb.cue.lemma}",
        source=(j, last),
        cue=[(verb.index, verb.index)],
        content=[],
    )
    if verb.group > view.first:
        return read_tag(view, verb, draft, (verb.group, last), NOTHING)
    opens = last + 2 < stop and kinds[last + 1] & COLON
    quotation = passage.opening_at(last + 2) if opens else None
    if quotation is None:
        return None
    draft.content = [(quotation.first, quotation.last)]
    return draft


def read_tag(
    view: SentenceView, verb: Verb, draft: Draft, tag: Words, complement: Complement
) -> Draft | None:
    """Content before a tag, and what goes on behind it; ``tag`` is from its source to its cue."""
    passage = view.passage
    begin, end = tag
    before = begin - 1
    if _is_apposed(passage, begin, verb.group):
        return None
    fronted = passage.words[before] == "as" and before >= view.first
    if fronted:
        before -= 1
        if before > view.first and any(other.index < before for other in view.verbs):
            return None  # "denied that 40 left, as the radio had reported": it is told already
    quotation = quotation_ending_at(passage, before)
    if (
        quotation is None
        and complement.quotation is None
        and verb.cue.takes.isdisjoint(("tag", "closing"))
    ):
        return None
    if "tag" not in verb.cue.takes and "closing" in verb.cue.takes and end + 1 < view.stop:
        return None
    if quotation is not None:
        draft.content = [(quote_start(passage, quotation), quotation.last)]
    elif before > view.first + int(fronted) and passage.kinds[before] & (COMMA | DASH):
        start = clause_start(passage, _sentence_start(view, verb), before - 1)
        if start >= before or _only_introduces(view, start, before, end):
            return None
        draft.content = [(start, trim_end(passage, start, before - 1, narrow=False))]
    elif fronted and begin - 1 <= verb.left + 2 and _comma_at(passage, end + 1, view.stop):
        # "As the paper reported, 40 were hurt"
        _add(view, draft, end, end + 2)
        return draft if draft.content else None
    elif complement.quotation is None and before >= view.first:
        return None
    whole = quotation is not None and draft.content[0][0] == quotation.first
    _continue(view, draft, end, whole)
    return draft if draft.content else None


def _is_apposed(passage: Passage, begin: int, group: int) -> bool:
    """Whether a source and its cue only tell of a noun: "…, a charge Oslo denies"."""
    kinds, words, claims = passage.kinds, passage.words, passage.listed.claim_nouns
    for noun in (begin - 1, begin + 1):
        if noun < group and words[noun] in claims and kinds[noun - 1] & DET:
            return noun > 1 and bool(kinds[noun - 2] & (COMMA | DASH))
    return False


def _only_introduces(view: SentenceView, start: int, before: int, end: int) -> bool:
    """Whether the words before a tag are no content: "Since 1999, the charity replied to 80"."""
    passage = view.passage
    kind = passage.kinds[start]
    if not kind & PREP or kind & DET or opens_figure(passage, start):
        return False
    goes_on = end + 1 < view.stop and passage.kinds[end + 1] & (COMMA | STOP)
    goes_on = goes_on or _is_set_apart(view, end + 1)
    return not goes_on and not has_verb(passage, start, before)


def _is_set_apart(view: SentenceView, start: int) -> bool:
    """Whether how it was said stands before the comma: "a clerk said by telephone, 140 left"."""
    passage = view.passage
    if start >= view.stop or not passage.kinds[start] & PREP:
        return False
    if passage.words[start - 1] not in SAYING:
        return False  # "In May, Ruiz reported to the fire, …"
    for i in range(start + 1, min(view.stop, start + MANNER)):
        if passage.kinds[i] & COMMA:
            return i + 1 < view.stop
        if passage.kinds[i] & (STOP | MARK | AUX | VERB | SUB) or passage.words[i][0].isdigit():
            return False
    return False


def _comma_at(passage: Passage, index: int, stop: int) -> bool:
    return index < stop and bool(passage.kinds[index] & COMMA)


def _add(view: SentenceView, draft: Draft, end: int, start: int, least: int = -1) -> None:
    """Add the content that starts behind a tag; it ends at ``least`` or later."""
    if start >= view.stop:
        return
    last = content_end(view.passage, start, view.stop, "clause", view.walls_behind(end))
    if max(last, least) >= start:
        draft.content.append((start, max(last, least)))


def _sentence_start(view: SentenceView, verb: Verb) -> int:
    """Where the words before a tag start: with the quotation that holds their first one."""
    passage, first = view.passage, view.first
    quotation = passage.quotation_at(first)
    if quotation is not None and quotation.first < first:
        return quotation.first
    cut = verb.left <= first or passage.words[verb.left - 1] == ";"
    return verb.left if cut else first


def quotation_ending_at(passage: Passage, before: int) -> Quotation | None:
    """The quotation that ends with a word, or before a comma there."""
    if before > 0 and passage.kinds[before] & COMMA:
        before -= 1
    if before < 0 or not passage.kinds[before] & MARK:
        return None
    quotation = passage.quotation_at(before)
    return quotation if quotation is not None and quotation.last == before else None


def quote_start(passage: Passage, quotation: Quotation) -> int:
    """Where content that ends in a quotation starts: with its sentence, if words stand before."""
    first, _ = passage.bounds(quotation.first)
    if first >= quotation.first or passage.kinds[quotation.first - 1] & COMMA:
        return quotation.first
    before = passage.kinds[first : quotation.first]
    if any(kind & COLON for kind in before):
        return quotation.first
    if any(kind & MARK for kind in before) and passage.is_capitalised(
        quotation.first + quotation.width
    ):
        return quotation.first
    return first


def _continue(view: SentenceView, draft: Draft, end: int, quoted: bool) -> None:
    """A second piece behind the tag: "…," she said, "pay all 300"."""
    passage, stop = view.passage, view.stop
    kinds = passage.kinds
    j = end + 1
    while j < stop and not kinds[j] & (COMMA | STOP | COLON | MARK | DASH):
        j += 1
    nxt = j + 1
    if nxt >= stop:
        return
    quotation = passage.opening_at(nxt) if kinds[j] & (COMMA | COLON) else None
    if quotation is not None:
        if quotation.last - quotation.first > MIN_PIECE and (quoted or not draft.content):
            if quotation.last < stop - 1:
                _add(view, draft, end, quotation.first, quotation.last)
            else:
                draft.content.append((quotation.first, quotation.last))
        return
    if quoted or not draft.content or j in view.walls:
        return
    if passage.words[j] == ";" and draft.family == "say":
        # "…, two diplomats said; Togo could send 300": they go on
        if all(verb.index < j for verb in view.verbs):
            _add(view, draft, end, nxt)
        return
    if not kinds[j] & COMMA:
        return
    word = passage.words[nxt]
    if word.endswith("ing") or kinds[nxt] & RELATIVE or word in passage.listed.afterthoughts:
        return
    _add(view, draft, end, nxt)
