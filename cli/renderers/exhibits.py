"""One fact as ``show`` presents it: its passage, its parts in words, its proof, its opponents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.analysis.compare import compare
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.passages import Passage, passage_of
from newsfacts.analysis.records import Comparison, RowRecord
from newsfacts.analysis.wording import listed, number_words
from newsfacts.cli.evidence import References
from newsfacts.cli.references import Lines
from newsfacts.cli.renderers.passages import detail_lines, passage_lines
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.reasoning import part_lines
from newsfacts.cli.renderers.verdictlines import row_figure, row_name
from newsfacts.cli.renderers.wrapping import ends
from newsfacts.cli.sanitize import printable

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact, Time
    from newsfacts.store.reading import Store
    from newsfacts.store.reviews import Review

WIDEST = 100
MOST_AGAINST = 8
LARGE = 200_000  # facts of a store that are too many to compare one with
MODIFIERS = {
    "exact": "exact",
    "approx": "approximately",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "range": "a range",
    "vague": "a vague word",
}
ORDER = ("conflict", "revision", "undecidable", "agree", "compatible")


class Exhibit(NamedTuple):
    """Everything that is shown of a fact."""

    fact: "Fact"
    article: "Article"
    passage: Passage
    against: tuple[tuple[str, str], ...]  # verdict and what it is about
    references: References
    reviews: "tuple[Review, ...]" = ()


def make_exhibit(fact: "Fact", store: "Store", references: References) -> Exhibit:
    """A fact with its passage and the verdicts that it takes part in."""
    article = store.article(fact.article)
    neighbours = list(store.facts(article=fact.article))
    against: tuple[tuple[str, str], ...] = ()
    is_large = store.manifest.counts.facts > LARGE
    if fact.quantity is not None and is_large:
        hint = f"newsfacts compare --metric {fact.quantity.metric}"
        against = (("not looked for", f"the store is large; {hint}"),)
    elif fact.quantity is not None and claims_of([fact])[0].kind != "measure":
        metric = fact.quantity.metric
        labels = Pointers.of(store, references).labels
        found = compare(
            store.facts(kind="quantity", metric=metric),
            metric=metric,
            articles=store.articles(),
            labels=labels,
        )
        against = tuple(_against(fact.id, found, labels, references.digits))
    passage = passage_of(fact, article, neighbours)
    return Exhibit(fact, article, passage, against, references, store.reviews.of(fact.id))


def draw_exhibit(exhibit: Exhibit, console: "Console", *, why: bool) -> None:
    """Print one fact."""
    from rich.text import Text

    width = min(console.width, WIDEST) if console.is_terminal else console.width
    for line, style in exhibit_lines(exhibit, width, why=why):
        styled = Text(printable(line), style={"mark": "cyan", "head": "bold"}.get(style, ""))
        console.print(styled, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def exhibit_lines(exhibit: Exhibit, width: int, *, why: bool) -> Iterator[tuple[str, str]]:
    """The lines of one fact at a width, each with its style."""
    fact, article = exhibit.fact, exhibit.article
    lines = Lines(article.text)
    line = lines.line(fact.start)
    position = fact.start - lines.starts[line - 1] + 1
    where = f"{article.path or article.id}:{line}:{position}"
    for text in ends(where, f"{_published(article)}, {article.outlet or 'no outlet'}", width):
        yield text, "head"
    yield "", ""
    yield from passage_lines(exhibit.passage, article.text, width)
    yield "", ""
    for text in detail_lines(_details(exhibit, why=why), width):
        yield text, ""


def _published(article: "Article") -> str:
    published = article.published
    if published is None:
        return "undated"
    if published.start == published.end and published.start:
        return published.start
    if published.end is None:
        return f"{published.start} or later"
    if published.start is None:
        return f"{published.end} or earlier"
    return f"{published.start} to {published.end}"


def _details(exhibit: Exhibit, *, why: bool) -> list[tuple[str, str]]:
    fact = exhibit.fact
    details = [("id", fact.id)] if why else []
    if fact.kind == "quantity":
        details += _quantity_details(exhibit)
    if fact.quote is not None:
        details.append(("quote", f"{fact.quote.type}, {fact.quote.family}"))
    details.append(("claimant", _claimant(exhibit)))
    hedge = f"   “{fact.hedge}”" if fact.hedge else ""
    details.append(("modality", f"{fact.modality}{hedge}"))
    details.append(("time", _time_details(exhibit)))
    sha = exhibit.article.sha256
    proof = f", sha256 {sha[:12]} of the file as read" if sha else ""
    details.append(("proof", f"characters {fact.start}–{fact.end}{proof}"))
    for index, review in enumerate(exhibit.reviews):
        details.append(("reviews" if index == 0 else "", review_words(review)))
    for index, (verdict, text) in enumerate(exhibit.against[:MOST_AGAINST]):
        details.append(("against" if index == 0 else "", f"{verdict}: {text}"))
    if len(exhibit.against) > MOST_AGAINST:
        details.append(("", f"and {len(exhibit.against) - MOST_AGAINST} more"))
    if why:
        details.append(("rule", fact.rule))
        lines = part_lines(fact, exhibit.article, exhibit.passage)
        details += [("why" if index == 0 else "", line) for index, line in enumerate(lines)]
    return details


def review_words(review: "Review") -> str:
    """What somebody said of a fact: "corrected by Ana on 2024-11-02: metric deaths (a note)"."""
    said = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[review.verdict]
    values = ((key.rpartition(".")[2], value) for key, value in review.fields.items())
    fields = ", ".join(
        f"{name} {'none' if value is None else f'{value:g}' if isinstance(value, float) else value}"
        for name, value in values
    )
    note = f" “{review.note}”" if review.note else ""
    return f"{said} by {review.by} on {review.at[:10]}{f': {fields}' if fields else ''}{note}"


def _quantity_details(exhibit: Exhibit) -> list[tuple[str, str]]:
    fact, quantity = exhibit.fact, exhibit.fact.quantity
    assert quantity is not None
    figure = [_bounds(quantity.low, quantity.high), MODIFIERS[quantity.modifier]]
    roles = {"change": "a change", "before": "before a change", "after": "after a change"}
    if quantity.role in roles:
        figure.append(roles[quantity.role])
    if quantity.trend:
        figure.append({"up": "rising", "down": "falling"}[quantity.trend])
    counted = [quantity.counted or quantity.unit or "", quantity.subject or ""]
    counts = quantity.metric
    about = ", ".join(dict.fromkeys(text for text in counted if text))
    counts += f": {about}" if about else ""
    if quantity.state:
        counts += f", {quantity.state.replace('_', ' ')}"
    if quantity.action:
        counts += f" ({quantity.action})"
    details = [
        ("figure", ", ".join(figure)),
        ("counts", counts + _inference(exhibit, "counted", "counted", "state", "subject")),
    ]
    places = [
        f"{place.relation} {place.name}{f', {place.within}' if place.within else ''}"
        for place in fact.places
    ]
    details.append(
        ("place", "; ".join(places) + _inference(exhibit, "place", "places") or "none given")
    )
    return details


def _inference(exhibit: Exhibit, part: str, *names: str) -> str:
    """Which of the named keys were inferred, and where from when the passage shows it."""
    inferred = [name for name in names if name in exhibit.fact.inferred]
    if not inferred:
        return ""
    number = exhibit.passage.numbers.get(part)
    source = f" from {number}" if number else ""
    return f"   ({listed(inferred)} inferred{source})"


def _bounds(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no bounds"
    if low is None:
        return f"up to {number_words(high or 0.0)}"
    if high is None:
        return f"{number_words(low)} and up"
    return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"


def _claimant(exhibit: Exhibit) -> str:
    claimant = exhibit.fact.claimant
    if claimant is None:
        return "the article itself"
    name = claimant.name or "nobody is named"
    text = f"{name} ({claimant.type})"
    if claimant.parent:
        text += f", speaks for {claimant.parent}"
    if claimant.others:
        text += f"; also {listed(list(claimant.others))}"
    if claimant.via:
        text += f"; through {' ◄ '.join(claimant.via)}"
    if claimant.text and claimant.text != claimant.name:
        text += f"   “{claimant.text}”"
    return text


def _time_details(exhibit: Exhibit) -> str:
    fact = exhibit.fact
    parts = []
    if fact.time is not None:
        parts.append(_time_words(fact.time))
    said = fact.claimant.said if fact.claimant else None
    if said is not None:
        parts.append(f"said {_time_words(said)}")
    if not parts:
        published = exhibit.article.published
        parts.append(
            "none given; the article is undated"
            if published is None
            else f"none given; the article is of {_published(exhibit.article)}"
        )
    return "; ".join(parts)


def _time_words(time: "Time") -> str:
    relation = f"{time.relation} " if time.relation and time.relation != "on" else ""
    if time.start is None and time.end is None:
        return f"{relation}“{time.text}” ({time.value}: not resolved)"
    return f"{relation}“{time.text}” ({time.value})"


def _against(
    fact: str,
    found: Sequence[Comparison],
    labels: Mapping[str, str],
    digits: int | None,
) -> Iterator[tuple[str, str]]:
    """The verdicts on the row of a fact, what needs a reader first."""
    for comparison in found:
        rows: dict[str, RowRecord] = {}
        for block in comparison.blocks:
            rows.update({row.facts[0]: row for row in block.rows})
        mine = next((key for key, row in rows.items() if fact in row.facts), None)
        told = [
            (ORDER.index(verdict.verdict), verdict)
            for verdict in comparison.verdicts
            if verdict.verdict in ORDER and mine in (verdict.a, verdict.b)
        ]
        for _, verdict in sorted(told, key=lambda pair: pair[0]):
            other = rows[verdict.b if verdict.a == mine else verdict.a]
            label = ", ".join(labels.get(each, each) for each in other.articles[:3])
            yield (
                verdict.verdict,
                f"{row_name(other)} {row_figure(other)} ({label}, {other.facts[0][:digits]}):"
                f" {verdict.reason}",
            )
        for finding in comparison.findings:
            if fact in (finding.a, finding.b):
                yield finding.finding, finding.reason
