"""Metrics: what is counted, so that figures can be compared.

``metrics.toml`` says for each metric which nouns, verbs and predicates speak for it; here the
entries are folded into dictionaries by word. ``predicates`` reads an article with them. A user's
own metrics (``ownmetrics``) go before those of the package.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.extractors.morphology import noun_lemma, verb_lemma

Mode: TypeAlias = Literal["object", "active", "subject", "predicate"]
COUNT = "count"
# The keys of an entry that hold words, each with its meaning at the head of the lexicon.
WORD_KEYS = (
    "nouns",
    "groups",
    "objects",
    "subjects",
    "predicates",
    "phrases",
    "actives",
    "pairs",
    "nominals",
    "totals",
    "weak",
    "wary",
    "fatal",
    "things",
    "topic",
    "states",
    "examples",
    "counterexamples",
)


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that speaks for a metric with a word behind it: "suffered … wounds"."""

    verbs: frozenset[str]
    words: frozenset[str]


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One metric of the lexicon; the keys are explained at the head of ``metrics.toml``."""

    name: str
    kind: Literal["stock", "incident", "measure"] = "stock"
    about: str = ""
    people: bool = False
    own: bool = False
    harm: bool = False
    nouns: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    actives: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    nominals: dict[str, str] = msgspec.field(default_factory=dict)
    totals: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    wary: frozenset[str] = frozenset()
    fatal: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    states: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Walk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that the reading of a predicate passes over."""

    skip: frozenset[str]
    relatives: frozenset[str]
    copulas: frozenset[str]
    totals: frozenset[str]
    leads_up: frozenset[str]
    clipped: frozenset[str]
    clips: frozenset[str]
    joins: frozenset[str]
    results: frozenset[str]
    takers: frozenset[str]
    leads: frozenset[str]
    shots: frozenset[str]
    multiples: dict[str, int]
    fallen: dict[str, str]
    parted: frozenset[str]
    shares: frozenset[str]
    miscounts: frozenset[str]
    moments: frozenset[str]


class MetricLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``metrics.toml``."""

    metric: tuple[Metric, ...]
    walk: Walk


class Sense(NamedTuple):
    """What a word says of the counted: the metric, and how it governs the figure."""

    metric: str
    mode: Mode
    weak: bool  # counts only where the noun names people
    wary: bool  # counts only in an article on the metric's topic
    own: bool  # says something only of the metric's own nouns


class MetricIndex(NamedTuple):
    """The lexicon by word."""

    metrics: dict[str, Metric]
    nouns: dict[str, str]
    groups: dict[str, str]
    verbs: dict[str, tuple[Sense, ...]]
    predicates: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    pairs: dict[str, tuple[tuple[frozenset[str], str], ...]]  # verb: words behind it, metric
    nominals: dict[str, tuple[str, str]]  # noun: metric, verb
    totals: dict[str, str]
    states: dict[tuple[str, str], str]  # metric and verb: state
    people: frozenset[str]
    harm: frozenset[str]
    fatal: frozenset[str]
    things: frozenset[str]
    wary: dict[str, tuple[str, ...]]  # word: metrics whose topic it needs
    walk: Walk


_OWN: tuple[Metric, ...] = ()


def metrics() -> tuple[Metric, ...]:
    """Every metric that holds, in the order of the lexicon; a user's new ones behind."""
    return tuple(metric_index().metrics.values())


def package_metrics() -> tuple[Metric, ...]:
    """Every metric of the package, in the order of the lexicon."""
    return _lexicon().metric


def metric(name: str) -> Metric | None:
    """The metric of that name, or None."""
    return metric_index().metrics.get(name)


@cache
def metric_index() -> MetricIndex:
    """The metrics that hold, by word: the user's before those of the package."""
    return build_index(_lexicon().metric, _OWN)


def hold_metrics(own: tuple[Metric, ...]) -> None:
    """Let a user's metrics hold in this process, and forget what was read without them."""
    global _OWN
    _OWN = own
    metric_index.cache_clear()
    is_silent.cache_clear()


def held_metrics() -> tuple[Metric, ...]:
    """The user's metrics that hold in this process."""
    return _OWN


def build_index(package: Iterable[Metric], own: Iterable[Metric] = ()) -> MetricIndex:
    """Metrics by word; a word that two metrics claim goes to the first of them.

    Args:
        package: The metrics of the lexicon.
        own: Metrics that go before those; one that has the name of another extends it.
    """
    by_name = {entry.name: entry for entry in package}
    leading: list[Metric] = []
    for entry in own:
        before = by_name.get(entry.name)
        by_name[entry.name] = entry if before is None else extend(before, entry)
        # its words alone, with the whole metric's character
        kept = by_name[entry.name]
        leading.append(replace(entry, people=kept.people, own=kept.own, harm=kept.harm))
    entries = (*leading, *by_name.values())
    nouns: dict[str, str] = {}
    groups: dict[str, str] = {}
    verbs: dict[str, tuple[Sense, ...]] = {}
    predicates: dict[str, tuple[Sense, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    nominals: dict[str, tuple[str, str]] = {}
    totals: dict[str, str] = {}
    pairs: dict[str, tuple[tuple[frozenset[str], str], ...]] = {}
    states: dict[tuple[str, str], str] = {}
    fatal: set[str] = set()
    for entry in entries:
        name = entry.name
        for noun in entry.nouns:
            nouns.setdefault(noun, name)
        for group in entry.groups:
            groups.setdefault(group, name)
        modes: tuple[tuple[Mode, tuple[str, ...], dict[str, tuple[Sense, ...]]], ...] = (
            ("object", entry.objects, verbs),
            ("subject", entry.subjects, verbs),
            ("active", entry.actives, verbs),
            ("predicate", entry.predicates, predicates),
        )
        for mode, words, table in modes:
            for word in words:
                table[word] = (*table.get(word, ()), _sense(entry, mode, word))
        for phrase in entry.phrases:
            first, *rest = phrase.replace("-", " - ").split()
            phrases.setdefault(first, []).append((tuple(rest), _sense(entry, "predicate", phrase)))
        for pair in entry.pairs:
            for word in sorted(pair.verbs):
                pairs[word] = (*pairs.get(word, ()), (pair.words, name))
        for noun, verb in entry.nominals.items():
            nominals.setdefault(noun, (name, verb))
        for total in entry.totals:
            totals.setdefault(total, name)
        for state, words in entry.states.items():
            for word in words:
                states.setdefault((name, word), state)
        fatal |= entry.fatal
    return MetricIndex(
        by_name,
        nouns,
        groups,
        verbs,
        predicates,
        {
            first: tuple(sorted(found, key=lambda phrase: -len(phrase[0])))
            for first, found in phrases.items()
        },
        pairs,
        nominals,
        totals,
        states,
        frozenset(entry.name for entry in by_name.values() if entry.people),
        frozenset(entry.name for entry in by_name.values() if entry.harm),
        frozenset(fatal),
        frozenset(thing for entry in entries for thing in entry.things),
        {
            word: tuple(entry.name for entry in by_name.values() if word in entry.wary)
            for word in sorted(word for entry in entries for word in entry.wary)
        },
        _lexicon().walk,
    )


def extend(entry: Metric, more: Metric) -> Metric:
    """A metric with the words of another of its name, which go first; its kind stays."""
    changes: dict[str, Any] = {}
    for key in WORD_KEYS:
        ours, theirs = getattr(entry, key), getattr(more, key)
        if isinstance(theirs, tuple):
            changes[key] = tuple(dict.fromkeys((*theirs, *ours)))
        elif isinstance(theirs, frozenset):
            changes[key] = ours | theirs
        elif key == "states":
            changes[key] = {
                state: (*theirs.get(state, ()), *ours.get(state, ()))
                for state in dict.fromkeys((*theirs, *ours))
            }
        else:
            changes[key] = {**ours, **theirs}
    for key in ("people", "own", "harm"):
        changes[key] = getattr(entry, key) or getattr(more, key)
    return replace(entry, about=more.about or entry.about, **changes)


PEOPLE_ENDINGS = (
    *("man", "woman", "person", "ist", "ician", "writer", "worker", "seeker", "goer", "keeper"),
    *("dweller", "earner", "logian", "seller"),
)


def metric_of_noun(index: MetricIndex, head: str) -> str | None:
    """The metric that a counted noun alone speaks for."""
    lemma = noun_lemma(head)
    found = index.nouns.get(lemma) or index.nouns.get(head)
    if found is None and lemma.endswith(PEOPLE_ENDINGS):
        return "people"
    return found


@lru_cache(maxsize=65_536)
def is_silent(word: str) -> bool:
    """Whether a word says nothing of any counted noun before it, as most words do."""
    index = metric_index()
    lemma = verb_lemma(word)
    return not (
        word in index.phrases
        or word in index.predicates
        or lemma in index.verbs
        or lemma in index.pairs
    )


def _sense(entry: Metric, mode: Mode, word: str) -> Sense:
    return Sense(entry.name, mode, word in entry.weak, word in entry.wary, entry.own)


@cache
def _lexicon() -> MetricLexicon:
    return read_lexicon("extractors", "metrics", MetricLexicon)
