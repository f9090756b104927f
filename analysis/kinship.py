"""Articles that tell of the same names: how two stories of one event are known without its place.

"Northwest Miami-Dade" and "Miami" are two places to a gazetteer, and a story without a dateline has
none; but the victim, the street and the sheriff have one name in both. Rare names count more.
"""

import re
from collections.abc import Mapping

from newsfacts.analysis.gathering import Weights
from newsfacts.analysis.settings import compare_lexicon

NAME_RE = re.compile(r"(?<=[a-z,;:] )(?:the )?([A-Z][\w’'-]{2,})")
SHARE = 0.25  # of the names of the shorter story, by weight, that the other has to tell of
FEWEST = 3  # shared names: two may be a city and its state
COMMON = 25  # articles from which a name brings nobody together
MOST_ARTICLES = 2_000  # beyond, an event needs place and day


class Names:
    """The names that each article tells of, and how much each name says of what it is about."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, frozenset[str]] = {}
        self._weights: Weights | None = None

    def share(self, names: frozenset[str], article: str) -> float:
        """How much of some names an article tells of, too: 0 to 1."""
        weights = self._weighted()  # most drafts need it of no article
        shared = names & self._known.get(article, frozenset())
        total = sum(weights.of(name) for name in sorted(names))
        return sum(weights.of(name) for name in sorted(shared)) / total if total else 0.0

    def kin(self) -> list[tuple[str, str]]:
        """Pairs of articles that tell of the same names, in the order of the texts."""
        if len(self._texts) > MOST_ARTICLES:
            return []
        weights = self._weighted()
        tellers: dict[str, list[str]] = {}
        counts: dict[tuple[str, str], int] = {}
        for article, names in self._known.items():
            for name in sorted(names):
                others = tellers.setdefault(name, [])
                if len(others) <= COMMON:
                    for other in others:
                        counts[other, article] = counts.get((other, article), 0) + 1
                others.append(article)
        length = {
            article: sum(weights.of(name) for name in sorted(names))
            for article, names in self._known.items()
        }
        found = []
        for (one, other), count in counts.items():
            if count < FEWEST:
                continue
            shared = self._known[one] & self._known[other]
            weight = sum(weights.of(name) for name in sorted(shared))
            if weight >= SHARE * min(length[one], length[other]):
                found.append((one, other))
        return found

    def _weighted(self) -> Weights:
        if self._weights is None:
            self._known = {ident: names_in(text) for ident, text in self._texts.items()}
            self._weights = Weights(self._known.values())
        return self._weights


def names_in(text: str) -> frozenset[str]:
    """Words with a capital that do not begin a sentence or a line, those of any story aside."""
    found = frozenset(NAME_RE.findall(text))
    common = compare_lexicon().common.words
    return frozenset(name for name in found if name.casefold() not in common)
