"""Verdicts as lines of words: what needs a reader each by itself, what fits gathered."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.records import BlockRecord, Comparison, RowRecord, VerdictRecord
from newsfacts.analysis.wording import listed, number_words

OPPOSING = ("conflict", "revision", "undecidable")
ONE_ACCOUNT = "a correction or another count"  # how reasons of unopposed figures end
MOST_NAMED = 4  # rows that one line opposes to another
MOST_SHARING = 3  # names behind one figure
FEWEST_PAIRS = 3  # of one reason, so that they are gathered
SIGNS = {"conflict": "≠", "revision": "→", "undecidable": "≠"}


class Line(NamedTuple):
    """A verdict or finding with what it says."""

    label: str
    text: str


def row_name(row: RowRecord) -> str:
    """Who says it: "South Korea +1", "nobody", "the article"."""
    if row.type == "author":
        return "the article"
    name = row.claimant or "nobody"
    return f"{name} +{len(row.others)}" if row.others else name


def row_figure(row: RowRecord) -> str:
    """The figure as a reason writes it: a plain number, else the words."""
    if row.modifier in ("exact", "approx", "range") and row.low is not None:
        if row.low == row.high:
            return number_words(row.low)
        if row.high is not None:
            return f"{number_words(row.low)} to {number_words(row.high)}"
    return f"“{row.text}”"


def verdict_lines(
    comparison: Comparison,
    block: BlockRecord,
    article: Callable[[str], str],
    *,
    most: int | None,
) -> list[Line]:
    """What to say under a block; with ``most`` only what needs a reader, and at most so many.

    ``article`` gives what an article is called.
    """
    rows = {row.facts[0]: row for row in block.rows}
    verdicts = [verdict for verdict in comparison.verdicts if verdict.key == block.key]
    lines = _opposing(verdicts, rows, most)
    if most is None:
        lines += _agreeing([v for v in verdicts if v.verdict == "agree"], rows, article)
        lines += _compatible([v for v in verdicts if v.verdict == "compatible"], rows)
        lines += _incomparable([v for v in verdicts if v.verdict == "not comparable"], rows)
    else:
        lines += _counted(verdicts)
    lines += [
        Line(finding.finding.removesuffix(" differs"), finding.reason)
        for finding in comparison.findings
        if finding.key == block.key and finding.finding != "part exceeds whole"
    ]
    return lines


def _opposing(
    verdicts: Sequence[VerdictRecord], rows: Mapping[str, RowRecord], most: int | None
) -> list[Line]:
    lines = []
    together = [verdict for verdict in verdicts if verdict.reason.endswith(ONE_ACCOUNT)]
    rivals = [verdict for verdict in verdicts if verdict not in together]
    for name in OPPOSING:
        named = [verdict for verdict in rivals if verdict.verdict == name]
        if most is not None and len(named) > most:
            crowds, named = _crowds(named)
            lines += [Line(name, _crowd(group, rows, SIGNS[name])) for group in crowds[:most]]
            named += [verdict for group in crowds[most:] for verdict in group]
            most_pairs = max(0, most - len(crowds))
        else:
            most_pairs = len(named) if most is None else most
        gathered = _gather(named)
        for group in gathered[:most_pairs]:
            lines.append(Line(name, _opposed(group, rows, SIGNS[name])))
        rest = sum(len(group) for group in gathered[most_pairs:])
        if rest:
            lines.append(Line(name, f"and {rest} more pairs (--all)"))
    if together:
        lines.append(Line("undecidable", _one_account(together, rows)))
    return lines


def _one_account(verdicts: Sequence[VerdictRecord], rows: Mapping[str, RowRecord]) -> str:
    """Figures that single articles give beside each other, in one line."""
    if len(verdicts) == 1:
        return _opposed(verdicts, rows, SIGNS["undecidable"])
    found = [rows[fact] for verdict in verdicts for fact in (verdict.a, verdict.b)]
    figures = list(dict.fromkeys(row_figure(row) for row in found))
    if len(figures) > 2 * MOST_NAMED:
        figures = [*figures[: 2 * MOST_NAMED], f"{len(figures) - 2 * MOST_NAMED} more"]
    side = "stand beside each other in one article: parts, corrections, counts of other things"
    return f"{listed(figures)} {side}"


def _gather(verdicts: Sequence[VerdictRecord]) -> list[list[VerdictRecord]]:
    """Verdicts on one row against several, with one reason, in one group."""
    groups: dict[tuple[str, str], list[VerdictRecord]] = {}
    for verdict in verdicts:
        groups.setdefault((verdict.a, verdict.reason), []).append(verdict)
    return list(groups.values())


def _crowds(
    verdicts: Sequence[VerdictRecord],
) -> tuple[list[list[VerdictRecord]], list[VerdictRecord]]:
    """Verdicts of one reason on many pairs, most pairs first, and those of reasons of their own."""
    groups: dict[str, list[VerdictRecord]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.reason, []).append(verdict)
    crowds = [group for group in groups.values() if len(group) >= FEWEST_PAIRS]
    crowds.sort(key=lambda group: -len(group))
    return crowds, [verdict for verdict in verdicts if len(groups[verdict.reason]) < FEWEST_PAIRS]


def _crowd(group: Sequence[VerdictRecord], rows: Mapping[str, RowRecord], sign: str) -> str:
    """Many rows that are opposed for one reason, gathered by figure: most say the first."""
    by_figure: dict[str, list[str]] = {}
    for fact in dict.fromkeys(fact for verdict in group for fact in (verdict.a, verdict.b)):
        by_figure.setdefault(row_figure(rows[fact]), []).append(row_name(rows[fact]))
    figures = sorted(by_figure, key=lambda figure: -len(by_figure[figure]))
    told = []
    for figure in figures[:MOST_NAMED]:
        names = by_figure[figure]
        if len(names) > MOST_SHARING:
            names = [*names[: MOST_SHARING - 1], f"{len(names) - MOST_SHARING + 1} others"]
        told.append(f"{figure} ({listed(names)})")
    if len(figures) > MOST_NAMED:
        rest = len(figures) - MOST_NAMED
        told.append(f"{rest} more figure{'' if rest == 1 else 's'}")
    reason = group[0].reason
    if len(figures) > 2 and reason.startswith("both "):
        reason = f"all {reason.removeprefix('both ')}"
    return f"{f' {sign} '.join(told)}: {reason}"


def _opposed(group: Sequence[VerdictRecord], rows: Mapping[str, RowRecord], sign: str) -> str:
    one = _named(rows[group[0].a])
    names = [_named(rows[verdict.b]) for verdict in group]
    if len(names) > MOST_NAMED:
        names = [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} others"]
    others = listed(names)
    return f"{one} {sign} {others}: {group[0].reason}"


def _named(row: RowRecord) -> str:
    noun = f" {row.counted}" if row.counted else ""
    return f"{row_name(row)} {row_figure(row)}{noun}"


def _agreeing(
    verdicts: Sequence[VerdictRecord],
    rows: Mapping[str, RowRecord],
    article: Callable[[str], str],
) -> list[Line]:
    """Who agrees, gathered by what they say; where nobody is named, which articles."""
    groups: dict[str, list[RowRecord]] = {}
    for verdict in verdicts:
        members = groups.setdefault(verdict.reason, [])
        members += [rows[fact] for fact in (verdict.a, verdict.b) if rows[fact] not in members]
    lines = []
    for reason, members in groups.items():
        names = list(dict.fromkeys(row_name(row) for row in members))
        if len(names) < len(members):
            names = list(dict.fromkeys(article(each) for row in members for each in row.articles))
        said = reason.removeprefix("both ") if reason.startswith("both ") else f": {reason}"
        who = listed(names)
        lines.append(Line("agree", f"{who} {said}" if said != f": {reason}" else f"{who}{said}"))
    return lines


def _compatible(verdicts: Sequence[VerdictRecord], rows: Mapping[str, RowRecord]) -> list[Line]:
    """Closed figures gathered under the open or vague one that they fit."""
    fitting: dict[str, list[str]] = {}
    others: list[str] = []
    for verdict in verdicts:
        open_ones = [fact for fact in (verdict.a, verdict.b) if not _is_closed(rows[fact])]
        if len(open_ones) != 1 or "soft" in verdict.reason:
            others.append(verdict.reason)
            continue
        host = open_ones[0]
        guest = verdict.b if host == verdict.a else verdict.a
        figures = fitting.setdefault(host, [])
        if row_figure(rows[guest]) not in figures:
            figures.append(row_figure(rows[guest]))
    texts = []
    for host, figures in fitting.items():
        verb = "fits" if len(figures) == 1 else "fit"
        who = "" if rows[host].claimant is None else f"{row_name(rows[host])}: "
        texts.append(f"{listed(figures)} {verb} {who}{row_figure(rows[host])}")
    texts += dict.fromkeys(others)
    return [Line("compatible", "; ".join(texts))] if texts else []


def _incomparable(verdicts: Sequence[VerdictRecord], rows: Mapping[str, RowRecord]) -> list[Line]:
    reasons: dict[str, list[VerdictRecord]] = {}
    for verdict in verdicts:
        gathered = verdict.differs in ("bounds", "counted")
        reason = (verdict.differs or "") if gathered else verdict.reason
        reasons.setdefault(reason, []).append(verdict)
    lines = []
    for reason, group in reasons.items():
        if reason == "counted":
            lines.append(Line("not comparable", _different_people(group, rows)))
        elif reason == "bounds":
            lines.append(Line("not comparable", f"{_boundless(group, rows)} has no bounds"))
        else:
            pairs = [f"{_named(rows[v.a])} and {_named(rows[v.b])}" for v in group]
            shown = pairs[0] if len(pairs) == 1 else f"{len(pairs)} pairs"
            lines.append(Line("not comparable", f"{shown}: {reason}"))
    return lines


def _different_people(group: Sequence[VerdictRecord], rows: Mapping[str, RowRecord]) -> str:
    """Whom the rows of some verdicts count."""
    found = [rows[fact] for verdict in group for fact in (verdict.a, verdict.b)]
    named = dict.fromkeys(row.counted for row in found if row.counted)
    people = [*named, *(["people in general"] if any(not row.counted for row in found) else [])]
    return f"they count different people: {', '.join(people)}"


def _boundless(group: Sequence[VerdictRecord], rows: Mapping[str, RowRecord]) -> str:
    """The figures without bounds among the rows of some verdicts."""
    found = [rows[fact] for verdict in group for fact in (verdict.a, verdict.b)]
    figures = [row_figure(row) for row in found if row.low is None and row.high is None]
    return listed(list(dict.fromkeys(figures)))


def _counted(verdicts: Sequence[VerdictRecord]) -> list[Line]:
    counts: dict[str, int] = {}
    for verdict in verdicts:
        if verdict.verdict not in OPPOSING:
            counts[verdict.verdict] = counts.get(verdict.verdict, 0) + 1
    if not counts:
        return []
    words = [_pairs(counts[name], name) for name in sorted(counts)]
    return [Line("besides", f"{', '.join(words)} (--all)")]


def _pairs(count: int, name: str) -> str:
    if count == 1:
        return f"1 pair {'agrees' if name == 'agree' else name}"
    return f"{count:,} pairs {name}"


def _is_closed(row: RowRecord) -> bool:
    return row.low is not None and row.high is not None and row.modifier != "vague"
