"""Places that a story names without placing anything there: "the Mao floods", "Mao's mayor".

A name is a place when another article has a toll at it; the gazetteer need not know it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from newsfacts.analysis.claims import Claim

WORD_RE = re.compile(r"[^\W\d_][\w’'-]*")
LONGEST = 3  # words of a name


Known: TypeAlias = Mapping[str, frozenset[str]]  # places, each with what contains it


def places_of(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """The places that tolls are at."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        for place in claim.fact.places:
            within = frozenset([place.within]) if place.within else frozenset[str]()
            found[place.name] = found.get(place.name, frozenset()) | within
    return found


class NamedPlaces:
    """The places of tolls, looked for in the words of other tolls."""

    def __init__(
        self, claims: Sequence[Claim], texts: Mapping[str, str], known: Known | None = None
    ) -> None:
        self._claims = claims
        self._texts = texts
        self._more = known or {}
        self._known: dict[str, frozenset[str]] | None = None

    def in_sentences(self, claims: Iterable[Claim]) -> tuple[frozenset[str], frozenset[str]]:
        """The one place that the sentences of an article's tolls name.

        Returns:
            The place and what contains it; both empty where none or several are named.
        """
        return self._one(next(iter(self._told(claims)), []))

    def in_headline(self, claims: Iterable[Claim]) -> tuple[frozenset[str], frozenset[str]]:
        """The one place that the first line of an article names."""
        return self._one([*self._told(claims), [], []][1])

    def _one(self, told: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        if told:
            known = self._places()
            named = {name for sentence in told for name in _names(sentence) if name in known}
            if len(named) == 1:
                name = named.pop()
                return frozenset([name]), known[name]
        return frozenset(), frozenset()

    def has(self, places: Collection[str], claim: Claim) -> bool:
        """Whether the sentence of a toll names one of some places."""
        if not places or claim.fact.places:
            return bool(places)
        sentences = next(iter(self._told([claim])), [])
        return any(name in places for sentence in sentences for name in _names(sentence))

    def _told(self, claims: Iterable[Claim]) -> Iterator[list[str]]:
        """The sentences of an article's tolls, then its first line."""
        claims = list(claims)
        text = self._texts.get(claims[0].fact.article)
        if text is not None:
            yield [text[each.fact.sentence.start : each.fact.sentence.end] for each in claims]
            yield [text.lstrip().partition("\n")[0]]

    def _places(self) -> dict[str, frozenset[str]]:
        if self._known is None:
            self._known = {**self._more, **places_of(self._claims)}
        return self._known


def _names(sentence: str) -> Iterable[str]:
    """Runs of up to three words, the first of which has a capital."""
    words = list(WORD_RE.finditer(sentence))
    for at, word in enumerate(words):
        if word.group()[0].isupper():
            for last in words[at : at + LONGEST]:
                yield sentence[word.start() : last.end()].removesuffix("’s").removesuffix("'s")
