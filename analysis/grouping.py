"""Blocks by who or where: one row an outlet, article, place …, with what its figures span.

The blocks stay those of the comparison, so that a row never mixes figures of two things; by place
and by subject, the blocks that differ in nothing else become one, whose rows are the places.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias, get_args

from newsfacts.analysis.blocks import Block, BlockKey, Row, heading, key_text
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.consensus import consensus_of
from newsfacts.analysis.days import iso_day
from newsfacts.analysis.figures import holds_when
from newsfacts.analysis.records import Consensus, GroupRecord, GroupsRecord, VerdictRecord
from newsfacts.analysis.settings import STOCK, compare_lexicon, metric_kind, say

By: TypeAlias = Literal["claimant", "outlet", "article", "place", "subject", "month"]

SIDES: tuple[By, ...] = get_args(By)


class _Member(NamedTuple):
    """A mention, and the statement that it belongs to."""

    claim: Claim
    row: Row


def group_blocks(
    blocks: Sequence[Block],
    verdicts: Sequence[VerdictRecord],
    by: By,
    texts: Mapping[str, str],
    *,
    independent: bool = False,
) -> tuple[GroupsRecord, ...]:
    """The blocks with one row for each value of ``by``, most mentions first.

    Args:
        blocks: From ``build_blocks``.
        verdicts: On pairs of their rows: which values conflict.
        by: What makes a row.
        texts: Of articles by id, for the consensus.
        independent: Let origins rather than articles decide the consensus.
    """
    merged: dict[BlockKey, list[Block]] = {}
    for block in blocks:
        merged.setdefault(_common_key(block.key, by), []).append(block)
    opposed = _opposed(verdicts)
    found = []
    for key, group in merged.items():
        members = _members(group, by)
        rivals = _rivals(members, opposed)
        records = [
            _record(value, told, rivals.get(value, ()), texts, independent)
            for value, told in members.items()
        ]
        records.sort(key=lambda each: (each.value is None, *_order(each, by)))
        found.append(
            GroupsRecord(
                by=by,
                key=key_text(key),
                heading=_heading(key, by),
                subject=key.subject,
                rows=tuple(records),
                mentions=sum(block.mentions for block in group),
                origins=len({row.origin for block in group for row in block.rows}),
            )
        )
    return tuple(found)


def _heading(key: BlockKey, by: By) -> str:
    """What a block is called; by place, what is left is how the counted are there."""
    if by != "place":
        return heading(key)
    state = "" if metric_kind(key.metric) != STOCK else say(key.state or "state not given")
    told = [part for part in (key.counted, key.unit, key.measured, state) if part]
    text = " · ".join(dict.fromkeys(told)) or "all places"
    return f"{compare_lexicon().heading.forecast}: {text}" if key.forecast else text


def _common_key(key: BlockKey, by: By) -> BlockKey:
    if by == "place":
        return key._replace(place=None, incident=None)
    return key._replace(subject=None) if by == "subject" else key


def _members(blocks: Sequence[Block], by: By) -> dict[str | None, list[_Member]]:
    found: dict[str | None, list[_Member]] = {}
    for block in blocks:
        for row in block.rows:
            for claim in row.claims:
                value = _value(claim, row, block.key, by)
                found.setdefault(value, []).append(_Member(claim, row))
    return found


def _value(claim: Claim, row: Row, key: BlockKey, by: By) -> str | None:
    """What a mention is filed under; None where that is not known."""
    match by:
        case "claimant":
            return claim.name if claim.name is not None else row.lead.name
        case "outlet":
            return claim.fact.outlet
        case "article":
            return claim.fact.article
        case "subject":
            return claim.keys.subject
        case "month":
            months = (_month(each) for each in (claim, *row.claims))
            return next((month for month in months if month), None)
        case "place":
            return claim.keys.place or key.place or next(iter(sorted(claim.event.places)), None)


def _month(claim: Claim) -> str | None:
    """The month that a figure is of; of a toll of long ago its event's, or the year of that."""
    when = holds_when(claim)
    if when.start is None or when.end is None:
        return None
    first, last = date.fromordinal(when.start), date.fromordinal(when.end)
    month = f"{first:%Y-%m}"
    if f"{last:%Y-%m}" == month:
        return month
    return f"{first:%Y}" if when != claim.as_of and first.year == last.year else None


def _order(record: GroupRecord, by: By) -> tuple[object, ...]:
    if by == "month":
        return (record.value or "",)
    return -record.mentions, record.low is None, record.low or 0.0, record.value or ""


def _opposed(verdicts: Sequence[VerdictRecord]) -> set[tuple[str, str]]:
    """The statements that conflict, by the facts that lead them, both ways round."""
    pairs = {(each.a, each.b) for each in verdicts if each.verdict == "conflict"}
    return pairs | {(b, a) for a, b in pairs}


def _rivals(
    members: Mapping[str | None, Sequence[_Member]], opposed: set[tuple[str, str]]
) -> dict[str | None, tuple[str, ...]]:
    """For each value the others whose statements conflict with its own."""
    leads = {value: {member.row.lead.fact.id for member in told} for value, told in members.items()}
    found: dict[str | None, tuple[str, ...]] = {}
    if not opposed:
        return found
    for value, ours in leads.items():
        against = {b for a, b in opposed if a in ours} - ours
        names = [other for other, theirs in leads.items() if other != value and theirs & against]
        if names:
            found[value] = tuple(name for name in names if name is not None)
    return found


def _record(
    value: str | None,
    members: Sequence[_Member],
    rivals: tuple[str, ...],
    texts: Mapping[str, str],
    independent: bool,
) -> GroupRecord:
    claims = [member.claim for member in members]
    standing = [claim for claim in claims if claim.keys.modality in ("count", "projected")]
    level = [claim for claim in standing if claim.keys.role == "level"] or standing or claims
    closed = [claim for claim in level if claim.is_closed]
    lows = [claim.low for claim in closed if claim.low is not None]
    highs = [claim.high for claim in closed if claim.high is not None]
    rows: dict[int, list[Claim]] = {}
    for member in members:
        rows.setdefault(id(member.row), []).append(member.claim)
    origins = {id(member.row): member.row.origin for member in members}
    support = consensus_of(
        [Row(tuple(told), origins[ident]) for ident, told in rows.items()],
        texts,
        independent=independent,
    )
    soft = all(claim.is_vague or not claim.has_bounds for claim in level)
    bounded = [claim for claim in level if soft or not claim.is_vague]
    starts = [claim.as_of.start for claim in claims if claim.as_of.start is not None]
    stops = [claim.as_of.end for claim in claims]
    known = [day for day in stops if day is not None]
    return GroupRecord(
        value=value,
        low=min(lows, default=None),
        high=max(highs, default=None),
        floor=_bound(bounded, "low"),
        ceiling=_bound(bounded, "high"),
        texts=tuple(dict.fromkeys(claim.fact.text for claim in claims)),
        consensus=Consensus(support.low, support.high, support.origins, support.articles)
        if support
        else None,
        mentions=len(claims),
        origins=len({member.row.origin for member in members}),
        articles=tuple(dict.fromkeys(claim.fact.article for claim in claims)),
        claimants=tuple(dict.fromkeys(claim.name for claim in claims if claim.name)),
        since=iso_day(min(starts, default=None)),
        until=iso_day(max(known)) if known and len(known) == len(stops) else None,
        conflicts=rivals,
        facts=tuple(claim.fact.id for claim in claims),
        denied=all(claim.keys.modality == "denied" for claim in claims),
    )


def _bound(claims: Sequence[Claim], side: Literal["low", "high"]) -> float | None:
    """The least lower or the greatest upper bound among figures with one end only."""
    ends = list(_ends(claims, side))
    return (min(ends) if side == "low" else max(ends)) if ends else None


def _ends(claims: Sequence[Claim], side: Literal["low", "high"]) -> Iterator[float]:
    for claim in claims:
        end, other = (claim.low, claim.high) if side == "low" else (claim.high, claim.low)
        if end is not None and (other is None or claim.is_vague):
            yield end
