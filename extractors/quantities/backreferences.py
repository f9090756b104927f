"""Whether a bare number speaks of what was counted before: "another 60 are waiting", "40 of them".

Within its sentence it must only be linked to what was counted; beyond it, it must refer back.
"""

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.change import POSSESSIVE, direction_of
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.unnamedpeople import CONTINUING, CROWD
from newsfacts.extractors.scanning import Scan

REST = (["the", "other"], ["the", "remaining"])  # "the other four went"
CLOSING = ("”", '"', ")", "and", "but")
ENDS = (".", ",", ";", ":")


def is_linked(scan: Scan, amount: Amount) -> bool:
    """Whether the noun may be left out behind the word before, or before a place ("8 in Wales")."""
    words = scan.words
    previous = words[amount.first - 1] if amount.first else ""
    if previous in POSSESSIVE or previous in nouns().links or direction_of(previous) is not None:
        return True
    if previous.isalpha() and verb_lemma(previous) in nouns().reporters:
        return True
    if previous == "of" and words[amount.first - 2] in nouns().extremes:
        return True
    following = amount.last + 1
    return (
        following + 1 < len(words)
        and words[following] in ("in", "from", "at", "near")
        and scan.is_capitalised(following + 1)
    )


def refers_back(scan: Scan, amount: Amount) -> bool:
    """Whether a figure counts more of what was counted: "thousands more", "40 of them"."""
    words = scan.words
    if words[amount.last] in ("more", "others"):
        return True
    following = words[amount.last + 1] if amount.last + 1 < len(words) else ""
    if following in CONTINUING and _starts_clause(scan, amount):
        return True  # "Two are in custody", "Another 60 are waiting"
    if words[max(0, amount.first - 2) : amount.first] in REST or (
        words[amount.first - 1] == "all" and "event" not in amount.rule
    ):
        return True  # "the other four went", "hitting all five"
    if words[max(0, amount.first - 2) : amount.first] in (["there", "were"], ["there", "are"]):
        return not following or following in ENDS
    if _is_all_told(scan, amount, following):
        return True
    if words[max(0, amount.first - 3) : amount.first] in (
        ["of", "those", ","],
        ["of", "them", ","],
    ):
        return True
    behind = words[amount.last + 1 : amount.last + 3]
    if len(behind) > 1 and behind[0] == "of" and behind[1] in nouns().pronouns:
        return True
    which = words[max(0, amount.first - 2) : amount.first] in (["of", "which"], ["of", "whom"])
    if which and "event" not in amount.rule:
        return True
    return amount.form == "vague" and (amount.low or 0) < CROWD


def _is_all_told(scan: Scan, amount: Amount, following: str) -> bool:
    """Whether the number is all that somebody says: "a nurse *counted 54*", "*spoke of 15*"."""
    words, verb = scan.words, amount.first - 1
    if following and following not in ENDS and following not in CLOSING:
        return False
    if words[verb] in ("of", "at"):
        verb -= 1 + (words[verb - 1] in ("it", "them"))
    return words[verb].isalpha() and verb_lemma(words[verb]) in nouns().tellers


def _before_time(scan: Scan, index: int) -> int:
    """Where a time before a word begins, with its preposition: "*in May* 300 were built"."""
    start = scan.starts[index]
    for mention in scan.mentions.get("times", ()):
        if mention.span.end < start <= mention.span.end + 2:
            first = scan.word_at(mention.span.start)
            return first - (scan.words[first - 1] in grammar().prepositions)
        if mention.span.start >= start:
            break
    return index


def _starts_clause(scan: Scan, amount: Amount) -> bool:
    """Whether a figure is the subject of its clause: "Two are", "and six were", "all four"."""
    if amount.first == 0:
        return True
    sentence = scan.sentence_index(scan.starts[amount.first])
    first = _before_time(scan, amount.first)
    first -= first > 0 and scan.words[first - 1] in ("another", "“", '"')
    if sentence >= 0 and scan.sentence_words(sentence)[0] == first:
        return True
    previous = scan.words[first - 1]
    return previous in grammar().conjunctions or previous in (
        "all",
        "while",
        ",",
        ";",
        "whom",
        "only",
        "that",
    )
