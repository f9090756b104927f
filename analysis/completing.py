"""What a repeated figure leaves unsaid: state and place, from the mention that tells it in full.

"The estimate of around 8,000 troops" repeats the 8,000 that the article has stationed in a town two
sentences before; "the number has risen to 11,000" counts what was counted there. Only mentions in
one article, of one metric and subject, complete each other, and only when all full ones agree.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsfacts.analysis.claims import Claim, claim_of
from newsfacts.analysis.days import UNKNOWN, AsOf
from newsfacts.analysis.parts import is_told_as_earlier
from newsfacts.analysis.settings import INCIDENT, STOCK, metric_kind
from newsfacts.extractors.facts import Fact


class Setting(NamedTuple):
    """Where and how counted people are."""

    state: str | None
    place: str | None
    within: str | None


def claims_of(facts: Iterable[Fact]) -> list[Claim]:
    """The claims among the facts, with keys that a fuller mention of their article completes."""
    return complete_keys([claim_of(fact) for fact in facts if fact.quantity is not None])


def complete_keys(claims: list[Claim]) -> list[Claim]:
    """The claims, in the order given, with the keys that other mentions in their article give."""
    full: dict[tuple[object, ...], dict[Setting, bool]] = {}
    for claim in claims:
        if (
            claim.keys.state
            and claim.keys.place
            and claim.has_bounds
            and not _is_placed_elsewhere(claim)
        ):
            settings = full.setdefault(_figure_of(claim), {})
            settings[_setting(claim)] = settings.get(_setting(claim), False) or bool(claim.name)
    order = sorted(range(len(claims)), key=lambda i: (claims[i].fact.article, claims[i].fact.start))
    completed = list(claims)
    earlier: dict[tuple[object, ...], list[int]] = {}
    for index in order:
        claim = claims[index]
        antecedents = earlier.setdefault(_topic_of(claim), [])
        claim = _restated(claim, full.get(_figure_of(claim), {}))
        completed[index] = _inherited(claim, claims, completed, antecedents)
        antecedents.append(index)
    return completed


def at_home(claims: list[Claim], homes: Mapping[str, tuple[str, str | None]]) -> list[Claim]:
    """Claims that name neither place nor subject, at the place that most of their article is about.

    "3,000 residents were evacuated" has to be somewhere: what nobody places is no rival of the
    figures of another town. Only stocks are placed so; tolls have their event.
    """
    placed = []
    for claim in claims:
        home = homes.get(claim.fact.article)
        bare = claim.keys.place is None and claim.keys.subject is None and claim.kind == STOCK
        if home is not None and bare:
            keys = claim.keys._replace(place=home[0])
            claim = claim._replace(
                keys=keys, within=home[1], borrowed=(*claim.borrowed, "place", "home")
            )
        placed.append(claim)
    return placed


def in_setting(
    claims: Iterable[Claim],
    homes: Mapping[str, tuple[str, str | None]],
    texts: Mapping[str, str],
) -> list[Claim]:
    """Claims with what their article says of them elsewhere: where, and whether as of before.

    Args:
        claims: From ``claims_of``.
        homes: The place that most of an article is about.
        texts: Of articles by id; without them no figure is told as an earlier one.
    """
    return at_home([_as_told(claim, texts) for claim in claims], homes)


def _as_told(claim: Claim, texts: Mapping[str, str]) -> Claim:
    """A claim, as of before where it is told as an earlier figure."""
    if claim.keys.role != "level" or not is_told_as_earlier(claim, texts):
        return claim
    when = claim.as_of
    if when.basis != "time":  # as of the saying of another figure, or of the article
        when = AsOf(None, when.end, when.basis) if when.end is not None else UNKNOWN
    return claim._replace(keys=claim.keys._replace(role="before"), as_of=when)


def need_home(fact: Fact) -> bool:
    """Whether what else its article tells may place a figure."""
    quantity = fact.quantity
    if quantity is None:
        return False
    kind = metric_kind(quantity.metric)
    return kind == INCIDENT or (kind == STOCK and not fact.places and not quantity.subject)


def _is_placed_elsewhere(claim: Claim) -> bool:
    """Whether another sentence gave the place, so that the mention is not a full one."""
    return "places" in claim.fact.inferred


def _figure_of(claim: Claim) -> tuple[object, ...]:
    return *_topic_of(claim), claim.keys.modality, claim.low, claim.high


def _topic_of(claim: Claim) -> tuple[object, ...]:
    return claim.fact.article, claim.keys.metric, claim.keys.subject


def _setting(claim: Claim) -> Setting:
    return Setting(claim.keys.state, claim.keys.place, claim.within)


def _restated(claim: Claim, known: dict[Setting, bool]) -> Claim:
    """A claim with the setting of the same figure, where it has none of its own to oppose it.

    A mention that names nobody, or takes its place from another sentence, repeats what the article
    gave to somebody, whatever verb it uses now: the place has to be the same.
    """
    if claim.kind == INCIDENT or not claim.has_bounds:
        return claim
    own = _setting(claim)
    if own.state and own.place and (claim.name is None or _is_placed_elsewhere(claim)):
        named = [setting for setting, is_named in known.items() if is_named]
        if len(named) == 1 and named[0].place == own.place and own not in named:
            return _placed(claim, named[0], ("state",))
        return claim
    others = [setting for setting in known if setting != own]
    if len(others) != 1 or own.place or own.state not in (None, others[0].state):
        return claim
    return _placed(claim, others[0], ("place",) if own.state else ("state", "place"))


def _inherited(
    claim: Claim, claims: list[Claim], completed: list[Claim], antecedents: list[int]
) -> Claim:
    """A claim whose state was inferred follows its antecedent where that was completed."""
    if "state" not in claim.fact.inferred or claim.borrowed:
        return claim
    for index in reversed(antecedents):
        if claims[index].keys.state == claim.keys.state:
            source = completed[index]
            if "state" in source.borrowed and source.keys.place == claim.keys.place:
                keys = claim.keys._replace(state=source.keys.state)
                return claim._replace(keys=keys, borrowed=("state",))
            return claim
    return claim


def _placed(claim: Claim, setting: Setting, borrowed: tuple[str, ...]) -> Claim:
    keys = claim.keys._replace(state=setting.state, place=setting.place)
    return claim._replace(keys=keys, within=setting.within, borrowed=borrowed)
