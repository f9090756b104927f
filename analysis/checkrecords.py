"""What ``check`` says of each figure of a draft, as JSON prints it.

Scripts rely on names and nesting: fields may be added, none may change.
"""

import msgspec

from newsfacts.analysis.records import When


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """A clipping's figure that bears on one of the draft."""

    role: str  # "decides", "newer", "elsewhere", "claimant" (what the named source says), "near"
    fact: str
    article: str
    line: int
    start: int
    end: int
    text: str
    quote: str  # the words around it
    claimant: str | None
    source: str | None  # the words that name the claimant
    type: str  # of the claimant; "author" for the article's own voice
    low: float | None
    high: float | None
    modifier: str
    modality: str
    time: When | None
    place: str | None
    inferred: tuple[str, ...]
    differs: tuple[str, ...]  # relations to the draft that are not the same: "time: another"


class CheckedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the draft, the verdict on it, and the evidence."""

    path: str
    line: int
    column: int
    start: int
    end: int
    text: str
    verdict: str
    act: bool  # whether the writer must act
    rule: int  # line of the truth table in docs/check.md
    reason: str
    notes: tuple[str, ...]
    metric: str
    subject: str | None
    counted: str | None
    state: str | None
    place: str | None
    claimant: str | None
    low: float | None
    high: float | None
    modifier: str
    modality: str
    time: When | None
    evidence: tuple[Exhibit, ...]
    origins: int  # statements behind the figure, each told however often
    others: tuple[Exhibit, ...]  # differing figures of the same thing
    sentence: str
