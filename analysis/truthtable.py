"""The truth table of ``newsfacts check``: from four relations to one verdict.

The table is data, the documentation shows it (docs/check.md), and a test holds the two together.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from newsfacts.analysis.checkfigures import Figure
from newsfacts.analysis.checktimes import Time
from newsfacts.analysis.matching import Match, Thing, Voice

Verdict: TypeAlias = Literal[
    "supported",
    "contradicted",
    "undecidable",
    "hedge dropped",
    "source differs",
    "outdated",
    "not found",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Row(NamedTuple):
    """One line of the table: what a clipping has to be to the draft, and the verdict then."""

    verdict: Verdict
    thing: tuple[Thing, ...]
    voice: tuple[Voice, ...]
    figure: tuple[Figure, ...]
    time: tuple[Time, ...]
    newer: bool | None = None  # whether the same claimant has a newer figure; None: either
    lone: bool = False  # only where no clipping on this thing fits the figure

    def takes(self, match: Match) -> bool:
        """Whether a match has this line's relations."""
        return (
            match.thing in self.thing
            and match.voice in self.voice
            and match.figure in self.figure
            and match.time in self.time
            and self.newer in (None, match.superseded is not None)
        )


ROWS: tuple[Row, ...] = (
    Row(
        "supported",
        ("same", "less", "more"),
        ("same", "unnamed", "plain"),
        ("said",),
        ("same", "open"),
        newer=False,
    ),
    Row(
        "outdated",
        ("same", "less", "more"),
        ("same", "unnamed", "plain"),
        ("said", "bare"),
        ("same", "open"),
        newer=True,
    ),
    Row(
        "hedge dropped",
        ("same", "less"),
        ("same", "unnamed", "plain"),
        ("bare",),
        ("same", "open"),
    ),
    Row(
        "contradicted",
        ("same", "less"),
        ("same", "unnamed", "plain"),
        ("denied",),
        ("same", "open"),
    ),
    Row(
        "source differs",
        ("same", "less"),
        ("hearsay", "other"),
        ("said", "bare"),
        ("same", "open"),
    ),
    Row("hedge dropped", ("more",), ("same",), ("bare",), ("same", "open")),
    Row("contradicted", ("more",), ("same",), ("denied",), ("same", "open")),
    Row("contradicted", ("same",), ("same",), ("differs",), ("same",)),
    Row("contradicted", ("same",), ("unnamed",), ("differs",), ("same",), lone=True),
    Row(
        "undecidable",
        ("same", "less", "part"),
        ("same",),
        ("said", "bare", "denied", "fits", "differs"),
        ("same", "open", "another"),
    ),
    Row(
        "undecidable",
        ("more",),
        ("same",),
        ("said", "bare", "denied", "differs"),
        ("same", "open", "another"),
    ),
    Row(
        "undecidable",
        ("same", "part"),
        ("unnamed", "plain", "hearsay"),
        ("said", "bare", "denied", "fits", "differs"),
        ("same", "open", "another"),
    ),
)
NOT_FOUND = len(ROWS)


def decide(matches: Sequence[Match]) -> tuple[Verdict, int, Match | None]:
    """The verdict on a draft's figure, the number of the table's line, and the deciding match."""
    ordered = sorted(matches, key=lambda match: match.rank)
    fitting = any(m.thing == "same" and m.figure not in ("differs", "denied") for m in ordered)
    for number, row in enumerate(ROWS):
        if row.lone and fitting:
            continue
        for match in ordered:
            if row.takes(match):
                return row.verdict, number, match
    return "not found", NOT_FOUND, None
