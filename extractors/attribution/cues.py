"""The lexicon of cues: verbs of saying and their frames, nouns, adjectives, adverbs."""

from functools import cache
from typing import Final, Literal, NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import Family, Modality
from newsfacts.extractors.morphology import morphology

Form = Literal["base", "s", "ed", "ing"]
Frame = Literal["clause", "quote", "object", "addressee", "infinitive", "tag", "opened", "closing"]

VOWELS: Final = "aeiou"


class VerbClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs that attribute in the same way."""

    name: str
    family: Family
    modality: Modality
    takes: frozenset[Frame]
    verbs: tuple[str, ...]
    prepositions: frozenset[str] = frozenset()
    passive: bool = False  # the passive hides who says so: "is estimated to"
    weak: bool = False  # only with its content right behind
    agentless: bool = False  # the subject is part of the content: "seems to"
    figures: Literal["object", "at", "as", "to", "kept"] | None = None  # where a figure must follow
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``verbs.toml``."""

    doubling: frozenset[str]
    invariant: frozenset[str]
    both_pasts: frozenset[str]
    shy: frozenset[str]
    nouns: frozenset[str]
    classes: tuple[VerbClass, ...] = msgspec.field(name="class")


class NounClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns with a clause or a preposition behind them."""

    family: Family
    modality: Modality
    prepositions: frozenset[str]
    infinitive: bool = False
    speaks: bool = False  # nobody else is named: "reports that"
    restates: bool = False  # "the estimate of 8,000" goes back to whoever said 8,000
    words: tuple[str, ...]
    examples: tuple[str, ...]


class AdjectiveClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Adjectives behind "be" that tell what somebody thinks."""

    family: Family
    modality: Modality
    impersonal: bool
    words: tuple[str, ...]
    examples: tuple[str, ...]


class AdverbClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Adverbs that give a clause to somebody unnamed."""

    family: Family
    modality: Modality
    words: tuple[str, ...]
    examples: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plain list."""

    verbs: tuple[str, ...]


class Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What numbers stand "in": polls by any word, papers only where they start the sentence."""

    polls: frozenset[str]
    papers: frozenset[str]


class Colon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a colon that is no cue."""

    stop: frozenset[str]


class Contracted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Auxiliaries as the scan cuts contractions."""

    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    will: frozenset[str]


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that begin and end clauses, and words that look like what they are not."""

    contrasts: frozenset[str]
    tails: frozenset[str]
    time_clauses: frozenset[str]
    settings: frozenset[str]
    papers: frozenset[str]
    claim_nouns: frozenset[str]
    authored: frozenset[str]
    people: frozenset[str]
    own: frozenset[str]
    same_past: frozenset[str]
    asking: frozenset[str]
    addressed: frozenset[str]
    noun_ings: frozenset[str]
    fates: frozenset[str]
    wires: frozenset[str]
    effects: frozenset[str]
    quoting: frozenset[str]
    admitting: frozenset[str]
    figure_words: frozenset[str]
    number_words: frozenset[str]
    figure_tails: frozenset[str]
    quantifiers: frozenset[str]
    groups: frozenset[str]
    governing: frozenset[str]
    settings_before: frozenset[str]
    heads_with_s: frozenset[str]
    bare_adverbs: frozenset[str]
    degree: frozenset[str]
    conditions: frozenset[str]
    afterthoughts: frozenset[str]
    stance_states: frozenset[str]
    adjective_prepositions: frozenset[str]
    colon_sources: frozenset[str]
    leads: frozenset[str]
    telling: frozenset[str]
    finders: frozenset[str]
    means: frozenset[str]
    dozens: frozenset[str]
    claimed_things: frozenset[str]
    told: frozenset[str]
    outlooks: frozenset[str]
    fractions: frozenset[str]
    chances: frozenset[str]
    agreeing: frozenset[str]
    whens: frozenset[str]
    day_parts: frozenset[str]
    hidden: frozenset[str]
    gives: frozenset[str]
    found_states: frozenset[str]
    reckonings: frozenset[str]
    wards: frozenset[str]
    connectors: frozenset[str]
    withheld: frozenset[str]
    estimating: frozenset[str]
    no_adverbs: frozenset[str]
    no_participles: frozenset[str]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``cues.toml``."""

    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    adverbs: frozenset[str]
    noun: tuple[NounClass, ...]
    light: Words
    adjective: tuple[AdjectiveClass, ...]
    adverb: tuple[AdverbClass, ...]
    documents: Documents
    colon: Colon
    plain: Words
    contracted: Contracted
    clauses: ClauseWords


class CueVerb(NamedTuple):
    """One form of a verb that attributes."""

    lemma: str
    form: Form
    family: Family
    modality: Modality
    takes: frozenset[Frame]
    prepositions: frozenset[str]
    passive: bool
    weak: bool
    agentless: bool
    noun_like: bool
    shy: bool
    figures: Literal["object", "at", "as", "to", "kept"] | None = None
    tail: tuple[str, ...] = ()  # words that belong to it: "out" of "point out"


class CueLexicon(NamedTuple):
    """Both files, unfolded into look-ups by word form."""

    verbs: dict[str, CueVerb]
    phrasal: dict[str, tuple[CueVerb, ...]]  # longest first
    phrasal_tails: dict[str, frozenset[str]]  # the second words of each
    nouns: dict[str, NounClass]
    adjectives: dict[str, AdjectiveClass]
    adverbs: dict[str, AdverbClass]
    light_forms: frozenset[str]
    noun_tails: frozenset[str]  # what follows a noun that attributes
    possessives: frozenset[str]
    documents: Documents
    colon_stop: frozenset[str]
    contracted: Contracted
    clauses: ClauseWords
    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    adverb_words: frozenset[str]
    verb_forms: frozenset[str]
    noun_like_forms: frozenset[str]


@cache
def verb_classes() -> Verbs:
    """``verbs.toml``, read once."""
    return read_lexicon("extractors", "verbs", Verbs)


@cache
def cues() -> Cues:
    """``cues.toml``, read once."""
    return read_lexicon("extractors", "cues", Cues)


@cache
def cue_lexicon() -> CueLexicon:
    """The look-ups, made once."""
    classes, words = verb_classes(), cues()
    verbs, phrasal = _verb_cues(classes), _phrasal_cues(classes)
    plain = {
        form: kind
        for lemma in words.plain.verbs
        for form, kind in inflect(lemma)
        if lemma not in ("be", "have", "do")
    }
    sure: set[str] = set()
    maybe: set[str] = set()
    nouns = {
        form for lemma in classes.nouns for form, kind in inflect(lemma) if kind in ("base", "s")
    }
    for form in [*verbs, *plain]:
        kind = verbs[form].form if form in verbs else plain[form]
        # a base form or an -ing form may be anything; a past form may be a participle
        (maybe if form in nouns or kind in ("base", "ing") else sure).add(form)
    return CueLexicon(
        verbs=verbs,
        phrasal=phrasal,
        phrasal_tails={
            form: frozenset(cue.tail[0] for cue in group) for form, group in phrasal.items()
        },
        nouns={word: group for group in words.noun for word in group.words},
        adjectives={word: group for group in words.adjective for word in group.words},
        adverbs={word: group for group in words.adverb for word in group.words},
        light_forms=frozenset(form for lemma in words.light.verbs for form, _ in inflect(lemma)),
        noun_tails=frozenset(("that", "whether", "how", "why", "to", "by", "from", "among")).union(
            *(group.prepositions for group in words.noun)
        ),
        possessives=grammar().possessives,
        documents=words.documents,
        colon_stop=words.colon.stop,
        contracted=words.contracted,
        clauses=words.clauses,
        pronouns=words.pronouns,
        object_pronouns=words.object_pronouns,
        relatives=words.relatives,
        openers=words.openers,
        adverb_words=words.adverbs,
        verb_forms=frozenset(sure),
        noun_like_forms=frozenset(maybe),
    )


def _verb_cues(classes: Verbs) -> dict[str, CueVerb]:
    """Every form of every verb; a verb of several classes takes what any of them takes."""
    merged: dict[str, CueVerb] = {}
    for group in classes.classes:
        for lemma in group.verbs:
            if " " in lemma:
                continue
            for form, kind in inflect(lemma):
                known = merged.get(form)
                if known is not None and known.lemma == lemma:
                    merged[form] = known._replace(
                        form=kind if kind == "ed" else known.form,
                        takes=known.takes | group.takes,
                        prepositions=known.prepositions | group.prepositions,
                        passive=known.passive or group.passive,
                    )
                elif known is None:
                    merged[form] = _cue(classes, group, lemma, form, kind)
    return merged


def _phrasal_cues(classes: Verbs) -> dict[str, tuple[CueVerb, ...]]:
    """The verbs of several words, by the forms of their first."""
    found: dict[str, list[CueVerb]] = {}
    for group in classes.classes:
        for phrase in group.verbs:
            lemma, *tail = phrase.split()
            for form, kind in inflect(lemma) if tail else ():
                cue = _cue(classes, group, lemma, form, kind)._replace(
                    lemma=phrase, tail=tuple(tail), noun_like=False, shy=False
                )
                found.setdefault(form, []).append(cue)
    return {
        form: tuple(sorted(group, key=lambda cue: -len(cue.tail))) for form, group in found.items()
    }


def _cue(classes: Verbs, group: VerbClass, lemma: str, form: str, kind: Form) -> CueVerb:
    noun_like = kind in ("base", "s")
    return CueVerb(
        lemma,
        kind,
        group.family,
        group.modality,
        group.takes,
        group.prepositions,
        group.passive,
        group.weak,
        group.agentless,
        noun_like and lemma in classes.nouns,
        noun_like and lemma in classes.shy,
        group.figures,
    )


def inflect(lemma: str) -> list[tuple[str, Form]]:
    """The forms of a verb: "admit", "admits", "admitted", "admitting".

    Example:
        >>> inflect("say")
        [('say', 'base'), ('says', 's'), ('saying', 'ing'), ('said', 'ed')]
    """
    spelling = verb_classes()
    irregular = [
        form
        for form in morphology().verbs.get(lemma, ())
        if not form.endswith(("ing", "es", "has")) and form != f"{lemma}s"
    ]
    stem = lemma
    if lemma in spelling.doubling:
        stem = lemma + lemma[-1]
    elif lemma.endswith("ie"):
        stem = lemma[:-2] + "y"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stem = lemma[:-1]
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = lemma + "d" if lemma.endswith("e") else stem + "ed"
    if lemma in spelling.invariant:
        irregular = [lemma]
    elif not irregular or lemma in spelling.both_pasts:
        irregular.append(past)
    forms: list[tuple[str, Form]] = [(lemma, "base"), (third, "s"), (stem + "ing", "ing")]
    return forms + [(form, "ed") for form in irregular]
