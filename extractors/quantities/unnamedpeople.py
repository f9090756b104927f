"""People whom no noun names: "killed 12", "40 were taken to hospital", "300 turned out".

What is done to them, what only people do, or where they are kept tells that people are counted.
"""

from functools import cache

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.changewords import changes
from newsfacts.extractors.quantities.nounwords import nouns, plural_like
from newsfacts.extractors.scanning import Scan

NEAR = 4  # words between the verb and "millions"
MAX_KEEPING = 5  # "taken to a nearby hospital"
CROWD = 12  # "dozens", "thousands" by themselves are people
PERSON = "person"
CONTINUING = ("were", "are", "remain", "remained", "was", "did", "do", "have", "had")
ADDED = ("another", "an", "additional", "further", "extra")


def are_others(scan: Scan, amount: Amount) -> bool:
    """Whether people other than those counted before do something: "40 others remain trapped"."""
    words, following = scan.words, amount.last + 1
    if words[amount.last] != "others" or following >= len(words):
        return False
    word = words[following]
    return word in grammar().be or word in grammar().have or word in CONTINUING


def lend_governed(scan: Scan, amount: Amount) -> bool:
    """The verb says that people are counted: "killed 12 and wounded 30"."""
    index = amount.first - 1
    while index > 0 and scan.words[index] in ADDED:
        index -= 1
    if index < 0 or not scan.words[index].isalpha():
        return False
    if verb_lemma(scan.words[index]) not in nouns().governors:
        return False
    lend_person(amount, "governor")
    return True


def lend_capacity(scan: Scan, amount: Amount) -> bool:
    """How many people there is room for: "a boat built for 120", "beds for 12"."""
    words, table = scan.words, nouns()
    following = words[amount.last + 1] if amount.last + 1 < len(words) else "."
    if following[:1].isalnum() and following not in grammar().conjunctions:
        return False
    before = words[amount.first - 1] if amount.first else ""
    roomy = before == "for" and words[amount.first - 2] in table.roomy
    if not roomy and not (before.isalpha() and verb_lemma(before) in table.holding):
        return False
    lend_person(amount, "capacity")
    return True


def lend_kept(scan: Scan, amount: Amount) -> bool:
    """As in "another 140 are in hospital", "75,000 are still living in shelters"."""
    words, table = scan.words, nouns()
    index = amount.last + 1
    if words[index : index + 1] == ["without"] and words[index + 1] in table.services:
        lend_person(amount, "without")
        return True
    if words[index : index + 1] == ["aboard"] or words[index : index + 2] == ["on", "board"]:
        lend_person(amount, "aboard")
        return True
    if index >= len(words) or words[index] not in grammar().be:
        return False
    behind = words[index + 1 : index + MAX_KEEPING + 1]
    if "in" not in behind or (table.keepings | table.shelters).isdisjoint(behind):
        return False
    lend_person(amount, "kept")
    return True


def lend_doers(scan: Scan, amount: Amount) -> bool:
    """What only people do: "100,000 took part", "300 turned out"."""
    words, following = scan.words, amount.last + 1
    told = _deeds().get(words[following] if following < len(words) else "", ())
    if not any(tuple(words[following : following + len(deed)]) == deed for deed in told):
        return False
    lend_person(amount, "deed")
    return True


@cache
def _deeds() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What only people do, by its first word."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for deed in nouns().deeds:
        words = tuple(deed.split())
        table[words[0]] = (*table.get(words[0], ()), words)
    return table


def lend_surrounded(scan: Scan, amount: Amount) -> bool:
    """People by the words around: "the death of six", "two in custody", "the 12 who came"."""
    words, table = scan.words, nouns()
    before = amount.first - 1
    if before > 0 and words[before] == "of":
        if words[before - 1] in table.parents:
            lend_unit(amount, "child", "parent")
            return True
        large = words[before - 1] in table.large_groups and (amount.low or 0) >= CROWD
        if large or words[before - 1] in table.losses or words[before - 1] in table.groups:
            lend_person(amount, "group")
            return True
    behind = words[amount.last + 1 : amount.last + 5]
    if behind[:1] == ["in"] and not table.conditions.isdisjoint(behind):
        lend_person(amount, "condition")
        return True
    if not table.keepings.isdisjoint(behind) and _is_taken(scan, amount.first - 1):
        lend_person(amount, "taken")
        return True
    if behind[:1] == ["who"]:
        lend_person(amount, "relative")
        return True
    return False


def lend_taken(scan: Scan, amount: Amount) -> bool:
    """As in "12 were taken to hospital", "40 are being held in jail"."""
    words, table = scan.words, nouns()
    index = amount.last + 1
    while index < len(words) and words[index] in table.auxiliaries:
        index += 1
    if index == amount.last + 1 or words[index : index + 1] == []:
        return False
    if words[index] not in table.takings and words[index - 1] not in table.takings:
        return False
    if table.keepings.isdisjoint(words[index : index + MAX_KEEPING]):
        return False
    lend_person(amount, "taken")
    return True


def _is_taken(scan: Scan, index: int) -> bool:
    """Whether a verb of taking stands at ``index``: "took 12 hostage", "sent four to hospital"."""
    return scan.words[index].isalpha() and verb_lemma(scan.words[index]) in nouns().takers


def is_total_of_people(scan: Scan, amount: Amount, index: int) -> bool:
    """Whether "dead" is what the figure counts: "put the dead at 15", "the number of dead at"."""
    words, adjectives = scan.words, nouns().adjectives
    if words[index] not in adjectives:
        return False
    if words[index - 1] == "of" and words[index - 2] in nouns().totals:
        return not plural_like(words[index + 1])  # but "the number of homeless people"
    return words[index - 1] == "the" and index == amount.first - 2 and words[index + 1] == "at"


def is_spent(scan: Scan, amount: Amount) -> bool:
    """Whether a verb of money governs: "spending millions", "paid deal makers millions"."""
    for word in reversed(scan.words[max(0, amount.first - NEAR) : amount.first]):
        if not word.isalpha() or word in changes().words.clause:
            return False
        if verb_lemma(word) in nouns().money_verbs:
            return True
    return False


def lend_person(amount: Amount, rule: str) -> None:
    """Let a figure count people, and keep how that was known."""
    lend_unit(amount, PERSON, rule)


def lend_unit(amount: Amount, unit: str, rule: str) -> None:
    """Let a figure count what no noun beside it names, and keep how that was known."""
    amount.unit, amount.inferred, amount.bare = unit, ("counted",), False
    amount.rule += f" {rule}"
