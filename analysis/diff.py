"""What two sides say differently: figures only in one, only in the other, and changed ones.

Figures are matched when they count the same thing (one block) and have one speaker, or one of whom
speaks for the other, or the same bounds. What is compared then is value, bound, hedge, claimant and
time. ``diff(a, b)`` is the mirror of ``diff(b, a)``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from newsfacts.analysis.aliases import short_forms
from newsfacts.analysis.blocks import Block, Row, build_blocks, heading, is_opposable, key_text
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.copying import copies_among
from newsfacts.analysis.days import day_words, iso_day, order
from newsfacts.analysis.incidents import home_places
from newsfacts.analysis.wording import number_words
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one side has it."""

    claimant: str | None
    type: str  # of the claimant; "author" for the article's own voice
    text: str
    low: float | None
    high: float | None
    modifier: str
    modality: str
    time: str | None  # as of when, a first day or the unresolved value
    place: str | None
    inferred: bool  # whether the place comes from another sentence
    fact: str
    article: str
    mentions: int
    others: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a difference."""

    change: str  # same, changed, only in a, only in b
    metric: str
    key: str
    heading: str
    differs: tuple[str, ...]  # value, bound, hedge, claimant, time
    a: Statement | None
    b: Statement | None
    note: str | None


def diff(
    a: Iterable[Fact],
    b: Iterable[Fact],
    *,
    articles: Iterable[Article] = (),
    by_claimant: bool = False,
) -> list[Change]:
    """How the figures of ``b`` differ from those of ``a``: changed first, then what one side lacks.

    Args:
        a: The facts of one side.
        b: The facts of the other.
        articles: Texts, so that a statement told several times is seen as one.
        by_claimant: The sides are claimants: that they differ is no difference.
    """
    texts = {article.id: article.text for article in articles}
    first = {fact.id: fact for fact in a if fact.kind == "quantity"}
    second = {fact.id: fact for fact in b if fact.kind == "quantity"}
    changes: list[Change] = []
    for block in joint_blocks({**first, **second}.values(), texts):
        rows_a, rows_b = _rows_of(block, first), _rows_of(block, second)
        changes.extend(_changes(block, rows_a, rows_b, by_claimant))
    ranks = {"changed": 0, "only in a": 1, "only in b": 2, "same": 3}
    return sorted(changes, key=lambda change: ranks[change.change])


def joint_blocks(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of both sides together, so that one event has one name."""
    by_metric: dict[str, list[Claim]] = {}
    ordered = sorted(facts, key=lambda fact: (fact.article, fact.start))
    homes, copies = home_places(ordered), copies_among(ordered, texts)
    forms = short_forms(texts.values())
    for claim in claims_of(ordered):
        by_metric.setdefault(claim.keys.metric, []).append(claim)
    for claims in by_metric.values():
        yield from build_blocks(claims, texts, homes, copies, forms=forms)


def _rows_of(block: Block, side: Mapping[str, Fact]) -> list[Row]:
    """What a side has of the statements of a block."""
    rows = []
    for row in block.rows:
        claims = tuple(claim for claim in row.claims if claim.fact.id in side)
        if claims:
            rows.append(Row(claims, row.origin))
    return rows


def _changes(
    block: Block, rows_a: Sequence[Row], rows_b: Sequence[Row], by_claimant: bool
) -> list[Change]:
    pairs = sorted(
        (-closeness(row.lead, other.lead, by_claimant), i, j)
        for i, row in enumerate(rows_a)
        for j, other in enumerate(rows_b)
        if closeness(row.lead, other.lead, by_claimant) > 0
        and (is_opposable(block.key) or is_same_figure(row.lead, other.lead))
    )
    left, right = set(range(len(rows_a))), set(range(len(rows_b)))
    changes = []
    for _, i, j in pairs:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            changes.append(change_of(block, rows_a[i], rows_b[j], by_claimant))
    changes += [change_of(block, rows_a[i], None) for i in sorted(left)]
    changes += [change_of(block, None, rows_b[j]) for j in sorted(right)]
    return changes


def closeness(a: Claim, b: Claim, by_claimant: bool = False) -> int:
    """How much two statements are one that changed; 0 when they have nothing in common."""
    if a.keys.role != b.keys.role or a.has_bounds != b.has_bounds:
        return 0
    same_figure = is_same_figure(a, b)
    return 4 * _kinship(a, b, by_claimant) + 2 * same_figure + (a.fact.modality == b.fact.modality)


def is_same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims give the same bounds."""
    return (a.low, a.high) == (b.low, b.high)


def _kinship(a: Claim, b: Claim, by_claimant: bool) -> int:
    if a.speaker is None or b.speaker is None:
        return 1 if is_same_figure(a, b) or (a.speaker is b.speaker and a.name == b.name) else 0
    if a.speaker == b.speaker:
        return 3
    if b.speaker == a.parent or a.speaker == b.parent:
        return 2
    return 1 if by_claimant else -1


def change_of(
    block: Block, a: Row | None, b: Row | None, by_claimant: bool = False, *, same: bool = False
) -> Change:
    """The line on two statements of a block, or on one that only one side has.

    Args:
        block: That both are of.
        a: The statement of the first side.
        b: That of the second.
        by_claimant: The sides are claimants: that they differ is no difference.
        same: Both are known to be one statement.
    """
    differs = _differences(a.lead, b.lead, by_claimant) if a and b and not same else ()
    change = "changed" if differs else "same"
    if a is None or b is None:
        change = "only in b" if a is None else "only in a"
    return Change(
        change=change,
        metric=block.key.metric,
        key=key_text(block.key),
        heading=heading(block.key),
        differs=differs,
        a=_statement(a),
        b=_statement(b),
        note=_note(a.lead, b.lead, differs) if a and b and differs else None,
    )


def _differences(a: Claim, b: Claim, by_claimant: bool) -> tuple[str, ...]:
    differs = []
    value_a = a.low if a.low is not None else a.high
    value_b = b.low if b.low is not None else b.high
    if value_a != value_b or (a.is_closed and b.is_closed and a.high != b.high):
        differs.append("value")
    if a.quantity_modifier != b.quantity_modifier:
        differs.append("bound")
    if a.fact.modality != b.fact.modality:
        differs.append("hedge")
    if not by_claimant and (a.name or "").casefold() != (b.name or "").casefold():
        differs.append("claimant")
    if order(a.as_of, b.as_of) and "time" in (a.as_of.basis, b.as_of.basis):
        differs.append("time")
    return tuple(differs)


def _note(a: Claim, b: Claim, differs: tuple[str, ...]) -> str:
    """The change in words."""
    words = []
    if "value" in differs and a.is_closed and b.is_closed:
        assert a.low is not None and b.low is not None  # noqa: PT018 both closed
        step = b.low - a.low
        words.append(f"{number_words(abs(step))} {'more' if step > 0 else 'fewer'}")
    if "bound" in differs:
        words.append(f"{_bound(a)} → {_bound(b)}")
    if "hedge" in differs:
        words.append(f"{a.fact.modality} → {b.fact.modality}")
    if "claimant" in differs:
        words.append(_claimants(a, b))
    when = order(a.as_of, b.as_of)
    if a.fact.path == b.fact.path and a.fact.article != b.fact.article:
        words.append("the article was edited")
    elif when:
        early, late = (a, b) if when < 0 else (b, a)
        words.append(f"{day_words(early.as_of)} before {day_words(late.as_of)}")
    elif "value" in differs:
        words.append("which came first is not known")
    return "; ".join(words)


def _bound(claim: Claim) -> str:
    return {"exact": "plain figure"}.get(
        claim.quantity_modifier, claim.quantity_modifier.replace("_", " ")
    )


def _claimants(a: Claim, b: Claim) -> str:
    names = f"{_name(a)} → {_name(b)}"
    if a.parent and a.parent == b.speaker:
        return f"{names}, its parent"
    if b.parent and b.parent == a.speaker:
        return f"{names}, which speaks for it"
    return names


def _name(claim: Claim) -> str:
    return "the article itself" if claim.own_voice else claim.name or "nobody"


def _statement(row: Row | None) -> Statement | None:
    if row is None:
        return None
    lead = row.lead
    fact, claimant = lead.fact, lead.fact.claimant
    return Statement(
        claimant=lead.name,
        type=claimant.type if claimant else "author",
        text=fact.text,
        low=lead.low,
        high=lead.high,
        modifier=lead.quantity_modifier,
        modality=fact.modality,
        time=iso_day(lead.as_of.start) or lead.as_of.unresolved,
        place=lead.keys.place,
        inferred="places" in fact.inferred or "place" in lead.borrowed,
        fact=fact.id,
        article=fact.article,
        mentions=len(row.claims),
        others=claimant.others if claimant else (),
    )
