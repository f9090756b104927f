"""Blocks: claims that count the same thing, so that they can be set against each other.

What is counted comes before who says it: metric, subject, state, place; a forecast is a block of
its own, and so is each event of an incident metric. In a block, the mentions of one statement are
one row.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.aliases import short_forms, with_long_names
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import in_setting
from newsfacts.analysis.copying import ArticleCopies, copies_among
from newsfacts.analysis.days import AsOf, day_words
from newsfacts.analysis.incidents import complete_events, incidents_of, with_stories
from newsfacts.analysis.kinship import Names
from newsfacts.analysis.latest import Choice
from newsfacts.analysis.origins import Statements, origins_of
from newsfacts.analysis.settings import INCIDENT, MEASURE, Heading, compare_lexicon, metric_kind


class BlockKey(NamedTuple):
    """What the claims of a block have in common."""

    metric: str
    subject: str | None
    counted: str | None
    unit: str | None
    measured: str | None
    state: str | None
    place: str | None
    forecast: bool
    incident: str | None  # "Dallas, 16 February 2014"; None for other metrics


class Row(NamedTuple):
    """One statement: a figure by one claimant, with every mention of it."""

    claims: tuple[Claim, ...]  # the fullest mention first, then text order
    origin: int

    @property
    def lead(self) -> Claim:
        """The mention that stands for the row."""
        return self.claims[0]

    @property
    def by_article(self) -> dict[str, list[Claim]]:
        """The mentions of each article."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.fact.article, []).append(claim)
        return found

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have it, in order."""
        return tuple(dict.fromkeys(sorted(claim.fact.article for claim in self.claims)))


class Block(NamedTuple):
    """Claims that can be opposed."""

    key: BlockKey
    rows: tuple[Row, ...]  # most mentions first

    @property
    def mentions(self) -> int:
        """How many facts stand behind the rows."""
        return sum(len(row.claims) for row in self.rows)

    @property
    def origins(self) -> int:
        """How many statements stand behind the rows."""
        return len({row.origin for row in self.rows})


def build_blocks(
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    homes: Mapping[str, tuple[str, str | None]] | None = None,
    copies: ArticleCopies | None = None,
    choice: Choice | None = None,
    forms: Mapping[str, str] | None = None,
) -> list[Block]:
    """The blocks of one metric, most mentions first, forecasts and unknown events last.

    Args:
        claims: All of one metric.
        texts: Texts of articles by id; without them no copied passage is seen.
        homes: Where an article's facts mostly are, for events that no toll places.
        copies: Which articles copy each other; read from the texts when None.
        choice: Which of the claims are asked for; the blocks stay those of all of them.
        forms: Short forms of names; read from the texts when None.
    """
    copies = copies or copies_among((claim.fact for claim in claims), texts)
    events: list[list[int]] = []
    claims = with_long_names(claims, short_forms(texts.values()) if forms is None else forms)
    claims = in_setting(claims, homes or {}, texts)
    if claims and claims[0].kind == INCIDENT:
        claims = complete_events(claims, homes or {}, texts)
        articles = dict.fromkeys(claim.fact.article for claim in claims)
        kin = Names({name: texts[name] for name in articles if name in texts}).kin()
        events = incidents_of(claims, kin)
        claims = with_stories(claims, events)
    members = _members(claims, events)
    told_of: dict[BlockKey, tuple[list[int], Statements]] = {}
    for key, indexes in members.items():
        if choice is not None:
            indexes = choice.of(claims, indexes, texts)
        told_of[key] = indexes, Statements([claims[index] for index in indexes], texts)
    undecided = {name for _, told in told_of.values() for name in told.undecided}
    copies = copies.among(undecided)  # one look for all blocks, at no more than has to be known
    statements: list[list[int]] = []
    of_block: dict[BlockKey, list[list[int]]] = {}
    for key, (indexes, told) in told_of.items():
        told.join_edited(copies)
        groups = [[indexes[each] for each in group] for group in told.groups()]
        of_block[key] = groups
        statements.extend(groups)
    origins = origins_of(claims, statements, texts)
    blocks = []
    for key, groups in of_block.items():
        rows = [_row([claims[index] for index in group], origins[group[0]]) for group in groups]
        if rows:
            blocks.append(Block(key, tuple(sorted(rows, key=_row_order))))
    return sorted(blocks, key=_block_order)


def _members(claims: Sequence[Claim], events: Sequence[Sequence[int]]) -> dict[BlockKey, list[int]]:
    names: dict[int, str] = {}
    for group in events:
        name = _event_name([claims[index] for index in group])
        names.update(dict.fromkeys(group, name))
    members: dict[BlockKey, list[int]] = {}
    for index, claim in enumerate(claims):
        members.setdefault(_key_of(claim, names.get(index)), []).append(index)
    return members


def _key_of(claim: Claim, incident: str | None) -> BlockKey:
    keys = claim.keys
    return BlockKey(
        keys.metric,
        keys.subject,
        None if claim.kind == INCIDENT else keys.counted,
        keys.unit,
        keys.measured,
        keys.state,
        None if claim.kind == INCIDENT else keys.place,
        keys.modality == "projected",
        incident,
    )


def _event_name(claims: list[Claim]) -> str:
    """What an event is called: its place and day, as most of its tolls have them."""
    places = Counter(claim.keys.place for claim in claims if claim.keys.place)
    if not places:
        places = Counter(name for claim in claims for name in sorted(claim.event.places))
    days = Counter(claim.event.days for claim in claims if claim.event.days.basis == "time")
    known = [claim for claim in claims if claim.event.places and claim.event.days.is_known]
    if not known:
        return ""
    place = places.most_common(1)[0][0] if places else "place not given"
    if days:
        return f"{place}, {day_words(days.most_common(1)[0][0])}"
    told = min(claim.event.days.end or 0 for claim in known)
    return f"{place}, told {day_words(AsOf(told, told))}"


def _row(claims: list[Claim], origin: int) -> Row:
    """The mentions of one statement; named and complete ones come before bare ones."""
    ordered = sorted(claims, key=lambda claim: (claim.fact.article, claim.fact.start))
    names = Counter(claim.name for claim in ordered)
    bodies = {claim.parent for claim in ordered}

    def weight(claim: Claim) -> tuple[bool, bool, bool, int, int]:
        return (
            claim.name is None,
            claim.own_voice,
            (claim.speaker or "") not in bodies and len(names) > 1,
            len(claim.borrowed),
            -names[claim.name],
        )

    lead = min(ordered, key=weight)
    return Row((lead, *(claim for claim in ordered if claim is not lead)), origin)


def _row_order(row: Row) -> tuple[float, ...]:
    lead = row.lead
    low, high = lead.low, lead.high
    return (
        not lead.has_bounds,
        lead.is_vague,
        lead.speaker is None and lead.keys.modality == "count" and lead.own_voice,
        low if low is not None else (high if high is not None else 0),
        -len(row.claims),
    )


def _block_order(block: Block) -> tuple[object, ...]:
    key = block.key
    unknown = key.incident == "" or (key.state is None and key.place is None and not key.incident)
    return key.forecast, unknown, -block.mentions, _text(block.key)


def _text(key: BlockKey) -> str:
    return "\0".join(str(part or "") for part in key)


def key_text(key: BlockKey) -> str:
    """A block's key for scripts: ``North Korea/present:Kursk``, ``forecast/Chad``."""
    what = key.incident if key.incident is not None else _state_and_place(key)
    if key.incident == "":
        what = "incident not known"
    parts = [key.subject, key.counted, key.unit, key.measured, what or "not given"]
    text = "/".join(part for part in parts if part)
    return f"forecast/{text}" if key.forecast else text


def _state_and_place(key: BlockKey) -> str:
    return ":".join(part for part in (key.state, key.place) if part)


def heading(key: BlockKey) -> str:
    """What a block is called on the screen: "in Kursk", "on the way to Kursk", "forecast"."""
    words = compare_lexicon().heading
    parts = [part for part in (key.counted, key.unit, key.measured) if part]
    if key.incident is not None:
        parts.append(key.incident or "which incident is not known")
    elif key.forecast and not key.place:
        parts.append(words.forecast)
    elif metric_kind(key.metric) != MEASURE or key.place:
        parts.append(_where(key, words))
    elif not key.measured:
        parts.append(words.thing)
    text = " · ".join(dict.fromkeys(parts))
    has_where = key.place or key.incident
    return f"{words.forecast}: {text}" if key.forecast and has_where else text


def headings(keys: Sequence[BlockKey]) -> list[str]:
    """What the blocks of one metric are called: two that differ in the state alone not alike."""
    names = [heading(key) for key in keys]
    return [
        compare_lexicon().heading.stateless.format(heading=name)
        if key.state is None and key.place and names.count(name) > 1
        else name
        for key, name in zip(keys, names, strict=True)
    ]


def is_opposable(key: BlockKey) -> bool:
    """Whether it is known that the figures of a block are about one thing."""
    return metric_kind(key.metric) != MEASURE or bool(key.subject and key.measured)


def _where(key: BlockKey, words: Heading) -> str:
    state = (key.state or "").replace("_", " ")
    if key.place is None:
        if key.state is None:
            return words.nothing
        shape = words.present_no_place if key.state == "present" else words.no_place
    else:
        shape = {"present": words.present, "under_way": words.under_way, "": words.present}.get(
            key.state or "", words.other
        )
    return shape.format(state=state, place=key.place)
