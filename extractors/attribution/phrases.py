"""Cues that are no verbs: "according to", a colon, "in a poll", "reportedly"."""

from itertools import pairwise
from typing import Final

from newsfacts.extractors.attribution.clauses import clause_start, content_end, trim_end
from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.nobodies import is_label
from newsfacts.extractors.attribution.nounphrases import has_verb, noun_phrase_before, phrase_after
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.quotations import Quotation
from newsfacts.extractors.attribution.sentenceviews import SentenceView
from newsfacts.extractors.attribution.tags import quotation_ending_at, quote_start
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COLON,
    COMMA,
    DASH,
    DET,
    ENDS_ED,
    HAVE,
    MARK,
    MAYBE_VERB,
    PREP,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)
from newsfacts.extractors.mentions import Family, Modality

COLON_SOURCE: Final = 7  # words before a colon that may name a source
IN_REACH: Final = 9  # words between "in" and "poll"
SOURCE_REACH: Final = 40  # words in which the commas of a source are looked for
MAX_APPOSITION: Final = 14  # words of an apposition
LEAD_REACH: Final = 12  # words from the sentence's start to content that goes on behind a tag
MAX_TURN: Final = 40  # sentences of a turn in a transcript
GIVES_REACH: Final = 12  # words from "poll" to "had the party at 34 percent"
FIGURE_REACH: Final = 12  # words from there to its figure
MIN_CONTENT: Final = 4  # words behind a colon


def _draft(
    view: SentenceView, index: int, family: Family, modality: Modality, rule: str, cue: Words
) -> Draft:
    return Draft(index, view.number, family, modality, rule, source=None, cue=[cue], content=[])


def read_according(view: SentenceView, index: int) -> Draft | None:
    """The attribution of "according to", before, inside or behind what it attributes."""
    passage, stop = view.passage, view.stop
    kinds, words = passage.kinds, passage.words
    begin = index + 2
    if begin >= stop or words[index + 1] != "to":
        return None
    draft = _draft(view, index, "say", "asserted", "according to", (index, index + 1))
    before = kinds[index - 1] if index > view.first else 0
    opens = (
        index == view.first
        or (index == view.first + 1 and before & (AND | MARK))
        or (index == view.first + 2 and before & COMMA and kinds[view.first] & AND)
        or (before & COLON and passage.is_capitalised(index))
        or (before & (SUB | AND) and words[index - 1] != "as")
    )
    if opens:
        last = source_before_comma(passage, begin, stop)
        if last < begin:
            return None
        draft.source = (begin, last)
        comma = last + 1 < stop and kinds[last + 1] & COMMA
        _add_rest(view, draft, last + 2 if comma else last + 1)
        return draft if draft.content else None
    last = phrase_after(passage, begin, stop)
    if last < begin:
        return None
    if before & COMMA:
        closed = source_before_comma(passage, begin, stop)
        if closed < last and any(kind & (VERB | AUX | MAYBE_VERB) for kind in kinds[closed:stop]):
            last = closed
    draft.source = (begin, last)
    draft.content = content_before(view, index)
    if draft.content and _resumes(view, draft, last + 1):
        _add_rest(view, draft, last + 2)
    return draft if draft.content else None


def _add_rest(view: SentenceView, draft: Draft, start: int) -> None:
    if start < view.stop:
        walls = view.walls_behind(draft.head)
        last = content_end(view.passage, start, view.stop, "clause", walls)
        if last >= start:
            draft.content.append((start, last))


def _resumes(view: SentenceView, draft: Draft, comma: int) -> bool:
    """Whether the sentence goes on behind the source: "The fee, according to X, rises"."""
    passage, nxt = view.passage, comma + 1
    if nxt >= view.stop or not passage.kinds[comma] & COMMA or comma in view.walls:
        return False
    if draft.content[0][0] > view.first + LEAD_REACH:
        return False
    word = passage.words[nxt]
    if word.endswith("ing") or word in passage.listed.afterthoughts or passage.opening_at(nxt):
        return False
    return bool(passage.kinds[nxt] & (AUX | VERB | AND | MAYBE_VERB))


def source_before_comma(passage: Passage, begin: int, stop: int) -> int:
    """The end of a source that opens a sentence: its apposition inside, the main clause not."""
    kinds, words = passage.kinds, passage.words
    commas = [i for i in range(begin, min(stop, begin + SOURCE_REACH)) if kinds[i] & COMMA]
    if commas and passage.has_quotation(begin, commas[0]):
        commas = [i for i in commas if passage.quotation_at(i) is None]
    if not commas:
        return phrase_after(passage, begin, stop)
    last = commas[0] - 1
    for comma, closing in pairwise(commas):
        nxt, rest = comma + 1, closing + 1
        if closing - comma > MAX_APPOSITION or not words[nxt].isalpha():
            break
        participle = kinds[nxt] & (VERB | ENDS_ED) and words[nxt].endswith(("ed", "en"))
        if has_verb(passage, nxt + 1, closing) and words[nxt] not in ("which", "who"):
            break
        if kinds[nxt] & (VERB | AUX) and not participle:
            break
        opens = kinds[nxt] & (DET | AND) or not passage.is_capitalised(nxt)
        if not opens or rest >= stop or kinds[rest] & (AND | PREP):
            break
        last = closing - 1
    return last


def content_before(view: SentenceView, index: int) -> list[Words]:
    """What stands before "according to"."""
    passage, before = view.passage, index - 1
    quotation = quotation_ending_at(passage, before)
    if quotation is not None:
        return [(quote_start(passage, quotation), quotation.last)]
    start = clause_start(passage, view.first, before)
    start = max([start, *(wall + 1 for wall in view.walls if start < wall < before)])
    start = _relative_start(view, start, before)
    for i in range(before - 1, start, -1):
        if passage.kinds[i] & DASH:
            start = i + 1
            break
    last = trim_end(passage, start, before, narrow=False)
    return [(start, last)] if last >= start else []


def _relative_start(view: SentenceView, start: int, before: int) -> int:
    """Where "…, which would cut taxes, according to" starts, if another cue stands before it."""
    kinds = view.passage.kinds
    for i in range(before - 1, start, -1):
        if kinds[i] & COMMA:
            relative = kinds[i + 1] & RELATIVE
            told = any(start <= verb.index < i for verb in view.verbs)
            return i + 1 if relative and told else start
    return start


def read_colon(view: SentenceView, index: int, stop_words: frozenset[str]) -> Draft | None:
    """The attribution of a colon: "Pentagon: 10,000 troops in Russia", "LEE: We lost"."""
    passage, first = view.passage, view.first
    if index + 1 >= len(passage.words) or index <= first:
        return None
    quotation = passage.opening_at(index + 1)
    if (
        index - first > COLON_SOURCE
        or passage.words[first] in stop_words
        or passage.words[index - 1] in stop_words
        or not _may_speak(passage, first, index)
        or is_label(passage, first, index)
    ):
        return _name_before_quotation(view, index, quotation)
    if quotation is not None and not quotation.single:
        content = (quotation.first, quotation.last)
    elif index + 1 < view.stop:
        last = view.stop - 1
        if passage.scan.original(first).isupper() and len(passage.words[first]) > 1:
            last = max(last, _turn_end(view))
        content = (index + 1, trim_end(passage, index + 1, last, narrow=False))
    else:
        return None
    if content[1] - content[0] + 1 < MIN_CONTENT:
        return None
    draft = _draft(view, index, "say", "asserted", "colon", (index, index))
    draft.source, draft.content = (first, index - 1), [content]
    return draft


def _turn_end(view: SentenceView) -> int:
    """The last word of a speaker's turn in a transcript: of the paragraph."""
    scan, number = view.passage.scan, view.number
    sentences = scan.sentences
    if number and sentences[number - 1].paragraph == sentences[number].paragraph:
        return -1
    stop = min(len(sentences), number + MAX_TURN)
    while number + 1 < stop and sentences[number + 1].paragraph == sentences[number].paragraph:
        number += 1
    return scan.sentence_words(number)[1] - 1


def _name_before_quotation(
    view: SentenceView, index: int, quotation: Quotation | None
) -> Draft | None:
    """The attribution of a name before a colon: "It surprised Ana Ruiz: “We saw nothing.”"."""
    passage = view.passage
    if quotation is None or quotation.single or not passage.is_capitalised(index - 1):
        return None
    first = noun_phrase_before(passage, index - 1, view.first)
    if first >= index - 1:
        return None
    draft = _draft(view, index, "say", "asserted", "colon", (index, index))
    draft.source, draft.content = (first, index - 1), [(quotation.first, quotation.last)]
    draft.nominal = True  # a verb before it has the first claim on the quotation
    return draft


def _may_speak(passage: Passage, first: int, colon: int) -> bool:
    """Whether the words before a colon are a name or a document: capitals, no verb."""
    if not passage.is_capitalised(first):
        return False
    for i in range(first, colon):
        word = passage.words[i]
        kind = passage.kinds[i]
        if kind & (VERB | AUX | PREP | COMMA | STOP | SUB) and word != "of":
            return False
        if kind & DET and i > first:
            return False  # "FIRM SWINGS THE AXE: …"
        if (
            word.isalpha()
            and not passage.is_capitalised(i)
            and word not in passage.listed.colon_sources
        ):
            return False
    return True


def read_poll(view: SentenceView, index: int) -> Draft | None:
    """The attribution of "Ruiz leads by 4 points in the latest poll"."""
    passage, first, stop = view.passage, view.first, view.stop
    preposition = _preposition_before(view, index)
    if preposition is None:
        return _poll_gives(view, index)
    begin = preposition + 1
    draft = _draft(view, index, "document", "asserted", "in poll", (preposition, preposition))
    if preposition == first:
        last = source_before_comma(passage, begin, stop)
        if last + 2 >= stop or not passage.kinds[last + 1] & COMMA:
            return None
        _add_rest(view, draft, last + 2)
    else:
        last = phrase_after(passage, begin, stop)
        start = clause_start(passage, first, preposition - 1)
        start = max([start, *(wall + 1 for wall in view.walls if start < wall < preposition)])
        for i in range(preposition - 1, start, -1):
            if passage.kinds[i] & COMMA:
                # "…, missing the average estimate of €221 million in a poll"
                if any(word[:1].isdigit() for word in passage.words[i:preposition]):
                    start = i + 1
                break
        words = passage.words[start:preposition]
        told = any(word[:1].isdigit() or word in passage.listed.leads for word in words)
        if told:
            end = trim_end(passage, start, preposition - 1, narrow=False)
            draft.content.append((start, end))
    draft.source = (begin, last)
    if last < begin:
        return None
    return draft if draft.content and draft.content[0][1] > draft.content[0][0] else None


def _poll_gives(view: SentenceView, index: int) -> Draft | None:
    """The attribution of "A rival poll for the broadcaster had the party at 34 percent"."""
    passage, stop = view.passage, view.stop
    kinds, words = passage.kinds, passage.words
    verb = index + 1
    while verb < min(stop, index + GIVES_REACH) and words[verb] not in passage.listed.gives:
        following = kinds[verb + 1] if verb + 1 < len(kinds) else 0
        if kinds[verb] & (AUX | VERB | STOP | MARK) and not following & PREP:
            return None
        verb += 1
    start = verb + 1
    if verb + 2 < stop and kinds[verb] & HAVE and words[start] == "given":
        start += 1
    if start >= min(stop, index + GIVES_REACH) or kinds[start] & (VERB | AUX | PREP | COMMA):
        return None
    if words[start] in ("a", "an"):
        return None  # "had a margin of error"
    told = words[start : start + FIGURE_REACH]
    if not any(word[:1].isdigit() or word in passage.listed.leads for word in told):
        return None
    begin = noun_phrase_before(passage, index, view.first)
    last = content_end(passage, start, stop, "clause", view.walls_behind(verb))
    if begin > index or last < start:
        return None
    draft = _draft(view, verb, "document", "asserted", "poll gives", (verb, verb))
    draft.source, draft.content = (begin, verb - 1), [(start, last)]
    return draft


def _preposition_before(view: SentenceView, index: int) -> int | None:
    """The "in" whose object is the poll."""
    kinds, words = view.passage.kinds, view.passage.words
    for i in range(index - 1, max(view.first, index - IN_REACH) - 1, -1):
        if words[i] == "in":
            return i if index - i > 1 else None
        if kinds[i] & (VERB | AUX | COMMA | MARK | STOP) or (
            kinds[i] & PREP and not kinds[i] & DET
        ):
            return None
    return None


def read_adverb(view: SentenceView, index: int, family: Family, modality: Modality) -> Draft | None:
    """The attribution of "he reportedly paid $2 million": nobody's."""
    passage = view.passage
    start = clause_start(passage, view.first, index)
    for i in range(index - 1, start, -1):
        kind = passage.kinds[i]
        if i in view.walls or kind & (SUB | STOP | DASH) or (kind & COMMA and i < index - 1):
            start = i + 1
            break
    for verb in view.verbs:
        complement = verb.complement
        if complement is not None and complement.kind == "clause" and verb.index < index:
            start = max(start, complement.start)  # "Lee said the firm reportedly paid"
    draft = _draft(view, index, family, modality, "adverb", (index, index))
    if start < index:
        draft.content.append((start, index - 1))
    _add_rest(view, draft, index + 1)
    return draft if draft.content else None
