"""A figure as comparisons see it: its keys, its bounds, its speaker, and as of when it holds."""

from typing import Literal, NamedTuple, TypeAlias

from newsfacts.analysis.days import AsOf, as_of, event_days
from newsfacts.analysis.settings import INCIDENT, compare_lexicon, metric_kind
from newsfacts.extractors.facts import Fact, Place

Stand: TypeAlias = Literal["count", "projected", "conditional", "denied"]
Level: TypeAlias = Literal["level", "change", "before"]

NOBODY = frozenset({"anonymous", "unattributed"})
MOVING = frozenset({"sent", "under_way"})
STANDS: dict[str, Stand] = {
    "projected": "projected",
    "conditional": "conditional",
    "denied": "denied",
}


class Keys(NamedTuple):
    """What a figure is about. Only figures with the same keys can be opposed."""

    metric: str
    subject: str | None
    counted: str | None  # which people or things, where the noun says more than the metric
    unit: str | None  # of measure
    measured: str | None  # the verb, for figures that belong to a thing
    state: str | None
    place: str | None
    role: Level
    modality: Stand


class Event(NamedTuple):
    """When and where what a toll counts took place, as far as is known."""

    days: AsOf
    places: frozenset[str]
    within: frozenset[str]  # what contains the places
    story: str = ""  # the article that stands for those that tell it by the same names
    elsewhen: bool = False  # told at another time than its article's own event, no day given
    named: bool = False  # the words around the toll name the place, without placing it there


class Claim(NamedTuple):
    """A fact of kind quantity, read for comparison."""

    fact: Fact
    kind: str  # stock, incident or measure
    keys: Keys
    within: str | None  # what contains the place
    low: float | None
    high: float | None
    as_of: AsOf
    event: Event
    borrowed: tuple[str, ...] = ()  # keys that another mention gave; "home": most of the article
    long_names: tuple[tuple[str, str], ...] = ()  # of speaker and body given by their short forms

    @property
    def is_vague(self) -> bool:
        """Whether the ends are soft: "dozens"."""
        return self.quantity_modifier == "vague"

    @property
    def quantity_modifier(self) -> str:
        """The modifier of the figure."""
        assert self.fact.quantity is not None
        return self.fact.quantity.modifier

    @property
    def borrowed_keys(self) -> tuple[str, ...]:
        """The keys that other words of the article gave."""
        return tuple(key for key in self.borrowed if key != "home")

    @property
    def is_closed(self) -> bool:
        """Whether both ends are known and hard."""
        return self.low is not None and self.high is not None and not self.is_vague

    @property
    def has_bounds(self) -> bool:
        """Whether the text gives any end."""
        return self.low is not None or self.high is not None

    @property
    def name(self) -> str | None:
        """Who says it, None for nobody: own voice, "is estimated"."""
        return self.fact.claimant.name if self.fact.claimant else None

    @property
    def speaker(self) -> str | None:
        """Whom the claim can be laid to: the name folded, None where nobody in particular."""
        claimant = self.fact.claimant
        if claimant is None or claimant.name is None or claimant.type in NOBODY:
            return None
        return self._long(claimant.name.casefold())

    @property
    def parent(self) -> str | None:
        """The body behind the speaker, folded."""
        claimant = self.fact.claimant
        return self._long(claimant.parent.casefold()) if claimant and claimant.parent else None

    def _long(self, name: str) -> str:
        """The long form of a name, where some article ties the two."""
        return next((long for short, long in self.long_names if short == name), name)

    @property
    def own_voice(self) -> bool:
        """Whether the article itself says it."""
        return self.fact.claimant is None


def claim_of(fact: Fact) -> Claim:
    """One figure, read for comparison."""
    quantity = fact.quantity
    assert quantity is not None
    kind = metric_kind(quantity.metric)
    place = nearest_place(fact)
    unit, counted, measured = _nature(fact, kind)
    keys = Keys(
        metric=quantity.metric,
        subject=quantity.subject or None,
        counted=counted,
        unit=unit,
        measured=measured,
        state=None if kind == INCIDENT else _state(quantity.state or None, place),
        place=place.name if place else None,
        role="level" if quantity.role == "after" else quantity.role,
        modality=STANDS.get(fact.modality, "count"),
    )
    return Claim(
        fact,
        kind,
        keys,
        place.within if place else None,
        quantity.low,
        quantity.high,
        as_of(fact, incident=kind == INCIDENT),
        _event(fact),
    )


def _event(fact: Fact) -> Event:
    """The event of a toll, from its own words and the date of its article."""
    reach = compare_lexicon().reach
    return Event(
        event_days(fact, reach.days, reach.revised),
        frozenset(place.name for place in fact.places),
        frozenset(place.within for place in fact.places if place.within),
    )


def nearest_place(fact: Fact) -> Place | None:
    """The place of a figure: the nearest one, a target before a setting, the part before the whole.

    "Chad has sent troops to Mao" is about Mao, and a country that is itself the subject of the
    count is nowhere.
    """
    subject = fact.quantity.subject if fact.quantity else None
    places = [
        place for place in fact.places if subject not in (place.name, place.within) or not subject
    ]
    if not places:
        return None
    moving = fact.quantity is not None and fact.quantity.state in MOVING
    targets = [place for place in places if place.relation in ("to", "toward")]
    near = [place for place in places if place.relation not in ("from", "near")]
    best = (targets if moving and targets else near or places)[0]
    inside = [place for place in near if place.within == best.name]
    return inside[0] if inside else best


def _state(state: str | None, place: Place | None) -> str | None:
    """The state of a stock: what the verb says, else what the preposition does."""
    if state is None and place is not None:
        return "under_way" if place.relation == "toward" else "present"
    return compare_lexicon().meets.get(state, state) if state else None


def _nature(fact: Fact, kind: str) -> tuple[str | None, str | None, str | None]:
    """Unit, counted noun and governing verb, each where it tells figures of a metric apart."""
    quantity = fact.quantity
    assert quantity is not None
    lexicon = compare_lexicon()
    if kind == "measure":
        return quantity.unit, None, quantity.action or None
    unit = quantity.unit or None
    if unit in lexicon.general.nouns or quantity.metric in lexicon.alike.metrics:
        unit = None
    return None, unit, None
