"""Units and nouns that a clause leaves out because the one before, or its subject, has them.

"Labour is on 44 per cent and the Greens on 9"; "house sales climbed to 92,000"; "drew 12,000
guests and expects 15,000".
"""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.quantities.amounts import Amount, Words
from newsfacts.extractors.quantities.change import direction_of
from newsfacts.extractors.quantities.counted import head_lemma
from newsfacts.extractors.quantities.nounwords import nouns, plural_like, stop_words
from newsfacts.extractors.scanning import Scan

PARALLEL = 1000  # smaller numbers need not count what the one before them did
LEAST = 2  # "one" alone may be a pronoun
CHANGED = 3  # words from a noun back to the verb that changes it
RISEN = 100  # what rises to less may be a reading
ALIKE = 10  # times
VERB = 6  # words from "to 92,000" back to the verb
REACH = 3  # figures back to a percentage
PERCENT = 100.0
ENDS = (".", ",", ";", ":")
OPPOSITE = 3  # words from "52 per cent" to "46"
CLOSING = (*ENDS, "for", "and", "while", "but", ")", "in", "last", "this")
OPPOSED = ("to", "against", "from", "with")  # "48.3 per cent to his 46.9"
PREPOSITIONS = ("on", "of")


def lend_share(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """Percent for a bare number that is put like one: "on 44 per cent and the Greens *on 9*"."""
    words, following = scan.words, amount.last + 1
    before = words[amount.first - 1]
    if before == "by" and amount.role == "change":
        return _lend_move(scan, amount, amounts[:position])
    owned = before in grammar().possessives and words[amount.first - 2] in OPPOSED
    plain = amount.form == "digits" and amount.first == amount.number[0]
    if not plain or not (owned or before in PREPOSITIONS or before in OPPOSED):
        return False
    if following < len(words) and words[following] not in CLOSING:
        return False
    if amount.high is None or amount.high > PERCENT or amount.high == 0:
        return False
    for earlier in reversed(amounts[max(0, position - REACH) : position]):
        if not _is_beside(scan, earlier, amount):
            return False
        if earlier.metric != "percent":
            if earlier.is_measure:
                return False
            continue
        gap = amount.first - 1 - earlier.last
        opposed = before in OPPOSED and gap <= OPPOSITE and words[amount.first - 2] == ","
        rated = before == "of" and words[amount.first - 2] in ("rate", "average", "figure")
        same = before == "on" == words[earlier.first - 1]
        if rated or owned or opposed or same:
            amount.unit, amount.metric = earlier.unit, "percent"
            amount.inferred, amount.bare = ("unit",), False
            amount.rule += " gapped"
            return True
        return False
    return False


def _lend_move(scan: Scan, amount: Amount, before: list[Amount]) -> bool:
    """As in "shares rose by 2 per cent but bonds fell *by 1*"."""
    earlier = before[-1] if before else None
    if earlier is None or earlier.metric != "percent" or earlier.role != "change":
        return False
    if not _is_beside(scan, earlier, amount) or (amount.high or PERCENT) >= PERCENT:
        return False
    amount.unit, amount.metric = earlier.unit, "percent"
    amount.inferred, amount.bare = ("unit",), False
    amount.rule += " gapped"
    return True


def lend_subject(scan: Scan, amount: Amount) -> bool:
    """The plural before the verb of change: "*mortgage approvals* dropped to 45,600"."""
    words = scan.words
    if amount.high is None or amount.high < RISEN:
        return False
    if words[amount.first - 1] == "at" and verb_lemma(words[amount.first - 2]) == "stand":
        return _counts(scan, amount, amount.first - 3)  # "vacancies stand at 46,800"
    if amount.trend is None:
        return False
    if amount.scale > 1 and amount.form != "digits":
        return False
    for verb in range(amount.first - 2, max(0, amount.first - 2 - VERB), -1):
        direction = direction_of(words[verb])
        if direction is None or (direction.noun and words[verb] == verb_lemma(words[verb])):
            if words[verb] in ENDS:
                return False
            continue
        head = verb - 1
        while head > 0 and (words[head] in ("have", "has", "had") or words[head].endswith("ly")):
            head -= 1
        return _counts(scan, amount, head)
    return False


def lend_object(scan: Scan, amount: Amount) -> bool:
    """The plural that a verb changes: "doubled their *seats to 26*", "cut its *staff to 40*"."""
    words, head = scan.words, amount.first - 2
    if head < CHANGED or words[head + 1] != "to" or amount.scale > 1:
        return False
    owned = words[head - 1] in grammar().determiners or words[head - 2] in grammar().determiners
    if not owned or not any(map(direction_of, words[head - CHANGED : head])):
        return False
    return _counts(scan, amount, head)


def _counts(scan: Scan, amount: Amount, head: int) -> bool:
    """Take the noun at ``head`` where it is of what is counted and not of what is measured."""
    words, table = scan.words, nouns()
    word = words[head]
    if not plural_like(word) or noun_lemma(word) in table.measured:
        return False
    before = words[head - 1] if head else ""
    plain = before.isalpha() and before not in stop_words() and not before.endswith(("ed", "ing"))
    if noun_lemma(word) in table.sold and not (plain and noun_lemma(before) in table.goods):
        return False
    lend(scan, amount, (head - plain, head), "subject")
    return True


def lend_parallel(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """The noun of a count of like size before the verb: "drew 12,000 guests and expects 15,000".

    In another sentence the verb must be the same: "sold 9,000 cars. It expects to sell 15,000",
    and of a small number always: "I baked 90 loaves a day. Yesterday I baked 12".
    """
    value = amount.high or 0.0
    following = amount.last + 1
    if amount.form not in ("digits", "words") or value < LEAST or following >= len(scan.words):
        return False
    behind, before = scan.words[following], scan.words[amount.first - 1]
    if behind not in ENDS and behind not in nouns().periods_next:
        return False
    small = value < PARALLEL
    if not before.isalpha() or (not small and verb_lemma(before) not in nouns().expecting):
        return False
    if small and (before in stop_words() or before in grammar().be):
        return False
    for earlier in reversed(amounts[max(0, position - 2) : position]):
        if small and not (_is_same_deed(scan, earlier, before) and _is_near(scan, earlier, amount)):
            continue
        beside = _is_beside(scan, earlier, amount) or _is_same_deed(scan, earlier, before)
        if not beside or not earlier.counted or earlier.role == "change":
            continue
        if value / ALIKE <= (earlier.high or earlier.low or 0.0) <= value * ALIKE:
            lend(scan, amount, earlier.counted[0], "parallel")
            return True
    return False


def _is_near(scan: Scan, earlier: Amount, amount: Amount) -> bool:
    """Whether two figures stand in one sentence or in neighbours."""
    starts = scan.starts
    here = scan.sentence_index(starts[amount.number[0]])
    return here - scan.sentence_index(starts[earlier.number[0]]) <= 1


def _is_same_deed(scan: Scan, earlier: Amount, verb: str) -> bool:
    """Whether the same verb took an earlier figure."""
    before = scan.words[earlier.first - 1] if earlier.first else ""
    return before.isalpha() and verb_lemma(before) == verb_lemma(verb)


def lend(scan: Scan, amount: Amount, phrase: Words, rule: str) -> None:
    """Let a bare number count ``phrase``, which stands elsewhere."""
    amount.counted = (phrase,)
    amount.unit = head_lemma(scan, phrase)
    amount.inferred, amount.bare = ("counted",), False
    amount.rule += f" {rule}"


def _is_beside(scan: Scan, earlier: Amount, amount: Amount) -> bool:
    """Whether two figures stand in one sentence."""
    starts = scan.starts
    sentence = scan.sentence_index(starts[amount.number[0]])
    return scan.sentence_index(starts[earlier.number[0]]) == sentence
