"""``newsfacts stats``: how much of what is in the store."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.sheets import Column, keys
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(epilog=examples("newsfacts stats", "newsfacts stats --json"))(stats)


def stats(
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Count articles, words, and facts of every kind."""
    target = choose_output(format_name, as_json, output, force)
    opened = open_store(store)
    recall(opened, target)
    rows = [*article_rows(opened.articles()), *fact_rows(opened.facts())]
    print_rows(rows, stat_columns(rows), target, flat=keys("group", "name", "count"), noun="counts")


def article_rows(articles: "Iterable[Article]") -> list[dict[str, Any]]:
    """Counts of articles: all, words, with an outlet, by how they are dated."""
    totals: Counter[str] = Counter()
    bases: Counter[str] = Counter()
    for article in articles:
        totals["articles"] += 1
        totals["words"] += len(article.text.split())
        totals["with an outlet"] += article.outlet is not None
        bases[article.published.basis if article.published else "undated"] += 1
    rows = [
        count_row("articles", name, totals[name])
        for name in ("articles", "words", "with an outlet")
    ]
    return rows + ranked("published", bases)


def fact_rows(facts: "Iterable[Fact]") -> list[dict[str, Any]]:
    """Counts of facts, by everything that has few values."""
    groups: dict[str, Counter[str]] = {
        name: Counter() for name in ("kind", "metric", "modality", "said by", "time", "zone")
    }
    for fact in facts:
        groups["kind"][fact.kind] += 1
        groups["zone"][fact.zone] += 1
        if fact.quantity is not None:
            groups["metric"][fact.quantity.metric] += 1
            groups["modality"][fact.modality] += 1
            claimant = fact.claimant
            groups["said by"][claimant.type if claimant else "the article"] += 1
        if fact.kind == "date" and fact.time is not None:
            groups["time"]["resolved" if fact.time.start or fact.time.end else "left open"] += 1
    return [row for name, counter in groups.items() for row in ranked(name, counter)]


def ranked(group: str, counter: Counter[str]) -> list[dict[str, Any]]:
    """The counts of one group, largest first."""
    ordered = sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    return [count_row(group, name, count) for name, count in ordered]


def count_row(group: str, name: str, count: int) -> dict[str, Any]:
    """One count."""
    return {"group": group, "name": name, "count": count}


def stat_columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    """The table: each group is named once."""
    first: dict[str, int] = {}
    for position, row in enumerate(rows):
        first.setdefault(row["group"], position)
    opening = {id(rows[position]) for position in first.values()}
    return (
        Column("", lambda row: row["group"] if id(row) in opening else "", style="dim"),
        Column("name", lambda row: row["name"]),
        Column("count", lambda row: row["count"], right=True, style="bold"),
    )
