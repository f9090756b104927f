"""Which way a bare weekday or month points, by the verb that governs it."""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.governing import (
    CLAUSE_ENDS,
    Tense,
    tense_words,
    verb_before,
    verb_behind,
)

# How far behind a time its verb may stand, in words …
BEHIND = 14
# … and behind "In January,", where it may follow much else.
OPENING_BEHIND = 32
# A modal governs from further away: "will carry food, tents and water to the port on Friday".
MODAL_BEFORE = 32
# How many words of a noun phrase may hold its head: "the Nov. 8 general election".
NOUN_PHRASE = 3
# How far behind a verb of saying an event that is told of may have its time.
TOLD_REACH = 8
POSSESSIVES = frozenset(("'s", "’s"))


def tense_around(scan: Scan, first: int, last: int) -> Tense | None:
    """The tense of what governs the words ``first`` to ``last``, None where nothing tells.

    The nearest verb before it in its clause counts; where there is none, the nearest behind it.
    """
    sentence = scan.sentence_index(scan.starts[first])
    start, stop = scan.sentence_words(sentence) if sentence >= 0 else (0, len(scan))
    start = _clause_start(scan, first, start)
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
    if before == "to" and not tense_words().moves.isdisjoint(
        scan.words[max(start, first - 4) : first]
    ):
        return "future"  # "the vote was moved to Friday"
    found = verb_before(scan, first, max(start, first - MODAL_BEFORE))
    if found is None or found == "infinitive":
        reach = OPENING_BEHIND if first - start <= 1 else BEHIND
        behind = verb_behind(scan, last + 1, min(stop, last + 1 + reach), told=found is None)
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
            "future" if not tense_words().present.isdisjoint(near) and "had" not in near else found
        )
    if before in tense_words().deadlines and before != "through" and found != "future":
        return _of_deadline(scan, first, last, stop, found)
    return found


def is_foreseen(scan: Scan, first: int) -> bool:
    """Whether a day is one that something is foreseen for: "forecast 40 mm of rain for Sunday".

    "Forecast on Sunday that" and "had forecast rain for Sunday" look back.
    """
    words, tense = scan.words, tense_words()
    sentence = scan.sentence_index(scan.starts[first])
    start = scan.sentence_words(sentence)[0] if sentence >= 0 else 0
    lead = words[first - 1] if first > start else ""
    foreseeing = tense.foresights if lead == "for" else tense.foreseeing
    for i in range(first - 2, max(start, first - BEHIND) - 1, -1):
        if words[i] in CLAUSE_ENDS or words[i] in tense.clause_openers:
            return False
        if words[i] in foreseeing:
            return "had" not in words[max(start, i - 2) : i]
    return False


def _clause_start(scan: Scan, first: int, start: int) -> int:
    """Where the sentence begins; a capital "On" within it shows that a full stop was lost."""
    i = first - 1
    if i <= start + 1 or not scan.is_capitalised(i) or scan.is_capitalised(i - 1):
        return start
    lost = scan.words[i] in grammar().prepositions and scan.words[i - 1].isalpha()
    return i if lost else start


def _is_told_ahead(scan: Scan, first: int, last: int, start: int, stop: int) -> bool:
    """Whether an event ahead is told of: "said the meeting in September would be the last"."""
    if scan.words[last + 1 : last + 2] == ["that"]:
        return False  # "told a meeting on Tuesday that …"
    tense = tense_words()
    near = scan.words[max(start, first - TOLD_REACH) : first]
    for k, text in enumerate(near):
        if text in tense.reporting and not tense.events.isdisjoint(near[k + 1 :]):
            return verb_behind(scan, last + 1, min(stop, last + 1 + BEHIND)) == "future"
    return False


def _of_event(scan: Scan, first: int, noun: int, start: int, stop: int) -> Tense | None:
    """The tense of "Tuesday's vote", "the June deal": ahead only with an event ahead."""
    if tense_words().events.isdisjoint(scan.words[noun : noun + NOUN_PHRASE]):
        return "past"
    found = verb_before(scan, first, max(start, first - MODAL_BEFORE))
    if found is not None:
        return "future" if found == "infinitive" else found
    # "a June 3 hearing was set": what was done about the event does not date it
    return "future" if verb_behind(scan, noun, stop) == "future" else None


def _of_deadline(scan: Scan, first: int, last: int, stop: int, found: Tense | None) -> Tense:
    """Read "By December" points ahead, unless the clause tells what had happened by then."""
    words = scan.words
    before = words[max(0, first - 5) : first]
    if words[first - 2] in tense_words().grants or words[first - 2] == "had":
        return "due"  # "she had until Sunday"
    if "had" in before and not tense_words().arranged.isdisjoint(before):
        return "deadline"  # "had planned for 60 by the end of May"
    if "had" in before or "had" in words[last + 1 : min(stop, last + 1 + BEHIND)]:
        return "past"
    if found is None or not tense_words().grants.isdisjoint(before):
        return "due"  # "gave them until Friday"
    return "deadline"
