"""The figure that most of a block supports."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.blocks import Row
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.parts import counts_several, part_words
from newsfacts.analysis.settings import INCIDENT, compare_lexicon


class Support(NamedTuple):
    """A figure and how many stand behind it."""

    low: float | None
    high: float | None
    articles: int
    origins: int


def consensus_of(
    rows: Sequence[Row], texts: Mapping[str, str] | None = None, *, independent: bool = False
) -> Support | None:
    """The figure with most articles behind it, or most origins; None when no figure has bounds.

    An article's first figure counts most: it leads with the total, parts of it follow; what it
    tells again counts more than what it tells once. "At least
    12" speaks for 12 as well; a figure of some of the people, of a part, or of several events at
    once speaks for less. Ties go to the latest, then to the larger figure: tolls rise. Denials,
    conditions and changes speak for nothing, nor does a vague word.

    Args:
        rows: Of one block.
        texts: Of articles by id: without them parts and several events are not seen.
        independent: Let origins rather than articles decide.
    """
    voices: dict[float, list[tuple[Claim, int]]] = {}
    for row in rows:
        for claim in row.claims:
            point = _point(claim)
            if point is not None and _speaks(claim):
                voices.setdefault(point, []).append((claim, row.origin))
    if not voices:
        return None
    ranks = _ranks(voices)
    shares = compare_lexicon().shares
    texts = texts or {}

    def weight(point: float) -> tuple[float, int, float]:
        best: dict[object, float] = {}
        told: Counter[object] = Counter()
        for claim, origin in voices[point]:
            who = origin if independent else claim.fact.article
            told[who] += 1
            share = shares.fading ** ranks[claim.fact.article, claim.keys.counted is None, point]
            for doubt in _doubts(claim, texts):
                share *= doubt
            best[who] = max(best.get(who, 0.0), share)
        weights = [share * (shares.repeated if told[who] > 1 else 1) for who, share in best.items()]
        latest = max(claim.as_of.start or 0 for claim, _ in voices[point])
        return round(sum(sorted(weights)), 9), latest, point

    best = max(voices, key=weight)
    closed = [claim for claim, _ in voices[best] if claim.is_closed]
    shown = closed[0] if closed else voices[best][0][0]
    articles = {claim.fact.article for claim, _ in voices[best]}
    return Support(shown.low, shown.high, len(articles), len({o for _, o in voices[best]}))


def _doubts(claim: Claim, texts: Mapping[str, str]) -> Iterator[float]:
    """What a figure loses for each sign that it is not the whole of one event."""
    lexicon = compare_lexicon()
    shares, quantity = lexicon.shares, claim.fact.quantity
    if claim.keys.counted is not None:
        yield shares.some
    if quantity is None or claim.kind != INCIDENT:
        return
    if part_words(claim, texts) is not None:
        yield shares.part
    if counts_several(claim, texts) is not None:
        yield shares.several
    is_wide = quantity.action in lexicon.wide.actions or quantity.unit in lexicon.wide.nouns
    if is_wide and claim.keys.metric in lexicon.wide.metrics:
        yield shares.wide
    if quantity.unit in lexicon.things.nouns:
        yield shares.things


def _ranks(voices: Mapping[float, list[tuple[Claim, int]]]) -> dict[tuple[str, bool, float], int]:
    """How many other figures an article gives before each of its figures."""
    firsts: dict[tuple[str, bool], dict[float, int]] = {}
    for point, members in voices.items():
        for claim, _ in members:
            known = firsts.setdefault((claim.fact.article, claim.keys.counted is None), {})
            known[point] = min(known.get(point, claim.fact.start), claim.fact.start)
    return {
        (*key, point): rank
        for key, starts in firsts.items()
        for rank, point in enumerate(sorted(starts, key=lambda point: starts[point]))
    }


def _point(claim: Claim) -> float | None:
    return claim.low if claim.low is not None else claim.high


def _speaks(claim: Claim) -> bool:
    return (
        claim.keys.role == "level"
        and claim.keys.modality in ("count", "projected")
        and not claim.is_vague
    )
