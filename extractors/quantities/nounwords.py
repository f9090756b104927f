"""The words of noun phrases behind numbers: which end one, which may head it."""

from functools import cache, lru_cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.morphology import morphology, noun_lemma, verb_lemma
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.numberwords import number_words

CLOSED, MARK, NUMBER, PLURAL, PLURAL_OR_VERB, PAST, PLAIN = range(7)  # kinds of words


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns and participles that stand behind numbers."""

    collective: frozenset[str]
    events: frozenset[str]
    governors: frozenset[str]
    totals: frozenset[str]
    no_total: frozenset[str]
    quakes: frozenset[str]
    tolls: dict[str, str]
    risers: dict[str, str]
    strong: frozenset[str]
    auxiliaries: frozenset[str]
    losses: frozenset[str]
    groups: frozenset[str]
    large_groups: frozenset[str]
    towns: frozenset[str]
    parents: frozenset[str]
    leavers: frozenset[str]
    conditions: frozenset[str]
    reporters: frozenset[str]
    money_verbs: frozenset[str]
    adjectives: frozenset[str]
    plural_first: frozenset[str]
    not_plural: frozenset[str]
    finite: frozenset[str]
    day_words: frozenset[str]
    periods: frozenset[str]
    spreads: frozenset[str]
    takings: frozenset[str]
    keepings: frozenset[str]
    takers: frozenset[str]
    expecting: frozenset[str]
    periods_next: frozenset[str]
    measured: frozenset[str]
    inmates: dict[str, str]
    shelters: frozenset[str]
    deeds: tuple[str, ...]
    services: frozenset[str]
    living: frozenset[str]
    tellers: frozenset[str]
    roomy: frozenset[str]
    holding: frozenset[str]
    sold: frozenset[str]
    goods: frozenset[str]
    drawing: frozenset[str]
    lists: frozenset[str]
    heat: frozenset[str]
    unended: frozenset[str]
    polled: frozenset[str]
    scored: frozenset[str]
    leveled: frozenset[str]
    past_nouns: frozenset[str]
    inside: frozenset[str]
    singular: frozenset[str]
    compounds: frozenset[str]
    name_suffixes: frozenset[str]
    ing_nouns: frozenset[str]
    speakers: frozenset[str]
    speech: frozenset[str]
    rates: frozenset[str]
    no_rate: frozenset[str]
    links: frozenset[str]
    joints: frozenset[str]
    extremes: frozenset[str]
    superlatives: frozenset[str]
    no_superlatives: frozenset[str]
    pronouns: frozenset[str]
    zero: frozenset[str]
    zero_adjectives: frozenset[str]
    zero_between: frozenset[str]
    zero_subjects: frozenset[str]


@cache
def nouns() -> Nouns:
    """The lexicon, read once."""
    return read_lexicon("extractors", "nouns", Nouns)


@cache
def stop_words() -> frozenset[str]:
    """Words that end a noun phrase: every closed class but the few that stand inside one."""
    words = grammar()
    closed = (
        words.determiners
        | words.pronouns
        | words.prepositions
        | words.conjunctions
        | words.subordinators
        | words.be
        | words.have
        | words.do
        | words.modals
        | words.negations
        | words.adverbs
    )
    return frozenset(closed - nouns().inside)


@cache
def verb_forms() -> frozenset[str]:
    """Irregular past forms ("said", "left", "fell"): they end a phrase once it has begun."""
    forms = {form for forms in morphology().verbs.values() for form in forms}
    return frozenset(form for form in forms if not form.endswith(("ed", "ing", "s")))


@cache
def listed_kinds() -> dict[str, int]:
    """What a word is, as far as lists know: -1 stop, 1 plural head, 2 no plural."""
    table = dict.fromkeys(nouns().not_plural, 2)
    table.update(dict.fromkeys(nouns().collective, 1))
    table.update(dict.fromkeys(morphology().plurals, 1))
    table.update(dict.fromkeys(stop_words() | nouns().finite | nouns().day_words, -1))
    table.update(dict.fromkeys(nonquantities().weekdays, -1))
    return table


@lru_cache(maxsize=65_536)
def kind_of(word: str) -> int:
    """What a word may be in a phrase, all questions about it asked once."""
    if listed_kinds().get(word) == -1:
        return CLOSED
    if not word[:1].isalnum():
        return MARK
    if "0" <= word < ":" or (word in number_words() and word != "quarters"):
        return NUMBER
    if plural_like(word):
        return PLURAL_OR_VERB if verb_lemma(word) in morphology().verbs else PLURAL
    return PAST if word in verb_forms() else PLAIN


@lru_cache(maxsize=65_536)
def plural_like(word: str) -> bool:
    """Whether a word, lower case, looks like a plural noun."""
    kind = listed_kinds().get(word)
    if kind is not None:
        return kind == 1
    if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "'s", "’s")):
        return word.endswith(("men", "children")) and noun_lemma(word) != word
    return noun_lemma(word) != word
