"""What commands keep of large stores, segment by segment: no question works it out again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

import msgspec

from newsfacts.extractors.facts import Claimant, Place
from newsfacts.store.kept import Kind, kept

if TYPE_CHECKING:
    from newsfacts.analysis.incidents import Home
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

LARGE = 50_000  # facts of a store of which anything is kept

HOMES = Kind("homes", ("facts",))
NAMES = Kind("names", ("facts",))
PLACED = b'"places":[{'


class Counted(msgspec.Struct, frozen=True):
    """As much of a figure as names give: what is counted, and whose it is."""

    metric: str
    subject: str | None


class PlacesOnly(msgspec.Struct, frozen=True):
    """As much of a fact as tells where it is."""

    article: str
    places: tuple[Place, ...]


def is_kept(store: "Store") -> bool:
    """Whether a store is large, and its facts are what its segments say."""
    return store.manifest.counts.facts >= LARGE and not store.reviews


def articles_of(store: "Store", facts: "Iterable[Fact]") -> "Iterator[Article]":
    """The articles that facts are of; of a store that is not large, all, so that damage is told."""
    if not is_kept(store):
        return store.articles()
    return store.articles({fact.article for fact in facts})


def homes_of(store: "Store") -> "Callable[[], Mapping[str, Home]] | None":
    """Where most of each article is, when it is asked for; None where nothing is kept."""
    return (lambda: _homes(store)) if is_kept(store) else None


def _homes(store: "Store") -> "dict[str, Home]":
    found: dict[str, Home] = {}
    for number in range(len(store.manifest.segments)):
        found.update(
            kept(store, number, HOMES, dict[str, tuple[str, str | None]], _segment_homes(store))
        )
    return found


def _segment_homes(store: "Store") -> "Callable[[int], dict[str, Home]]":
    from newsfacts.analysis.incidents import home_places

    decoder = msgspec.json.Decoder(PlacesOnly)

    def homes(number: int) -> "dict[str, Home]":
        placed = store.records("facts", number, decoder, [PLACED])
        return home_places(placed)

    return homes


class Carrier(msgspec.Struct, frozen=True):
    """A fact of which one thing is known: what hints look for a name in."""

    article: str = ""
    path: str | None = None
    outlet: str | None = None
    claimant: Claimant | None = None
    places: tuple[Place, ...] = ()
    quantity: Counted | None = None


def names_in(store: "Store") -> "Callable[[], Iterable[Fact]]":
    """What to look for names in: all facts, or of a large store one for each name in them."""
    if not is_kept(store):
        return store.facts

    def carriers() -> "Iterator[Fact]":
        for number in range(len(store.manifest.segments)):
            found = kept(store, number, NAMES, list[Carrier], lambda n: _carriers(store, n))
            yield from cast("list[Fact]", found)
        for _, entry in store.entries():
            if entry.counts.facts:
                yield cast("Fact", Carrier(article=entry.id, path=entry.path))

    return carriers


def _carriers(store: "Store", number: int) -> list[Carrier]:
    from newsfacts.store.reading import FACTS

    found: dict[Carrier, None] = {}
    for fact in store.records("facts", number, FACTS):
        quantity, claimant = fact.quantity, fact.claimant
        if quantity is not None:
            found[Carrier(quantity=Counted(quantity.metric, quantity.subject))] = None
        if claimant is not None:
            found[Carrier(claimant=heard(claimant))] = None
        found[Carrier(outlet=fact.outlet)] = None
        found.update({Carrier(places=(stood(place),)): None for place in fact.places})
    return list(found)


def heard(claimant: Claimant) -> Claimant:
    """A claimant without the words of one saying."""
    return msgspec.structs.replace(claimant, text=None, cue=None, said=None)


def stood(place: Place) -> Place:
    """A place however a figure stands to it."""
    return msgspec.structs.replace(place, relation="in")
