"""Lemmas of English nouns and verbs: spelling rules, and a lexicon for what they do not reach.

There is no dictionary behind it: a word that does not exist gets a lemma like one that does.
"""

from functools import cache, lru_cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon

VOWELS = frozenset("aeiouy")
# Consonants that a verb doubles before -ed and -ing only when its stem ends in one of them.
DOUBLED = frozenset(("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"))
# Stems that lost an e: v, c and z end no stem; the pairs end hardly any.
SILENT_E = ("v", "c", "z", "u", "dg", "rg", "lg", "bl", "pl", "tl", "dl", "gl", "kl", "fl", "zl")
SILENT_E_S = ("ns", "rs", "ls", "ps", "as", "es", "is", "os", "us")
# After a consonant these are what is left of -ate, -ute, -ire …; not in "treat", "load", "fail".
SILENT_E_LONG = (
    "at", "ut", "ot", "ir", "ur", "or", "ar", "in", "um", "id", "ad", "od", "ud", "il", "ul",
    "ap", "ag", "ib", "ic", "uk", "ak", "ok", "ik", "om", "im", "ed",
)  # fmt: skip
MIN_STEM = 2


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    invariant: frozenset[str]


class Morphology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Irregular plurals, nouns that look like plurals, and verb forms by their lemma."""

    plurals: dict[str, str]
    nouns: _Nouns
    verbs: dict[str, tuple[str, ...]]


@cache
def morphology() -> Morphology:
    """The lexicon, read once."""
    return read_lexicon("extractors", "morphology", Morphology)


@cache
def _verb_forms() -> dict[str, str]:
    return {form: lemma for lemma, forms in morphology().verbs.items() for form in forms}


@lru_cache(maxsize=65_536)
def noun_lemma(word: str) -> str:
    """The singular of a noun, lower case: "troops" is "troop", "servicemen" "serviceman".

    Example:
        >>> noun_lemma("casualties"), noun_lemma("aircraft"), noun_lemma("people")
        ('casualty', 'aircraft', 'person')
    """
    word = word.lower()
    entry = morphology()
    if word in entry.plurals:
        return entry.plurals[word]
    if word in entry.nouns.invariant:
        return word
    if word.endswith(("men", "children", "people", "feet")):
        return _compound_singular(word, entry)
    if not word.endswith("s") or word.endswith(("ss", "'s", "’s")) or len(word) <= MIN_STEM:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65_536)
def verb_lemma(word: str) -> str:
    """The base form of a verb, lower case: "killing" is "kill", "fled" "flee", "wounded" "wound".

    Example:
        >>> verb_lemma("evacuated"), verb_lemma("stopped"), verb_lemma("risen")
        ('evacuate', 'stop', 'rise')
    """
    word = word.lower()
    forms = _verb_forms()
    if word in forms:
        return forms[word]
    if word in morphology().verbs:
        return word
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word
    for suffix in ("ed", "ing"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= MIN_STEM and not VOWELS.isdisjoint(stem):
            return _base(stem)
    return _third_person(word)


def is_plural(word: str) -> bool:
    """Whether a noun, lower case, is in the plural, or has one form for both ("aircraft")."""
    return noun_lemma(word) != word or word in morphology().nouns.invariant


def _compound_singular(word: str, entry: Morphology) -> str:
    for plural in ("women", "men", "children", "people", "feet"):
        if word.endswith(plural):
            head = word.removesuffix(plural)
            # "specimen", "regimen", "omen" are no men
            if plural == "men" and head.endswith(("ci", "gi", "o", "hy", "abdo", "acu", "sta")):
                return word
            return head + entry.plurals[plural]
    return word


def _third_person(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > MIN_STEM:
        return word[:-1]
    return word


def _base(stem: str) -> str:
    """The verb that a stem without -ed or -ing came from: "stopp" is stop, "evacuat" evacuate."""
    if stem[-2:] in DOUBLED and len(stem) > 3:
        return stem[:-1]
    if stem.endswith(SILENT_E):
        return stem + "e"
    if stem.endswith(SILENT_E_S) and not stem.endswith("ss"):
        return stem + "e"
    return stem + "e" if _lost_e(stem) else stem


def _lost_e(stem: str) -> bool:
    """Whether a stem that ends in one vowel and one consonant lost an e."""
    if len(stem) < MIN_STEM or stem[-1] in VOWELS or stem[-1] in "wx" or stem[-2] not in VOWELS:
        return False
    before = stem[-3:-2]
    if before in "aeo" and before:
        return False  # "treat", "load", "book": two vowels
    if before in ("i", "u") and stem[-2] != "a" and stem[-4:-2] != "qu":
        return False  # "recruit", "focus", but "evacuat", "requir"
    if stem[-2:] in SILENT_E_LONG:
        return True
    # one syllable with one consonant would have doubled it: "name", "fire", "wipe"
    return sum(letter in VOWELS for letter in stem) == 1
