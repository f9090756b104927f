"""A report as one HTML page that needs nothing else: no network, no files, no scripts of others.

Its content security policy allows its own style and script by their hashes, and no request at all.
Every text from an article, and every name made of one, goes through ``esc``.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsfacts.analysis.records import BlockRecord, Comparison, RowRecord
from newsfacts.analysis.report import Report, Source
from newsfacts.analysis.settings import Settings
from newsfacts.cli.renderers.blocks import leading_rows
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.reportcharts import (
    axis_svg,
    dated_points,
    range_axis,
    range_svg,
    shape_svg,
    time_svg,
)
from newsfacts.cli.renderers.reporthtml import esc, plural, tag, when_words
from newsfacts.cli.renderers.reportledger import ledger_html, row_anchor
from newsfacts.cli.renderers.reportscript import JAVASCRIPT
from newsfacts.cli.renderers.reportstyle import CSS, CSS_WITHOUT_SCRIPTS
from newsfacts.cli.renderers.verdictlines import row_name, verdict_lines

MOST_BLOCKS = 12  # of a metric
MOST_ROWS = 12  # of a block
MOST_VERDICTS = 5  # of each kind, of a block with more rows
ALL_HINT = " (--all)"  # what the terminal says of lines that it leaves out
FINDINGS = ("source dropped", "hedge dropped", "part exceeds whole", "part > whole")


class Framing(NamedTuple):
    """What a page says of itself."""

    title: str
    filters: tuple[str, ...]
    made: str | None  # from SOURCE_DATE_EPOCH
    made_by: str
    lexicons: str
    settings: Settings


def report_page(report: Report, framing: Framing, pointers: Pointers) -> Iterator[str]:
    """The page, piece by piece."""
    anchors = {row.fact.id: row_anchor(row.fact.id) for row in report.ledger}
    yield _head(framing.title)
    yield from _opening(report, framing)
    for number, comparison in enumerate(report.comparisons):
        yield from _metric(comparison, number, pointers, anchors)
    yield '<section id="figures"><h2>Ledger</h2><p class="quiet">Every figure as it stands in its '
    yield "article. A figure opens its passage. † a place taken from another sentence.</p>"
    yield from ledger_html(report, pointers)
    if report.left_out:
        yield tag("p", f"{plural(report.left_out, 'more figure')} not shown: --limit 0 shows all.")
    yield "</section>"
    yield from _method(report, framing)
    yield from _sources(report.sources, pointers)
    yield f"</main><script>{JAVASCRIPT}</script></body></html>\n"


def _head(title: str) -> str:
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(CSS)} {_hash(CSS_WITHOUT_SCRIPTS)}; script-src {_hash(JAVASCRIPT)}"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="referrer" content="no-referrer">'
        f'{tag("title", title)}<link rel="icon" href="data:,"><style>{CSS}</style>'
        f"<noscript><style>{CSS_WITHOUT_SCRIPTS}</style></noscript></head><body>"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _opening(report: Report, framing: Framing) -> Iterator[str]:
    dated = sum(1 for source in report.sources if source.published is not None)
    names = {
        row.fact.claimant.name
        for row in report.ledger
        if row.fact.claimant is not None and row.fact.claimant.name
    }
    yield f"<header>{tag('h1', framing.title)}"
    yield '<p class="quiet">What the clippings say, not what is true.'
    yield f" Made {esc(framing.made)}." if framing.made else ""
    yield f" Filters: {esc(', '.join(framing.filters))}." if framing.filters else ""
    yield '</p><dl class="facts">'
    for name, value in (
        ("figures", f"{len(report.ledger) + report.left_out:,}"),
        ("articles with figures", f"{len(report.sources):,} of {report.articles:,}"),
        ("of these dated", f"{dated:,}"),
        ("claimants", f"{len(names):,}"),
    ):
        yield f"<div>{tag('dt', name)}{tag('dd', value)}</div>"
    yield "</dl><nav aria-label='Contents'><ul>"
    for number, comparison in enumerate(report.comparisons):
        yield f'<li><a href="#m{number}">{esc(comparison.metric)}</a></li>'
    yield '<li><a href="#figures">Ledger</a></li><li><a href="#method">Method and limits</a></li>'
    yield '<li><a href="#sources">Articles</a></li></ul></nav></header><main>'


def _metric(
    comparison: Comparison, number: int, pointers: Pointers, anchors: Mapping[str, str]
) -> Iterator[str]:
    voices = comparison.voices
    summary = (
        f"{plural(comparison.mentions, 'mention')}, {plural(comparison.origins, 'origin')}: "
        f"{voices.named} named, {voices.anonymous} anonymous, {voices.nobody} nobody"
    )
    yield f'<section id="m{number}"><h2>{esc(comparison.metric)} <small>{esc(summary)}</small></h2>'
    for block in comparison.blocks[:MOST_BLOCKS]:
        yield from _block(comparison, block, pointers, anchors)
    rest = len(comparison.blocks) - MOST_BLOCKS
    if rest > 0:
        yield tag(
            "p",
            f"{plural(rest, 'more block')}: newsfacts compare --metric {comparison.metric} --all",
            class_="quiet",
        )
    across = [each for each in comparison.findings if each.finding == "part exceeds whole"]
    if across:
        yield '<h3>Across <small>a part may not exceed its whole</small></h3><ul class="verdicts">'
        for finding in across:
            yield f'<li class="finding"><b>part &gt; whole</b> {esc(finding.reason)}</li>'
        yield "</ul>"
    yield "</section>"


def _block(
    comparison: Comparison, block: BlockRecord, pointers: Pointers, anchors: Mapping[str, str]
) -> Iterator[str]:
    whose = f"{block.subject} · " if block.subject else ""
    counts = f"{plural(block.mentions, 'mention')}, {plural(block.origins, 'origin')}"
    yield f'<div class="block"><h3>{esc(whose + block.heading)} <small>{esc(counts)}</small></h3>'
    rows = leading_rows(block.rows, MOST_ROWS)
    axis = range_axis(rows)
    scale = axis_svg(axis) if axis else ""
    yield (
        '<table class="ranges"><thead><tr><th scope="col">who</th><th scope="col">figure</th>'
        f'<th scope="col" class="chart">{scale}</th><th scope="col">as of</th>'
        '<th scope="col">where</th></tr></thead><tbody>'
    )
    for row in rows:
        drawing = range_svg(row, axis) if axis and (row.low, row.high) != (None, None) else ""
        yield (
            f'<tr>{tag("th", row_name(row), scope="row")}<td class="said">{_linked(row, anchors)}'
            f'</td><td class="chart">{drawing or tag("span", "no bounds", class_="quiet")}</td>'
            f"{tag('td', when_words(row.time), class_='src')}"
            f"{tag('td', _where(row, pointers), class_='src')}</tr>"
        )
    yield "</tbody></table>"
    if len(rows) < len(block.rows):
        yield tag(
            "p", f"and {plural(len(block.rows) - len(rows), 'more statement')}", class_="quiet"
        )
    yield from _verdicts(comparison, block, pointers)
    yield from _times(block, anchors)
    yield "</div>"


def _linked(row: RowRecord, anchors: Mapping[str, str]) -> str:
    noun = f" {row.counted}" if row.counted else ""
    dagger = " †" if {"places", "place"} & set(row.inferred) else ""
    words = esc(f"{row.text}{noun}{dagger}")
    anchor = anchors.get(row.facts[0])
    return f'<a href="#{esc(anchor)}">{words}</a>' if anchor else words


def _where(row: RowRecord, pointers: Pointers) -> str:
    first = pointers.article(row.articles[0])
    more = f" +{len(row.articles) - 1}" if len(row.articles) > 1 else ""
    return f"{first}{more}" + (f" ×{row.mentions}" if row.mentions > 1 else "")


def _verdicts(comparison: Comparison, block: BlockRecord, pointers: Pointers) -> Iterator[str]:
    most = None if len(block.rows) <= MOST_ROWS else MOST_VERDICTS
    lines = verdict_lines(comparison, block, pointers.article, most=most)
    if lines:
        yield '<ul class="verdicts">'
        for line in lines:
            kind = "finding" if line.label in FINDINGS else line.label.replace(" ", "-")
            words = esc(line.text.removesuffix(ALL_HINT))
            yield f'<li class="{esc(kind)}">{tag("b", line.label)} {words}</li>'
        yield "</ul>"


def _times(block: BlockRecord, anchors: Mapping[str, str]) -> Iterator[str]:
    """The chart over time, where two days have a figure."""
    points, names = dated_points(block)
    if len({point.start for point in points}) < 2:
        return
    title = f"{block.heading} over time: {plural(len(points), 'dated figure')}"
    yield f"<figure>{time_svg(points, title, anchors)}"
    yield '<figcaption><ul class="legend">'
    for series, name in enumerate(names):
        sign = shape_svg(series)
        yield (
            f'<li><svg width="16" height="14" viewBox="-8 -7 16 14" aria-hidden="true">{sign}</svg>'
            f"{esc(name)}</li>"
        )
    undated = len(block.rows) - len(points)
    yield "</ul>"
    yield tag("p", f"{plural(undated, 'statement')} not dated", class_="quiet") if undated else ""
    yield "</figcaption></figure>"


def _method(report: Report, framing: Framing) -> Iterator[str]:
    settings = framing.settings
    within = f"{settings.days('stock')} days for stocks, {settings.days('incident')} for incidents"
    yield '<section id="method"><h2>Method and limits</h2>'
    for text in (
        "Figures are read by the rules of a grammar, without a model, and each is traceable to its "
        "characters in its article. Figures are set against each other only when they count the "
        "same thing: metric, whose, how and where; deaths and injuries also need one incident.",
        "conflict: the same thing at the same time, and both cannot be true. revision: one "
        "claimant at two known times. undecidable: nobody can say whether they are of one time; it "
        "is said what would settle it. agree and compatible: the bounds meet; an open bound or a "
        "vague word never makes a conflict. not comparable: something that is counted differs.",
        "Mentions that copy a passage, restate an article's own claim or pass on one claimant's "
        "figure count as one origin. Nobody, anonymous sources and an article's own voice may "
        "agree, and corroborate nothing.",
        "What is undated stays undated and is never read as of today. A figure that the rules do "
        "not read is not here, and a rule can misread: open the passage before you rely on a row.",
    ):
        yield tag("p", text)
    about = f"±{settings.about():.0%}"
    yield tag(
        "p", f"“About” is read as {about} in comparisons; times within {within} are one time."
    )
    yield '<dl class="provenance">'
    for name, value in (
        ("corpus", f"sha256 {report.corpus} over {plural(report.articles, 'article')}"),
        ("read by", f"newsfacts {framing.made_by}, lexicons {framing.lexicons}"),
    ):
        yield f"<dt>{esc(name)}</dt><dd><code>{esc(value)}</code></dd>"
    yield "</dl></section>"


def _sources(sources: tuple[Source, ...], pointers: Pointers) -> Iterator[str]:
    yield '<section id="sources"><h2>Articles</h2><div class="scroll">'
    yield '<table class="sources"><thead>'
    yield "<tr>" + "".join(
        tag("th", name, scope="col")
        for name in ("article", "path", "published", "outlet", "figures", "sha256")
    )
    yield "</tr></thead><tbody>"
    for source in sources:
        published = source.published
        day = "undated"
        if published is not None:
            value = published.value or f"{published.start or '…'} to {published.end or '…'}"
            day = f"{value} ({published.basis})"
        yield "<tr>" + "".join(
            tag("td", cell)
            for cell in (
                pointers.article(source.id),
                source.path or "",
                day,
                source.outlet or "",
                source.figures,
            )
        )
        yield f"<td><code>{esc((source.sha256 or '')[:16])}</code></td></tr>"
    yield "</tbody></table></div></section>"
