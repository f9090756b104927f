"""Short makers of facts and articles for the tests of analysis."""

import hashlib
from typing import Any

from newsfacts.documents.records import Article, Published
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import (
    Claimant,
    Extent,
    Fact,
    Interval,
    Parts,
    Place,
    Quantity,
    Time,
)

SAME: Any = object()


def article(name: str, text: str, *, published: str | None = None, **more: Any) -> Article:
    """An article whose id and path are ``name``."""
    values: dict[str, Any] = {
        "id": name,
        "path": f"clips/{name}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": None,
        "outlet": None,
        "outlet_basis": None,
        "authors": None,
        "url": None,
        "language": None,
        "published": Published(published, published, published, "option", None)
        if published
        else None,
        "text": text,
    }
    return Article(**(values | more))


def time(value: str, start: str | None = SAME, end: str | None = SAME, **more: Any) -> Time:
    """A time; a plain day is its own first and last day."""
    day = value if len(value) == 10 and value[0].isdigit() else None
    values: dict[str, Any] = {
        "text": value,
        "type": "DATE",
        "value": value,
        "mod": None,
        "start": day if start is SAME else start,
        "end": day if end is SAME else end,
        "relation": "on",
    }
    return Time(**(values | more))


def place(written: str) -> Place:
    """``Kursk<Russia`` lies within Russia; ``toward Kursk`` has its relation before it."""
    relation = "in"
    first, _, rest = written.partition(" ")
    if rest and first in ("in", "to", "toward", "from", "near"):
        relation, written = first, rest
    name, _, within = written.partition("<")
    return Place(name, relation, within or None)  # type: ignore[arg-type]


def figure(
    text: str = "8,000",
    *,
    low: float | None = SAME,
    high: float | None = SAME,
    modifier: str = "exact",
    metric: str = "troops",
    subject: str | None = "North Korea",
    state: str | None = "present",
    role: str = "level",
    trend: str | None = None,
    unit: str | None = None,
    counted: str | None = None,
    action: str | None = None,
    claimant: str | None = None,
    who: str = "official",
    parent: str | None = None,
    via: tuple[str, ...] = (),
    said: str | None = None,
    modality: str = "asserted",
    hedge: str | None = None,
    places: list[str] | None = None,
    when: Time | str | None = None,
    published: str | tuple[str | None, str | None] | None = None,
    article: str = "a",
    path: str | None = SAME,
    outlet: str | None = None,
    at: int = 100,
    sentence: tuple[int, int] | None = None,
    zone: str = "body",
    inferred: tuple[str, ...] = (),
) -> Fact:
    """A fact of kind quantity; of ``low`` and ``high`` each follows the other unless given."""
    if low is SAME and high is SAME:
        low = high = float(text.split()[-1].replace(",", ""))
    elif high is SAME:
        high = low
    elif low is SAME:
        low = high
    dates = (published, published) if isinstance(published, str) else published
    end = at + len(text)
    how: list[Any] = [modifier, unit, counted, metric, role, trend, subject, action, state]
    return Fact(
        id=fact_id(article, "quantity", at, end, text),
        kind="quantity",
        article=article,
        path=f"clips/{article}.txt" if path is SAME else path,
        outlet=outlet,
        published=Interval(*dates) if dates else None,
        start=at,
        end=end,
        text=text,
        zone=zone,  # type: ignore[arg-type]
        sentence=Extent(*(sentence or (at, end + 20))),
        quantity=Quantity(low, high, *how),
        time=time(when) if isinstance(when, str) else when,
        quote=None,
        claimant=None
        if claimant is None and who == "official"
        else Claimant(
            claimant,
            who,  # type: ignore[arg-type]
            claimant,
            "said",
            time(said) if said else None,
            (),
            via,
            parent,
        ),
        modality=modality,  # type: ignore[arg-type]
        hedge=hedge,
        places=tuple(place(written) for written in places or ()),
        spans=Parts(number=((at, end),)),
        inferred=inferred,
        rule="made",
    )


def dated(
    text: str,
    when: Time | str,
    *,
    article: str = "a",
    at: int = 0,
    sentence: tuple[int, int] | None = None,
    **more: Any,
) -> Fact:
    """A fact of kind date."""
    known = time(when) if isinstance(when, str) else when
    made = figure(text, low=0, article=article, at=at, sentence=sentence, when=known, **more)
    import msgspec

    return msgspec.structs.replace(
        made,
        kind="date",
        quantity=None,
        id=fact_id(article, "date", at, at + len(text), known.value),
    )
