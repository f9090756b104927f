"""What came in since: which figures of new articles nobody gave before, and which replace another.

Unlike ``diff``, one side is everything that was known, the other only what came in: a figure that
was known is no news, whoever repeats it; a new figure of a claimant who gave another of the same
thing is set beside the latest of these.
"""

from collections.abc import Iterable, Sequence

from newsfacts.analysis.blocks import Block, Row
from newsfacts.analysis.diff import Change, change_of, closeness, joint_blocks
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

SPEAKER = 8  # closeness from which two statements have one speaker


def diff_since(
    before: Iterable[Fact], fresh: Iterable[Fact], *, articles: Iterable[Article] = ()
) -> list[Change]:
    """What is new in ``fresh``: figures that changed first, then those that were not known.

    Figures only in ``before`` are not listed: nobody took them back.

    Args:
        before: The facts that were known.
        fresh: The facts that came in.
        articles: Texts, so that a statement told several times is seen as one.
    """
    texts = {article.id: article.text for article in articles}
    known = {fact.id: fact for fact in before if fact.quantity is not None}
    new = {fact.id: fact for fact in fresh if fact.quantity is not None}
    metrics = {fact.quantity.metric for fact in new.values() if fact.quantity}
    told = {
        fact.id: fact
        for fact in (*known.values(), *new.values())
        if fact.quantity is not None and fact.quantity.metric in metrics
    }
    changes = [
        change
        for block in joint_blocks(told.values(), texts)
        for change in _news(block, frozenset(new))
    ]
    ranks = {"changed": 0, "only in b": 1, "same": 2}
    return sorted(changes, key=lambda change: ranks[change.change])


def _news(block: Block, new: frozenset[str]) -> list[Change]:
    known_rows, fresh_rows, changes = [], [], []
    for row in block.rows:
        fresh = _part(row, new, True)
        known = _part(row, new, False)
        if fresh and known:
            changes.append(change_of(block, known, fresh, same=True))
        elif fresh:
            fresh_rows.append(fresh)
        if known:
            known_rows.append(known)
    for row in fresh_rows:
        changes.append(change_of(block, _predecessor(row, known_rows), row))
    return changes


def _part(row: Row, new: frozenset[str], wanted: bool) -> Row | None:
    """The mentions of a row that came in, or those that were known."""
    claims = tuple(claim for claim in row.claims if (claim.fact.id in new) == wanted)
    return Row(claims, row.origin) if claims else None


def _predecessor(row: Row, known: Sequence[Row]) -> Row | None:
    """The latest statement before by the same claimant, or by the body that he speaks for."""
    kin = [other for other in known if closeness(other.lead, row.lead) >= SPEAKER]
    return max(kin, key=lambda other: other.lead.as_of.start or 0, default=None)
