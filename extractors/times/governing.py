"""Verbs that govern a time: the nearest before it in its clause, and the first behind it."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, TypeAlias

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import morphology
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.readings import DASHES
from newsfacts.extractors.times.timewords import TenseWords, time_words

# "deadline" is weak: "by June" points ahead unless June has just gone by. "due" is a deadline that
# no verb of the past contradicts: "expects a tally by Thursday". "infinitive" stays in here.
Tense: TypeAlias = Literal["past", "future", "deadline", "due", "infinitive"]
# How far a governing verb may stand before, in words.
BEFORE = 14
# A verb of the past governs from further away where no infinitive stands between.
FAR_BEFORE = 24
# How many words of a headline may stand before its infinitive.
HEADLINE_SUBJECT = 4
CLAUSE_ENDS = frozenset(";:?!”—–")
LONG_DASHES = frozenset("—–")
# "An open window" is no window that opens.
NOUN_OPENERS = frozenset(("a", "an", "the"))
NOT = frozenset(("'t", "’t"))
# How many words before "could" its subject may begin.
MODAL_SUBJECT = 8
# How many words before "meet" its "did" or "will" may stand: "did not formally meet".
AUXILIARY_REACH = 3
# How many words an aside between two dashes may have.
ASIDE = 12


@cache
def tense_words() -> TenseWords:
    """The words that tell a tense."""
    return time_words().tense


@cache
def _past_forms() -> frozenset[str]:
    """Irregular forms of the past, and what else points back."""
    irregular = {
        form
        for lemma, forms in morphology().verbs.items()
        for form in forms
        if form not in (lemma, "been") and not form.endswith(("ing", "s"))
    }
    tense = tense_words()
    others = tense.future | tense.timetable | tense.arranged | tense.present | tense.intents
    return tense.past | (irregular - others)


@cache
def _telling_words() -> frozenset[str]:
    """Every word that tells a tense or ends a clause, but for those in -ed."""
    tense = tense_words()
    told = tense.modals | tense.arranged | tense.intents | tense.present | tense.future
    marks = CLAUSE_ENDS | LONG_DASHES | {",", "and", "but", "-", "to", "won"}
    return told | tense.timetable | _past_forms() | marks


@cache
def _not_infinitives() -> frozenset[str]:
    """Words that behind "to" show a preposition: "to the", "to his"."""
    words = grammar()
    prepositions = words.prepositions | words.determiners | words.pronouns
    numbers = frozenset(time_words().cardinals) | frozenset(time_words().scales)
    return prepositions | numbers | tense_words().infinitive_stops


def verb_before(scan: Scan, first: int, start: int) -> Tense | None:
    """The tense of the verb nearest before word ``first`` in its clause, from ``start`` on."""
    tense = tense_words()
    words = scan.words
    infinitive = False
    opening = first  # where the first infinitive of the clause begins
    begin = start
    telling = _telling_words()
    for i in range(first - 1, start - 1, -1):
        text = words[i]
        if text not in telling and (text[-2:] != "ed" or len(text) < 5):
            continue  # a noun, mostly
        if _ends_clause(words, i, first) or _is_dash(scan, i):
            begin = i + 1
            break
        if _is_modal(scan, i, start):
            k = i + 2 if words[i + 1] == "be" and i + 2 < first else i + 1
            return _of_modal(words, i, k, words[max(start, i - MODAL_SUBJECT) : i])
        if text in tense.arranged:
            return _of_arranged(words, i, first)
        if text == "to" and i + 1 < first:
            if _is_perfect(words, i + 1):
                return "past"
            if words[i + 1] == "be" and words[i - 1] not in tense.appearances:
                return "future"
            if _opens_infinitive(scan, i + 1):
                infinitive, opening = True, i
        elif text in tense.intents:
            if words[i - 1] != "in" and (infinitive or text.endswith(("ed", "told"))):
                return "future" if infinitive else "past"
        elif text in tense.present:
            found = _of_present(words, i, first, infinitive)
            if found is not None:
                return found
        elif text in tense.future and _looks_ahead(words, i, first):
            return "future"
        elif text in tense.timetable:
            if not infinitive and _is_timetable(scan, i, start):
                return "future"
        elif (
            _is_past(text)
            and words[i - 1] not in ("be", "to")  # in "should be completed" the modal decides
            # "would put", but "Theresa May put"
            and not (words[i - 1] in tense.modals and _is_modal(scan, i - 1, start))
            and not _is_adjective(words, i)
        ):
            return "past" if first - i <= (BEFORE if infinitive else FAR_BEFORE) else None
    # headlines: "Leaders to meet Friday"; but not "surrendered to law officers"
    return "infinitive" if infinitive and opening - begin <= HEADLINE_SUBJECT else None


def _ends_clause(words: list[str], i: int, first: int) -> bool:
    """Whether what stands before word ``i`` belongs to another clause than the words behind."""
    if words[i] == ",":
        return words[i + 1] in tense_words().clause_openers
    return words[i] in CLAUSE_ENDS or (words[i] in ("and", "but") and first - i == 2)


def _is_dash(scan: Scan, i: int) -> bool:
    """Whether a dash stands at ``i``, or a hyphen with space around it for one."""
    text = scan.words[i]
    return text in LONG_DASHES or (text == "-" and not scan.touches(i))


def _behind_aside(scan: Scan, first: int, stop: int) -> int:
    """The word behind an aside that opens at ``first``: "On Sunday - a holiday - a mill burned"."""
    if first < stop and _is_dash(scan, first):
        for i in range(first + 1, min(stop, first + ASIDE)):
            if _is_dash(scan, i):
                return i + 1
    return first


def _of_present(words: list[str], i: int, first: int, infinitive: bool) -> Tense | None:
    """Read "is meeting", "are to meet", "is on Sunday": ahead, but not what is looked into."""
    if words[i] in ("is", "are") and all(map(_is_of_clock, words[i + 1 : first])):
        return "future"  # "the vote is on Sunday", "kick-off is at 3 p.m. on Sunday"
    verb = words[i + 2] if words[i + 1] in grammar().adverbs else words[i + 1]
    running = verb.endswith("ing") and i + 1 < first
    if running and verb in tense_words().inquiries:
        ahead = not tense_words().events.isdisjoint(words[i + 1 : first])
        return "future" if ahead else "past"  # "are investigating a shooting Friday"
    return "future" if infinitive or running else None


def _is_of_clock(text: str) -> bool:
    """Whether a word between "is" and its day is a preposition or part of a clock time."""
    lexicon = time_words()
    marks = text in ("on", "at", ":") or text in lexicon.words.meridian or text in lexicon.zones
    return marks or text[:1].isdecimal()


def _looks_ahead(words: list[str], i: int, first: int) -> bool:
    """Whether "coming", "effective" are said of the time: not "shots coming from the house"."""
    if words[i] == "effective":
        return first - i <= 2
    return (
        words[i] != "coming" or words[i + 1] not in grammar().prepositions or words[i + 1] == "up"
    )


def _is_modal(scan: Scan, i: int, start: int) -> bool:
    """Whether a modal stands at ``i``: not the month of "from May 13", nor a Will."""
    words = scan.words
    if words[i] not in tense_words().modals:
        return words[i] == "won" and i + 1 < len(words) and words[i + 1] in NOT
    if i <= start or not scan.is_capitalised(i):
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i - 1].isalpha():
        if not scan.is_capitalised(i - 1):
            return False  # "since May"
        if following.isalpha() and not scan.is_capitalised(i + 1):
            return False  # "Theresa May said"; but the headline "Ruiz May Quit Friday"
    return not (words[i] == "may" and following[:1].isdecimal())


def _is_timetable(scan: Scan, i: int, start: int) -> bool:
    """Whether "meet", "resume", "open" at ``i`` is a present tense of its own, not "did not meet".

    Nor is it an infinitive, a noun ("an open window"), half a word ("open-air") or a name ("on
    Meet the Press").
    """
    words = scan.words
    before, after = words[i - 1], words[i + 1]
    if before == "to" or before in NOUN_OPENERS or (after in DASHES and scan.touches(i + 1)):
        return False
    if i > start and scan.is_capitalised(i) and not scan.is_capitalised(i - 1):
        return False
    near = words[max(start, i - AUXILIARY_REACH) : i]
    tense = tense_words()
    return tense.modals.isdisjoint(near) and tense.denied_past.isdisjoint(near)


def _is_adjective(words: list[str], i: int) -> bool:
    """Whether a participle stands inside a noun phrase: "a still unspecified date".

    Or behind a verb that says how something stays: "remain closed".
    """
    classes = grammar()
    before = words[i - 1]
    if before in tense_words().staying or before in NOUN_OPENERS:
        return True  # "on the ground"
    if before in classes.adverbs and i > 1:
        before = words[i - 2]
    determined = before in classes.determiners and before != "that"
    return determined and words[i].endswith("ed")


def _is_past(text: str) -> bool:
    """Whether a word looks like a verb of the past; "succeed" and "need" do not."""
    if len(text) > 4 and text.endswith("ed"):
        return not text.endswith("eed") or text in tense_words().past_in_eed
    return text in _past_forms()


def _of_modal(words: list[str], i: int, k: int, subject: Sequence[str] = ()) -> Tense:
    """The tense of "will", "may" at ``i`` with its verb at ``k``: ahead, or behind.

    Behind are "may have left" and "could not be reached".
    """
    following = words[k] if k < len(words) else ""
    unable = words[i] in ("could", "couldn") and (
        following == "not"
        or following in NOT
        or not tense_words().nobody.isdisjoint(subject)  # "none of them could be found"
        or following in tense_words().perceiving  # "smoke could be seen Friday"
    )
    return "past" if unable or _is_perfect(words, k) else "future"


def _is_perfect(words: list[str], i: int) -> bool:
    """Whether "have" at ``i`` makes a perfect: "may have left", not "should have a vaccine"."""
    if i >= len(words) or words[i] != "have":
        return False
    following = words[i + 1] if i + 1 < len(words) else ""
    return following not in grammar().determiners and not following[:1].isdecimal()


def _of_arranged(words: list[str], i: int, first: int) -> Tense:
    """Read "scheduled", "due", "set" …: ahead, but not "had been due" nor "set a record"."""
    if words[i - 1] == "had" or (words[i] == "supposed" and words[i - 1] in ("was", "were")):
        return "past"  # "had expected a rise in October", "was supposed to meet him Friday"
    if words[i - 1] in ("been", "previously", "originally", "once") and (
        words[i - 1] != "been" or words[i - 2] == "had"
    ):
        return "past"
    if words[i] == "set" and words[i + 1] not in ("to", "for") and i + 1 < first:
        return "past"
    return "future"


def _counts(text: str) -> bool:
    """Whether a word is a number."""
    return text[:1].isdecimal() or text in time_words().cardinals


def _opens_infinitive(scan: Scan, i: int) -> bool:
    """Whether the word behind "to" is a verb in its base form, as far as its looks tell."""
    text = scan.words[i]
    return (
        text.isalpha()
        and text not in _not_infinitives()
        and not text.endswith(("ing", "ed", "ss", "s"))
        and not scan.is_capitalised(i)
    )


def verb_behind(scan: Scan, first: int, stop: int, *, told: bool = True) -> Tense | None:
    """The tense of the first verb behind; without ``told`` a verb of saying tells nothing.

    In the headline "Judge to rule Thursday, clerk says" the verb only names the source.
    """
    tense = tense_words()
    words = scan.words
    behind = _behind_aside(scan, first, stop)
    telling = _telling_words()
    for i in range(behind, stop):
        text = words[i]
        if text not in telling and (text[-2:] != "ed" or len(text) < 5):
            continue
        if text in CLAUSE_ENDS or _is_dash(scan, i):
            return None
        if _is_modal(scan, i, first):
            return _of_modal(words, i, i + 1)
        if text in ("scheduled", "due", "expected", "slated"):
            return "future"
        decided = text in tense.intents and text.endswith(("ed", "told"))
        if text.endswith("ed") and _counts(words[i - 1]) and i > first:
            continue  # "leads by 271 pledged delegates"
        if (decided or _is_past(text)) and (told or text not in tense.reporting):
            return "past"
    return None
