"""Where content begins and ends: complements of a cue, and the clauses that are no part of them."""

from collections.abc import Collection
from typing import Final, Literal, NamedTuple

from newsfacts.extractors.cues import CueVerb
from newsfacts.extractors.mentions import TimeMention
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.quotations import Quotation
from newsfacts.extractors.wordclasses import (
    ADVERB,
    AND,
    AUX,
    BE,
    COLON,
    COMMA,
    DET,
    HAVE,
    MARK,
    MODAL,
    NEG,
    OBJECT,
    OPENER,
    PAREN,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    SUB,
    VERB,
)

Kind = Literal["clause", "object", "quote", "infinitive", "none"]
NEAR: Final = 7  # words of an adverbial before "that"
MAX_ADJUNCT: Final = 25  # words between a cue and "that"
CONTRASTS: Final = frozenset(("while", "although", "though", "whereas", "even"))
TIME_CLAUSES: Final = frozenset(
    (
        "when",
        "while",
        "after",
        "before",
        "as",
        "because",
        "since",
        "until",
        "during",
        "following",
        "amid",
        "despite",
        "although",
        "though",
        "unless",
        "where",
        "if",
        "once",
    )
)
SETTINGS: Final = frozenset(
    (
        "speech",
        "interview",
        "statement",
        "debate",
        "conference",
        "rally",
        "news",
        "briefing",
        "remarks",
        "letter",
        "op-ed",
        "tweet",
        "email",
        "memo",
        "post",
        "appearance",
        "event",
        "call",
        "hearing",
        "meeting",
        "series",
        "article",
        "video",
        "ad",
        "press",
        "phone",
        "telephone",
        "television",
        "radio",
        "twitter",
        "facebook",
    )
)


ASKING: Final = frozenset(
    (
        "ask",
        "wonder",
        "know",
        "decide",
        "explain",
        "question",
        "see",
        "inquire",
        "learn",
        "show",
        "find",
    )
)
SPEAKS: Final = frozenset(("clause", "tag"))
QUOTE_ONLY: Final = frozenset(("quote",))
TAIL_WORDS: Final = frozenset(("which", "who", "compared", "according", "despite", "even", "just"))
FIGURE_WORDS: Final = frozenset(
    ("up", "at", "between", "about", "around", "over", "under", "as", "from", "above", "below")
)
NUMBER_WORDS: Final = frozenset(
    (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "half",
    )
)


class Complement(NamedTuple):
    """What follows a cue."""

    kind: Kind
    start: int  # first word of the content
    cue_last: int  # last word of the cue, its preposition included
    said: TimeMention | None = None
    quotation: Quotation | None = None
    certain: bool = False  # "that", a quotation or a colon opens it


def complement_after(passage: Passage, index: int, cue: CueVerb, stop: int) -> Complement:
    """What a cue at ``index`` takes from the words behind it."""
    kinds, words = passage.kinds, passage.words
    takes = cue.takes
    cue_last = index + len(cue.tail)
    j = cue_last + 1
    said: TimeMention | None = None
    addressed = "addressee" not in takes
    prepositional = False
    while j < stop:
        kind, word = kinds[j], words[j]
        if word in cue.prepositions and j == cue_last + 1 and not prepositional:
            if word == "that":
                break
            if word == "to" and "infinitive" in takes:
                return Complement("infinitive", j, index, said)
            if (
                "clause" in takes
                and word not in ("out", "back", "up")
                and _that_near(passage, j, stop)
            ):
                return _behind_adjunct(passage, j, cue, cue_last, stop, said)
            prepositional, cue_last = True, j
            j += 1
            if word in ("out", "back", "up"):
                prepositional = "clause" not in takes and False
            continue
        if kind & MARK:
            quotation = passage.opening_at(j)
            if quotation is None or (takes == QUOTE_ONLY and not cue.prepositions):
                break
            return Complement("quote", j, cue_last, said, quotation, True)
        if kind & COLON:
            return _after_colon(passage, j, cue_last, stop, said)
        if kind & COMMA:
            quotation = passage.opening_at(j + 1) if j + 1 < stop else None
            if quotation is not None and "quote" in takes:
                return Complement("quote", j + 1, cue_last, said, quotation, True)
            break
        if kind & STOP or passage.is_dash(j):
            break
        if word in ("that", "whether", "how", "why") and "clause" in takes:
            return Complement("clause", j, cue_last, said, None, True)
        if (
            kind & OPENER
            and not prepositional
            and "clause" in takes
            and (word not in ("when", "which", "where") or (cue.lemma in ASKING or j + 1 >= stop))
        ):
            return Complement("clause", j, cue_last, said, None, word != "if")
        if prepositional:
            return Complement("object", j, cue_last, said)
        if word == "to":
            if "infinitive" in takes and j + 1 < stop:
                return Complement("infinitive", j, cue_last, said)
            if "object" in takes and "clause" not in takes:
                break
        time = passage.time_at(j)
        if time is None and kind & PREP and j + 1 < stop:
            time = passage.time_at(j + 1)
        if (
            time is not None
            and not (takes >= SPEAKS or prepositional or addressed is False)
            and kind & PREP
        ):
            return _behind_adjunct(passage, j, cue, cue_last, stop, said)
        if (time is not None and "object" not in takes) or (time is not None and kind & PREP):
            said = said or time[0]
            j = time[1] + 1
            continue
        if kind & PREP and not kind & DET and not opens_figure(passage, j):
            return _behind_adjunct(passage, j, cue, cue_last, stop, said)
        if word in ("there", "here") and j + 1 < stop and kinds[j + 1] & AUX:
            return _plain(cue, j, cue_last, said)
        if (passage.is_adverb(j) and not kind & DET) or word in (
            "publicly",
            "repeatedly",
            "again",
            "also",
            "too",
        ):
            if word in ("more", "most", "almost", "nearly", "only", "just", "even", "very"):
                return _plain(cue, j, cue_last, said)
            j += 1
            continue
        if not addressed:
            end = addressee_end(passage, j, stop)
            if end >= stop - 1:
                break
            addressed, j = True, end + 1
            continue
        if kind & (AND | SUB) and not kind & DET:
            break
        if kind & (AUX | VERB) and not kind & DET and "object" not in takes:
            break
        return _plain(cue, j, cue_last, said)
    return Complement("none", j, cue_last, said)


def _that_near(passage: Passage, j: int, stop: int) -> bool:
    """Whether "that" closes an adverbial: "writing on the web that"."""
    for i in range(j + 2, min(stop, j + NEAR)):
        if passage.words[i] == "that":
            return True
        if passage.kinds[i] & (COMMA | STOP | MARK | VERB | AUX):
            return False
    return False


def _plain(cue: CueVerb, j: int, cue_last: int, said: TimeMention | None) -> Complement:
    """A clause or a noun phrase that nothing opens."""
    if "clause" in cue.takes and not ("object" in cue.takes and cue.family == "stance"):
        return Complement("clause", j, cue_last, said)
    if "object" in cue.takes:
        return Complement("object", j, cue_last, said)
    return Complement("none", j, cue_last, said)


def _after_colon(
    passage: Passage, colon: int, cue_last: int, stop: int, said: TimeMention | None
) -> Complement:
    nxt = colon + 1
    quotation = passage.opening_at(nxt) if nxt < len(passage.words) else None
    if quotation is not None:
        return Complement("quote", nxt, cue_last, said, quotation, True)
    if nxt < stop:
        return Complement("clause", nxt, cue_last, said, None, True)
    return Complement("none", nxt, cue_last, said)


def _behind_adjunct(
    passage: Passage, j: int, cue: CueVerb, cue_last: int, stop: int, said: TimeMention | None
) -> Complement:
    """Past "in a statement", "at a rally in Ohio": to "that", a colon or a quotation, if one comes."""
    kinds, words = passage.kinds, passage.words
    k = j
    while k < min(stop, j + MAX_ADJUNCT):
        kind, word = kinds[k], words[k]
        if said is None:
            time = passage.time_at(k)
            if time is not None:
                said, k = time[0], time[1] + 1
                continue
        if kind & COLON:
            return _after_colon(passage, k, cue_last, stop, said)
        if kind & MARK:
            quotation = passage.opening_at(k)
            if quotation is None or quotation.last - quotation.first < 5:
                break
            return Complement("quote", k, cue_last, said, quotation, True)
        if kind & COMMA:
            quotation = passage.opening_at(k + 1) if k + 1 < stop else None
            if quotation is not None and "quote" in cue.takes:
                return Complement("quote", k + 1, cue_last, said, quotation, True)
            break
        if kind & STOP or passage.is_dash(k):
            break
        if word in ("that", "whether") and "clause" in cue.takes:
            return Complement("clause", k, cue_last, said, None, True)
        if k > j + 1 and kind & PRONOUN and not kind & (DET | OPENER) and cue.takes >= SPEAKS:
            return Complement("clause", k, cue_last, said)
        if (
            k > j + 1
            and kind & DET
            and cue.takes >= SPEAKS
            and not kinds[k - 1] & (PREP | DET | AND | AUX | VERB)
            and not passage.is_adverb(k - 1)
        ):
            return Complement("clause", k, cue_last, said)
        if k > j and kind & (AUX | VERB | AND):
            break
        k += 1
    return Complement("none", k, cue_last, said)


def opens_figure(passage: Passage, j: int) -> bool:
    """Whether a preposition modifies a figure: "up to 40", "at least", "between 3 and 5"."""
    words = passage.words
    word = words[j]
    if word not in FIGURE_WORDS or j + 1 >= len(words):
        return False
    nxt = words[j + 1]
    return (
        nxt[:1].isdigit()
        or (
            nxt
            in (
                "least",
                "most",
                "to",
                "many",
                "few",
                "much",
                "half",
                "all",
                "than",
                "$",
                "€",
                "£",
                "a",
            )
            and not (
                word in ("at", "to", "over", "about")
                and nxt in ("a", "all", "most")
                and word != "at"
            )
            and not (word == "at" and nxt == "a")
        )
        or nxt in NUMBER_WORDS
    )


def addressee_end(passage: Passage, j: int, stop: int) -> int:
    """The last word of whoever is told."""
    kinds = passage.kinds
    if (kinds[j] & (OBJECT | PRONOUN) and not kinds[j] & DET) or passage.words[j] == "her":
        return j
    k = j
    capital = passage.is_capitalised(j) or passage.words[j] == "the"
    while k + 1 < stop:
        kind = kinds[k + 1]
        if kind & (PRONOUN | AND | AUX | VERB | STOP | COMMA | COLON | MARK) and not (
            kind & AND and passage.is_capitalised(k)
        ):
            break
        if kind & OPENER or passage.is_dash(k + 1) or passage.time_at(k + 1):
            break
        if kind & DET and not kinds[k] & (PREP | DET | AND):
            break
        if kind & PREP:
            if passage.words[k + 1] not in (
                "of",
                "for",
                "at",
                "in",
                "from",
                "with",
            ) or passage.time_at(k + 2):
                break
        elif (
            capital
            and k > j
            and passage.is_capitalised(k)
            and not passage.is_capitalised(k + 1)
            and not kinds[k + 1]
        ):
            break
        k += 1
    return k


def content_end(
    passage: Passage, start: int, stop: int, kind: Kind, openings: Collection[int]
) -> int:
    """The last word of content that starts at ``start`` in a sentence that ends before ``stop``."""
    kinds, words = passage.kinds, passage.words
    i = start
    narrow = kind in ("object",)
    while i < stop:
        k = kinds[i]
        if i > start and i in openings:
            break
        if not k and words[i] != "-":
            i += 1
            continue
        if k & MARK:
            quotation = passage.opening_at(i)
            if quotation is not None:
                if (
                    i > start
                    and words[quotation.last - quotation.width] == ","
                    and clause_follows(passage, quotation.last + 1, stop)
                ):
                    i = quotation.last + 1
                    break
                i = quotation.last + 1
                continue
            if i > start:
                other = passage.quotation_at(i)
                if other is not None and other.last == i:
                    break
        elif k & PAREN:
            if words[i] in ")]":
                break
            j = i + 1
            while j < stop and words[j] not in ")]":
                j += 1
            i = j
        elif k & COMMA:
            if i > start and _comma_ends(passage, i, stop, narrow):
                break
        elif k & STOP or (narrow and i > start and _object_ends(passage, start, i, stop)):
            break
        elif i > start and passage.is_dash(i):
            closing = _second_dash(passage, i, stop)
            if closing < 0:
                break
            i = closing
        i += 1
    return trim_end(passage, start, i - 1, narrow)


def _second_dash(passage: Passage, dash: int, stop: int) -> int:
    """The dash that closes an aside, -1 where none does."""
    for i in range(dash + 2, stop - 1):
        if passage.is_dash(i) and not passage.is_dash(i - 1):
            return i
    return -1


def _comma_ends(passage: Passage, comma: int, stop: int, narrow: bool) -> bool:
    kinds, words = passage.kinds, passage.words
    nxt = comma + 1
    if nxt >= stop:
        return True
    kind, word = kinds[nxt], words[nxt]
    if narrow:
        if word in CONTRASTS:
            return True
        if (
            kind & (SUB | PRONOUN | ADVERB | PREP)
            and not kind & DET
            and word not in ("who", "which", "including")
        ):
            return True
        if kind & AND:
            return word != "and" or clause_follows(passage, nxt + 1, stop)
        return word.endswith("ing") or bool(kind & (AUX | VERB))
    if kind & AND and nxt + 1 < stop and words[nxt + 1] in ("that", "whether", "how"):
        return False
    if word == "but" or (kind & AND and clause_follows(passage, nxt + 1, stop)):
        return True
    if word in TAIL_WORDS or (
        word.endswith("ing")
        and word not in ("including", "during", "nothing", "everything", "something")
    ):
        # an afterthought of the author's ends the sentence; an aside goes on behind its comma
        return not any(kinds[i] & COMMA for i in range(nxt, stop))
    if word == "as" and nxt + 1 < stop and kinds[nxt + 1] & (PRONOUN | DET):
        return True
    return False


def clause_follows(passage: Passage, start: int, stop: int) -> bool:
    """Whether a subject and a finite verb follow."""
    kinds = passage.kinds
    if start < stop and kinds[start] & PRONOUN and not kinds[start] & DET:
        return True
    for i in range(start, min(stop, start + 8)):
        if kinds[i] & (AUX | VERB):
            return True
        if kinds[i] & (COMMA | STOP | MARK):
            return False
    return False


def _object_ends(passage: Passage, start: int, i: int, stop: int) -> bool:
    kinds, words = passage.kinds, passage.words
    word = words[i]
    if word in TIME_CLAUSES and not (word == "as"):
        return True
    if (
        kinds[i] & (BE | HAVE | MODAL)
        and words[i] not in ("'s", "’s")
        and not _relative_since(passage, start, i)
    ):
        return True
    if kinds[i] & AND and clause_follows(passage, i + 1, min(stop, i + 3)):
        return True
    if kinds[i] & PREP:
        if passage.time_at(i + 1) is not None if i + 1 < stop else False:
            return True
        if word in ("in", "at", "on", "during") and any(
            words[j] in SETTINGS for j in range(i + 1, min(stop, i + 5))
        ):
            return True
    return passage.time_at(i) is not None and i + 2 >= stop


def _relative_since(passage: Passage, start: int, index: int) -> bool:
    """Whether a relative or subordinate clause opened, so that its verb ends nothing."""
    return any(
        (passage.kinds[i] & (SUB | RELATIVE | OPENER) and passage.words[i] not in ("as", "than"))
        or (i > start and passage.kinds[i] & PRONOUN and not passage.kinds[i] & DET)
        for i in range(start, index)
    )


def trim_end(passage: Passage, start: int, last: int, narrow: bool) -> int:
    """Leave out the full stop and what dangles."""
    kinds, words = passage.kinds, passage.words
    while last > start and (
        words[last] == "." or kinds[last] & (COMMA | STOP | AND | COLON) or passage.is_dash(last)
    ):
        if words[last] == "." and not _ends_sentence(passage, last):
            break
        if kinds[last] & AND and kinds[last] & PREP:
            break
        last -= 1
    if (
        narrow
        and last > start
        and kinds[last] & PREP
        and words[last] not in ("up", "out", "down", "off", "in")
    ):
        last -= 1
    return last


def _ends_sentence(passage: Passage, index: int) -> bool:
    first, stop = passage.bounds(index)
    return index >= stop - 1


def clause_start(passage: Passage, left: int, last: int) -> int:
    """Where the clause before a tag starts: behind a semicolon, a dash, or at ``left``."""
    i = last
    while i > left:
        if passage.kinds[i] & STOP and passage.words[i] == ";":
            return i + 1
        i -= 1
    start = left
    while start < last and passage.kinds[start] & (COMMA | AND) and not passage.kinds[start] & DET:
        start += 1
    return start


def is_copular(passage: Passage, index: int) -> bool:
    """Whether a form of "be" stands at the word."""
    return bool(passage.kinds[index] & (BE | NEG))
