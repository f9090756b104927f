"""Reports that are called false: "claims that 9 died are untrue", "it is not true that 9 died"."""

from newsfacts.extractors.falsewords import falsehoods
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import verb_lemma

REACH = 24  # words from a report's figure to "are false"
BACK = 16  # words from the figure back to the report
ENDS = frozenset((".", ";", "?", "!", "“", "”", '"', ":"))
WHAT_ENDS = ENDS | {","}
LINKS = frozenset(("that", "of"))
DENYING = frozenset(("not", "n't", "'t", "’t", "never"))


def verdict_at(words: list[str], be: int, stop: int) -> int:
    """The word that calls something false behind the "are" at ``be``, or -1."""
    lexicon, negated = falsehoods(), False
    for at in range(be + 1, min(stop, be + 6)):
        word = words[at]
        if word in DENYING:
            negated = True
        elif word in (lexicon.true if negated else lexicon.false):
            return at
        elif word not in lexicon.adverbs and word not in ("been", "be"):
            return -1
    return -1


def debunked_at(words: list[str], start: int, first: int, end: int, stop: int) -> int:
    """The word that calls the report false in which a figure stands, or -1.

    Args:
        words: Of the article.
        start: The first word of the sentence.
        first: The first word of the figure.
        end: The last word of the figure.
        stop: Behind the sentence.
    """
    link = _link_before(words, start, first)
    if link < 0:
        return -1
    classes = grammar()
    clause = words[link] == "that"
    for at in range(end + 1, min(stop - 1, end + REACH)):
        word = words[at]
        if word in WHAT_ENDS:
            return -1
        if word in classes.be:
            found = verdict_at(words, at, stop)
            # "that 300 tests were wrong" has no other verb
            if found >= 0 and (not clause or _has_verb(words, link + 1, at)):
                return found
    return -1


def untrue_before(words: list[str], start: int, first: int) -> int:
    """The "true" of "it is not true that 300 died", the "false" of "false claims that", or -1."""
    lexicon = falsehoods()
    for at in range(first - 1, max(start, first - BACK), -1):
        word = words[at]
        if word in ENDS:
            return -1
        if word != "that":
            continue
        before = words[at - 1]
        if before in lexicon.true and not DENYING.isdisjoint(words[max(start, at - 4) : at - 1]):
            return at - 1
        if before in ("false", "untrue") and words[at - 2] != "not":
            return at - 1
        if before in lexicon.reports and words[at - 2] in lexicon.false:
            return at - 2
        return -1
    return -1


def _link_before(words: list[str], start: int, first: int) -> int:
    """The "that", "of" or "claiming" behind the report that a figure before it belongs to."""
    lexicon = falsehoods()
    for at in range(first - 1, max(start, first - BACK), -1):
        word = words[at]
        if word in ENDS:
            return -1
        if word in lexicon.saying and words[at - 1] not in grammar().be:
            if not lexicon.reports.isdisjoint(words[max(start, at - 3) : at]):
                return at + 1 if words[at + 1] == "that" else at
        elif word in LINKS and words[at - 1] in lexicon.reports:
            return at
    return -1


def _has_verb(words: list[str], first: int, stop: int) -> bool:
    classes = grammar()
    helpers = classes.be | classes.have | classes.modals
    return any(word in helpers or is_past(word) for word in words[first:stop])


def is_past(word: str) -> bool:
    """Whether a word may be the past of a verb: "died", "froze"."""
    return word.endswith("ed") or (word != verb_lemma(word) and not word.endswith(("s", "ing")))
