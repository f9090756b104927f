"""Noun and adjective cues: "the union's warning that", "expressed concern over", "is wary of"."""

from collections.abc import Collection, Sequence
from typing import Final

from newsfacts.extractors.clauses import Kind, content_end
from newsfacts.extractors.cues import CueLexicon
from newsfacts.extractors.drafts import Draft, Words
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.sources import (
    Order,
    main_subject,
    noun_phrase_before,
    phrase_after,
    subject_before,
)
from newsfacts.extractors.verbs import Verb
from newsfacts.extractors.wordclasses import (
    ADVERB,
    AND,
    AUX,
    BE,
    COMMA,
    DET,
    MARK,
    NEG,
    PREP,
    PRONOUN,
    STOP,
    SUB,
    VERB,
)

FIGURE_REACH: Final = 4  # words before the number in "the estimate of some 8,000"


def read_noun(
    passage: Passage,
    index: int,
    bounds: Words,
    walls: Collection[int],
    sentence: int,
    lexicon: CueLexicon,
) -> Draft | None:
    """The attribution of a noun cue, or None where nothing says whose or what."""
    words, kinds = passage.words, passage.kinds
    first, stop = bounds
    entry = lexicon.nouns[words[index]]
    j, cue_last = index + 1, index
    source: Words | None = None
    if (
        j < stop
        and words[j] in ("by", "from", "of", "among")
        and words[j] not in entry.prepositions | {"of"}
        and j + 1 < stop
    ):
        last = phrase_after(passage, j + 1, stop)
        for k in range(j + 1, last + 1):
            if words[k] in ("that", "to", "for") and k > j + 1:
                last = k - 1
                break
        source, j = (j + 1, last), last + 1
    kind: Kind
    if j >= stop:
        return None
    if words[j] == "that" or words[j] in ("whether", "how", "why"):
        kind, start = "clause", j
    elif words[j] == "to" and entry.infinitive and j + 1 < stop and not kinds[j + 1] & DET:
        kind, start = "infinitive", j
    elif words[j] in entry.prepositions and j + 1 < stop and not passage.time_at(j + 1):
        kind, start, cue_last = "object", j + 1, j
    else:
        return None
    if kind == "clause" and words[j] == "that" and _is_relative(passage, j, stop):
        return None
    light = False
    if source is None:
        source, cue_first, light = _owner(passage, index, first, lexicon)
    else:
        cue_first = index
    figure = _figure(passage, start, stop) if entry.restates and kind == "object" else None
    if source is None and kind != "clause" and figure is None:
        return None
    last = content_end(
        passage,
        start,
        stop,
        "clause" if kind == "clause" else "object",
        [wall for wall in walls if wall > index],
    )
    if last < start:
        return None
    cue = (
        [(cue_first, cue_last)]
        if cue_last == index or source is None or source[0] < cue_first
        else [(index, index)]
    )
    draft = Draft(
        index,
        sentence,
        entry.family,
        entry.modality,
        f"noun {words[index]} {'light' if light else 'own' if source else 'bare'} {words[j]}",
        source=source,
        cue=cue,
        content=[(start, last)],
    )
    draft.nominal, draft.light = True, light
    if source is None and figure is not None:
        draft.figure, draft.rule = figure, "restatement"
    if source is None and words[index] in ("reports", "rumors", "rumours"):
        draft.speaker = (index, index)
    return draft


def _figure(passage: Passage, start: int, stop: int) -> str | None:
    """The number that a phrase opens with: "around 8,000 seals"."""
    for i in range(start, min(stop, start + FIGURE_REACH)):
        if passage.words[i][:1].isdigit():
            return passage.words[i]
    return None


def _is_relative(passage: Passage, that: int, stop: int) -> bool:
    """Whether "that" is the subject of what follows: "a comment that reopened old wounds"."""
    i = that + 1
    while i < stop and passage.is_adverb(i):
        i += 1
    return i >= stop or bool(passage.kinds[i] & (AUX | VERB)) and not passage.kinds[i] & DET


def _owner(
    passage: Passage, index: int, first: int, lexicon: CueLexicon
) -> tuple[Words | None, int, bool]:
    """Whose noun it is: "the union's warning", "their plan", or who "expressed" it."""
    words, kinds = passage.words, passage.kinds
    i = index - 1
    while i >= max(first, index - 5):
        word, kind = words[i], kinds[i]
        if word in ("'s", "’s") or (
            word in ("'", "’")
            and i > first
            and words[i - 1].endswith("s")
            and passage.scan.touches(i)
        ):
            begin = noun_phrase_before(passage, i - 1, first)
            return ((begin, i - 1) if begin < i else None), index, False
        if word in ("his", "her", "their", "its", "my", "our"):
            return (i, i), index, False
        if word in lexicon.light_forms:
            return _light_subject(passage, i, first)
        if (kind & (COMMA | STOP | MARK | AUX | SUB | PRONOUN) and not kind & DET) or (
            kind & PREP and not kind & DET
        ):
            break
        if kind & VERB and not kind & DET:
            break
        i -= 1
    return None, index, False


def _light_subject(passage: Passage, verb: int, first: int) -> tuple[Words | None, int, bool]:
    kinds = passage.kinds
    g = verb
    while g > first and (
        (kinds[g - 1] & (AUX | NEG | ADVERB) and not kinds[g - 1] & (DET | AND))
        or passage.words[g - 1] == "to"
        or passage.is_adverb(g - 1)
    ):
        g -= 1
    source = subject_before(passage, g, first)
    if source.order in (Order.SHARED, Order.INVERTED) or passage.words[verb].endswith("ing"):
        source = main_subject(passage, first, g)
    if source.order is Order.NONE or source.first < 0:
        return None, verb, True
    return (source.first, source.last), verb, True


def read_adjective(
    passage: Passage,
    index: int,
    bounds: Words,
    walls: Collection[int],
    sentence: int,
    lexicon: CueLexicon,
) -> Draft | None:
    """ "Officials are wary of the deal"; "it is unclear whether"."""
    words, kinds = passage.words, passage.kinds
    first, stop = bounds
    entry = lexicon.adjectives[words[index]]
    g = index
    while g > first and (passage.is_adverb(g - 1) or kinds[g - 1] & NEG):
        g -= 1
    if g <= first or not (
        kinds[g - 1] & BE
        or words[g - 1]
        in (
            "feel",
            "feels",
            "felt",
            "remain",
            "remained",
            "remains",
            "seem",
            "seems",
            "seemed",
            "'s",
            "’s",
            "sounded",
            "became",
            "appeared",
            "grew",
        )
    ):
        return None
    g -= 1
    while g > first and (
        (kinds[g - 1] & (AUX | NEG) and not kinds[g - 1] & DET) or passage.is_adverb(g - 1)
    ):
        g -= 1
    j = index + 1
    if j >= stop:
        return None
    cue_last = index
    kind: Kind
    if words[j] == "to":
        kind, start = "infinitive", j
    elif words[j] in ("that", "whether", "if", "how", "what", "why", "who"):
        kind, start = "clause", j
    elif (
        kinds[j] & PREP
        and words[j] in ("of", "about", "with", "over", "at", "by", "for", "in")
        and j + 1 < stop
    ):
        kind, start, cue_last = "object", j + 1, j
    elif kinds[j] & (PRONOUN | DET) and entry.family == "belief":
        kind, start = "clause", j
    else:
        return None
    if entry.impersonal and kind != "clause":
        return None
    source = subject_before(passage, g, first)
    if source.order is Order.SHARED:
        source = main_subject(passage, first, g)
    found: Words | None = (source.first, source.last) if source.first >= 0 else None
    if found is not None and (words[found[0]] in ("it", "there") and found[0] == found[1]):
        found = None
    if found is None and not entry.impersonal:
        return None
    if entry.impersonal:
        found = None
    last = content_end(
        passage,
        start,
        stop,
        "clause" if kind != "object" else "object",
        [wall for wall in walls if wall > index],
    )
    if last < start:
        return None
    return Draft(
        index,
        sentence,
        entry.family,
        entry.modality,
        f"adjective {words[index]}",
        source=found,
        cue=[(g, cue_last)],
        content=[(start, last)],
    )


def inside_verb_content(verbs: Sequence[Verb], index: int) -> bool:
    """Whether the noun is itself a verb cue."""
    return any(verb.index == index for verb in verbs)
