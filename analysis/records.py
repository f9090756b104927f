"""The records of a comparison, as JSON prints them.

Scripts rely on names and nesting: fields may be added, none may change.
"""

import msgspec


class When(msgspec.Struct, frozen=True):
    """As of when a row holds, and where that comes from: time, said or published."""

    start: str | None
    end: str | None
    basis: str | None
    text: str | None


class RowRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a block."""

    claimant: str | None
    text: str
    low: float | None
    high: float | None
    modifier: str
    modality: str
    time: When | None
    place: str | None
    mentions: int
    origins: int
    facts: tuple[str, ...]
    type: str  # of the claimant; "author" for the article's own voice
    part: bool  # whether the figure is told as part of another, or on top of it
    counted: str | None  # who, where the noun tells the rows of a block apart: "child"
    others: tuple[str, ...]
    via: tuple[str, ...]
    hedge: str | None
    role: str
    trend: str | None
    inferred: tuple[str, ...]  # parts of the key that are not in the words of the mention
    said: str | None
    articles: tuple[str, ...]


class Consensus(msgspec.Struct, frozen=True):
    """The figure with most articles behind it."""

    low: float | None
    high: float | None
    origins: int
    articles: int


class BlockRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about one thing."""

    key: str
    rows: tuple[RowRecord, ...]
    consensus: Consensus | None
    heading: str
    subject: str | None
    state: str | None
    place: str | None
    forecast: bool
    incident: str | None
    opposable: bool  # whether it is known that all figures are about one thing
    mentions: int
    origins: int


class VerdictRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What two rows are to each other; ``a`` and ``b`` are the ids of their first facts."""

    verdict: str
    a: str
    b: str
    key: str
    reason: str
    differs: str | None
    settle: tuple[str, ...]


class FindingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader should know."""

    finding: str
    a: str
    b: str
    key: str
    reason: str


class Voices(msgspec.Struct, frozen=True):
    """Origins by who speaks."""

    named: int
    anonymous: int
    nobody: int


class GroupRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one outlet, article, place … in a block."""

    value: str | None  # None where it is not known
    low: float | None  # of the figures with both ends
    high: float | None
    floor: float | None  # the least "at least"; of vague words where there is nothing else
    ceiling: float | None  # the greatest "up to", likewise
    texts: tuple[str, ...]  # the figures as written
    consensus: Consensus | None
    mentions: int
    origins: int
    articles: tuple[str, ...]
    claimants: tuple[str, ...]
    since: str | None  # the first and last day that a figure holds for
    until: str | None
    conflicts: tuple[str, ...]  # the other values that have a figure in conflict with one of these
    facts: tuple[str, ...]
    denied: bool = False  # whether its figures are only denied


class GroupsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A block with a row for each outlet, article or place."""

    by: str
    key: str
    heading: str
    subject: str | None
    rows: tuple[GroupRecord, ...]
    mentions: int
    origins: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is said about one metric."""

    metric: str
    blocks: tuple[BlockRecord, ...]
    verdicts: tuple[VerdictRecord, ...]
    findings: tuple[FindingRecord, ...]
    mentions: int
    origins: int
    voices: Voices
    undated: tuple[str, ...]  # articles without a date whose figures have none either
    tolerance: float  # the share that "about" covers on each side
    unplaced: int  # mentions left out by ``at``, because no day is known for them
    left_out: int  # rows that were not set against others, because a block has too many
    groups: tuple[GroupsRecord, ...] = ()  # with ``by``
