"""People in the words of a source: full names, short names, titles, he or she."""

from collections.abc import Iterator
from typing import Final

from newsfacts.extractors.attribution.bodies import Phrase, affiliation, country_at
from newsfacts.extractors.attribution.known import Known, Register, again
from newsfacts.extractors.attribution.names import (
    NameRun,
    gender_of,
    is_person,
    may_be_person,
    name_run,
    surface,
)
from newsfacts.extractors.attribution.namewords import Gender, claimant_lexicon, first_names
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import (
    AUX,
    DASH,
    GENITIVE,
    LISTED,
    NEG,
    PAREN,
    PAUSE,
    PREP,
    PRONOUN,
    RELATIVE,
    SUB,
    VERB,
)
from newsfacts.extractors.mentions import ClaimantMention, ClaimantType
from newsfacts.extractors.places.gazetteer import match_place

LOOKS_BACK: Final = 3  # occurrences of a short name that are tried
PARAGRAPH_BACK: Final = 6  # sentences, where nobody spoke in them
SENTENCES_BACK: Final = 2  # how far a pronoun reaches for a name that spoke nowhere
WORDS_BACK: Final = 120  # of a sentence, for the same
MAX_RUN: Final = 7  # words of a name with its titles
MAX_APPOSITION: Final = 30  # words around a name that tell what it is
AGE_DIGITS: Final = 2
MAX_TITLE: Final = 8  # words before a name that tell what it is
LONGEST_RANK: Final = 5  # letters of an abbreviated title


def find_person(
    passage: Passage, register: Register, phrase: Phrase, sentence: int
) -> Known | None:
    """The person that a source names, or None where it names none."""
    if not phrase.capitals:
        return None
    words, kinds = passage.words, passage.kinds
    roles = claimant_lexicon().roles
    done, apposed = phrase.first, False
    for i in phrase.capitals:
        if i < done:
            continue
        for j in range(done, i):
            kind = kinds[j]
            if kind & PAUSE:
                before = words[phrase.first : j]
                if apposed or (
                    roles.apposed.isdisjoint(before)
                    and roles.persons.isdisjoint(before)
                    and roles.titles.isdisjoint(before[-1:])
                    and not _is_named_behind(passage, phrase, j)
                ):
                    return None
                apposed = True
            elif kind & (RELATIVE | PAREN) and words[j] != "(":
                return None
        start = i
        while start > phrase.first and (
            words[start - 1] in roles.titles or words[start - 1] in roles.courtesy
        ):
            start -= 1
        done = i + 1
        run = name_run(passage, start, phrase.last + 1) if words[i].isalpha() else None
        if run is not None and passage.is_capitalised(run.first):
            found = _read_run(passage, register, phrase, run, start, sentence, apposed)
            if found is not None:
                return found
            done = run.last + 1
    return None


def _is_named_behind(passage: Passage, phrase: Phrase, comma: int) -> bool:
    """Whether a full name stands behind what it is: "one of the organisers, Ana Ruiz, said"."""
    run = name_run(passage, comma + 1, phrase.last + 1)
    if run is None or run.first == run.last or not is_person(passage, run):
        return False
    return run.last == phrase.last or bool(passage.kinds[run.last + 1] & PAUSE)


def _read_run(
    passage: Passage,
    register: Register,
    phrase: Phrase,
    run: NameRun,
    start: int,
    sentence: int,
    apposed: bool,
) -> Known | None:
    """The person of a run of capitals that is neither an owner nor behind a preposition."""
    words = passage.words
    if run.last < phrase.last and passage.kinds[run.last + 1] & GENITIVE:
        return None
    if start > phrase.first and passage.kinds[start - 1] & PREP and not run.titled:
        return None
    told = apposed or _is_explained(passage, run, phrase)
    owned = run.first > phrase.first and passage.kinds[run.first - 1] & GENITIVE
    told = told or (run.first > phrase.first and _is_calling(words[run.first - 1]))
    if (
        is_person(passage, run)
        or ((told or owned) and may_be_person(passage, run, told=True))
        or (
            run.last == phrase.head
            and may_be_person(passage, run)
            and _is_family_name(passage, run)
        )
        or (told and _is_aged(passage, run, phrase))
    ):
        return known_person(passage, register, run, phrase, sentence)
    if run.last == phrase.head and (
        run.first == run.last or register.person(words[run.first]) is not None
    ):
        return _short_name(passage, register, run, sentence)
    return None


def _is_calling(word: str) -> bool:
    """Whether a word says what a person is: "adviser Rubana Karim"."""
    roles = claimant_lexicon().roles
    return word in roles.apposed or word in roles.persons or word in roles.reporters


def _is_family_name(passage: Passage, run: NameRun) -> bool:
    """Whether the last word of a name stands for it elsewhere, as a person's does and no body's."""
    words = passage.words
    family, first = words[run.last], words[run.first]
    if passage.kinds[run.first] & LISTED or _full_name(passage, family) is not None:
        return False  # "Several Alves", "Absent Alves" are Pedro Alves
    for alone in _places_of(words, family):
        if alone == run.last or not passage.is_capitalised(alone):
            continue
        before = words[alone - 1] if alone else ""
        if before == first or (alone and passage.is_capitalised(alone - 1) and before.isalpha()):
            continue
        return alone + 1 >= len(words) or not passage.is_capitalised(alone + 1)
    return False


def _is_aged(passage: Passage, run: NameRun, phrase: Phrase) -> bool:
    """Whether an age or a calling behind one name tells a person: "Hasan, a 24-year-old Syrian"."""
    if run.first != run.last or match_place(passage.scan, run.first) is not None:
        return False
    behind = passage.words[run.last + 2 : phrase.last + 1]
    aged = behind[:1] in (["a"], ["an"]) and behind[1:2] and behind[1].isdigit()
    return bool(aged) or (behind[:1] != [] and behind[0].isdigit() and len(behind[0]) <= AGE_DIGITS)


def _is_explained(passage: Passage, run: NameRun, phrase: Phrase) -> bool:
    """Whether words behind a name say what the person is: "Uy, the owner's lawyer"."""
    nxt = run.last + 1
    if nxt >= phrase.last or not passage.kinds[nxt] & PAUSE:
        return run.last < phrase.last and passage.words[nxt] == "of"
    roles = claimant_lexicon().roles
    behind = passage.words[nxt + 1 : phrase.last + 1]
    return (
        behind[0].isdigit()
        or (behind[0] in ("a", "an") and behind[1:2] != [] and behind[1].isdigit())
        or not roles.apposed.isdisjoint(behind)
        or (not roles.persons.isdisjoint(behind))
    )


def known_person(
    passage: Passage, register: Register, run: NameRun, phrase: Phrase | None, sentence: int
) -> Known:
    """The person of a name: one that was named before, or a new one."""
    surname = passage.words[run.last]
    known = register.person(surname)
    if known is not None and (run.first == run.last or _ends_with(known, surname)):
        return known._replace(sentence=sentence, gender=known.gender or gender_of(passage, run))
    if run.first == run.last:
        full = _full_name(passage, surname)
        if full is not None:
            found = _build(passage, full, None, sentence)
            return found._replace(titles=found.titles | frozenset(run.titles))
    return _build(passage, run, phrase, sentence)


def _ends_with(known: Known, surname: str) -> bool:
    return known.claimant.name is not None and known.claimant.name.lower().endswith(surname)


def _build(passage: Passage, run: NameRun, phrase: Phrase | None, sentence: int) -> Known:
    """A person, with what the words around the name tell."""
    roles = claimant_lexicon().roles
    first, last = (phrase.first, phrase.last) if phrase is not None else (run.first, run.last)
    last = min(last, run.last + MAX_APPOSITION)
    start = _title_start(passage, run.first)
    around = {
        *passage.words[min(first, start) : run.first],
        *passage.words[run.last + 1 : last + 1],
    }
    titles = frozenset(run.titles) | (around & (roles.titles | roles.persons | roles.offices))
    parent = affiliation(passage, min(first, start), last, (run.first, run.last))
    kind: ClaimantType = "person"
    if not titles.isdisjoint(roles.offices):
        kind = "official"
    elif not around.isdisjoint(roles.reporters):
        kind = "media"
    elif parent is not None and not titles.isdisjoint(roles.titles):
        kind = "official"
    claimant = ClaimantMention(surface(passage, run.first, run.last), kind, parent)
    return Known(claimant, sentence, gender_of(passage, run), False, titles, False)


def _title_start(passage: Passage, index: int) -> int:
    """The first of the words right before a name that may be its title."""
    i = index
    while (
        i > 0
        and i > index - MAX_TITLE
        and not passage.kinds[i - 1] & (PAUSE | VERB)
        and (passage.words[i - 1] not in (".", ";", ":") or _is_abbreviation(passage, i - 2))
    ):
        i -= 1
    return i


def _is_abbreviation(passage: Passage, index: int) -> bool:
    """Whether a word before a full stop may be "Gen." or "Lt.", not a country that ends a line."""
    word = passage.words[index]
    is_short = passage.is_capitalised(index) and len(word) <= LONGEST_RANK
    return is_short and country_at(passage, index) is None


def _short_name(passage: Passage, register: Register, run: NameRun, sentence: int) -> Known | None:
    """Who "Alves" is, if somewhere in the article "Maj. Gen. Pedro Alves" stands."""
    word = passage.words[run.last]
    known = register.person(word) or register.person(passage.words[run.first])
    if known is not None:
        return again(known, sentence)
    full = _full_name(passage, word)
    if full is None and word in first_names().family_first:
        start = passage.words.index(word)
        full = name_run(passage, start, min(start + MAX_RUN, len(passage.words)))
        if full is not None and full.first == full.last:
            full = None
    return _build(passage, full, None, sentence) if full is not None else None


def _full_name(passage: Passage, surname: str) -> NameRun | None:
    """The first place where the surname has a first name or a title before it."""
    words = passage.words
    for position in _places_of(words, surname):
        for i in range(_run_start(passage, position), position):
            run = name_run(passage, i, position + 1)
            if (
                run is not None
                and run.last == position
                and run.first < position
                and (is_person(passage, run) or _is_introduced(passage, run))
            ):
                return run
    return None


def _is_introduced(passage: Passage, run: NameRun) -> bool:
    """Whether what a person is stands behind a name in commas: "Mira Stanek, the governor,"."""
    words, after = passage.words, run.last + 1
    if words[after : after + 1] != [","] or not may_be_person(passage, run, told=True):
        return False
    roles = claimant_lexicon().roles
    behind = words[after + 1 : after + 1 + MAX_TITLE]
    behind = behind[: behind.index(",")] if "," in behind else behind
    return not (roles.titles | roles.persons | roles.apposed).isdisjoint(behind)


def _places_of(words: list[str], word: str) -> Iterator[int]:
    """Where a word stands, the first few places."""
    at = -1
    for _ in range(LOOKS_BACK):
        try:
            at = words.index(word, at + 1)
        except ValueError:
            return
        yield at


def _run_start(passage: Passage, position: int) -> int:
    """The first word of the capitals, initials and hyphens that end at ``position``."""
    words = passage.words
    start = position
    while start > 0 and position - start < MAX_RUN:
        before = start - 1
        joined = words[before] in (".", "-") and passage.scan.touches(before)
        if not joined and not (passage.is_capitalised(before) and words[before][0].isalpha()):
            break
        start = before
    return start


def person_near(
    passage: Passage, register: Register, gender: Gender, index: int, sentence: int, floor: int
) -> Known | None:
    """A person named in this sentence or close before it, subjects first.

    Behind ``floor``, the sentence in which somebody spoke last, the nearest name counts.
    """
    back = min(sentence - SENTENCES_BACK - 1, max(floor, sentence - PARAGRAPH_BACK - 1))
    back = max(back, -1)
    for number in range(sentence, back, -1):
        first, stop = passage.scan.sentence_words(number)
        stop = min(stop, index)
        i = max(first, stop - WORDS_BACK)
        while i < stop:
            if passage.is_capitalised(i) and passage.words[i].isalpha():
                run = name_run(passage, i, stop)
                if run is not None:
                    found = _fitting(passage, register, run, gender, sentence)
                    if found is not None:
                        return found
                    i = run.last
            i += 1
    return None


def _is_shouted(passage: Passage, run: NameRun) -> bool:
    """Whether capitals all through are words of a sentence: "THE TOLL WILL PASS 150"."""
    if not passage.scan.original(run.last).isupper() or len(passage.words[run.last]) == 1:
        return False
    return any(passage.kinds[i] & (LISTED & ~DASH) for i in range(run.first, run.last + 1))


def _opens_clause(passage: Passage, run: NameRun) -> bool:
    """Whether a word of grammar stands in a run of capitals: "When I"."""
    return any(
        passage.kinds[i] & (SUB | PRONOUN | AUX | NEG) for i in range(run.first, run.last + 1)
    ) and not is_person(passage, run)


def _fitting(
    passage: Passage, register: Register, run: NameRun, gender: Gender, sentence: int
) -> Known | None:
    single = run.first == run.last and register.person(passage.words[run.last]) is not None
    if not single and (_is_shouted(passage, run) or _opens_clause(passage, run)):
        return None
    if not single and not is_person(passage, run):
        governed = passage.kinds[run.first - 1] & PREP if run.first else 0
        if governed or not may_be_person(passage, run):
            return None
    if gender_of(passage, run) not in (None, gender):
        return None
    known = known_person(passage, register, run, None, sentence)
    return known if known.gender in (None, gender) else None
