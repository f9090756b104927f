"""Reviews put to the facts of a store: found again after an ingest, applied as facts are read.

A review belongs to the fact of its id. When an ingest has given the fact another id, because its
article changed or because it is read otherwise now, it belongs to the fact of the same kind and
words in the same sentence; when there is none it is lost, and said to be.
"""

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from newsfacts.extractors.facts import Fact
from newsfacts.store.corrections import BadCorrection, correct
from newsfacts.store.derived import derived_folder
from newsfacts.store.errors import BrokenSegment, StoreError
from newsfacts.store.locating import MANIFEST
from newsfacts.store.reviews import REVIEWS, Coding, Review, read_reviews

if TYPE_CHECKING:
    from newsfacts.store.reading import Store

RESOLVED = "reviews.json"


class Resolved(msgspec.Struct, kw_only=True):
    """Where reviews went whose facts have other ids now; derived, and made again when it is old."""

    key: str  # of the manifest and the reviews that it was made from
    moved: dict[str, str]  # old id to new
    lost: list[str]


class Reviews:
    """What people said of the facts of a store."""

    def __init__(self) -> None:
        self.codings: list[Coding] = []
        self.lost: list[Review] = []
        self.broken: list[BrokenSegment] = []
        self._of: dict[str, list[Review]] = {}  # by the id that a fact has now

    def __bool__(self) -> bool:
        return bool(self._of)

    def __len__(self) -> int:
        """How many facts have been reviewed."""
        return len(self._of)

    @property
    def has_corrections(self) -> bool:
        """Whether any fact is read otherwise than it stands in the store."""
        return any(reviews[-1].verdict == "correct" for reviews in self._of.values())

    def add(self, fact: str, review: Review) -> None:
        """Put a review to a fact."""
        self._of.setdefault(fact, []).append(review)

    def of(self, fact: str) -> tuple[Review, ...]:
        """The reviews of a fact, in the order in which they were made; the last one counts."""
        return tuple(self._of.get(fact, ()))

    def reviewed(self) -> dict[str, tuple[Review, ...]]:
        """The reviews by the ids of facts."""
        return {fact: tuple(reviews) for fact, reviews in self._of.items()}

    def is_rejected(self, fact: str) -> bool:
        """Whether the last word on a fact is that it is none."""
        reviews = self._of.get(fact)
        return reviews is not None and reviews[-1].verdict == "reject"

    def apply(self, fact: Fact) -> Fact:
        """A fact as its last review has it; a correction that fits no more changes nothing."""
        reviews = self._of.get(fact.id)
        if reviews is None or reviews[-1].verdict != "correct":
            return fact
        with suppress(BadCorrection):
            return correct(fact, reviews[-1].fields)
        return fact


def load_reviews(store: "Store") -> Reviews:
    """The reviews of a store, each put to the fact that it is about now."""
    found = Reviews()
    if not (store.folder / REVIEWS).exists():
        return found
    reviews: list[Review] = []
    for entry in read_reviews(store.folder):
        if isinstance(entry, BrokenSegment):
            found.broken.append(entry)
        elif isinstance(entry, Coding):
            found.codings.append(entry)
        else:
            reviews.append(entry)
    if reviews:
        resolved = resolve(store, reviews)
        lost = set(resolved.lost)
        for review in reviews:
            if review.fact in lost:
                found.lost.append(review)
            else:
                found.add(resolved.moved.get(review.fact, review.fact), review)
    return found


def resolve(store: "Store", reviews: list[Review]) -> Resolved:
    """Where each reviewed fact is now; remembered until the store or the reviews change."""
    key = _key(store)
    path = derived_folder(store.folder) / RESOLVED
    with suppress(OSError, msgspec.MsgspecError):
        known = msgspec.json.decode(path.read_bytes(), type=Resolved)
        if known.key == key:
            return known
    missing = {review.fact: review for review in reviews}
    for fact in store.fact_ids():
        missing.pop(fact, None)
    moved: dict[str, str] = {}
    for old, review in missing.items():
        new = find_again(store, review)
        if new is not None:
            moved[old] = new
    resolved = Resolved(key=key, moved=moved, lost=[old for old in missing if old not in moved])
    with suppress(OSError):  # a store that is read only is read, and resolved each time
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(msgspec.json.encode(resolved))
    return resolved


def find_again(store: "Store", review: Review) -> str | None:
    """The id of the fact that a review is about, in its article as it is now; None when gone."""
    if not review.path:
        return None
    try:
        article = store.article(review.path)
        facts = list(store.facts_as_stored(article.id))
    except StoreError:
        return None
    same = [
        fact
        for fact in facts
        if fact.kind == review.kind
        and fact.text == review.text
        and article.text[fact.sentence.start : fact.sentence.end] == review.sentence
    ]
    same.sort(key=lambda fact: abs(fact.start - review.start))
    return same[0].id if same else None


def _key(store: "Store") -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in (MANIFEST, REVIEWS):
        digest.update((store.folder / name).read_bytes() + b"\0")
    return digest.hexdigest()
