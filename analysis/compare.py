"""Set claims against each other: blocks of what is counted, rows, verdicts with their reasons.

``compare`` gives plain records; ``newsfacts compare`` draws them. The names and the nesting are a
contract with scripts: fields may be added, none may change.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

import msgspec

from newsfacts.analysis.aliases import short_forms
from newsfacts.analysis.asked import check_length, check_share, last_day
from newsfacts.analysis.blocks import Block, Row, build_blocks, headings, is_opposable, key_text
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of, need_home
from newsfacts.analysis.consensus import consensus_of
from newsfacts.analysis.copying import ArticleCopies, copies_among
from newsfacts.analysis.days import AsOf, iso_day
from newsfacts.analysis.days import order as timed_order
from newsfacts.analysis.findings import Finding, find
from newsfacts.analysis.grouping import SIDES, By, group_blocks
from newsfacts.analysis.incidents import Home, home_places
from newsfacts.analysis.latest import Choice
from newsfacts.analysis.parts import part_words
from newsfacts.analysis.records import (
    BlockRecord,
    Comparison,
    Consensus,
    FindingRecord,
    RowRecord,
    VerdictRecord,
    Voices,
    When,
)
from newsfacts.analysis.settings import Context, Settings
from newsfacts.analysis.verdicts import judge
from newsfacts.documents.records import Article
from newsfacts.documents.unknowns import check_word
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.metrics.names import check_metrics

MOST_MENTIONS = 12  # of a row in one article that are looked at for a passage
MOST_ROWS = 120  # of a block that are set against each other: 7,140 pairs


def compare(
    facts: Iterable[Fact],
    *,
    metric: str | Sequence[str] | None = None,
    articles: Iterable[Article] = (),
    place: str | Sequence[str] | None = None,
    subject: str | Sequence[str] | None = None,
    at: str | None = None,
    within: int | None = None,
    tolerance: float | None = None,
    independent: bool = False,
    by: By | None = None,
    labels: Mapping[str, str] | None = None,
    around: Iterable[Fact] | None = None,
    homes: Callable[[], Mapping[str, Home]] | None = None,
) -> list[Comparison]:
    """What is claimed, metric by metric, and how the claims relate.

    Args:
        facts: Facts of any kind; only figures are compared, the others help to place events.
        metric: One metric or several; all of them, most figures first, when None.
        articles: Their texts show contrasts and copied passages; without them fewer are seen.
        place: Only claims of these places, or of what lies in them.
        subject: Only claims about these subjects.
        at: An ISO day: of each claimant only the latest figure as of it, in each block.
        within: Days within which two times are one; 7 for stocks, 0 for incidents when None.
        tolerance: The share that "about" covers on each side; 0.05 when None.
        independent: Let origins rather than articles decide the consensus.
        by: Give each block also by who or where: a row an outlet, an article, a month …
        labels: What articles are called in reasons, by id.
        around: More facts of the same articles, to place events by; ``facts`` when None.
        homes: Where most of each article is, for those who keep it; read from ``around`` when None.

    Raises:
        WrongArgument: There is no such metric, side or day, or a share or number of days is none.
    """
    wanted = tuple(name.casefold() for name in _names(metric))
    check_word("side", by, SIDES)
    check_share("tolerance", tolerance)
    check_length("within", within)
    at = last_day(at, "at")
    facts = list(facts)
    chosen = [fact for fact in facts if fact.quantity and fact.kind == "quantity"]
    by_metric: dict[str, list[Fact]] = {name: [] for name in wanted}
    for fact in chosen:
        assert fact.quantity is not None
        if not wanted or fact.quantity.metric in by_metric:
            by_metric.setdefault(fact.quantity.metric, []).append(fact)
    if not all(by_metric[name] for name in wanted):
        check_metrics(wanted, {fact.quantity.metric for fact in chosen if fact.quantity})
    needed = {fact.article for group in by_metric.values() for fact in group}
    told = [article for article in articles if article.id in needed]
    texts = {article.id: article.text for article in told}
    paths = {article.id: article.path for article in told if article.path}
    if labels is None:
        labels = {name: _stem(path) for name, path in paths.items()}
    context = Context(Settings(tolerance=tolerance, within=within), texts, labels, {})
    copies = copies_among(chosen, texts)
    told_nowhere = any(need_home(fact) for group in by_metric.values() for fact in group)
    around = facts if around is None else around
    at_home: Mapping[str, Home] = {}
    if told_nowhere:
        at_home = home_places(around) if homes is None else homes()
    names = wanted or sorted(by_metric, key=lambda name: (-len(by_metric[name]), name))
    forms = short_forms(texts.values())
    choice = Choice(_names(place), _names(subject), at)
    found = []
    for name in names:
        claims = claims_of(by_metric[name])
        comparison = _comparison(
            name, claims, context, (at_home, copies), choice, forms, independent, by
        )
        if comparison.blocks:
            found.append(comparison)
    return found


def _stem(path: str) -> str:
    """The name of a file or record without folder and ending."""
    return PurePosixPath(path.rpartition("#")[2] or path).stem


def _names(given: str | Sequence[str] | None) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def _comparison(
    metric: str,
    claims: list[Claim],
    context: Context,
    around: tuple[Mapping[str, Home], ArticleCopies],
    choice: Choice,
    forms: Mapping[str, str],
    independent: bool,
    by: By | None,
) -> Comparison:
    blocks = build_blocks(claims, context.texts, *around, choice, forms)
    verdicts: list[VerdictRecord] = []
    for block in blocks:
        verdicts.extend(_verdicts(block, context))
    findings = [_finding(finding) for finding in find(blocks, context)]
    rows = [row for block in blocks for row in block.rows]
    shown = [claim for row in rows for claim in row.claims]
    unplaced = sum(choice.takes(each) and not each.as_of.is_known for each in claims)
    return Comparison(
        metric=metric,
        blocks=tuple(
            _block(block, name, independent, context.texts)
            for block, name in zip(blocks, headings([each.key for each in blocks]), strict=True)
        ),
        verdicts=tuple(verdicts),
        findings=tuple(findings),
        mentions=len(shown),
        origins=len({row.origin for row in rows}),
        voices=_voices(rows),
        undated=_undated(shown),
        tolerance=context.settings.about(),
        unplaced=unplaced if choice.at is not None else 0,
        left_out=sum(max(0, len(block.rows) - MOST_ROWS) for block in blocks),
        groups=group_blocks(blocks, verdicts, by, context.texts, independent=independent)
        if by
        else (),
    )


def _verdicts(block: Block, context: Context) -> list[VerdictRecord]:
    if not is_opposable(block.key):
        return []
    order = sorted(range(len(block.rows)), key=lambda index: -len(block.rows[index].claims))
    kept = [block.rows[index] for index in sorted(order[:MOST_ROWS])]
    found = []
    told = [row.by_article for row in kept]
    for index, row in enumerate(kept):
        for place, other in enumerate(kept[index + 1 :], index + 1):
            a, b = row.lead, other.lead
            if not told[index].keys().isdisjoint(told[place].keys()):
                a, b = closest_mentions((a, told[index]), (b, told[place]))
            judgement = judge(a, b, context)
            first, last = row, other
            if judgement.verdict == "revision" and timed_order(a.as_of, b.as_of) > 0:
                first, last = other, row  # what was said first is what was revised
            found.append(
                VerdictRecord(
                    verdict=judgement.verdict,
                    a=first.lead.fact.id,
                    b=last.lead.fact.id,
                    key=key_text(block.key),
                    reason=judgement.reason,
                    differs=judgement.key,
                    settle=judgement.settle,
                )
            )
    return found


Mentions: TypeAlias = tuple[Claim, Mapping[str, Sequence[Claim]]]  # the lead, all by article


def closest_mentions(row: Mentions, other: Mentions) -> tuple[Claim, Claim]:
    """The mentions of two rows that decide: those of one article that stand nearest, else leads.

    A passage that sets two statements side by side may hold a repetition of one of them. The
    speakers are those of the rows, whoever repeats them.
    """
    (a, told), (b, retold) = row, other
    best = None
    for name in _in_both(told, retold):
        for one in told[name][:MOST_MENTIONS]:
            for two in retold[name][:MOST_MENTIONS]:
                distance = abs(one.fact.start - two.fact.start)
                if best is None or distance < best[0]:
                    best = (distance, one, two)
    if best is None:
        return a, b
    return _spoken_by(best[1], a), _spoken_by(best[2], b)


def _in_both(told: Mapping[str, object], retold: Mapping[str, object]) -> list[str]:
    """The articles of two rows, in the order of the second: that of its lead first."""
    if len(retold) <= len(told):
        return [name for name in retold if name in told]
    first = next(iter(retold))
    return sorted((name for name in told if name in retold), key=lambda name: (name != first, name))


def _spoken_by(claim: Claim, lead: Claim) -> Claim:
    if claim.speaker is not None or lead.speaker is None:
        return claim
    fact = msgspec.structs.replace(claim.fact, claimant=lead.fact.claimant)
    return claim._replace(fact=fact)


def _block(block: Block, name: str, independent: bool, texts: Mapping[str, str]) -> BlockRecord:
    support = consensus_of(block.rows, texts, independent=independent)
    key = block.key
    return BlockRecord(
        key=key_text(key),
        rows=tuple(_row(row, texts) for row in block.rows),
        consensus=Consensus(support.low, support.high, support.origins, support.articles)
        if support
        else None,
        heading=name,
        subject=key.subject,
        state=key.state,
        place=key.place,
        forecast=key.forecast,
        incident=key.incident or None,
        opposable=is_opposable(key),
        mentions=block.mentions,
        origins=block.origins,
    )


def _row(row: Row, texts: Mapping[str, str]) -> RowRecord:
    lead = row.lead
    fact, claimant = lead.fact, lead.fact.claimant
    assert fact.quantity is not None
    told = [
        claim.as_of
        for claim in row.claims
        if claim.as_of.basis in ("time", "said") and (claim is lead or claim.as_of.is_known)
    ]
    dated = told[0] if told else lead.as_of
    return RowRecord(
        claimant=lead.name,
        text=fact.text,
        low=lead.low,
        high=lead.high,
        modifier=fact.quantity.modifier,
        modality=fact.modality,
        time=_when(dated),
        place=lead.keys.place,
        mentions=len(row.claims),
        origins=1,
        facts=tuple(claim.fact.id for claim in row.claims),
        type=claimant.type if claimant else "author",
        part=part_words(lead, texts) is not None,
        counted=fact.quantity.counted if lead.keys.counted else None,
        others=claimant.others if claimant else (),
        via=claimant.via if claimant else (),
        hedge=fact.hedge,
        role=fact.quantity.role,
        trend=fact.quantity.trend,
        inferred=tuple(dict.fromkeys((*fact.inferred, *lead.borrowed_keys))),
        said=claimant.said.value if claimant and claimant.said else None,
        articles=row.articles,
    )


def _when(when: AsOf) -> When | None:
    if when.basis is None:
        return None
    return When(iso_day(when.start), iso_day(when.end), when.basis, when.unresolved)


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(
        finding=finding.finding,
        a=finding.a.fact.id,
        b=finding.b.fact.id,
        key=finding.key,
        reason=finding.reason,
    )


def _voices(rows: Sequence[Row]) -> Voices:
    best: dict[int, int] = {}
    for row in rows:
        rank = 0 if row.lead.speaker else 1 if row.lead.name else 2
        best[row.origin] = min(best.get(row.origin, 2), rank)
    counts = [sum(rank == kind for rank in best.values()) for kind in range(3)]
    return Voices(*counts)


def _undated(claims: Sequence[Claim]) -> tuple[str, ...]:
    undated = {claim.fact.article for claim in claims if claim.fact.published is None}
    return tuple(sorted(undated))
