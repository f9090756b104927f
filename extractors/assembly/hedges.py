"""The lexicon of modality: words that tell how sure something is said to be, by word."""

from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.records import Span
from newsfacts.extractors.falsewords import falsehoods
from newsfacts.extractors.mentions import Modality


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one modality."""

    name: Modality
    auxiliaries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end a clause, words of a verb group, of change, of the present, of nobody."""

    walls: frozenset[str]
    group: frozenset[str]
    changes: frozenset[str]
    present: frozenset[str]
    agentless: frozenset[str]
    definite: frozenset[str]
    rests: frozenset[str]
    estimators: frozenset[str]
    parts: frozenset[str]
    shares: frozenset[str]
    deniers: frozenset[str]
    unconditional: frozenset[str]
    reports: frozenset[str]
    seconds: frozenset[str]
    includers: frozenset[str]


class ModalityLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``modality.toml``."""

    modality: tuple[Entry, ...]
    clause: Clause


class ModalityIndex(NamedTuple):
    """The lexicon by word."""

    marks: dict[str, Modality]  # auxiliaries and words
    infinitives: dict[str, Modality]
    nouns: dict[str, Modality]
    behind: dict[str, Modality]  # nouns that a figure describes: "the $3 million *target*"
    clause: Clause
    any: frozenset[str]  # every word that may say something, or end a clause
    telling: frozenset[str]  # without one of these a sentence is as sure as its cue


class Certainty(NamedTuple):
    """The modality of a figure, and the words that make it so."""

    modality: Modality
    hedge_spans: tuple[Span, ...]
    rule: str


@cache
def modality_lexicon() -> ModalityLexicon:
    """The file, read once."""
    return read_lexicon("extractors", "modality", ModalityLexicon)


PLANS = ("is", "are", "was", "were")  # before "to go" they tell what is planned


@cache
def modality_index() -> ModalityIndex:
    """The lexicon by word."""
    marks: dict[str, Modality] = {}
    infinitives: dict[str, Modality] = {}
    nouns: dict[str, Modality] = {}
    behind: dict[str, Modality] = {}
    for entry in modality_lexicon().modality:
        for word in (*entry.auxiliaries, *entry.words):
            marks[word] = entry.name
        for word in entry.to:
            infinitives[word] = entry.name
        for word in entry.nouns:
            nouns[word] = entry.name
        for word in entry.behind:
            behind[word] = entry.name
    clause = modality_lexicon().clause
    told = {*clause.reports, *falsehoods().false, *falsehoods().figures, "true"}
    telling = {*marks, *infinitives, *nouns, *behind, *told, "'d", "’d", "?"}
    return ModalityIndex(
        marks,
        infinitives,
        nouns,
        behind,
        clause,
        frozenset((*marks, *infinitives, *nouns, *clause.walls, "'d", "’d", *PLANS)),
        frozenset(telling),
    )
