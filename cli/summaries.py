"""The summary of an ingest: what the user must know before trusting a table.

Who speaks, what is dated, what was not taken for a figure; in columns, wrapped, on stderr.
"""

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from newsfacts.cli.references import short_names
from newsfacts.cli.sanitize import printable

if TYPE_CHECKING:
    from newsfacts.store.reports import Articles, Bound, IngestReport, Publication, Voice

LABEL = 12  # columns for "no figures"
NAMES = 12  # shown of a list, before "and 30 more"
SURFACES = 4  # shown of what is no figure, a reason
REASONS = 8
LONGEST_GLUED = 30  # characters of a name that is kept on one line
GLUE = "\u00a0"  # a blank at which no line is broken
INCOMPARABLE = ("count", "percent", "money", "age", "duration")  # poor first metrics to compare


def summary_lines(
    report: "IngestReport",
    seconds: float,
    width: int,
    *,
    store_given: bool = False,
    dry_run: bool = False,
) -> list[str]:
    """The lines of the summary, at most ``width`` wide.

    Args:
        report: Of the ingest.
        seconds: How long it took.
        width: Of the screen.
        store_given: Whether the next command needs ``--store``.
        dry_run: Whether nothing was written.
    """
    took = f"{seconds:.1f} s"
    articles = report.articles
    read = articles.new + articles.changed + articles.moved
    if not read:
        line = f"{_articles(articles.count)}: {articles.unchanged:,} unchanged"
        parts = [line if articles.count else "no articles", *_skipped(articles)]
        if report.kept_metadata:
            parts.append(f"{report.kept_metadata:,} with the metadata given before")
        return [_spread(", ".join(parts), took, width)]
    first = f"{_articles(articles.count)}, {report.words:,} words"
    lines = [_spread(first, took, width), ""]
    largest = max(report.figure_count, report.dates.resolved + report.dates.open, read)
    table = _Table(width, max(2, len(f"{largest:,}")))
    table.row("figures", report.figure_count, _counts(report.figures))
    _add_voices(table, report)
    _add_dates(table, report)
    _add_publication(table, report.published)
    _add_rejected(table, report)
    if report.kept_metadata:
        hint = "kept as given before   hint: --metadata, --date or --outlet give other"
        table.row("metadata", report.kept_metadata, hint)
    if report.not_english:
        names = ", ".join(f"{name} {count:,}" for name, count in report.not_english.items())
        hint = f"{names}: kept, and not read   hint: --language en reads them all the same"
        table.row("not English", sum(report.not_english.values()), hint)
    lines += table.lines
    following = f"Next: newsfacts {_next_command(report)}"
    if store_given:
        following += f" --store {report.store}"
    done = f"{report.store}: {_outcome(articles)}."
    if dry_run:
        line = f"{report.store} would have: {_outcome(articles)}. Nothing was written."
        return [printable(each) for each in (*lines, "", line)]
    if len(done) + 2 + len(following) <= width:
        lines += ["", f"{done}  {following}"]
    else:
        lines += ["", done, following]
    return [printable(line) for line in lines]


class _Table:
    """Label, count and text in columns; text wraps under itself."""

    def __init__(self, width: int, count_width: int) -> None:
        self.lines: list[str] = []
        self._width = width
        self._count_width = count_width

    def row(self, label: str, count: int | None, text: str) -> None:
        """``figures     23   22 troops, 1 area``."""
        number = "" if count is None else f"{count:,}"
        start = f"{label:<{LABEL}}{number:>{self._count_width}}   "
        self._add(start if count is not None else f"{label:<{LABEL}}", text)

    def part(self, label: str, count: int, name: str, text: str, name_width: int = 10) -> None:
        """``said by          14 named      Pentagon 8``, the label in its first row only."""
        start = f"{label:<{LABEL}}{'':>{self._count_width}}   {count:>{self._count_width},} "
        self._add(f"{start}{name:<{name_width}}" if text else f"{start}{name}", text)

    def _add(self, start: str, text: str) -> None:
        room = max(20, self._width - len(start) - (1 if not start.endswith(" ") and text else 0))
        if text and not start.endswith(" "):
            start += " "
        parts = wrap(printable(text), room, break_on_hyphens=False) or [""]
        lines = [start + parts[0], *(" " * len(start) + part for part in parts[1:])]
        self.lines += [line.replace(GLUE, " ").rstrip() for line in lines]


def _add_voices(table: _Table, report: "IngestReport") -> None:
    voices = report.said_by
    groups: list[tuple[int, str, str]] = [
        (voices.named.figures, "named", _names(voices.named)),
        (voices.anonymous.figures, "anonymous", _names(voices.anonymous, quoted=True)),
        (voices.nobody.figures, "nobody", _names(voices.nobody, quoted=True)),
        (voices.own_voice, "the article itself", ""),
    ]
    label = "said by"
    for count, name, text in groups:
        if count:
            table.part(label, count, name, text, name_width=11)
            label = ""


def _add_dates(table: _Table, report: "IngestReport") -> None:
    dates = report.dates
    total = dates.resolved + dates.open
    if not total:
        return
    parts = [f"{dates.resolved:,} resolved"] if dates.resolved else []
    if dates.open:
        surfaces = list(dates.surfaces)[:SURFACES]
        more = " …" if len(dates.surfaces) > len(surfaces) else ""
        parts.append(f"{dates.open:,} left open ({', '.join(map(_quoted, surfaces))}{more})")
    table.row("dates", total, ", ".join(parts))


def _add_publication(table: _Table, published: "Publication") -> None:
    names = short_names({*published.undated_paths, *(bound.path for bound in published.bounds)})
    label = "published"
    if published.dated:
        bases = ", ".join(f"{basis} {count:,}" for basis, count in published.by_basis.items())
        table.part(label, published.dated, "dated", bases, name_width=11)
        label = ""
    if published.bounded:
        shown = [_bound(bound, names) for bound in published.bounds[:SURFACES]]
        text = "; ".join(_and_more(shown, published.bounded)).replace(GLUE, " ")
        table.part(label, published.bounded, "bounded", text, name_width=11)
        label = ""
    if published.undated:
        shown = [names[path] for path in published.undated_paths[:NAMES]]
        text = " ".join(_and_more(shown, published.undated))
        hint = "hint: --metadata dates.csv".replace(" ", GLUE)
        table.part(label, published.undated, "undated", f"{text}   {hint}", name_width=11)


def _add_rejected(table: _Table, report: "IngestReport") -> None:
    reasons = list(report.rejected.items())
    kept = SURFACES if len(reasons) <= SURFACES else SURFACES // 2
    parts = []
    for reason, rejected in reasons[:REASONS]:
        shown = [
            f"{_quoted(surface)} ×{count:,}" if count > 1 else _quoted(surface)
            for surface, count in list(rejected.surfaces.items())[:kept]
        ]
        words = ", ".join(_and_more(shown, 0))
        if len(rejected.surfaces) > kept:
            parts.append(f"{words} … ({rejected.count:,} {reason})")
        else:
            parts.append(f"{words} ({reason})")
    rest = sum(rejected.count for _, rejected in reasons[REASONS:])
    if rest:
        parts.append(f"and {rest:,} of other kinds")
    if parts:
        table.row("no figures", None, "; ".join(parts))


def _bound(bound: "Bound", names: Mapping[str, str]) -> str:
    published = bound.published
    if published.start and published.end:
        edge = f"in {published.value or f'{published.start} to {published.end}'}"
    else:
        edge = f"not before {published.start}" if published.start else f"not after {published.end}"
    words = f" {_quoted(published.text)}" if published.text else ""
    return f"{names[bound.path]}: {edge} ({published.basis}{words})"


def _names(voice: "Voice", *, quoted: bool = False) -> str:
    shown = [
        f"{_quoted(name) if quoted else name} {count:,}"
        for name, count in list(voice.names.items())[:NAMES]
    ]
    return ", ".join(_and_more(shown, len(voice.names)))


def _counts(counts: dict[str, int]) -> str:
    shown = [f"{count:,} {name}" for name, count in list(counts.items())[:NAMES]]
    return ", ".join(_and_more(shown, len(counts)))


def _and_more(shown: list[str], total: int) -> list[str]:
    """The items, each kept on one line, and how many there are besides."""
    more = [f"and {total - len(shown):,} more"] if total > len(shown) else []
    # what is longer than a few words may break at its blanks, or it would break inside a word
    return [
        item.replace(" ", GLUE) if len(item) <= LONGEST_GLUED else item for item in [*shown, *more]
    ]


def _quoted(text: str) -> str:
    return f"“{text}”"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _changes(articles: "Articles") -> list[tuple[int, str]]:
    """What became of the articles: so many of each kind there is."""
    kinds = {
        "new": articles.new,
        "changed": articles.changed,
        "moved": articles.moved,
        "unchanged": articles.unchanged,
    }
    return [(count, name) for name, count in kinds.items() if count]


def _outcome(articles: "Articles") -> str:
    (count, name), *others = _changes(articles)
    first = f"{count:,} {name}" if others else f"{_articles(count)} {name}"
    rest = [f"{count:,} {name}" for count, name in others]
    return ", ".join([first, *rest, *_skipped(articles)])


def _skipped(articles: "Articles") -> list[str]:
    """Files, folders and records that gave no article."""
    count = articles.skipped
    return [f"{count:,} input{'' if count == 1 else 's'} skipped"] if count else []


def _next_command(report: "IngestReport") -> str:
    ranked: Iterable[str] = (name for name in report.figures if name not in INCOMPARABLE)
    metric = next(iter(ranked), None)
    return f"compare --metric {metric}" if metric else "facts"


def _spread(left: str, right: str, width: int) -> str:
    return left + right.rjust(max(2 + len(right), width - len(left)))
