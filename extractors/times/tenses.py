"""Which way a bare weekday or month points, by the verb that governs it."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, TypeAlias

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import morphology
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.timewords import TenseWords, time_words

# "deadline" is weak: "by June" points ahead unless June has just gone by. "due" is a deadline that
# no verb of the past contradicts: "expects a tally by Thursday". "infinitive" stays in here.
Tense: TypeAlias = Literal["past", "future", "deadline", "due", "infinitive"]
# How far a governing verb may stand before and behind, in words.
BEFORE, BEHIND = 14, 14
# A verb of the past governs from further away where no infinitive stands between.
FAR_BEFORE = 24
# Behind "In January," the verb may follow much else.
OPENING_BEHIND = 32
# A modal governs from further away: "will carry food, tents and water to the port on Friday".
MODAL_BEFORE = 32
# How many words of a noun phrase may hold its head: "the Nov. 8 general election".
NOUN_PHRASE = 3
# How far behind a verb of saying an event that is told of may have its time.
TOLD_REACH = 8
# How many words of a headline may stand before its infinitive.
HEADLINE_SUBJECT = 4
CLAUSE_ENDS = frozenset(";:?!”—–")
# "An open window" is no window that opens.
NOUN_OPENERS = frozenset(("a", "an", "the"))
NOT = frozenset(("'t", "’t"))
POSSESSIVES = frozenset(("'s", "’s"))
# How many words before "could" its subject may begin.
MODAL_SUBJECT = 8


@cache
def _tense_words() -> TenseWords:
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
    tense = _tense_words()
    others = tense.future | tense.timetable | tense.arranged | tense.present | tense.intents
    return tense.past | (irregular - others)


@cache
def _not_infinitives() -> frozenset[str]:
    """Words that behind "to" show a preposition: "to the", "to his"."""
    words = grammar()
    prepositions = words.prepositions | words.determiners | words.pronouns
    numbers = frozenset(time_words().cardinals) | frozenset(time_words().scales)
    return prepositions | numbers | _tense_words().infinitive_stops


def tense_around(scan: Scan, first: int, last: int) -> Tense | None:
    """The tense of what governs the words ``first`` to ``last``, None where nothing tells.

    The nearest verb before it in its clause counts; where there is none, the nearest behind it.
    """
    sentence = scan.sentence_index(scan.starts[first])
    start, stop = scan.sentence_words(sentence) if sentence >= 0 else (0, len(scan))
    following = scan.words[last + 1] if last + 1 < len(scan) else ""
    if following in POSSESSIVES:
        return _of_event(scan, first, last + 2, start, stop)
    classes = grammar()
    before = scan.words[first - 1] if first > start else ""
    # "said that Monday …"
    determined = before == "whose" or (before in classes.determiners and before != "that")
    if determined and following.isalpha() and following not in classes.prepositions:
        return _of_event(scan, first, last + 1, start, stop)
    if scan.words[max(0, first - 2) : first] in (["back", "to"], ["back", "as"]):
        return "past"  # "as far back as June"
    if scan.words[max(0, first - 3) : first] in (
        ["no", "earlier", "than"],
        ["no", "later", "than"],
    ):
        return "due"
    found = _before(scan, first, max(start, first - MODAL_BEFORE))
    if found is None or found == "infinitive":
        reach = OPENING_BEHIND if first - start <= 1 else BEHIND
        behind = _behind(scan, last + 1, min(stop, last + 1 + reach), told=found is None)
        found = behind or ("future" if found else None)  # headlines: "Leaders to meet Friday"
    if found == "past" and _is_told_ahead(scan, first, last, start, stop):
        found = "future"
    before = scan.words[first - 1] if first else ""
    if before == "through" and found is None:
        return "future"
    if before == "from" and found != "future" and first - start <= 1:
        # "From Monday, masks are no longer required"
        near = scan.words[last + 1 : min(stop, last + 1 + BEHIND)]
        return (
            "future" if not _tense_words().present.isdisjoint(near) and "had" not in near else found
        )
    if before in _tense_words().deadlines and before != "through" and found != "future":
        return _of_deadline(scan, first, last, stop, found)
    return found


def _is_told_ahead(scan: Scan, first: int, last: int, start: int, stop: int) -> bool:
    """Whether an event ahead is told of: "said the meeting in September would be the last"."""
    if scan.words[last + 1 : last + 2] == ["that"]:
        return False  # "told a meeting on Tuesday that …"
    tense = _tense_words()
    near = scan.words[max(start, first - TOLD_REACH) : first]
    for k, text in enumerate(near):
        if text in tense.reporting and not tense.events.isdisjoint(near[k + 1 :]):
            return _behind(scan, last + 1, min(stop, last + 1 + BEHIND)) == "future"
    return False


def _of_event(scan: Scan, first: int, noun: int, start: int, stop: int) -> Tense | None:
    """The tense of "Tuesday's vote", "the June deal": ahead only with an event ahead."""
    if _tense_words().events.isdisjoint(scan.words[noun : noun + NOUN_PHRASE]):
        return "past"
    found = _before(scan, first, max(start, first - MODAL_BEFORE))
    if found is not None:
        return "future" if found == "infinitive" else found
    # "a June 3 hearing was set": what was done about the event does not date it
    return "future" if _behind(scan, noun, stop) == "future" else None


def _of_deadline(scan: Scan, first: int, last: int, stop: int, found: Tense | None) -> Tense:
    """Read "By December" points ahead, unless the clause tells what had happened by then."""
    words = scan.words
    before = words[max(0, first - 5) : first]
    if "had" in before or "had" in words[last + 1 : min(stop, last + 1 + BEHIND)]:
        return "past"
    if found is None or not _tense_words().grants.isdisjoint(before):
        return "due"  # "gave them until Friday"
    return "deadline"


def _before(scan: Scan, first: int, start: int) -> Tense | None:
    tense = _tense_words()
    words = scan.words
    infinitive = False
    opening = first  # where the first infinitive of the clause begins
    begin = start
    for i in range(first - 1, start - 1, -1):
        text = words[i]
        if _ends_clause(words, i, first):
            begin = i + 1
            break
        if text in tense.modals or (text == "won" and words[i + 1] in NOT):
            verb = words[i + 2] if words[i + 1] == "be" and i + 2 < first else words[i + 1]
            return _of_modal(text, verb, words[max(start, i - MODAL_SUBJECT) : i])
        if text in tense.arranged:
            return _of_arranged(words, i, first)
        if text == "to" and i + 1 < first:
            if words[i + 1] == "have":
                return "past"
            if words[i + 1] == "be" and words[i - 1] not in tense.appearances:
                return "future"
            if _opens_infinitive(scan, i + 1):
                infinitive, opening = True, i
        elif text in tense.intents:
            if infinitive or text.endswith(("ed", "told")):
                return "future" if infinitive else "past"
        elif text in tense.present:
            found = _of_present(words, i, first, infinitive)
            if found is not None:
                return found
        elif text in tense.future and _looks_ahead(words, i, first):
            return "future"
        elif text in tense.timetable:
            if not infinitive and words[i - 1] != "to" and words[i - 1] not in NOUN_OPENERS:
                return "future"
        elif (
            _is_past(text)
            and words[i - 1] not in ("be", "to")  # in "should be completed" the modal decides
            and words[i - 1] not in tense.modals  # "would put", "to cut"
            and not _is_adjective(words, i)
        ):
            return "past" if first - i <= (BEFORE if infinitive else FAR_BEFORE) else None
    # headlines: "Leaders to meet Friday"; but not "surrendered to law officers"
    return "infinitive" if infinitive and opening - begin <= HEADLINE_SUBJECT else None


def _ends_clause(words: list[str], i: int, first: int) -> bool:
    """Whether what stands before word ``i`` belongs to another clause than the words behind."""
    if words[i] == ",":
        return words[i + 1] in _tense_words().clause_openers
    return words[i] in CLAUSE_ENDS or (words[i] in ("and", "but") and first - i == 2)


def _of_present(words: list[str], i: int, first: int, infinitive: bool) -> Tense | None:
    """Read "is meeting", "are to meet", "is on Sunday": ahead, but not what is looked into."""
    if words[i] in ("is", "are") and words[i + 1 : first] in ([], ["on"]):
        return "future"  # "the vote is on Sunday"
    verb = words[i + 2] if words[i + 1] in grammar().adverbs else words[i + 1]
    running = verb.endswith("ing") and i + 1 < first
    if running and verb in _tense_words().inquiries:
        ahead = not _tense_words().events.isdisjoint(words[i + 1 : first])
        return "future" if ahead else "past"  # "are investigating a shooting Friday"
    return "future" if infinitive or running else None


def _looks_ahead(words: list[str], i: int, first: int) -> bool:
    """Whether "coming", "effective" are said of the time: not "shots coming from the house"."""
    if words[i] == "effective":
        return first - i <= 2
    return (
        words[i] != "coming" or words[i + 1] not in grammar().prepositions or words[i + 1] == "up"
    )


def _is_adjective(words: list[str], i: int) -> bool:
    """Whether a participle stands inside a noun phrase: "a still unspecified date"."""
    classes = grammar()
    before = words[i - 1]
    if before in classes.adverbs and i > 1:
        before = words[i - 2]
    determined = before in classes.determiners and before != "that"
    return determined and words[i].endswith("ed")


def _is_past(text: str) -> bool:
    """Whether a word looks like a verb of the past; "succeed" and "need" do not."""
    if len(text) > 4 and text.endswith("ed"):
        return not text.endswith("eed") or text in _tense_words().past_in_eed
    return text in _past_forms()


def _of_modal(modal: str, following: str, subject: Sequence[str] = ()) -> Tense:
    """The tense of "will", "may": ahead; of "may have", "could not be reached": behind."""
    unable = modal in ("could", "couldn") and (
        following == "not"
        or following in NOT
        or not _tense_words().nobody.isdisjoint(subject)  # "none of them could be found"
        or following in _tense_words().perceiving  # "smoke could be seen Friday"
    )
    return "past" if following == "have" or unable else "future"


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


def _opens_infinitive(scan: Scan, i: int) -> bool:
    """Whether the word behind "to" is a verb in its base form, as far as its looks tell."""
    text = scan.words[i]
    return (
        text.isalpha()
        and text not in _not_infinitives()
        and not text.endswith(("ing", "ed", "ss", "s"))
        and not scan.is_capitalised(i)
    )


def _behind(scan: Scan, first: int, stop: int, *, told: bool = True) -> Tense | None:
    """The tense of the first verb behind; without ``told`` a verb of saying tells nothing.

    In the headline "Judge to rule Thursday, clerk says" the verb only names the source.
    """
    tense = _tense_words()
    words = scan.words
    for i in range(first, stop):
        text = words[i]
        if text in CLAUSE_ENDS:
            return None
        if text in tense.modals or (text == "won" and i + 1 < stop and words[i + 1] in NOT):
            return _of_modal(text, words[i + 1] if i + 1 < stop else "")
        if text in ("scheduled", "due", "expected", "slated"):
            return "future"
        if _is_past(text) and (told or text not in tense.reporting):
            return "past"
    return None
